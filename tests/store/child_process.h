// The program store_child, run to be killed.
#ifndef ENTENTE_TESTS_STORE_CHILD_PROCESS_H_
#define ENTENTE_TESTS_STORE_CHILD_PROCESS_H_

#include <sys/types.h>

#include <cstdio>
#include <string>
#include <vector>

namespace entente::store {

class ChildProcess {
 public:
  explicit ChildProcess(std::vector<std::string> arguments);
  ~ChildProcess();  // kills it
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t id() const { return id_; }
  // Without its line end; empty where the output has ended.
  std::string ReadLine();
  // SIGKILL; gives the last whole line of what had not been read.
  std::string Kill();

 private:
  pid_t id_ = 0;
  FILE* output_ = nullptr;
  int input_ = -1;
};

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_CHILD_PROCESS_H_
