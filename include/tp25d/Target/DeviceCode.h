// Generates machine code for GPUs from kernels, with the tools of the CUDA toolkit.

#ifndef TP25D_TARGET_DEVICECODE_H
#define TP25D_TARGET_DEVICECODE_H

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp25d {

/// The architectures to generate machine code for, as 80 for sm_80. GPUs with the same major version execute that code
/// as well; all other GPUs that are newer than the first architecture compile its PTX when they load the program.
inline constexpr int deviceArchitectures[] = {80, 90, 100};

/// Resources of a kernel on one architecture, as ptxas reports them.
struct KernelResources {
  int architecture = 0;
  int64_t registers = 0; ///< registers of a thread
  int64_t stackBytes = 0, spillStoreBytes = 0, spillLoadBytes = 0;
  int64_t sharedBytes = 0; ///< shared memory of a thread block
};

struct KernelReport {
  std::string name;
  std::string summary;                    ///< operation and the operations of its body: "linalg.generic subf exp"
  std::vector<int64_t> sizes;             ///< sizes of the operation's iteration space
  std::string strategy;                   ///< strategy of map-kernels-to-gpu
  int64_t width = 1;                      ///< number of elements that a thread processes at a time
  int64_t blocks = 0, threads = 0;        ///< thread blocks of the grid, and threads of a block
  int64_t bytes = 0, minimumBytes = 0;    ///< bytes that threads load and store, and bytes of the elements touched
  std::vector<KernelResources> resources; ///< resources on each architecture; empty before compilation
};

/// A program's kernels for all architectures.
struct DeviceCode {
  std::string fatBinary; ///< image for cudaLibraryLoadData or cuModuleLoadFatBinary
  std::vector<KernelReport> kernels;

  /// Writes the kernels as JSON.
  void writeKernelReport(llvm::raw_ostream &os) const;
};

/// Returns the folder of the CUDA toolkit: $CUDA_HOME, or where CMake found it. Fails if there is none.
llvm::Expected<std::string> getCudaToolkit();

/// Returns the facts that map-kernels-to-gpu attached to the kernels of `module`.
std::vector<KernelReport> getKernelReports(mlir::gpu::GPUModuleOp module);

/// Compiles `module`, the output of map-kernels-to-gpu, without changing it. `optimizationLevel` is 0 to 3.
llvm::Expected<DeviceCode> compileDeviceCode(mlir::gpu::GPUModuleOp module, llvm::StringRef toolkit,
                                             int optimizationLevel);

/// Compiles the kernels of a program with the toolkit that getCudaToolkit finds, and removes them from the program. A
/// program without kernels needs no toolkit.
llvm::Expected<DeviceCode> takeDeviceCode(mlir::ModuleOp program, int optimizationLevel);

/// Adds the fat binary of a program's kernels to the program, which was translated without them, in the section where
/// the CUDA tools look for it.
void embedDeviceCode(llvm::Module &program, const DeviceCode &code);

} // namespace tp25d

#endif // TP25D_TARGET_DEVICECODE_H
