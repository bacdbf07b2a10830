// A box of a tensor's elements, such as a device's block, and where its elements lie in the whole tensor.
#ifndef TP25D_LIB_TENSORFILE_BOX_H
#define TP25D_LIB_TENSORFILE_BOX_H

#include "tp25d/TensorFile/Tensor.h"

#include "llvm/ADT/STLExtras.h"

namespace tp25d {

/// The elements whose index lies in [offset, offset + size) in every dimension of a tensor of the shape `whole`. Both
/// the tensor's elements and the box's are numbered in row-major order.
struct Box {
  llvm::ArrayRef<int64_t> whole, offset, size;

  int64_t numElements() const { return *countElements(size); }

  /// The number in the tensor of the box's element `number`.
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

/// The box of a tensor, or why there is none.
llvm::Expected<Box> makeBox(tp25d_type type, llvm::ArrayRef<int64_t> whole, llvm::ArrayRef<int64_t> offset,
                            llvm::ArrayRef<int64_t> size);

/// Fails, naming the element, if a box of an i1 tensor has bytes other than 0 and 1.
llvm::Error checkBooleans(const Box &box, llvm::ArrayRef<char> block);

/// Calls `visit` with the number in the tensor and in the box of the first element, and with the count, of every run of
/// elements that follow each other in both: the longest such runs, in order, until one fails.
template <typename Visitor> llvm::Error forEachRun(const Box &box, Visitor visit) {
  int64_t count = 1, end = box.numElements();
  for (size_t dimension = box.whole.size(); end > 0 && dimension-- > 0;) {
    count *= box.size[dimension];
    if (box.size[dimension] != box.whole[dimension])
      break; // the elements that follow in the tensor are not in the box
  }
  for (int64_t number = 0; number < end; number += count)
    if (llvm::Error error = visit(box.numberInWhole(number), number, count))
      return error;
  return llvm::Error::success();
}

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_BOX_H
