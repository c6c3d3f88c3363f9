// Trees that no parser would give, made by chance of the words and relations that the frames look for: whatever stands
// in them is read to the end, and what is read keeps its promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "extract/events/find.h"
#include "extract/resolve/resolve.h"
#include "tests/fuzz/span_checks.h"
#include "tests/resolve/small_world.h"
#include "tests/support/conllu.h"

namespace entente::extract {
namespace {

constexpr int kTexts = 600, kSentences = 4;
constexpr uint32_t kLongest = 16;  // tokens of a sentence

struct Token {
  const char *form, *tag, *lemma, *name = "-";
};

constexpr Token kTokens[] = {
    {"Putin", "NNP", "Putin", "Person"},
    {"Macron", "NNP", "Macron", "Person"},
    {"Russia", "NNP", "Russia", "Location"},
    {"Marie", "NNP", "Marie", "Person"},
    {"Osei", "NNP", "Osei", "Person"},
    {"France", "NNP", "France", "Location"},
    {"Moscow", "NNP", "Moscow", "Location"},
    {"NATO", "NNP", "NATO", "Organization"},
    {"minister", "NN", "minister"},
    {"presidents", "NNS", "president"},
    {"delegation", "NN", "delegation"},
    {"leaders", "NNS", "leader"},
    {"talks", "NNS", "talk"},
    {"summit", "NN", "summit"},
    {"call", "NN", "call"},
    {"attack", "NN", "attack"},
    {"treaty", "NN", "treaty"},
    {"he", "PRP", "he"},
    {"they", "PRP", "they"},
    {"their", "PRP$", "their"},
    {"other", "JJ", "other"},
    {"each", "DT", "each"},
    {"both", "DT", "both"},
    {"the", "DT", "the"},
    {"who", "WP", "who"},
    {"which", "WDT", "which"},
    {"where", "WRB", "where"},
    {"that", "IN", "that"},
    {"with", "IN", "with"},
    {"of", "IN", "of"},
    {"for", "IN", "for"},
    {"as", "IN", "as"},
    {"to", "TO", "to"},
    {"not", "RB", "not"},
    {"and", "CC", "and"},
    {"'s", "POS", "'s"},
    {",", ",", ","},
    {"-", "HYPH", "-"},
    {"(", "-LRB-", "("},
    {"must", "MD", "must"},
    {"said", "VBD", "say"},
    {"reported", "VBN", "report"},
    {"invited", "VBD", "invite"},
    {"was", "VBD", "be"},
    {"has", "VBZ", "have"},
    {"2014", "CD", "2014"},
};

constexpr const char *kNominal[] = {"nsubj",    "nsubj:pass", "obj",   "obj",       "iobj",
                                    "obl",      "obl:agent",  "nmod",  "nmod:poss", "conj",
                                    "compound", "nmod:desc",  "appos", "flat",      "dislocated"},
                     *kClausal[] = {"acl", "acl:relcl", "advcl", "xcomp", "ccomp", "conj", "parataxis", "csubj", "cop"},
                     *kOther[] = {"case",  "mark", "det",          "advmod", "cc",       "punct",
                                  "fixed", "amod", "compound:prt", "aux",    "aux:pass", "nsubj:outer"};
constexpr uint32_t kStrange = 6;  // one relation in so many fits its word no more than any other

constexpr const char* kVerbTags[] = {"VB", "VBD", "VBG", "VBN", "VBZ"};

class Maker {
 public:
  Maker(uint32_t seed, std::vector<std::string> verbs) : random_(seed), verbs_(std::move(verbs)) {}

  std::string Text() {
    std::string text = "# date 2019-04-25\n";
    for (int i = 0; i < kSentences; ++i) text += Sentence() + "\n";
    return text;
  }

 private:
  size_t Below(size_t count) { return random_() % count; }

  // Heads are drawn so that each goes to a token drawn before: a tree, of whatever shape.
  std::string Sentence() {
    const size_t count = 1 + Below(kLongest);
    std::vector<size_t> order;
    for (size_t i = 0; i < count; ++i) order.insert(order.begin() + static_cast<std::ptrdiff_t>(Below(i + 1)), i);
    std::vector<size_t> heads(count, 0);  // from 1; 0 is the root
    for (size_t i = 1; i < count; ++i) heads[order[i]] = 1 + (Below(2) == 0 ? Nearest(order, i) : order[Below(i)]);
    std::string lines;
    for (size_t i = 0; i < count; ++i) {
      const Token token = SomeToken();
      lines += std::string(token.form) + " " + token.tag + " " + token.lemma + " " + std::to_string(heads[i]) + " " +
               (heads[i] == 0 ? "root" : Relation(token.tag[0])) + " " + token.name + "\n";
    }
    return lines;
  }

  // Of the tokens in front of `order[end]` in that order.
  static size_t Nearest(const std::vector<size_t>& order, size_t end) {
    const auto distance = [&](size_t token) { return token > order[end] ? token - order[end] : order[end] - token; };
    return *std::min_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](size_t a, size_t b) { return distance(a) < distance(b); });
  }

  const char* Relation(char tag) {
    constexpr char kTags[] = {'N', 'V', 'O'};
    if (Below(kStrange) == 0) tag = kTags[Below(std::size(kTags))];
    if (tag == 'N' || tag == 'P') return kNominal[Below(std::size(kNominal))];
    return tag == 'V' ? kClausal[Below(std::size(kClausal))] : kOther[Below(std::size(kOther))];
  }

  Token SomeToken() {
    if (Below(3) > 0) return kTokens[Below(std::size(kTokens))];
    const char* verb = verbs_[Below(verbs_.size())].c_str();
    return {verb, kVerbTags[Below(std::size(kVerbTags))], verb};
  }

  std::mt19937 random_;
  std::vector<std::string> verbs_;
};

TEST(MadeUpTrees, AreReadToTheEnd) {
  const std::string schemas = ENTENTE_SOURCE_DIR "/schemas";
  const auto ontology = Ontology::Load(schemas + "/ontology.toml");
  ASSERT_TRUE(ontology.ok());
  const auto frames = Frames::Load(schemas + "/frames", ontology.value());
  const auto cues = Cues::Load(schemas + "/words", ontology.value());
  ASSERT_TRUE(frames.ok() && cues.ok());
  size_t edges = 0;
  for (uint32_t seed = 0; seed < kTexts; ++seed) {
    const std::string text = Maker(seed, frames.value().VerbLemmas()).Text();
    const Resolved resolved =
        Resolve(ReadConllu(text), SmallWorld(), ShippedTitles(), ShippedCoreferenceWords(), ShippedCoreferenceModel());
    ASSERT_EQ(BrokenPromise(resolved), "") << text;
    const Report report = FindEvents(resolved, frames.value(), cues.value(), ontology.value());
    ASSERT_EQ(BrokenPromise(report), "") << text;
    edges += report.edges.size();
  }
  EXPECT_GT(edges, size_t{kTexts / 10});  // else they are too strange to tell anything
}

}  // namespace
}  // namespace entente::extract
