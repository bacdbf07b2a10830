// What a model gives by upstream's own lowering: what sharded programs are checked against.

#ifndef TP25D_REFERENCE_REFERENCE_H
#define TP25D_REFERENCE_REFERENCE_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "tp25d/TensorFile/Tensor.h"

#include <memory>
#include <vector>

namespace mlir {
class ExecutionEngine;
}

namespace tp25d {

/// Computes a model as it was read, without sharding, on one thread. It shares no pass with the stages, from Import on,
/// nor the product library: upstream's passes turn the model into loops, whose sums are kept in f64 (widen-sums).
/// So a mistake of a stage cannot be a mistake of the reference, too.
class Reference {
public:
  /// Compiles a copy of `model`. Fails, with upstream's reasons in the context's diagnostics, if upstream cannot lower
  /// it.
  static llvm::Expected<std::unique_ptr<Reference>> compile(mlir::ModuleOp model);
  ~Reference();

  /// Operations on scalars that a run takes, in units of 10^9.
  double gigaOperations() const { return operations * 1e-9; }

  /// For each result, how far a program that computes in the types of the model may be from the reference, as a share
  /// of 1 + the largest element: 0 for what only integers enter, and else by the narrowest type and the longest sums on
  /// the way to it.
  llvm::ArrayRef<double> tolerances() const { return allowed; }

  /// The results for these arguments, both in the model's order.
  llvm::Expected<std::vector<Tensor>> run(llvm::ArrayRef<Tensor> arguments) const;

private:
  Reference();

  struct ResultType {
    tp25d_type type;
    llvm::SmallVector<int64_t> shape;
  };
  std::unique_ptr<mlir::ExecutionEngine> engine;
  void (*entry)(void **) = nullptr; // takes the addresses of the addresses of arguments and results
  std::vector<ResultType> results;
  llvm::SmallVector<double> allowed;
  double operations = 0;
};

/// Adds the part of the reference's lowering that ends in linalg.generic on tensors.
void addReferenceGenerics(mlir::OpPassManager &manager);

/// Adds the rest, to the LLVM dialect: a function of the addresses of the arguments and results.
void addReferenceLowering(mlir::OpPassManager &manager);

} // namespace tp25d

#endif // TP25D_REFERENCE_REFERENCE_H
