// Import: lowers dropout to random draws, or removes it.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Import/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_LOWERDROPOUT
#include "tp25d/Import/Passes.h.inc"
} // namespace tp25d

namespace {

/// Builds arithmetic on 32-bit words in the body of an operation.
struct Words {
  OpBuilder &builder;
  Location loc;

  Value constant(uint32_t word) const {
    return arith::ConstantOp::create(builder, loc, builder.getI32IntegerAttr(static_cast<int32_t>(word)));
  }
  Value exclusiveOr(Value a, Value b) const { return arith::XOrIOp::create(builder, loc, a, b); }
  Value low(Value number) const { return arith::TruncIOp::create(builder, loc, builder.getI32Type(), number); }
  Value high(Value number) const {
    Value bits = arith::ConstantOp::create(builder, loc, builder.getI64IntegerAttr(32));
    return low(arith::ShRUIOp::create(builder, loc, number, bits));
  }
  /// Builds the first of the four words of Philox4x32-10, as philox4x32 in lib/TensorFile/Random.cpp computes it.
  Value philox(std::array<Value, 4> counter, std::array<Value, 2> key) const;
};

} // namespace

Value Words::philox(std::array<Value, 4> counter, std::array<Value, 2> key) const {
  for (int round = 0; round < 10; ++round) {
    auto even = arith::MulUIExtendedOp::create(builder, loc, counter[0], constant(0xD2511F53));
    auto odd = arith::MulUIExtendedOp::create(builder, loc, counter[2], constant(0xCD9E8D57));
    counter = {exclusiveOr(exclusiveOr(odd.getHigh(), counter[1]), key[0]), odd.getLow(),
               exclusiveOr(exclusiveOr(even.getHigh(), counter[3]), key[1]), even.getLow()};
    key = {arith::AddIOp::create(builder, loc, key[0], constant(0x9E3779B9)),
           arith::AddIOp::create(builder, loc, key[1], constant(0xBB67AE85))};
  }
  return counter[0];
}

/// Builds the number of the element that the body computes, in row-major order of the whole tensor.
static Value buildElementNumber(OpBuilder &builder, Location loc, ArrayRef<int64_t> shape) {
  Value number = arith::ConstantOp::create(builder, loc, builder.getI64IntegerAttr(0));
  for (auto [dim, size] : llvm::enumerate(shape)) {
    Value index = linalg::IndexOp::create(builder, loc, dim);
    Value scale = arith::ConstantOp::create(builder, loc, builder.getI64IntegerAttr(size));
    number = arith::AddIOp::create(builder, loc, arith::MulIOp::create(builder, loc, number, scale),
                                   arith::IndexCastOp::create(builder, loc, builder.getI64Type(), index));
  }
  return number;
}

/// Bit of the counters' last word that makes them differ from the counters of initial values and of sample orders,
/// which are drawn from the same seed (lib/TensorFile/Random.cpp and lib/Run/Training.cpp: there the last word is 0 or
/// has the highest bit).
static constexpr uint32_t ours = 1U << 30;

static Value draw(OpBuilder &builder, tp25d::DropoutOp op, Value seed, Value step, uint32_t stream) {
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(op.getType());
  double rate = op.getRate().convertToDouble();
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  AffineMap scalar = AffineMap::get(type.getRank(), 0, builder.getContext());
  SmallVector<utils::IteratorType> iterators(type.getRank(), utils::IteratorType::parallel);
  auto body = [&](OpBuilder &inside, Location loc, ValueRange elements) {
    Words words{inside, loc};
    Value number = buildElementNumber(inside, loc, type.getShape());
    Value word =
        words.philox({words.low(number), words.high(number), words.low(elements[2]), words.constant(ours | stream)},
                     {words.low(elements[1]), words.high(elements[1])});
    Value isKept = arith::CmpIOp::create(inside, loc, arith::CmpIPredicate::uge, word,
                                         words.constant(static_cast<uint32_t>(std::ldexp(rate, 32))));
    auto constant = [&](double value) {
      return arith::ConstantOp::create(inside, loc, inside.getFloatAttr(type.getElementType(), value));
    };
    Value scaled = arith::MulFOp::create(inside, loc, elements[0], constant(1 / (1 - rate)));
    linalg::YieldOp::create(inside, loc, arith::SelectOp::create(inside, loc, isKept, scaled, constant(0)).getResult());
  };
  Value empty = tensor::EmptyOp::create(builder, loc, type.getShape(), type.getElementType());
  return linalg::GenericOp::create(builder, loc, type, ValueRange{op.getInput(), seed, step}, empty,
                                   {identity, scalar, scalar, identity}, iterators, body)
      .getResult(0);
}

namespace {

struct LowerDropout : tp25d::impl::LowerDropoutBase<LowerDropout> {
  using LowerDropoutBase::LowerDropoutBase;

  void runOnOperation() override {
    for (func::FuncOp function : getOperation().getOps<func::FuncOp>()) {
      uint32_t stream = 0;
      for (auto op : llvm::make_early_inc_range(function.getOps<tp25d::DropoutOp>())) {
        op.replaceAllUsesWith(training ? lower(function, op, stream++) : op.getInput());
        op.erase();
      }
    }
  }

  static Value lower(func::FuncOp function, tp25d::DropoutOp op, uint32_t stream) {
    OpBuilder builder(op);
    auto number = RankedTensorType::get({}, builder.getI64Type());
    Value seed = tp25d::getOrAddState(function, tp25d::seedStateName, number);
    Value step = tp25d::getOrAddState(function, tp25d::stepStateName, number);
    return draw(builder, op, seed, step, stream);
  }
};

} // namespace
