// Import: raises loops that choose the tensor they read by the index to concatenations, as which StableHLO lowers them.

#include "AnnotationKeeper.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_RAISECONCATENATIONS
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

/// The tensors that a loop nest reads, in order, along one dimension of its result.
struct Concatenation {
  std::optional<int64_t> dim;
  SmallVector<Value> parts;
  int64_t size = 0; ///< of the parts together
};

} // namespace

/// Returns the loop whose index `value` is; none if it is another value.
static std::optional<int64_t> getLoop(Value value) {
  if (auto index = value.getDefiningOp<linalg::IndexOp>())
    return index.getDim();
  return std::nullopt;
}

/// Adds a tensor that is read at `indices`: the loops, of which that of the dimension starts where the parts so far
/// end.
static LogicalResult addPart(tensor::ExtractOp extract, Concatenation &found) {
  if (found.dim >= extract.getTensor().getType().getRank())
    return failure();
  for (auto [dim, index] : llvm::enumerate(extract.getIndices())) {
    int64_t begin = 0;
    if (auto difference = index.getDefiningOp<arith::SubIOp>()) {
      std::optional<int64_t> subtracted = getConstantIntValue(difference.getRhs());
      if (!subtracted)
        return failure();
      begin = *subtracted;
      index = difference.getLhs();
    }
    int64_t wanted = static_cast<int64_t>(dim) == found.dim ? found.size : 0;
    if (getLoop(index) != static_cast<int64_t>(dim) || begin != wanted)
      return failure();
  }
  found.parts.push_back(extract.getTensor());
  found.size += extract.getTensor().getType().getDimSize(*found.dim);
  return success();
}

/// Adds the tensors from which `value`, in the body of a loop nest, is read: one below a bound of the index, and the
/// rest from there on.
static LogicalResult addParts(Value value, Concatenation &found) {
  if (auto extract = value.getDefiningOp<tensor::ExtractOp>())
    return found.dim ? addPart(extract, found) : failure();
  auto choice = value.getDefiningOp<scf::IfOp>();
  auto condition = choice ? choice.getCondition().getDefiningOp<arith::CmpIOp>() : arith::CmpIOp();
  if (!condition || choice.getNumResults() != 1 || condition.getPredicate() != arith::CmpIPredicate::ult)
    return failure();
  std::optional<int64_t> loop = getLoop(condition.getLhs()), bound = getConstantIntValue(condition.getRhs());
  if (!loop || !bound || (found.dim && found.dim != loop))
    return failure();
  found.dim = loop;
  auto below = choice.thenYield().getOperand(0).getDefiningOp<tensor::ExtractOp>();
  if (!below || failed(addPart(below, found)) || found.size != *bound)
    return failure();
  return addParts(choice.elseYield().getOperand(0), found);
}

/// Returns the concatenation that a loop nest computes, if it is one.
static std::optional<Concatenation> getConcatenation(linalg::GenericOp op) {
  if (op.getNumDpsInits() != 1 || op.getNumParallelLoops() != op.getNumLoops() ||
      !op.getIndexingMapsArray().back().isIdentity() || !op.hasPureTensorSemantics())
    return std::nullopt;
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  Concatenation found;
  if (!type.hasStaticShape() || failed(addParts(op.getBody()->getTerminator()->getOperand(0), found)) ||
      found.size != type.getDimSize(*found.dim))
    return std::nullopt;
  for (Value part : found.parts) {
    SmallVector<int64_t> shape(cast<RankedTensorType>(part.getType()).getShape());
    shape[*found.dim] = found.size;
    if (part.getParentBlock() == op.getBody() || type.getShape() != ArrayRef(shape)) // a part of a larger tensor
      return std::nullopt;
  }
  return found;
}

namespace {

struct RaiseConcatenations : tp25d::impl::RaiseConcatenationsBase<RaiseConcatenations> {
  void runOnOperation() override {
    tp25d::AnnotationKeeper keeper;
    IRRewriter rewriter(&getContext(), &keeper);
    getOperation().walk([&](linalg::GenericOp op) {
      std::optional<Concatenation> found = getConcatenation(op);
      if (!found)
        return;
      rewriter.setInsertionPoint(op);
      rewriter.replaceOpWithNewOp<tensor::ConcatOp>(op, op->getResult(0).getType(), *found->dim, found->parts);
    });
  }
};

} // namespace
