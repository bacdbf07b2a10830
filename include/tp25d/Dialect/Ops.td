// The operations of the tp25d dialect.

#ifndef TP25D_OPS_TD
#define TP25D_OPS_TD

include "mlir/IR/OpBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "tp25d/Dialect/Attributes.td"

class Tp25d_Op<string mnemonic, list<Trait> traits = []> : Op<Tp25d_Dialect, mnemonic, traits>;

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

def Tp25d_DeviceCoordinateOp : Tp25d_Op<"device_coordinate", [
    Pure]> {
  let summary = "this device's coordinate along an axis";
  let description = [{
    A number from 0 up to, but not including, the size of the axis. Folds to 0 if that size is 1. Legal from Partition
    on.

    ```mlir
    %row = tp25d.device_coordinate row
    ```
  }];
  let arguments = (ins Tp25d_AxisAttr:$axis);
  let results = (outs Index:$coordinate);
  let assemblyFormat = "`` $axis attr-dict";
  let hasFolder = 1;
}

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

def Tp25d_DropoutOp : Tp25d_Op<"dropout", [SameOperandsAndResultType]> {
  let summary = "sets elements to zero at random, in training only";
  let description = [{
    In training each element is zero with probability `rate`, from 0 up to but not including 1, and otherwise divided by
    `1 - rate`, so that its expected value is unchanged. The elements that are zero depend on the training's seed, the
    training step, the number of this operation in the model, and the element's index in the whole tensor, so they are
    the same on every grid. Without training the result is the operand.

    Two dropouts of the same operand draw different numbers, so the operation is not pure. Legal in models, before the
    Import stage, whose pass `lower-dropout` removes it.

    Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout", JMLR 15 (2014).

    ```mlir
    %y = tp25d.dropout %x rate 1.0e-01 : tensor<16x256xf32>
    ```
  }];
  let arguments = (ins StaticShapeTensorOf<[AnyFloat]>:$input, F64Attr:$rate);
  let results = (outs StaticShapeTensorOf<[AnyFloat]>:$output);
  let assemblyFormat = "$input `rate` $rate attr-dict `:` type($input)";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

def Tp25d_SummaOp : Tp25d_Op<"summa", [Pure]> {
  let summary = "a product on the grid, in the types of one device's blocks";
  let description = [{
    Multiplies the blocks that all devices hold of A and B and gives every device its block of C. The indexing maps are
    those of the product on whole matrices (of `linalg.contract`); the form says how the matrices are split and which of
    them travel. Sums are kept in the result's element type, which is f32 or wider for floating-point products.

    Legal between Partition, which makes it, and Expand, which turns it into SUMMA steps with `tp25d.broadcast` and
    `tp25d.reduce`.

    **Constraints:** the three maps are projected permutations of one iteration space; an iteration dimension has the
    same local size in every matrix that has it, except the form's `step`, whose whole size is the same.

    On a grid with depth = row = col = 2, X of 16x256 by a weight of 256x1024:

    ```mlir
    %y = tp25d.summa %x, %w
        form <[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]>
        maps [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>]
        : tensor<4x128xf32>, tensor<128x512xf32> -> tensor<4x512xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$a, AnyStaticShapeTensor:$b, Tp25d_FormAttr:$form,
                       AffineMapArrayAttr:$indexing_maps);
  let results = (outs AnyStaticShapeTensor:$c);
  let assemblyFormat = [{
    $a `,` $b `form` $form `maps` $indexing_maps attr-dict `:` type($a) `,` type($b) `->` type($c)
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::AffineMap getMap(::tp25d::Matrix matrix);
  }];
}

def Tp25d_MultiplyOp : Tp25d_Op<"multiply", [
    DestinationStyleOpInterface,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "a product on one device, executed by the runtime's product library";
  let description = [{
    Computes `epilogue(A * B)`, or with `accumulate` `epilogue(C + A * B)`, where C is the `outs` operand. The epilogue
    is a list of elementwise steps that are fused into the product. The steps `add` and `multiply` each take the next of
    the `with` operands, which either has the layout of C or is a vector along the one dimension of C that comes from B
    (a bias).

    Legal from Fuse to Codegen: on tensors until Bufferize, then on buffers.

    **Constraints:** the three maps are projected permutations of one iteration space whose sizes agree; there is one
    `with` operand for every `add` and `multiply`, of C's type or a vector as long as C's last dimension.

    ```mlir
    %y = tp25d.multiply ins(%x, %w : tensor<4x128xf32>, tensor<128x512xf32>) outs(%acc : tensor<4x512xf32>)
        epilogue [#tp25d.epilogue<add>, #tp25d.epilogue<gelu_erf>] with(%bias : tensor<512xf32>)
        {accumulate, indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (k, n)>,
                                      affine_map<(m, n, k) -> (m, n)>]} -> tensor<4x512xf32>
    ```
  }];
  let arguments = (ins AnyShaped:$a, AnyShaped:$b, AnyShaped:$c, Variadic<AnyShaped>:$epilogue_operands,
                       TypedArrayAttrBase<Tp25d_EpilogueAttr, "epilogue steps">:$epilogue, UnitAttr:$accumulate,
                       AffineMapArrayAttr:$indexing_maps);
  let results = (outs Variadic<AnyTensor>:$result_tensors);
  let assemblyFormat = [{
    `ins` `(` $a `,` $b `:` type($a) `,` type($b) `)` `outs` `(` $c `:` type($c) `)`
    `epilogue` $epilogue (`with` `(` $epilogue_operands^ `:` type($epilogue_operands) `)`)? attr-dict (`->` type($result_tensors)^)?
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() { return getCMutable(); }
  }];
}

//===----------------------------------------------------------------------===//
// Collectives on tensors
//===----------------------------------------------------------------------===//

class Tp25d_CollectiveOp<string mnemonic, list<Trait> traits = []> : Tp25d_Op<mnemonic, !listconcat([Pure], traits)>;

def Tp25d_BroadcastOp : Tp25d_CollectiveOp<"broadcast", [AllTypesMatch<["block", "result"]>]> {
  let summary = "the root's block, on every device of the group";
  let description = [{
    Legal from Expand to Bufferize. Folds to its operand if the axis has size 1. Every device but the root receives the
    block.

    ```mlir
    %a_t = tp25d.broadcast %a from %t along col : tensor<4x128xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Index:$root, Tp25d_AxisAttr:$axis);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$block `from` $root `along` `` $axis attr-dict `:` type($result)";
  let hasFolder = 1;
}

def Tp25d_ReduceOp : Tp25d_CollectiveOp<"reduce", [AllTypesMatch<["block", "dest", "result"]>]> {
  let summary = "the blocks of the group combined, at the root";
  let description = [{
    At the root the result is the combination of the group's blocks in the order of their coordinates; at every other
    device it is `dest`, unchanged. Legal from Expand to Bufferize. The root receives the blocks of the others.

    ```mlir
    %c_t = tp25d.reduce %partial into %c to %t along col sum : tensor<4x512xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, AnyStaticShapeTensor:$dest, Index:$root, Tp25d_AxisAttr:$axis,
                       Tp25d_CombinerAttr:$combiner);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$block `into` $dest `to` $root `along` `` $axis `` $combiner attr-dict `:` type($result)";
  let hasFolder = 1;
}

def Tp25d_AllReduceOp : Tp25d_CollectiveOp<"all_reduce", [AllTypesMatch<["block", "result"]>]> {
  let summary = "the blocks of the group combined, on every device";
  let description = [{
    The blocks are combined in the order of their coordinates, so that every device has the same bits. Legal from
    Partition to Bufferize. Each of n devices receives (n-1)/n of a block to combine its share, and as much again to
    gather the shares of the others.

    ```mlir
    %dw = tp25d.all_reduce %partial along dep sum : tensor<128x512xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Tp25d_AxisAttr:$axis, Tp25d_CombinerAttr:$combiner);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$block `along` `` $axis `` $combiner attr-dict `:` type($result)";
  let hasFolder = 1;
}

def Tp25d_AllGatherOp : Tp25d_CollectiveOp<"all_gather"> {
  let summary = "the blocks of the group, concatenated on every device";
  let description = [{
    Concatenates along `dimension` in the order of the coordinates. Legal from Partition to Bufferize, which accepts
    dimension 0 only (the Expand stage brings it there). Every device receives n-1 blocks.

    ```mlir
    %whole = tp25d.all_gather %x along col dimension 1 : tensor<4x128xf32> -> tensor<4x256xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Tp25d_AxisAttr:$axis, I64Attr:$dimension);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$block `along` `` $axis `dimension` $dimension attr-dict `:` type($block) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tp25d_ReduceScatterOp : Tp25d_CollectiveOp<"reduce_scatter"> {
  let summary = "the blocks of the group combined, each device keeping its part";
  let description = [{
    Device i of the group gets part i along `dimension` of the combined blocks. Legal from Partition to Bufferize, which
    accepts dimension 0 only (the Expand stage brings it there). Every device receives n-1 parts.

    ```mlir
    %part = tp25d.reduce_scatter %partial along dep dimension 0 sum : tensor<128x512xf32> -> tensor<64x512xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Tp25d_AxisAttr:$axis, I64Attr:$dimension,
                       Tp25d_CombinerAttr:$combiner);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = [{
    $block `along` `` $axis `dimension` $dimension `` $combiner attr-dict `:` type($block) `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tp25d_AllToAllOp : Tp25d_CollectiveOp<"all_to_all"> {
  let summary = "moves an axis from one dimension to another";
  let description = [{
    Cuts each block into n parts along `split` and gives device i part i of every block, concatenated along `concat` in
    the order of the coordinates: the axis, which split dimension `concat`, now splits dimension `split`. Legal from
    Partition to Bufferize, which accepts `split 0 concat 0` only (the Expand stage brings it there). Every device
    receives n-1 parts.

    ```mlir
    %t = tp25d.all_to_all %x along col split 0 concat 1 : tensor<4x128xf32> -> tensor<2x256xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Tp25d_AxisAttr:$axis, I64Attr:$split, I64Attr:$concat);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = [{
    $block `along` `` $axis `split` $split `concat` $concat attr-dict `:` type($block) `->` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Tp25d_ReshardOp : Tp25d_Op<"reshard", [Pure]> {
  let summary = "changes how a tensor is split";
  let description = [{
    Turns the blocks that `source` describes into those that `target` describes, and combines blocks over the axes that
    are partial in the source and not in the target. Legal within Partition, which plans it as the cheapest chain of
    slice, `tp25d.all_gather`, `tp25d.all_to_all`, `tp25d.reduce_scatter` and `tp25d.all_reduce` (the redistribution
    graph of Schatz, van de Geijn and Poulson, SISC 38(6), 2016, section 4).

    **Constraints:** both types are the local types of the same whole tensor; the target's partial axes are among the
    source's.

    ```mlir
    %y = tp25d.reshard %x from <[{dep, row}, {col} ]> to <[{dep}, {row, col} ]> : tensor<4x128xf32> -> tensor<8x64xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$block, Tp25d_ShardingAttr:$source, Tp25d_ShardingAttr:$target,
                       DefaultValuedAttr<Tp25d_CombinerAttr, "::tp25d::Combiner::Sum">:$combiner);
  let results = (outs AnyStaticShapeTensor:$result);
  let assemblyFormat = "$block `from` $source `to` $target attr-dict `:` type($block) `->` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizeMethod = 1;
}

//===----------------------------------------------------------------------===//
// Transfers on buffers
//===----------------------------------------------------------------------===//

def Tp25d_TransferType : TypeDef<Tp25d_Dialect, "Transfer"> {
  let mnemonic = "transfer";
  let summary = "a collective operation under way";
}

def Tp25d_StartOp : Tp25d_Op<"start", [
    AttrSizedOperandSegments,
    DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "starts this device's part in a collective operation";
  let description = [{
    The buffers are dense. `input` must not change until `tp25d.reclaim`. `tp25d.await` returns the block of a
    broadcast: at the root it is the root's own buffer; on other devices it is the root's buffer too if devices share
    memory, else `output`, which a broadcast needs only for that. `scratch` holds the elements that a reduction receives
    from the other devices before it combines them, if devices share no memory. The runtime's `count` of elements is
    that of the whole input buffer for broadcast, reduce, all_reduce and all_gather, and that of one device's part of it
    for reduce_scatter and all_to_all. `root` and `combiner` are ignored by the collectives that have none.

    Legal from Bufferize to Codegen.

    **Constraints:** the buffers have the same element type, and at least as many elements as the collective reads and
    writes; `root` is a coordinate along the axis.

    ```mlir
    %transfer = tp25d.start broadcast %a from 1 along col : memref<4x128xf32> -> !tp25d.transfer
    %sum = tp25d.start all_reduce %dw into %out along dep combiner sum : memref<8xf32>, memref<8xf32> -> !tp25d.transfer
    %c_t = tp25d.start reduce %t into %c scratch(%s : memref<1x4x8xf32>) along row combiner sum
        : memref<4x8xf32>, memref<4x8xf32> -> !tp25d.transfer
    ```
  }];
  let arguments = (ins Tp25d_CollectiveAttr:$collective, AnyMemRef:$input, Optional<AnyMemRef>:$output,
                       Optional<AnyMemRef>:$scratch, Tp25d_AxisAttr:$axis, DefaultValuedAttr<I64Attr, "0">:$root,
                       DefaultValuedAttr<Tp25d_CombinerAttr, "::tp25d::Combiner::Sum">:$combiner);
  let results = (outs Tp25d_TransferType:$transfer);
  let assemblyFormat = [{
    `` $collective $input (`into` $output^)? (`scratch` `(` $scratch^ `:` type($scratch) `)`)? (`from` $root^)?
    `along` `` $axis (`combiner` `` $combiner^)? attr-dict
    `:` type($input) (`,` type($output)^)? `->` type($transfer)
  }];
  let hasVerifier = 1;
}

def Tp25d_AwaitOp : Tp25d_Op<"await", [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "waits until a transfer is complete on this device";
  let description = [{
    The result of a broadcast is the block, which may only be read, and only until `tp25d.release`. Other transfers have
    no result: their output has been written. Legal from Bufferize to Codegen.

    ```mlir
    %a_t = tp25d.await %transfer : memref<4x128xf32>
    tp25d.await %sum
    ```
  }];
  let arguments = (ins Tp25d_TransferType:$transfer);
  let results = (outs Optional<AnyMemRef>:$block);
  let assemblyFormat = "$transfer attr-dict (`:` type($block)^)?";
  let hasVerifier = 1;
}

def Tp25d_ReleaseOp : Tp25d_Op<"release", [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "ends this device's reads of a broadcast's block";
  let description = [{
    Legal from Bufferize to Codegen.

    ```mlir
    tp25d.release %transfer
    ```
  }];
  let arguments = (ins Tp25d_TransferType:$transfer);
  let assemblyFormat = "$transfer attr-dict";
  let hasVerifier = 1;
}

def Tp25d_ReclaimOp : Tp25d_Op<"reclaim", [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "waits until no other device reads this device's buffers of a transfer";
  let description = [{
    After it, the transfer's input may be overwritten. Legal from Bufferize to Codegen.

    ```mlir
    tp25d.reclaim %transfer
    ```
  }];
  let arguments = (ins Tp25d_TransferType:$transfer);
  let assemblyFormat = "$transfer attr-dict";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

def Tp25d_LaunchOp : Tp25d_Op<"launch", [AttrSizedOperandSegments,
    DeclareOpInterfaceMethods<SymbolUserOpInterface>, DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "executes an outlined kernel";
  let description = [{
    The kernel is a function of the inputs, the outputs, and two more arguments of type `index`, begin and end: it
    computes the slices [begin, end) of its outermost parallel dimension, whose size is `extent`. It reads its inputs
    and outputs, and writes its outputs. The backend may divide the slices among threads.
    A kernel without begin and end computes all slices. A kernel in a `gpu.module` is launched with the grid of blocks
    that it was compiled for, its `known_grid_size` and `known_block_size`.

    Legal from Bufferize to Codegen.

    ```mlir
    tp25d.launch @gelu ins(%x : memref<512x2048xf32>) outs(%y : memref<512x2048xf32>) extent 512
    tp25d.launch @tp25d_kernels::@gelu ins(%x : memref<512x2048xf32>) outs(%y : memref<512x2048xf32>) extent 512
    ```
  }];
  let arguments = (ins SymbolRefAttr:$kernel, Variadic<AnyType>:$inputs, Variadic<AnyMemRef>:$outputs, I64Attr:$extent);
  let assemblyFormat = [{
    $kernel (`ins` `(` $inputs^ `:` type($inputs) `)`)? (`outs` `(` $outputs^ `:` type($outputs) `)`)?
    `extent` $extent attr-dict
  }];
}

#endif // TP25D_OPS_TD
