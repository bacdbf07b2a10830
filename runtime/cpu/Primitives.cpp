// Finds or creates the primitive of a product, and passes it the addresses of a call.

#include "Primitives.h"

#include "Memory.h"

#include <algorithm>
#include <cstring>

using namespace tp25d::runtime;
using dnnl::memory;

namespace {

/// Widens bf16 to f32: a bf16 is the upper half of an f32.
void widen(const void *bf16, int64_t count, char *f32) {
  const auto *from = static_cast<const uint16_t *>(bf16);
  for (int64_t i = 0; i < count; ++i) {
    uint32_t bits = static_cast<uint32_t>(from[i]) << 16;
    std::memcpy(f32 + i * static_cast<int64_t>(sizeof(bits)), &bits, sizeof(bits));
  }
}

Primitive makePrimitive(const ProductDescription &product, Operation operation) {
  Primitive made = {&product, operation, {}, {}, 0, 0, 0};
  memory::desc scratchpad;
  if (operation == Operation::ApplyEpilogue) {
    dnnl::binary::primitive_desc description = product.describeEpilogue();
    made.primitive = dnnl::binary(description);
    made.arguments = {{DNNL_ARG_SRC_0, description.src0_desc()},
                      {DNNL_ARG_DST, description.dst_desc()},
                      {DNNL_ARG_SRC_1, description.src1_desc()}};
    scratchpad = description.scratchpad_desc();
  } else {
    dnnl::matmul::primitive_desc description = product.describeMatmul(operation == Operation::MultiplyPacked);
    made.primitive = dnnl::matmul(description);
    made.arguments = {{DNNL_ARG_SRC, description.src_desc()},
                      {DNNL_ARG_WEIGHTS, description.weights_desc()},
                      {DNNL_ARG_DST, description.dst_desc()}};
    scratchpad = description.scratchpad_desc();
  }
  made.arguments.insert(made.arguments.end(), product.operands.begin(), product.operands.end());
  made.arguments.push_back({DNNL_ARG_SCRATCHPAD, scratchpad});
  made.placeOfA = getAlignedBytes(static_cast<int64_t>(scratchpad.get_size()));
  made.placeOfB = made.placeOfA + getAlignedBytes(product.extentA * static_cast<int64_t>(sizeof(float)));
  made.workspaceBytes = made.placeOfB + getAlignedBytes(product.extentB * static_cast<int64_t>(sizeof(float)));
  return made;
}

} // namespace

const ProductDescription &Primitives::getDescription(const tp25d_product &product, int64_t index) {
  ProductKey key(product);
  auto known = std::find_if(descriptions.begin(), descriptions.end(),
                            [&](const ProductDescription &description) { return description.key == key; });
  return known != descriptions.end() ? *known : descriptions.emplace_back(key, index);
}

size_t Primitives::getPrimitive(const ProductDescription &product, Operation operation) {
  auto known = std::find_if(primitives.begin(), primitives.end(), [&](const Primitive &primitive) {
    return primitive.product == &product && primitive.operation == operation;
  });
  size_t index = known - primitives.begin();
  try {
    if (known == primitives.end())
      primitives.push_back(makePrimitive(product, operation));
  } catch (const dnnl::error &error) {
    product.refuse(error);
  }
  return index;
}

PrimitiveExecutor::PrimitiveExecutor(const Primitives &primitives, void *workspace)
    : primitives(primitives), workspace(static_cast<char *>(workspace)), stream(getEngine()) {
  for (const Primitive &primitive : primitives.getAll()) {
    Arguments &made = arguments.emplace_back();
    for (const PrimitiveArgument &argument : primitive.arguments) {
      made.memories.emplace_back(argument.description, getEngine(),
                                 argument.number == DNNL_ARG_SCRATCHPAD ? workspace : nullptr);
      made.numbered.push_back({argument.number, made.memories.back().get()});
    }
  }
}

dnnl_status_t PrimitiveExecutor::multiply(size_t index, const void *a, const void *b, void *c,
                                          const void *const *operands) {
  const Primitive &primitive = primitives.getAll()[index];
  const ProductDescription &product = *primitive.product;
  if (product.widens) {
    char *wideA = workspace + primitive.placeOfA, *wideB = workspace + primitive.placeOfB;
    widen(a, product.extentA, wideA);
    widen(b, product.extentB, wideB);
    a = wideA;
    b = wideB;
  }
  return execute(index, {a, b, c}, operands);
}

dnnl_status_t PrimitiveExecutor::applyEpilogue(size_t index, void *c, const void *const *operands) {
  static const float zero = 0;
  return execute(index, {c, c, &zero}, operands);
}

dnnl_status_t PrimitiveExecutor::execute(size_t primitive, std::initializer_list<const void *> data,
                                         const void *const *operands) {
  const std::vector<dnnl_exec_arg_t> &numbered = arguments[primitive].numbered;
  for (size_t index = 0; index + 1 < numbered.size(); ++index) {
    const void *address = index < data.size() ? data.begin()[index] : operands[index - data.size()];
    dnnl_status_t status = dnnl_memory_set_data_handle(numbered[index].memory, const_cast<void *>(address));
    if (status != dnnl_success)
      return status;
  }
  return dnnl_primitive_execute(primitives.getAll()[primitive].primitive.get(), stream.get(),
                                static_cast<int>(numbered.size()), numbered.data());
}
