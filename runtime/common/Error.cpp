// Turns exceptions of the runtime and of its libraries into a status and, for each thread, an error message.

#include "Error.h"

#include <new>

using namespace tp25d::runtime;

static thread_local std::string lastMessage;

Error tp25d::runtime::currentError() {
  try {
    throw;
  } catch (const Error &error) {
    return error;
  } catch (const std::bad_alloc &) {
    return Error(TP25D_OUT_OF_MEMORY, "out of memory");
  } catch (const std::exception &exception) {
    return Error(TP25D_INTERNAL, exception.what());
  } catch (...) {
    return Error(TP25D_INTERNAL, "unknown exception");
  }
}

tp25d_status tp25d::runtime::report(const Error &error) {
  lastMessage = error.what();
  return error.status;
}

const char *tp25d_error_message(void) { return lastMessage.c_str(); }

tp25d_status tp25d_report(tp25d_status status, const char *message) { return report(Error(status, message)); }
