// Runs the transcripts in tests/cli/cases and in README.md: each line "$ command" is run by bash in an empty folder and
// must print what follows it, standard error included; "[exit N]" at the end where it is not 0. With ENTENTE_UPDATE=1
// the transcripts are rewritten, to be reviewed as a diff.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/temporary_directory.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrompt = "$ ";
constexpr std::string_view kFence = "```console";

struct Step {
  std::string before;  // lines in front that are no part of it
  std::string command;
  std::string expected;
};

struct Transcript {
  std::vector<Step> steps;
  std::string rest;
};

// Lines outside of a step: comments, and in Markdown all that is not in a console block.
class TranscriptReader {
 public:
  explicit TranscriptReader(bool markdown) : markdown_(markdown), inside_(!markdown) {}

  Transcript Read(std::istream& in) {
    for (std::string line; std::getline(in, line);) Take(line + "\n");
    transcript_.rest = loose_;
    return transcript_;
  }

 private:
  void Take(const std::string& line) {
    const bool fence = markdown_ && line.starts_with("```");
    if (fence) inside_ = line.starts_with(kFence);
    if (fence || !inside_ || line.starts_with("# ")) {
      in_step_ = false;
      loose_ += line;
    } else if (line.starts_with(kPrompt)) {
      transcript_.steps.push_back({loose_, line.substr(kPrompt.size(), line.size() - kPrompt.size() - 1), ""});
      loose_.clear();
      in_step_ = true;
    } else {
      (in_step_ ? transcript_.steps.back().expected : loose_) += line;
    }
  }

  bool markdown_, inside_, in_step_ = false;
  std::string loose_;
  Transcript transcript_;
};

std::string WithoutBlankEnd(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  return text == "\n" ? "" : text;
}

std::string Run(const std::string& command, const fs::path& folder) {
  const std::string script = "cd '" + folder.string() + "' && { " + command + "\n} 2>&1";
  FILE* pipe = popen(script.c_str(), "r");
  std::string output;
  char buffer[4096];
  for (size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, size);
  const int status = pclose(pipe);
  if (!output.empty() && output.back() != '\n') output += "\n";
  if (status != 0) output += "[exit " + std::to_string(WEXITSTATUS(status)) + "]\n";
  return output;
}

void RunTranscript(const fs::path& path) {
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  const Transcript transcript = TranscriptReader(path.extension() == ".md").Read(in);
  const TemporaryDirectory directory;
  const fs::path folder = directory.path("");
  const std::string commands = std::string(ENTENTE_BINARY_DIR) + "/cli:" + getenv("PATH");
  setenv("PATH", commands.c_str(), 1);
  fs::create_directory_symlink(fs::path(ENTENTE_SOURCE_DIR) / "examples", folder / "examples");
  std::string rewritten;
  for (const Step& step : transcript.steps) {
    const std::string output = Run(step.command, folder);
    EXPECT_EQ(WithoutBlankEnd(output), WithoutBlankEnd(step.expected)) << path << ": " << step.command;
    const bool gap = step.expected.ends_with("\n\n") || step.expected == "\n" || step.expected.empty();
    rewritten += step.before + std::string(kPrompt) + step.command + "\n" + output + (gap ? "\n" : "");
  }
  if (getenv("ENTENTE_UPDATE")) std::ofstream(path) << rewritten << transcript.rest;
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, PrintWhatTheyPrinted) { RunTranscript(fs::path(ENTENTE_SOURCE_DIR) / GetParam()); }

std::vector<std::string> CaseFiles() {
  std::vector<std::string> files = {"README.md"};
  for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_SOURCE_DIR) / "tests/cli/cases")) {
    files.push_back("tests/cli/cases/" + entry.path().filename().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

INSTANTIATE_TEST_SUITE_P(Files, Cases, testing::ValuesIn(CaseFiles()), [](const auto& file) {
  std::string name = fs::path(file.param).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace entente
