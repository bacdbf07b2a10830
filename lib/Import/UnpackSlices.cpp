// Import: gives a packed dimension, which is only read or made part by part, a dimension that counts the parts.

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "tp25d/Import/Passes.h"
#include "tp25d/Sharding/Product.h"

#include <set>

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_UNPACKSLICES
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

/// A dimension of a tensor that consists of parts of one size.
struct Packing {
  int64_t dim, partSize;

  bool operator==(const Packing &other) const { return dim == other.dim && partSize == other.partSize; }
};

} // namespace

/// Returns the packing of which `slice` reads one part; none if it reads anything else.
static std::optional<Packing> getPacking(tensor::ExtractSliceOp slice) {
  RankedTensorType type = slice.getSourceType();
  if (slice->hasAttr(tp25d::shardingAttrName) || !slice.hasUnitStride() ||
      slice.getType().getRank() != type.getRank() || ShapedType::isDynamicShape(slice.getStaticOffsets()) ||
      !slice.getType().hasStaticShape())
    return std::nullopt;
  std::optional<Packing> packing;
  for (auto [dim, size] : llvm::enumerate(slice.getType().getShape())) {
    if (size == type.getDimSize(dim))
      continue;
    if (packing || size == 0 || type.getDimSize(dim) % size != 0 || slice.getStaticOffsets()[dim] % size != 0)
      return std::nullopt;
    packing = {static_cast<int64_t>(dim), size};
  }
  return packing;
}

/// Returns how a tensor is packed if all that reads it are slices, each a part of one packing, and all parts are read.
static std::optional<Packing> getPacking(Value value) {
  std::optional<Packing> packing;
  std::set<int64_t> offsets;
  for (Operation *user : value.getUsers()) {
    auto slice = dyn_cast<tensor::ExtractSliceOp>(user);
    std::optional<Packing> its = slice ? getPacking(slice) : std::nullopt;
    if (!its || (packing && !(packing == its)))
      return std::nullopt;
    packing = its;
    offsets.insert(slice.getStaticOffsets()[its->dim]);
  }
  if (!packing)
    return std::nullopt;
  int64_t size = cast<RankedTensorType>(value.getType()).getDimSize(packing->dim);
  return static_cast<int64_t>(offsets.size()) * packing->partSize == size ? packing : std::nullopt;
}

/// Returns the shape in which dimension `dim` is two, of which the second has the size `partSize`, and the dimensions
/// of that shape for each one of `shape`.
static std::pair<SmallVector<int64_t>, SmallVector<ReassociationIndices>> splitDim(ArrayRef<int64_t> shape, int64_t dim,
                                                                                   int64_t partSize) {
  SmallVector<int64_t> split(shape);
  split[dim] /= partSize;
  split.insert(split.begin() + dim + 1, partSize);
  SmallVector<ReassociationIndices> groups;
  for (int64_t i = 0; i < static_cast<int64_t>(shape.size()); ++i) {
    int64_t first = i + (i > dim ? 1 : 0);
    groups.push_back(i == dim ? ReassociationIndices{first, first + 1} : ReassociationIndices{first});
  }
  return {split, groups};
}

/// Makes the slices of `value` read parts of an expanded tensor, in which the packed dimension is two.
static void unpack(Value value, Packing packing, RewriterBase &rewriter) {
  auto type = cast<RankedTensorType>(value.getType());
  auto [shape, groups] = splitDim(type.getShape(), packing.dim, packing.partSize);
  SmallVector<Operation *> slices(value.getUsers());
  rewriter.setInsertionPointAfterValue(value);
  auto expanded = tensor::ExpandShapeOp::create(rewriter, value.getLoc(), type.clone(shape), value, groups);
  for (Operation *user : slices) {
    auto slice = cast<tensor::ExtractSliceOp>(user);
    SmallVector<OpFoldResult> offsets(shape.size(), rewriter.getIndexAttr(0)),
        strides(shape.size(), rewriter.getIndexAttr(1)),
        sizes = llvm::map_to_vector(shape, [&](int64_t size) -> OpFoldResult { return rewriter.getIndexAttr(size); });
    offsets[packing.dim] = rewriter.getIndexAttr(slice.getStaticOffsets()[packing.dim] / packing.partSize);
    sizes[packing.dim] = rewriter.getIndexAttr(1);
    rewriter.setInsertionPoint(slice);
    rewriter.replaceOpWithNewOp<tensor::ExtractSliceOp>(slice, slice.getType(), expanded, offsets, sizes, strides);
  }
}

/// Returns `op` as a generic operation, which replaces it if it is none.
static FailureOr<linalg::GenericOp> generalize(RewriterBase &rewriter, linalg::LinalgOp op) {
  if (auto generic = dyn_cast<linalg::GenericOp>(op.getOperation()))
    return generic;
  rewriter.setInsertionPoint(op);
  return linalg::generalizeNamedOp(rewriter, op);
}

/// True for a concatenation of parts of one size that only products read. (Others need the parts' own order of
/// elements.)
static bool isPacked(tensor::ConcatOp concat) {
  return concat.getInputs().size() > 1 && llvm::all_equal(concat.getInputs().getTypes()) && !concat->use_empty() &&
         !concat->hasAttr(tp25d::shardingAttrName) && concat.getType().hasStaticShape() &&
         llvm::all_of(concat->getUsers(), [](Operation *user) { return tp25d::getProduct(user).has_value(); });
}

/// Concatenates the parts along a dimension of their own, which the products that read them get, too.
static void unpack(tensor::ConcatOp concat, RewriterBase &rewriter) {
  rewriter.setInsertionPoint(concat);
  int64_t dim = concat.getDim();
  auto part = cast<RankedTensorType>(concat.getInputs().front().getType());
  auto [shape, groups] = splitDim(concat.getType().getShape(), dim, part.getDimSize(dim));
  SmallVector<int64_t> partShape(shape);
  partShape[dim] = 1;
  SmallVector<Value> parts;
  for (Value input : concat.getInputs())
    parts.push_back(
        tensor::ExpandShapeOp::create(rewriter, input.getLoc(), part.clone(partShape), input, groups).getResult());
  auto stacked = tensor::ConcatOp::create(rewriter, concat.getLoc(), part.clone(shape), dim, parts);
  Value merged = tensor::CollapseShapeOp::create(rewriter, concat.getLoc(), concat.getType(), stacked, groups);
  SmallVector<Operation *> products(concat->getUsers());
  rewriter.replaceOp(concat, merged);
  RewritePatternSet patterns(rewriter.getContext());
  linalg::populateFoldReshapeOpsByExpansionPatterns(patterns,
                                                    [&](OpOperand *operand) { return operand->get() == merged; });
  FrozenRewritePatternSet frozen(std::move(patterns));
  for (Operation *product : products) {
    FailureOr<linalg::GenericOp> generic = generalize(rewriter, cast<linalg::LinalgOp>(product));
    if (failed(generic))
      continue;
    (void)applyOpPatternsGreedily(
        {*generic}, frozen,
        GreedyRewriteConfig().enableFolding(false).setStrictness(GreedyRewriteStrictness::ExistingOps));
  }
}

namespace {

/// Moves expanding reshapes before the operations that make their sources, if that is possible; those that this makes
/// of the operations' operands follow.
class Hoister : public RewriterBase::Listener {
public:
  explicit Hoister(MLIRContext *context) {
    RewritePatternSet toOperands(context), toReshapes(context);
    linalg::populateFoldReshapeOpsByExpansionPatterns(
        toOperands, [this](OpOperand *operand) { return operand->getOwner() == hoisted; });
    tensor::populateReassociativeReshapeFoldingPatterns(toReshapes);
    tensor::populateFoldTensorEmptyPatterns(toReshapes);
    tensor::ExpandShapeOp::getCanonicalizationPatterns(toReshapes, context);
    linalg::FillOp::getCanonicalizationPatterns(toReshapes, context);
    throughGenerics = std::move(toOperands);
    throughOthers = std::move(toReshapes);
  }

  /// Hoists all expanding reshapes that were made while this was the listener.
  void hoistAll() {
    while (!expansions.empty())
      hoist(cast<tensor::ExpandShapeOp>(expansions.pop_back_val()));
  }

  void notifyOperationInserted(Operation *op, OpBuilder::InsertPoint) override {
    if (isa<tensor::ExpandShapeOp>(op))
      expansions.insert(op);
  }
  void notifyOperationErased(Operation *op) override { expansions.remove(op); }

private:
  void hoist(tensor::ExpandShapeOp expand) {
    auto producer = expand.getSrc().getDefiningOp<linalg::LinalgOp>();
    bool isThroughGeneric = producer && !isa<linalg::FillOp>(producer);
    if (isThroughGeneric) {
      IRRewriter rewriter(producer, this);
      for (Operation *user : llvm::make_early_inc_range(producer->getUsers()))
        if (isOpTriviallyDead(user)) // a reshape that was merged with this one
          rewriter.eraseOp(user);
      if (!producer->hasOneUse() || producer->hasAttr(tp25d::shardingAttrName) ||
          producer->hasAttr(tp25d::formAttrName))
        return;
      if (failed(generalize(rewriter, producer)))
        return;
    }
    hoisted = expand;
    (void)applyOpPatternsGreedily({expand}, isThroughGeneric ? throughGenerics : throughOthers,
                                  GreedyRewriteConfig().setListener(this).enableFolding(false).setStrictness(
                                      GreedyRewriteStrictness::ExistingOps));
  }

  FrozenRewritePatternSet throughGenerics, throughOthers;
  Operation *hoisted = nullptr;
  llvm::SetVector<Operation *> expansions; // to be hoisted
};

struct UnpackSlices : tp25d::impl::UnpackSlicesBase<UnpackSlices> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    IRRewriter plain(&getContext());
    for (tensor::ConcatOp concat : llvm::to_vector(getOperation().getOps<tensor::ConcatOp>()))
      if (isPacked(concat))
        unpack(concat, plain);
    Hoister hoister(&getContext());
    IRRewriter rewriter(&getContext(), &hoister);
    // Unpacking a result replaces operations behind it.
    for (Operation *op = &getOperation().getBody().front().front(); op; op = op->getNextNode())
      for (Value result : op->getResults())
        if (isa<RankedTensorType>(result.getType()))
          if (std::optional<Packing> packing = getPacking(result))
            unpack(result, *packing, rewriter);
    hoister.hoistAll();
  }
};

} // namespace
