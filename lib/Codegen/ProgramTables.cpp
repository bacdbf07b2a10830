// Codegen: the constants that describe a program to the runtime.

#include "ProgramTables.h"

#include "ConstantBuilder.h"
#include "tp25d/Codegen/Passes.h"
#include "tp25d/Fuse/ProductLayout.h"
#include "tp25d/runtime.h"

using namespace mlir;

namespace tp25d {

// Enumerations have the same values in the dialect and in the runtime's interface.
static_assert(static_cast<int>(Axis::Data) == TP25D_DATA && static_cast<int>(Axis::Col) == TP25D_COL);
static_assert(static_cast<int>(Collective::AllToAll) == TP25D_ALL_TO_ALL);
static_assert(static_cast<int>(Combiner::Sum) == TP25D_SUM && static_cast<int>(Combiner::Product) == TP25D_PRODUCT &&
              static_cast<int>(Combiner::Maximum) == TP25D_MAXIMUM &&
              static_cast<int>(Combiner::Minimum) == TP25D_MINIMUM &&
              static_cast<int>(Combiner::MaximumNumber) == TP25D_MAXIMUM_NUMBER &&
              static_cast<int>(Combiner::MinimumNumber) == TP25D_MINIMUM_NUMBER);
static_assert(static_cast<int>(Epilogue::Logistic) == TP25D_EPILOGUE_LOGISTIC);

OpOperand &getLibraryB(MultiplyOp op) {
  std::optional<ProductLayout> layout = getProductLayout(op);
  return op->getOpOperand(layout && layout->swapped ? 0 : 1);
}

FailureOr<ProductWords> getProductWords(MultiplyOp op) {
  std::optional<ProductLayout> layout = getProductLayout(op);
  if (!layout)
    return op.emitOpError("has operands that the product library cannot address; --outline-kernels copies them");
  auto type = [](Value value) { return *getRuntimeType(cast<ShapedType>(value.getType()).getElementType()); };

  tp25d_product product = {};
  product.type_a = type(layout->swapped ? op.getB() : op.getA());
  product.type_b = type(layout->swapped ? op.getA() : op.getB());
  product.type_c = type(op.getC());
  product.batch_rank = layout->batch.size();
  for (auto [i, batch] : llvm::enumerate(layout->batch)) {
    product.batch[i] = batch.size;
    product.stride_a[i] = batch.strides[0];
    product.stride_b[i] = batch.strides[1];
    product.stride_c[i] = batch.strides[2];
  }
  auto setStrides = [&](int64_t *strides, int64_t outer, int64_t inner) {
    strides[product.batch_rank] = outer;
    strides[product.batch_rank + 1] = inner;
  };
  product.m = layout->m;
  product.n = layout->n;
  product.k = layout->k;
  setStrides(product.stride_a, layout->strideAM, layout->strideAK);
  setStrides(product.stride_b, layout->strideBK, layout->strideBN);
  setStrides(product.stride_c, layout->strideCM, layout->strideCN);
  product.accumulate = op.getAccumulate();
  auto operand = op.getEpilogueOperands().begin();
  for (auto step : op.getEpilogue().getAsRange<EpilogueAttr>()) {
    tp25d_epilogue &entry = product.epilogue[product.epilogue_count++];
    entry.kind = static_cast<int64_t>(step.getValue());
    if (step.getValue() == Epilogue::Add || step.getValue() == Epilogue::Multiply)
      entry.per_column =
          cast<ShapedType>((*operand++).getType()).getRank() != cast<ShapedType>(op.getC().getType()).getRank();
  }
  static_assert(sizeof(tp25d_product) % sizeof(int64_t) == 0);
  const auto *words = reinterpret_cast<const int64_t *>(&product);
  return ProductWords(words, words + sizeof(tp25d_product) / sizeof(int64_t));
}

static void emitString(OpBuilder &builder, Location loc, const std::string &symbol, std::string text) {
  text.push_back('\0');
  LLVM::GlobalOp::create(builder, loc, LLVM::LLVMArrayType::get(builder.getI8Type(), text.size()), true,
                         LLVM::Linkage::Internal, symbol, builder.getStringAttr(text));
}

void emitTensor(OpBuilder &builder, Location loc, StringRef name, ElementsAttr elements) {
  ShapedType shaped = elements.getShapedType();
  Type element = shaped.getElementType();
  if (element.isIndex() || element.isInteger(1))
    element = builder.getIntegerType(element.isIndex() ? 64 : 8);
  Type type = element;
  for (int64_t size : llvm::reverse(shaped.getShape()))
    type = LLVM::LLVMArrayType::get(type, size);
  if (auto dense = dyn_cast<DenseIntElementsAttr>(elements); dense && element != dense.getElementType())
    elements = dense.mapValues(element,
                               [&](const APInt &value) { return value.zextOrTrunc(element.getIntOrFloatBitWidth()); });
  Attribute value = elements;
  if (shaped.getRank() == 0)
    value = *elements.value_begin<Attribute>();
  LLVM::GlobalOp::create(builder, loc, type, true, LLVM::Linkage::Internal, name, value, /*alignment=*/64);
}

static_assert(sizeof(TransferWords) == sizeof(tp25d_transfer));

/// Defines a constant that contains structures of words; nothing if there are none.
template <typename Words>
static void emitWords(OpBuilder &builder, Location loc, StringRef name, const std::vector<Words> &structures) {
  if (structures.empty())
    return;
  std::vector<int64_t> words;
  for (const Words &structure : structures)
    llvm::append_range(words, structure);
  auto type = RankedTensorType::get(
      {static_cast<int64_t>(structures.size()), static_cast<int64_t>(structures.front().size())}, builder.getI64Type());
  emitTensor(builder, loc, name, DenseIntElementsAttr::get(type, words));
}

static std::string getArgumentName(func::FuncOp function, unsigned index) {
  if (auto name = function.getArgAttrOfType<StringAttr>(index, paramAttrName))
    return name.str();
  if (auto name = dyn_cast<NameLoc>(function.getArgument(index).getLoc()))
    return name.getName().str();
  if (auto result = function.getArgAttrOfType<IntegerAttr>(index, resultAttrName))
    return "result " + std::to_string(result.getInt());
  return "input " + std::to_string(index);
}

LogicalResult emitProgramTables(func::FuncOp function, const ProgramTables &tables, LLVM::LLVMFuncOp run) {
  OpBuilder builder(run);
  Location loc = function.getLoc();
  auto internal = LLVM::Linkage::Internal;

  SmallVector<unsigned> indices;
  for (unsigned i = 0; i < function.getNumArguments(); ++i)
    if (!function.getArgAttr(i, arenaAttrName))
      indices.push_back(i);

  for (unsigned i : indices) {
    emitString(builder, loc, "tp25d_name_" + std::to_string(i), getArgumentName(function, i));
    if (auto value = function.getArgAttrOfType<ElementsAttr>(i, valueAttrName))
      emitTensor(builder, loc, "tp25d_value_" + std::to_string(i), value);
    if (!tables.packedFor[i].empty())
      defineConstant(builder, loc, "tp25d_packed_" + std::to_string(i), internal, [&](ConstantBuilder &constants) {
        SmallVector<int64_t> list = tables.packedFor[i];
        list.push_back(TP25D_NONE);
        return constants.words(list);
      });
  }
  for (unsigned i : indices) {
    auto global = function.getArgAttrOfType<TypeAttr>(i, globalAttrName);
    auto sharding = function.getArgAttrOfType<ShardingAttr>(i, shardingAttrName);
    if (!global || !sharding)
      return function.emitError() << describe(function.getArgument(i)) << " has no " << globalAttrName << " or no "
                                  << shardingAttrName;
    auto type = cast<RankedTensorType>(global.getValue());
    if (type.getElementType().isIndex() || !getRuntimeType(type.getElementType()))
      return function.emitError() << describe(function.getArgument(i)) << " has elements of type "
                                  << type.getElementType() << ", which no tensor file has";
    if (type.getRank() > TP25D_MAX_RANK)
      return function.emitError() << describe(function.getArgument(i)) << " has " << type.getRank()
                                  << " dimensions, more than " << TP25D_MAX_RANK;
  }
  auto buildArgument = [&](ConstantBuilder &constants, unsigned i) {
    auto type = cast<RankedTensorType>(function.getArgAttrOfType<TypeAttr>(i, globalAttrName).getValue());
    Sharding sharding(function.getArgAttrOfType<ShardingAttr>(i, shardingAttrName));
    int64_t kind = function.getArgAttr(i, resultAttrName)  ? TP25D_RESULT
                   : function.getArgAttr(i, stateAttrName) ? TP25D_STATE
                   : function.getArgAttr(i, paramAttrName) ? TP25D_PARAMETER
                                                           : TP25D_INPUT;
    SmallVector<int64_t> sizes(type.getShape());
    sizes.resize(TP25D_MAX_RANK);
    SmallVector<Value> axes;
    for (int64_t dim = 0; dim < TP25D_MAX_RANK; ++dim) {
      SmallVector<int64_t> list;
      if (dim < type.getRank())
        for (Axis axis : sharding.dims[dim])
          list.push_back(static_cast<int64_t>(axis));
      list.resize(TP25D_AXIS_COUNT, TP25D_NONE);
      axes.push_back(constants.words(list));
    }
    std::string suffix = std::to_string(i);
    return constants.structure(
        {constants.address("tp25d_name_" + suffix), constants.word(kind),
         constants.word(*getRuntimeType(type.getElementType())), constants.word(type.getRank()), constants.words(sizes),
         constants.array(axes),
         tables.packedFor[i].empty() ? constants.null() : constants.address("tp25d_packed_" + suffix),
         function.getArgAttr(i, valueAttrName) ? constants.address("tp25d_value_" + suffix) : constants.null(),
         constants.word(function.getArgAttr(i, updatedAttrName) != nullptr)});
  };
  if (!indices.empty())
    defineConstant(builder, loc, "tp25d_arguments", internal, [&](ConstantBuilder &constants) {
      return constants.array(llvm::map_to_vector(indices, [&](unsigned i) { return buildArgument(constants, i); }));
    });
  emitWords(builder, loc, "tp25d_products", tables.products);
  emitWords(builder, loc, "tp25d_transfers", tables.transfers);
  bool hasDeviceCode = llvm::any_of(tables.kernels, [](const KernelEntry &kernel) { return kernel.function.empty(); });
  if (hasDeviceCode)
    LLVM::GlobalOp::create(builder, loc, LLVM::LLVMArrayType::get(builder.getI8Type(), 0), true,
                           LLVM::Linkage::External, deviceCodeSymbol, Attribute());
  for (auto [i, kernel] : llvm::enumerate(tables.kernels))
    if (kernel.function.empty())
      emitString(builder, loc, "tp25d_kernel_name_" + std::to_string(i), kernel.name);
  if (!tables.kernels.empty())
    defineConstant(builder, loc, "tp25d_kernel_table", internal, [&](ConstantBuilder &constants) {
      SmallVector<Value> entries;
      for (auto [i, kernel] : llvm::enumerate(tables.kernels)) {
        bool isOnHost = !kernel.function.empty();
        entries.push_back(constants.structure(
            {isOnHost ? constants.address(kernel.function) : constants.null(), constants.word(kernel.extent),
             isOnHost ? constants.null() : constants.address("tp25d_kernel_name_" + std::to_string(i)),
             constants.word(kernel.blocks), constants.word(kernel.threads), constants.word(kernel.argumentCount)}));
      }
      return constants.array(entries);
    });
  defineConstant(builder, loc, "tp25d_program", LLVM::Linkage::External, [&](ConstantBuilder &constants) {
    SmallVector<int64_t> grid = llvm::map_to_vector(allAxes, [&](Axis axis) { return tables.grid.getSize(axis); });
    return constants.structure({constants.words(grid), constants.word(indices.size()),
                                indices.empty() ? constants.null() : constants.address("tp25d_arguments"),
                                constants.word(tables.products.size()),
                                tables.products.empty() ? constants.null() : constants.address("tp25d_products"),
                                constants.word(tables.kernels.size()),
                                tables.kernels.empty() ? constants.null() : constants.address("tp25d_kernel_table"),
                                hasDeviceCode ? constants.address(deviceCodeSymbol) : constants.null(),
                                constants.word(tables.transfers.size()),
                                tables.transfers.empty() ? constants.null() : constants.address("tp25d_transfers"),
                                constants.word(tables.temporariesBytes), constants.address(run.getName())});
  });
  return success();
}

} // namespace tp25d
