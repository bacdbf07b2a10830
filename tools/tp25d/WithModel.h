// Reads the model of a command.

#ifndef TP25D_TOOLS_TP25D_WITHMODEL_H
#define TP25D_TOOLS_TP25D_WITHMODEL_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"

namespace tp25d {

/// Returns an error without a message, for errors that diagnostics have already reported.
inline llvm::Error alreadySaid() { return llvm::createStringError(""); }

/// Reads the model and calls `use` with it. Returns the process's exit code: that of `use`, or 1 after an error, which
/// is printed to standard error, with its place if it is in the model.
int withModel(const std::string &path, llvm::function_ref<llvm::Expected<int>(mlir::ModuleOp)> use);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_WITHMODEL_H
