// A box of a tensor's elements, such as a device's block, and its position in the whole tensor.

#ifndef TP25D_LIB_TENSORFILE_BOX_H
#define TP25D_LIB_TENSORFILE_BOX_H

#include "tp25d/TensorFile/Tensor.h"

#include "llvm/ADT/STLExtras.h"

namespace tp25d {

/// The elements whose index lies in [offset, offset + size) in every dimension of a tensor of the shape `whole`.
/// Elements of the tensor and of the box are numbered in row-major order.
struct Box {
  llvm::ArrayRef<int64_t> whole, offset, size;

  int64_t numElements() const { return *countElements(size); }

  /// Returns the number in the tensor of the box's element `number`.
  int64_t numberInWhole(int64_t number) const {
    int64_t inWhole = 0, stride = 1;
    for (size_t dimension = whole.size(); dimension-- > 0;) {
      inWhole += (offset[dimension] + number % size[dimension]) * stride;
      number /= size[dimension];
      stride *= whole[dimension];
    }
    return inWhole;
  }
};

/// Returns a box of a tensor; fails if it is not within the tensor.
llvm::Expected<Box> makeBox(tp25d_type type, llvm::ArrayRef<int64_t> whole, llvm::ArrayRef<int64_t> offset,
                            llvm::ArrayRef<int64_t> size);

/// Fails, naming the element, if a box of an i1 tensor has bytes other than 0 and 1.
llvm::Error checkBooleans(const Box &box, llvm::ArrayRef<char> block);

/// Calls `visit` for every maximal run of elements that are contiguous in the tensor and in the box, in order, until a
/// call fails. Its arguments are the number of the first element in the tensor, that in the box, and the count.
template <typename Visitor> llvm::Error forEachRun(const Box &box, Visitor visit) {
  int64_t count = 1, end = box.numElements();
  for (size_t dimension = box.whole.size(); end > 0 && dimension-- > 0;) {
    count *= box.size[dimension];
    if (box.size[dimension] != box.whole[dimension])
      break; // the box ends here, so the next element of the tensor is outside
  }
  for (int64_t number = 0; number < end; number += count)
    if (llvm::Error error = visit(box.numberInWhole(number), number, count))
      return error;
  return llvm::Error::success();
}

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_BOX_H
