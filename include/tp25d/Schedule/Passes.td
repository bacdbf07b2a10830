// Passes of the Schedule stage.

#ifndef TP25D_SCHEDULE_PASSES_TD
#define TP25D_SCHEDULE_PASSES_TD

include "mlir/Pass/PassBase.td"

def SeparateMemories : Pass<"separate-memories", "::mlir::ModuleOp"> {
  let summary = "allocate the buffers that transfers need if devices share no memory";
  let description = [{
    A broadcast gets a buffer to receive the block in. A reduction gets one to receive the other members' blocks in
    before it combines them.

    ```mlir
    %0 = tp25d.start broadcast %a from 1 along col : memref<4x8xf32> -> !tp25d.transfer
    %1 = tp25d.start reduce %t into %c along row combiner sum : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    ```
    becomes, on a grid of four rows,
    ```mlir
    %block = memref.alloc() : memref<4x8xf32>
    %0 = tp25d.start broadcast %a into %block from 1 along col : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    %others = memref.alloc() : memref<96xf32>
    %1 = tp25d.start reduce %t into %c scratch(%others : memref<96xf32>) along row combiner sum
        : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    ```
  }];
  let options = [
    Option<"scratch", "scratch", "bool", "true", "whether reductions get a buffer; NCCL needs none">
  ];
  let dependentDialects = ["::mlir::memref::MemRefDialect", "::tp25d::Tp25dDialect"];
}

def OverlapTransfers : Pass<"overlap-transfers", "::mlir::func::FuncOp"> {
  let summary = "overlap transfers with products";
  let description = [{
    Moves every `tp25d.start` up to the product before it, if its input is complete there, and every `tp25d.await` that
    returns no block down to the first use of the transfer's buffers, past one product at most. During the product of
    SUMMA step t, the blocks of step t + 1 are then transferred into a second set of buffers (double buffering). The
    order of transfers may change; it is the same on all devices.
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def PlaceReclaims : Pass<"place-reclaims", "::mlir::func::FuncOp"> {
  let summary = "mark where the buffers of transfers may be overwritten again";
  let description = [{
    Inserts `tp25d.release` after the last use of each broadcast block. Inserts `tp25d.reclaim` before the first
    operation that overwrites a buffer that a transfer reads or writes, or else after the last use of the buffer, whose
    memory may then be reused.
  }];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def PlanArena : Pass<"plan-arena", "::mlir::func::FuncOp"> {
  let summary = "give every buffer its place in one arena";
  let description = [{
    The program is a straight line, so the lifetime of every buffer is known: from its first use to its last, including
    its transfers' reclaims. Buffers whose lifetimes overlap get disjoint, 64-byte aligned places, the largest first,
    each at the lowest offset that is free (greedy by size: Pisarchyk and Lee, "Efficient Memory Management for Deep
    Neural Net Inference", 2020, section 5.2). The arena becomes the function's last argument, `tp25d.arena`; its type
    has its size.

    ```mlir
    %0 = memref.alloc() : memref<4x512xf32>
    ```
    becomes
    ```mlir
    %0 = memref.view %arena[%c8192][] : memref<16384xi8> to memref<4x512xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect"];
}

#endif // TP25D_SCHEDULE_PASSES_TD
