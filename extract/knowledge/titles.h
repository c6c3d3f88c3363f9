// Words of offices, forms of address, and nouns that stand for actors, read from schemas/words/titles.toml.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_TITLES_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_TITLES_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente::extract {

// A title met in text: "First Vice Foreign Minister", "secretaries of state".
struct TitleMatch {
  uint32_t tokens = 0;  // how many of the tokens given it takes
  std::string title;    // normal form, singular, abbreviations written out: "First Vice Foreign Minister"
  std::string office;   // class of office: "head-of-state", "deputy-foreign-minister", "envoy" ...
  std::string gender;   // "male" ("king"), "female" ("queen") or empty
  bool plural = false;
  bool government = false;  // belongs to a state rather than to any organization
};

// A form of address: "Mr.", "Sheikh", "His Excellency".
struct Honorific {
  uint32_t tokens = 0;  // how many of the tokens given it takes
  std::string gender;   // "male", "female" or empty
};

// What a word says of the time that an office is held.
enum class OfficeMarker : uint8_t { kFormer, kIncoming, kActing, kLate };

// A common noun that stands for actors without naming them: "diplomat", "regime", "delegation".
struct ActorNoun {
  std::string lemma;        // singular
  std::string kind;         // node kind: "person", "country", "organization", "group", "place", "occasion"
  std::string office;       // class of office where the noun names one ("leader"), else empty
  std::string gender;       // "male", "female" or empty
  bool plural = false;      // the form looked up is plural ("leaders")
  bool collective = false;  // many are meant by the singular ("delegation")
  bool relational = false;  // is somebody's ("counterpart", "ally")
};

// A member of somebody's family.
struct Relative {
  std::string lemma;
  std::string gender;
  bool plural = false;
};

class Titles {
 public:
  // Reads a TOML text; `file` is named in errors, with line and what was expected.
  static Result<Titles> Parse(std::string_view toml, std::string_view file);
  static Result<Titles> Load(const std::string& path);

  // The longest title that begins with the first token; tokens are folded (FoldName), one each ("secretary general"
  // where the text has the one token "secretary-general"). Markers, honorifics and countries are no part of a title.
  std::optional<TitleMatch> MatchTitle(std::span<const std::string> tokens) const;
  // False where no title begins with this folded token.
  bool MayBeginTitle(std::string_view token) const;
  // The class of office of a whole written title ("Minister of Foreign Affairs and Trade"); "official" where the words
  // are not known.
  std::string OfficeOf(std::string_view title) const;

  // The longest form of address that begins with the first of the tokens, as the text writes them ("H.E." is one, "he"
  // is none).
  std::optional<Honorific> MatchHonorific(std::span<const std::string_view> tokens) const;
  // Folded: "former", "then", "ex".
  std::optional<OfficeMarker> FindMarker(std::string_view folded) const;
  // By folded form, singular or plural: "leaders" gives leader, plural.
  std::optional<ActorNoun> FindNoun(std::string_view folded) const;
  std::optional<Relative> FindRelative(std::string_view folded) const;

 private:
  template <class T>
  using Words = std::map<std::string, T, std::less<>>;

  struct Head {
    std::string title;
    std::string office;
    std::string gender;
    bool portfolio = false;
    bool government = false;
    bool plural = false;
  };
  struct Modifier {
    std::string title;
    bool deputy = false;
    std::string portfolio;  // empty for a rank or deputy
  };
  struct Subject {
    std::string title;
    std::string portfolio;  // or
    std::string office;
    std::vector<std::string> heads;  // titles of the heads that it applies to; all where empty
  };
  friend class TitlesReader;
  friend class TitleScan;

  std::set<std::string, std::less<>> first_words_;  // that a title can begin with
  Words<Head> heads_;                               // singular and plural
  Words<Modifier> modifiers_;                       // before a head
  Words<std::vector<Subject>> subjects_;            // after "of" or "for"
  Words<std::string> honorifics_;                   // folded; gender
  Words<std::string> written_honorifics_;           // as written; gender
  Words<OfficeMarker> markers_;
  Words<ActorNoun> nouns_;
  Words<Relative> relatives_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_TITLES_H_
