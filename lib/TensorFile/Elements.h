// Computes with the elements of a tensor whose type is known only at run time.

#ifndef TP25D_LIB_TENSORFILE_ELEMENTS_H
#define TP25D_LIB_TENSORFILE_ELEMENTS_H

#include "tp25d/TensorFile/Tensor.h"

#include "llvm/Support/ErrorHandling.h"

#include <cmath>
#include <limits>

namespace tp25d {

/// A 16-bit float, f16 or bf16. Compilers differ in their support for these types, so the conversions are written out.
template <int mantissaBits> class ShortFloat {
public:
  static constexpr int digits = mantissaBits + 1;

  ShortFloat() = default;

  /// Rounds to nearest, ties to even; values beyond the largest number become infinite.
  explicit ShortFloat(double value) {
    uint16_t sign = std::signbit(value) ? 0x8000 : 0;
    double magnitude = std::fabs(value);
    if (std::isnan(value)) {
      bits = sign | infinity | 1 << (mantissaBits - 1);
      return;
    }
    // A value is a multiple of the spacing of numbers of its exponent. The bits are the number of representable values
    // below its magnitude, so a carry from the mantissa goes into the exponent field as it should.
    int exponent = minExponent;
    if (magnitude > 0 && std::isfinite(magnitude))
      exponent = std::max(std::ilogb(magnitude), minExponent);
    double count = std::nearbyint(std::ldexp(magnitude, mantissaBits - exponent));
    double encoded = std::ldexp(exponent - minExponent, mantissaBits) + count;
    bits = sign | static_cast<uint16_t>(std::fmin(encoded, infinity));
  }

  operator double() const {
    int magnitude = bits & 0x7fff;
    double sign = bits & 0x8000 ? -1.0 : 1.0;
    if (magnitude >= infinity)
      return sign * (magnitude == infinity ? HUGE_VAL : std::numeric_limits<double>::quiet_NaN());
    int exponentField = magnitude >> mantissaBits;
    int mantissa = magnitude & ((1 << mantissaBits) - 1);
    if (exponentField > 0)
      mantissa += 1 << mantissaBits;
    return sign * std::ldexp(mantissa, std::max(exponentField, 1) - 1 + minExponent - mantissaBits);
  }

private:
  static constexpr int minExponent = 2 - (1 << (14 - mantissaBits)); // smallest exponent of normal numbers
  static constexpr int infinity = 0x7fff >> mantissaBits << mantissaBits;

  uint16_t bits;
};

using F16 = ShortFloat<10>;
using BF16 = ShortFloat<7>;

/// Calls `function` with a value of the C++ type of the elements; uint8_t is used for i1 only.
template <typename Function> auto visitElementType(tp25d_type type, Function function) {
  switch (type) {
  case TP25D_F32:
    return function(float());
  case TP25D_F64:
    return function(double());
  case TP25D_BF16:
    return function(BF16());
  case TP25D_F16:
    return function(F16());
  case TP25D_I1:
    return function(uint8_t());
  case TP25D_I8:
    return function(int8_t());
  case TP25D_I16:
    return function(int16_t());
  case TP25D_I32:
    return function(int32_t());
  case TP25D_I64:
    return function(int64_t());
  }
  llvm_unreachable("not a tp25d_type");
}

template <typename T> llvm::ArrayRef<T> elements(const Tensor &tensor) {
  return {reinterpret_cast<const T *>(tensor.data().data()), static_cast<size_t>(tensor.numElements())};
}

template <typename T> llvm::MutableArrayRef<T> mutableElements(Tensor &tensor) {
  return {reinterpret_cast<T *>(tensor.mutableData().data()), static_cast<size_t>(tensor.numElements())};
}

} // namespace tp25d

#endif // TP25D_LIB_TENSORFILE_ELEMENTS_H
