// Implements --print-shards: prints every tensor's block, and a picture of the devices that hold each block.

#include "ShardReport.h"

#include "llvm/Support/FormatVariadic.h"

#include <map>

using namespace mlir;

namespace tp25d {

namespace {

struct Row {
  llvm::StringRef kind;
  const ModelTensor *tensor;
};

} // namespace

static std::string formatSharding(const Sharding &sharding) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << '[';
  llvm::interleaveComma(sharding.dims, os, [&](const AxisList &axes) {
    os << '{';
    llvm::interleaveComma(axes, os, [&](Axis axis) { os << stringifyAxis(axis); });
    os << '}';
  });
  os << ']';
  return text;
}

static std::string formatShapeList(llvm::ArrayRef<int64_t> shape) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << '[';
  llvm::interleave(shape, os, ",");
  os << ']';
  return text;
}

static std::string formatTensorType(RankedTensorType type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (int64_t size : type.getShape())
    os << size << 'x';
  os << type.getElementType();
  return text;
}

/// Returns the index of the block that `device` holds along a dimension that `axes` split.
static int64_t getBlockIndex(llvm::ArrayRef<Axis> axes, GridAttr grid, int64_t device) {
  int64_t index = 0;
  for (Axis axis : axes)
    index = index * grid.getSize(axis) + grid.getCoordinate(device, axis);
  return index;
}

/// Prints the blocks as a table with the devices that hold each: columns are blocks of the last dimension, rows are
/// blocks of the others.
static void printPicture(llvm::raw_ostream &os, const ModelTensor &tensor, GridAttr grid) {
  std::map<std::pair<int64_t, int64_t>, std::string> cells;
  int64_t rows = 1, columns = 1;
  for (int64_t device = 0; device < grid.getDeviceCount(); ++device) {
    int64_t row = 0, column = 0;
    for (auto [dim, axes] : llvm::enumerate(tensor.sharding.dims)) {
      int64_t index = getBlockIndex(axes, grid, device);
      if (dim + 1 == tensor.sharding.dims.size())
        column = index;
      else
        row = row * grid.getSize(axes) + index;
    }
    rows = std::max(rows, row + 1);
    columns = std::max(columns, column + 1);
    std::string &cell = cells[{row, column}];
    cell += (cell.empty() ? "" : ",") + std::to_string(device);
  }
  size_t width = 0;
  for (const auto &[place, cell] : cells)
    width = std::max(width, cell.size());
  auto printRule = [&] {
    os << "  ";
    for (int64_t column = 0; column < columns; ++column)
      os << '+' << std::string(width + 2, '-');
    os << "+\n";
  };
  printRule();
  for (int64_t row = 0; row < rows; ++row) {
    os << "  ";
    for (int64_t column = 0; column < columns; ++column)
      os << "| " << llvm::left_justify(cells[{row, column}], width) << ' ';
    os << "|\n";
    printRule();
  }
}

void printShards(llvm::raw_ostream &os, const ShardedModel &model) {
  GridAttr grid = model.grid;
  os << "grid: depth " << grid.getDepth() << ", rows " << grid.getRow() << ", columns " << grid.getCol() << ": "
     << grid.getDeviceCount() << " devices\n";
  std::vector<Row> rows;
  for (auto [tensor, isParameter] : llvm::zip_equal(model.arguments, model.isParameter))
    rows.push_back({isParameter ? "weight" : "input", &tensor});
  for (const ModelTensor &tensor : model.products)
    rows.push_back({"product", &tensor});
  for (const ModelTensor &tensor : model.results)
    rows.push_back({"output", &tensor});

  size_t nameWidth = 0, typeWidth = 0, shardingWidth = 0;
  for (const Row &row : rows) {
    nameWidth = std::max(nameWidth, row.tensor->name.size());
    typeWidth = std::max(typeWidth, formatTensorType(row.tensor->type).size());
    shardingWidth = std::max(shardingWidth, formatSharding(row.tensor->sharding).size());
  }
  for (const Row &row : rows) {
    const ModelTensor &tensor = *row.tensor;
    os << llvm::left_justify(row.kind, 8) << llvm::left_justify(tensor.name, nameWidth + 2)
       << llvm::left_justify(formatTensorType(tensor.type), typeWidth + 2) << "by "
       << llvm::left_justify(formatSharding(tensor.sharding), shardingWidth + 2) << "on a device "
       << formatShapeList(getLocalType(tensor.type, tensor.sharding, grid).getShape()) << '\n';
  }
  os << "\nwhich devices hold each block (id = (depth * rows + row) * columns + column):\n";
  for (const Row &row : rows) {
    if (row.kind == "product")
      continue;
    os << row.kind << ' ' << row.tensor->name << '\n';
    printPicture(os, *row.tensor, grid);
  }
}

} // namespace tp25d
