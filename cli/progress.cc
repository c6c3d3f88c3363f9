#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace entente::cli {
namespace {

constexpr size_t kBarWidth = 30;
constexpr std::chrono::milliseconds kRedrawAfter{100};

}  // namespace

Progress::Progress(std::string unit) : unit_(std::move(unit)), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
}

void Progress::Show(size_t done, size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || now - last_ < kRedrawAfter) return;
  last_ = now;
  drawn_ = true;
  if (total == 0) {
    fmt::print(stderr, "\r\033[K{} {}", done, unit_);
  } else {
    const size_t filled = kBarWidth * done / total;
    fmt::print(stderr, "\r\033[K[{}{}] {}/{} {}", std::string(filled, '#'), std::string(kBarWidth - filled, ' '), done,
               total, unit_);
  }
  std::fflush(stderr);
}

}  // namespace entente::cli
