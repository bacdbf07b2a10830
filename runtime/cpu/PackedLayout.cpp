// Finds the layout that a product prefers for B, and packs blocks into it.

#include "PackedLayout.h"

#include "CacheConflicts.h"
#include "Memory.h"

#include <algorithm>
#include <optional>

using namespace tp25d::runtime;
using dnnl::memory;

PackedLayout::PackedLayout(const ProductDescription &product)
    : plain(product.b), packed(product.describeMatmul(/*packed=*/true).weights_desc()),
      panelColumns(getPanelColumns(product)) {}

bool PackedLayout::operator==(const PackedLayout &other) const {
  return plain == other.plain && packed == other.packed && panelColumns == other.panelColumns;
}

bool PackedLayout::isUseful() const {
  // A packed block with padding would not fit where a row-major one is expected, as when it is broadcast.
  return packed.get_size() == plain.get_size() && (packed != plain || panelColumns > 0);
}

void PackedLayout::packBlock(int64_t rows, const Fill &fill, void *block) const {
  constexpr int64_t granularity = 64,
                    mostBytes = 8 << 20; // a multiple of every layout's tile, and the limit of the buffer for a part
  const memory::dims sizes = plain.dims();
  const auto &plainStrides = plain.data.format_desc.blocking.strides;
  const memory::dims strides(plainStrides, plainStrides + sizes.size());
  // Index of the matrix's dimension that is the block's first dimension.
  size_t leading = std::max_element(strides.begin(), strides.end()) - strides.begin();
  int64_t rowBytes = static_cast<int64_t>(plain.get_size()) / rows, count = rows;
  if (sizes[leading] == rows)
    count = std::min(std::max<int64_t>(mostBytes / rowBytes / granularity, 1) * granularity, rows);

  Memory buffer = allocateBlocks(rowBytes * count, "parts of a packed block");
  dnnl::stream stream(getEngine());
  std::optional<dnnl::reorder> reorder;
  memory::desc from, to;
  for (int64_t first = 0; first < rows; first += count) {
    int64_t rowCount = std::min(count, rows - first);
    fill(first, rowCount, buffer.get());
    // The matrix may have other dimensions than the block: each row of the block is then several rows of the matrix.
    memory::dims partSizes = sizes, offsets(sizes.size(), 0);
    partSizes[leading] = rowCount * sizes[leading] / rows;
    offsets[leading] = first * sizes[leading] / rows;
    if (panelColumns > 0) {
      copyToPanels(buffer.get(), offsets[0], partSizes[0], sizes[0], sizes[1], panelColumns, block);
      continue;
    }
    memory::desc part = packed.submemory_desc(partSizes, offsets);
    int64_t place = part.data.offset0 * static_cast<int64_t>(memory::data_type_size(part.data_type()));
    part.data.offset0 = 0;
    // Parts differ only in their offsets, so one primitive serves all; oneDNN keeps the memory of each primitive.
    if (!reorder || part != to) {
      from = memory::desc(partSizes, plain.data_type(), strides);
      to = part;
      reorder.emplace(dnnl::reorder::primitive_desc(getEngine(), from, getEngine(), to));
    }
    memory plainPart(from, getEngine(), buffer.get()), packedPart(to, getEngine(), static_cast<char *>(block) + place);
    reorder->execute(stream, plainPart, packedPart);
    stream.wait();
  }
}
