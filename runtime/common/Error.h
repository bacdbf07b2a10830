//===- Error.h - How the runtime reports what went wrong --------------------===//
//
// Inside the runtime an error is an exception; at the C interface it becomes a status and a sentence.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_ERROR_H
#define TP25D_RUNTIME_COMMON_ERROR_H

#include "tp25d/runtime.h"

#include <sstream>
#include <stdexcept>
#include <string>

namespace tp25d::runtime {

struct Error : std::runtime_error {
  Error(tp25d_status status, const std::string &message) : std::runtime_error(message), status(status) {}
  tp25d_status status;
};

/// The pieces printed one after the other.
template <typename... Pieces> std::string concat(const Pieces &...pieces) {
  std::ostringstream stream;
  (stream << ... << pieces);
  return stream.str();
}

template <typename... Pieces> [[noreturn]] void invalid(const Pieces &...pieces) {
  throw Error(TP25D_INVALID_ARGUMENT, concat(pieces...));
}

/// The exception that is being handled, as an Error. To be called in a catch block.
Error currentError();

/// Keeps the sentence for tp25d_error_message of this thread, and returns the status.
tp25d_status report(const Error &error);

/// What every function of the C interface that returns a status is wrapped in: nothing is thrown across it.
template <typename Function> tp25d_status guarded(Function function) {
  try {
    function();
    return TP25D_OK;
  } catch (...) {
    return report(currentError());
  }
}

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_ERROR_H
