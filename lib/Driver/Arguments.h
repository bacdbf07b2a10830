// The arguments of programs as tensors.

#ifndef TP25D_LIB_DRIVER_ARGUMENTS_H
#define TP25D_LIB_DRIVER_ARGUMENTS_H

#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorFileWriter.h"
#include "tp25d/TensorFile/TensorSource.h"
#include "tp25d/runtime.h"

#include <optional>

namespace tp25d {

int64_t countDevices(const tp25d_program &program);

llvm::ArrayRef<int64_t> getShape(const tp25d_argument &argument);
tp25d_type getType(const tp25d_argument &argument);
/// Whether its blocks keep their value from run to run, so that it has a name in files of parameters.
bool isLasting(const tp25d_argument &argument);

/// Fails, naming the tensor as `source` does, if it is not of the argument's type and shape.
llvm::Error checkType(const TensorSource &tensor, const tp25d_argument &argument, const std::string &source);

/// Random elements, a function of the seed, the argument's number and the element's index in the whole tensor: the same
/// on every grid. A matrix of parameters is scaled so that a product with it keeps the size of numbers.
std::unique_ptr<TensorSource> draw(const tp25d_argument &argument, uint64_t seed, uint64_t number);

/// The tensor of a parameter's or a state's name in the file at `path`; null if there is none and need not be, since
/// the argument has a value without it.
llvm::Expected<std::unique_ptr<TensorSource>> findValue(const SafetensorsFile &file, const std::string &path,
                                                        const tp25d_argument &argument);

/// The file of parameters at `path`; none if that is empty.
llvm::Expected<std::optional<SafetensorsFile>> openParams(const std::string &path);

/// A file for arguments that all processes write together; fails in all of them alike.
llvm::Expected<std::unique_ptr<TensorFileWriter>> createWriter(llvm::StringRef path,
                                                               llvm::ArrayRef<const tp25d_argument *> arguments,
                                                               const SafetensorsMetadata &metadata = {});

} // namespace tp25d

#endif // TP25D_LIB_DRIVER_ARGUMENTS_H
