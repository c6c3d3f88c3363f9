#include "child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace entente::store {

ChildProcess::ChildProcess(std::vector<std::string> arguments) {
  int output[2], input[2];
  if (pipe2(output, O_CLOEXEC) != 0 || pipe2(input, O_CLOEXEC) != 0) return;
  arguments.insert(arguments.begin(), STORE_CHILD);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
  posix_spawn(&id_, STORE_CHILD, &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(input[0]);
  close(output[1]);
  input_ = input[1];
  output_ = fdopen(output[0], "r");
}

ChildProcess::~ChildProcess() {
  Kill();
  if (output_ != nullptr) fclose(output_);
  if (input_ >= 0) close(input_);
}

std::string ChildProcess::ReadLine() {
  std::string line;
  for (int byte = getc(output_); byte != EOF; byte = getc(output_)) {
    if (byte == '\n') return line;
    line.push_back(static_cast<char>(byte));
  }
  return "";
}

std::string ChildProcess::Kill() {
  if (id_ <= 0) return "";
  kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
  id_ = 0;
  std::string last;
  for (std::string line = ReadLine(); !line.empty(); line = ReadLine()) last = line;
  return last;
}

}  // namespace entente::store
