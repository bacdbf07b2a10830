// Reference pass: defines reads and writes outside of tensors, which upstream leaves undefined, and lowers operations
// that upstream does not lower.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "tp25d/Reference/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_DEFINEPLACES
#include "tp25d/Reference/Passes.h.inc"
} // namespace tp25d

namespace {

struct DefinePlaces : tp25d::impl::DefinePlacesBase<DefinePlaces> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) { ops.push_back(op); });
    for (Operation *op : ops) {
      rewriter.setInsertionPoint(op);
      bool isDone = llvm::TypeSwitch<Operation *, bool>(op)
                        .Case([&](tensor::ExtractSliceOp slice) {
                          moveInside(rewriter, slice, slice.getSourceType());
                          return true;
                        })
                        .Case([&](tensor::InsertSliceOp slice) {
                          moveInside(rewriter, slice, slice.getDestType());
                          return true;
                        })
                        .Case([&](tensor::ExtractOp extract) {
                          extract.getIndicesMutable().assign(moveInside(
                              rewriter, extract.getLoc(), extract.getIndices(), extract.getTensor().getType()));
                          return true;
                        })
                        .Case([&](tensor::InsertOp insert) {
                          rewriter.replaceOp(insert, insertInside(rewriter, insert.getLoc(), insert.getScalar(),
                                                                  insert.getDest(), insert.getIndices()));
                          return true;
                        })
                        .Case([&](tensor::GatherOp gather) {
                          lower(rewriter, gather);
                          return true;
                        })
                        .Case([&](tensor::ScatterOp scatter) {
                          lower(rewriter, scatter, scatter.getSource(), scatter.getDest(), scatter.getIndices(),
                                scatter.getScatterDims());
                          return true;
                        })
                        .Case([&](tensor::BitcastOp cast) {
                          rewriter.replaceOpWithNewOp<arith::BitcastOp>(cast, cast.getType(), cast.getSource());
                          return true;
                        })
                        .Case([&](tosa::GatherOp gather) {
                          lower(rewriter, gather);
                          return true;
                        })
                        .Case([&](tosa::ScatterOp scatter) {
                          lower(rewriter, scatter);
                          return true;
                        })
                        .Case([&](linalg::PackOp pack) { return succeeded(linalg::lowerPack(rewriter, pack)); })
                        .Case([&](linalg::UnPackOp unpack) { return succeeded(linalg::lowerUnPack(rewriter, unpack)); })
                        .Default(true);
      if (!isDone) {
        op->emitError() << "the reference cannot lower " << op->getName();
        return signalPassFailure();
      }
    }
  }

  static Value constant(OpBuilder &builder, Location loc, int64_t value) {
    return arith::ConstantIndexOp::create(builder, loc, value);
  }

  static Value clamp(OpBuilder &builder, Location loc, Value index, Value most, int64_t least = 0) {
    Value low = arith::MaxSIOp::create(builder, loc, index, constant(builder, loc, least));
    return arith::MinSIOp::create(builder, loc, low, most);
  }

  /// Clamps the computed offsets and strides of a slice so that it lies inside the tensor; the stride of a dimension of
  /// size 1 becomes 1.
  template <typename SliceOp> static void moveInside(OpBuilder &builder, SliceOp slice, RankedTensorType whole) {
    Location loc = slice.getLoc();
    SmallVector<OpFoldResult> offsets = slice.getMixedOffsets(), strides = slice.getMixedStrides();
    for (int64_t dim = 0; dim < whole.getRank(); ++dim) {
      std::optional<int64_t> size = getConstantIntValue(slice.getMixedSizes()[dim]);
      if (!size || whole.isDynamicDim(dim))
        return;
      std::optional<int64_t> offset = getConstantIntValue(offsets[dim]), stride = getConstantIntValue(strides[dim]);
      int64_t last = whole.getDimSize(dim) - 1;
      if (*size == 1)
        strides[dim] = builder.getIndexAttr(1);
      else if (!stride)
        strides[dim] = clamp(builder, loc, cast<Value>(strides[dim]),
                             constant(builder, loc, (last - offset.value_or(0)) / (*size - 1)), 1);
      if (offset)
        continue;
      Value extent = arith::MulIOp::create(builder, loc, constant(builder, loc, *size - 1),
                                           getValueOrCreateConstantIndexOp(builder, loc, strides[dim]));
      Value most = arith::SubIOp::create(builder, loc, constant(builder, loc, last), extent);
      offsets[dim] = clamp(builder, loc, cast<Value>(offsets[dim]), most);
    }
    auto [staticOffsets, dynamicOffsets] = decomposeMixedValues(offsets);
    auto [staticStrides, dynamicStrides] = decomposeMixedValues(strides);
    slice.setStaticOffsets(staticOffsets);
    slice.setStaticStrides(staticStrides);
    slice.getOffsetsMutable().assign(dynamicOffsets);
    slice.getStridesMutable().assign(dynamicStrides);
  }

  static SmallVector<Value> moveInside(OpBuilder &builder, Location loc, ValueRange indices, ShapedType type) {
    SmallVector<Value> inside;
    for (auto [index, size] : llvm::zip_equal(indices, type.getShape()))
      inside.push_back(getConstantIntValue(index) || ShapedType::isDynamic(size)
                           ? Value(index)
                           : clamp(builder, loc, index, constant(builder, loc, size - 1)));
    return inside;
  }

  /// Inserts `scalar` into `dest` at `indices`; inserts nothing if they are outside.
  static Value insertInside(OpBuilder &builder, Location loc, Value scalar, Value dest, ValueRange indices) {
    SmallVector<Value> inside = moveInside(builder, loc, indices, cast<ShapedType>(dest.getType()));
    Value element = scalar, old = tensor::ExtractOp::create(builder, loc, dest, inside);
    for (auto [index, moved] : llvm::zip_equal(indices, inside)) {
      Value isInside = arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, index, moved);
      element = arith::SelectOp::create(builder, loc, isInside, element, old);
    }
    return tensor::InsertOp::create(builder, loc, element, dest, inside);
  }

  /// Reads the index tuple at `place` of `indices`.
  static SmallVector<Value> readTuple(OpBuilder &builder, Location loc, Value indices, ValueRange place) {
    SmallVector<Value> tuple;
    for (int64_t i = 0; i < cast<ShapedType>(indices.getType()).getShape().back(); ++i) {
      SmallVector<Value> at(place);
      at.push_back(constant(builder, loc, i));
      Value number = tensor::ExtractOp::create(builder, loc, indices, at);
      tuple.push_back(builder.createOrFold<arith::IndexCastOp>(loc, builder.getIndexType(), number));
    }
    return tuple;
  }

  /// Returns the indices, in the tensor of `rank` that is gathered from or scattered to, of one element of a slice:
  /// `tuple` holds those of the dimensions `dims`, `place` the element's indices within the slice.
  static SmallVector<Value> getPlace(ValueRange tuple, ValueRange place, int64_t rank, ArrayRef<int64_t> dims) {
    bool reducesRank = static_cast<int64_t>(place.size()) != rank;
    SmallVector<Value> whole;
    for (int64_t dim = 0; dim < rank; ++dim) {
      const auto *indexed = llvm::find(dims, dim);
      whole.push_back(indexed == dims.end() ? place.front() : tuple[indexed - dims.begin()]);
      if (indexed == dims.end() || !reducesRank)
        place = place.drop_front();
    }
    return whole;
  }

  static void lower(RewriterBase &rewriter, tensor::GatherOp gather) {
    Location loc = gather.getLoc();
    int64_t tupleRank = gather.getIndicesType().getRank() - 1;
    auto generate = tensor::GenerateOp::create(
        rewriter, loc, gather.getType(), ValueRange(), [&](OpBuilder &builder, Location loc, ValueRange place) {
          SmallVector<Value> tuple = readTuple(builder, loc, gather.getIndices(), place.take_front(tupleRank));
          SmallVector<Value> at =
              getPlace(tuple, place.drop_front(tupleRank), gather.getSourceType().getRank(), gather.getGatherDims());
          Value element = tensor::ExtractOp::create(builder, loc, gather.getSource(),
                                                    moveInside(builder, loc, at, gather.getSourceType()));
          tensor::YieldOp::create(builder, loc, element);
        });
    rewriter.replaceOp(gather, generate);
  }

  static void lower(RewriterBase &rewriter, tosa::GatherOp gather) {
    auto type = cast<ShapedType>(gather.getValues().getType());
    auto result = cast<RankedTensorType>(gather.getType());
    if (!type.hasStaticShape() || !result.hasStaticShape())
      return;
    auto generate = tensor::GenerateOp::create(
        rewriter, gather.getLoc(), result, ValueRange(), [&](OpBuilder &builder, Location loc, ValueRange place) {
          Value index = tensor::ExtractOp::create(builder, loc, gather.getIndices(), place.take_front(2));
          index = arith::IndexCastOp::create(builder, loc, builder.getIndexType(), index);
          SmallVector<Value> at = moveInside(builder, loc, {place[0], index, place[2]}, type);
          tensor::YieldOp::create(builder, loc,
                                  tensor::ExtractOp::create(builder, loc, gather.getValues(), at).getResult());
        });
    rewriter.replaceOp(gather, generate);
  }

  /// Replaces `scatter` by loops that insert the elements of `source` one after the other.
  static void insertAll(RewriterBase &rewriter, Operation *scatter, Value source, Value dest,
                        llvm::function_ref<SmallVector<Value>(OpBuilder &, ValueRange)> getDestPlace) {
    Location loc = scatter->getLoc();
    auto type = cast<RankedTensorType>(source.getType());
    SmallVector<Value> zeros(type.getRank(), constant(rewriter, loc, 0)),
        ones(type.getRank(), constant(rewriter, loc, 1));
    SmallVector<Value> sizes =
        llvm::map_to_vector(type.getShape(), [&](int64_t size) { return constant(rewriter, loc, size); });
    scf::LoopNest loops = scf::buildLoopNest(
        rewriter, loc, zeros, sizes, ones, dest,
        [&](OpBuilder &builder, Location loc, ValueRange place, ValueRange sofar) -> scf::ValueVector {
          Value element = tensor::ExtractOp::create(builder, loc, source, place);
          return {insertInside(builder, loc, element, sofar.front(), getDestPlace(builder, place))};
        });
    rewriter.replaceOp(scatter, loops.results);
  }

  static void lower(RewriterBase &rewriter, Operation *scatter, Value source, Value dest, Value indices,
                    ArrayRef<int64_t> dims) {
    int64_t tupleRank = cast<ShapedType>(indices.getType()).getRank() - 1;
    insertAll(rewriter, scatter, source, dest, [&](OpBuilder &builder, ValueRange place) {
      SmallVector<Value> tuple = readTuple(builder, scatter->getLoc(), indices, place.take_front(tupleRank));
      return getPlace(tuple, place.drop_front(tupleRank), cast<ShapedType>(dest.getType()).getRank(), dims);
    });
  }

  static void lower(RewriterBase &rewriter, tosa::ScatterOp scatter) {
    Location loc = scatter.getLoc();
    insertAll(rewriter, scatter, scatter.getInput(), scatter.getValuesIn(), [&](OpBuilder &builder, ValueRange place) {
      Value index = tensor::ExtractOp::create(builder, loc, scatter.getIndices(), place.take_front(2));
      index = arith::IndexCastOp::create(builder, loc, builder.getIndexType(), index);
      return SmallVector<Value>{place[0], index, place[2]};
    });
  }
};

} // namespace
