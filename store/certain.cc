#include "store/certain.h"

#include <algorithm>

#include "graph/merge.h"

namespace entente::store {
namespace {

// Below this it is cheap to read all evidence.
constexpr uint32_t kManyDocuments = 32;

double ConfidenceOf(std::vector<Evidence> evidence) {
  Edge edge;
  SettleEdge(&evidence, &edge);
  return edge.confidence;
}

const Evidence* StrongestWith(std::string Evidence::*field, const std::vector<Evidence>& evidence) {
  const Evidence* strongest = nullptr;
  for (const Evidence& piece : evidence) {
    if (!(piece.*field).empty() && (!strongest || piece.confidence > strongest->confidence)) strongest = &piece;
  }
  return strongest;
}

}  // namespace

// Either half of the documents alone leaves a doubt too small for 1 - doubt to show; both together leave one so much
// smaller that rounding in another order cannot make it show.
bool IsCertain(const ReportedEdge& edge) {
  if (edge.edge.confidence != 1 || edge.edge.document_count < kManyDocuments) return false;
  const DocumentId middle = edge.evidence[edge.evidence.size() / 2].document;
  const auto border = std::find_if(edge.evidence.begin(), edge.evidence.end(),
                                   [middle](const Evidence& piece) { return piece.document == middle; });
  return ConfidenceOf({edge.evidence.begin(), border}) == 1 && ConfidenceOf({border, edge.evidence.end()}) == 1;
}

std::vector<Evidence> StrongestOf(const std::vector<Evidence>& evidence) {
  std::vector<Evidence> strongest;
  for (const auto field : {&Evidence::theme, &Evidence::place, &Evidence::attribution}) {
    const Evidence* piece = StrongestWith(field, evidence);
    if (piece && std::find(strongest.begin(), strongest.end(), *piece) == strongest.end()) strongest.push_back(*piece);
  }
  return strongest;
}

void JoinCertain(const Edge& certain, const std::vector<Evidence>& strongest, ReportedEdge* edge) {
  const uint32_t evidence_count = certain.evidence_count + edge->edge.evidence_count;
  const uint32_t document_count = certain.document_count + edge->edge.document_count;
  JoinEdges({certain, strongest}, edge);
  edge->edge.confidence = 1;
  edge->edge.evidence_count = evidence_count;
  edge->edge.document_count = document_count;
}

}  // namespace entente::store
