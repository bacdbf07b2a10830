// Implements --print-shards: prints every tensor's block, and a picture of the devices that hold each block.

#ifndef TP25D_TOOLS_TP25D_SHARDREPORT_H
#define TP25D_TOOLS_TP25D_SHARDREPORT_H

#include "tp25d/Target/Model.h"

namespace tp25d {

void printShards(llvm::raw_ostream &os, const ShardedModel &model);

} // namespace tp25d

#endif // TP25D_TOOLS_TP25D_SHARDREPORT_H
