// Opens, draws and creates tensors for the arguments of programs.

#ifndef TP25D_LIB_RUN_ARGUMENTS_H
#define TP25D_LIB_RUN_ARGUMENTS_H

#include "tp25d/TensorFile/Safetensors.h"
#include "tp25d/TensorFile/TensorSource.h"
#include "tp25d/runtime.h"

#include <optional>

namespace tp25d {

int64_t countDevices(const tp25d_program &program);
llvm::ArrayRef<tp25d_argument> getArguments(const tp25d_program &program);

/// Returns the numbers of the arguments that satisfy `isWanted`, in order.
std::vector<int64_t> getNumbers(const tp25d_program &program,
                                llvm::function_ref<bool(const tp25d_argument &)> isWanted);
llvm::ArrayRef<int64_t> getShape(const tp25d_argument &argument);
tp25d_type getType(const tp25d_argument &argument);
/// True for parameters and states: their blocks keep their values between runs, and files of parameters can contain
/// them.
bool isLasting(const tp25d_argument &argument);

/// Fails if the tensor does not have the argument's type and shape; `source` describes the tensor in the message.
llvm::Error checkType(const TensorSource &tensor, const tp25d_argument &argument, const std::string &source);

/// Returns a source of random elements that depend only on the seed, the argument's number and the element's index in
/// the whole tensor, so that they are the same on every grid. Matrices of parameters are scaled so that a product with
/// one keeps the magnitude of numbers.
std::unique_ptr<TensorSource> draw(const tp25d_argument &argument, uint64_t seed, uint64_t number);

/// Finds the tensor of an argument by name in the file at `path`. Fails if there is none, or if its type or shape
/// differs.
llvm::Expected<std::unique_ptr<TensorSource>> findTensor(const SafetensorsFile &file, const std::string &path,
                                                         const tp25d_argument &argument);

/// As findTensor, but null if there is none and the argument has a value of its own.
llvm::Expected<std::unique_ptr<TensorSource>> findValue(const SafetensorsFile &file, const std::string &path,
                                                        const tp25d_argument &argument);

/// Opens the file of parameters at `path`; none if that is empty.
llvm::Expected<std::optional<SafetensorsFile>> openParams(const std::string &path);

} // namespace tp25d

#endif // TP25D_LIB_RUN_ARGUMENTS_H
