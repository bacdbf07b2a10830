// The attributes of the tp25d dialect: the grid, shardings and the forms of products.

#ifndef TP25D_ATTRIBUTES_TD
#define TP25D_ATTRIBUTES_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "tp25d/Dialect/Dialect.td"

// The order is that of the device id's digits, most significant first, and of tp25d_axis in the runtime's interface.
def Tp25d_Axis : I32EnumAttr<"Axis", "axis of the device grid", [
    I32EnumAttrCase<"Data", 0, "data">, I32EnumAttrCase<"Dep", 1, "dep">,
    I32EnumAttrCase<"Row", 2, "row">, I32EnumAttrCase<"Col", 3, "col">]> {
  let cppNamespace = "::tp25d";
  let genSpecializedAttr = 0;
}

def Tp25d_Matrix : I32EnumAttr<"Matrix", "matrix of a product C = A B", [
    I32EnumAttrCase<"A", 0, "a">, I32EnumAttrCase<"B", 1, "b">, I32EnumAttrCase<"C", 2, "c">]> {
  let cppNamespace = "::tp25d";
  let genSpecializedAttr = 0;
}

// The order is that of tp25d_combiner in the runtime's interface. maximum and minimum are NaN if any member is, as
// arith.maximumf; maximum_number and minimum_number only if all members are, as arith.maxnumf.
def Tp25d_Combiner : I32EnumAttr<"Combiner", "how the members' blocks are combined", [
    I32EnumAttrCase<"Sum", 0, "sum">, I32EnumAttrCase<"Product", 1, "product">,
    I32EnumAttrCase<"Maximum", 2, "maximum">, I32EnumAttrCase<"Minimum", 3, "minimum">,
    I32EnumAttrCase<"MaximumNumber", 4, "maximum_number">, I32EnumAttrCase<"MinimumNumber", 5, "minimum_number">]> {
  let cppNamespace = "::tp25d";
  let genSpecializedAttr = 0;
}

// The order is that of tp25d_collective in the runtime's interface.
def Tp25d_Collective : I32EnumAttr<"Collective", "collective operation on buffers", [
    I32EnumAttrCase<"Broadcast", 0, "broadcast">, I32EnumAttrCase<"Reduce", 1, "reduce">,
    I32EnumAttrCase<"AllReduce", 2, "all_reduce">, I32EnumAttrCase<"AllGather", 3, "all_gather">,
    I32EnumAttrCase<"ReduceScatter", 4, "reduce_scatter">, I32EnumAttrCase<"AllToAll", 5, "all_to_all">]> {
  let cppNamespace = "::tp25d";
  let genSpecializedAttr = 0;
}

// The order is that of tp25d_epilogue_kind in the runtime's interface.
def Tp25d_Epilogue : I32EnumAttr<"Epilogue", "what is done to each element of a product", [
    I32EnumAttrCase<"Add", 0, "add">, I32EnumAttrCase<"Multiply", 1, "multiply">,
    I32EnumAttrCase<"Relu", 2, "relu">, I32EnumAttrCase<"GeluErf", 3, "gelu_erf">,
    I32EnumAttrCase<"GeluTanh", 4, "gelu_tanh">, I32EnumAttrCase<"Tanh", 5, "tanh">,
    I32EnumAttrCase<"Logistic", 6, "logistic">]> {
  let cppNamespace = "::tp25d";
  let genSpecializedAttr = 0;
}

class Tp25d_EnumAttr<EnumAttrInfo info, string mnemonic> : EnumAttr<Tp25d_Dialect, info, mnemonic> {
  let assemblyFormat = "$value"; // prints a leading blank itself
}
def Tp25d_AxisAttr : Tp25d_EnumAttr<Tp25d_Axis, "axis">;
def Tp25d_CombinerAttr : Tp25d_EnumAttr<Tp25d_Combiner, "combiner">;
def Tp25d_CollectiveAttr : Tp25d_EnumAttr<Tp25d_Collective, "collective">;
def Tp25d_EpilogueAttr : EnumAttr<Tp25d_Dialect, Tp25d_Epilogue, "epilogue"> {
  let assemblyFormat = "`<` $value `>`"; // is an element of an array, where the dialect's name is needed
}

class Tp25d_Attr<string name, string attrMnemonic> : AttrDef<Tp25d_Dialect, name> {
  let mnemonic = attrMnemonic;
}

def Tp25d_GridAttr : Tp25d_Attr<"Grid", "grid"> {
  let summary = "the grid of devices: its size along each axis";
  let description = [{
    Device (data l, dep k, row i, col j) has the id `((l * depth + k) * row + i) * col + j`: a row of the grid is `col`
    consecutive ids, a column strides `col`, depth strides `row * col`. Legal in every stage.

    ```mlir
    module attributes {tp25d.grid = #tp25d.grid<depth = 2, row = 2, col = 2>} {}
    ```
  }];
  let parameters = (ins DefaultValuedParameter<"int64_t", "1">:$data, "int64_t":$depth, "int64_t":$row,
                        "int64_t":$col);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    int64_t getSize(::tp25d::Axis axis) const;
    /// Returns the product of the sizes of `axes`: the number of devices that differ only in these axes.
    int64_t getSize(::llvm::ArrayRef<::tp25d::Axis> axes) const;
    int64_t getDeviceCount() const { return getData() * getDepth() * getRow() * getCol(); }
    /// Returns the coordinate along `axis` of device `id`.
    int64_t getCoordinate(int64_t id, ::tp25d::Axis axis) const;
  }];
}

def Tp25d_AxesAttr : Tp25d_Attr<"Axes", "axes"> {
  let summary = "a list of grid axes, major to minor";
  let parameters = (ins OptionalArrayRefParameter<"::tp25d::Axis">:$axes);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

def Tp25d_ShardingAttr : Tp25d_Attr<"Sharding", "sharding"> {
  let summary = "how a tensor is split over the grid";
  let description = [{
    Lists for every dimension the axes that split it, major to minor. A dimension of size n that is split by axes of
    sizes s1, ..., sk has n / (s1 * ... * sk) elements on a device, and n must be a multiple of that product. The tensor
    is replicated over the axes that are not named. `partial` names the axes over whose devices the blocks still have to
    be summed.

    **Constraints:** an axis is named once at most; one list for each dimension of the tensor.

    The 2.5-D layouts of an activation, of a weight, and of a weight's gradient before it is summed over depth:

    ```mlir
    #tp25d.sharding<[{dep, row}, {col} ]>
    #tp25d.sharding<[{row}, {col} ]>
    #tp25d.sharding<[{row}, {col} ], partial = {dep}>
    ```
  }];
  let parameters = (ins OptionalArrayRefParameter<"::tp25d::AxesAttr">:$dims, "::tp25d::AxesAttr":$partial);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

def Tp25d_FormAttr : Tp25d_Attr<"Form", "form"> {
  let summary = "the SUMMA form of a product on the grid";
  let description = [{
    A product `C = A B` (batched, transposed, or with several row or column dimensions, as its indexing maps say) has
    one entry in `split` for each of its iteration dimensions: the axes that split that dimension in every matrix that
    has it. A matrix that lacks the dimension is replicated over those axes; if that matrix is C, its blocks are partial
    sums over them.

    `stationary` names the matrix whose blocks stay on their devices; the other two travel. The stationary matrix lacks
    iteration dimension `step`; the two others have it, each split by one more axis, listed in `along` in the order a,
    b, c without the stationary one. With s the size of that axis there are s SUMMA steps (for axes of different size,
    their least common multiple): in step t an operand's block t is broadcast along its axis, and C's block t is reduced
    along its axis (van de Geijn and Watts, "SUMMA", 1997, section 3 for stationary C; Schatz, van de Geijn and Poulson,
    "Parallel Matrix Multiplication: A Systematic Journey", SISC 38(6), 2016, section 5 for the others).

    Without `stationary` the product is local to each device.

    For `linalg.matmul`, whose iteration dimensions are m, n, k, on a grid with depth:

    ```mlir
    // Seed form: rows of A and C by (dep, row), columns of B and C by col; A travels along col, B along row.
    #tp25d.form<[{dep, row}, {col}, {} ], stationary = c, step = 2, along = [col, row]>
    // The weight B stays put: A is broadcast along col, C reduced along row.
    #tp25d.form<[{dep}, {col}, {row} ], stationary = b, step = 0, along = [col, row]>
    // Classic 2.5-D: depth splits k, and C is summed over depth.
    #tp25d.form<[{row}, {col}, {dep} ], stationary = c, step = 2, along = [col, row]>
    ```

    **Constraints:** an axis is named once at most in `split`; `along` has two different axes, each of which splits a
    dimension of the stationary matrix.
  }];
  let parameters = (ins ArrayRefParameter<"::tp25d::AxesAttr">:$split,
                        "::std::optional<::tp25d::Matrix>":$stationary, "int64_t":$step,
                        OptionalArrayRefParameter<"::tp25d::Axis">:$along);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    bool isLocal() const { return !getStationary(); }
    /// Returns the axis that `matrix` travels along; none if it is stationary or the product is local.
    ::std::optional<::tp25d::Axis> getAlong(::tp25d::Matrix matrix) const;
    /// Returns the number of SUMMA steps: 1 if the product is local.
    int64_t getStepCount(::tp25d::GridAttr grid) const;
    /// Returns the axes that split iteration dimension `dim` in `matrix`.
    ::llvm::SmallVector<::tp25d::Axis> getSplit(int64_t dim, ::tp25d::Matrix matrix) const;
  }];
}

#endif // TP25D_ATTRIBUTES_TD
