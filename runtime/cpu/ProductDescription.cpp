// Translates an entry of the program's table of products to oneDNN's terms.

#include "ProductDescription.h"

#include "../common/Error.h"
#include "../common/Names.h"

#include "dnnl_debug.h"

#include <algorithm>
#include <cstring>

using namespace tp25d::runtime;
using dnnl::memory;

namespace {

memory::data_type getDataType(int64_t type, const char *operand, const std::string &name) {
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

dnnl::algorithm getAlgorithm(int64_t kind) {
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

/// Describes a matrix: the batch dimensions, then `rows` and `columns`.
memory::desc describeMatrix(const tp25d_product &product, int64_t rows, int64_t columns, const int64_t *strides,
                            memory::data_type type) {
  int64_t rank = product.batch_rank + 2;
  memory::dims sizes(product.batch, product.batch + product.batch_rank), steps(strides, strides + rank);
  // For oneDNN, a dimension with size one is repeated.
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    if (strides[dimension] == 0)
      sizes[dimension] = 1;
  sizes.push_back(rows);
  sizes.push_back(columns);
  // The stride of a dimension of size one has no effect, but an odd one keeps oneDNN from using its fast kernels.
  for (int64_t dimension = rank - 1; dimension >= 0; --dimension)
    if (sizes[dimension] == 1)
      steps[dimension] = dimension + 1 < rank ? sizes[dimension + 1] * steps[dimension + 1] : 1;
  return memory::desc(sizes, type, steps);
}

bool isImplemented(const memory::desc &a, const memory::desc &b, const memory::desc &c,
                   const dnnl::primitive_attr &attributes) {
  try {
    dnnl::matmul::primitive_desc description(dnnl::matmul::desc(a, b, c), attributes, getEngine());
    return true;
  } catch (const dnnl::error &error) {
    if (error.status != dnnl_unimplemented)
      throw;
    return false;
  }
}

int64_t getExtent(const tp25d_product &product, int64_t rows, int64_t columns, const int64_t *strides) {
  int64_t last = (rows - 1) * strides[product.batch_rank] + (columns - 1) * strides[product.batch_rank + 1];
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    last += (product.batch[dimension] - 1) * strides[dimension];
  return last + 1;
}

} // namespace

const dnnl::engine &tp25d::runtime::getEngine() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

ProductKey::ProductKey(const tp25d_product &product) : tp25d_product(product) {
  auto clear = [](auto &array, int64_t used) {
    std::fill(array + used, std::end(array), std::decay_t<decltype(*array)>());
  };
  clear(batch, batch_rank);
  clear(stride_a, batch_rank + 2);
  clear(stride_b, batch_rank + 2);
  clear(stride_c, batch_rank + 2);
  clear(epilogue, epilogue_count);
}

bool ProductKey::operator==(const ProductKey &other) const { return std::memcmp(this, &other, sizeof(other)) == 0; }

ProductDescription::ProductDescription(const ProductKey &key, int64_t index) : key(key), index(index) {
  std::string name = describeProduct(key, index);
  memory::data_type f32 = memory::data_type::f32, typeA = getDataType(key.type_a, "A", name),
                    typeB = getDataType(key.type_b, "B", name), typeC = getDataType(key.type_c, "C", name);
  auto describeA = [&](memory::data_type type) { return describeMatrix(key, key.m, key.k, key.stride_a, type); };
  auto describeB = [&](memory::data_type type) { return describeMatrix(key, key.k, key.n, key.stride_b, type); };
  auto describeC = [&](memory::data_type type) { return describeMatrix(key, key.m, key.n, key.stride_c, type); };
  try {
    a = describeA(typeA);
    b = describeB(typeB);
    c = describeC(typeC);
    dnnl::post_ops steps;
    if (key.accumulate)
      steps.append_sum(1.0f);
    for (int64_t step = 0; step < key.epilogue_count; ++step) {
      const tp25d_epilogue &epilogue = key.epilogue[step];
      if (!hasOperand(epilogue.kind)) {
        steps.append_eltwise(1.0f, getAlgorithm(epilogue.kind), 0.0f, 0.0f);
        continue;
      }
      memory::dims perColumn(key.batch_rank + 2, 1);
      perColumn.back() = key.n;
      memory::desc operand =
          epilogue.per_column ? memory::desc(perColumn, f32, memory::dims(perColumn.size(), 1)) : describeC(f32);
      operands.push_back({DNNL_ARG_ATTR_MULTIPLE_POST_OP(steps.len()) | DNNL_ARG_SRC_1, operand});
      steps.append_binary(getAlgorithm(epilogue.kind), operand);
    }
    attributes.set_post_ops(steps);
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    if (key.type_a == TP25D_BF16 && key.type_b == TP25D_BF16 && !isImplemented(a, b, c, attributes)) {
      widens = true;
      a = describeA(f32);
      b = describeB(f32);
      extentA = getExtent(key, key.m, key.k, key.stride_a);
      extentB = getExtent(key, key.k, key.n, key.stride_b);
    }
  } catch (const dnnl::error &error) {
    refuse(error);
  }
}

dnnl::matmul::primitive_desc ProductDescription::describeMatmul(bool packed) const {
  try {
    memory::desc weights = packed ? memory::desc(b.dims(), b.data_type(), memory::format_tag::any) : b;
    return dnnl::matmul::primitive_desc(dnnl::matmul::desc(a, weights, c), attributes, getEngine());
  } catch (const dnnl::error &error) {
    refuse(error);
  }
}

dnnl::binary::primitive_desc ProductDescription::describeEpilogue() const {
  try {
    memory::desc zero({1, 1}, memory::data_type::f32, memory::dims{1, 1});
    return dnnl::binary::primitive_desc(dnnl::binary::desc(dnnl::algorithm::binary_add, c, zero, c), attributes,
                                        getEngine());
  } catch (const dnnl::error &error) {
    refuse(error);
  }
}

void ProductDescription::refuse(const dnnl::error &error) const {
  invalid(describeProduct(key, index), ": oneDNN refuses it: ", dnnl_status2str(error.status));
}
