// What options of command lines must be like.

#ifndef TP25D_DRIVER_VALIDATORS_H
#define TP25D_DRIVER_VALIDATORS_H

#include "llvm/ADT/StringExtras.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace tp25d {

/// Accepts finite numbers from `least` on.
CLI::Validator atLeast(int64_t least);

} // namespace tp25d

#endif // TP25D_DRIVER_VALIDATORS_H
