//===- EmulatorTestKernels.cpp - A kernel library for the tests of the emulator ----------------------------------===//

#include "tp25d_emulator_kernels.h"

namespace {

template <typename T> T &at(void *const *arguments, int index) { return *static_cast<T *>(arguments[index]); }

int64_t index() { return tp25d_emulator_block_index() * tp25d_emulator_block_size() + tp25d_emulator_thread_index(); }

/// to = from * factor; 1000 floats.
void scale(void *const *arguments) {
  const int64_t i = index();
  if (i < 1000)
    at<float *>(arguments, 0)[i] = at<const float *>(arguments, 1)[i] * at<float>(arguments, 2);
}
const tp25d_emulator_argument scaleArguments[] = {
    {1, 0, 1, 4, 1, {1000}, {1}}, {1, 1, 0, 4, 1, {1000}, {1}}, {0, 0, 0, 4, 0, {}, {}}};

/// Each block's sum over its threads' numbers, through shuffles in each warp and shared memory between them.
void sum(void *const *arguments) {
  const int64_t thread = tp25d_emulator_thread_index(), warps = tp25d_emulator_block_size() / 32;
  auto *shared = static_cast<uint32_t *>(tp25d_emulator_shared_memory());
  uint32_t value = index();
  for (uint32_t mask = 16; mask; mask /= 2)
    value += tp25d_emulator_shuffle_xor(value, mask);
  if (thread % 32 == 0)
    shared[thread / 32] = value;
  tp25d_emulator_barrier();
  if (thread == 0) {
    uint32_t total = 0;
    for (int64_t i = 0; i < warps; ++i)
      total += shared[i];
    at<uint32_t *>(arguments, 0)[tp25d_emulator_block_index()] = total;
  }
}
const tp25d_emulator_argument sumArguments[] = {{1, 0, 1, 4, 1, {4}, {1}}};

void divergeAtBarrier(void *const *) {
  if (tp25d_emulator_thread_index() < 5)
    tp25d_emulator_barrier();
}

void divergeAtShuffle(void *const *) {
  if (tp25d_emulator_thread_index() % 2)
    tp25d_emulator_shuffle_xor(1, 1);
  else
    tp25d_emulator_barrier();
}

void plainBarrier(void *const *) { tp25d_emulator_barrier(); }

/// Columns 0 and 2 of 4 rows of 4 floats.
void strided(void *const *arguments) { at<float *>(arguments, 0)[tp25d_emulator_thread_index() * 2] = 7; }
const tp25d_emulator_argument stridedArguments[] = {{1, 0, 1, 4, 2, {4, 2}, {4, 2}}};

} // namespace

extern "C" {
const tp25d_emulator_kernel tp25d_emulator_kernels[] = {
    {"scale", scale, 0, 0, 3, scaleArguments},
    {"sum", sum, 1, 128, 1, sumArguments},
    {"diverge_at_barrier", divergeAtBarrier, 1, 0, 0, nullptr},
    {"diverge_at_shuffle", divergeAtShuffle, 1, 0, 0, nullptr},
    {"plain_barrier", plainBarrier, 0, 0, 0, nullptr},
    {"strided", strided, 0, 0, 1, stridedArguments},
};
const int64_t tp25d_emulator_kernel_count = sizeof tp25d_emulator_kernels / sizeof *tp25d_emulator_kernels;
}
