// Computes a model's results by upstream's own lowering, to check sharded programs against.

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

/// Computes a model as it was read, without sharding, on one thread. It shares neither a pass, from Import on, nor the
/// product library with the stages: upstream's passes turn the model into loops, whose sums are kept in f64
/// (widen-sums). A bug in a stage therefore cannot be repeated in the reference.
class Reference {
public:
  /// Compiles a copy of `model`. Fails if upstream cannot lower it, with upstream's reasons in the context's
  /// diagnostics.
  static llvm::Expected<std::unique_ptr<Reference>> compile(mlir::ModuleOp model);
  ~Reference();

  /// Number of scalar operations of a run, in units of 10^9.
  double gigaOperations() const { return operations * 1e-9; }

  /// For each result, the largest difference from the reference that rounding explains in a program that computes in
  /// the model's types, as a share of 1 + the largest element. It is 0 for results that only integers contribute to;
  /// else it follows from the narrowest type and the longest sums on the way to the result.
  llvm::ArrayRef<double> tolerances() const { return allowed; }

  /// Returns the results for these arguments, both in the model's order.
  llvm::Expected<std::vector<Tensor>> run(llvm::ArrayRef<Tensor> arguments) const;

private:
  Reference();

  struct ResultType {
    tp25d_type type;
    llvm::SmallVector<int64_t> shape;
  };
  std::unique_ptr<mlir::ExecutionEngine> engine;
  void (*entry)(void **) = nullptr; // takes pointers to the pointers to arguments and results
  std::vector<ResultType> results;
  llvm::SmallVector<double> allowed;
  double operations = 0;
};

/// Adds the first part of the reference's lowering, from the model to linalg.generic on tensors.
void addReferenceGenerics(mlir::OpPassManager &manager);

/// Adds the second part, to a function in the LLVM dialect that takes the addresses of arguments and results.
void addReferenceLowering(mlir::OpPassManager &manager);

} // namespace tp25d

#endif // TP25D_REFERENCE_REFERENCE_H
