// Chooses the layouts of parameters, and how each product is executed.

#include "Products.h"

#include "../common/Error.h"
#include "../common/Names.h"

#include <algorithm>

using namespace tp25d::runtime;

/// Returns the products whose B is the argument.
static std::vector<int64_t> getProducts(const tp25d_argument &argument) {
  std::vector<int64_t> products;
  for (const int64_t *product = argument.products; product && *product != TP25D_NONE; ++product)
    products.push_back(*product);
  return products;
}

/// Throws an Error if the argument's block is not the B of the product.
static void checkBlock(const tp25d_argument &argument, int64_t blockBytes, const ProductDescription &description,
                       int64_t product) {
  int64_t bytes = tp25d_type_bytes(description.key.type_b);
  for (int64_t size : description.b.dims())
    bytes *= size;
  if (description.key.type_b != argument.type || bytes != blockBytes ||
      description.b.get_size() != static_cast<size_t>(bytes))
    invalid("argument '", argument.name, "': its block, ", blockBytes, " bytes of ", typeName(argument.type),
            ", is not the B of ", describeProduct(description.key, product));
}

Products::Products(const tp25d_program &program, const std::vector<int64_t> &blockBytes, bool pack)
    : packedLayouts(program.argument_count) {
  for (int64_t index = 0; index < program.product_count; ++index)
    descriptions.push_back(&primitives.getDescription(program.products[index], index));
  if (pack)
    choosePackedLayouts(program, blockBytes);

  std::vector<bool> packed(program.product_count);
  for (int64_t argument = 0; argument < program.argument_count; ++argument)
    if (isPacked(argument))
      for (int64_t product : getProducts(program.arguments[argument]))
        packed[product] = true;
  for (int64_t index = 0; index < program.product_count; ++index)
    executions.push_back(createExecution(*descriptions[index], packed[index]));
}

void Products::choosePackedLayouts(const tp25d_program &program, const std::vector<int64_t> &blockBytes) {
  std::vector<std::optional<PackedLayout>> preferredLayouts(program.product_count);
  std::vector<bool> mustBePlain(program.product_count);
  auto leavePlain = [&](int64_t argument) {
    packedLayouts[argument].reset();
    for (int64_t product : getProducts(program.arguments[argument]))
      mustBePlain[product] = true;
  };

  for (int64_t index = 0; index < program.argument_count; ++index) {
    bool agreed = true;
    for (int64_t product : getProducts(program.arguments[index])) {
      const ProductDescription &description = *descriptions[product];
      if (description.widens) {
        agreed = false;
        continue;
      }
      checkBlock(program.arguments[index], blockBytes[index], description, product);
      if (!preferredLayouts[product])
        preferredLayouts[product].emplace(description);
      const PackedLayout &preferred = *preferredLayouts[product];
      if (!packedLayouts[index])
        packedLayouts[index] = preferred;
      // Products that read the block differently, one as it is and one transposed, cannot share a packed block.
      agreed &= preferred.isUseful() && preferred == *packedLayouts[index];
    }
    if (!agreed)
      leavePlain(index);
  }

  // A product takes B in one layout only: if one parameter is not packed, neither is any that shares a product with it.
  for (bool changed = true; changed;) {
    changed = false;
    for (int64_t index = 0; index < program.argument_count; ++index) {
      std::vector<int64_t> products = getProducts(program.arguments[index]);
      if (!isPacked(index) ||
          std::none_of(products.begin(), products.end(), [&](int64_t product) { return mustBePlain[product]; }))
        continue;
      leavePlain(index);
      changed = true;
    }
  }
}

Products::Execution Products::createExecution(const ProductDescription &product, bool packed) {
  Execution execution = {ConflictFreeProduct::create(primitives, product, packed), 0};
  if (execution.conflictFree) {
    workspaceBytes = std::max(workspaceBytes, execution.conflictFree->getWorkspaceBytes());
  } else {
    execution.primitive = primitives.getPrimitive(product, packed ? Operation::MultiplyPacked : Operation::Multiply);
    workspaceBytes = std::max(workspaceBytes, primitives.getAll()[execution.primitive].workspaceBytes);
  }
  return execution;
}

dnnl_status_t Products::multiply(PrimitiveExecutor &executor, int64_t product, const void *a, const void *b, void *c,
                                 const void *const *operands) const {
  const auto &[conflictFree, primitive] = executions[product];
  return conflictFree ? conflictFree->multiply(executor, a, b, c, operands)
                      : executor.multiply(primitive, a, b, c, operands);
}
