// A progress bar on standard error, drawn only where that is a terminal.
#ifndef ENTENTE_CLI_PROGRESS_H_
#define ENTENTE_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string>

namespace entente::cli {

class Progress {
 public:
  explicit Progress(std::string unit);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Redraws at most ten times a second. `total` of 0 means that it is not known.
  void Show(size_t done, size_t total);

 private:
  std::string unit_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace entente::cli

#endif  // ENTENTE_CLI_PROGRESS_H_
