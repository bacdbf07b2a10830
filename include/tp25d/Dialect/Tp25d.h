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

/// The type under which a kernel sees a buffer of `type`: it gets the address of the first element, so no offset.
/// Other types stay.
mlir::Type getKernelArgumentType(mlir::Type type);

/// The argument of `function` that is the parameter or state `name`; null if there is none.
mlir::BlockArgument findParameter(mlir::FunctionOpInterface function, llvm::StringRef name);

/// The state `name`, which is added as the last argument of `function` if there is none; with the name of the parameter
/// that it is kept for, if any.
mlir::BlockArgument getOrAddState(mlir::FunctionOpInterface function, llvm::StringRef name, mlir::RankedTensorType type,
                                  llvm::StringRef parameter = {});

/// The states that every training has: the number of steps taken so far, and the seed of what is drawn at random.
inline constexpr llvm::StringLiteral stepStateName = "training.step";
inline constexpr llvm::StringLiteral seedStateName = "training.seed";

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
