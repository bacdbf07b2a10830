// Converts the error codes of CUDA, cuBLASLt and NCCL to exceptions that say what failed.

#ifndef TP25D_RUNTIME_CUDA_CHECK_H
#define TP25D_RUNTIME_CUDA_CHECK_H

#include "../common/Error.h"

#include <cublasLt.h>
#include <cuda_runtime_api.h>
#include <memory>
#include <nccl.h>

namespace tp25d::cuda {

/// Throws an Error if `error` is one; `what`, any printable pieces, says what failed.
template <typename... Pieces> void check(cudaError_t error, const Pieces &...what) {
  if (error != cudaSuccess)
    throw runtime::Error(error == cudaErrorMemoryAllocation ? TP25D_OUT_OF_MEMORY : TP25D_INTERNAL,
                         runtime::concat(what..., ": CUDA: ", cudaGetErrorString(error)));
}

template <typename... Pieces> void check(cublasStatus_t status, const Pieces &...what) {
  if (status != CUBLAS_STATUS_SUCCESS)
    throw runtime::Error(TP25D_INTERNAL, runtime::concat(what..., ": cuBLASLt: ", cublasLtGetStatusString(status)));
}

template <typename... Pieces> void check(ncclResult_t result, const Pieces &...what) {
  if (result != ncclSuccess && result != ncclInProgress)
    throw runtime::Error(TP25D_INTERNAL, runtime::concat(what..., ": NCCL: ", ncclGetErrorString(result)));
}

/// Owns a handle and destroys it with a function of the library.
template <typename T, auto destroy> struct Destroy {
  using pointer = T;
  void operator()(T handle) const { (void)destroy(handle); }
};
template <typename T, auto destroy> using Owned = std::unique_ptr<T, Destroy<T, destroy>>;

using Stream = Owned<cudaStream_t, cudaStreamDestroy>;
using Event = Owned<cudaEvent_t, cudaEventDestroy>;

} // namespace tp25d::cuda

#endif // TP25D_RUNTIME_CUDA_CHECK_H
