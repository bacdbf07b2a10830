// Pass options as people write them.

#ifndef TP25D_SUPPORT_OPTIONS_H
#define TP25D_SUPPORT_OPTIONS_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace tp25d {

/// MLIR separates the options of a pass by blanks; this makes `q=2,d=2` into `q=2 d=2`. Commas inside brackets stay.
std::string normalizeOptions(llvm::StringRef options);

} // namespace tp25d

#endif // TP25D_SUPPORT_OPTIONS_H
