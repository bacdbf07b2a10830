// Draws random tensors with Philox4x32-10.

#include "tp25d/TensorFile/Random.h"

#include "Box.h"
#include "Elements.h"

using namespace llvm;

namespace tp25d {

namespace {

/// Converts a random word to an element.
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
    // Uses no more bits than the type's mantissa has: rounding could reach 1 otherwise.
    return T(std::ldexp(word >> (32 - digits), 1 - digits) - 1);
  }
}

/// Draws the elements that start at number `first`.
template <typename T> void drawUniform(MutableArrayRef<T> values, uint64_t first, uint64_t seed, uint64_t stream) {
  std::array<uint32_t, 4> words;
  for (uint64_t i = 0; i < values.size(); ++i) {
    uint64_t number = first + i, block = number / 4;
    if (i == 0 || number % 4 == 0)
      words = philox4x32({uint32_t(block), uint32_t(block >> 32), uint32_t(stream), uint32_t(stream >> 32)},
                         {uint32_t(seed), uint32_t(seed >> 32)});
    values[i] = makeElement<T>(words[number % 4]);
  }
}

class UniformSource : public TensorSource {
public:
  UniformSource(tp25d_type type, ArrayRef<int64_t> shape, uint64_t seed, uint64_t stream, float scale)
      : TensorSource(type, shape), seed(seed), stream(stream), scale(scale) {}

private:
  Error readBox(const Box &box, char *block) const override {
    return visitElementType(type(), [&](auto zero) {
      using T = decltype(zero);
      return forEachRun(box, [&](int64_t inTensor, int64_t inBlock, int64_t elements) {
        MutableArrayRef<T> values(reinterpret_cast<T *>(block) + inBlock, elements);
        drawUniform(values, inTensor, seed, stream);
        for (T &value : values)
          value = T(double(value) * scale); // exact in double if T is narrower, so rounded only once
        addBytesRead(elements * sizeof(T));
        return Error::success();
      });
    });
  }

  uint64_t seed, stream;
  float scale;
};

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
  visitElementType(tensor.type(),
                   [&](auto zero) { drawUniform(mutableElements<decltype(zero)>(tensor), 0, seed, stream); });
}

std::vector<int64_t> drawPermutation(int64_t count, uint64_t seed, uint64_t stream) {
  std::vector<std::pair<uint64_t, int64_t>> keys;
  keys.reserve(count);
  for (int64_t number = 0; number < count; ++number) {
    std::array<uint32_t, 4> words =
        philox4x32({uint32_t(number), uint32_t(uint64_t(number) >> 32), uint32_t(stream), uint32_t(stream >> 32)},
                   {uint32_t(seed), uint32_t(seed >> 32)});
    keys.emplace_back(words[0] | uint64_t(words[1]) << 32, number);
  }
  sort(keys);
  std::vector<int64_t> order;
  order.reserve(count);
  for (const auto &[key, number] : keys)
    order.push_back(number);
  return order;
}

std::unique_ptr<TensorSource> makeUniformSource(tp25d_type type, ArrayRef<int64_t> shape, uint64_t seed,
                                                uint64_t stream, float scale) {
  return std::make_unique<UniformSource>(type, shape, seed, stream, scale);
}

} // namespace tp25d
