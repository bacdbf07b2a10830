// The part that the host and mpi backends share: oneDNN's products, kernels as functions, and memory.

#ifndef TP25D_RUNTIME_CPU_CPURUNTIME_H
#define TP25D_RUNTIME_CPU_CPURUNTIME_H

#include "../common/Runtime.h"
#include "Memory.h"
#include "Products.h"

namespace tp25d::runtime {

/// Returns the cores that the process may use; empty if the system does not report them.
std::vector<int> usableCores();

class CpuRuntime : public tp25d_runtime {
public:
  CpuRuntime(const tp25d_program &program, const tp25d_options &options, int64_t first, int64_t count);

  void multiply(Device &device, int64_t product, const void *a, const void *b, void *c,
                const void *const *operands) override;
  void launch(Device &device, int64_t kernel, void *const *arguments) override;
  bool isPacked(int64_t argument) const override { return products.isPacked(argument); }
  bool isSynchronous() const override { return true; }

protected:
  std::vector<char *> allocateArenas() override;
  void fillBlock(Device &device, int64_t argument, const Block &block, const MoveRows &fill) override;
  void emptyBlock(Device &device, int64_t argument, const Block &block, const MoveRows &empty) override;

  const int64_t threadsPerDevice;

private:
  const Products products;
  std::vector<Memory> memories;             // by device
  std::vector<PrimitiveExecutor> executors; // by device
};

} // namespace tp25d::runtime

#endif // TP25D_RUNTIME_CPU_CPURUNTIME_H
