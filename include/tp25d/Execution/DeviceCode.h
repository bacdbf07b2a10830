// Generates machine code for GPUs from kernels, with the tools of the CUDA toolkit.

#ifndef TP25D_EXECUTION_DEVICECODE_H
#define TP25D_EXECUTION_DEVICECODE_H

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp25d {

/// What there is machine code for, as sm_80. GPUs of the same major version execute it as well; any other that is newer
/// than the first compiles that one's PTX when it loads the program.
inline constexpr int deviceArchitectures[] = {80, 90, 100};

/// What ptxas says of a kernel on one architecture.
struct KernelResources {
  int architecture = 0;
  int64_t registers = 0; ///< of a thread
  int64_t stackBytes = 0, spillStoreBytes = 0, spillLoadBytes = 0;
  int64_t sharedBytes = 0; ///< of a block
};

struct KernelReport {
  std::string name;
  std::string summary;                    ///< the operation and its body: "linalg.generic subf exp"
  std::vector<int64_t> sizes;             ///< of the operation's iterations
  std::string strategy;                   ///< as of map-kernels-to-gpu
  int64_t width = 1;                      ///< elements that a thread has at a time
  int64_t blocks = 0, threads = 0;        ///< of the grid, of a block
  int64_t bytes = 0, minimumBytes = 0;    ///< that threads load and store; those of the elements touched
  std::vector<KernelResources> resources; ///< by architecture; empty before compiling
};

/// A program's kernels for all architectures.
struct DeviceCode {
  std::string fatBinary; ///< for cudaLibraryLoadData or cuModuleLoadFatBinary
  std::vector<KernelReport> kernels;

  /// Writes the kernels as JSON.
  void writeKernelReport(llvm::raw_ostream &os) const;
};

/// The folder of the CUDA toolkit: $CUDA_HOME, or where CMake found it. Fails if there is none.
llvm::Expected<std::string> getCudaToolkit();

/// What map-kernels-to-gpu says of the kernels of `module`.
std::vector<KernelReport> getKernelReports(mlir::gpu::GPUModuleOp module);

/// Compiles `module` as of map-kernels-to-gpu, which stays as it is. `optimizationLevel` is 0 to 3.
llvm::Expected<DeviceCode> compileDeviceCode(mlir::gpu::GPUModuleOp module, llvm::StringRef toolkit,
                                             int optimizationLevel);

/// Compiles the kernels of a program with the toolkit that getCudaToolkit finds, and takes them out of it. Without
/// kernels it needs no toolkit.
llvm::Expected<DeviceCode> takeDeviceCode(mlir::ModuleOp program, int optimizationLevel);

/// Gives a program, translated without its kernels, their fat binary, where the CUDA tools look for it.
void embedDeviceCode(llvm::Module &program, const DeviceCode &code);

} // namespace tp25d

#endif // TP25D_EXECUTION_DEVICECODE_H
