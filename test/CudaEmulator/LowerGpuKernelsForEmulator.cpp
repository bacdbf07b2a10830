// Kernels for GPUs to functions of this machine, each of which does what one of a GPU's threads would.

#include "LowerGpuKernels.h"

#include "ConstantBuilder.h"
#include "KernelLowering.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace tp25d::emulator {
#define GEN_PASS_DEF_LOWERGPUKERNELSFOREMULATOR
#include "EmulatorPasses.h.inc"
} // namespace tp25d::emulator

/// What the tables have room for.
constexpr size_t mostDimensions = 8;

static int64_t getBytes(Type type) { return type.isIndex() ? 8 : llvm::divideCeil(type.getIntOrFloatBitWidth(), 8); }

/// Whether anything reads or, if `isWrite`, writes through `buffer`.
static bool isAccessed(Value buffer, bool isWrite) {
  return llvm::any_of(buffer.getUsers(), [&](Operation *user) {
    if (auto view = dyn_cast<ViewLikeOpInterface>(user))
      return isAccessed(view.getViewDest(), isWrite);
    auto effects = dyn_cast<MemoryEffectOpInterface>(user);
    return !effects || (isWrite ? effects.getEffectOnValue<MemoryEffects::Write>(buffer)
                                : effects.getEffectOnValue<MemoryEffects::Read>(buffer))
                           .has_value();
  });
}

namespace {

/// A kernel as the tables describe it.
struct Entry {
  std::string name;
  bool isCooperative = false;
  int64_t sharedBytes = 0;
  SmallVector<Type> types;
  SmallVector<bool> isRead, isWritten;
};

struct LowerGpuKernelsForEmulator : tp25d::emulator::impl::LowerGpuKernelsForEmulatorBase<LowerGpuKernelsForEmulator> {
  void getDependentDialects(DialectRegistry &registry) const override {
    LowerGpuKernelsForEmulatorBase::getDependentDialects(registry);
    OpPassManager manager(func::FuncOp::getOperationName());
    tp25d::addGpuKernelExpansion(manager);
    manager.getDependentDialects(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    OpBuilder builder(&getContext());
    SmallVector<gpu::GPUFuncOp> kernels;
    module.walk([&](gpu::GPUFuncOp function) {
      if (function.isKernel())
        kernels.push_back(function);
    });
    SmallVector<Operation *> others;
    for (Operation &op : module.getOps())
      others.push_back(&op);
    builder.setInsertionPointToEnd(module.getBody());
    SmallVector<Entry> entries;
    SmallVector<Operation *> functions;
    for (gpu::GPUFuncOp kernel : kernels) {
      for (Type type : kernel.getArgumentTypes())
        if (auto buffer = dyn_cast<MemRefType>(type);
            buffer && static_cast<size_t>(buffer.getRank()) > mostDimensions) {
          kernel.emitError() << "kernel @" << kernel.getName() << " has a buffer of " << buffer.getRank()
                             << " dimensions, more than " << mostDimensions;
          return signalPassFailure();
        }
      functions.push_back(toFunction(builder, kernel, entries.emplace_back()));
    }
    for (Operation *op : others)
      op->erase();
    module->setAttrs(DictionaryAttr::get(&getContext()));

    OpPassManager manager(func::FuncOp::getOperationName());
    tp25d::addGpuKernelExpansion(manager);
    for (Operation *function : functions)
      if (failed(runPipeline(manager, function)) || failed(tp25d::expandMath(function)))
        return signalPassFailure();
    // The kernels, and the emulator's functions that they call.
    if (failed(tp25d::lowerKernelsToLLVM(llvm::to_vector(llvm::make_pointer_range(*module.getBody())))))
      return signalPassFailure();
    emitTables(builder, entries);
  }

  /// The kernel as a function of the same buffers, on the emulator's functions.
  func::FuncOp toFunction(OpBuilder &builder, gpu::GPUFuncOp kernel, Entry &entry) {
    Location loc = kernel.getLoc();
    entry.name = kernel.getName().str();
    llvm::append_range(entry.types, kernel.getArgumentTypes());
    for (Value argument : kernel.getArguments()) {
      entry.isRead.push_back(isa<MemRefType>(argument.getType()) && isAccessed(argument, false));
      entry.isWritten.push_back(isa<MemRefType>(argument.getType()) && isAccessed(argument, true));
    }
    auto function = func::FuncOp::create(builder, loc, "tp25d_kernel_" + entry.name, kernel.getFunctionType());
    function.setPrivate();
    IRMapping mapping;
    kernel.getBody().cloneInto(&function.getBody(), mapping);

    OpBuilder inner = OpBuilder::atBlockBegin(&function.getBody().front());
    SmallVector<int64_t> places;
    for (BlockArgument memory : kernel.getWorkgroupAttributions()) {
      auto type = cast<MemRefType>(memory.getType());
      places.push_back(entry.sharedBytes);
      entry.sharedBytes += llvm::alignTo(type.getNumElements() * getBytes(type.getElementType()), 16);
    }
    if (!places.empty()) {
      Value shared = call(inner, loc, "tp25d_emulator_shared_memory",
                          MemRefType::get({entry.sharedBytes}, builder.getI8Type()), {});
      for (auto [memory, place] : llvm::zip_equal(kernel.getWorkgroupAttributions(), places)) {
        auto type = cast<MemRefType>(memory.getType());
        Value start = arith::ConstantIndexOp::create(inner, loc, place);
        Value view = memref::ViewOp::create(inner, loc, MemRefType::get(type.getShape(), type.getElementType()), shared,
                                            start, ValueRange());
        mapping.lookup(memory).replaceAllUsesWith(view);
      }
    }
    Block &body = function.getBody().front();
    body.eraseArguments(kernel.getNumArguments(), body.getNumArguments() - kernel.getNumArguments());
    function.walk([&](Operation *op) { entry.isCooperative |= replace(op); });
    return function;
  }

  /// Replaces what only a GPU has. Returns whether a thread needs its neighbours for it.
  bool replace(Operation *op) {
    OpBuilder builder(op);
    Location loc = op->getLoc();
    auto ask = [&](StringRef name) {
      op->getResult(0).replaceAllUsesWith(call(builder, loc, name, builder.getIndexType(), {}));
      op->erase();
      return false;
    };
    return llvm::TypeSwitch<Operation *, bool>(op)
        .Case<gpu::ThreadIdOp>([&](auto) { return ask("tp25d_emulator_thread_index"); })
        .Case<gpu::BlockIdOp>([&](auto) { return ask("tp25d_emulator_block_index"); })
        .Case<gpu::BlockDimOp>([&](auto) { return ask("tp25d_emulator_block_size"); })
        .Case<gpu::GridDimOp>([&](auto) { return ask("tp25d_emulator_grid_size"); })
        .Case([&](gpu::BarrierOp barrier) {
          call(builder, loc, "tp25d_emulator_barrier", {}, {});
          barrier.erase();
          return true;
        })
        .Case([&](gpu::ShuffleOp shuffle) {
          Value value = call(builder, loc, "tp25d_emulator_shuffle_xor", builder.getI32Type(),
                             {shuffle.getValue(), shuffle.getOffset()});
          shuffle.getShuffleResult().replaceAllUsesWith(value);
          shuffle.erase();
          return true;
        })
        .Case([&](gpu::ReturnOp end) {
          func::ReturnOp::create(builder, loc);
          end.erase();
          return false;
        })
        .Default([](Operation *) { return false; });
  }

  /// Calls a function of the emulator, which this declares at its first use.
  Value call(OpBuilder &builder, Location loc, StringRef name, Type result, ValueRange arguments) {
    ModuleOp module = getOperation();
    if (!module.lookupSymbol(name)) {
      OpBuilder atStart = OpBuilder::atBlockBegin(module.getBody());
      auto type = builder.getFunctionType(arguments.getTypes(), result ? TypeRange(result) : TypeRange());
      func::FuncOp::create(atStart, loc, name, type).setPrivate();
    }
    auto op = func::CallOp::create(builder, loc, name, result ? TypeRange(result) : TypeRange(), arguments);
    return result ? op.getResult(0) : Value();
  }

  /// Defines the functions that are called with all arguments in one list, and the tables of them.
  void emitTables(OpBuilder &builder, ArrayRef<Entry> entries) {
    ModuleOp module = getOperation();
    Location loc = module.getLoc();
    builder.setInsertionPointToEnd(module.getBody());
    auto internal = LLVM::Linkage::Internal, external = LLVM::Linkage::External;
    Type pointer = LLVM::LLVMPointerType::get(&getContext()), nothing = LLVM::LLVMVoidType::get(&getContext());
    for (const Entry &entry : entries) {
      auto kernel = module.lookupSymbol<LLVM::LLVMFuncOp>("tp25d_kernel_" + entry.name);
      kernel.setLinkage(internal);
      auto thread = LLVM::LLVMFuncOp::create(builder, loc, "tp25d_thread_" + entry.name,
                                             LLVM::LLVMFunctionType::get(nothing, {pointer}), internal);
      OpBuilder inner = OpBuilder::atBlockEnd(thread.addEntryBlock(builder));
      SmallVector<Value> arguments;
      for (auto [i, type] : llvm::enumerate(kernel.getArgumentTypes())) {
        Value slot = LLVM::GEPOp::create(inner, loc, pointer, pointer, thread.getArgument(0),
                                         ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(i)});
        slot = LLVM::LoadOp::create(inner, loc, pointer, slot);
        arguments.push_back(LLVM::LoadOp::create(inner, loc, type, slot));
      }
      LLVM::CallOp::create(inner, loc, kernel, arguments);
      LLVM::ReturnOp::create(inner, loc, ValueRange());

      std::string name = entry.name;
      name.push_back('\0');
      LLVM::GlobalOp::create(builder, loc, LLVM::LLVMArrayType::get(builder.getI8Type(), name.size()), true, internal,
                             "tp25d_name_" + entry.name, builder.getStringAttr(name));
      if (!entry.types.empty())
        tp25d::defineConstant(builder, loc, "tp25d_arguments_" + entry.name, internal,
                              [&](tp25d::ConstantBuilder &constants) { return emitArguments(constants, entry); });
    }
    tp25d::defineConstant(
        builder, loc, tp25d::emulator::kernelsSymbol, external, [&](tp25d::ConstantBuilder &constants) {
          SmallVector<Value> structures;
          for (const Entry &entry : entries)
            structures.push_back(constants.structure(
                {constants.address("tp25d_name_" + entry.name), constants.address("tp25d_thread_" + entry.name),
                 constants.word(entry.isCooperative), constants.word(entry.sharedBytes),
                 constants.word(entry.types.size()),
                 entry.types.empty() ? constants.null() : constants.address("tp25d_arguments_" + entry.name)}));
          return structures.empty() ? constants.null() : constants.array(structures);
        });
    tp25d::defineConstant(builder, loc, tp25d::emulator::kernelCountSymbol, external,
                          [&](tp25d::ConstantBuilder &constants) { return constants.word(entries.size()); });
  }

  static Value emitArguments(tp25d::ConstantBuilder &constants, const Entry &entry) {
    SmallVector<Value> structures;
    for (auto [i, type] : llvm::enumerate(entry.types)) {
      SmallVector<int64_t> sizes, strides;
      auto buffer = dyn_cast<MemRefType>(type);
      if (buffer) {
        int64_t offset;
        llvm::append_range(sizes, buffer.getShape());
        (void)buffer.getStridesAndOffset(strides, offset);
      }
      int64_t rank = sizes.size();
      sizes.resize(mostDimensions);
      strides.resize(mostDimensions);
      structures.push_back(constants.structure(
          {constants.word(buffer != nullptr), constants.word(entry.isRead[i]), constants.word(entry.isWritten[i]),
           constants.word(getBytes(buffer ? buffer.getElementType() : type)), constants.word(rank),
           constants.words(sizes), constants.words(strides)}));
    }
    return constants.array(structures);
  }
};

} // namespace

LogicalResult tp25d::emulator::lowerGpuKernels(ModuleOp module) {
  PassManager manager(module.getContext());
  manager.addPass(createLowerGpuKernelsForEmulator());
  return manager.run(module);
}
