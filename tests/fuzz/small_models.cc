#include "small_models.h"

#include <xxhash.h>

#include <cmath>
#include <cstddef>
#include <cstring>

#include "extract/knowledge/compile.h"
#include "extract/knowledge/index_format.h"
#include "extract/language/model_file.h"
#include "extract/language/names_labels.h"
#include "extract/language/perceptron.h"
#include "extract/language/tokenizer_words.h"
#include "tests/support/small_biaffine.h"

namespace entente::extract {
namespace {

// Where the header of a model file keeps what Reseal sets.
constexpr size_t kModelHeader = 64, kVersionAt = 8, kSizeAt = 48, kChecksumAt = 56;

// Weights that differ from row to row; every `gap`-th is not zero.
std::string Weights(int classes, size_t rows, size_t gap) {
  std::vector<float> weights(rows * static_cast<size_t>(classes));
  for (size_t i = 0; i < weights.size(); i += gap) weights[i] = std::sin(static_cast<float>(i));
  return Quantise(weights, classes);
}

std::string SmallLemmatizer() {
  ModelFileWriter writer("lemmatizer");
  writer.Add("exceptions", "met\tVBD\tmeet\nwent\tVBD\tgo\n");
  writer.Add("rules", "ies\tNNS\t0\t3\t1\ty\ns\tNNS\t1\t1\t0\t\n\tNN\t0\t0\t1\t\n");
  return writer.Bytes();
}

std::string SmallSegmenter() {
  ModelFileWriter writer("segmenter");
  for (const std::string_view list : TokenizerWords::ListNames()) writer.Add(std::string(list), "gen\nno\nnon\n");
  writer.Add("boundaries", Weights(2, 64, 1));
  return writer.Bytes();
}

std::string SmallNames() {
  const NameLabels labels({"Person", "Location"});
  ModelFileWriter writer("names");
  writer.Add("classes", "Person\nLocation\n");
  for (const char* pass : {"first", "second"})
    writer.Add(pass, Weights(static_cast<int>(labels.size()), 128, pass[0] == 'f' ? 1 : 7));
  return writer.Bytes();
}

std::string SmallKnowledge() {
  KnowledgeTables tables;
  CountryRow country;
  country.id = "ISO:XA";
  country.name = "Arcadia";
  country.demonyms = {"Arcadian"};
  country.capitals = {"Arcville"};
  tables.countries = {country};
  PersonRow person;
  person.id = "Q1";
  person.name = "Ann Lee";
  person.family = {"Lee"};
  person.country = "ISO:XA";
  tables.people = {person};
  OfficeRow office;
  office.person = "Q1";
  office.of = "ISO:XA";
  office.title = "President";
  office.office = "head-of-state";
  tables.offices = {office};
  return CompileKnowledge(tables).value();
}

template <class T>
void Put(std::string* bytes, size_t at, T value) {
  std::memcpy(bytes->data() + at, &value, sizeof(value));
}

void ResealIndex(std::string* bytes) {
  Put(bytes, offsetof(index::Header, version), index::kVersion);
  Put(bytes, offsetof(index::Header, header_size), static_cast<uint32_t>(sizeof(index::Header)));
  Put(bytes, offsetof(index::Header, file_size), static_cast<uint64_t>(bytes->size()));
  Put(bytes, offsetof(index::Header, checksum), XXH3_64bits(bytes->data(), offsetof(index::Header, checksum)));
}

}  // namespace

std::vector<std::string> SmallModels() {
  return {SmallLemmatizer(), SmallSegmenter(), SmallNames(), SmallKnowledge(),
          SmallBiaffine::Model(SmallBiaffine::Sections()).Bytes()};
}

void Reseal(std::string* bytes) {
  if (bytes->size() >= sizeof(index::Header) && std::memcmp(bytes->data(), &index::kMagic, sizeof(index::kMagic)) == 0)
    return ResealIndex(bytes);
  if (bytes->size() < kModelHeader) return;
  std::memcpy(bytes->data(), "ENTMODEL", 8);
  Put(bytes, kVersionAt, uint32_t{1});
  Put(bytes, kSizeAt, static_cast<uint64_t>(bytes->size()));
  Put(bytes, kChecksumAt, XXH3_64bits(bytes->data() + kModelHeader, bytes->size() - kModelHeader));
}

}  // namespace entente::extract
