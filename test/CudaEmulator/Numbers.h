//===- Numbers.h - Elements of device memory as float or double and back -------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_NUMBERS_H
#define TP25D_TEST_DOUBLE_NUMBERS_H

#include <cstdint>
#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace tp25d::emulator {

inline float widen(float value) { return value; }
inline double widen(double value) { return value; }
inline float widen(__half value) { return __half2float(value); }
inline float widen(__nv_bfloat16 value) { return __bfloat162float(value); }

template <typename T, typename Wide> T narrow(Wide value) { return static_cast<T>(value); }
template <> inline __half narrow<__half, float>(float value) { return __float2half_rn(value); }
template <> inline __nv_bfloat16 narrow<__nv_bfloat16, float>(float value) { return __float2bfloat16_rn(value); }

} // namespace tp25d::emulator

#endif
