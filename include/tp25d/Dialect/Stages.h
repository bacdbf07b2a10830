// The stages, and which one's output IR is.

#ifndef TP25D_DIALECT_STAGES_H
#define TP25D_DIALECT_STAGES_H

#include "mlir/IR/Operation.h"

#include <optional>
#include <string>

namespace tp25d {

/// The stages, in order. Each one's output is printable IR that the next accepts from a file, and others refuse.
enum class Stage { Import, Shard, Partition, Expand, Schedule, Bufferize, Codegen };
inline constexpr Stage allStages[] = {Stage::Import,   Stage::Shard,     Stage::Partition, Stage::Expand,
                                      Stage::Schedule, Stage::Bufferize, Stage::Codegen};

llvm::StringRef getStageName(Stage stage);
std::optional<Stage> symbolizeStage(llvm::StringRef name);

/// All of them, as messages list them.
std::string getStageNames();

/// Checks that nothing in `root` shows that it is the output of none of the stages `taken`; else says, where it is,
/// what does, and what `taker` takes. A model, imported or not, counts as Import's output. What shows that are
/// operations, types and attributes, so IR written by hand passes as far as it goes; where a stage had nothing to do,
/// its output is its input.
mlir::LogicalResult checkTaken(mlir::Operation *root, llvm::ArrayRef<Stage> taken, const llvm::Twine &taker);

/// Checks that `module` is what `stage` takes: as checkTaken, and that it has been through the stages before.
mlir::LogicalResult checkInput(mlir::Operation *module, Stage stage);

} // namespace tp25d

#endif // TP25D_DIALECT_STAGES_H
