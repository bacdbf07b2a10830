// Executes kernels for GPUs on this machine: every thread of a cooperative kernel's block is a fiber.

#include "tp25d_emulator_kernels.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

enum { warp_size = 32, most_threads = 1024, stack_bytes = 64 * 1024 };

static int64_t thread_index, block_index, block_size, grid_size;
static _Alignas(16) char shared_memory[48 * 1024];

static ucontext_t scheduler, fibers[most_threads];
static int is_done[most_threads];
static char *stacks;
static uint32_t words[most_threads];
static const tp25d_emulator_kernel *running;
static void *const *running_arguments;

int64_t tp25d_emulator_thread_index(void) { return thread_index; }
int64_t tp25d_emulator_block_index(void) { return block_index; }
int64_t tp25d_emulator_block_size(void) { return block_size; }
int64_t tp25d_emulator_grid_size(void) { return grid_size; }
void *tp25d_emulator_shared_memory(void) { return shared_memory; }

/* Fibers take turns, so when one is here again, all others have come as far. A GPU would hang where that is not so: count. */
static int64_t waits[most_threads];
static void yield(void) {
  int64_t self = thread_index;
  ++waits[self];
  swapcontext(&fibers[self], &scheduler);
}
void tp25d_emulator_barrier(void) { yield(); }
uint32_t tp25d_emulator_shuffle_xor(uint32_t value, uint32_t mask) {
  int64_t self = thread_index;
  words[self] = value;
  yield();
  uint32_t result = words[(self & ~(int64_t)(warp_size - 1)) | ((self ^ mask) & (warp_size - 1))];
  yield(); /* nobody overwrites what another has yet to read */
  return result;
}

static void start_fiber(void) {
  running->thread(running_arguments);
  is_done[thread_index] = 1;
}

static int run_block(void) {
  memset(shared_memory, 0xff, sizeof(shared_memory)); /* what was there before must not matter */
  memset(waits, 0, sizeof(waits));
  if (!running->is_cooperative) {
    for (thread_index = 0; thread_index < block_size; ++thread_index)
      running->thread(running_arguments);
    return 0;
  }
  for (int64_t i = 0; i < block_size; ++i) {
    is_done[i] = 0;
    getcontext(&fibers[i]);
    fibers[i].uc_stack.ss_sp = stacks + i * stack_bytes;
    fibers[i].uc_stack.ss_size = stack_bytes;
    fibers[i].uc_link = &scheduler;
    makecontext(&fibers[i], start_fiber, 0);
  }
  for (int64_t left = block_size; left > 0;) {
    for (int64_t i = 0; i < block_size; ++i) {
      if (is_done[i])
        continue;
      thread_index = i;
      swapcontext(&scheduler, &fibers[i]);
      left -= is_done[i];
    }
    for (int64_t i = 0; i < block_size; ++i)
      if (waits[i] != waits[i / warp_size * warp_size])
        return 2; /* a lane is missing */
  }
  return 0;
}

/* Runs kernel number `kernel`. Returns 0, 1 if there is none, 2 if lanes of a warp did not all take part in something. */
int run_kernel(int64_t kernel, int64_t blocks, int64_t threads, void *const *arguments) {
  if (kernel >= tp25d_emulator_kernel_count || threads > most_threads)
    return 1;
  if (!stacks)
    stacks = malloc((size_t)most_threads * stack_bytes);
  running = &tp25d_emulator_kernels[kernel];
  if (running->shared_bytes > (int64_t)sizeof(shared_memory))
    return 1;
  running_arguments = arguments;
  block_size = threads;
  grid_size = blocks;
  for (block_index = 0; block_index < blocks; ++block_index) {
    int error = run_block();
    if (error)
      return error;
  }
  return 0;
}
