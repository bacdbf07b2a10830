// Implements the arithmetic of collectives by one loop: a strip of the result stays in the first-level cache while all
// members' strips are combined into it.

#include "Combine.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <type_traits>

using namespace tp25d::runtime;

namespace {

template <typename To, typename From> To bitCast(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof(To));
  return to;
}

//===----------------------------------------------------------------------===//
// Formats: the stored type of an element, and the type to compute with
//===----------------------------------------------------------------------===//

template <typename T> struct Plain {
  using Stored = T;
  using Wide = T;
  static Wide widen(Stored value) { return value; }
  static Stored narrow(Wide value) { return value; }
};

struct Bf16 {
  using Stored = uint16_t;
  using Wide = float;

  static Wide widen(Stored value) { return bitCast<float>(uint32_t(value) << 16); }

  static Stored narrow(Wide value) {
    uint32_t bits = bitCast<uint32_t>(value);
    uint32_t rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
    return value != value ? (bits >> 16) | 0x40 : rounded;
  }
};

/// Has no branches, so that it vectorises without hardware support for the format.
struct F16 {
  using Stored = uint16_t;
  using Wide = float;

  static Wide widen(Stored value) {
    uint32_t magnitude = value & 0x7fff;
    uint32_t bits = bitCast<uint32_t>(bitCast<float>(magnitude << 13) * 0x1p112f); // corrects the exponent's bias
    bits |= magnitude >= 0x7c00 ? 0x7f800000 : 0;                                  // infinity or NaN
    return bitCast<float>(bits | uint32_t(value & 0x8000) << 16);
  }

  static Stored narrow(Wide value) {
    uint32_t bits = bitCast<uint32_t>(value);
    uint32_t magnitude = bits & 0x7fffffff;
    uint32_t normal = (magnitude - (112u << 23) + 0xfff + ((magnitude >> 13) & 1)) >> 13;
    // The last bit of 0.5f has the value of the last bit of a subnormal f16, so the addition rounds to that.
    uint32_t subnormal = bitCast<uint32_t>(bitCast<float>(magnitude) + 0.5f) - bitCast<uint32_t>(0.5f);
    uint32_t finite = magnitude < 0x38800000 ? subnormal : normal;
    uint32_t infinite = magnitude > 0x7f800000 ? 0x7e00 : 0x7c00;
    return (magnitude >= 0x477ff000 ? infinite : finite) | ((bits >> 16) & 0x8000);
  }
};

//===----------------------------------------------------------------------===//
// Combiners
//===----------------------------------------------------------------------===//

/// Integers wrap around. They are computed with unsigned types of at least 32 bits, whose overflow is defined.
template <typename T, typename Operation> T wrapping(T left, T right, Operation operation) {
  if constexpr (std::is_integral_v<T>) {
    using Unsigned = std::conditional_t<(sizeof(T) > 4), uint64_t, uint32_t>;
    return static_cast<T>(operation(static_cast<Unsigned>(left), static_cast<Unsigned>(right)));
  } else {
    return operation(left, right);
  }
}

struct Sum {
  template <typename T> static T apply(T left, T right) {
    return wrapping(left, right, [](auto a, auto b) { return a + b; });
  }
};

struct Product {
  template <typename T> static T apply(T left, T right) {
    return wrapping(left, right, [](auto a, auto b) { return a * b; });
  }
};

// If the right operand is NaN, the comparison is false and the right is taken; `left != left` is true if the left is
// NaN.
struct Maximum {
  template <typename T> static T apply(T left, T right) { return left > right || left != left ? left : right; }
};

struct Minimum {
  template <typename T> static T apply(T left, T right) { return left < right || left != left ? left : right; }
};

struct MaximumNumber {
  template <typename T> static T apply(T left, T right) { return left > right || right != right ? left : right; }
};

struct MinimumNumber {
  template <typename T> static T apply(T left, T right) { return left < right || right != right ? left : right; }
};

template <typename Format, typename Combiner>
void combineBlocks(const std::vector<const char *> &blocks, int64_t count, char *output) {
  using Stored = typename Format::Stored;
  using Wide = typename Format::Wide;
  constexpr int64_t strip = 4096 / sizeof(Wide);
  alignas(64) Wide outcome[strip];
  for (int64_t begin = 0; begin < count; begin += strip) {
    int64_t length = std::min(strip, count - begin);
    const Stored *first = reinterpret_cast<const Stored *>(blocks[0]) + begin;
    for (int64_t i = 0; i < length; ++i)
      outcome[i] = Format::widen(first[i]);
    for (size_t member = 1; member < blocks.size(); ++member) {
      const Stored *block = reinterpret_cast<const Stored *>(blocks[member]) + begin;
      for (int64_t i = 0; i < length; ++i)
        outcome[i] = Combiner::apply(outcome[i], Format::widen(block[i]));
    }
    Stored *result = reinterpret_cast<Stored *>(output) + begin;
    for (int64_t i = 0; i < length; ++i)
      result[i] = Format::narrow(outcome[i]);
  }
}

template <typename Format>
void combineFormat(int64_t combiner, const std::vector<const char *> &blocks, int64_t count, char *output) {
  switch (combiner) {
  case TP25D_SUM:
    return combineBlocks<Format, Sum>(blocks, count, output);
  case TP25D_PRODUCT:
    return combineBlocks<Format, Product>(blocks, count, output);
  case TP25D_MAXIMUM:
    return combineBlocks<Format, Maximum>(blocks, count, output);
  case TP25D_MINIMUM:
    return combineBlocks<Format, Minimum>(blocks, count, output);
  case TP25D_MAXIMUM_NUMBER:
    return combineBlocks<Format, MaximumNumber>(blocks, count, output);
  case TP25D_MINIMUM_NUMBER:
    return combineBlocks<Format, MinimumNumber>(blocks, count, output);
  }
}

} // namespace

void tp25d::runtime::combine(int64_t type, int64_t combiner, const std::vector<const char *> &blocks, int64_t count,
                             char *output) {
  switch (type) {
  case TP25D_F32:
    return combineFormat<Plain<float>>(combiner, blocks, count, output);
  case TP25D_F64:
    return combineFormat<Plain<double>>(combiner, blocks, count, output);
  case TP25D_BF16:
    return combineFormat<Bf16>(combiner, blocks, count, output);
  case TP25D_F16:
    return combineFormat<F16>(combiner, blocks, count, output);
  case TP25D_I1:
    // For booleans, the sum is "or", as is the maximum, and the product is "and", as is the minimum.
    if (combiner == TP25D_SUM || combiner == TP25D_MAXIMUM || combiner == TP25D_MAXIMUM_NUMBER)
      return combineBlocks<Plain<uint8_t>, Maximum>(blocks, count, output);
    return combineBlocks<Plain<uint8_t>, Minimum>(blocks, count, output);
  case TP25D_I8:
    return combineFormat<Plain<int8_t>>(combiner, blocks, count, output);
  case TP25D_I16:
    return combineFormat<Plain<int16_t>>(combiner, blocks, count, output);
  case TP25D_I32:
    return combineFormat<Plain<int32_t>>(combiner, blocks, count, output);
  case TP25D_I64:
    return combineFormat<Plain<int64_t>>(combiner, blocks, count, output);
  }
}
