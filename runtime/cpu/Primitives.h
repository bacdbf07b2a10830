// Creates oneDNN's primitives for products, one for all that are equal, and executes them with a device's workspace.

#ifndef TP25D_RUNTIME_CPU_PRIMITIVES_H
#define TP25D_RUNTIME_CPU_PRIMITIVES_H

#include "ProductDescription.h"

#include "dnnl.hpp"

#include <deque>
#include <initializer_list>
#include <vector>

namespace tp25d::runtime {

enum class Operation {
  Multiply,       // B is as the program describes it
  MultiplyPacked, // B is in the layout that oneDNN prefers
  ApplyEpilogue   // the epilogue only, to the elements of C
};

struct Primitive {
  const ProductDescription *product;
  Operation operation;
  dnnl::primitive primitive;
  /// Those of the operation, then the epilogue's operands, and last oneDNN's scratchpad, which begins the workspace.
  std::vector<PrimitiveArgument> arguments;
  int64_t placeOfA, placeOfB, workspaceBytes; // widened A and B follow the scratchpad
};

class Primitives {
public:
  Primitives() = default;
  Primitives(const Primitives &) = delete; // primitives have addresses of descriptions

  const std::vector<Primitive> &getAll() const { return primitives; }

  /// Returns the description of all products that are equal to this one. `index` names it in messages.
  const ProductDescription &getDescription(const tp25d_product &product, int64_t index);
  /// Returns the index of the primitive; throws an Error if oneDNN refuses it.
  size_t getPrimitive(const ProductDescription &product, Operation operation);

private:
  std::deque<ProductDescription> descriptions; // whose addresses do not change
  std::vector<Primitive> primitives;
};

/// Executes primitives for one device.
class PrimitiveExecutor {
public:
  PrimitiveExecutor(const Primitives &primitives, void *workspace);

  char *getWorkspace() const { return workspace; }

  dnnl_status_t multiply(size_t primitive, const void *a, const void *b, void *c, const void *const *operands);
  dnnl_status_t applyEpilogue(size_t primitive, void *c, const void *const *operands);

private:
  dnnl_status_t execute(size_t primitive, std::initializer_list<const void *> data, const void *const *operands);

  /// oneDNN's memory objects for the arguments of a primitive; they are created once, and a call sets their addresses.
  struct Arguments {
    std::vector<dnnl::memory> memories;
    std::vector<dnnl_exec_arg_t> numbered;
  };

  const Primitives &primitives;
  char *workspace;
  dnnl::stream stream;
  std::vector<Arguments> arguments; // by primitive
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_PRIMITIVES_H
