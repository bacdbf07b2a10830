// Passes that belong to every stage.

#ifndef TP25D_PIPELINE_PASSES_TD
#define TP25D_PIPELINE_PASSES_TD

include "mlir/Pass/PassBase.td"

def CheckStage : Pass<"check-stage", "::mlir::ModuleOp"> {
  let summary = "reject IR that is not a valid input of a stage";
  let description = [{
    Every stage starts with this pass. The first operation, argument or type that cannot be in the output of the stage
    before is an error at its location, which says what the stage takes and what it got: a model that is given to
    Expand, a device's program that is given to Partition once more, buffers where tensors are expected. If a stage has
    nothing to do, its output is its input, and the next stage accepts that.
  }];
  let options = [
    Option<"stage", "stage", "std::string", "\"import\"",
           "import, grad, shard, partition, expand, fuse, bufferize, schedule or codegen">
  ];
}

#endif // TP25D_PIPELINE_PASSES_TD
