// Compares tensors element by element.

#include "tp25d/TensorFile/Compare.h"

#include "Box.h"
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
    // The difference of two int64_t may overflow, but its absolute value fits uint64_t.
    uint64_t a = actual, e = expected;
    return actual > expected ? a - e : e - a;
  } else {
    double a = actual, e = expected;
    if (a == e || (std::isnan(a) && std::isnan(e)))
      return 0;
    return std::isfinite(a) && std::isfinite(e) ? std::fabs(a - e) : HUGE_VAL;
  }
}

/// Formats a value with the fewest digits that distinguish it from its neighbours in the type.
std::string formatElement(double value, tp25d_type type) {
  char digits[32];
  char *end = digits;
  if (type >= TP25D_I1) // the integer types follow the floats
    end = std::to_chars(digits, std::end(digits), value, std::chars_format::fixed, 0).ptr;
  else if (type == TP25D_F64)
    end = std::to_chars(digits, std::end(digits), value).ptr;
  else
    end = std::to_chars(digits, std::end(digits), static_cast<float>(value)).ptr;
  return std::string(digits, end);
}

constexpr int numBinades = 128;

/// Returns k of the binade [2^k, 2^(k + 1)) of `magnitude`: 0 for values below 1, at most the last binade of f32.
int binadeOf(double magnitude) { return magnitude < 1 ? 0 : std::min(std::ilogb(magnitude), numBinades - 1); }

} // namespace

double Comparison::bound(double expected) const {
  constexpr int farthest = 13; // largest distance in binades of elements that count as near: a factor of 8192
  if (!std::isfinite(expected))
    return tolerance * (1 + found.largestExpected);
  int top = binadeOf(std::fabs(expected)), next = top + 1;
  for (; next < numBinades && next - top <= farthest; ++next)
    if (found.binades[next / 64] >> (next % 64) & 1)
      top = next;
  bool isLast = top == binadeOf(found.largestExpected);
  return tolerance * (1 + (isLast ? found.largestExpected : std::ldexp(2, top)));
}

void Comparison::addBlock(Pass pass, const void *actual, const Tensor &expected, ArrayRef<int64_t> offset) {
  visitElementType(type, [&](auto zero) {
    using T = decltype(zero);
    const T *got = static_cast<const T *>(actual);
    ArrayRef<T> wanted = elements<T>(expected);
    if (pass == Pass::Measure) {
      for (T value : wanted)
        if (double magnitude = std::fabs(double(value)); std::isfinite(magnitude)) {
          found.largestExpected = std::max(found.largestExpected, magnitude);
          int binade = binadeOf(magnitude);
          found.binades[binade / 64] |= uint64_t(1) << (binade % 64);
        }
      return;
    }
    for (size_t i = 0; i < wanted.size(); ++i) {
      double distance = difference(got[i], wanted[i]);
      double allowed = distance == 0 ? 0 : bound(double(wanted[i]));
      found.numOver += distance > allowed;
      if constexpr (!std::is_integral_v<T>) {
        found.numNan += distance == 0 && std::isnan(double(wanted[i]));
        found.numInfinite += distance == 0 && std::isinf(double(wanted[i]));
      }
      double share = distance / allowed; // infinite if no difference is allowed
      auto worst = std::pair(found.share, found.largestDifference);
      if (distance == 0 || std::pair(share, distance) < worst)
        continue;
      // Blocks come in any order, so ties are broken by position.
      int64_t position = Box{shape, offset, expected.shape()}.numberInWhole(static_cast<int64_t>(i));
      if (std::pair(share, distance) == worst && position > found.position)
        continue;
      found.share = share;
      found.largestDifference = distance;
      found.position = position;
      found.actual = double(got[i]);
      found.expected = double(wanted[i]);
    }
  });
}

void Comparison::combine(ArrayRef<Findings> all) {
  found = {};
  for (const Findings &other : all) {
    double largestExpected = std::max(found.largestExpected, other.largestExpected);
    int64_t numOver = found.numOver + other.numOver;
    int64_t numNan = found.numNan + other.numNan, numInfinite = found.numInfinite + other.numInfinite;
    uint64_t binades[2] = {found.binades[0] | other.binades[0], found.binades[1] | other.binades[1]};
    bool isLarger = std::tuple(-other.share, -other.largestDifference, other.position) <
                    std::tuple(-found.share, -found.largestDifference, found.position);
    if (other.position >= 0 && (found.position < 0 || isLarger))
      found = other;
    found.largestExpected = largestExpected;
    found.numOver = numOver;
    found.numNan = numNan;
    found.numInfinite = numInfinite;
    llvm::copy(binades, found.binades);
  }
}

SmallVector<int64_t> Comparison::index() const {
  SmallVector<int64_t> index(shape.size());
  int64_t rest = found.position;
  for (size_t dimension = shape.size(); dimension-- > 0; rest /= shape[dimension])
    index[dimension] = rest % shape[dimension];
  return index;
}

std::string Comparison::str() const {
  std::string line;
  raw_string_ostream stream(line);
  int64_t numElements = *countElements(shape);
  auto addNotFinite = [&] {
    if (found.numNan != 0 || found.numInfinite != 0)
      stream << "; " << found.numNan << " NaN and " << found.numInfinite << " infinite in both";
  };
  if (found.largestDifference == 0) {
    stream << "no difference in " << numElements << " elements";
    addNotFinite();
    return line;
  }
  stream << "largest difference " << format("%.3g", found.largestDifference);
  if (!shape.empty()) {
    stream << " at [";
    interleaveComma(index(), stream);
    stream << ']';
  }
  stream << " (got " << formatElement(found.actual, type) << ", expected " << formatElement(found.expected, type)
         << "), allowed " << format("%.3g", bound());
  if (!passed())
    stream << "; " << numOver() << " of " << numElements << " elements exceed that";
  addNotFinite();
  return line;
}

Expected<Comparison> compare(const Tensor &actual, const Tensor &expected, double tolerance) {
  if (actual.type() != expected.type() || actual.shape() != expected.shape())
    return createStringError("got " + actual.str() + ", expected " + expected.str());
  if (!(tolerance >= 0 && std::isfinite(tolerance)))
    return createStringError("the tolerance is " + formatElement(tolerance, TP25D_F64) +
                             ", not a finite number from 0 on");
  Comparison result(actual.type(), actual.shape(), tolerance);
  SmallVector<int64_t> begin(actual.shape().size());
  for (Comparison::Pass pass : {Comparison::Pass::Measure, Comparison::Pass::Compare})
    result.addBlock(pass, actual.data().data(), expected, begin);
  return result;
}

} // namespace tp25d
