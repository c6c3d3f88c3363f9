#include "store/earlier_formats.h"

#include "store/serialize.h"

namespace entente::store {
namespace {

constexpr uint8_t kOfFormat2 = 1, kOfFormat3 = 2;

}  // namespace

void load(Reader& reader, GivenEdge& given) {
  Edge& edge = given.edge;
  reader(edge.id, edge.relation, edge.from, edge.to, edge.modality, edge.time, given.evidence_count);
}

// As format 2 had it.
struct WholeGivenEdge {
  GivenEdge given;
};

void load(Reader& reader, WholeGivenEdge& whole) {
  Edge& edge = whole.given.edge;
  reader(edge.id, edge.relation, edge.from, edge.to, edge.modality, edge.time, edge.theme, edge.place, edge.attribution,
         edge.confidence, edge.evidence_count, edge.document_count, whole.given.evidence_count);
}

std::optional<Contribution> DecodeEarlierContribution(std::string_view bytes) {
  return ReadWhole<Contribution>(bytes, [](Reader* reader) -> std::optional<Contribution> {
    Contribution contribution;
    const uint8_t version = reader->Byte();
    if (version == kOfFormat3) {
      (*reader)(contribution.actors, contribution.edges);
    } else if (version == kOfFormat2) {
      std::vector<WholeGivenEdge> edges;
      (*reader)(contribution.actors, edges);
      for (WholeGivenEdge& edge : edges) contribution.edges.push_back(std::move(edge.given));
    } else {
      return std::nullopt;
    }
    return contribution;
  });
}

std::optional<std::vector<Evidence>> DecodeEarlierEvidence(std::string_view key, std::string_view bytes) {
  return ReadWhole<std::vector<Evidence>>(bytes, [&](Reader* reader) -> std::optional<std::vector<Evidence>> {
    std::vector<Evidence> evidence;
    const uint8_t version = reader->Byte();
    if (version == kOfFormat2) {
      (*reader)(evidence);
      return evidence;
    }
    if (version != kOfFormat3) return std::nullopt;
    const uint64_t count = key.size() == 2 * kIdSize ? reader->Varint(reader->left()) : 0;
    while (evidence.size() < count) {
      Evidence& piece = evidence.emplace_back();
      piece.document = DocumentId{ReadId(key, kIdSize)};
      SerializeWithoutDocument(*reader, piece);
    }
    return evidence;
  });
}

}  // namespace entente::store
