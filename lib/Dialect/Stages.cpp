// Recognizes by operations, types and attributes which stage's output some IR is.

#include "tp25d/Dialect/Stages.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "tp25d/Dialect/Tp25d.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace tp25d {

llvm::StringRef getStageName(Stage stage) {
  constexpr llvm::StringLiteral names[] = {"import", "grad",      "shard",    "partition", "expand",
                                           "fuse",   "bufferize", "schedule", "codegen"};
  return names[static_cast<size_t>(stage)];
}

std::optional<Stage> symbolizeStage(llvm::StringRef name) {
  for (Stage stage : allStages)
    if (getStageName(stage) == name)
      return stage;
  return std::nullopt;
}

std::string getStageNames() { return llvm::join(llvm::map_range(allStages, getStageName), ", "); }

/// Returns the name of the output of `stage` for messages.
static std::string describeOutput(Stage stage) {
  if (stage == Stage::Import || stage == Stage::Grad)
    return "a model";
  if (stage == Stage::Shard)
    return "what --shard-2p5d gives";
  return ("what --tp25d-" + getStageName(stage) + " gives").str();
}

namespace {

/// Stages whose output may contain an operation, a type or an attribute, the most typical one first.
using Stages = SmallVector<Stage, 4>;

/// Reports operations, types and attributes that cannot be in the output of any of the stages `taken`.
class Checker {
public:
  Checker(ArrayRef<Stage> taken, const Twine &taker) : taken(taken), taker(taker.str()) {}

  LogicalResult refuse(Operation *at, Stage got, const Twine &what) const {
    std::string names = llvm::join(llvm::map_range(taken, describeOutput), " or ");
    return at->emitError() << taker << " takes " << names << ", got " << describeOutput(got) << ": " << what;
  }

  LogicalResult check(Operation *root) const {
    auto checkEach = [&](Operation *op) {
      auto function = dyn_cast<func::FuncOp>(op);
      if (failed(function ? check(function) : check(op, getStages(op), op->getName().getStringRef())))
        return WalkResult::interrupt();
      // A kernel contains only loops, which are not checked.
      return function && function->hasAttr(kernelAttrName) ? WalkResult::skip() : WalkResult::advance();
    };
    return failure(root->walk<WalkOrder::PreOrder>(checkEach).wasInterrupted());
  }

private:
  LogicalResult check(Operation *at, const Stages &stages, const Twine &what) const {
    if (stages.empty() || llvm::any_of(taken, [&](Stage stage) { return llvm::is_contained(stages, stage); }))
      return success();
    return refuse(at, stages.front(), what);
  }

  LogicalResult check(func::FuncOp function) const {
    std::string name = "@" + function.getName().str();
    if (function->hasAttr(kernelAttrName))
      return check(function, onBuffers(), name + " has " + kernelAttrName);
    for (auto [i, type] : llvm::enumerate(function.getArgumentTypes())) {
      std::string argument = "argument " + std::to_string(i) + " of " + name;
      if (isa<BaseMemRefType>(type) && failed(check(function, getStages(type), argument + " is a buffer")))
        return failure();
      for (StringRef attr : {globalAttrName, resultAttrName, arenaAttrName})
        if (function.getArgAttr(i, attr)) {
          Stages stages = attr == arenaAttrName ? Stages{Stage::Schedule} : onBuffers();
          if (attr == globalAttrName && isa<TensorType>(type))
            stages = onBlocks();
          if (failed(check(function, stages, argument + " has " + attr)))
            return failure();
        }
    }
    for (unsigned i = 0; i < function.getNumResults(); ++i)
      if (function.getResultAttr(i, globalAttrName) &&
          failed(check(function, onBlocks(), "result " + Twine(i) + " of " + name + " has " + globalAttrName)))
        return failure();
    size_t blocks = function.getBody().getBlocks().size();
    if (blocks > 1) // check-model reports this for models.
      return check(function, {Stage::Import}, name + " has control flow, " + Twine(blocks) + " blocks");
    return success();
  }

  static Stages getStages(Type type) {
    return isa<BaseMemRefType>(type) ? Stages{Stage::Bufferize, Stage::Schedule, Stage::Import} : Stages();
  }

  /// Returns the stages whose output may contain `op`; none if every stage's output may.
  static Stages getStages(Operation *op) {
    auto gather = [](bool isLeading) { return isLeading ? onBlocks() : Stages{Stage::Partition}; };
    Stages stages = llvm::TypeSwitch<Operation *, Stages>(op)
                        .Case([](DropoutOp) { return Stages{Stage::Import, Stage::Shard}; })
                        .Case<SummaOp, ReshardOp>([](auto) { return Stages{Stage::Partition}; })
                        .Case<BroadcastOp, ReduceOp>([](Operation *op) {
                          bool isInLoop = op->getParentOfType<scf::ForOp>() != nullptr;
                          return isInLoop ? Stages{Stage::Expand} : Stages{Stage::Expand, Stage::Fuse};
                        })
                        .Case([](AllReduceOp) { return onBlocks(); })
                        .Case([&](AllGatherOp op) { return gather(op.getDimension() == 0); })
                        .Case([&](ReduceScatterOp op) { return gather(op.getDimension() == 0); })
                        .Case([&](AllToAllOp op) { return gather(op.getSplit() == 0 && op.getConcat() == 0); })
                        .Case([](DeviceCoordinateOp) {
                          Stages stages = onBlocks();
                          stages.append(onBuffers());
                          return stages;
                        })
                        .Case([](MultiplyOp op) { return op->getNumResults() > 0 ? Stages{Stage::Fuse} : onBuffers(); })
                        .Case<StartOp, AwaitOp, ReleaseOp, ReclaimOp, LaunchOp>([](auto) { return onBuffers(); })
                        .Case([](memref::AllocOp) { return Stages{Stage::Bufferize, Stage::Import}; })
                        .Case([](scf::ForOp) { return Stages{Stage::Expand, Stage::Import}; })
                        .Default(Stages());
    if (!stages.empty())
      return stages;
    if (isa_and_nonnull<LLVM::LLVMDialect>(op->getDialect()))
      return {Stage::Codegen};
    for (Type type : llvm::concat<const Type>(op->getOperandTypes(), op->getResultTypes()))
      if (Stages ofType = getStages(type); !ofType.empty())
        return ofType;
    return {};
  }

  static Stages onBlocks() { return {Stage::Partition, Stage::Expand, Stage::Fuse}; }
  static Stages onBuffers() { return {Stage::Bufferize, Stage::Schedule}; }

  ArrayRef<Stage> taken;
  std::string taker;
};

} // namespace

LogicalResult checkTaken(Operation *root, ArrayRef<Stage> taken, const Twine &taker) {
  return Checker(taken, taker).check(root);
}

/// True if `function` is recognizably the program of one device, in the types of its blocks.
static bool isOfDevice(func::FuncOp function) {
  if (function->hasAttr(kernelAttrName) || function.getNumArguments() + function.getNumResults() == 0)
    return true;
  for (ArrayAttr list : {function.getArgAttrsAttr(), function.getResAttrsAttr()})
    for (Attribute attrs : list ? list.getValue() : ArrayRef<Attribute>())
      if (cast<DictionaryAttr>(attrs).contains(globalAttrName))
        return true;
  auto isOurs = [](Operation *op) {
    return WalkResult(failure(isa<Tp25dDialect>(op->getDialect()) && !isa<DropoutOp>(op)));
  };
  return function.walk(isOurs).wasInterrupted();
}

LogicalResult checkInput(Operation *module, Stage stage) {
  // These stages also take an annotated model, and keep its annotations.
  SmallVector<Stage, 2> taken = {Stage::Import, Stage::Shard};
  if (stage > Stage::Shard)
    taken = {static_cast<Stage>(static_cast<size_t>(stage) - 1)};
  std::string name = getStageName(stage).str();
  name.front() = llvm::toUpper(name.front());
  Checker checker(taken, "the " + name + " stage");
  if (failed(checker.check(module)))
    return failure();
  if (stage <= Stage::Shard)
    return success();
  auto functions = cast<ModuleOp>(module).getOps<func::FuncOp>();
  if (!module->getAttrOfType<GridAttr>(gridAttrName))
    return checker.refuse(functions.empty() ? module : *functions.begin(), Stage::Import,
                          Twine("the module has no ") + gridAttrName);
  if (stage == Stage::Partition)
    return success();
  for (func::FuncOp function : functions)
    if (!function.isExternal() && !isOfDevice(function))
      return checker.refuse(function, Stage::Shard,
                            "@" + function.getName() + " has no " + globalAttrName + " on its arguments and results");
  return success();
}

} // namespace tp25d
