//===- Names.h - Names and sizes of the interface's enumerations ------------===//
//
// What messages call an element type; the other names are in the C interface itself.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_HOST_NAMES_H
#define TP25D_RUNTIME_HOST_NAMES_H

#include "tp25d/runtime.h"

namespace tp25d::host {

const char *typeName(int64_t type);

} // namespace tp25d::host

#endif // TP25D_RUNTIME_HOST_NAMES_H
