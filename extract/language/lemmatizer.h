// Lemmas from form and tag: a table of exceptions, and behind it rules that exchange endings.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LEMMATIZER_H_
#define ENTENTE_EXTRACT_LANGUAGE_LEMMATIZER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// How a lemma is made of a form: `cut` bytes leave its end, `added` follows; the rest keeps its case or loses it.
struct LemmaRule {
  uint32_t cut = 0;
  std::string_view added;
  bool lower = false;
};

// The form with typographic apostrophes made plain: what the table holds.
std::string LemmaForm(std::string_view form);
// The last `size` bytes of the form in lower case, on a character border (shorter where needed).
std::string LemmaSuffix(std::string_view form, size_t size);
// The form itself where the rule cuts more than it has, or into a character.
std::string ApplyLemmaRule(std::string_view form, const LemmaRule& rule);
// Keys under which the sections of the model hold an exception and a rule.
std::string LemmaKey(std::string_view form, std::string_view tag);
std::string LemmaRuleKey(std::string_view suffix, std::string_view tag, bool capital);

inline constexpr size_t kLongestLemmaSuffix = 5;

// Immutable after loading; may be used from many threads at once.
class Lemmatizer {
 public:
  static Result<Lemmatizer> Load(const std::string& path);

  // The form itself where nothing is known.
  std::string Lemma(std::string_view form, std::string_view tag) const;

 private:
  explicit Lemmatizer(ModelFile file) : file_(std::move(file)) {}
  Status ReadExceptions(std::string_view section);
  Status ReadRules(std::string_view section);
  const std::string_view* FindException(std::string_view form, std::string_view tag) const;

  // What LemmaKey and LemmaRuleKey write, in its parts: looked up without writing it.
  struct Key {
    std::string_view form, tag;
    bool capital = false;

    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const;
  };

  ModelFile file_;
  std::unordered_map<Key, std::string_view, KeyHash> exceptions_;
  std::unordered_map<Key, LemmaRule, KeyHash> rules_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LEMMATIZER_H_
