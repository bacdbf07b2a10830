// Attributes of the tp25d dialect: parsing, printing and verification.

#include "mlir/IR/DialectImplementation.h"
#include "tp25d/Dialect/Tp25d.h"
#include "llvm/ADT/TypeSwitch.h"

#include <numeric>

using namespace mlir;
using namespace tp25d;

#include "tp25d/Dialect/Enums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "tp25d/Dialect/Attributes.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "tp25d/Dialect/Types.cpp.inc"

void Tp25dDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "tp25d/Dialect/Attributes.cpp.inc"
      >();
  addTypes<
#define GET_TYPEDEF_LIST
#include "tp25d/Dialect/Types.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Lists of axes
//===----------------------------------------------------------------------===//

static ParseResult parseAxis(AsmParser &parser, SmallVectorImpl<Axis> &axes) {
  StringRef keyword;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseKeyword(&keyword))
    return failure();
  std::optional<Axis> axis = symbolizeAxis(keyword);
  if (!axis)
    return parser.emitError(loc, "expected an axis (data, dep, row or col), got: ") << keyword;
  axes.push_back(*axis);
  return success();
}

static ParseResult parseAxes(AsmParser &parser, SmallVectorImpl<Axis> &axes) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Braces, [&] { return parseAxis(parser, axes); });
}

static void printAxes(AsmPrinter &printer, ArrayRef<Axis> axes) {
  printer << '{';
  llvm::interleaveComma(axes, printer, [&](Axis axis) { printer << stringifyAxis(axis); });
  printer << '}';
}

static ParseResult parseAxesLists(AsmParser &parser, SmallVectorImpl<AxesAttr> &lists) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&]() -> ParseResult {
    SmallVector<Axis> axes;
    SMLoc loc = parser.getCurrentLocation();
    if (parseAxes(parser, axes))
      return failure();
    auto attr = parser.getChecked<AxesAttr>(loc, parser.getContext(), axes);
    lists.push_back(attr);
    return success(attr != nullptr);
  });
}

static void printAxesLists(AsmPrinter &printer, ArrayRef<AxesAttr> lists) {
  printer << '[';
  llvm::interleaveComma(lists, printer, [&](AxesAttr axes) { printAxes(printer, axes.getAxes()); });
  printer << ']';
}

/// Fails if an axis of `axes` is named twice or is in `seen`, to which the axes are added.
static LogicalResult verifyUnique(function_ref<InFlightDiagnostic()> emitError, ArrayRef<Axis> axes,
                                  SmallVectorImpl<Axis> &seen) {
  for (Axis axis : axes) {
    if (llvm::is_contained(seen, axis))
      return emitError() << "axis " << stringifyAxis(axis) << " is named twice";
    seen.push_back(axis);
  }
  return success();
}

Attribute AxesAttr::parse(AsmParser &parser, Type) {
  SmallVector<Axis> axes;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseLess() || parseAxes(parser, axes) || parser.parseGreater())
    return {};
  return parser.getChecked<AxesAttr>(loc, parser.getContext(), axes);
}

void AxesAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printAxes(printer, getAxes());
  printer << '>';
}

LogicalResult AxesAttr::verify(function_ref<InFlightDiagnostic()> emitError, ArrayRef<Axis> axes) {
  SmallVector<Axis> seen;
  return verifyUnique(emitError, axes, seen);
}

//===----------------------------------------------------------------------===//
// GridAttr
//===----------------------------------------------------------------------===//

LogicalResult GridAttr::verify(function_ref<InFlightDiagnostic()> emitError, int64_t data, int64_t depth, int64_t row,
                               int64_t col) {
  constexpr int64_t maxDevices = 1 << 20;
  int64_t devices = 1;
  for (auto [axis, size] : llvm::zip_equal(allAxes, std::array{data, depth, row, col})) {
    if (size < 1)
      return emitError() << "size of axis " << stringifyAxis(axis) << " must be at least 1, got: " << size;
    if (size > maxDevices || (devices *= size) > maxDevices)
      return emitError() << "a grid has at most " << maxDevices << " devices, got: data=" << data << " depth=" << depth
                         << " row=" << row << " col=" << col;
  }
  return success();
}

int64_t GridAttr::getSize(Axis axis) const {
  return std::array{getData(), getDepth(), getRow(), getCol()}[static_cast<size_t>(axis)];
}

int64_t GridAttr::getSize(ArrayRef<Axis> axes) const {
  int64_t product = 1;
  for (Axis axis : axes)
    product *= getSize(axis);
  return product;
}

int64_t GridAttr::getCoordinate(int64_t id, Axis axis) const {
  for (Axis minor : llvm::reverse(allAxes)) {
    if (minor == axis)
      return id % getSize(minor);
    id /= getSize(minor);
  }
  llvm_unreachable("no such axis");
}

//===----------------------------------------------------------------------===//
// ShardingAttr
//===----------------------------------------------------------------------===//

Attribute ShardingAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<AxesAttr> dims;
  SmallVector<Axis> partial;
  if (parser.parseLess() || parseAxesLists(parser, dims))
    return {};
  if (succeeded(parser.parseOptionalComma()))
    if (parser.parseKeyword("partial") || parser.parseEqual() || parseAxes(parser, partial))
      return {};
  if (parser.parseGreater())
    return {};
  auto partialAttr = parser.getChecked<AxesAttr>(loc, parser.getContext(), partial);
  if (!partialAttr)
    return {};
  return parser.getChecked<ShardingAttr>(loc, parser.getContext(), dims, partialAttr);
}

void ShardingAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printAxesLists(printer, getDims());
  if (!getPartial().getAxes().empty()) {
    printer << ", partial = ";
    printAxes(printer, getPartial().getAxes());
  }
  printer << '>';
}

LogicalResult ShardingAttr::verify(function_ref<InFlightDiagnostic()> emitError, ArrayRef<AxesAttr> dims,
                                   AxesAttr partial) {
  SmallVector<Axis> seen;
  for (AxesAttr axes : dims)
    if (failed(verifyUnique(emitError, axes.getAxes(), seen)))
      return failure();
  return verifyUnique(emitError, partial.getAxes(), seen);
}

//===----------------------------------------------------------------------===//
// FormAttr
//===----------------------------------------------------------------------===//

Attribute FormAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<AxesAttr> split;
  std::optional<Matrix> stationary;
  int64_t step = 0;
  SmallVector<Axis> along;
  if (parser.parseLess() || parseAxesLists(parser, split))
    return {};
  if (succeeded(parser.parseOptionalComma())) {
    StringRef keyword;
    SMLoc keywordLoc;
    if (parser.parseKeyword("stationary") || parser.parseEqual() || parser.getCurrentLocation(&keywordLoc) ||
        parser.parseKeyword(&keyword))
      return {};
    stationary = symbolizeMatrix(keyword);
    if (!stationary) {
      parser.emitError(keywordLoc, "expected a, b or c, got: ") << keyword;
      return {};
    }
    if (parser.parseComma() || parser.parseKeyword("step") || parser.parseEqual() || parser.parseInteger(step) ||
        parser.parseComma() || parser.parseKeyword("along") || parser.parseEqual() ||
        parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] { return parseAxis(parser, along); }))
      return {};
  }
  if (parser.parseGreater())
    return {};
  return parser.getChecked<FormAttr>(loc, parser.getContext(), split, stationary, step, along);
}

void FormAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printAxesLists(printer, getSplit());
  if (getStationary()) {
    printer << ", stationary = " << stringifyMatrix(*getStationary()) << ", step = " << getStep() << ", along = [";
    llvm::interleaveComma(getAlong(), printer, [&](Axis axis) { printer << stringifyAxis(axis); });
    printer << ']';
  }
  printer << '>';
}

LogicalResult FormAttr::verify(function_ref<InFlightDiagnostic()> emitError, ArrayRef<AxesAttr> split,
                               std::optional<Matrix> stationary, int64_t step, ArrayRef<Axis> along) {
  SmallVector<Axis> seen;
  for (AxesAttr axes : split)
    if (failed(verifyUnique(emitError, axes.getAxes(), seen)))
      return failure();
  if (!stationary)
    return success(along.empty());
  if (step < 0 || step >= static_cast<int64_t>(split.size()))
    return emitError() << "step must be one of the " << split.size() << " iteration dimensions, got: " << step;
  if (along.size() != 2 || along[0] == along[1])
    return emitError() << "along must name two different axes";
  for (Axis axis : along) {
    if (llvm::is_contained(split[step].getAxes(), axis))
      return emitError() << "axis " << stringifyAxis(axis) << " is in along and splits the step dimension " << step;
    if (!llvm::is_contained(seen, axis))
      return emitError() << "axis " << stringifyAxis(axis)
                         << " is in along, but splits no dimension of the stationary matrix";
  }
  return success();
}

std::optional<Axis> FormAttr::getAlong(Matrix matrix) const {
  if (!getStationary() || matrix == *getStationary())
    return std::nullopt;
  return getAlong()[matrix > *getStationary() ? static_cast<size_t>(matrix) - 1 : static_cast<size_t>(matrix)];
}

int64_t FormAttr::getStepCount(GridAttr grid) const {
  return isLocal() ? 1 : std::lcm(grid.getSize(getAlong()[0]), grid.getSize(getAlong()[1]));
}

SmallVector<Axis> FormAttr::getSplit(int64_t dim, Matrix matrix) const {
  SmallVector<Axis> axes(getSplit()[dim].getAxes());
  if (std::optional<Axis> along = getAlong(matrix); along && dim == getStep())
    axes.push_back(*along);
  return axes;
}
