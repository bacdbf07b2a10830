//===- Job.h - A program for tests, run once --------------------------------===//
//
// Tests see the runtime as generated code and tools do, through its C interface only; here a program is a C++ function.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_TEST_RUNTIME_JOB_H
#define TP25D_TEST_RUNTIME_JOB_H

#include "../ProgramArgument.h"
#include "tp25d/runtime.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

/// What a hand-written program sees of its device.
struct Device {
  tp25d_device *handle;
  int64_t id;
  void *const *blocks;
  void *temporaries;

  int64_t at(int64_t axis) const { return tp25d_coordinate(handle, axis); }

  template <typename T> T *block(int64_t argument) const { return static_cast<T *>(blocks[argument]); }
};

using Body = std::function<void(const Device &)>;

/// A program under construction, and the runtime made of it.
class Job {
public:
  explicit Job(std::vector<int64_t> grid) {
    std::copy(grid.begin(), grid.end(), program.grid);
    program.run = trampoline;
    options.devices_at_once = 2;
  }
  ~Job() { tp25d_destroy(runtime); }
  Job(const Job &) = delete;

  /// Adds an argument; `axes` has those that split each dimension.
  tp25d_argument &add(const char *name, int64_t kind, int64_t type, std::vector<int64_t> size,
                      std::vector<std::vector<int64_t>> axes) {
    arguments.push_back(makeArgument(name, kind, type, size, axes));
    return arguments.back();
  }

  void addKernel(tp25d_kernel_function function, int64_t extent) {
    kernels.push_back({function, extent, nullptr, 0, 0, 1});
  }

  /// Adds a transfer and returns its number.
  int64_t addTransfer(int64_t kind, int64_t axis, int64_t root = 0, int64_t blockSize = 1, int64_t type = TP25D_F32,
                      int64_t combiner = TP25D_SUM) {
    transfers.push_back({kind, axis, root, combiner, type, blockSize});
    return static_cast<int64_t>(transfers.size()) - 1;
  }

  tp25d_status create() {
    program.argument_count = arguments.size();
    program.arguments = arguments.data();
    program.product_count = products.size();
    program.products = products.data();
    program.transfer_count = transfers.size();
    program.transfers = transfers.data();
    program.kernel_count = kernels.size();
    program.kernels = kernels.data();
    return tp25d_create(&program, &options, &runtime);
  }

  void prepare() {
    ASSERT_EQ(create(), TP25D_OK) << tp25d_error_message();
    ASSERT_EQ(tp25d_allocate(runtime), TP25D_OK) << tp25d_error_message();
  }

  tp25d_status run(Body newBody) {
    body = std::move(newBody);
    grid = program.grid;
    return tp25d_run(runtime);
  }

  int64_t deviceCount() const { return program.grid[0] * program.grid[1] * program.grid[2] * program.grid[3]; }

  tp25d_statistics statistics(int64_t device) const {
    tp25d_statistics statistics;
    tp25d_get_statistics(runtime, device, &statistics);
    return statistics;
  }

  /// Creation has to fail with this sentence.
  void expectInvalid(const std::string &message) {
    EXPECT_EQ(create(), TP25D_INVALID_ARGUMENT);
    EXPECT_EQ(tp25d_error_message(), message);
  }

  tp25d_program program = {};
  tp25d_options options = {};
  std::vector<tp25d_argument> arguments;
  std::vector<tp25d_product> products;
  std::vector<tp25d_transfer> transfers;
  std::vector<tp25d_kernel> kernels;
  tp25d_runtime *runtime = nullptr;

private:
  static void trampoline(tp25d_device *handle, void *const *blocks, void *temporaries) {
    int64_t id = 0;
    for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
      id = id * grid[axis] + tp25d_coordinate(handle, axis);
    body(Device{handle, id, blocks, temporaries});
  }

  // A program has no data of its own, so a test runs one job at a time.
  static inline Body body;
  static inline const int64_t *grid;
};

#endif // TP25D_TEST_RUNTIME_JOB_H
