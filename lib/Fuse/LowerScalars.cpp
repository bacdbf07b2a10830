// Fuse: computes scalars that depend on elements of tensors in kernels, and slices at offsets that are such scalars.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "tp25d/Fuse/Passes.h"
#include "tp25d/Sharding/Clamp.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LOWERSCALARS
#include "tp25d/Fuse/Passes.h.inc"
} // namespace tp25d

/// Builds arithmetic on indices in the body of an operation.
namespace {
struct Indices {
  OpBuilder &builder;
  Location loc;

  Value constant(int64_t value) const { return arith::ConstantIndexOp::create(builder, loc, value); }
  Value add(Value a, Value b) const { return arith::AddIOp::create(builder, loc, a, b); }
  Value subtract(Value a, Value b) const { return arith::SubIOp::create(builder, loc, a, b); }
  Value multiply(Value a, Value b) const { return arith::MulIOp::create(builder, loc, a, b); }
  Value clamp(Value a, Value low, Value high) const {
    return arith::MinSIOp::create(builder, loc, arith::MaxSIOp::create(builder, loc, a, low), high);
  }
  Value compare(arith::CmpIPredicate predicate, Value a, Value b) const {
    return arith::CmpIOp::create(builder, loc, predicate, a, b);
  }
};
} // namespace

namespace {

/// Rewrites one function. A scalar that depends on elements of tensors becomes a tensor of rank 0.
class ScalarLowering {
public:
  explicit ScalarLowering(func::FuncOp function) : block(function.getBody().front()), rewriter(function.getContext()) {}

  LogicalResult run() {
    SmallVector<Operation *> scalarOps;
    for (Operation &op : llvm::make_early_inc_range(block.without_terminator())) {
      if (auto generic = dyn_cast<linalg::GenericOp>(op))
        moveReadsInside(generic);
      bool isRead = isa<tensor::ExtractOp>(op);
      bool takes = llvm::any_of(op.getOperands(), [&](Value value) { return tensors.contains(value); });
      visitUsedValuesDefinedAbove(op.getRegions(), [&](OpOperand *used) { takes |= tensors.contains(used->get()); });
      if (!isRead && !takes)
        continue;
      rewriter.setInsertionPoint(&op);
      if (llvm::none_of(op.getResultTypes(), llvm::IsaPred<TensorType>) && op.getNumRegions() == 0) {
        lowerScalar(&op);
        scalarOps.push_back(&op);
      } else if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
        rewriter.replaceOp(slice, lower(slice));
      } else if (auto slice = dyn_cast<tensor::InsertSliceOp>(op)) {
        rewriter.replaceOp(slice, lower(slice));
      } else if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
        if (failed(lower(linalgOp)))
          return failure();
      } else {
        return op.emitError() << op.getName() << " takes a scalar that is read from a tensor, which only slices and "
                              << "linalg operations may";
      }
    }
    for (Value result : block.getTerminator()->getOperands())
      if (tensors.contains(result))
        return block.getTerminator()->emitError() << "results must be tensors, got: " << result.getType();
    for (Operation *op : llvm::reverse(scalarOps))
      rewriter.eraseOp(op);
    return success();
  }

private:
  /// Builds a linalg.generic over `shape`, whose body reads `scalars` and the elements of `inputs` at its place.
  linalg::GenericOp buildGeneric(Location loc, ArrayRef<Value> scalars, ValueRange inputs, ArrayRef<int64_t> shape,
                                 TypeRange elementTypes,
                                 llvm::function_ref<SmallVector<Value>(IRMapping &, ValueRange)> buildBody) {
    MLIRContext *context = rewriter.getContext();
    SmallVector<Value> operands = llvm::map_to_vector(scalars, [&](Value scalar) { return tensors.lookup(scalar); });
    SmallVector<AffineMap> maps(scalars.size(), AffineMap::get(shape.size(), 0, context));
    llvm::append_range(operands, inputs);
    maps.append(inputs.size() + elementTypes.size(), AffineMap::getMultiDimIdentityMap(shape.size(), context));
    SmallVector<Value> inits;
    SmallVector<Type> types;
    for (Type type : elementTypes) {
      inits.push_back(tensor::EmptyOp::create(rewriter, loc, shape, type));
      types.push_back(inits.back().getType());
    }
    SmallVector<utils::IteratorType> iterators(shape.size(), utils::IteratorType::parallel);
    return linalg::GenericOp::create(rewriter, loc, types, operands, inits, maps, iterators,
                                     [&](OpBuilder &builder, Location loc, ValueRange arguments) {
                                       OpBuilder::InsertionGuard guard(rewriter);
                                       rewriter.setInsertionPointToStart(builder.getInsertionBlock());
                                       IRMapping mapping;
                                       for (auto [scalar, argument] : llvm::zip(scalars, arguments))
                                         mapping.map(scalar, argument);
                                       SmallVector<Value> results =
                                           buildBody(mapping, arguments.slice(scalars.size(), inputs.size()));
                                       linalg::YieldOp::create(rewriter, loc, results);
                                     });
  }

  /// Returns the scalars among `values` that have become tensors, each once.
  SmallVector<Value> getLowered(ValueRange values) const {
    llvm::SetVector<Value> found;
    for (Value value : values)
      if (tensors.contains(value))
        found.insert(value);
    return found.takeVector();
  }

  void lowerScalar(Operation *op) {
    linalg::GenericOp generic = buildGeneric(
        op->getLoc(), getLowered(op->getOperands()), {}, {}, op->getResultTypes(),
        [&](IRMapping &mapping, ValueRange) -> SmallVector<Value> {
          if (auto extract = dyn_cast<tensor::ExtractOp>(op)) {
            SmallVector<Value> indices;
            for (auto [index, size] : llvm::zip_equal(extract.getIndices(), extract.getTensor().getType().getShape()))
              indices.push_back(getConstantIntValue(index)
                                    ? index
                                    : tp25d::clampIndex(rewriter, op->getLoc(), mapping.lookupOrDefault(index), size));
            return {tensor::ExtractOp::create(rewriter, op->getLoc(), extract.getTensor(), indices)};
          }
          return rewriter.clone(*op, mapping)->getResults();
        });
    for (auto [scalar, tensor] : llvm::zip_equal(op->getResults(), generic.getResults()))
      tensors[scalar] = tensor;
  }

  struct Place {
    Value offset, stride;
  };

  /// Builds the offset and stride of dimension `dim` of a slice of a dimension of `wholeSize`, clamped so that the
  /// slice lies inside.
  Place getPlace(const Indices &at, OffsetSizeAndStrideOpInterface slice, size_t dim, int64_t wholeSize,
                 const IRMapping &mapping) {
    OpFoldResult offset = slice.getMixedOffsets()[dim], stride = slice.getMixedStrides()[dim];
    int64_t steps = *getConstantIntValue(slice.getMixedSizes()[dim]) - 1;
    auto get = [&](OpFoldResult number) {
      if (std::optional<int64_t> constant = getConstantIntValue(number))
        return at.constant(*constant);
      return mapping.lookupOrDefault(cast<Value>(number));
    };
    Place place{get(offset), steps == 0 ? at.constant(1) : get(stride)};
    if (steps > 0 && !getConstantIntValue(stride)) {
      int64_t room = wholeSize - 1 - getConstantIntValue(offset).value_or(0);
      place.stride = at.clamp(place.stride, at.constant(1), at.constant(room / steps));
    }
    if (!getConstantIntValue(offset)) {
      Value taken = at.multiply(at.constant(steps), place.stride);
      place.offset = at.clamp(place.offset, at.constant(0), at.subtract(at.constant(wholeSize - 1), taken));
    }
    return place;
  }

  Value lower(tensor::ExtractSliceOp slice) {
    Location loc = slice.getLoc();
    RankedTensorType type = slice.getResultType();
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    linalg::GenericOp generic = buildGeneric(
        loc, getLowered(slice->getOperands()), {}, type.getShape(), type.getElementType(),
        [&](IRMapping &mapping, ValueRange) -> SmallVector<Value> {
          Indices at{rewriter, loc};
          SmallVector<Value> indices;
          int64_t loop = 0;
          for (auto [dim, size] : llvm::enumerate(slice.getSourceType().getShape())) {
            Place place = getPlace(at, slice, dim, size, mapping);
            indices.push_back(place.offset);
            if (!dropped.test(dim))
              indices.back() = at.add(
                  place.offset, at.multiply(linalg::IndexOp::create(rewriter, loc, loop++).getResult(), place.stride));
          }
          return {tensor::ExtractOp::create(rewriter, loc, slice.getSource(), indices)};
        });
    return generic.getResult(0);
  }

  Value lower(tensor::InsertSliceOp slice) {
    Location loc = slice.getLoc();
    RankedTensorType type = slice.getDestType();
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    linalg::GenericOp generic =
        buildGeneric(loc, getLowered(slice->getOperands()), slice.getDest(), type.getShape(), type.getElementType(),
                     [&](IRMapping &mapping, ValueRange inputs) -> SmallVector<Value> {
                       Indices at{rewriter, loc};
                       Value isInside = arith::ConstantIntOp::create(rewriter, loc, 1, 1);
                       auto require = [&](arith::CmpIPredicate predicate, Value a, Value b) {
                         isInside = arith::AndIOp::create(rewriter, loc, isInside, at.compare(predicate, a, b));
                       };
                       SmallVector<Value> indices;
                       for (auto [dim, size] : llvm::enumerate(type.getShape())) {
                         Value loop = linalg::IndexOp::create(rewriter, loc, dim);
                         int64_t last = *getConstantIntValue(slice.getMixedSizes()[dim]) - 1;
                         if (last + 1 == size && !dropped.test(dim)) { // The slice fills the dimension.
                           indices.push_back(loop);
                           continue;
                         }
                         Place place = getPlace(at, slice, dim, size, mapping);
                         Value distance = at.subtract(loop, place.offset);
                         Value zero = at.constant(0);
                         Value index = arith::DivSIOp::create(rewriter, loc, distance, place.stride);
                         require(arith::CmpIPredicate::sge, distance, zero);
                         require(arith::CmpIPredicate::sle, index, at.constant(last));
                         require(arith::CmpIPredicate::eq, at.multiply(index, place.stride), distance);
                         if (!dropped.test(dim)) // Elements outside of the slice are read too, and not used.
                           indices.push_back(at.clamp(index, zero, at.constant(last)));
                       }
                       Value element = tensor::ExtractOp::create(rewriter, loc, slice.getSource(), indices);
                       return {arith::SelectOp::create(rewriter, loc, isInside, element, inputs.front())};
                     });
    return generic.getResult(0);
  }

  /// True if `index`, which a body computes, depends on elements of tensors, and not only on loop indices.
  bool dependsOnElements(Value index, Block *body) const {
    if (tensors.contains(index))
      return true;
    if (auto argument = dyn_cast<BlockArgument>(index))
      return argument.getOwner() == body;
    Operation *op = index.getDefiningOp();
    if (op->getBlock() != body)
      return false;
    return isa<tensor::ExtractOp>(op) ||
           llvm::any_of(op->getOperands(), [&](Value operand) { return dependsOnElements(operand, body); });
  }

  /// Clamps the indices of lookups in a body that depend on elements.
  void moveReadsInside(linalg::GenericOp op) {
    op.walk([&](tensor::ExtractOp extract) {
      OpBuilder::InsertionGuard guard(rewriter);
      rewriter.setInsertionPoint(extract);
      ArrayRef<int64_t> shape = extract.getTensor().getType().getShape();
      for (auto [index, size] : llvm::zip_equal(extract.getIndicesMutable(), shape))
        if (dependsOnElements(index.get(), op.getBody()))
          index.set(tp25d::clampIndex(rewriter, extract.getLoc(), index.get(), size));
    });
  }

  /// Turns scalars that have become tensors, and that `op` or its body reads, into operands of rank 0.
  LogicalResult lower(linalg::LinalgOp op) {
    auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
    if (!generic) {
      FailureOr<linalg::GenericOp> generalized = linalg::generalizeNamedOp(rewriter, op);
      if (failed(generalized))
        return op->emitError() << op->getName() << " takes a scalar that is read from a tensor, and is not generic";
      generic = *generalized;
    }
    for (OpOperand *input : generic.getDpsInputOperands())
      if (Value tensor = tensors.lookup(input->get()))
        input->set(tensor);
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(generic.getRegion(), captured);
    SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
    for (Value scalar : getLowered(captured.getArrayRef())) {
      int64_t position = generic.getNumDpsInputs();
      BlockArgument argument = generic.getBody()->insertArgument(position, scalar.getType(), scalar.getLoc());
      replaceAllUsesInRegionWith(scalar, argument, generic.getRegion());
      maps.insert(maps.begin() + position, AffineMap::get(generic.getNumLoops(), 0, rewriter.getContext()));
      generic.getInputsMutable().append(tensors.lookup(scalar));
      generic.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(maps));
    }
    return success();
  }

  Block &block;
  IRRewriter rewriter;
  /// The tensor of rank 0 that replaces each scalar.
  llvm::DenseMap<Value, Value> tensors;
};

struct LowerScalars : tp25d::impl::LowerScalarsBase<LowerScalars> {
  void runOnOperation() override {
    if (getOperation().isExternal())
      return;
    if (failed(ScalarLowering(getOperation()).run()))
      signalPassFailure();
  }
};

} // namespace
