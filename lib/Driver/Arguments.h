// The arguments of programs as tensors.

#ifndef TP25D_LIB_DRIVER_ARGUMENTS_H
#define TP25D_LIB_DRIVER_ARGUMENTS_H

#include "tp25d/TensorFile/TensorFileWriter.h"
#include "tp25d/TensorFile/TensorSource.h"
#include "tp25d/runtime.h"

namespace tp25d {

int64_t countDevices(const tp25d_program &program);

llvm::ArrayRef<int64_t> getShape(const tp25d_argument &argument);
tp25d_type getType(const tp25d_argument &argument);

/// Fails, naming the tensor as `source` does, if it is not of the argument's type and shape.
llvm::Error checkType(const TensorSource &tensor, const tp25d_argument &argument, const std::string &source);

/// A file for a result that all processes write together; fails in all of them alike.
llvm::Expected<std::unique_ptr<TensorFileWriter>> createWriter(llvm::StringRef path, const tp25d_argument &result);

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_ARGUMENTS_H
