// Tells how far a computed tensor is from the one that was expected.
#ifndef TP25D_TENSORFILE_COMPARE_H
#define TP25D_TENSORFILE_COMPARE_H

#include "tp25d/TensorFile/Tensor.h"

namespace tp25d {

/// What `compare` found; all numbers as doubles.
struct Comparison {
  tp25d_type type = TP25D_F32;
  int64_t numElements = 0;
  int64_t numOver = 0;              // elements whose difference exceeds the bound
  double bound = 0;                 // the largest difference allowed: tolerance * (1 + largestExpected)
  double largestExpected = 0;       // the largest finite |expected|
  double largestDifference = 0;     // |actual - expected|; infinite where just one is NaN, or an infinity
  llvm::SmallVector<int64_t> index; // of the first element with that difference; empty if there is none
  double actual = 0, expected = 0;  // that element's values

  bool passed() const { return numOver == 0; }

  /// One line, such as "largest difference 3.1e-06 at [3, 7] (got 1.25, expected 1.2500031), allowed 1e-05".
  std::string str() const;
};

/// Compares element by element, in double precision (differences of integers are exact). Equal infinities, and two
/// NaNs, do not differ. Fails if the types or shapes differ, or if `tolerance` is not a finite number from 0 on.
llvm::Expected<Comparison> compare(const Tensor &actual, const Tensor &expected, double tolerance);

} // namespace tp25d

#endif // TP25D_TENSORFILE_COMPARE_H
