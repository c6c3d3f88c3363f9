#include "graph/namesakes.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

using Places = std::vector<size_t>;

constexpr size_t kMostAlike = 200, kMostFits = 20;

NameHabits HabitsOf(const Ontology& ontology, const std::string& kind) {
  const NodeKind* known = ontology.FindKind(kind);
  return known ? NameHabits{known->given_names, known->acronyms} : NameHabits();
}

class NamesakeFinder {
 public:
  NamesakeFinder(const std::vector<Actor>& actors, const Ontology& ontology) : actors_(actors), ontology_(ontology) {
    forms_.reserve(actors.size());
    for (size_t i = 0; i < actors.size(); ++i) {
      forms_.emplace_back(actors[i].name);
      Enter(i);
    }
  }

  std::vector<Namesakes> Find() const {
    std::vector<Namesakes> pairs;
    for (size_t i = 0; i < actors_.size(); ++i) AddPairsOf(i, &pairs);
    return pairs;
  }

 private:
  NameHabits Habits(size_t i) const { return HabitsOf(ontology_, actors_[i].kind); }

  // Under what names are found that may be alike; words apart.
  std::vector<std::string> KeysOf(size_t i) const {
    const NameForm& form = forms_[i];
    const std::string kind = actors_[i].kind + "\n";
    std::vector<std::string> keys = {kind + "=" + form.joined};
    if (Habits(i).acronyms && form.words.size() > 1) {
      keys.push_back(kind + "=" + form.initials);
      keys.push_back(kind + "=" + form.capitals);
    }
    if (form.words.size() > 1) {
      for (const std::string& word : form.words) keys.push_back(kind + form.initials + "\n" + word);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
  }

  void Enter(size_t i) {
    const NameHabits habits = Habits(i);
    if (forms_[i].words.empty() || !(habits.given_names || habits.acronyms)) return;
    for (const std::string& key : KeysOf(i)) alike_[key].push_back(i);
    for (const std::string& word : forms_[i].words) {
      Places& places = with_word_[actors_[i].kind + "\n" + word];
      if (places.empty() || places.back() != i) places.push_back(i);
    }
  }

  const Places& BearersOf(size_t i, const std::string& word) const {
    return with_word_.at(actors_[i].kind + "\n" + word);
  }

  // The word of the name that fewest others have.
  const std::string& RarestWord(size_t i) const {
    const std::vector<std::string>& words = forms_[i].words;
    return *std::min_element(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
      return BearersOf(i, a).size() < BearersOf(i, b).size();
    });
  }

  // Others whose names may be alike, or have all its words.
  Places NearOf(size_t i) const {
    Places near;
    const NameHabits habits = Habits(i);
    if (forms_[i].words.empty() || !(habits.given_names || habits.acronyms)) return near;
    const auto add = [&](const Places& places) {
      if (places.size() <= kMostAlike) near.insert(near.end(), places.begin(), places.end());
    };
    add(BearersOf(i, RarestWord(i)));
    for (const std::string& key : KeysOf(i)) add(alike_.at(key));
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::erase(near, i);
    return near;
  }

  bool IsShorter(size_t i, size_t j) const {
    return std::tuple(forms_[i].words.size(), forms_[i].joined.size(), i) <
           std::tuple(forms_[j].words.size(), forms_[j].joined.size(), j);
  }

  NameLikeness Likeness(size_t i, size_t j) const { return LikenessOf(forms_[i], forms_[j], Habits(i)); }

  // Those that the name fits, as the shorter of the two.
  void AddPairsOf(size_t i, std::vector<Namesakes>* pairs) const {
    Places fits;
    for (size_t other : NearOf(i)) {
      if (Likeness(i, other) != NameLikeness::kNone) fits.push_back(other);
    }
    if (fits.empty() || fits.size() > kMostFits) return;
    const std::string& word = RarestWord(i);
    for (size_t other : fits) {
      if (!IsShorter(i, other)) continue;
      const auto rivals = std::count_if(fits.begin(), fits.end(), [&](size_t rival) {
        return rival != other && Likeness(rival, other) == NameLikeness::kNone;
      });
      pairs->push_back({i, other, Likeness(i, other), static_cast<size_t>(rivals), word, BearersOf(i, word).size()});
    }
  }

  const std::vector<Actor>& actors_;
  const Ontology& ontology_;
  std::vector<NameForm> forms_;
  std::unordered_map<std::string, Places> alike_, with_word_;
};

}  // namespace

std::vector<Namesakes> FindNamesakes(const std::vector<Actor>& actors, const Ontology& ontology) {
  return NamesakeFinder(actors, ontology).Find();
}

}  // namespace entente
