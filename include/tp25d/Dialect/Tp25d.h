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
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "tp25d/Dialect/Sharding.h"
#include "tp25d/Dialect/ShardingRule.h"

#include "tp25d/Dialect/Dialect.h.inc"

#define GET_ATTRDEF_CLASSES
#include "tp25d/Dialect/Attributes.h.inc"

#define GET_TYPEDEF_CLASSES
#include "tp25d/Dialect/Types.h.inc"

#include "tp25d/Dialect/Interfaces.h.inc"

#define GET_OP_CLASSES
#include "tp25d/Dialect/Ops.h.inc"

namespace tp25d {

inline constexpr llvm::StringLiteral gridAttrName = "tp25d.grid";
inline constexpr llvm::StringLiteral shardingAttrName = "tp25d.sharding";
inline constexpr llvm::StringLiteral formAttrName = "tp25d.form";
inline constexpr llvm::StringLiteral stationaryAttrName = "tp25d.stationary";
inline constexpr llvm::StringLiteral depthAttrName = "tp25d.depth";
inline constexpr llvm::StringLiteral paramAttrName = "tp25d.param";
inline constexpr llvm::StringLiteral valueAttrName = "tp25d.value";
inline constexpr llvm::StringLiteral globalAttrName = "tp25d.global";
inline constexpr llvm::StringLiteral resultAttrName = "tp25d.result";
inline constexpr llvm::StringLiteral arenaAttrName = "tp25d.arena";
inline constexpr llvm::StringLiteral kernelAttrName = "tp25d.kernel";
inline constexpr llvm::StringLiteral mappingAttrName = "tp25d.mapping";
inline constexpr llvm::StringLiteral provenanceAttrName = "tp25d.provenance";

inline constexpr Axis allAxes[] = {Axis::Data, Axis::Dep, Axis::Row, Axis::Col};

/// The type under which a kernel sees a buffer of `type`: it gets the address of the first element, so no offset.
/// Other types stay.
mlir::Type getKernelArgumentType(mlir::Type type);

/// The grid of the module that `op` is in, null if it has none.
GridAttr getGrid(mlir::Operation *op);

/// As getGrid; where there is none says so at `op`, and that shard-2p5d sets it.
GridAttr getGridOrError(mlir::Operation *op);

/// Checks that `form` is one of a product with `maps` of a, b and c: as many iteration dimensions, the step dimension
/// in the two matrices that travel and not in the stationary one, no axis twice in a matrix.
mlir::LogicalResult verifyForm(FormAttr form, llvm::ArrayRef<mlir::AffineMap> maps,
                               llvm::function_ref<mlir::InFlightDiagnostic()> emitError);

/// The axes that the grid has besides its rows and columns: depth and, if there is more than one of it, data.
llvm::SmallVector<Axis> getLayerAxes(GridAttr grid);

/// Axes and their product as messages name them, in the user's terms: "d*q=8".
std::string describeAxes(llvm::ArrayRef<Axis> axes, GridAttr grid);

/// How messages name a value: %name of an argument or result number, or the operation that makes it.
std::string describe(mlir::Value value);

} // namespace tp25d

#endif // TP25D_DIALECT_TP25D_H
