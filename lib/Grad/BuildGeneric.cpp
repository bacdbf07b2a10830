// Grad: builds the linalg.generic operations that training adds to a model.

#include "BuildGeneric.h"

#include "Formula.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Sharding/Product.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;

namespace tp25d {

Value buildZeros(OpBuilder &builder, Location loc, RankedTensorType type) {
  return buildFilled(builder, loc, type, builder.getZeroAttr(type.getElementType()));
}

/// Erases dead operations in the body, and inputs that it does not read, unless they determine the size of a loop, so
/// that a product is recognized as one.
static void dropUnused(linalg::GenericOp generic) {
  Block *body = generic.getBody();
  for (Operation &inner : llvm::make_early_inc_range(llvm::reverse(*body)))
    if (isOpTriviallyDead(&inner))
      inner.erase();
  SmallVector<AffineMap> maps = generic.getIndexingMapsArray();
  auto isRead = [&](unsigned input) { return !body->getArgument(input).use_empty(); };
  llvm::SmallBitVector counted(generic.getNumLoops());
  // Returns whether the map indexes by a loop that no map counted before does.
  auto count = [&](AffineMap map) {
    unsigned countBefore = counted.count();
    for (AffineExpr expression : map.getResults())
      if (auto loop = dyn_cast<AffineDimExpr>(expression))
        counted.set(loop.getPosition());
    return counted.count() > countBefore;
  };
  count(maps.back());
  for (unsigned input = 0; input < generic.getInputs().size(); ++input)
    if (isRead(input))
      count(maps[input]);
  for (int input = static_cast<int>(generic.getInputs().size()) - 1; input >= 0; --input) {
    if (isRead(input) || count(maps[input]))
      continue;
    body->eraseArgument(input);
    generic.getInputsMutable().erase(input);
    maps.erase(maps.begin() + input);
  }
  generic.setIndexingMapsAttr(OpBuilder(generic).getAffineMapArrayAttr(maps));
}

/// As buildGeneric, but keeps sums in the element type of `type`.
static linalg::GenericOp build(OpBuilder &builder, Location loc, ArrayRef<Operand> inputs, AffineMap outputMap,
                               RankedTensorType type, BuildScalar buildScalar) {
  SmallVector<utils::IteratorType> iterators;
  for (unsigned loop = 0; loop < outputMap.getNumDims(); ++loop)
    iterators.push_back(outputMap.isFunctionOfDim(loop) ? utils::IteratorType::parallel
                                                        : utils::IteratorType::reduction);
  bool sums = llvm::is_contained(iterators, utils::IteratorType::reduction);
  Value init = sums ? buildZeros(builder, loc, type)
                    : tensor::EmptyOp::create(builder, loc, type.getShape(), type.getElementType()).getResult();
  SmallVector<Value> values;
  SmallVector<AffineMap> maps;
  for (const Operand &input : inputs) {
    values.push_back(input.value);
    maps.push_back(input.map);
  }
  maps.push_back(outputMap);
  auto body = [&](OpBuilder &inside, Location loc, ValueRange scalars) {
    Value value = buildScalar(inside, scalars.drop_back());
    if (sums) {
      Formula f{inside, loc, type.getElementType()};
      value = f.add(scalars.back(), f.convert(value));
    }
    linalg::YieldOp::create(inside, loc, value);
  };
  auto generic = linalg::GenericOp::create(builder, loc, type, values, init, maps, iterators, body);
  dropUnused(generic);
  return generic;
}

Value buildGeneric(OpBuilder &builder, Location loc, ArrayRef<Operand> inputs, AffineMap outputMap,
                   RankedTensorType type, BuildScalar buildScalar) {
  linalg::GenericOp generic = build(builder, loc, inputs, outputMap, type, buildScalar);
  RankedTensorType wide = type.clone(getAccumulationType(type.getElementType()));
  // The Partition stage keeps the sums of products in a wider type.
  if (wide == type || generic.getNumReductionLoops() == 0 || getProduct(generic))
    return generic.getResult(0);
  generic.erase();
  Value sum = build(builder, loc, inputs, outputMap, wide, buildScalar).getResult(0);
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  return build(builder, loc, Operand{sum, identity}, identity, type,
               [&](OpBuilder &inside, ValueRange scalars) {
                 return Formula{inside, loc, type.getElementType()}.convert(scalars.front());
               })
      .getResult(0);
}

} // namespace tp25d
