// Codegen: the constants that describe a program to the runtime: struct tp25d_program and the tables that it points to.

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

/// struct tp25d_transfer as words, in the order of its fields.
using TransferWords = std::array<int64_t, 6>;

/// The contents of a struct tp25d_kernel.
struct KernelEntry {
  std::string function; ///< symbol of a kernel for processors; empty for one for GPUs
  std::string name;     ///< name in the device code
  int64_t extent = 0, blocks = 0, threads = 0, argumentCount = 0;

  bool operator==(const KernelEntry &other) const {
    return function == other.function && name == other.name && extent == other.extent;
  }
};

struct ProgramTables {
  GridAttr grid;
  std::vector<ProductWords> products;
  std::vector<KernelEntry> kernels;
  /// For each argument of the function, the indices of the products that have it as B, if it has no other users.
  llvm::SmallVector<llvm::SmallVector<int64_t>> packedFor;
  std::vector<TransferWords> transfers;
  int64_t temporariesBytes = 0;
};

/// Returns the words of a product on buffers. Fails, with an error, if the product library cannot address its operands.
mlir::FailureOr<ProductWords> getProductWords(MultiplyOp op);

/// Returns the operand that is the library's B: the operation's B, or its A if the library computes the transpose.
mlir::OpOperand &getLibraryB(MultiplyOp op);

/// Defines a constant that contains the elements as they are in memory: dense, row-major, i1 as bytes.
void emitTensor(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name, mlir::ElementsAttr elements);

/// Defines @tp25d_program, which calls `run`, for `function`, the program on buffers.
mlir::LogicalResult emitProgramTables(mlir::func::FuncOp function, const ProgramTables &tables,
                                      mlir::LLVM::LLVMFuncOp run);

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_PROGRAMTABLES_H
