/*===- tp25d_emulator_kernels.h - Between the emulator and a kernel library
 * -------------------------------------------===
 *
 * The emulator runs kernels that were compiled for the CPU. They come in a shared library, the *kernel library*, which
 * TP25D_EMULATOR_KERNELS names; it exports the table below and calls the functions that the emulator exports.
 *
 *===--------------------------------------------------------------------------------------------------------------===*/

#ifndef TP25D_EMULATOR_KERNELS_H
#define TP25D_EMULATOR_KERNELS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A buffer's sizes, and its strides in elements; a scalar has is_buffer 0 and element_bytes its size. */
typedef struct {
  int64_t is_buffer, is_read, is_written, element_bytes, rank;
  int64_t size[8], stride[8];
} tp25d_emulator_argument;

typedef struct {
  const char *name;
  /** Executes one thread; arguments[i] points to the storage of argument i, as in the args of cudaLaunchKernel. */
  void (*thread)(void *const *arguments);
  /** Cooperative: its threads meet in barriers or shuffles. shared_bytes: of static shared memory. */
  int64_t is_cooperative, shared_bytes, argument_count;
  const tp25d_emulator_argument *arguments;
} tp25d_emulator_kernel;

/* What the kernel library exports. */
extern const tp25d_emulator_kernel tp25d_emulator_kernels[];
extern const int64_t tp25d_emulator_kernel_count;

/* What the emulator exports; to call from a kernel's thread only. */
int64_t tp25d_emulator_thread_index(void);
int64_t tp25d_emulator_block_index(void);
int64_t tp25d_emulator_block_size(void);
int64_t tp25d_emulator_grid_size(void);
void tp25d_emulator_barrier(void);
/** The value of the lane whose number in the warp of 32 is this one's xor mask; all lanes of the warp take part. */
uint32_t tp25d_emulator_shuffle_xor(uint32_t value, uint32_t mask);
/** The block's shared memory: shared_bytes of the kernel plus those of the launch. */
void *tp25d_emulator_shared_memory(void);

#ifdef __cplusplus
}
#endif

#endif
