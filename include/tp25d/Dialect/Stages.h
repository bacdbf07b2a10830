// The stages in order, and checks of which stage's output some IR is.

#ifndef TP25D_DIALECT_STAGES_H
#define TP25D_DIALECT_STAGES_H

#include "mlir/IR/Operation.h"

#include <optional>
#include <string>

namespace tp25d {

/// The stages, in order. The output of each is printable IR, which the next stage accepts from a file and others
/// reject.
enum class Stage { Import, Grad, Shard, Partition, Expand, Fuse, Bufferize, Schedule, Codegen };
inline constexpr Stage allStages[] = {Stage::Import, Stage::Grad,      Stage::Shard,    Stage::Partition, Stage::Expand,
                                      Stage::Fuse,   Stage::Bufferize, Stage::Schedule, Stage::Codegen};

llvm::StringRef getStageName(Stage stage);
std::optional<Stage> symbolizeStage(llvm::StringRef name);

/// Returns the names of all stages, separated by commas, for messages.
std::string getStageNames();

/// Checks that nothing in `root` rules out that it is the output of one of the stages `taken`. Otherwise emits an error
/// at the first operation, type or attribute that does, which says what `taker` takes. A model, imported or not, counts
/// as Import's output. IR written by hand passes unless it contains something that rules it out; if a stage has nothing
/// to do, its output is its input.
mlir::LogicalResult checkTaken(mlir::Operation *root, llvm::ArrayRef<Stage> taken, const llvm::Twine &taker);

/// Checks that `module` is a valid input of `stage`: as checkTaken, and that the earlier stages have run on it.
mlir::LogicalResult checkInput(mlir::Operation *module, Stage stage);

} // namespace tp25d

#endif // TP25D_DIALECT_STAGES_H
