// Errors of the runtime: exceptions inside, and a status with a message at the C interface.

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

/// Concatenates the pieces as they are printed.
template <typename... Pieces> std::string concat(const Pieces &...pieces) {
  std::ostringstream stream;
  (stream << ... << pieces);
  return stream.str();
}

template <typename... Pieces> [[noreturn]] void invalid(const Pieces &...pieces) {
  throw Error(TP25D_INVALID_ARGUMENT, concat(pieces...));
}

/// Converts the exception that is being handled to an Error. Must be called in a catch block.
Error currentError();

/// Stores the message for tp25d_error_message of this thread, and returns the status.
tp25d_status report(const Error &error);

/// Calls `function` and converts exceptions to a status. All functions of the C interface that return a status use it,
/// so that none throws.
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
