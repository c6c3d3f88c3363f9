#include "train/train_lemmatizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/language/characters.h"
#include "extract/language/lemmatizer.h"

namespace entente::train {
namespace {

using LemmaCounts = std::map<std::string, int>;          // how often each choice was seen
using RuleText = std::tuple<size_t, bool, std::string>;  // bytes cut, rest in lower case, ending added

constexpr int kLeastSightings = 2;

// The most frequent; of equals, the first in byte order.
template <class Choice>
const Choice& Commonest(const std::map<Choice, int>& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

RuleText RuleFor(std::string_view form, std::string_view lemma) {
  size_t shared = 0;
  while (shared < std::min(form.size(), lemma.size()) &&
         extract::FoldWord(form.substr(0, shared + 1)) == extract::FoldWord(lemma.substr(0, shared + 1))) {
    ++shared;
  }
  while (shared > 0 && shared < form.size() && (static_cast<unsigned char>(form[shared]) & 0xC0) == 0x80) --shared;
  const bool lower = form.substr(0, shared) != lemma.substr(0, shared);
  return {form.size() - shared, lower, std::string(lemma.substr(shared))};
}

class LemmaTrainer {
 public:
  explicit LemmaTrainer(const Treebank& treebank) {
    for (const GoldSentence& sentence : treebank) {
      for (const GoldToken& token : sentence.tokens) Add(token);
    }
    for (const auto& [key, lemmas] : lemmas_) CountRules(key.first, key.second, lemmas);
  }

  std::string Rules() {
    std::string section;
    for (const auto& [key, counts] : rules_) {
      const auto& [suffix, tag, capital] = key;
      if (!IsNeeded(suffix, tag, capital)) continue;
      const auto& [cut, lower, added] = Commonest(counts);
      section +=
          fmt::format("{}\t{}\t{}\t{}\n", extract::LemmaRuleKey(suffix, tag, capital), cut, lower ? 1 : 0, added);
    }
    return section;
  }

  // What the rules alone get wrong.
  std::string Exceptions(const std::vector<VerbForm>& verb_forms) const {
    std::map<std::pair<std::string, std::string>, std::string> lemmas;
    std::set<std::pair<std::string, std::string>> certain;
    for (const VerbForm& form : verb_forms) {
      lemmas[{form.form, form.tag}] = form.lemma;
      if (form.certain) certain.insert({form.form, form.tag});
    }
    for (const auto& [key, seen] : lemmas_) {
      if (certain.contains(key)) continue;
      const bool slip = seen.size() == 1 && seen.begin()->second < kLeastSightings;  // of the annotator, perhaps
      if (!slip || !lemmas.contains(key)) lemmas[key] = Commonest(seen);
    }
    std::string section;
    for (const auto& [key, lemma] : lemmas) {
      if (ByRules(key.first, key.second) != lemma)
        section += fmt::format("{}\t{}\n", extract::LemmaKey(key.first, key.second), lemma);
    }
    return section;
  }

 private:
  using RuleKey = std::tuple<std::string, std::string, bool>;  // suffix, tag, form begins with a capital

  void Add(const GoldToken& token) {
    const std::string lemma = extract::LemmaForm(token.lemma);
    if (lemma.find('\t') == std::string::npos) ++lemmas_[{extract::LemmaForm(token.form), token.tag}][lemma];
  }

  void CountRules(const std::string& form, const std::string& tag, const LemmaCounts& lemmas) {
    const bool capital = extract::CharacterAt(form, 0).IsUpper();
    for (const auto& [lemma, count] : lemmas) {
      const RuleText rule = RuleFor(form, lemma);
      std::string last = "\n";
      for (size_t size = 0; size <= extract::kLongestLemmaSuffix; ++size) {
        std::string suffix = extract::LemmaSuffix(form, size);
        if (suffix != last) rules_[{suffix, tag, capital}][rule] += count;
        last = std::move(suffix);
      }
    }
  }

  static int Total(const std::map<RuleText, int>& counts) {
    int total = 0;
    for (const auto& [rule, count] : counts) total += count;
    return total;
  }

  const std::map<RuleText, int>* Seen(const std::string& suffix, const std::string& tag, bool capital) const {
    const auto found = rules_.find({suffix, tag, capital});
    return found == rules_.end() || Total(found->second) < kLeastSightings ? nullptr : &found->second;
  }

  // A rule that the next shorter suffix would apply anyway says nothing.
  bool IsNeeded(const std::string& suffix, const std::string& tag, bool capital) const {
    const auto* counts = Seen(suffix, tag, capital);
    if (counts == nullptr) return false;
    for (size_t size = suffix.size(); size-- > 0;) {
      const auto* shorter = Seen(extract::LemmaSuffix(suffix, size), tag, capital);
      if (shorter != nullptr) return Commonest(*shorter) != Commonest(*counts);
    }
    return true;
  }

  std::string ByRules(const std::string& form, const std::string& tag) const {
    for (size_t size = extract::kLongestLemmaSuffix + 1; size-- > 0;) {
      const auto* counts = Seen(extract::LemmaSuffix(form, size), tag, extract::CharacterAt(form, 0).IsUpper());
      if (counts == nullptr) continue;
      const auto& [cut, lower, added] = Commonest(*counts);
      return extract::ApplyLemmaRule(form, {static_cast<uint32_t>(cut), added, lower});
    }
    return form;
  }

  std::map<std::pair<std::string, std::string>, LemmaCounts> lemmas_;
  std::map<RuleKey, std::map<RuleText, int>> rules_;
};

}  // namespace

extract::ModelFileWriter TrainLemmatizer(const Treebank& treebank, const std::vector<VerbForm>& verb_forms) {
  LemmaTrainer trainer(treebank);
  extract::ModelFileWriter writer("lemmatizer");
  writer.Add("exceptions", trainer.Exceptions(verb_forms));
  writer.Add("rules", trainer.Rules());
  return writer;
}

}  // namespace entente::train
