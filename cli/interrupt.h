// Ctrl-C as a flag that long work looks at.
#ifndef ENTENTE_CLI_INTERRUPT_H_
#define ENTENTE_CLI_INTERRUPT_H_

#include <atomic>

namespace entente::cli {

// Set by SIGINT and SIGTERM once CatchInterrupts was called; a second signal ends the process at once.
const std::atomic<bool>& Interrupted();
void CatchInterrupts();

}  // namespace entente::cli

#endif  // ENTENTE_CLI_INTERRUPT_H_
