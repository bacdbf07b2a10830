//===- LoadTest.cpp - Linked with the real libraries, started on the emulator ----------------------------------===//

#include <cstdio>
#include <cublasLt.h>
#include <cuda_runtime_api.h>
#include <dlfcn.h>
#include <nccl.h>

int main() {
  int devices = 0, version = 0;
  cublasLtHandle_t handle;
  ncclUniqueId id;
  const bool isGood = cudaGetDeviceCount(&devices) == cudaSuccess && devices == 8 &&
                      cublasLtCreate(&handle) == CUBLAS_STATUS_SUCCESS && ncclGetUniqueId(&id) == ncclSuccess &&
                      ncclGetVersion(&version) == ncclSuccess;
  const bool isDouble = dlsym(RTLD_DEFAULT, "tp25d_emulator_barrier");
  std::printf("%d devices, %s, NCCL %d\n", devices, isDouble ? "the emulator" : "not the emulator", version);
  return isGood && isDouble ? 0 : 1;
}
