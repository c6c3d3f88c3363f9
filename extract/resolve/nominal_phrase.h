// A description of an actor ("the Russian leader") as the passes that resolve it see it.
#ifndef ENTENTE_EXTRACT_RESOLVE_NOMINAL_PHRASE_H_
#define ENTENTE_EXTRACT_RESOLVE_NOMINAL_PHRASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/history.h"

namespace entente::extract {

// How many sentences back a title or organization without a name may go.
constexpr uint32_t kTitleSentencesBack = 12;

class NominalPhrase {
 public:
  NominalPhrase(Scene* scene, const History& history, uint32_t draft)
      : scene_(*scene),
        grammar_(scene->grammar),
        history_(history),
        index_(draft),
        draft_(scene->drafts[draft]),
        phrase_(draft_.phrase),
        token_(draft_.mention.head) {}

 protected:
  bool definite() const { return phrase_.determiner == Determiner::kDefinite; }

  // The figure that possesses what is described ("his", "the ministry's"); nullptr for none.
  const Figure* Possessor() const;
  // The country that the phrase names as its owner, itself or through a possessor; kNotKnown for none.
  KnownIndex OwnerCountry();
  // The figures that it names as owners, where it names several: "the Chadian and Nigerien presidents", "the heads of
  // the Bank and the Fund". In the order of the words.
  std::vector<uint32_t> Owners();
  // The figures that own what is of these names (indexes of named spans).
  std::vector<uint32_t> FiguresOf(const std::vector<int32_t>& names);
  // The country that the place named in the phrase lies in; kNotKnown for none.
  KnownIndex CountryAround() const;
  // The words of the phrase without determiner and number.
  std::string Words() const;
  // Those behind its owner: "foreign ministry" of "the Russian foreign ministry".
  std::string OwnWords() const;
  bool IsDeterminerOrNumber(uint32_t token) const;
  // "summit" of a description and of "the Utopia Trade Summit".
  const std::string& NounOf(const Draft& draft) const;
  uint32_t EndOfComplement() const;
  // The figure known by these very words.
  uint32_t Described(std::string_view kind);
  // The people described; where those of several countries are, each by words of their own: "Chadian officials" and
  // "Nigerien officials" of "Chadian and Nigerien officials".
  uint32_t DescribedPeople();

  Scene& scene_;
  const Grammar& grammar_;
  const History& history_;
  const uint32_t index_;
  const Draft& draft_;
  const Description& phrase_;
  const uint32_t token_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_NOMINAL_PHRASE_H_
