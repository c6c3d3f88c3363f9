#include "extract/language/names_features.h"

#include <algorithm>
#include <array>
#include <string>

#include "extract/language/characters.h"
#include "extract/language/names_guesses.h"

namespace entente::extract {
namespace {

// Templates of the first pass.
enum Template : uint32_t {
  kLower = 1,
  kExact,
  kLower1Before,
  kLower1Behind,
  kLower2Before,
  kLower2Behind,
  kShape,
  kShapesBefore,
  kShapesBehind,
  kShapesAround,
  kPrefix = 11,
  kSuffix = 16,
  kPairBefore = 21,
  kPairBehind,
  kFirst,
  kShapeFirst,
  kTwoBefore,
  kTwoBehind,
  kShapesTwoBefore,
  kShapesTwoBehind,
  kWordBeforeShape,
  kWordBehindShape,
  kAround,
  kBehindRun,
  kBeforeRun,
  kBehindRunShape,
  kBeforeRunShape,
  kRunLast,
  kRunLastSuffix,
  kRunFirst,
  kRunSize,
  kUse,
  kUseFirst,
  kUseShape,
  kKnown,
  kKnownBegin,
  kKnownShape,
  kKnownBehind,
  kKnownBefore,
  kKnownWordBefore,
  kKnownLonger,
  kKnownBit,
  kKnownRun,
  kShouting,
  kRunEnds,
  kTag,
  kTagBefore,
  kTagBehind,
  kTagsAround,
  kTagShape,
  kTagWordBefore
};

constexpr uint32_t kBeforeSentence = 0x9e3779b9, kBehindSentence = 0x85ebca6b;
constexpr size_t kLongestWord = 128;
constexpr int kGazetteerBits = 32;
constexpr uint32_t kLongestRun = 8;

void Count(uint16_t* count) { *count = static_cast<uint16_t>(std::min<int>(*count + 1, 60000)); }

uint32_t Bucket(uint32_t count) { return count < 2 ? count : count < 4 ? 2 : 3; }

// Kinds of characters with runs cut to two, and borders of characters in bytes.
struct Letters {
  std::array<char, kLongestWord> shape;
  size_t shape_size = 0;
};

Letters LettersOf(std::string_view word) {
  Letters letters;
  for (size_t at = 0; at < word.size();) {
    const Character c = CharacterAt(word, at);
    const char letter = c.ShapeLetter();
    const size_t size = letters.shape_size;
    if (size < 2 || letters.shape[size - 1] != letter || letters.shape[size - 2] != letter) {
      letters.shape[letters.shape_size++] = letter;
    }
    at += c.size;
  }
  return letters;
}

}  // namespace

NameFeatures::NameFeatures(const Document& document, std::span<const Word> words, std::span<const TokenSpan> sentences,
                           const Gazetteer& gazetteer) {
  if (sentences.empty()) return;
  const TokenSpan all{sentences.front().begin, sentences.back().end};
  forms_.reserve(all.size());
  for (uint32_t token = all.begin; token < all.end; ++token) {
    forms_.push_back(MakeForm(document.TokenText(token)));
    if (!words.empty()) forms_.back().tag = HashText(words[token].tag);
  }
  known_ = FindInGazetteer(document, all, gazetteer);
  for (const TokenSpan& sentence : sentences)
    sentences_.push_back({sentence.begin - all.begin, sentence.end - all.begin});
  CountUses();
}

NameFeatures::Form NameFeatures::MakeForm(std::string_view word) {
  if (word.size() > kLongestWord) word = word.substr(0, kLongestWord);
  Form form;
  std::string lower = FoldWord(word);
  for (char& c : lower) c = c >= '0' && c <= '9' ? '0' : c;
  form.exact = HashText(word);
  form.lower = HashText(lower);
  const Letters letters = LettersOf(word);
  form.shape = HashText({letters.shape.data(), letters.shape_size});
  form.capital = CharacterAt(word, 0).IsUpper();
  for (size_t size = 1; size <= kAffixes; ++size) {
    form.prefixes[size - 1] = HashText(std::string_view(lower).substr(0, size));
    form.suffixes[size - 1] =
        lower.size() > size ? HashText(std::string_view(lower).substr(lower.size() - size)) : form.lower;
  }
  return form;
}

bool NameFeatures::Shouts(TokenSpan sentence) const {
  uint32_t capitals = 0;
  for (uint32_t at = sentence.begin; at < sentence.end; ++at) capitals += forms_[at].capital;
  return sentence.size() >= 4 && capitals * 10 >= sentence.size() * 7;
}

void NameFeatures::CountUses() {
  for (const TokenSpan& sentence : sentences_) {
    const bool shouting = Shouts(sentence);
    for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
      Use& use = uses_[forms_[at].lower];
      if (!forms_[at].capital) Count(&use.lower);
      if (forms_[at].capital && at > sentence.begin && !shouting) Count(&use.mid_capital);
    }
  }
}

const NameFeatures::Form* NameFeatures::FormAt(const Place& place, int offset) const {
  const int64_t at = int64_t{place.at} + offset;
  if (at < place.sentence.begin || at >= place.sentence.end) return nullptr;
  return &forms_[static_cast<size_t>(at)];
}

uint32_t NameFeatures::Lower(const Place& place, int offset) const {
  const Form* form = FormAt(place, offset);
  return form != nullptr ? form->lower : offset < 0 ? kBeforeSentence : kBehindSentence;
}

uint32_t NameFeatures::Shape(const Place& place, int offset) const {
  const Form* form = FormAt(place, offset);
  return form != nullptr ? form->shape : offset < 0 ? kBeforeSentence : kBehindSentence;
}

uint32_t NameFeatures::Known(const Place& place, int offset) const {
  const int64_t at = int64_t{place.at} + offset;
  if (at < place.sentence.begin || at >= place.sentence.end) return kBeforeSentence;
  return known_[static_cast<size_t>(at)].inside;
}

uint32_t NameFeatures::Tag(const Place& place, int offset) const {
  const Form* form = FormAt(place, offset);
  return form != nullptr ? form->tag : offset < 0 ? kBeforeSentence : kBehindSentence;
}

void NameFeatures::AddTags(const Place& place, std::vector<FeatureHash>* out) const {
  const uint32_t tag = forms_[place.at].tag;
  if (tag == 0) return;
  out->insert(out->end(), {Mix(kTag, tag), Mix(Mix(kTagShape, tag), Shape(place, 0))});
}

void NameFeatures::AddWords(const Place& place, std::vector<FeatureHash>* out) const {
  const Form& form = forms_[place.at];
  const uint32_t before = Lower(place, -1), behind = Lower(place, 1);
  const uint32_t before2 = Lower(place, -2), behind2 = Lower(place, 2);
  out->insert(out->end(),
              {Mix(kLower, form.lower), Mix(kExact, form.exact), Mix(kLower1Before, before), Mix(kLower1Behind, behind),
               Mix(kLower2Before, before2), Mix(kLower2Behind, behind2), Mix(Mix(kPairBefore, before), form.lower),
               Mix(Mix(kPairBehind, behind), form.lower), Mix(Mix(kTwoBefore, before2), before),
               Mix(Mix(kTwoBehind, behind2), behind), Mix(Mix(kAround, before), behind),
               Mix(Mix(kWordBeforeShape, before), form.shape), Mix(Mix(kWordBehindShape, behind), form.shape)});
  for (uint32_t size = 0; size < kAffixes; ++size) {
    out->push_back(Mix(kPrefix + size, form.prefixes[size]));
    out->push_back(Mix(kSuffix + size, form.suffixes[size]));
  }
}

void NameFeatures::AddShapes(const Place& place, std::vector<FeatureHash>* out) const {
  const uint32_t shape = Shape(place, 0), before = Shape(place, -1), behind = Shape(place, 1);
  const uint32_t first = place.at == place.sentence.begin;
  out->insert(out->end(),
              {Mix(kShape, shape), Mix(Mix(kShapesBefore, before), shape), Mix(Mix(kShapesBehind, behind), shape),
               Mix(Mix(Mix(kShapesAround, before), shape), behind), Mix(kFirst, first),
               Mix(Mix(kShapeFirst, first), shape), Mix(Mix(kShapesTwoBefore, Shape(place, -2)), before),
               Mix(Mix(kShapesTwoBehind, Shape(place, 2)), behind), Mix(Mix(kShouting, place.shouting), shape)});
}

// The run of capitalised words around the token, and the words at both its borders: titles and verbs of saying.
void NameFeatures::AddRun(const Place& place, std::vector<FeatureHash>* out) const {
  const auto capital = [&](int offset) {
    const Form* form = FormAt(place, offset);
    return form != nullptr && form->capital;
  };
  int last = 0, first = 0;
  while (last < static_cast<int>(kLongestRun) && capital(last + 1)) ++last;
  while (first > -static_cast<int>(kLongestRun) && capital(first - 1)) --first;
  const uint32_t shape = Shape(place, 0), size = static_cast<uint32_t>(last - first);
  const uint32_t behind = Lower(place, last + 1), before = Lower(place, first - 1);
  const Form& last_form = *FormAt(place, last);
  out->insert(out->end(),
              {Mix(Mix(kBehindRun, behind), last > 0), Mix(Mix(kBeforeRun, before), first < 0),
               Mix(Mix(kBehindRunShape, behind), shape), Mix(Mix(kBeforeRunShape, before), shape),
               Mix(kRunLast, last > 0 ? last_form.lower : 0), Mix(kRunLastSuffix, last > 0 ? last_form.suffixes[2] : 0),
               Mix(kRunFirst, first < 0 ? Lower(place, first) : 0), Mix(Mix(kRunSize, size), shape),
               Mix(Mix(kRunEnds, before), behind)});
}

void NameFeatures::AddKnown(const Place& place, std::vector<FeatureHash>* out) const {
  const GazetteerHit& hit = known_[place.at];
  const uint32_t before = Known(place, -1), behind = Known(place, 1);
  if ((hit.inside | before | behind) == 0) return;
  out->insert(out->end(),
              {Mix(kKnown, hit.inside), Mix(kKnownBegin, hit.begins), Mix(kKnownLonger, hit.longer),
               Mix(Mix(kKnownShape, hit.inside), Shape(place, 0)), Mix(Mix(kKnownBefore, before), hit.inside),
               Mix(Mix(kKnownBehind, behind), hit.inside), Mix(Mix(kKnownWordBefore, Lower(place, -1)), hit.inside),
               Mix(Mix(kKnownRun, hit.begins), hit.longer)});
  for (uint32_t bit = 0; bit < kGazetteerBits; ++bit) {
    if ((hit.longer >> bit & 1) != 0) out->push_back(Mix(kKnownBit, bit * 2));
    if ((hit.inside >> bit & 1) != 0) out->push_back(Mix(kKnownBit, bit * 2 + 1));
  }
}

void NameFeatures::AddUse(const Place& place, std::vector<FeatureHash>* out) const {
  const Form& form = forms_[place.at];
  if (!form.capital) return;
  const Use& use = uses_.find(form.lower)->second;
  const uint32_t first = place.at == place.sentence.begin;
  const uint32_t others = use.mid_capital - (first == 0 && !place.shouting ? 1u : 0u);
  const uint32_t seen = Bucket(use.lower) * 4 + Bucket(others);
  out->insert(out->end(), {Mix(kUse, seen), Mix(Mix(kUseFirst, seen), first * 2 + place.shouting),
                           Mix(Mix(kUseShape, seen), Mix(form.shape, first * 2 + place.shouting))});
}

void NameFeatures::FirstPass(TokenFeatures* tokens) const {
  tokens->Clear();
  for (const TokenSpan& sentence : sentences_) {
    Place place{sentence, 0, Shouts(sentence)};
    for (place.at = sentence.begin; place.at < sentence.end; ++place.at) {
      AddWords(place, &tokens->features);
      AddShapes(place, &tokens->features);
      AddRun(place, &tokens->features);
      AddKnown(place, &tokens->features);
      AddUse(place, &tokens->features);
      AddTags(place, &tokens->features);
      tokens->ends.push_back(static_cast<uint32_t>(tokens->features.size()));
    }
  }
}

void NameFeatures::SecondPass(const TokenFeatures& first, std::span<const uint8_t> labels,
                              TokenFeatures* tokens) const {
  tokens->Clear();
  std::vector<uint32_t> words;
  words.reserve(forms_.size());
  for (const Form& form : forms_) words.push_back(form.capital ? form.lower : Mix(form.lower, 0));
  const NameGuesses guesses(words, labels);
  for (const TokenSpan& sentence : sentences_) {
    for (uint32_t at = sentence.begin; at < sentence.end; ++at) {
      const auto own = first.Of(at);
      tokens->features.insert(tokens->features.end(), own.begin(), own.end());
      guesses.AddFeatures(sentence, at, &tokens->features);
      tokens->ends.push_back(static_cast<uint32_t>(tokens->features.size()));
    }
  }
}

}  // namespace entente::extract
