// Compares tensors element by element.
#include "tp25d/TensorFile/Compare.h"

#include "Elements.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>

using namespace llvm;

namespace tp25d {

namespace {

template <typename T> double difference(T actual, T expected) {
  if constexpr (std::is_integral_v<T>) {
    // The difference of two int64_t may not fit one, but its absolute value fits uint64_t.
    uint64_t a = actual, e = expected;
    return actual > expected ? a - e : e - a;
  } else {
    double a = actual, e = expected;
    if (a == e || (std::isnan(a) && std::isnan(e)))
      return 0;
    return std::isfinite(a) && std::isfinite(e) ? std::fabs(a - e) : HUGE_VAL;
  }
}

SmallVector<int64_t> unflatten(int64_t position, ArrayRef<int64_t> shape) {
  SmallVector<int64_t> index(shape.size());
  for (size_t dimension = shape.size(); dimension-- > 0; position /= shape[dimension])
    index[dimension] = position % shape[dimension];
  return index;
}

/// The fewest digits that tell the value from its neighbours in the type.
std::string formatElement(double value, tp25d_type type) {
  char digits[32];
  char *end = digits;
  if (type >= TP25D_I1) // the integers, which follow the floats
    end = std::to_chars(digits, std::end(digits), value, std::chars_format::fixed, 0).ptr;
  else if (type == TP25D_F64)
    end = std::to_chars(digits, std::end(digits), value).ptr;
  else
    end = std::to_chars(digits, std::end(digits), static_cast<float>(value)).ptr;
  return std::string(digits, end);
}

} // namespace

std::string Comparison::str() const {
  std::string line;
  raw_string_ostream stream(line);
  if (largestDifference == 0) {
    stream << "no difference in " << numElements << " elements";
    return line;
  }
  stream << "largest difference " << format("%.3g", largestDifference);
  if (!index.empty()) {
    stream << " at [";
    interleaveComma(index, stream);
    stream << ']';
  }
  stream << " (got " << formatElement(actual, type) << ", expected " << formatElement(expected, type) << "), allowed "
         << format("%.3g", bound);
  if (!passed())
    stream << "; " << numOver << " of " << numElements << " elements exceed that";
  return line;
}

Expected<Comparison> compare(const Tensor &actual, const Tensor &expected, double tolerance) {
  if (actual.type() != expected.type() || actual.shape() != expected.shape())
    return createStringError("got " + actual.str() + ", expected " + expected.str());
  if (!(tolerance >= 0 && std::isfinite(tolerance)))
    return createStringError("the tolerance is " + formatElement(tolerance, TP25D_F64) +
                             ", not a finite number from 0 on");
  Comparison result;
  result.type = actual.type();
  result.numElements = actual.numElements();
  visitElementType(actual.type(), [&](auto zero) {
    using T = decltype(zero);
    ArrayRef<T> got = elements<T>(actual), wanted = elements<T>(expected);
    for (T value : wanted)
      if (double magnitude = std::fabs(double(value)); std::isfinite(magnitude))
        result.largestExpected = std::max(result.largestExpected, magnitude);
    result.bound = tolerance * (1 + result.largestExpected);
    for (size_t i = 0; i < got.size(); ++i) {
      double distance = difference(got[i], wanted[i]);
      result.numOver += distance > result.bound;
      if (distance <= result.largestDifference)
        continue;
      result.largestDifference = distance;
      result.index = unflatten(i, actual.shape());
      result.actual = double(got[i]);
      result.expected = double(wanted[i]);
    }
  });
  return result;
}

} // namespace tp25d
