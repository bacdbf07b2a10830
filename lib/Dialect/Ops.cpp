// Operations of the tp25d dialect: verification, folding and effects.

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/collectives.h"

using namespace mlir;
using namespace tp25d;

#define GET_OP_CLASSES
#include "tp25d/Dialect/Ops.cpp.inc"

/// True if the group along `axis` is known to have one member.
static bool isAlone(Operation *op, Axis axis) {
  GridAttr grid = getGrid(op);
  return grid && grid.getSize(axis) == 1;
}

//===----------------------------------------------------------------------===//
// DeviceCoordinateOp
//===----------------------------------------------------------------------===//

OpFoldResult DeviceCoordinateOp::fold(FoldAdaptor) {
  return isAlone(*this, getAxis()) ? OpFoldResult(IntegerAttr::get(getType(), 0)) : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// DropoutOp
//===----------------------------------------------------------------------===//

LogicalResult DropoutOp::verify() {
  double probability = getRate().convertToDouble();
  if (!(probability >= 0 && probability < 1))
    return emitOpError() << "has the rate " << getRateAttr() << ", must be at least 0 and less than 1";
  return success();
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Checks that the maps of A, B and C are projected permutations of one iteration space that fit the operands' ranks.
static LogicalResult verifyMaps(Operation *op, ArrayAttr maps, ArrayRef<ShapedType> types) {
  if (maps.size() != types.size())
    return op->emitOpError() << "must have " << types.size() << " indexing maps, got: " << maps.size();
  for (auto [matrix, attr, type] : llvm::enumerate(maps, types)) {
    AffineMap map = cast<AffineMapAttr>(attr).getValue();
    StringRef name = stringifyMatrix(static_cast<Matrix>(matrix));
    if (!map.isProjectedPermutation())
      return op->emitOpError() << "map of " << name << " must be a projected permutation, got: " << attr;
    if (map.getNumDims() != cast<AffineMapAttr>(maps[0]).getValue().getNumDims())
      return op->emitOpError() << "maps of a and " << name << " differ in their number of iteration dimensions";
    if (map.getNumResults() != type.getRank())
      return op->emitOpError() << "map of " << name << " has " << map.getNumResults() << " results, its type " << type
                               << " has rank " << type.getRank();
  }
  return success();
}

/// Checks that each iteration dimension has the same size in every matrix. `getSize` converts a size in one matrix to
/// one that can be compared among matrices.
static LogicalResult verifySizes(Operation *op, ArrayAttr maps, ArrayRef<ShapedType> types,
                                 function_ref<int64_t(int64_t size, int64_t dim, Matrix matrix)> getSize) {
  SmallVector<int64_t> sizes(cast<AffineMapAttr>(maps[0]).getValue().getNumDims(), -1);
  for (auto [matrix, attr, type] : llvm::enumerate(maps, types))
    for (auto [result, size] : llvm::zip_equal(cast<AffineMapAttr>(attr).getValue().getResults(), type.getShape())) {
      int64_t dim = cast<AffineDimExpr>(result).getPosition();
      int64_t comparable = getSize(size, dim, static_cast<Matrix>(matrix));
      if (sizes[dim] != -1 && sizes[dim] != comparable)
        return op->emitOpError() << "iteration dimension " << dim << " has size " << comparable << " in "
                                 << stringifyMatrix(static_cast<Matrix>(matrix)) << ", elsewhere " << sizes[dim];
      sizes[dim] = comparable;
    }
  if (const int64_t *missing = llvm::find(sizes, -1); missing != sizes.end())
    return op->emitOpError() << "iteration dimension " << missing - sizes.begin() << " is in no matrix";
  return success();
}

AffineMap SummaOp::getMap(Matrix matrix) {
  return cast<AffineMapAttr>(getIndexingMaps()[static_cast<size_t>(matrix)]).getValue();
}

LogicalResult tp25d::verifyForm(FormAttr form, ArrayRef<AffineMap> maps, function_ref<InFlightDiagnostic()> emitError) {
  if (form.getSplit().size() != maps[0].getNumDims())
    return emitError() << "form has " << form.getSplit().size() << " iteration dimensions, the maps have "
                       << maps[0].getNumDims();
  for (auto [i, map] : llvm::enumerate(maps)) {
    auto matrix = static_cast<Matrix>(i);
    if (!form.isLocal() && map.isFunctionOfDim(form.getStep()) == (matrix == *form.getStationary()))
      return emitError() << "step dimension " << form.getStep()
                         << " must be in the two matrices that travel and not in "
                         << "the stationary " << stringifyMatrix(*form.getStationary());
    SmallVector<Axis> seen;
    for (AffineExpr result : map.getResults())
      for (Axis axis : form.getSplit(cast<AffineDimExpr>(result).getPosition(), matrix)) {
        if (llvm::is_contained(seen, axis))
          return emitError() << "axis " << stringifyAxis(axis) << " splits " << stringifyMatrix(matrix) << " twice";
        seen.push_back(axis);
      }
  }
  return success();
}

LogicalResult SummaOp::verify() {
  SmallVector<ShapedType> types = {getA().getType(), getB().getType(), getC().getType()};
  for (auto [matrix, type] : llvm::enumerate(types))
    if (!type.getElementType().isSignlessInteger() && !isa<FloatType>(type.getElementType()))
      return emitOpError() << stringifyMatrix(static_cast<Matrix>(matrix))
                           << " must be of floating-point numbers or integers, got: " << type;
  if (failed(verifyMaps(*this, getIndexingMaps(), types)))
    return failure();
  FormAttr form = getForm();
  SmallVector<AffineMap> maps = llvm::to_vector(getIndexingMaps().getAsValueRange<AffineMapAttr>());
  if (failed(verifyForm(form, maps, [&] { return emitOpError(); })))
    return failure();
  GridAttr grid = getGridOrError(*this);
  if (!grid)
    return failure();
  return verifySizes(*this, getIndexingMaps(), types, [&](int64_t size, int64_t dim, Matrix matrix) {
    std::optional<Axis> along = form.getAlong(matrix);
    return along && dim == form.getStep() ? size * grid.getSize(*along) : size;
  });
}

/// Checks that the shapes and element types are supported by the product libraries.
static LogicalResult verifyElements(MultiplyOp op, ArrayRef<ShapedType> types) {
  for (auto [matrix, type] : llvm::enumerate(types))
    if (!type.hasRank() || !type.hasStaticShape())
      return op.emitOpError() << stringifyMatrix(static_cast<Matrix>(matrix))
                              << " must have a static shape, got: " << type;
  Type element = types[0].getElementType();
  if (!isa<Float32Type, BFloat16Type, Float16Type>(element) || types[1].getElementType() != element)
    return op.emitOpError() << "a and b must both be of f32, bf16 or f16, got: " << element << " and "
                            << types[1].getElementType();
  if (!types[2].getElementType().isF32())
    return op.emitOpError() << "c must be of f32, got: " << types[2].getElementType();
  return success();
}

LogicalResult MultiplyOp::verify() {
  SmallVector<ShapedType> types = {cast<ShapedType>(getA().getType()), cast<ShapedType>(getB().getType()),
                                   cast<ShapedType>(getC().getType())};
  if (failed(verifyElements(*this, types)) || failed(verifyMaps(*this, getIndexingMaps(), types)) ||
      failed(verifySizes(*this, getIndexingMaps(), types, [](int64_t size, int64_t, Matrix) { return size; })))
    return failure();
  if (getEpilogue().size() > TP25D_MAX_EPILOGUE)
    return emitOpError() << "epilogue must have at most " << TP25D_MAX_EPILOGUE
                         << " steps, got: " << getEpilogue().size();
  size_t operand = 0;
  for (auto [i, step] : llvm::enumerate(getEpilogue().getAsRange<EpilogueAttr>())) {
    if (step.getValue() != Epilogue::Add && step.getValue() != Epilogue::Multiply)
      continue;
    if (operand == getEpilogueOperands().size())
      return emitOpError() << "epilogue step " << i << " has no operand";
    auto type = cast<ShapedType>(getEpilogueOperands()[operand++].getType());
    bool perColumn = type.getRank() == 1 && type.getDimSize(0) == types[2].getShape().back();
    if (type.getShape() != types[2].getShape() && !perColumn)
      return emitOpError() << "operand " << operand - 1 << " of the epilogue must be shaped as " << types[2]
                           << " or be a vector of " << types[2].getShape().back() << ", got: " << type;
  }
  if (operand != getEpilogueOperands().size())
    return emitOpError() << "epilogue uses " << operand << " operands, got: " << getEpilogueOperands().size();
  return success();
}

void MultiplyOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &operand : (*this)->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    bool isC = operand.get() == getC() && operand.getOperandNumber() == 2;
    if (!isC || getAccumulate())
      effects.emplace_back(MemoryEffects::Read::get(), &operand, SideEffects::DefaultResource::get());
    if (isC)
      effects.emplace_back(MemoryEffects::Write::get(), &operand, SideEffects::DefaultResource::get());
  }
}

//===----------------------------------------------------------------------===//
// Collectives on tensors
//===----------------------------------------------------------------------===//

// A collective of a single device is a no-op.
OpFoldResult BroadcastOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }
OpFoldResult ReduceOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }
OpFoldResult AllReduceOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }
OpFoldResult AllGatherOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }
OpFoldResult ReduceScatterOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }
OpFoldResult AllToAllOp::fold(FoldAdaptor) { return isAlone(*this, getAxis()) ? getBlock() : OpFoldResult(); }

/// Checks that the result has the block's shape with dimension `divided` divided by the size of the axis and dimension
/// `multiplied` multiplied by it.
static LogicalResult verifyResized(Operation *op, RankedTensorType block, RankedTensorType result, Axis axis,
                                   std::optional<int64_t> divided, std::optional<int64_t> multiplied) {
  GridAttr grid = getGridOrError(op);
  if (!grid)
    return failure();
  int64_t size = grid.getSize(axis);
  SmallVector<int64_t> shape(block.getShape());
  for (std::optional<int64_t> dim : {divided, multiplied})
    if (dim && (*dim < 0 || *dim >= block.getRank()))
      return op->emitOpError() << "dimension " << *dim << " is not one of the " << block.getRank() << " of " << block;
  if (divided) {
    if (shape[*divided] % size != 0)
      return op->emitOpError() << "dimension " << *divided << " of " << block << " is " << shape[*divided]
                               << ", not a multiple of " << stringifyAxis(axis) << "=" << size;
    shape[*divided] /= size;
  }
  if (multiplied)
    shape[*multiplied] *= size;
  if (auto expected = RankedTensorType::get(shape, block.getElementType()); expected != result)
    return op->emitOpError() << "of " << block << " along " << stringifyAxis(axis) << "=" << size << " must give "
                             << expected << ", got: " << result;
  return success();
}

LogicalResult AllGatherOp::verify() {
  return verifyResized(*this, getBlock().getType(), getType(), getAxis(), std::nullopt, getDimension());
}

LogicalResult ReduceScatterOp::verify() {
  return verifyResized(*this, getBlock().getType(), getType(), getAxis(), getDimension(), std::nullopt);
}

LogicalResult AllToAllOp::verify() {
  return verifyResized(*this, getBlock().getType(), getType(), getAxis(), getSplit(), getConcat());
}

//===----------------------------------------------------------------------===//
// ReshardOp
//===----------------------------------------------------------------------===//

LogicalResult ReshardOp::verify() {
  GridAttr grid = getGridOrError(*this);
  if (!grid)
    return failure();
  Sharding source(getSource()), target(getTarget());
  RankedTensorType block = getBlock().getType(), result = getType();
  if (block.getElementType() != result.getElementType())
    return emitOpError() << "must keep the element type " << block.getElementType()
                         << ", got: " << result.getElementType();
  for (auto [sharding, type] : {std::pair(getSource(), block), std::pair(getTarget(), result)})
    if (static_cast<int64_t>(sharding.getDims().size()) != type.getRank())
      return emitOpError() << "sharding " << sharding << " does not fit " << type << " of rank " << type.getRank();
  if (block.getRank() != result.getRank())
    return emitOpError() << "must keep the rank " << block.getRank() << ", got: " << result.getRank();
  for (int64_t dim = 0; dim < block.getRank(); ++dim) {
    int64_t from = block.getDimSize(dim) * grid.getSize(source.dims[dim]);
    int64_t to = result.getDimSize(dim) * grid.getSize(target.dims[dim]);
    if (from != to)
      return emitOpError() << "dimension " << dim << " of the whole tensor is " << from << " by the source and " << to
                           << " by the target";
  }
  for (Axis axis : target.partial)
    if (!llvm::is_contained(source.partial, axis))
      return emitOpError() << "cannot make the result partial over " << stringifyAxis(axis);
  return success();
}

OpFoldResult ReshardOp::fold(FoldAdaptor) {
  GridAttr grid = getGrid(*this);
  bool same =
      grid ? Sharding(getSource()).simplify(grid) == Sharding(getTarget()).simplify(grid) : getSource() == getTarget();
  return same ? getBlock() : OpFoldResult();
}

/// Merges reshard(reshard(x, s -> t), t -> u) into reshard(x, s -> u), so that both are planned as one, if the inner
/// one has no other use and does not sum. If a reshape between them, which does nothing to the blocks, has been folded,
/// the two do not agree on t, and their whole tensors differ: they are not merged.
LogicalResult ReshardOp::canonicalize(ReshardOp op, PatternRewriter &rewriter) {
  auto inner = op.getBlock().getDefiningOp<ReshardOp>();
  if (!inner || !inner->hasOneUse() || !inner.getSource().getPartial().getAxes().empty() ||
      inner.getTarget() != op.getSource())
    return failure();
  rewriter.replaceOpWithNewOp<ReshardOp>(op, op.getType(), inner.getBlock(), inner.getSource(), op.getTarget(),
                                         op.getCombiner());
  return success();
}

//===----------------------------------------------------------------------===//
// Transfers on buffers
//===----------------------------------------------------------------------===//

/// Checks the runtime's requirements on a buffer of a transfer. `buffer` may be null.
static LogicalResult verifyBuffer(StartOp op, Value buffer, StringRef name) {
  if (!buffer)
    return success();
  auto type = dyn_cast<MemRefType>(buffer.getType());
  if (!type || !type.hasStaticShape() || !type.getLayout().isIdentity())
    return op.emitOpError() << name << " must be dense and have a static shape, got: " << buffer.getType();
  Type element = cast<MemRefType>(op.getInput().getType()).getElementType();
  if (type.getElementType() != element)
    return op.emitOpError() << name << " must have elements of " << element << ", got: " << type;
  return success();
}

/// Checks the root and the sizes of the buffers of a transfer among `group` devices.
static LogicalResult verifySizes(StartOp op, int64_t group) {
  auto count = [](Value buffer) { return cast<MemRefType>(buffer.getType()).getNumElements(); };
  Collective kind = op.getCollective();
  StringRef name = stringifyCollective(kind);
  auto root = static_cast<int64_t>(op.getRoot());
  if (hasRoot(static_cast<int64_t>(kind)) && (root < 0 || root >= group))
    return op.emitOpError() << "root must be one of the " << group << " devices along " << stringifyAxis(op.getAxis())
                            << ", got: " << root;
  int64_t input = count(op.getInput());
  bool isCut = hasInputForEach(static_cast<int64_t>(kind));
  if (isCut && input % group != 0)
    return op.emitOpError() << "input of " << name << " has " << input << " elements, not a multiple of "
                            << stringifyAxis(op.getAxis()) << "=" << group;
  int64_t expected = kind == Collective::AllGather       ? input * group
                     : kind == Collective::ReduceScatter ? input / group
                                                         : input;
  if (op.getOutput() && count(op.getOutput()) < expected)
    return op.emitOpError() << "output of " << name << " along " << stringifyAxis(op.getAxis()) << "=" << group
                            << " must have at least " << expected << " elements, got: " << op.getOutput().getType();
  return success();
}

LogicalResult StartOp::verify() {
  if (failed(verifyBuffer(*this, getInput(), "input")) || failed(verifyBuffer(*this, getOutput(), "output")) ||
      failed(verifyBuffer(*this, getScratch(), "scratch")))
    return failure();
  if (getCollective() != Collective::Broadcast && !getOutput())
    return emitOpError() << stringifyCollective(getCollective()) << " must have an output";
  if (getCollective() == Collective::Broadcast && getOutput() && getOutput().getType() != getInput().getType())
    return emitOpError() << "broadcast must have an output like its input, got: " << getOutput().getType()
                         << " != " << getInput().getType();
  if (GridAttr grid = getGrid(*this))
    return verifySizes(*this, grid.getSize(getAxis()));
  return success();
}

static LogicalResult verifyTransfer(Operation *op, Value transfer) {
  auto start = transfer.getDefiningOp<StartOp>();
  if (!start || start->getBlock() != op->getBlock())
    return op->emitOpError() << "must be of a transfer that a tp25d.start of the same block starts";
  return success();
}

LogicalResult AwaitOp::verify() {
  if (failed(verifyTransfer(*this, getTransfer())))
    return failure();
  auto start = getTransfer().getDefiningOp<StartOp>();
  bool isBroadcast = start.getCollective() == Collective::Broadcast;
  if (isBroadcast != static_cast<bool>(getBlock()))
    return emitOpError() << "of " << stringifyCollective(start.getCollective())
                         << (isBroadcast ? " must give its block" : " must give no block");
  if (isBroadcast && getBlock().getType() != start.getInput().getType())
    return emitOpError() << "must give a block like what is broadcast, got: " << getBlock().getType()
                         << " != " << start.getInput().getType();
  return success();
}

LogicalResult ReleaseOp::verify() { return verifyTransfer(*this, getTransfer()); }
LogicalResult ReclaimOp::verify() { return verifyTransfer(*this, getTransfer()); }

// Transfers are ordered among themselves and with the operations that read and write their buffers. The runtime
// accesses the buffers asynchronously between start and reclaim, so these operations report read and write effects on
// all memory.
void StartOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  effects.emplace_back(MemoryEffects::Read::get());
  effects.emplace_back(MemoryEffects::Write::get());
}
void AwaitOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  effects.emplace_back(MemoryEffects::Read::get());
  effects.emplace_back(MemoryEffects::Write::get());
}
void ReleaseOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  effects.emplace_back(MemoryEffects::Write::get());
}
void ReclaimOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  effects.emplace_back(MemoryEffects::Write::get());
}

//===----------------------------------------------------------------------===//
// LaunchOp
//===----------------------------------------------------------------------===//

Type tp25d::getKernelArgumentType(Type type) {
  auto buffer = dyn_cast<MemRefType>(type);
  SmallVector<int64_t> strides;
  int64_t offset;
  if (!buffer || failed(buffer.getStridesAndOffset(strides, offset)) || offset == 0)
    return type;
  auto layout = StridedLayoutAttr::get(type.getContext(), 0, strides);
  return MemRefType::get(buffer.getShape(), buffer.getElementType(), layout);
}

LogicalResult LaunchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto function = symbols.lookupNearestSymbolFrom<FunctionOpInterface>(*this, getKernelAttr());
  if (!function)
    return emitOpError() << "kernel " << getKernelAttr() << " is no function of this module";
  auto type = dyn_cast<FunctionType>(function.getFunctionType());
  if (!type)
    return success(); // lowered already
  SmallVector<Type> expected = llvm::map_to_vector(getOperandTypes(), getKernelArgumentType);
  if (TypeRange(expected) == TypeRange(type.getInputs()))
    return success();
  expected.append(2, IndexType::get(getContext()));
  if (TypeRange(expected) != TypeRange(type.getInputs()))
    return emitOpError() << "inputs, outputs, and begin, end of type index must fit the kernel's type " << type;
  return success();
}

void LaunchOp::getEffects(SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>> &effects) {
  for (OpOperand &operand : (*this)->getOpOperands())
    if (isa<BaseMemRefType>(operand.get().getType()))
      effects.emplace_back(MemoryEffects::Read::get(), &operand);
  for (OpOperand &operand : getOutputsMutable())
    effects.emplace_back(MemoryEffects::Write::get(), &operand);
}
