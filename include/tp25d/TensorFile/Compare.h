// Compares a computed tensor with the expected one.

#ifndef TP25D_TENSORFILE_COMPARE_H
#define TP25D_TENSORFILE_COMPARE_H

#include "tp25d/TensorFile/Tensor.h"

namespace tp25d {

/// A comparison of two tensors, block by block, by one process or by several that combine their findings. Everything is
/// compared in double precision (differences of integers are exact). Equal infinities, and two NaNs, do not differ. The
/// comparison takes two passes over the blocks, because the difference allowed of an element depends on the largest of
/// all elements near it in size. Elements that are thousands of times larger, with none in between, such as a mask's
/// -1e9, do not raise what is allowed of the small ones.
class Comparison {
public:
  enum class Pass { Measure, Compare };

  /// The findings so far, in a form that processes can exchange.
  struct Findings {
    double largestExpected = 0;          // largest finite |expected|
    int64_t numOver = 0;                 // number of elements whose difference exceeds the bound
    uint64_t binades[2] = {0, 0};        // bit k: some |expected| is in [2^k, 2^(k + 1)), or below 2 for k = 0
    double share = 0;                    // largest difference, as a share of the difference allowed for its element
    double largestDifference = 0;        // |actual - expected| of that element; infinite if only one is NaN or infinite
    int64_t position = -1;               // index in row-major order of the first element with that share; -1: none
    double actual = 0, expected = 0;     // values of that element
    int64_t numNan = 0, numInfinite = 0; // elements that are NaN in both, or the same infinity in both
  };

  /// Starts a comparison of tensors with this type and shape.
  Comparison(tp25d_type type, llvm::ArrayRef<int64_t> shape, double tolerance)
      : type(type), shape(shape.begin(), shape.end()), tolerance(tolerance) {}

  /// Adds a block that begins at `offset` of the whole tensor; `actual` holds as many elements as `expected`.
  void addBlock(Pass pass, const void *actual, const Tensor &expected, llvm::ArrayRef<int64_t> offset);

  const Findings &findings() const { return found; }
  /// Replaces the findings by the combination of `all`.
  void combine(llvm::ArrayRef<Findings> all);

  /// The difference allowed for an element: tolerance * (1 + the largest element near it in size).
  double bound(double expected) const;
  /// The difference allowed for the element with the largest difference.
  double bound() const { return bound(found.expected); }
  double largestExpected() const { return found.largestExpected; }
  double largestDifference() const { return found.largestDifference; }
  int64_t numOver() const { return found.numOver; }
  bool passed() const { return found.numOver == 0; }
  /// The index of the element with the largest difference.
  llvm::SmallVector<int64_t> index() const;

  /// Formats the result as a line such as "largest difference 3.1e-06 at [3, 7] (got 1.25, expected 1.2500031), allowed
  /// 1e-05".
  std::string str() const;

private:
  tp25d_type type;
  llvm::SmallVector<int64_t> shape;
  double tolerance;
  Findings found;
};

/// Compares whole tensors. Fails if the types or shapes differ, or if `tolerance` is negative or not finite.
llvm::Expected<Comparison> compare(const Tensor &actual, const Tensor &expected, double tolerance);

} // namespace tp25d

#endif // TP25D_TENSORFILE_COMPARE_H
