// Passes of the Import stage.

#ifndef TP25D_IMPORT_PASSES_TD
#define TP25D_IMPORT_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerDropout : Pass<"lower-dropout", "::mlir::ModuleOp"> {
  let summary = "lower dropout to random draws, or remove it";
  let description = [{
    With `training`, every `tp25d.dropout` becomes a `linalg.generic` that draws a random word for each element by
    Philox4x32-10: its counter is the element's index in the whole tensor (64 bits), the training step (32 bits), and
    the number of the operation in the model; its key is the seed. An element is zero if the first word of its block is
    less than `rate` times 2^32. Seed and step are the states `training.seed` and `training.step`, which are added to
    the model's arguments. Without `training` every dropout is replaced by its operand.

    ```mlir
    %y = tp25d.dropout %x rate 1.0e-01 : tensor<16x256xf32>
    ```
    becomes
    ```mlir
    %y = linalg.generic ... ins(%x, %seed, %step : tensor<16x256xf32>, tensor<i64>, tensor<i64>) {
      ... linalg.index, arith.mului_extended, arith.xori ...
      %kept = arith.cmpi uge, %word, %threshold : i32
    ```

    Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011 (Philox).
  }];
  let options = [
    Option<"training", "training", "bool", "false", "whether the model is to be trained">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def SetBatch : Pass<"set-batch", "::mlir::ModuleOp"> {
  let summary = "change the number of samples that a model takes";
  let description = [{
    Dimension 0 of every input counts samples. The pass gives it the size `batch`, and propagates that along sharding
    rules to every dimension that contains samples, up to the results; `tensor.expand_shape` and `tensor.collapse_shape`
    of several dimensions keep all sizes but that of the samples. Anything else that fixes the number of samples (a
    parameter, a constant that is not a splat, a slice) is an error at its location.

    `--set-batch=batch=96` turns

    ```mlir
    func.func @f(%x: tensor<352x64xf32>, %w: tensor<64x10xf32> {tp25d.param = "w"}) -> tensor<352x10xf32>
    ```
    into
    ```mlir
    func.func @f(%x: tensor<96x64xf32>, %w: tensor<64x10xf32> {tp25d.param = "w"}) -> tensor<96x10xf32>
    ```
  }];
  let options = [
    Option<"batch", "batch", "int64_t", "0", "samples; 0: as many as the model has">
  ];
  let dependentDialects = ["::tp25d::Tp25dDialect"];
}

def AccumulateInF32 : Pass<"accumulate-in-f32", "::mlir::func::FuncOp"> {
  let summary = "keep sums of narrow floats in f32";
  let description = [{
    A reduction whose result is a sum or a product of bf16 or f16 accumulates in f32. Its result is rounded once, after
    the parts of all devices have been combined. (Products of matrices keep their sums in f32 anyway.)

    ```mlir
    ^bb0(%a: bf16, %sum: bf16):
      %s = arith.addf %sum, %a : bf16
    ```
    becomes, between a conversion of the init to f32 and one of the result to bf16,
    ```mlir
    ^bb0(%a: bf16, %sum: f32):
      %0 = arith.extf %a : bf16 to f32
      %s = arith.addf %sum, %0 : f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CanonicalizeProducts : Pass<"canonicalize-products", "::mlir::func::FuncOp"> {
  let summary = "make products, and what is between them, read tensors before they are copied and reshaped";
  let description = [{
    Front ends write a product of activations [batch, sequence, hidden] and a weight as a batched product: of a copy of
    the weight for every sample, or with a batch of one. A batch is split over the devices, but a weight that all of the
    batch reads is then whole on every device. This pass makes these products those of the weight itself:

    * An operand that is a broadcast or a transposition of a tensor is replaced by the tensor. The dimension of a
      broadcast is then one of m or n, no longer of the batch.
    * The matrices are reshaped so that they have no batch dimensions of size 1, nor others of size 1 beside larger ones
      of their kind (m, n or k).
    * Dimensions that are merged stay apart, in the batches of products and in all operations that are no products: a
      merged dimension (of samples and heads, to transpose keys) cannot be split over samples and over heads. What merges
      them moves down, to a product that needs it.
    * A tensor that only has dimensions of size 1 added is read without them, and a constant of one value is in the body:
      so TOSA broadcasts vectors and numbers.

    Products that have a form, and copies and results that have a sharding, stay as the user has written them.

    ```mlir
    %all = linalg.broadcast ins(%w : tensor<64x128xf32>) outs(%e : tensor<8x64x128xf32>) dimensions = [0]
    %y = linalg.batch_matmul ins(%x, %all : tensor<8x32x64xf32>, tensor<8x64x128xf32>) outs(%z : tensor<8x32x128xf32>)
    ```
    becomes, as a `linalg.generic`,
    ```mlir
    #x = affine_map<(b, m, n, k) -> (b, m, k)>
    #w = affine_map<(b, m, n, k) -> (k, n)>
    #y = affine_map<(b, m, n, k) -> (b, m, n)>
    %y = linalg.contract indexing_maps = [#x, #w, #y] ins(%x, %w : tensor<8x32x64xf32>, tensor<64x128xf32>)
        outs(%z : tensor<8x32x128xf32>)
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

def GeneralizeOps : Pass<"generalize-ops", "::mlir::func::FuncOp"> {
  let summary = "write every computation as a product or a linalg.generic";
  let description = [{
    Decomposes aggregates (softmax), turns elementwise operations on tensors (arith, math) into `linalg.generic`, and
    generalizes named linalg operations other than products and fills, so that later stages see indexing maps and scalar
    bodies only. An `outs` operand that a body does not read becomes `tensor.empty`. Annotations of the user (`tp25d.*`
    attributes) are kept.

    ```mlir
    %1 = linalg.exp ins(%0 : tensor<4xf32>) outs(%e : tensor<4xf32>) -> tensor<4xf32>
    ```
    becomes a `linalg.generic` with `math.exp` in its body; `linalg.matmul` stays as it is.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def GeneralizeTensorOps : Pass<"generalize-tensor-ops", "::mlir::func::FuncOp"> {
  let summary = "write operations on elements and at computed places of tensors as linalg.generic";
  let description = [{
    `tensor.insert`, `from_elements`, `generate`, `gather`, `scatter`, `bitcast`, `tosa.scatter`, and an `arith.select`
    of tensors by a scalar become a `linalg.generic` each, `tensor.splat` a `linalg.fill`. A `tensor.reshape` becomes
    reshapes of constant shape, a `tensor.pad` by a value or a width that is not constant an insertion, and
    `linalg.pack` and `unpack` become transpositions. A gather's index outside of the tensor is clamped; elements that
    are scattered or inserted outside are dropped.

    ```mlir
    %1 = tensor.insert %v into %x[%i] : tensor<8xf32>
    ```
    becomes
    ```mlir
    %1 = linalg.generic ... ins(%x : tensor<8xf32>) outs(%e : tensor<8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %index = linalg.index 0 : index
      %here = arith.cmpi eq, %index, %i : index
      %element = arith.select %here, %v, %in : f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def LiftConstants : Pass<"lift-constants", "::mlir::ModuleOp"> {
  let summary = "make large constants named parameters of the model";
  let description = [{
    A constant tensor that is not a splat and has at least `minimum-bytes` bytes becomes an argument of its function
    with `tp25d.param = "constant_<n>"`, with its elements as `tp25d.value`, and with `tp25d.frozen`, so that training
    does not change it. It is then sharded like any other parameter, and a file given with `--params` may override it.
    Small constants stay: every device holds them whole.

    ```mlir
    func.func @f(%x: tensor<8x64xf32>) -> tensor<8x64xf32> {
      %w = arith.constant dense<"0x..."> : tensor<64x64xf32>
    ```
    becomes
    ```mlir
    func.func @f(%x: tensor<8x64xf32>,
                 %w: tensor<64x64xf32> {tp25d.param = "constant_0", tp25d.value = dense<"0x..."> : tensor<64x64xf32>,
                                          tp25d.frozen})
    ```
  }];
  let options = [
    Option<"minimumBytes", "minimum-bytes", "int64_t", "1024", "constants of fewer bytes stay constants">
  ];
}

def CheckTypes : Pass<"check-types", "::mlir::ModuleOp"> {
  let summary = "reject types that no stage computes with";
  let description = [{
    Elements are f16, bf16, f32, f64, integers or indices. Other types (f8, complex, quantized types), encodings of
    tensors, and the control flow of TOSA are an error at their location, before passes of upstream fail on them.
  }];
}

def CheckModel : Pass<"check-model", "::mlir::ModuleOp"> {
  let summary = "reject what the stages cannot shard, with the reason";
  let description = [{
    A model is one public function without control flow, of tensors with static shapes, whose operations have no side
    effects. Anything else is an error at its location.
  }];
}

def UnpackSlices : Pass<"unpack-slices", "::mlir::func::FuncOp"> {
  let summary = "give packed dimensions, which are read or made part by part, a dimension that counts the parts";
  let description = [{
    Attention's queries, keys and values are often one product with a weight [3 * width, width], whose result is sliced.
    A dimension that is split over devices cannot be sliced without moving it. This pass gives such a dimension, of which
    all parts are read and nothing else, two dimensions: the number of the part, which stays whole, and the place in it,
    which can be split. The reshape moves up through the operations that make the tensor, to the parameters.

    ```mlir
    %y = linalg.matmul ins(%x, %w : tensor<8x4xf32>, tensor<4x6xf32>) outs(%z : tensor<8x6xf32>) -> tensor<8x6xf32>
    %q = tensor.extract_slice %y[0, 0] [8, 2] [1, 1] : tensor<8x6xf32> to tensor<8x2xf32>
    ```
    becomes, where the parts at 2 and 4 are read as well, with a `linalg.generic` for the product,
    ```mlir
    %w3 = tensor.expand_shape %w [[0], [1, 2]] output_shape [4, 3, 2] : tensor<4x6xf32> into tensor<4x3x2xf32>
    %y = linalg.contract indexing_maps = [#x, #w, #y] ins(%x, %w3 : tensor<8x4xf32>, tensor<4x3x2xf32>)
        outs(%z3 : tensor<8x3x2xf32>) -> tensor<8x3x2xf32>
    %q = tensor.extract_slice %y[0, 0, 0] [8, 1, 2] [1, 1, 1] : tensor<8x3x2xf32> to tensor<8x2xf32>
    ```
    The gradient of such a product is a concatenation of equal parts that only products read: the parts are concatenated
    along a dimension of their own, and the products have it, too.
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

def RaiseConcatenations : Pass<"raise-concatenations", "::mlir::func::FuncOp"> {
  let summary = "raise loops that choose the tensor they read by the index to tensor.concat";
  let description = [{
    StableHLO's concatenation is lowered to a loop nest that looks where it is. Its body reads every tensor whole, on every
    device; of a concatenation, all dimensions but the concatenated one can be split.

    ```mlir
    %y = linalg.generic {indexing_maps = [#id], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<8x6xf32>) {
    ^bb0(%out: f32):
      %i = linalg.index 0 : index
      %j = linalg.index 1 : index
      %isFirst = arith.cmpi ult, %j, %c2 : index
      %element = scf.if %isFirst -> (f32) {
        %first = tensor.extract %a[%i, %j] : tensor<8x2xf32>
        scf.yield %first : f32
      } else {
        %place = arith.subi %j, %c2 : index
        %second = tensor.extract %b[%i, %place] : tensor<8x4xf32>
        scf.yield %second : f32
      }
      linalg.yield %element : f32
    } -> tensor<8x6xf32>
    ```
    becomes
    ```mlir
    %y = tensor.concat dim(1) %a, %b : (tensor<8x2xf32>, tensor<8x4xf32>) -> tensor<8x6xf32>
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

def RaiseLookups : Pass<"raise-lookups", "::mlir::func::FuncOp"> {
  let summary = "raise lookups in tables to sums over the dimension that they search";
  let description = [{
    A `tensor.extract` at a place that is computed from elements reads its table whole, on every device. As a sum over
    the searched dimension, in which the only term that is not zero is the one at the place, it can be sharded from its
    indexing maps: each device sums over its part of the table, and an all-reduce completes the sum. A place outside of
    the table is moved inside. `lower-lookups` makes the local sums lookups again, so that they cost nothing.

    ```mlir
    %y = linalg.generic {indexing_maps = [#t, #th], iterator_types = ["parallel", "parallel"]}
        ins(%tokens : tensor<8xi64>) outs(%e : tensor<8x4xf32>) {
    ^bb0(%token: i64, %out: f32):
      %v = arith.index_cast %token : i64 to index
      %h = linalg.index 1 : index
      %element = tensor.extract %table[%v, %h] : tensor<64x4xf32>
      linalg.yield %element : f32
    } -> tensor<8x4xf32>
    ```
    becomes, but for the clamping of `%v`,
    ```mlir
    %y = linalg.generic {indexing_maps = [#t, #vh, #th], iterator_types = ["parallel", "parallel", "reduction"]}
        ins(%tokens, %table : tensor<8xi64>, tensor<64x4xf32>) outs(%zeros : tensor<8x4xf32>) {
    ^bb0(%token: i64, %element: f32, %sum: f32):
      %v = arith.index_cast %token : i64 to index
      %here = linalg.index 2 : index
      %found = arith.cmpi eq, %here, %v : index
      %term = arith.select %found, %element, %zero : f32
      %new = arith.addf %sum, %term : f32
      linalg.yield %new : f32
    } -> tensor<8x4xf32>
    ```
    A table that is read at the loops' own place becomes an ordinary operand, also if the place was counted by an
    operation before (positions of tokens). `erase-unused-results` erases what computed the places.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def EraseUnusedResults : Pass<"erase-unused-results", "::mlir::func::FuncOp"> {
  let summary = "erase results and inputs of linalg.generic that nobody uses, with what computes them";
  let description = [{
    Front ends compute a maximum together with its place, although softmax needs the maximum only. Without the place it
    is a reduction that can be split and differentiated.

    ```mlir
    %max:2 = linalg.generic ... ins(%x : tensor<8x64xf32>) outs(%lowest, %zeros : tensor<8xf32>, tensor<8xi64>) {
    ^bb0(%element: f32, %highest: f32, %place: i64):
      %i = linalg.index 1 : index
      ...
      linalg.yield %new_highest, %new_place : f32, i64
    }
    ```
    becomes, if nobody uses `%max#1`,
    ```mlir
    %max = linalg.generic ... ins(%x : tensor<8x64xf32>) outs(%lowest : tensor<8xf32>) {
    ^bb0(%element: f32, %highest: f32):
      %new_highest = arith.maximumf %element, %highest : f32
      linalg.yield %new_highest : f32
    }
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

#endif // TP25D_IMPORT_PASSES_TD
