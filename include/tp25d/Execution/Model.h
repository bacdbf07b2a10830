// A model from its file to its results: parsed, taken through the stages, compiled, and run on virtual devices.

#ifndef TP25D_EXECUTION_MODEL_H
#define TP25D_EXECUTION_MODEL_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/Execution/Jit.h"
#include "tp25d/TensorFile/Tensor.h"

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
  int64_t q = 1, d = 1;
  std::string stationary = "c", depth;
};

/// A tensor that enters, leaves or, as a product, appears in the model.
struct ModelTensor {
  std::string name;
  mlir::RankedTensorType type;
  Sharding sharding;
  mlir::ElementsAttr value; ///< of a parameter that came with the model
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

/// What each device receives along each axis, by the cost model: summed over the program's collectives.
using ReceivedBytes = std::array<int64_t, TP25D_AXIS_COUNT>;

/// A program and what the compiler knows of it.
struct CompiledModel {
  std::unique_ptr<JitProgram> program;
  std::vector<ReceivedBytes> predicted; ///< by device
};

/// Takes a sharded model through the rest of the stages and compiles it for this machine.
std::optional<CompiledModel> compileModel(const ShardedModel &model);

/// The virtual devices of one program.
class Devices {
public:
  static llvm::Expected<Devices> create(const tp25d_program &program, const tp25d_options &options);

  int64_t arenaBytes() const { return tp25d_arena_bytes(runtime.get()); }
  llvm::Error allocate();
  llvm::Error write(int64_t argument, const Tensor &tensor);
  llvm::Expected<Tensor> read(int64_t argument) const;
  llvm::Error run();
  tp25d_statistics statistics(int64_t device) const;

private:
  struct Destroy {
    void operator()(tp25d_runtime *runtime) const { tp25d_destroy(runtime); }
  };
  const tp25d_program *program = nullptr;
  std::unique_ptr<tp25d_runtime, Destroy> runtime;
};

} // namespace tp25d

#endif // TP25D_EXECUTION_MODEL_H
