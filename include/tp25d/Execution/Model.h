// A model from its file to a program: parsed, taken through the stages, and compiled.

#ifndef TP25D_EXECUTION_MODEL_H
#define TP25D_EXECUTION_MODEL_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/Execution/Jit.h"
#include "tp25d/Pipeline/Pipelines.h"

#include <optional>
#include <string>
#include <vector>

namespace tp25d {

/// Registers all that a model may be written in, and all that it becomes.
void registerAll(mlir::DialectRegistry &registry);

/// Reads MLIR text or bytecode. The names that the text gives to values become their locations, so that messages can
/// use them. Errors, with the place, go to standard error; the result is null then.
mlir::OwningOpRef<mlir::ModuleOp> readModel(llvm::StringRef path, mlir::MLIRContext &context);

/// How a model is to be divided, in the terms of shard-2p5d.
struct ShardOptions {
  /// Both as the model's tp25d.grid says, or else 1, unless one of them is given.
  std::optional<int64_t> q, d;
  std::string stationary = "c", depth;
  bool splitStates = false; ///< over depth: what an optimizer keeps
};

/// A tensor that enters, leaves or, as a product, appears in the model.
struct ModelTensor {
  std::string name;
  mlir::RankedTensorType type;
  Sharding sharding;
};

/// A model after the Shard stage.
struct ShardedModel {
  mlir::OwningOpRef<mlir::ModuleOp> module;
  GridAttr grid;
  /// Arguments in the order of the function: inputs and parameters.
  std::vector<ModelTensor> arguments;
  std::vector<bool> isParameter;
  std::vector<ModelTensor> products, results;
};

/// Takes a copy of `model` through Import and Shard. Errors go to the context's diagnostics.
std::optional<ShardedModel> shardModel(mlir::ModuleOp model, const ShardOptions &options);

/// Takes a model that has gone through Import, and maybe Grad, through Shard.
std::optional<ShardedModel> shardImported(mlir::OwningOpRef<mlir::ModuleOp> model, const ShardOptions &options);

/// Takes a sharded model through the rest of the stages, to a program in the LLVM dialect: for devices with this
/// kind of memory, with kernels for vectors of so many bits (0: LLVM's choice), or in a gpu.module. Null if it failed.
mlir::OwningOpRef<mlir::ModuleOp> lowerModel(const ShardedModel &model, Memory memory, int64_t vectorWidth);

/// The program for virtual devices in this process. Null if it failed.
std::unique_ptr<JitProgram> compileModel(const ShardedModel &model);

} // namespace tp25d

#endif // TP25D_EXECUTION_MODEL_H
