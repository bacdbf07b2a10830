// Tells how far a computed tensor is from the one that was expected.
#ifndef TP25D_TENSORFILE_COMPARE_H
#define TP25D_TENSORFILE_COMPARE_H

#include "tp25d/TensorFile/Tensor.h"

namespace tp25d {

/// A comparison of two tensors, block by block, by one process or by several that put together what they found.
/// Everything is compared in double precision (differences of integers are exact). Equal infinities, and two NaNs, do
/// not differ. It takes two passes over the blocks, since what is allowed depends on the largest of all elements: of
/// those that are near in size. Where nothing lies between elements and others that are thousands of times larger, such
/// as what a mask has made -1e9, the large ones give the small ones no room.
class Comparison {
public:
  enum class Pass { Measure, Compare };

  /// What was found so far, in a form that processes can exchange.
  struct Findings {
    double largestExpected = 0;      // the largest finite |expected|
    int64_t numOver = 0;             // elements whose difference exceeds the bound
    uint64_t binades[2] = {0, 0};    // bit k: there is an |expected| from 2^k on, below 2^(k + 1)
    double share = 0;                // the largest difference, as a share of what is allowed for its element
    double largestDifference = 0;    // |actual - expected| there; infinite where just one is NaN, or an infinity
    int64_t position = -1;           // of the first element with that share, in row-major order; -1 if there is none
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

  /// The difference allowed of an element: tolerance * (1 + the largest of those that are near in size).
  double bound(double expected) const;
  /// Of the element with the largest difference.
  double bound() const { return bound(found.expected); }
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
