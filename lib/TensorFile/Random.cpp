// Draws random tensors with Philox4x32-10.
#include "tp25d/TensorFile/Random.h"

#include "Elements.h"

using namespace llvm;

namespace tp25d {

namespace {

/// The element that a random word stands for.
template <typename T> T makeElement(uint32_t word) {
  if constexpr (std::is_same_v<T, uint8_t>) {
    return word >> 31;
  } else if constexpr (std::is_integral_v<T>) {
    return word >> 29;
  } else {
    int digits;
    if constexpr (std::is_floating_point_v<T>)
      digits = std::min(std::numeric_limits<T>::digits, 32);
    else
      digits = T::digits;
    // No more bits than the type can hold: rounding could otherwise reach 1.
    return T(std::ldexp(word >> (32 - digits), 1 - digits) - 1);
  }
}

} // namespace

std::array<uint32_t, 4> philox4x32(std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    uint64_t even = uint64_t(0xD2511F53) * counter[0], odd = uint64_t(0xCD9E8D57) * counter[2];
    counter = {uint32_t(odd >> 32) ^ counter[1] ^ key[0], uint32_t(odd), uint32_t(even >> 32) ^ counter[3] ^ key[1],
               uint32_t(even)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

void fillUniform(Tensor &tensor, uint64_t seed, uint64_t stream) {
  visitElementType(tensor.type(), [&](auto zero) {
    using T = decltype(zero);
    MutableArrayRef<T> values = mutableElements<T>(tensor);
    std::array<uint32_t, 4> words;
    for (uint64_t i = 0; i < values.size(); ++i) {
      if (uint64_t block = i / 4; i % 4 == 0)
        words = philox4x32({uint32_t(block), uint32_t(block >> 32), uint32_t(stream), uint32_t(stream >> 32)},
                           {uint32_t(seed), uint32_t(seed >> 32)});
      values[i] = makeElement<T>(words[i % 4]);
    }
  });
}

} // namespace tp25d
