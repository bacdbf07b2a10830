// The tp25d dialect in C++: include this to use or transform it.

#ifndef TP25D_DIALECT_TP25D_H
#define TP25D_DIALECT_TP25D_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Dialect/Sharding.h"

#include "tp25d/Dialect/Dialect.h.inc"

#define GET_ATTRDEF_CLASSES
#include "tp25d/Dialect/Attributes.h.inc"

#define GET_TYPEDEF_CLASSES
#include "tp25d/Dialect/Types.h.inc"

#define GET_OP_CLASSES
#include "tp25d/Dialect/Ops.h.inc"

namespace tp25d {

inline constexpr llvm::StringLiteral gridAttrName = "tp25d.grid";
inline constexpr llvm::StringLiteral shardingAttrName = "tp25d.sharding";
inline constexpr llvm::StringLiteral formAttrName = "tp25d.form";
inline constexpr llvm::StringLiteral stationaryAttrName = "tp25d.stationary";
inline constexpr llvm::StringLiteral depthAttrName = "tp25d.depth";
inline constexpr llvm::StringLiteral productAttrName = "tp25d.product";
inline constexpr llvm::StringLiteral adjointOfAttrName = "tp25d.adjoint_of";
inline constexpr llvm::StringLiteral adjointAttrName = "tp25d.adjoint";
inline constexpr llvm::StringLiteral stopGradientAttrName = "tp25d.stop_gradient";
inline constexpr llvm::StringLiteral paramAttrName = "tp25d.param";
inline constexpr llvm::StringLiteral stateAttrName = "tp25d.state";
inline constexpr llvm::StringLiteral frozenAttrName = "tp25d.frozen";
inline constexpr llvm::StringLiteral updatesAttrName = "tp25d.updates";
inline constexpr llvm::StringLiteral updatedAttrName = "tp25d.updated";
inline constexpr llvm::StringLiteral valueAttrName = "tp25d.value";
inline constexpr llvm::StringLiteral globalAttrName = "tp25d.global";
inline constexpr llvm::StringLiteral resultAttrName = "tp25d.result";
inline constexpr llvm::StringLiteral arenaAttrName = "tp25d.arena";
inline constexpr llvm::StringLiteral kernelAttrName = "tp25d.kernel";
inline constexpr llvm::StringLiteral mappingAttrName = "tp25d.mapping";
inline constexpr llvm::StringLiteral provenanceAttrName = "tp25d.provenance";

inline constexpr Axis allAxes[] = {Axis::Data, Axis::Dep, Axis::Row, Axis::Col};

/// Returns the type of a kernel's argument for a value of `type`. A kernel gets the address of a buffer's first
/// element, so the offset of a memref becomes 0; other types are returned unchanged.
///   memref<4xf32, strided<[2], offset: 8>>  ->  memref<4xf32, strided<[2]>>
mlir::Type getKernelArgumentType(mlir::Type type);

/// Returns the runtime's number of an element type (tp25d_type); none if the runtime does not have the type.
std::optional<int64_t> getRuntimeType(mlir::Type type);

/// Returns the grid of the module that `op` is in; null if it has none.
GridAttr getGrid(mlir::Operation *op);

/// As getGrid; if there is none, also emits an error at `op`, which says that shard-2p5d sets it.
GridAttr getGridOrError(mlir::Operation *op);

/// Checks that `form` fits a product whose indexing maps of a, b and c are `maps`: it has as many iteration dimensions
/// as the maps, its step dimension is in the two matrices that travel and not in the stationary one, and no axis splits
/// a matrix twice.
mlir::LogicalResult verifyForm(FormAttr form, llvm::ArrayRef<mlir::AffineMap> maps,
                               llvm::function_ref<mlir::InFlightDiagnostic()> emitError);

/// Returns the axes of the grid other than row and col: dep, after data if there is more than one coordinate of data.
llvm::SmallVector<Axis> getReplicaAxes(GridAttr grid);

/// Returns axes and the product of their sizes in the user's terms, for messages: "d*q=8".
std::string describeAxes(llvm::ArrayRef<Axis> axes, GridAttr grid);

/// Returns the name of a value for messages: "parameter 'w'", "%x" if its location has a name, "argument 0", or "the
/// result of linalg.matmul at line 7".
std::string describe(mlir::Value value);

} // namespace tp25d

#endif // TP25D_DIALECT_TP25D_H
