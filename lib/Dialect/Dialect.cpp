// The tp25d dialect: registration, and verification of its attributes on operations of other dialects.

#include "mlir/Interfaces/FunctionInterfaces.h"
#include "tp25d/Dialect/Parameters.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/runtime.h"

using namespace mlir;
using namespace tp25d;

#include "tp25d/Dialect/Dialect.cpp.inc"

void Tp25dDialect::initialize() {
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "tp25d/Dialect/Ops.cpp.inc"
      >();
}

Operation *Tp25dDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type, Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}

std::optional<int64_t> tp25d::getRuntimeType(Type type) {
  if (type.isF32())
    return TP25D_F32;
  if (type.isF64())
    return TP25D_F64;
  if (type.isBF16())
    return TP25D_BF16;
  if (type.isF16())
    return TP25D_F16;
  if (type.isInteger(1))
    return TP25D_I1;
  if (type.isInteger(8))
    return TP25D_I8;
  if (type.isInteger(16))
    return TP25D_I16;
  if (type.isInteger(32))
    return TP25D_I32;
  if (type.isInteger(64) || type.isIndex()) // as LowerProgram and kernels see an index
    return TP25D_I64;
  return std::nullopt;
}

GridAttr tp25d::getGrid(Operation *op) {
  while (op && !isa<ModuleOp>(op))
    op = op->getParentOp();
  return op ? op->getAttrOfType<GridAttr>(gridAttrName) : GridAttr();
}

GridAttr tp25d::getGridOrError(Operation *op) {
  GridAttr grid = getGrid(op);
  if (!grid)
    op->emitError("the module has no tp25d.grid; --shard-2p5d=q=Q,d=D sets it");
  return grid;
}

SmallVector<Axis> tp25d::getReplicaAxes(GridAttr grid) {
  if (grid.getData() == 1)
    return {Axis::Dep};
  return {Axis::Data, Axis::Dep};
}

std::string tp25d::describeAxes(ArrayRef<Axis> axes, GridAttr grid) {
  bool square = grid.getRow() == grid.getCol();
  auto getName = [&](Axis axis) -> StringRef {
    if (axis == Axis::Dep)
      return "d";
    return square && axis != Axis::Data ? "q" : stringifyAxis(axis);
  };
  std::string text;
  // Axes of size 1 do not change the product and are left out.
  for (Axis axis : axes)
    if (grid.getSize(axis) != 1 || axes.size() == 1)
      text += (text.empty() ? "" : "*") + getName(axis).str();
  return text + "=" + std::to_string(grid.getSize(axes));
}

std::string tp25d::describe(Value value) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    auto function = dyn_cast_or_null<FunctionOpInterface>(argument.getOwner()->getParentOp());
    if (function && argument.getOwner()->isEntryBlock())
      if (auto name = function.getArgAttrOfType<StringAttr>(argument.getArgNumber(), paramAttrName))
        return "parameter '" + name.str() + "'";
    if (auto name = dyn_cast<NameLoc>(argument.getLoc()))
      return "%" + name.getName().str();
    os << "argument " << argument.getArgNumber();
    return text;
  }
  Operation *op = value.getDefiningOp();
  if (auto name = dyn_cast<NameLoc>(op->getLoc()))
    return "%" + name.getName().str();
  os << "the result of " << op->getName();
  if (auto loc = dyn_cast<FileLineColLoc>(op->getLoc()))
    os << " at line " << loc.getLine();
  return text;
}

/// Checks that the sharding `attr` fits `type`. If `type` is that of a block, `global` is the whole tensor's type, else
/// null.
static LogicalResult verifySharding(Operation *op, Attribute attr, Type type, Attribute global, const Twine &name) {
  auto sharding = dyn_cast<ShardingAttr>(attr);
  if (!sharding)
    return op->emitError() << shardingAttrName << " of " << name << " must be a #tp25d.sharding, got: " << attr;
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (auto globalType = dyn_cast_or_null<TypeAttr>(global)) {
    auto whole = dyn_cast<RankedTensorType>(globalType.getValue());
    if (!whole)
      return op->emitError() << globalAttrName << " of " << name << " must be a tensor type, got: " << global;
    GridAttr grid = getGridOrError(op);
    if (!grid)
      return failure();
    RankedTensorType local = getLocalType(whole, Sharding(sharding), grid, name.str(), [&] { return op->emitError(); });
    if (!local)
      return failure();
    auto shaped = dyn_cast<ShapedType>(type);
    if (shaped && shaped.getShape() != local.getShape())
      return op->emitError() << name << " is a block of " << whole << " by " << attr << " and should be " << local
                             << ", got: " << type;
    return success();
  }
  if (!tensor)
    return op->emitError() << name << " has a sharding, but is no ranked tensor: " << type;
  if (static_cast<int64_t>(sharding.getDims().size()) != tensor.getRank())
    return op->emitError() << "sharding " << attr << " of " << name << " has " << sharding.getDims().size()
                           << " dimensions, its type " << type << " has " << tensor.getRank();
  // IR that a user annotated has no grid yet; its sizes are checked when shard-2p5d sets one.
  if (GridAttr grid = getGrid(op))
    return success(getLocalType(tensor, Sharding(sharding), grid, name.str(), [&] { return op->emitError(); }) !=
                   nullptr);
  return success();
}

template <typename Symbolize>
static LogicalResult verifyKeyword(Operation *op, NamedAttribute attr, StringRef allowed, Symbolize isAllowed) {
  auto text = dyn_cast<StringAttr>(attr.getValue());
  if (!text || !isAllowed(text.getValue()))
    return op->emitError() << attr.getName() << " must be " << allowed << ", got: " << attr.getValue();
  return success();
}

/// Rejects attributes that no stage reads: a misspelled attribute would have no effect.
static LogicalResult verifyKnown(Operation *op, NamedAttribute attr, ArrayRef<StringRef> known, const Twine &where) {
  if (llvm::is_contained(known, attr.getName().getValue()))
    return success();
  return op->emitError() << attr.getName() << " is no attribute of " << where << "; those are "
                         << llvm::join(known, ", ");
}

LogicalResult Tp25dDialect::verifyOperationAttribute(Operation *op, NamedAttribute attr) {
  StringRef name = attr.getName();
  if (failed(verifyKnown(op, attr,
                         {gridAttrName, shardingAttrName, formAttrName, stationaryAttrName, depthAttrName,
                          productAttrName, adjointOfAttrName, adjointAttrName, stopGradientAttrName, kernelAttrName,
                          mappingAttrName, provenanceAttrName},
                         "operations")))
    return failure();
  if (name == gridAttrName) {
    if (!isa<ModuleOp>(op) || !isa<GridAttr>(attr.getValue()))
      return op->emitError() << gridAttrName << " must be a #tp25d.grid on the module, got: " << attr.getValue();
    return success();
  }
  if (name == shardingAttrName) {
    auto list = dyn_cast<ArrayAttr>(attr.getValue());
    if (!list)
      list = ArrayAttr::get(getContext(), attr.getValue());
    if (list.size() != op->getNumResults())
      return op->emitError() << "has " << op->getNumResults() << " results, but " << list.size() << " shardings";
    for (auto [sharding, result] : llvm::zip_equal(list, op->getResults()))
      if (failed(verifySharding(op, sharding, result.getType(), {}, describe(result))))
        return failure();
    return success();
  }
  if (name == formAttrName && !isa<FormAttr>(attr.getValue()))
    return op->emitError() << formAttrName << " must be a #tp25d.form, got: " << attr.getValue();
  if ((name == productAttrName || name == adjointOfAttrName) && !isa<IntegerAttr>(attr.getValue()))
    return op->emitError() << name << " must be a number, got: " << attr.getValue();
  if (name == stationaryAttrName)
    return verifyKeyword(op, attr, R"("a", "b" or "c")",
                         [](StringRef text) { return symbolizeMatrix(text).has_value(); });
  if (name == depthAttrName)
    return verifyKeyword(op, attr, R"("m", "n" or "k")",
                         [](StringRef text) { return text == "m" || text == "n" || text == "k"; });
  return success();
}

LogicalResult Tp25dDialect::verifyRegionArgAttribute(Operation *op, unsigned region, unsigned argument,
                                                     NamedAttribute attr) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    return success();
  if (failed(verifyKnown(op, attr,
                         {shardingAttrName, paramAttrName, frozenAttrName, stateAttrName, valueAttrName,
                          updatedAttrName, globalAttrName, resultAttrName, arenaAttrName, provenanceAttrName},
                         "arguments")))
    return failure();
  if (attr.getName() == valueAttrName) {
    auto value = dyn_cast<ElementsAttr>(attr.getValue());
    auto global = function.getArgAttrOfType<TypeAttr>(argument, globalAttrName);
    Type whole = global ? global.getValue() : function.getArgumentTypes()[argument];
    if (!value || value.getType() != whole)
      return op->emitError() << valueAttrName << " of argument " << argument << " must be elements of " << whole
                             << ", got: " << attr.getValue();
  }
  if (attr.getName() == shardingAttrName)
    return verifySharding(
        op, attr.getValue(), function.getArgumentTypes()[argument], function.getArgAttr(argument, globalAttrName),
        function.isExternal() ? "argument " + std::to_string(argument) : describe(function.getArgument(argument)));
  if (attr.getName() == paramAttrName && !isa<StringAttr>(attr.getValue()))
    return op->emitError() << paramAttrName << " of argument " << argument
                           << " must be a name, got: " << attr.getValue();
  if (attr.getName() == stateAttrName && !isa<StringAttr, UnitAttr>(attr.getValue()))
    return op->emitError() << stateAttrName << " of argument " << argument
                           << " must be a parameter's name or nothing, got: " << attr.getValue();
  bool isOfParameter = llvm::is_contained({frozenAttrName, stateAttrName, updatedAttrName}, attr.getName().getValue());
  if (isOfParameter && !function.getArgAttr(argument, paramAttrName))
    return op->emitError() << "argument " << argument << " has " << attr.getName()
                           << ", but is no parameter: it has no " << paramAttrName;
  return success();
}

LogicalResult Tp25dDialect::verifyRegionResultAttribute(Operation *op, unsigned region, unsigned result,
                                                        NamedAttribute attr) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (failed(verifyKnown(op, attr, {shardingAttrName, updatesAttrName, globalAttrName, provenanceAttrName}, "results")))
    return failure();
  if (function && !function.isExternal() && attr.getName() == updatesAttrName) {
    auto name = dyn_cast<StringAttr>(attr.getValue());
    BlockArgument parameter = name ? findParameter(function, name.getValue()) : BlockArgument();
    if (!parameter)
      return op->emitError() << updatesAttrName << " of result " << result
                             << " must be the name of a parameter, got: " << attr.getValue();
    if (parameter.getType() != function.getResultTypes()[result])
      return op->emitError() << "result " << result << " updates " << describe(parameter) << ", which is "
                             << parameter.getType() << ", got: " << function.getResultTypes()[result];
  }
  if (function && attr.getName() == shardingAttrName)
    return verifySharding(op, attr.getValue(), function.getResultTypes()[result],
                          function.getResultAttr(result, globalAttrName), "result " + Twine(result));
  return success();
}
