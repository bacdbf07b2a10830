// Validators for the values of command-line options.

#ifndef TP25D_RUN_VALIDATORS_H
#define TP25D_RUN_VALIDATORS_H

#include "llvm/ADT/StringExtras.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace tp25d {

/// Accepts finite numbers that are at least `least`.
CLI::Validator atLeast(int64_t least);

} // namespace tp25d

#endif // TP25D_RUN_VALIDATORS_H
