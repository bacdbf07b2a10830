//===- Validate.h - Is this a program that can run? -------------------------===//
//
// Checks every field of a program's tables once, so that nothing behind tp25d_create has to.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_COMMON_VALIDATE_H
#define TP25D_RUNTIME_COMMON_VALIDATE_H

#include "tp25d/runtime.h"

namespace tp25d::runtime {

/// Throw an Error that names the first thing that is wrong.
void validate(const tp25d_program &program);
void validate(const tp25d_options &options);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_VALIDATE_H
