// Reads selected rows of a tensor, block by block.

#include "tp25d/TensorFile/Rows.h"

#include "Box.h"
#include "Elements.h"

using namespace llvm;

namespace tp25d {

namespace {

template <typename T> T missingElement(MissingRow missing) {
  if (missing == MissingRow::Zeros)
    return T();
  if constexpr (std::is_integral_v<T>)
    return T(-1);
  else
    return T(std::numeric_limits<float>::quiet_NaN());
}

class RowsSource : public TensorSource {
public:
  RowsSource(const TensorSource &whole, ArrayRef<int64_t> rows, ArrayRef<int64_t> shape, MissingRow missing)
      : TensorSource(whole.type(), shape), whole(whole), rows(rows.begin(), rows.end()), missing(missing) {}

private:
  Error readBox(const Box &box, char *block) const override {
    SmallVector<int64_t> offset(box.offset), size(box.size);
    size[0] = 1;
    const int64_t rowElements = *countElements(size), rowBytes = rowElements * typeBytes(type());
    for (int64_t i = 0; i < box.size[0]; ++i, block += rowBytes) {
      offset[0] = rows[box.offset[0] + i];
      if (offset[0] >= 0) {
        if (Error error = whole.readBlock(offset, size, block))
          return error;
      } else {
        visitElementType(type(), [&](auto zero) {
          using T = decltype(zero);
          std::fill_n(reinterpret_cast<T *>(block), rowElements, missingElement<T>(missing));
        });
      }
      addBytesRead(rowBytes);
    }
    return Error::success();
  }

  const TensorSource &whole;
  std::vector<int64_t> rows;
  MissingRow missing;
};

} // namespace

std::unique_ptr<TensorSource> makeRowsSource(const TensorSource &whole, ArrayRef<int64_t> rows, MissingRow missing) {
  SmallVector<int64_t> shape(whole.shape());
  shape[0] = static_cast<int64_t>(rows.size());
  return std::make_unique<RowsSource>(whole, rows, shape, missing);
}

} // namespace tp25d
