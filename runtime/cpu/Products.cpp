//===- Products.cpp - Matrix products by oneDNN -----------------------------===//
//
// Translates the program's table of products to oneDNN: one primitive for all products that are alike.
//
//===----------------------------------------------------------------------===//

#include "Products.h"

#include "../common/Error.h"
#include "../common/Names.h"
#include "Memory.h"
#include "OpenMP.h"

#include "dnnl_debug.h"

#include <algorithm>
#include <cstring>

using namespace tp25d::runtime;
using dnnl::memory;

namespace {

const dnnl::engine &cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

memory::data_type dataType(int64_t type, const char *operand, const std::string &name) {
  switch (type) {
  case TP25D_F32:
    return memory::data_type::f32;
  case TP25D_BF16:
    return memory::data_type::bf16;
  case TP25D_F16:
    return memory::data_type::f16;
  }
  invalid(name, ": ", operand, " is ", typeName(type), ", only f32, bf16 and f16 can be multiplied");
}

dnnl::algorithm algorithm(int64_t kind) {
  switch (kind) {
  case TP25D_EPILOGUE_ADD:
    return dnnl::algorithm::binary_add;
  case TP25D_EPILOGUE_MULTIPLY:
    return dnnl::algorithm::binary_mul;
  case TP25D_EPILOGUE_RELU:
    return dnnl::algorithm::eltwise_relu;
  case TP25D_EPILOGUE_GELU_ERF:
    return dnnl::algorithm::eltwise_gelu_erf;
  case TP25D_EPILOGUE_GELU_TANH:
    return dnnl::algorithm::eltwise_gelu_tanh;
  case TP25D_EPILOGUE_TANH:
    return dnnl::algorithm::eltwise_tanh;
  default:
    return dnnl::algorithm::eltwise_logistic;
  }
}

/// The batch dimensions, then `rows` and `columns`.
memory::desc matrix(const tp25d_product &product, int64_t rows, int64_t columns, const int64_t *strides,
                    memory::data_type type) {
  int64_t rank = product.batch_rank + 2;
  memory::dims sizes(product.batch, product.batch + product.batch_rank), steps(strides, strides + rank);
  // oneDNN knows a repeated dimension by its size, one.
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    if (strides[dimension] == 0)
      sizes[dimension] = 1;
  sizes.push_back(rows);
  sizes.push_back(columns);
  // The stride of a dimension of size one means nothing, but an odd one would keep oneDNN from its fast kernels.
  for (int64_t dimension = rank - 1; dimension >= 0; --dimension)
    if (sizes[dimension] == 1)
      steps[dimension] = dimension + 1 < rank ? sizes[dimension + 1] * steps[dimension + 1] : 1;
  return memory::desc(sizes, type, steps);
}

bool isImplemented(const memory::desc &a, const memory::desc &b, const memory::desc &c,
                   const dnnl::primitive_attr &attributes) {
  try {
    dnnl::matmul::primitive_desc description(dnnl::matmul::desc(a, b, c), attributes, cpu());
    return true;
  } catch (const dnnl::error &error) {
    if (error.status != dnnl_unimplemented)
      throw;
    return false;
  }
}

int64_t extent(const tp25d_product &product, int64_t rows, int64_t columns, const int64_t *strides) {
  int64_t last = (rows - 1) * strides[product.batch_rank] + (columns - 1) * strides[product.batch_rank + 1];
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    last += (product.batch[dimension] - 1) * strides[dimension];
  return last + 1;
}

/// The upper half of an f32 is a bf16.
void widen(const void *bf16, int64_t count, char *f32) {
  const auto *from = static_cast<const uint16_t *>(bf16);
  for (int64_t i = 0; i < count; ++i) {
    uint32_t bits = static_cast<uint32_t>(from[i]) << 16;
    std::memcpy(f32 + i * static_cast<int64_t>(sizeof(bits)), &bits, sizeof(bits));
  }
}

//===----------------------------------------------------------------------===//
// Conflicts in the cache
//
// Without AVX-512, oneDNN multiplies all but the largest f32 matrices by a kernel that reads them in place. Where the
// next k is one stride further on and that stride is a multiple of 1 KiB, what the kernel reads falls into few of the
// 64 sets that the cache of a core has, and evicts itself: the kernel runs at 50 to 90 percent of its speed. With rows
// of an odd number of cache lines it is the fastest that there is, faster than oneDNN's kernel for large matrices.
//===----------------------------------------------------------------------===//

constexpr int64_t lineFloats = 16;

bool conflicts(int64_t stride) { return stride % (16 * lineFloats) == 0; }

/// The smallest odd number of cache lines that holds `count` floats, in floats.
int64_t oddLines(int64_t count) { return ((count + lineFloats - 1) / lineFloats | 1) * lineFloats; }

/// So few that oneDNN takes the kernel in question, however many rows there are.
int64_t panelColumns(int64_t n) {
  constexpr int64_t most = 17 * lineFloats;
  int64_t panels = std::max<int64_t>((n + most - 1) / most, 2);
  return oddLines((n + panels - 1) / panels);
}

/// Copies a matrix with rows of floats.
void copyRows(const void *from, int64_t fromStride, void *to, int64_t toStride, int64_t rows, int64_t columns) {
  for (int64_t row = 0; row < rows; ++row)
    std::memcpy(static_cast<float *>(to) + row * toStride, static_cast<const float *>(from) + row * fromStride,
                columns * sizeof(float));
}

/// The product with the entries that are not in use set to zero.
tp25d_product canonical(const tp25d_product &product) {
  tp25d_product form = product;
  auto clear = [](auto &array, int64_t used) {
    std::fill(array + used, std::end(array), std::decay_t<decltype(*array)>());
  };
  clear(form.batch, form.batch_rank);
  clear(form.stride_a, form.batch_rank + 2);
  clear(form.stride_b, form.batch_rank + 2);
  clear(form.stride_c, form.batch_rank + 2);
  clear(form.epilogue, form.epilogue_count);
  return form;
}

[[noreturn]] void refuse(const tp25d_product &product, int64_t index, const dnnl::error &error) {
  invalid(describeProduct(product, index), ": oneDNN refuses it: ", dnnl_status2str(error.status));
}

} // namespace

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

Products::Form::Form(const tp25d_product &product, int64_t index) : product(product), index(index) {
  std::string name = describeProduct(product, index);
  memory::data_type typeA = dataType(product.type_a, "A", name), typeB = dataType(product.type_b, "B", name),
                    typeC = dataType(product.type_c, "C", name);
  try {
    a = matrix(product, product.m, product.k, product.stride_a, typeA);
    b = matrix(product, product.k, product.n, product.stride_b, typeB);
    c = matrix(product, product.m, product.n, product.stride_c, typeC);
    dnnl::post_ops steps;
    if (product.accumulate)
      steps.append_sum(1.0f);
    for (int64_t step = 0; step < product.epilogue_count; ++step) {
      const tp25d_epilogue &epilogue = product.epilogue[step];
      if (!hasOperand(epilogue.kind)) {
        steps.append_eltwise(1.0f, algorithm(epilogue.kind), 0.0f, 0.0f);
        continue;
      }
      memory::dims perColumn(product.batch_rank + 2, 1);
      perColumn.back() = product.n;
      memory::desc operand = epilogue.per_column
                                 ? memory::desc(perColumn, memory::data_type::f32, memory::dims(perColumn.size(), 1))
                                 : matrix(product, product.m, product.n, product.stride_c, memory::data_type::f32);
      operands.push_back({DNNL_ARG_ATTR_MULTIPLE_POST_OP(steps.len()) | DNNL_ARG_SRC_1, operand});
      steps.append_binary(algorithm(epilogue.kind), operand);
    }
    attributes.set_post_ops(steps);
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    if (product.type_a == TP25D_BF16 && product.type_b == TP25D_BF16 && !isImplemented(a, b, c, attributes)) {
      widens = true;
      a = matrix(product, product.m, product.k, product.stride_a, memory::data_type::f32);
      b = matrix(product, product.k, product.n, product.stride_b, memory::data_type::f32);
      extentA = extent(product, product.m, product.k, product.stride_a);
      extentB = extent(product, product.k, product.n, product.stride_b);
    }
  } catch (const dnnl::error &error) {
    refuse(product, index, error);
  }
}

dnnl::matmul::primitive_desc Products::Form::describe(bool packed) const {
  try {
    memory::desc weights = packed ? memory::desc(b.dims(), b.data_type(), memory::format_tag::any) : b;
    return dnnl::matmul::primitive_desc(dnnl::matmul::desc(a, weights, c), attributes, cpu());
  } catch (const dnnl::error &error) {
    refuse(product, index, error);
  }
}

bool Products::Form::readsInPlace() const {
  dnnl::cpu_isa isa = dnnl::get_effective_cpu_isa();
  return (isa == dnnl::cpu_isa::avx2 || isa == dnnl::cpu_isa::avx2_vnni) && product.batch_rank == 0 && !widens &&
         std::strcmp(describe(/*packed=*/false).impl_info_str(), "gemm:jit") == 0;
}

bool Products::Form::conflictsInA() const {
  return product.stride_a[0] == 1 && conflicts(product.stride_a[1]) && product.m >= lineFloats && readsInPlace();
}

bool Products::Form::conflictsInB() const {
  // An epilogue of its own is fast where C has no gaps.
  return product.stride_b[1] == 1 && product.stride_c[1] == 1 &&
         (product.epilogue_count == 0 || product.stride_c[0] == product.n) && conflicts(product.stride_b[0]) &&
         product.n >= lineFloats && readsInPlace();
}

Products::Products(const tp25d_program &program, const std::vector<int64_t> &blockBytes, bool pack)
    : packedArguments(program.argument_count) {
  for (int64_t index = 0; index < program.product_count; ++index)
    productForms.push_back(formOf(canonical(program.products[index]), index));
  if (pack)
    choosePacking(program, blockBytes);

  std::vector<bool> packed(program.product_count);
  for (int64_t argument = 0; argument < program.argument_count; ++argument)
    if (isPacked(argument))
      for (const int64_t *product = program.arguments[argument].products; *product != TP25D_NONE; ++product)
        packed[*product] = true;
  for (int64_t index = 0; index < program.product_count; ++index)
    productWays.push_back(wayOf(productForms[index], packed[index]));
}

size_t Products::formOf(const tp25d_product &product, int64_t index) {
  auto known = std::find_if(forms.begin(), forms.end(), [&](const Form &form) {
    return std::memcmp(&form.product, &product, sizeof(product)) == 0;
  });
  size_t place = known - forms.begin();
  if (known == forms.end())
    forms.emplace_back(product, index);
  return place;
}

size_t Products::primitiveOf(size_t form, bool packed) {
  auto known = std::find_if(primitives.begin(), primitives.end(), [&](const Primitive &primitive) {
    return primitive.form == form && primitive.packed == packed;
  });
  size_t place = known - primitives.begin();
  if (known == primitives.end()) {
    dnnl::matmul::primitive_desc description = forms[form].describe(packed);
    try {
      primitives.push_back({form, packed, description, dnnl::matmul(description)});
    } catch (const dnnl::error &error) {
      refuse(forms[form].product, forms[form].index, error);
    }
  }
  return place;
}

size_t Products::epilogueOf(size_t form) {
  auto known =
      std::find_if(epilogues.begin(), epilogues.end(), [&](const Epilogue &epilogue) { return epilogue.form == form; });
  size_t place = known - epilogues.begin();
  if (known == epilogues.end()) {
    const memory::desc &c = forms[form].c, zero({1, 1}, memory::data_type::f32, memory::dims{1, 1});
    try {
      dnnl::binary::primitive_desc description(dnnl::binary::desc(dnnl::algorithm::binary_add, c, zero, c),
                                               forms[form].attributes, cpu());
      epilogues.push_back({form, description, dnnl::binary(description)});
    } catch (const dnnl::error &error) {
      refuse(forms[form].product, forms[form].index, error);
    }
  }
  return place;
}

/// Blocks in the workspace begin where vectors can.
static int64_t align(int64_t bytes) { return (bytes + 63) / 64 * 64; }

Products::Way Products::wayOf(size_t form, bool packed) {
  // A copy, which one thread makes, has to be read often enough.
  const int64_t often = 32 * omp_get_max_threads();
  tp25d_product product = forms[form].product; // What follows makes more forms.
  int64_t index = forms[form].index;
  Way way = {};
  way.copiesA = product.n >= often && forms[form].conflictsInA();
  bool divided = (packed || product.m >= often) && forms[form].conflictsInB();
  way.copiesB = divided && !packed;
  way.panelColumns = divided ? std::min(panelColumns(product.n), product.n) : product.n;
  if (way.copiesA)
    product.stride_a[1] = oddLines(product.m);
  if (divided && product.epilogue_count > 0) {
    // oneDNN fuses no epilogue into products whose C has gaps, as that of a panel has.
    tp25d_product last = product;
    last.accumulate = 0;
    way.epilogue = epilogueOf(formOf(last, index));
    product.epilogue_count = 0;
    product = canonical(product);
    way.placeOfA = align(static_cast<int64_t>(epilogues[*way.epilogue].description.scratchpad_desc().get_size()));
  }
  auto primitiveOfPanel = [&](int64_t columns) {
    tp25d_product panel = product;
    if (divided) {
      panel.n = columns;
      panel.stride_b[0] = columns;
    }
    return way.copiesA || divided ? primitiveOf(formOf(panel, index), /*packed=*/false) : primitiveOf(form, packed);
  };
  way.primitive = primitiveOfPanel(way.panelColumns);
  int64_t rest = product.n % way.panelColumns;
  way.last = rest == 0 ? way.primitive : primitiveOfPanel(rest);

  for (size_t place : {way.primitive, way.last})
    way.placeOfA = std::max(way.placeOfA, primitives[place].workspaceEnd(forms[primitives[place].form]));
  auto bytes = [](int64_t floats) { return align(floats * static_cast<int64_t>(sizeof(float))); };
  way.placeOfB = way.placeOfA + (way.copiesA ? bytes(product.k * product.stride_a[1]) : 0);
  way.workspaceEnd = way.placeOfB + (way.copiesB ? bytes(product.k * way.panelColumns) : 0);
  return way;
}

void Products::choosePacking(const tp25d_program &program, const std::vector<int64_t> &blockBytes) {
  std::vector<std::optional<memory::desc>> favourites(forms.size());
  auto favourite = [&](size_t form) {
    if (!favourites[form])
      favourites[form] = forms[form].describe(/*packed=*/true).weights_desc();
    return *favourites[form];
  };
  std::vector<bool> mustBePlain(program.product_count);
  auto leavePlain = [&](int64_t argument) {
    packedArguments[argument].reset();
    for (const int64_t *product = program.arguments[argument].products; *product != TP25D_NONE; ++product)
      mustBePlain[*product] = true;
  };

  for (int64_t index = 0; index < program.argument_count; ++index) {
    const tp25d_argument &argument = program.arguments[index];
    if (!argument.products || *argument.products == TP25D_NONE)
      continue;
    bool agreed = true;
    for (const int64_t *product = argument.products; *product != TP25D_NONE; ++product) {
      const Form &form = forms[productForms[*product]];
      if (form.widens) {
        agreed = false;
        continue;
      }
      int64_t bytes = tp25d_type_bytes(form.product.type_b);
      for (int64_t size : form.b.dims())
        bytes *= size;
      if (form.product.type_b != argument.type || bytes != blockBytes[index] ||
          form.b.get_size() != static_cast<size_t>(bytes))
        invalid("argument '", argument.name, "': its block, ", blockBytes[index], " bytes of ", typeName(argument.type),
                ", is not the B of ", describeProduct(form.product, *product));
      memory::desc packed = favourite(productForms[*product]);
      int64_t columns = form.conflictsInB() ? panelColumns(form.product.n) : 0;
      if (!packedArguments[index])
        packedArguments[index] = Packing{form.b, packed, columns};
      // Products that read the block in different ways (as it is, and transposed) cannot share a packed one.
      const Packing &first = *packedArguments[index];
      // A packed block with padding would not fit where a plain one is expected, as when it is broadcast.
      bool fits = packed.get_size() == form.b.get_size();
      agreed &= fits && (packed != form.b || columns > 0) && packed == first.packed && form.b == first.plain &&
                columns == first.panelColumns;
    }
    if (!agreed)
      leavePlain(index);
  }

  // A product takes B in one layout: one parameter that stays plain keeps those plain that share a product with it.
  for (bool changed = true; changed;) {
    changed = false;
    for (int64_t index = 0; index < program.argument_count; ++index) {
      if (!isPacked(index))
        continue;
      const int64_t *products = program.arguments[index].products;
      for (; products && *products != TP25D_NONE; ++products)
        changed |= mustBePlain[*products];
      if (changed) {
        leavePlain(index);
        break;
      }
    }
  }
}

int64_t Products::workspaceBytes() const {
  int64_t most = 0;
  for (const Way &way : productWays)
    most = std::max(most, way.workspaceEnd);
  return most;
}

int64_t Products::Primitive::placeOfA(const Form &) const {
  return align(static_cast<int64_t>(description.scratchpad_desc().get_size()));
}

int64_t Products::Primitive::placeOfB(const Form &form) const {
  return placeOfA(form) + (form.widens ? align(form.extentA * static_cast<int64_t>(sizeof(float))) : 0);
}

int64_t Products::Primitive::workspaceEnd(const Form &form) const {
  return placeOfB(form) + (form.widens ? align(form.extentB * static_cast<int64_t>(sizeof(float))) : 0);
}

void Products::packBlock(int64_t argument, int64_t rows, const Fill &fill, void *packed) const {
  constexpr int64_t granularity = 64,
                    mostBytes = 8 << 20; // No layout has larger tiles; what a part takes beside the block.
  const Packing &packing = *packedArguments[argument];
  memory::dims sizes = packing.plain.dims();
  const auto &plainStrides = packing.plain.data.format_desc.blocking.strides;
  memory::dims strides(plainStrides, plainStrides + sizes.size());
  // The dimension of the matrix that is the block's first.
  size_t leading = std::max_element(strides.begin(), strides.end()) - strides.begin();
  int64_t count = rows;
  if (sizes[leading] == rows) {
    int64_t rowBytes = static_cast<int64_t>(packing.plain.get_size()) / rows;
    count = std::min(std::max<int64_t>(mostBytes / rowBytes / granularity, 1) * granularity, rows);
  }

  int64_t elementBytes = static_cast<int64_t>(memory::data_type_size(packing.plain.data_type()));
  Memory buffer =
      allocateBlocks(static_cast<int64_t>(packing.plain.get_size()) / rows * count, "parts of a packed block");
  dnnl::stream stream(cpu());
  std::optional<dnnl::reorder> reorder;
  memory::desc plain = packing.plain, part = packing.packed;
  for (int64_t first = 0; first < rows; first += count) {
    if (packing.panelColumns > 0) {
      fill(first, std::min(count, rows - first), buffer.get());
      // The matrix may be of other dimensions than the block: each of the block's rows is several of its own.
      int64_t k = sizes[0], n = sizes[1], row = first * k / rows, rowCount = std::min(count, rows - first) * k / rows;
      for (int64_t column = 0; column < n; column += packing.panelColumns) {
        int64_t columns = std::min(packing.panelColumns, n - column);
        copyRows(buffer.get() + column * elementBytes, n,
                 static_cast<char *>(packed) + (column * k + row * columns) * elementBytes, columns, rowCount, columns);
      }
      continue;
    }
    int64_t place = 0;
    if (count < rows) {
      memory::dims partSizes = sizes, offsets(sizes.size(), 0);
      partSizes[leading] = std::min(count, rows - first);
      offsets[leading] = first;
      // Parts differ in where they begin only, and one primitive does for all: oneDNN keeps what each has allocated.
      memory::desc described = packing.packed.submemory_desc(partSizes, offsets);
      place = described.data.offset0 * elementBytes;
      described.data.offset0 = 0;
      if (described != part) {
        part = described;
        plain = memory::desc(partSizes, packing.plain.data_type(), strides);
        reorder.reset();
      }
    }
    fill(first, std::min(count, rows - first), buffer.get());
    memory from(plain, cpu(), buffer.get()), to(part, cpu(), static_cast<char *>(packed) + place);
    if (!reorder)
      reorder.emplace(from, to);
    reorder->execute(stream, from, to);
    stream.wait();
  }
}

//===----------------------------------------------------------------------===//
// Multiplier
//===----------------------------------------------------------------------===//

Multiplier::Multiplier(const Products &products, void *workspace)
    : products(products), workspace(static_cast<char *>(workspace)), stream(cpu()) {
  auto add = [](Arguments &made, int number, const memory::desc &description, void *data) {
    made.memories.emplace_back(description, cpu(), data);
    made.numbered.push_back({number, made.memories.back().get()});
  };
  auto addOperands = [&](Arguments &made, size_t form) {
    for (const Products::Operand &operand : products.forms[form].operands)
      add(made, operand.number, operand.description, nullptr);
  };
  for (const Products::Primitive &primitive : products.primitives) {
    Arguments &made = arguments.emplace_back();
    add(made, DNNL_ARG_SRC, primitive.description.src_desc(), nullptr);
    add(made, DNNL_ARG_WEIGHTS, primitive.description.weights_desc(), nullptr);
    add(made, DNNL_ARG_DST, primitive.description.dst_desc(), nullptr);
    addOperands(made, primitive.form);
    add(made, DNNL_ARG_SCRATCHPAD, primitive.description.scratchpad_desc(), workspace);
  }
  static float zero = 0;
  for (const Products::Epilogue &epilogue : products.epilogues) {
    Arguments &made = epilogueArguments.emplace_back();
    add(made, DNNL_ARG_SRC_0, epilogue.description.src0_desc(), nullptr);
    add(made, DNNL_ARG_DST, epilogue.description.dst_desc(), nullptr);
    addOperands(made, epilogue.form);
    add(made, DNNL_ARG_SRC_1, epilogue.description.src1_desc(), &zero);
    add(made, DNNL_ARG_SCRATCHPAD, epilogue.description.scratchpad_desc(), workspace);
  }
}

dnnl_status_t Multiplier::multiply(int64_t product, const void *a, const void *b, void *c,
                                   const void *const *operands) {
  const Products::Way &way = products.productWays[product];
  const tp25d_product &form = products.forms[products.productForms[product]].product;
  if (way.copiesA) {
    copyRows(a, form.stride_a[1], workspace + way.placeOfA, oddLines(form.m), form.k, form.m);
    a = workspace + way.placeOfA;
  }
  if (way.panelColumns == form.n && !way.copiesB)
    return execute(way.primitive, a, b, c, operands);
  dnnl_status_t status = dnnl_success;
  for (int64_t first = 0; first < form.n && status == dnnl_success; first += way.panelColumns) {
    int64_t columns = std::min(way.panelColumns, form.n - first);
    const auto *panel = static_cast<const float *>(b) + first * (way.copiesB ? 1 : form.k);
    if (way.copiesB) {
      copyRows(panel, form.stride_b[0], workspace + way.placeOfB, columns, form.k, columns);
      panel = reinterpret_cast<const float *>(workspace + way.placeOfB);
    }
    status = execute(columns == way.panelColumns ? way.primitive : way.last, a, panel, static_cast<float *>(c) + first,
                     /*operands=*/nullptr);
  }
  if (status == dnnl_success && way.epilogue)
    status = finish(*way.epilogue, c, operands);
  return status;
}

dnnl_status_t Multiplier::finish(size_t epilogue, void *c, const void *const *operands) {
  Arguments &used = epilogueArguments[epilogue];
  dnnl_status_t status = dnnl_success;
  for (size_t index = 0; status == dnnl_success && index + 2 < used.numbered.size(); ++index)
    status = dnnl_memory_set_data_handle(used.numbered[index].memory,
                                         index < 2 ? c : const_cast<void *>(operands[index - 2]));
  if (status != dnnl_success)
    return status;
  return dnnl_primitive_execute(products.epilogues[epilogue].binary.get(), stream.get(), used.numbered.size(),
                                used.numbered.data());
}

dnnl_status_t Multiplier::execute(size_t place, const void *a, const void *b, void *c, const void *const *operands) {
  Arguments &used = arguments[place];
  auto set = [&](size_t index, const void *data) {
    return dnnl_memory_set_data_handle(used.numbered[index].memory, const_cast<void *>(data));
  };
  const Products::Primitive &primitive = products.primitives[place];
  const Products::Form &form = products.forms[primitive.form];
  if (form.widens) {
    char *wideA = workspace + primitive.placeOfA(form), *wideB = workspace + primitive.placeOfB(form);
    widen(a, form.extentA, wideA);
    widen(b, form.extentB, wideB);
    a = wideA;
    b = wideB;
  }
  dnnl_status_t status = set(0, a);
  if (status == dnnl_success)
    status = set(1, b);
  if (status == dnnl_success)
    status = set(2, c);
  for (size_t index = 3; status == dnnl_success && index + 1 < used.numbered.size(); ++index)
    status = set(index, operands[index - 3]);
  if (status != dnnl_success)
    return status;
  return dnnl_primitive_execute(primitive.matmul.get(), stream.get(), used.numbered.size(), used.numbered.data());
}
