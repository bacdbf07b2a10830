//===- KernelsTest.cpp - Kernels on the emulator ---------------------------------------------------------------===//

#include "TestHelp.h"

namespace {

struct KernelsTest : EmulatorTest {
  KernelsTest() { setenv("TP25D_EMULATOR_KERNELS", KERNELS, 1); }
};

const uint32_t image[] = {0xBA55ED50, 0};

cudaKernel_t load(const char *name, cudaLibrary_t *library = nullptr) {
  cudaLibrary_t loaded;
  EXPECT_EQ(cudaLibraryLoadData(&loaded, image, nullptr, nullptr, 0, nullptr, nullptr, 0), cudaSuccess);
  cudaKernel_t kernel;
  EXPECT_EQ(cudaLibraryGetKernel(&kernel, loaded, name), cudaSuccess);
  if (library)
    *library = loaded;
  return kernel;
}

cudaError_t launch(cudaKernel_t kernel, unsigned blocks, unsigned threads, std::vector<void *> arguments,
                   cudaStream_t stream, size_t shared = 0) {
  return cudaLaunchKernel(reinterpret_cast<const void *>(kernel), dim3(blocks), dim3(threads), arguments.data(), shared,
                          stream);
}

TEST_F(KernelsTest, Plain) {
  cudaStream_t stream = newStream();
  std::vector<float> values(1000), expected;
  for (int i = 0; i < 1000; ++i)
    expected.push_back(3 * (values[i] = i));
  float *from = upload(values, stream), *to = allocate<float>(1000), factor = 3;
  cudaKernel_t kernel = load("scale");
  OK(launch(kernel, 8, 128, {&to, &from, &factor}, stream));
  factor = 100; // the launch has its own
  EXPECT_EQ(download(to, 1000, stream), expected);
}

TEST_F(KernelsTest, Cooperative) {
  cudaStream_t stream = newStream();
  uint32_t *sums = allocate<uint32_t>(4);
  cudaKernel_t kernel = load("sum");
  for (int i = 0; i < 3; ++i)
    OK(launch(kernel, 4, 256, {&sums}, stream));
  std::vector<uint32_t> expected(4);
  for (uint32_t i = 0; i < 1024; ++i)
    expected[i / 256] += i;
  EXPECT_EQ(download(sums, 4, stream), expected);
}

TEST_F(KernelsTest, Divergence) {
  EXPECT_VIOLATION(([&] {
                     launch(load("diverge_at_barrier"), 1, 64, {}, nullptr);
                     cudaStreamSynchronize(nullptr);
                   })(),
                   "kernel diverge_at_barrier, block 0: 5 of 64 threads reach a barrier, the others the end");
  EXPECT_VIOLATION(([&] {
                     launch(load("diverge_at_shuffle"), 1, 64, {}, nullptr);
                     cudaStreamSynchronize(nullptr);
                   })(),
                   "kernel diverge_at_shuffle, block 0: 16 of 32 lanes .* reach a shuffle, 16 a barrier");
  EXPECT_VIOLATION(([&] {
                     launch(load("plain_barrier"), 1, 64, {}, nullptr);
                     cudaStreamSynchronize(nullptr);
                   })(),
                   "not declared cooperative");
}

TEST_F(KernelsTest, StridesKeepWhatLiesBetween) {
  cudaStream_t first = newStream(), second = newStream();
  float *matrix = allocate<float>(16);
  OK(cudaMemsetAsync(matrix, 0, 64, first));
  OK(cudaDeviceSynchronize());
  float *other = matrix + 1;
  cudaKernel_t kernel = load("strided");
  // Columns 0, 2 and 1, 3 on different streams do not conflict. The last of 1, 3 is the matrix's last element.
  OK(launch(kernel, 1, 8, {&matrix}, first));
  OK(launch(kernel, 1, 8, {&other}, second));
  OK(cudaDeviceSynchronize());
  EXPECT_EQ(download(matrix, 16, first), std::vector<float>(16, 7));
}

TEST_F(KernelsTest, Races) {
  EXPECT_VIOLATION(([&] {
                     float *from = allocate<float>(1000);
                     float *to = allocate<float>(1000);
                     float factor = 3;
                     launch(load("scale"), 8, 128, {&to, &from, &factor}, newStream());
                     cudaMemsetAsync(from + 999, 0, 4, newStream());
                   })(),
                   "race: cudaMemsetAsync.* writes .* which kernel scale on stream 0 reads");
}

TEST_F(KernelsTest, TooSmallABuffer) {
  EXPECT_VIOLATION(([&] {
                     float *from = allocate<float>(1000);
                     float *to = allocate<float>(999);
                     float factor = 3;
                     launch(load("scale"), 8, 128, {&to, &from, &factor}, newStream());
                   })(),
                   "kernel scale, argument 0: 4000 bytes .* reach beyond");
}

TEST_F(KernelsTest, BadLaunches) {
  cudaStream_t stream = newStream();
  cudaKernel_t kernel = load("plain_barrier");
  EXPECT_EQ(launch(kernel, 0, 32, {}, stream), cudaErrorInvalidConfiguration);
  EXPECT_EQ(launch(kernel, 1, 1025, {}, stream), cudaErrorInvalidConfiguration);
  EXPECT_EQ(launch(kernel, 1u << 31, 1, {}, stream), cudaErrorInvalidConfiguration);
  EXPECT_EQ(launch(kernel, 1, 1, {}, stream, 48 * 1024 + 1), cudaErrorInvalidConfiguration);
  EXPECT_EQ(cudaGetLastError(), cudaErrorInvalidConfiguration);
}

TEST_F(KernelsTest, Libraries) {
  cudaLibrary_t library;
  EXPECT_EQ(cudaLibraryLoadData(&library, "no image", nullptr, nullptr, 0, nullptr, nullptr, 0),
            cudaErrorInvalidKernelImage);
  cudaKernel_t kernel;
  load("scale", &library);
  EXPECT_EQ(cudaLibraryGetKernel(&kernel, library, "absent"), cudaErrorSymbolNotFound);
  EXPECT_VIOLATION(([&] {
                     cudaLibrary_t unloaded;
                     cudaKernel_t late = load("plain_barrier", &unloaded);
                     cudaLibraryUnload(unloaded);
                     launch(late, 1, 1, {}, nullptr);
                   })(),
                   "use of kernel .* after it was destroyed");
}

} // namespace
