// Checks every field of a program's tables once in tp25d_create, so that later code can rely on them.

#ifndef TP25D_RUNTIME_COMMON_VALIDATE_H
#define TP25D_RUNTIME_COMMON_VALIDATE_H

#include "tp25d/runtime.h"

namespace tp25d::runtime {

/// Throw an Error that names the first invalid entry.
void validate(const tp25d_program &program);
void validate(const tp25d_options &options);

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_COMMON_VALIDATE_H
