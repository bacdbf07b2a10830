// Passes that belong to every stage.

#ifndef TP25D_PIPELINE_PASSES_TD
#define TP25D_PIPELINE_PASSES_TD

include "mlir/Pass/PassBase.td"

def CheckStage : Pass<"check-stage", "::mlir::ModuleOp"> {
  let summary = "refuse IR that is not what a stage takes";
  let description = [{
    Every stage starts with this. The first operation, argument or type that the output of the stage before cannot have
    is an error at its location, which says what the stage takes and what it got: a model that is given to Expand, a
    device's program that is given to Partition once more, buffers where tensors are expected. Where a stage has nothing
    to do, its output is its input, and the stage after it takes that.
  }];
  let options = [
    Option<"stage", "stage", "std::string", "\"import\"",
           "import, shard, partition, expand, schedule, bufferize or codegen">
  ];
}

#endif // TP25D_PIPELINE_PASSES_TD
