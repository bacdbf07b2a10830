// Takes arbitrary text as a model, through what tells models from everything else: the parser, Import and Shard.
#include "MemoryFile.h"
#include "tp25d/InitAll.h"
#include "tp25d/Target/Model.h"

using namespace mlir;
using namespace tp25d;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static DialectRegistry registry;
  if (static bool first = true; std::exchange(first, false))
    tp25d::registerAllDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  ShardOptions options;
  options.grid = {/*q=*/2, /*d=*/2};
  if (OwningOpRef<ModuleOp> model = readModel(makeMemoryFile(data, size), context))
    shardModel(*model, options);
  return 0;
}
