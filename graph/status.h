// What the outside world did wrong, as a value: no exception crosses a public header.
#ifndef ENTENTE_GRAPH_STATUS_H_
#define ENTENTE_GRAPH_STATUS_H_

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace entente {

enum class ErrorCode {
  kOk,
  kInvalidInput,  // bytes, text, a date, a schema or a query that cannot be read
  kNotFound,      // the thing asked for is not there
  kIo,            // the operating system refused
  kCorrupt,       // stored bytes fail their checks
  kWrongVersion,  // a store or model of another format version
  kInUse,         // another process holds the store
  kCancelled,     // the caller asked to stop
};

// The outcome of an operation: ok, or a code and one clear sentence for the user that names file, place and
// what was expected.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(ErrorCode code, std::string message, std::string detail = "")
      : code_(code), message_(std::move(message)), detail_(std::move(detail)) {}

  bool ok() const { return code_ == ErrorCode::kOk; }
  ErrorCode code() const { return code_; }
  const std::string& message() const { return message_; }
  // Words for programs where what failed has such a vocabulary (query/error.h), else empty.
  const std::string& detail() const { return detail_; }

 private:
  ErrorCode code_ = ErrorCode::kOk;
  std::string message_;
  std::string detail_;
};

// A value, or the Status that says why there is none. Reading `value()` of a failed result is a bug of the caller.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Status failure) : content_(std::move(failure)) { assert(!std::get<Status>(content_).ok()); }

  bool ok() const { return std::holds_alternative<T>(content_); }
  T& value() & { return std::get<T>(content_); }
  const T& value() const& { return std::get<T>(content_); }
  // By value, so that it outlives a result that nobody keeps: `for (auto& x : Read().value())`.
  T value() && { return std::get<T>(std::move(content_)); }
  Status status() const { return ok() ? Status() : std::get<Status>(content_); }

 private:
  std::variant<T, Status> content_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_STATUS_H_
