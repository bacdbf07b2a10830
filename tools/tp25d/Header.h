// Writes the C header of a program that is compiled to a library.

#ifndef TP25D_TOOLS_TP25D_HEADER_H
#define TP25D_TOOLS_TP25D_HEADER_H

#include "tp25d/Target/Model.h"

namespace tp25d {

/// Returns a header that declares the program `name` and numbers its arguments.
std::string makeHeader(const ShardedModel &model, llvm::StringRef name);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_HEADER_H
