// Codegen: lowers the program to calls of the runtime.

#include "ProgramTables.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Transforms/DialectConversion.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Dialect/Stages.h"
#include "tp25d/Sharding/ShardingRule.h"
#include "tp25d/collectives.h"
#include "llvm/ADT/TypeSwitch.h"

#include <map>

using namespace mlir;
using namespace tp25d;

namespace tp25d {
#define GEN_PASS_DEF_LOWERPROGRAM
#include "tp25d/Codegen/Passes.h.inc"
} // namespace tp25d

namespace {

/// Translates one function, operation by operation. Every buffer becomes the address of its first element.
class ProgramLowering {
public:
  ProgramLowering(func::FuncOp function, GridAttr grid)
      : function(function), module(function->getParentOfType<ModuleOp>()), builder(function), loc(function.getLoc()) {
    tables.grid = grid;
    tables.packedFor.resize(function.getNumArguments());
    pointer = LLVM::LLVMPointerType::get(function.getContext());
    word = builder.getI64Type();
    forGpus = !module.getOps<gpu::GPUModuleOp>().empty();
  }

  LogicalResult run() {
    if (failed(checkSignature()))
      return failure();
    Type nothing = LLVM::LLVMVoidType::get(function.getContext());
    run_ = LLVM::LLVMFuncOp::create(builder, loc, runSymbol,
                                    LLVM::LLVMFunctionType::get(nothing, {pointer, pointer, pointer}));
    // The function consists of calls only, more of them for deeper models, so LLVM's optimizations take time and gain
    // nothing.
    run_.setOptimizeNone(true);
    run_.setNoInline(true);
    Block *entry = run_.addEntryBlock(builder);
    builder.setInsertionPointToStart(entry);
    device = entry->getArgument(0);
    blocks = entry->getArgument(1);
    lowerArguments(entry->getArgument(2));
    findPackable();
    for (Operation &op : function.getBody().front()) {
      loc = op.getLoc();
      if (failed(lower(&op)))
        return failure();
    }
    if (failed(emitProgramTables(function, tables, run_)) || failed(lowerArithmetic()))
      return failure();
    function.erase();
    return success();
  }

private:
  //===--------------------------------------------------------------------===//
  // Helpers
  //===--------------------------------------------------------------------===//

  Value constant(int64_t value) { return LLVM::ConstantOp::create(builder, loc, builder.getI64IntegerAttr(value)); }

  /// Returns `value` in the LLVM dialect. Addresses in the arena and of the blocks of arguments are computed again at
  /// every use, because LLVM's register allocation is slow for long lifetimes.
  Value get(Value value) {
    if (auto number = blockNumbers.find(value); number != blockNumbers.end())
      return LLVM::LoadOp::create(builder, loc, pointer, advance(blocks, pointer, constant(number->second)));
    if (auto view = value.getDefiningOp<memref::ViewOp>())
      return advance(get(view.getSource()), builder.getI8Type(), get(view.getByteShift()));
    return values.at(value);
  }

  /// Builds a call of a function of the C interface, which is declared at its first use. Returns its result; null if
  /// `result` is.
  Value call(StringRef name, Type result, ValueRange arguments) {
    auto callee = module.lookupSymbol<LLVM::LLVMFuncOp>(name);
    if (!callee) {
      OpBuilder atStart = OpBuilder::atBlockBegin(module.getBody());
      Type returned = result ? result : LLVM::LLVMVoidType::get(builder.getContext());
      callee = LLVM::LLVMFuncOp::create(atStart, loc, name,
                                        LLVM::LLVMFunctionType::get(returned, llvm::to_vector(arguments.getTypes())));
    }
    auto op = LLVM::CallOp::create(builder, loc, callee, arguments);
    return result ? op.getResult() : Value();
  }

  Value advance(Value address, Type element, Value count) {
    return LLVM::GEPOp::create(builder, loc, pointer, element, address, count);
  }

  /// Stores words and addresses in an array on the stack, as the C interface takes lists, and returns its address.
  Value list(ArrayRef<Value> entries) {
    if (entries.empty())
      return LLVM::ZeroOp::create(builder, loc, pointer);
    OpBuilder::InsertionGuard guard(builder);
    Value array;
    {
      OpBuilder::InsertionGuard atEntry(builder);
      builder.setInsertionPointToStart(&run_.getBody().front());
      array = LLVM::AllocaOp::create(builder, loc, pointer, word, constant(entries.size()));
    }
    for (auto [i, entry] : llvm::enumerate(entries))
      LLVM::StoreOp::create(builder, loc, entry, advance(array, word, constant(i)));
    return array;
  }

  static int64_t getTypeNumber(Value buffer) {
    return getRuntimeType(cast<MemRefType>(buffer.getType()).getElementType()).value_or(-1);
  }

  //===--------------------------------------------------------------------===//
  // Operations
  //===--------------------------------------------------------------------===//

  void lowerArguments(Value temporaries) {
    for (BlockArgument argument : function.getArguments()) {
      if (function.getArgAttr(argument.getArgNumber(), arenaAttrName)) {
        values[argument] = temporaries;
        tables.temporariesBytes = cast<MemRefType>(argument.getType()).getNumElements();
      } else {
        blockNumbers.try_emplace(argument, blockNumbers.size());
      }
    }
  }

  LogicalResult checkSignature() {
    for (BlockArgument argument : function.getArguments())
      if (auto type = dyn_cast<MemRefType>(argument.getType()); !type || !type.hasStaticShape())
        return function.emitError() << describe(argument)
                                    << " must be a buffer of a static shape, got: " << argument.getType();
    if (function.getNumResults() != 0)
      return function.emitError() << "@" << function.getName()
                                  << " has results; --bufferize-program makes them arguments";
    return success();
  }

  LogicalResult lower(Operation *op) {
    for (Type type : llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes()))
      if (isa<TensorType, BaseMemRefType>(type) && (!isa<MemRefType>(type) || !cast<MemRefType>(type).hasStaticShape()))
        return op->emitError() << op->getName() << " must be on buffers of a static shape, got: " << type;
    return llvm::TypeSwitch<Operation *, LogicalResult>(op)
        .Case<StartOp, AwaitOp, ReleaseOp, ReclaimOp, MultiplyOp, LaunchOp, DeviceCoordinateOp, memref::SubViewOp,
              memref::ViewOp, memref::ReinterpretCastOp, memref::GetGlobalOp, memref::LoadOp, arith::ConstantOp,
              func::ReturnOp>([&](auto op) { return lowerOp(op); })
        .Case<memref::CastOp, memref::CollapseShapeOp, memref::ExpandShapeOp>([&](auto op) {
          values[op.getResult()] = get(cast<ViewLikeOpInterface>(*op).getViewSource());
          return success();
        })
        .Default([&](Operation *op) { return lowerScalar(op); });
  }

  LogicalResult lowerOp(StartOp op) {
    Value number = constant(tables.transfers.size());
    values[op.getTransfer()] = number;
    auto input = cast<MemRefType>(op.getInput().getType());
    int64_t group = tables.grid.getSize(op.getAxis());
    auto kind = static_cast<int64_t>(op.getCollective());
    int64_t count = input.getNumElements() / (hasInputForEach(kind) ? group : 1);
    int64_t type = getTypeNumber(op.getInput());
    if (type < 0)
      return op.emitOpError() << "of " << input.getElementType() << ", which the runtime does not know";
    auto getOrNull = [&](Value buffer) {
      return buffer ? get(buffer) : LLVM::ZeroOp::create(builder, loc, pointer).getResult();
    };
    tables.transfers.push_back({kind, static_cast<int64_t>(op.getAxis()),
                                hasRoot(kind) ? static_cast<int64_t>(op.getRoot()) : 0,
                                hasCombiner(kind) ? static_cast<int64_t>(op.getCombiner()) : 0, type, count});
    call("tp25d_start", {},
         {device, number, get(op.getInput()), getOrNull(op.getOutput()), getOrNull(op.getScratch())});
    return success();
  }

  LogicalResult lowerOp(AwaitOp op) {
    Value block = call("tp25d_await", pointer, {device, get(op.getTransfer())});
    if (op.getBlock())
      values[op.getBlock()] = block;
    return success();
  }

  LogicalResult lowerOp(ReleaseOp op) {
    call("tp25d_release", {}, {device, get(op.getTransfer())});
    return success();
  }

  LogicalResult lowerOp(ReclaimOp op) {
    call("tp25d_reclaim", {}, {device, get(op.getTransfer())});
    return success();
  }

  LogicalResult lowerOp(MultiplyOp op) {
    FailureOr<ProductWords> words = getProductWords(op);
    if (failed(words))
      return failure();
    OpOperand &b = getLibraryB(op);
    auto parameter = packedB.find(op);
    bool mayBePacked = parameter != packedB.end();
    // Products whose B may be packed have entries of their own.
    auto [known, isNew] = productNumbers.try_emplace({*words, mayBePacked}, tables.products.size());
    if (isNew)
      tables.products.push_back(*words);
    if (mayBePacked)
      if (SmallVector<int64_t> &products = tables.packedFor[parameter->second];
          !llvm::is_contained(products, known->second))
        products.push_back(known->second);
    Value otherA = op->getOperand(1 - b.getOperandNumber());
    SmallVector<Value> operands = llvm::map_to_vector(op.getEpilogueOperands(), [&](Value v) { return get(v); });
    call("tp25d_multiply", {},
         {device, constant(known->second), get(otherA), get(b.get()), get(op.getC()), list(operands)});
    return success();
  }

  LogicalResult lowerOp(LaunchOp op) {
    KernelEntry entry;
    entry.extent = op.getExtent();
    entry.argumentCount = op->getNumOperands();
    Operation *kernel = SymbolTable::lookupNearestSymbolFrom(op, op.getKernelAttr());
    if (auto onHost = dyn_cast_or_null<LLVM::LLVMFuncOp>(kernel)) {
      entry.function = getLaunchable(onHost).getName().str();
    } else if (auto onGpu = dyn_cast_or_null<gpu::GPUFuncOp>(kernel)) {
      entry.name = onGpu.getName().str();
      entry.blocks = onGpu.getKnownGridSize().value_or(ArrayRef<int32_t>{0}).front();
      entry.threads = onGpu.getKnownBlockSize().value_or(ArrayRef<int32_t>{0}).front();
    } else {
      return op.emitOpError("has a kernel that is not lowered; --lower-kernels or --map-kernels-to-gpu comes first");
    }
    auto known = llvm::find(tables.kernels, entry);
    int64_t number = known - tables.kernels.begin();
    if (known == tables.kernels.end())
      tables.kernels.push_back(entry);
    SmallVector<Value> arguments = llvm::map_to_vector(op->getOperands(), [&](Value v) { return get(v); });
    call("tp25d_launch", {}, {device, constant(number), list(arguments)});
    return success();
  }

  /// Returns a function of the only type that the runtime calls, which unpacks its arguments and calls `kernel`.
  LLVM::LLVMFuncOp getLaunchable(LLVM::LLVMFuncOp kernel) {
    std::string name = (kernel.getName() + "_launch").str();
    if (auto known = module.lookupSymbol<LLVM::LLVMFuncOp>(name))
      return known;
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointAfter(kernel);
    Type nothing = LLVM::LLVMVoidType::get(builder.getContext());
    auto launchable =
        LLVM::LLVMFuncOp::create(builder, loc, name, LLVM::LLVMFunctionType::get(nothing, {pointer, word, word}));
    launchable.setLinkage(LLVM::Linkage::Internal);
    Block *entry = launchable.addEntryBlock(builder);
    builder.setInsertionPointToStart(entry);
    SmallVector<Value> arguments;
    for (auto [i, type] : llvm::enumerate(kernel.getArgumentTypes().drop_back(2)))
      arguments.push_back(LLVM::LoadOp::create(builder, loc, type, advance(entry->getArgument(0), word, constant(i))));
    arguments.append({entry->getArgument(1), entry->getArgument(2)});
    LLVM::CallOp::create(builder, loc, kernel, arguments);
    LLVM::ReturnOp::create(builder, loc, ValueRange());
    return launchable;
  }

  LogicalResult lowerOp(DeviceCoordinateOp op) {
    values[op] = call("tp25d_coordinate", word, {device, constant(static_cast<int64_t>(op.getAxis()))});
    return success();
  }

  Type getElementType(Value buffer) {
    Type type = cast<MemRefType>(buffer.getType()).getElementType();
    if (type.isIndex())
      return word;
    return type.isInteger(1) ? builder.getI8Type() : type;
  }

  Value getIndex(OpFoldResult index) {
    if (auto attr = dyn_cast<Attribute>(index))
      return constant(cast<IntegerAttr>(attr).getInt());
    return get(cast<Value>(index));
  }

  /// Builds the sum of `indices` times `strides`.
  Value linearize(ArrayRef<OpFoldResult> indices, ArrayRef<int64_t> strides) {
    Value offset = constant(0);
    for (auto [index, stride] : llvm::zip_equal(indices, strides)) {
      if (isConstantIntValue(index, 0))
        continue;
      Value scaled = LLVM::MulOp::create(builder, loc, getIndex(index), constant(stride));
      offset = LLVM::AddOp::create(builder, loc, offset, scaled);
    }
    return offset;
  }

  LogicalResult lowerOp(memref::SubViewOp op) {
    SmallVector<int64_t> strides;
    int64_t offset;
    if (failed(op.getSourceType().getStridesAndOffset(strides, offset)) ||
        llvm::is_contained(strides, ShapedType::kDynamic))
      return op.emitOpError("has strides that are not constant");
    values[op] = advance(get(op.getSource()), getElementType(op.getSource()), linearize(op.getMixedOffsets(), strides));
    return success();
  }

  LogicalResult lowerOp(memref::ViewOp) { return success(); } // get() computes it at each use

  LogicalResult lowerOp(memref::ReinterpretCastOp op) {
    values[op] = advance(get(op.getSource()), getElementType(op.getSource()), getIndex(op.getMixedOffsets().front()));
    return success();
  }

  LogicalResult lowerOp(memref::GetGlobalOp op) {
    if (forGpus)
      return op.emitOpError("is in the memory of the host, which GPUs do not read; --lift-globals comes first");
    auto global = module.lookupSymbol<memref::GlobalOp>(op.getName());
    if (!isa_and_nonnull<ElementsAttr>(global.getInitialValue().value_or(Attribute())))
      return op.emitOpError() << "is of @" << op.getName() << ", which has no value";
    std::string name = ("tp25d_constant_" + op.getName()).str();
    if (!module.lookupSymbol(name)) {
      OpBuilder atStart = OpBuilder::atBlockBegin(module.getBody());
      auto elements = cast<ElementsAttr>(*global.getInitialValue());
      emitTensor(atStart, loc, name, elements);
    }
    values[op] = LLVM::AddressOfOp::create(builder, loc, pointer, name);
    return success();
  }

  LogicalResult lowerOp(memref::LoadOp op) {
    if (forGpus)
      return op.emitOpError("reads an element between kernels, which is in the memory of a GPU");
    SmallVector<int64_t> strides;
    int64_t offset;
    if (failed(op.getMemRefType().getStridesAndOffset(strides, offset)) ||
        llvm::is_contained(strides, ShapedType::kDynamic))
      return op.emitOpError("has strides that are not constant");
    Type type = op.getType().isIndex() ? word : op.getType();
    values[op] = LLVM::LoadOp::create(builder, loc, type,
                                      advance(get(op.getMemRef()), getElementType(op.getMemRef()),
                                              linearize(getAsOpFoldResult(op.getIndices()), strides)));
    return success();
  }

  LogicalResult lowerOp(arith::ConstantOp op) {
    auto value = cast<TypedAttr>(op.getValue());
    if (auto index = dyn_cast<IntegerAttr>(value); index && index.getType().isIndex())
      value = builder.getI64IntegerAttr(index.getInt());
    if (isa<ShapedType>(value.getType()))
      return op.emitOpError("is a tensor among buffers");
    values[op] = LLVM::ConstantOp::create(builder, loc, value);
    return success();
  }

  LogicalResult lowerOp(func::ReturnOp) {
    LLVM::ReturnOp::create(builder, loc, ValueRange());
    return success();
  }

  /// Clones scalar arithmetic with words instead of indices; lowerArithmetic then converts it to the LLVM dialect.
  LogicalResult lowerScalar(Operation *op) {
    if (!isa<arith::ArithDialect>(op->getDialect()) || op->getNumRegions() != 0)
      return op->emitError() << op->getName() << " cannot be executed between kernels";
    auto convert = [&](Type type) { return type.isIndex() ? word : type; };
    SmallVector<Type> types = llvm::map_to_vector(op->getResultTypes(), convert);
    SmallVector<Value> operands = llvm::map_to_vector(op->getOperands(), [&](Value v) { return get(v); });
    if (isa<arith::IndexCastOp, arith::IndexCastUIOp>(op)) {
      unsigned from = operands[0].getType().getIntOrFloatBitWidth(), to = types[0].getIntOrFloatBitWidth();
      Value cast = operands[0];
      if (from < to && isa<arith::IndexCastOp>(op))
        cast = LLVM::SExtOp::create(builder, loc, types[0], cast);
      else if (from < to)
        cast = LLVM::ZExtOp::create(builder, loc, types[0], cast);
      else if (from > to)
        cast = LLVM::TruncOp::create(builder, loc, types[0], cast);
      values[op->getResult(0)] = cast;
      return success();
    }
    Operation *cloned = mlir::clone(builder, op, types, operands);
    for (auto [from, to] : llvm::zip_equal(op->getResults(), cloned->getResults()))
      values[from] = to;
    return success();
  }

  LogicalResult lowerArithmetic() {
    LLVMTypeConverter converter(builder.getContext());
    LLVMConversionTarget target(*builder.getContext());
    RewritePatternSet patterns(builder.getContext());
    arith::populateArithToLLVMConversionPatterns(converter, patterns);
    return applyPartialConversion(run_, target, std::move(patterns));
  }

  //===--------------------------------------------------------------------===//
  // Packed parameters
  //===--------------------------------------------------------------------===//

  /// Calls `visit` with every use of `buffer` on this device and, after a broadcast, on other devices.
  static void forEachReader(Value buffer, llvm::function_ref<void(OpOperand &)> visit) {
    for (OpOperand &use : buffer.getUses()) {
      auto start = dyn_cast<StartOp>(use.getOwner());
      if (!start || start.getCollective() != Collective::Broadcast) {
        visit(use);
        continue;
      }
      for (Operation *user : start->getUsers())
        if (auto await = dyn_cast<AwaitOp>(user))
          forEachReader(await.getBlock(), visit);
    }
  }

  /// Finds the parameters whose blocks are used only as the library's B, as a whole.
  void findPackable() {
    for (BlockArgument argument : function.getArguments()) {
      bool packable = function.getArgAttr(argument.getArgNumber(), paramAttrName) != nullptr;
      SmallVector<Operation *> multiplies;
      forEachReader(argument, [&](OpOperand &use) {
        auto multiply = dyn_cast<MultiplyOp>(use.getOwner());
        packable &= multiply && &getLibraryB(multiply) == &use;
        multiplies.push_back(use.getOwner());
      });
      if (packable)
        for (Operation *multiply : multiplies)
          packedB[multiply] = argument.getArgNumber();
    }
  }

  func::FuncOp function;
  ModuleOp module;
  OpBuilder builder;
  Location loc;
  LLVM::LLVMFuncOp run_;
  Value device; ///< first argument of the program
  Value blocks; ///< second argument of the program, a list of addresses
  Type pointer, word;
  bool forGpus; ///< true if kernels are GPU code, and buffers are in the memory of GPUs
  ProgramTables tables;
  DenseMap<Value, Value> values;
  DenseMap<Value, int64_t> blockNumbers; ///< positions of the arguments in `blocks`
  std::map<std::pair<ProductWords, bool>, int64_t> productNumbers;
  DenseMap<Operation *, unsigned> packedB; ///< by product: the parameter that is its B, if it may be packed
};

struct LowerProgram : tp25d::impl::LowerProgramBase<LowerProgram> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    GridAttr grid = getGridOrError(module);
    if (!grid)
      return signalPassFailure();
    SmallVector<func::FuncOp> programs = llvm::filter_to_vector(
        module.getOps<func::FuncOp>(), [](func::FuncOp function) { return !function->hasAttr(kernelAttrName); });
    if (programs.size() != 1) {
      module.emitError() << "must have one function besides kernels, got: " << programs.size();
      return signalPassFailure();
    }
    if (programs.front().isExternal()) {
      programs.front().emitError() << "@" << programs.front().getName() << " has no body";
      return signalPassFailure();
    }
    if (failed(checkTaken(programs.front(), Stage::Schedule, "lower-program")) ||
        failed(ProgramLowering(programs.front(), grid).run()))
      return signalPassFailure();
    // The module now contains the LLVM dialect only.
    module->removeAttr(gridAttrName);
    for (auto kernel : module.getOps<LLVM::LLVMFuncOp>())
      kernel->removeAttr(kernelAttrName);
    for (auto global : llvm::make_early_inc_range(module.getOps<memref::GlobalOp>()))
      global.erase();
  }
};

} // namespace
