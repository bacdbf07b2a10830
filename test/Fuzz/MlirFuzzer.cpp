// Takes arbitrary text as a model, through what tells models from everything else: the parser, Import and Shard.
#include "MemoryFile.h"
#include "tp25d/Execution/Model.h"

using namespace mlir;
using namespace tp25d;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static DialectRegistry registry;
  if (static bool first = true; std::exchange(first, false))
    registerAll(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  ShardOptions grid;
  grid.q = 2;
  grid.d = 2;
  if (OwningOpRef<ModuleOp> model = readModel(makeMemoryFile(data, size), context))
    shardModel(*model, grid);
  return 0;
}
