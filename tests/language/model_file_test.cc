#include "extract/language/model_file.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

std::string Example() {
  ModelFileWriter writer("tagger");
  writer.Add("tags", "NN\nVB\n");
  writer.Add("weights", std::string("\0\1\2", 3));
  return writer.Bytes();
}

// What opening these bytes as a tagger and reading "tags" comes to.
std::string OpenBytes(const std::string& bytes) {
  const TemporaryDirectory directory;
  const std::string path = directory.Write("some.model", bytes);
  Result<ModelFile> file = ModelFile::Open(path, "tagger");
  std::string outcome;
  if (!file.ok()) {
    outcome = file.status().message();
  } else {
    Result<std::string_view> tags = file.value().Section("tags");
    outcome = tags.ok() ? std::string(tags.value()) : tags.status().message();
  }
  const size_t at = outcome.find(path);
  return at == std::string::npos ? outcome : outcome.replace(at, path.size(), "FILE");
}

TEST(ModelFile, GivesBackItsSections) {
  Result<ModelFile> file = ModelFile::Open(TemporaryDirectory().Write("sections.model", Example()), "tagger");
  ASSERT_TRUE(file.ok()) << file.status().message();
  EXPECT_EQ(file.value().Section("tags").value(), "NN\nVB\n");
  const std::string_view weights = file.value().Section("weights").value();
  EXPECT_EQ(weights, std::string_view("\0\1\2", 3));
  EXPECT_EQ(reinterpret_cast<uintptr_t>(weights.data()) % 64, 0u);
}

TEST(ModelFile, StaysReadableAfterAMove) {
  Result<ModelFile> file = ModelFile::Open(TemporaryDirectory().Write("moved.model", Example()), "tagger");
  ASSERT_TRUE(file.ok());
  const std::string_view tags = file.value().Section("tags").value();
  const ModelFile moved = std::move(file).value();
  EXPECT_EQ(tags, "NN\nVB\n");
}

TEST(ModelFile, RefusesWhatIsNoUsableModel) {
  struct Row {
    std::string name;
    std::function<void(std::string*)> damage;
    std::string outcome;
  };
  const Row rows[] = {
      {"whole", [](std::string*) {}, "NN\nVB\n"},
      {"empty", [](std::string* b) { b->clear(); }, "FILE: not a usable model: it is empty"},
      {"text", [](std::string* b) { *b = "these are words"; },
       "FILE: not a usable model: it does not begin as a model file does"},
      {"magic", [](std::string* b) { b->resize(20); }, "FILE: not a usable model: it ends within its header"},
      {"cut", [](std::string* b) { b->pop_back(); }, "FILE: not a usable model: it has 258 bytes, expected 259"},
      {"longer", [](std::string* b) { b->push_back('x'); }, "FILE: not a usable model: it has 260 bytes, expected 259"},
      {"version", [](std::string* b) { (*b)[8] = 9; },
       "FILE: model format version 9, expected 1; train the model again"},
      {"bit", [](std::string* b) { b->back() ^= 1; },
       "FILE: not a usable model: its checksum does not match its bytes"},
      {"table", [](std::string* b) { (*b)[100] ^= 1; },
       "FILE: not a usable model: its checksum does not match its bytes"},
      {"count", [](std::string* b) { (*b)[12] = 99; }, "FILE: not a usable model: its table of sections is cut off"},
      {"foreign", [](std::string* b) { *b = ModelFileWriter("parser").Bytes(); },
       "FILE: not a usable model: it holds a model of kind \"parser\", expected \"tagger\""},
      {"lacking", [](std::string* b) { *b = ModelFileWriter("tagger").Bytes(); },
       "FILE: not a usable model: it has no section \"tags\""},
  };
  for (const Row& row : rows) {
    std::string bytes = Example();
    row.damage(&bytes);
    EXPECT_EQ(OpenBytes(bytes), row.outcome) << row.name;
  }
}

TEST(ModelFile, NamesTheFileThatIsNotThere) {
  EXPECT_EQ(ModelFile::Open("/no/such.model", "tagger").status().message(),
            "/no/such.model: cannot be read: No such file or directory");
}

TEST(ModelFile, NamesTheFolderThatIsNoFile) {
  EXPECT_EQ(ModelFile::Open("/", "tagger").status().message(), "/: cannot be read: it is no file");
}

TEST(ModelFile, SplitsWhatItJoined) {
  const std::vector<std::string> lines = {"a", "", "c d"};
  EXPECT_EQ(JoinLines(lines), "a\n\nc d\n");
  EXPECT_EQ(SplitLines(JoinLines(lines)), (std::vector<std::string_view>{"a", "", "c d"}));
  EXPECT_TRUE(SplitLines("").empty());
}

}  // namespace
}  // namespace entente::extract
