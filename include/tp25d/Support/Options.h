// Normalizes the text of pass options.

#ifndef TP25D_SUPPORT_OPTIONS_H
#define TP25D_SUPPORT_OPTIONS_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace tp25d {

/// Replaces the commas between options by the blanks that MLIR expects: `q=2,d=2` becomes `q=2 d=2`. Commas inside
/// brackets are kept.
std::string normalizeOptions(llvm::StringRef options);

} // namespace tp25d

#endif // TP25D_SUPPORT_OPTIONS_H
