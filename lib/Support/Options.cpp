// Normalizes the text of pass options.

#include "tp25d/Support/Options.h"

#include "llvm/ADT/StringExtras.h"

namespace tp25d {

std::string normalizeOptions(llvm::StringRef options) {
  std::string normalized = options.str();
  int64_t brackets = 0;
  for (char &c : normalized) {
    brackets += llvm::StringRef("{[(").contains(c) - llvm::StringRef("}])").contains(c);
    if (c == ',' && brackets == 0)
      c = ' ';
  }
  return normalized;
}

} // namespace tp25d
