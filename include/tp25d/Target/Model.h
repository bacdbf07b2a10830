// Takes a model from its file to a program: parses it, takes it through the stages, and compiles it.

#ifndef TP25D_TARGET_MODEL_H
#define TP25D_TARGET_MODEL_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "tp25d/Target/Jit.h"

#include <optional>
#include <string>
#include <vector>

namespace tp25d {

/// Reads MLIR text or bytecode. The names of values in the text become their locations, for use in messages. Prints
/// errors with their place to standard error, and returns null then.
mlir::OwningOpRef<mlir::ModuleOp> readModel(llvm::StringRef path, mlir::MLIRContext &context);

/// An argument, a result or a matrix product of the model.
struct ModelTensor {
  std::string name;
  mlir::RankedTensorType type;
  Sharding sharding;
};

/// A model after the Shard stage.
struct ShardedModel {
  mlir::OwningOpRef<mlir::ModuleOp> module;
  GridAttr grid;
  /// The function's arguments, in its order: inputs and parameters.
  std::vector<ModelTensor> arguments;
  std::vector<bool> isParameter;
  std::vector<ModelTensor> products, results;
};

/// Takes a copy of `model` through Import and Shard. Errors go to the context's diagnostics; the result is empty then.
std::optional<ShardedModel> shardModel(mlir::ModuleOp model, const ShardOptions &options);

/// Takes a model that has gone through Import, and possibly Grad, through Shard.
std::optional<ShardedModel> shardImported(mlir::OwningOpRef<mlir::ModuleOp> model, const ShardOptions &options);

/// Takes a sharded model through the remaining stages to a program in the LLVM dialect, for devices with this kind of
/// memory. Kernels use vectors of `vectorWidth` bits (0: LLVM's choice), or are in a gpu.module. Null on failure.
mlir::OwningOpRef<mlir::ModuleOp> lowerModel(const ShardedModel &model, Memory memory, int64_t vectorWidth);

/// Compiles the program for virtual devices in this process. Null on failure.
std::unique_ptr<JitProgram> compileModel(const ShardedModel &model);

} // namespace tp25d

#endif // TP25D_TARGET_MODEL_H
