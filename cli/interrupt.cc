#include "cli/interrupt.h"

#include <csignal>

namespace entente::cli {
namespace {

std::atomic<bool> interrupted{false};

void OnSignal(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& Interrupted() { return interrupted; }

void CatchInterrupts() {
  std::signal(SIGINT, OnSignal);
  std::signal(SIGTERM, OnSignal);
}

}  // namespace entente::cli
