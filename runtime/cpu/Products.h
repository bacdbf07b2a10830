//===- Products.h - Matrix products by oneDNN -------------------------------===//
//
// The products of a program as oneDNN primitives: made once, shared by all devices, executed with a device's own
// workspace. What keeps oneDNN from its full speed is brought into a form that does not.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_RUNTIME_CPU_PRODUCTS_H
#define TP25D_RUNTIME_CPU_PRODUCTS_H

#include "tp25d/runtime.h"

#include "dnnl.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tp25d::runtime {

class Products {
public:
  /// Makes the primitives; throws an Error if oneDNN refuses one. `blockBytes` has the plain size of each argument's
  /// block. With `pack`, chooses the parameters that are stored in the layout their products like best.
  Products(const tp25d_program &program, const std::vector<int64_t> &blockBytes, bool pack);

  /// What a primitive needs to work in, at most.
  int64_t workspaceBytes() const;

  bool isPacked(int64_t argument) const { return packedArguments[argument].has_value(); }

  /// Writes the elements [first, first + count) of a block's first dimension to `plain`.
  using Fill = std::function<void(int64_t first, int64_t count, void *plain)>;
  /// Packs a block whose first dimension has `rows` elements, a part at a time where the layout allows it.
  void packBlock(int64_t argument, int64_t rows, const Fill &fill, void *packed) const;

private:
  friend class Multiplier;

  /// An epilogue's operand: what oneDNN calls it, and what it looks like.
  struct Operand {
    int number;
    dnnl::memory::desc description;
  };

  /// All that oneDNN wants to know about a product.
  struct Form {
    Form(const tp25d_product &product, int64_t index);
    dnnl::matmul::primitive_desc describe(bool packed) const;
    /// By a kernel that is slow where a stride serves few of the cache's sets; and whether that of an operand does.
    bool readsInPlace() const;
    bool conflictsInA() const;
    bool conflictsInB() const;

    tp25d_product product; // Entries not in use are zero: equal products are equal bytes.
    int64_t index;         // The first product of this form.
    dnnl::memory::desc a, b, c;
    std::vector<Operand> operands;
    dnnl::primitive_attr attributes;
    /// oneDNN has no bf16 on this processor: A and B are widened to f32 first, which is exact.
    bool widens = false;
    /// The elements from the first to the last of A or B, with those between that are not its own.
    int64_t extentA, extentB;
  };

  struct Primitive {
    /// Where in the workspace widened A and B are, and where it ends.
    int64_t placeOfA(const Form &form) const;
    int64_t placeOfB(const Form &form) const;
    int64_t workspaceEnd(const Form &form) const;

    size_t form;
    bool packed;
    dnnl::matmul::primitive_desc description;
    dnnl::matmul matmul;
  };

  /// An epilogue that is not fused into a product: C plus zero, and all of its steps after that.
  struct Epilogue {
    size_t form; // Of a product with this epilogue that does not accumulate.
    dnnl::binary::primitive_desc description;
    dnnl::binary binary;
  };

  /// How a product is executed: by one primitive, or by one for each panel, a few columns of B, with copies of A and
  /// of those panels of B that are not packed. The rows of a panel lie one after the other, and panels do, too.
  struct Way {
    size_t primitive, last; // All panels but the last are alike.
    int64_t panelColumns;   // n where B is not divided.
    std::optional<size_t> epilogue;
    bool copiesA = false, copiesB = false;
    int64_t placeOfA = 0, placeOfB = 0, workspaceEnd = 0;
  };

  struct Packing {
    dnnl::memory::desc plain, packed;
    int64_t panelColumns; // 0: in oneDNN's layout.
  };

  size_t formOf(const tp25d_product &product, int64_t index);
  size_t primitiveOf(size_t form, bool packed);
  size_t epilogueOf(size_t form);
  Way wayOf(size_t form, bool packed);
  void choosePacking(const tp25d_program &program, const std::vector<int64_t> &blockBytes);

  std::vector<Form> forms;
  std::vector<size_t> productForms; // Of each product.
  std::vector<Primitive> primitives;
  std::vector<Epilogue> epilogues;
  std::vector<Way> productWays;
  std::vector<std::optional<Packing>> packedArguments;
};

/// Executes products for one device.
class Multiplier {
public:
  Multiplier(const Products &products, void *workspace);

  dnnl_status_t multiply(int64_t product, const void *a, const void *b, void *c, const void *const *operands);

private:
  dnnl_status_t execute(size_t primitive, const void *a, const void *b, void *c, const void *const *operands);
  dnnl_status_t finish(size_t epilogue, void *c, const void *const *operands);

  /// oneDNN's objects for the arguments of a primitive, made once; a call only sets where they point.
  struct Arguments {
    std::vector<dnnl::memory> memories; // A, B, C, the operands, and last the workspace, which stays.
    std::vector<dnnl_exec_arg_t> numbered;
  };

  const Products &products;
  char *workspace;
  dnnl::stream stream;
  std::vector<Arguments> arguments, epilogueArguments; // Of each primitive.
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_PRODUCTS_H
