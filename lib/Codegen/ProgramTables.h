// The constants through which a program tells the runtime what it is: struct tp25d_program and what it points to.

#ifndef TP25D_LIB_CODEGEN_PROGRAMTABLES_H
#define TP25D_LIB_CODEGEN_PROGRAMTABLES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "tp25d/Dialect/Tp25d.h"

#include <array>
#include <vector>

namespace tp25d {

/// struct tp25d_product as words, in the order of its fields.
using ProductWords = std::vector<int64_t>;

/// What becomes a struct tp25d_kernel.
struct KernelEntry {
  std::string function; ///< For the processor; empty: it is for a GPU.
  std::string name;     ///< In the device code.
  int64_t extent = 0, blocks = 0, threads = 0, argumentCount = 0;

  bool operator==(const KernelEntry &other) const {
    return function == other.function && name == other.name && extent == other.extent;
  }
};

struct ProgramTables {
  GridAttr grid;
  std::vector<ProductWords> products;
  std::vector<KernelEntry> kernels;
  /// For each argument of the function the indices of the products that have it as B, if those are its only readers.
  llvm::SmallVector<llvm::SmallVector<int64_t>> packedFor;
  int64_t transferCount = 0;
  /// What each device receives along each axis, by the cost model.
  std::vector<std::array<int64_t, std::size(allAxes)>> receivedBytes;
  int64_t temporariesBytes = 0;
};

/// The runtime's number of an element type, if it has one.
std::optional<int64_t> getRuntimeType(mlir::Type type);

/// The words of a product on buffers. Fails, with an error, if the product library cannot address its operands.
mlir::FailureOr<ProductWords> getProductWords(MultiplyOp op);

/// The operand that is the library's B: the operation's, or its A where the library computes the transpose.
mlir::OpOperand &getLibraryB(MultiplyOp op);

/// Defines a constant with the elements as they lie in memory: dense, row-major, i1 as bytes.
void emitTensor(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name, mlir::ElementsAttr elements);

/// Defines @tp25d_program, with `run` as its function, for `function` as it was on buffers.
mlir::LogicalResult emitProgramTables(mlir::func::FuncOp function, const ProgramTables &tables,
                                      mlir::LLVM::LLVMFuncOp run);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_PROGRAMTABLES_H
