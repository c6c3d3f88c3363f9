#include "extract/resolve/together.h"

#include <algorithm>
#include <array>

#include "extract/resolve/collectives.h"

namespace entente::extract {
namespace {

constexpr int kVerbsDeep = 3;  // "travelled to Norburg to hold talks with NAME"

// A description of one who holds an office ("the Norlandic king") is told of like a person.
std::string_view KindOf(const Figure& figure) {
  return figure.kind == kGroup && figure.described && !figure.plural ? kPerson : figure.kind;
}

class Company {
 public:
  Company(const Scene& scene, const History& history, const Past& past)
      : scene_(scene),
        grammar_(scene.grammar),
        history_(history),
        past_(past),
        kind_(KindOf(scene.figures[past.figure])) {}

  // The members of the coordination that the mention opens ("Kim and Putin"); itself alone where it opens none.
  std::vector<uint32_t> Coordinated() const {
    std::vector<uint32_t> members = {past_.figure};
    AddConjuncts(past_.token, &members);
    // In "the presidents A and B" the mention of A is headed by its title.
    const int32_t name = scene_.drafts[past_.draft].named;
    const uint32_t head = name < 0 ? past_.token : scene_.named[static_cast<size_t>(name)].head;
    if (head != past_.token) AddConjuncts(head, &members);
    return members;
  }

  // With those whom it meets. `firm`: by its own words, "A met with B".
  std::vector<uint32_t> WithPartners(bool* firm) {
    partners_ = Coordinated();
    loose_ = false;
    const int32_t head = grammar_.head(past_.token);
    if (head < 0) return partners_;
    const auto above = static_cast<uint32_t>(head);
    if (grammar_.HasRelation(past_.token, "nsubj")) AddFromVerb(above, 0);
    if (grammar_.relation(past_.token) == "nmod:poss" && IsMeeting(above)) AddFromNoun(above);
    *firm = !loose_;
    return partners_;
  }

 private:
  uint32_t FigureAt(uint32_t token) const {
    const int32_t draft = history_.DraftAt(static_cast<int32_t>(token));
    const uint32_t figure = draft < 0 ? kNoEntity : scene_.drafts[static_cast<size_t>(draft)].mention.entity;
    return figure != kNoEntity && KindOf(scene_.figures[figure]) == kind_ ? figure : kNoEntity;
  }

  void AddConjuncts(uint32_t token, std::vector<uint32_t>* members) const {
    for (uint32_t child : grammar_.children(token)) {
      if (grammar_.relation(child) != "conj") continue;
      const uint32_t figure = FigureAt(child);
      if (figure != kNoEntity && !Contains(*members, figure)) members->push_back(figure);
    }
  }

  void AddPartner(uint32_t token, bool firm) {
    const uint32_t figure = FigureAt(token);
    if (figure == kNoEntity || Contains(partners_, figure)) return;
    partners_.push_back(figure);
    AddConjuncts(token, &partners_);
    loose_ |= !firm;
  }

  bool IsMeeting(uint32_t token) const {
    return scene_.words.together_nouns.count(grammar_.lemma(token)) > 0 ||
           scene_.words.together_nouns.count(grammar_.folded(token)) > 0;
  }

  void AddFromVerb(uint32_t verb, int deep) {
    const bool meets = scene_.words.together_verbs.count(grammar_.lemma(verb)) > 0;
    for (uint32_t child : grammar_.children(verb)) {
      if (child == past_.token) continue;
      const bool object = grammar_.HasRelation(child, "obj"), oblique = grammar_.HasRelation(child, "obl");
      const std::string_view preposition = grammar_.Preposition(child);
      if (oblique && preposition == "with") {
        AddPartner(child, true);
      } else if (meets && (object || (oblique && (preposition == "to" || preposition == "by")))) {
        AddPartner(child, false);
      }
      if ((object || oblique) && IsMeeting(child)) AddFromNoun(child);
      if (deep < kVerbsDeep && GoesOn(child)) AddFromVerb(child, deep + 1);
    }
  }

  // "arrived and met", "came to meet": what the same subject does then.
  bool GoesOn(uint32_t token) const {
    static constexpr std::array<std::string_view, 3> kNext = {"conj", "xcomp", "advcl"};
    if (!grammar_.IsVerb(token) || std::find(kNext.begin(), kNext.end(), grammar_.relation(token)) == kNext.end())
      return false;
    const auto children = grammar_.children(token);
    return std::none_of(children.begin(), children.end(), [&](uint32_t c) { return grammar_.HasRelation(c, "nsubj"); });
  }

  void AddFromNoun(uint32_t noun) {
    for (uint32_t child : grammar_.children(noun)) {
      if (grammar_.HasRelation(child, "nmod") && grammar_.Preposition(child) == "with") AddPartner(child, true);
    }
  }

  const Scene& scene_;
  const Grammar& grammar_;
  const History& history_;
  const Past& past_;
  const std::string_view kind_;
  std::vector<uint32_t> partners_;
  bool loose_ = false;
};

bool IsNamedActor(const Figure& figure) {
  const std::string_view kind = KindOf(figure);
  return kind == kPerson || kind == kCountry || kind == kOrganization;
}

bool AllFit(const Scene& scene, const TogetherQuery& query, const Together& together) {
  const uint32_t first = together.figures.front();
  const auto& members = together.figures.size() == 1 && !scene.figures[first].members.empty()
                            ? scene.figures[first].members
                            : together.figures;
  return std::all_of(members.begin(), members.end(), query.fits);
}

}  // namespace

std::vector<Together> ToldTogether(const Scene& scene, const History& history, const Past& past) {
  const Figure& figure = scene.figures[past.figure];
  if (figure.plural) return {{{past.figure}, true}};
  if (!IsNamedActor(figure)) return {};
  std::vector<Together> told;
  Company company(scene, history, past);
  const auto coordinated = company.Coordinated();
  if (coordinated.size() > 1) told.push_back({coordinated, true});
  bool firm = true;
  auto partners = company.WithPartners(&firm);
  if (partners.size() > coordinated.size()) told.push_back({std::move(partners), firm});
  return told;
}

size_t NumberOf(const Scene& scene, const Together& together) {
  return together.figures.size() > 1 ? together.figures.size() : scene.figures[together.figures.front()].members.size();
}

uint32_t LastTogether(Scene* scene, const History& history, const TogetherQuery& query) {
  const uint32_t now = scene->grammar.sentence_of(query.token);
  const auto& past = history.all();
  double best_weight = 0;
  std::vector<uint32_t> best;
  uint32_t found_in = now;
  for (size_t i = past.size(); i > 0 && past[i - 1].sentence + query.sentences_back >= now; --i) {
    const Past& candidate = past[i - 1];
    if (candidate.token >= query.token || candidate.weight <= best_weight) continue;
    if (!best.empty() && candidate.sentence < found_in) break;
    for (const Together& told : ToldTogether(*scene, history, candidate)) {
      const size_t number = NumberOf(*scene, told);
      if (query.number > 0 && number > 0 && number != query.number) continue;
      if (!AllFit(*scene, query, told) || (query.counts && !query.counts(candidate, told))) continue;
      best = told.figures;
      best_weight = candidate.weight;
      found_in = candidate.sentence;
      break;
    }
  }
  if (best.empty()) return kNoEntity;
  return best.size() == 1 ? best.front() : CollectiveFigure(scene, best);
}

}  // namespace entente::extract
