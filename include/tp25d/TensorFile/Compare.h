// Tells how far a computed tensor is from the one that was expected.
#ifndef TP25D_TENSORFILE_COMPARE_H
#define TP25D_TENSORFILE_COMPARE_H

#include "tp25d/TensorFile/Tensor.h"

namespace tp25d {

/// A comparison of two tensors, block by block, by one process or by several that put together what they found.
/// Everything is compared in double precision (differences of integers are exact). Equal infinities, and two NaNs, do
/// not differ. It takes two passes over the blocks, since what is allowed depends on the largest of all elements.
class Comparison {
public:
  enum class Pass { Measure, Compare };

  /// What was found so far, in a form that processes can exchange.
  struct Findings {
    double largestExpected = 0;   // the largest finite |expected|
    int64_t numOver = 0;          // elements whose difference exceeds the bound
    double largestDifference = 0; // |actual - expected|; infinite where just one is NaN, or an infinity
    int64_t position = -1;        // of the first element with that difference, in row-major order; -1 if there is none
    double actual = 0, expected = 0; // that element's values
    int64_t numNan = 0, numInfinite = 0; // elements that are NaN, or the same infinity, in both
  };

  /// Of tensors of that type and shape.
  Comparison(tp25d_type type, llvm::ArrayRef<int64_t> shape, double tolerance)
      : type(type), shape(shape.begin(), shape.end()), tolerance(tolerance) {}

  /// Adds a block that begins at `offset`; `actual` has the elements that are to be compared with those of `expected`.
  void addBlock(Pass pass, const void *actual, const Tensor &expected, llvm::ArrayRef<int64_t> offset);

  const Findings &findings() const { return found; }
  /// Replaces the findings by those of all.
  void combine(llvm::ArrayRef<Findings> all);

  /// The largest difference allowed: tolerance * (1 + largestExpected).
  double bound() const { return tolerance * (1 + found.largestExpected); }
  double largestExpected() const { return found.largestExpected; }
  double largestDifference() const { return found.largestDifference; }
  int64_t numOver() const { return found.numOver; }
  bool passed() const { return found.numOver == 0; }
  /// Of the element with the largest difference.
  llvm::SmallVector<int64_t> index() const;

  /// One line, such as "largest difference 3.1e-06 at [3, 7] (got 1.25, expected 1.2500031), allowed 1e-05".
  std::string str() const;

private:
  tp25d_type type;
  llvm::SmallVector<int64_t> shape;
  double tolerance;
  Findings found;
};

/// Compares whole tensors. Fails if the types or shapes differ, or if `tolerance` is not a finite number from 0 on.
llvm::Expected<Comparison> compare(const Tensor &actual, const Tensor &expected, double tolerance);

} // namespace tp25d

#endif // TP25D_TENSORFILE_COMPARE_H
