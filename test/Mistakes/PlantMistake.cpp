// Plants one mistake into every program that a tp25d compiles, to see that checks catch it.
//
// tp25d-with-mistakes is tp25d with this file linked in. TP25D_MISTAKE=KIND or KIND:N in the environment says which
// mistake, and at which of the places where it can be made, from 0:
//
//   epilogue    the last step of a product's epilogue is left out
//   combiner    a collective takes the maximum of what it should add
//   block       a broadcast sends the block of the next device
//   collective  a sum over devices is left out
//   map         a product, or another operation, reads one operand transposed
//
// It is an error if there is no such place.

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Pass/Pass.h"
#include "tp25d/Dialect/Tp25d.h"
#include "tp25d/Pipeline/Pipelines.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Process.h"

using namespace mlir;
using namespace tp25d;

/// Makes the mistake at `op`, if it can be made there.
using Mistake = bool (*)(Operation *op);

static bool dropEpilogue(Operation *op) {
  auto multiply = dyn_cast<MultiplyOp>(op);
  if (!multiply || multiply.getEpilogue().empty())
    return false;
  ArrayRef<Attribute> steps = multiply.getEpilogue().getValue();
  Epilogue last = cast<EpilogueAttr>(steps.back()).getValue();
  if (last == Epilogue::Add || last == Epilogue::Multiply)
    op->eraseOperand(op->getNumOperands() - 1);
  multiply.setEpilogueAttr(ArrayAttr::get(op->getContext(), steps.drop_back()));
  return true;
}

static bool changeCombiner(Operation *op) {
  // The other way round it would often be none: a softmax is the same whatever is subtracted first.
  auto change = [](auto collective) {
    bool isSum = collective.getCombiner() == Combiner::Sum;
    if (isSum)
      collective.setCombiner(Combiner::Maximum);
    return isSum;
  };
  return llvm::TypeSwitch<Operation *, bool>(op).Case<AllReduceOp, ReduceScatterOp, ReduceOp>(change).Default(
      [](Operation *) { return false; });
}

static bool moveRoot(Operation *op) {
  auto broadcast = dyn_cast<BroadcastOp>(op);
  if (!broadcast)
    return false;
  OpBuilder builder(op);
  int64_t size = getGrid(op).getSize(broadcast.getAxis());
  Value next =
      arith::ConstantIndexOp::create(builder, op->getLoc(), (*getConstantIntValue(broadcast.getRoot()) + 1) % size);
  broadcast.getRootMutable().assign(next);
  return true;
}

static bool leaveOutCollective(Operation *op) {
  // A device that keeps its own part of a sum, or what was there before.
  if (isa<AllReduceOp, ReduceOp>(op)) {
    op->getResult(0).replaceAllUsesWith(op->getOperand(0));
    return true;
  }
  return false;
}

/// `map` with two results exchanged along which `type` has one size; null if there are none.
static AffineMap transpose(AffineMap map, ShapedType type) {
  for (int64_t i = 0; i < type.getRank(); ++i)
    for (int64_t j = i + 1; j < type.getRank(); ++j)
      if (type.getDimSize(i) == type.getDimSize(j) && type.getDimSize(i) > 1 && map.getResult(i) != map.getResult(j)) {
        SmallVector<AffineExpr> results(map.getResults());
        std::swap(results[i], results[j]);
        return AffineMap::get(map.getNumDims(), map.getNumSymbols(), results, map.getContext());
      }
  return {};
}

static bool transposeMap(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !isa<linalg::GenericOp, linalg::ContractOp>(op))
    return false;
  SmallVector<AffineMap> maps = linalgOp.getIndexingMapsArray();
  for (OpOperand *input : linalgOp.getDpsInputOperands())
    if (auto type = dyn_cast<RankedTensorType>(input->get().getType()))
      if (AffineMap transposed = transpose(maps[input->getOperandNumber()], type)) {
        maps[input->getOperandNumber()] = transposed;
        op->setAttr("indexing_maps", Builder(op->getContext()).getAffineMapArrayAttr(maps));
        return true;
      }
  return false;
}

namespace {

struct PlantMistake : PassWrapper<PlantMistake, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PlantMistake)
  PlantMistake(std::string kind, Mistake make, int64_t place) : kind(std::move(kind)), make(make), place(place) {}

  StringRef getArgument() const override { return "plant-mistake"; }

  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation().walk([&](Operation *op) { ops.push_back(op); });
    int64_t left = place;
    for (Operation *op : ops) {
      // To know whether it can be made there it is made; where it is not to be, on a copy.
      OpBuilder builder(op);
      if (left > 0) {
        if (isa<ModuleOp, FunctionOpInterface>(op) || op->hasTrait<OpTrait::IsTerminator>())
          continue;
        Operation *copy = builder.clone(*op);
        left -= make(copy);
        copy->erase();
      } else if (make(op)) {
        return;
      }
    }
    getOperation().emitError() << "there is no place for the mistake '" << kind << "'";
    signalPassFailure();
  }

  std::string kind;
  Mistake make;
  int64_t place;
};

} // namespace

/// After which stage a mistake is made.
static std::pair<Mistake, Stage> findMistake(StringRef kind) {
  using Found = std::pair<Mistake, Stage>;
  return llvm::StringSwitch<Found>(kind)
      .Case("epilogue", Found(dropEpilogue, Stage::Bufferize))
      .Case("combiner", Found(changeCombiner, Stage::Expand))
      .Case("block", Found(moveRoot, Stage::Expand))
      .Case("collective", Found(leaveOutCollective, Stage::Expand))
      .Case("map", Found(transposeMap, Stage::Expand));
}

static const bool isInstalled = [] {
  std::string text = llvm::sys::Process::GetEnv("TP25D_MISTAKE").value_or("");
  auto [kind, number] = StringRef(text).split(':');
  int64_t place = 0;
  (void)number.getAsInteger(10, place);
  if (kind.empty())
    return false;
  auto [mistake, after] = findMistake(kind);
  setStageExtension([=, mistake = mistake, after = after, kind = kind.str()](OpPassManager &manager, Stage stage) {
    if (stage == after)
      manager.addPass(std::make_unique<PlantMistake>(kind, mistake, place));
  });
  return true;
}();
