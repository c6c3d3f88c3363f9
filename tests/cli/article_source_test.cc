#include "cli/article_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_directory.h"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

class ArticleSourceTest : public testing::Test {
 protected:
  void Write(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  // "id" or "!message" for each article, the folder's name left out.
  std::string Read(const std::vector<std::string>& names) {
    std::vector<std::string> paths;
    for (const std::string& name : names) paths.push_back((folder_ / name).string());
    auto source = ArticleSource::Open(paths, std::nullopt);
    if (!source.ok()) return Shorten(source.status().message());
    std::string text;
    while (auto article = source.value().Next()) {
      text += article->ok() ? article->value().source_id : "!" + Shorten(article->status().message());
      text += "\n";
    }
    return text;
  }

 private:
  std::string Shorten(const std::string& message) {
    const std::string prefix = folder_.string() + "/";
    return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
  }

  TemporaryDirectory directory_;
  const fs::path folder_ = directory_.path();
};

TEST_F(ArticleSourceTest, ReadsFoldersInOrderAndLinesOneByOne) {
  Write("a/z.txt", "One met two.");
  Write("a/b/c.html", "<p>Three.</p>");
  Write("a/lines.jsonl", "{\"id\":\"l1\",\"text\":\"A.\"}\n\n{\"text\":\n{\"id\":\"l3\",\"text\":\"C.\"}");
  Write("a/picture.png", "no article");
  EXPECT_TRUE(Read({"a", "a/z.txt"}).starts_with("c\nl1\n!a/lines.jsonl:3: broken JSON at byte "));
  EXPECT_TRUE(Read({"a", "a/z.txt"}).ends_with("\nl3\nz\nz\n"));
}

TEST_F(ArticleSourceTest, RefusesWhatItCannotRead) {
  Write("empty.txt", "");
  Write("empty.jsonl", "");
  Write("long.jsonl", "{\"text\":\"" + std::string(50'000'000, 'a') + "\"}\n{\"id\":\"next\",\"text\":\"A.\"}\n");
  EXPECT_EQ(Read({"none.txt"}), "none.txt: no such file or folder");
  EXPECT_EQ(Read({"empty.txt"}), "!empty.txt: empty; expected an article\n");
  EXPECT_EQ(Read({"empty.jsonl"}), "!empty.jsonl: empty; expected an article a line\n");
  EXPECT_EQ(Read({"long.jsonl"}), "!long.jsonl:1: line too long; an article may have at most 8 MiB\nnext\n");
}

}  // namespace
}  // namespace entente::cli
