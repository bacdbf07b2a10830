/* The C interface between a compiled tp25d program, the backend that executes it, and the code that loads it.
 *
 * A *program* is a compiled model: one function that every device of the grid runs (single program, multiple data), and
 * the tables that the function refers to. A *runtime* holds the devices of this process. Sizes are in elements unless
 * the name says bytes; strides are in elements; every matrix is row-major unless its strides say otherwise. All fields
 * of tables are int64_t or pointers, so that generated code can lay them out without knowing C.
 *
 * Several processes may run one program together, each with some of the devices: all devices are in one process in the
 * host backend, and each has its own in the mpi and cuda backends. A runtime's devices are those of this process.
 *
 * In the cuda backend blocks are memory of a GPU, which neither the program nor its user can access; the program's
 * calls only issue work, in the same order on all devices.
 *
 * Functions that can fail return a tp25d_status; tp25d_error_message() returns the message for the calling thread.
 */
#ifndef TP25D_RUNTIME_H
#define TP25D_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TP25D_MAX_RANK 8
#define TP25D_MAX_EPILOGUE 4
#define TP25D_ALIGNMENT 64 /* bytes: of blocks, and of every buffer in the arena */
#define TP25D_NONE (-1)

/* Axes of the device grid, from the slowest varying device id to the fastest:
 * id = ((data * depth + dep) * rows + row) * columns + col. */
typedef enum tp25d_axis { TP25D_DATA, TP25D_DEP, TP25D_ROW, TP25D_COL, TP25D_AXIS_COUNT } tp25d_axis;

typedef enum tp25d_type {
  TP25D_F32,
  TP25D_F64,
  TP25D_BF16,
  TP25D_F16,
  TP25D_I1, /* one byte per element, 0 or 1 */
  TP25D_I8,
  TP25D_I16,
  TP25D_I32,
  TP25D_I64
} tp25d_type;

typedef enum tp25d_collective {
  TP25D_BROADCAST,      /* the root's block to every member of the group */
  TP25D_REDUCE,         /* the members' blocks combined, in group order, at the root */
  TP25D_ALL_REDUCE,     /* the members' blocks combined, at every member */
  TP25D_ALL_GATHER,     /* the members' blocks one after the other, at every member */
  TP25D_REDUCE_SCATTER, /* piece i of every member's block combined, at member i */
  TP25D_ALL_TO_ALL,     /* piece i of every member's block, one after the other, at member i */
  TP25D_COLLECTIVE_COUNT
} tp25d_collective;

/* A maximum or minimum of floats is NaN if any of them is; a maximum or minimum number only if all are. */
typedef enum tp25d_combiner {
  TP25D_SUM,
  TP25D_PRODUCT,
  TP25D_MAXIMUM,
  TP25D_MINIMUM,
  TP25D_MAXIMUM_NUMBER,
  TP25D_MINIMUM_NUMBER
} tp25d_combiner;

typedef enum tp25d_status {
  TP25D_OK,
  TP25D_INVALID_ARGUMENT,
  TP25D_OUT_OF_MEMORY,
  TP25D_TIMED_OUT, /* another device did not respond in time */
  TP25D_INTERNAL
} tp25d_status;

/* An operation on each element of a product before it is stored; a product has a list of them. */
typedef enum tp25d_epilogue_kind {
  TP25D_EPILOGUE_ADD,       /* x + operand */
  TP25D_EPILOGUE_MULTIPLY,  /* x * operand */
  TP25D_EPILOGUE_RELU,      /* max(x, 0) */
  TP25D_EPILOGUE_GELU_ERF,  /* x/2 (1 + erf(x/sqrt 2)) */
  TP25D_EPILOGUE_GELU_TANH, /* x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) */
  TP25D_EPILOGUE_TANH,
  TP25D_EPILOGUE_LOGISTIC /* 1 / (1 + exp(-x)) */
} tp25d_epilogue_kind;

typedef struct tp25d_epilogue {
  int64_t kind;       /* tp25d_epilogue_kind */
  int64_t per_column; /* f32 operand of ADD and MULTIPLY: 1: n elements, one per column; 0: laid out as C */
} tp25d_epilogue;

/* C = epilogue(A * B), or epilogue(C + A * B), for every index of the batch dimensions. */
typedef struct tp25d_product {
  int64_t type_a, type_b, type_c; /* tp25d_type; sums accumulate in f32 or wider */
  int64_t batch_rank;             /* at most TP25D_MAX_RANK - 2 */
  int64_t batch[TP25D_MAX_RANK];
  int64_t m, n, k;
  int64_t stride_a[TP25D_MAX_RANK]; /* batch dimensions, then m, then k; 0 if a batch dimension repeats A */
  int64_t stride_b[TP25D_MAX_RANK]; /* batch dimensions, then k, then n; 0 if a batch dimension repeats B */
  int64_t stride_c[TP25D_MAX_RANK]; /* batch dimensions, then m, then n */
  int64_t accumulate;               /* 1: add the product to C */
  int64_t epilogue_count;
  tp25d_epilogue epilogue[TP25D_MAX_EPILOGUE];
} tp25d_product;

typedef enum tp25d_argument_kind {
  TP25D_INPUT,
  TP25D_PARAMETER,
  TP25D_RESULT,
  TP25D_STATE /* a parameter that starts from zeros: an optimizer's moments, the number of training steps */
} tp25d_argument_kind;

/* A tensor that enters or leaves the program. Every device holds one dense row-major block of it. */
typedef struct tp25d_argument {
  const char *name;
  int64_t kind; /* tp25d_argument_kind */
  int64_t type; /* tp25d_type */
  int64_t rank;
  int64_t size[TP25D_MAX_RANK];                   /* size of the whole tensor */
  int64_t axes[TP25D_MAX_RANK][TP25D_AXIS_COUNT]; /* axes that split a dimension, major to minor, then TP25D_NONE */
  /* Indices of products, ended by TP25D_NONE, if this parameter's blocks are used as the B operands of these products
     and for nothing else, so that they may be stored in the products' packed layout; null: never packed. Such a product
     is only executed with the block of a parameter that lists it. */
  const int64_t *products;
  const void *value; /* value of a parameter that came with the model: whole, dense and row-major; or null */
  int64_t updated;   /* 1: a run writes the next value of this parameter or state to its block */
} tp25d_argument;

typedef struct tp25d_device tp25d_device;

/* Computes the slices [begin, end) of a kernel's outermost parallel dimension. `arguments` has one 8-byte slot for each
 * argument: an address, or a scalar. */
typedef void (*tp25d_kernel_function)(void *const *arguments, int64_t begin, int64_t end);

/* A loop nest over blocks, for the processor or for a GPU. */
typedef struct tp25d_kernel {
  tp25d_kernel_function function; /* for the processor, or null */
  int64_t extent;                 /* size of its outermost parallel dimension */
  const char *name;               /* for a GPU: name of the function in the program's device code, or null */
  int64_t blocks, threads;        /* for a GPU: number of blocks, and of threads in a block */
  int64_t argument_count;
} tp25d_kernel;

/* A collective among the devices that differ in `axis` only. A block, its unit, is `count` elements of `type`. The
 * input and the output of a member hold broadcast       input: count, read at the root only       output: count, not
 * written by a backend that lends reduce          input: count                              output: count, written at
 * the root only all_reduce      input: count                              output: count all_gather      input: count
 * output: group * count reduce_scatter  input: group * count                      output: count all_to_all      input:
 * group * count                      output: group * count
 */
typedef struct tp25d_transfer {
  int64_t kind; /* tp25d_collective */
  int64_t axis;
  int64_t root;     /* index into the group, for broadcast and reduce; else 0 */
  int64_t combiner; /* tp25d_combiner, for reduce, all_reduce and reduce_scatter; else 0 */
  int64_t type;     /* tp25d_type */
  int64_t count;
} tp25d_transfer;

typedef struct tp25d_program {
  int64_t grid[TP25D_AXIS_COUNT];
  int64_t argument_count;
  const tp25d_argument *arguments;
  int64_t product_count;
  const tp25d_product *products;
  int64_t kernel_count;
  const tp25d_kernel *kernels;
  const void *device_code; /* CUDA fat binary of the kernels for GPUs, or null */
  int64_t transfer_count;
  const tp25d_transfer *transfers; /* each is started at most once per run */
  int64_t temporaries_bytes;       /* size of the temporaries of one device */
  /* The function that every device runs. `blocks` has the device's block of every argument; blocks and `temporaries`
     are aligned to TP25D_ALIGNMENT bytes. */
  void (*run)(tp25d_device *device, void *const *blocks, void *temporaries);
} tp25d_program;

/* ---- Called by the program, on the thread of its device ------------------------------------------------------- */

int64_t tp25d_coordinate(tp25d_device *device, int64_t axis);

/* Starts this device's part in transfer number `transfer`. All members of the group start their transfers in the same
 * order. The input, and the part of the output that an all_reduce has written, must stay unchanged until tp25d_reclaim.
 * `scratch` is memory, until tp25d_await, for blocks that backends without shared memory receive before they combine
 * them: (group - 1) * count elements for reduce and reduce_scatter, (group - 1) * ceil(count / group) for all_reduce.
 * The host backend does not use it. */
void tp25d_start(tp25d_device *device, int64_t transfer, const void *input, void *output, void *scratch);

/* Waits until the transfer's result has arrived, and returns its address: `output`, or for a broadcast the root's own
 * block if the backend lends it (read-only, until tp25d_release). */
void *tp25d_await(tp25d_device *device, int64_t transfer);

/* Declares that this device no longer reads the memory that tp25d_await returned. */
void tp25d_release(tp25d_device *device, int64_t transfer);

/* Waits until no other device reads this device's input of the transfer or, in an all_reduce, its output. They may be
 * overwritten then. */
void tp25d_reclaim(tp25d_device *device, int64_t transfer);

/* Executes product number `product`. `operands` are the epilogue's operands, in order. */
void tp25d_multiply(tp25d_device *device, int64_t product, const void *a, const void *b, void *c,
                    const void *const *operands);

/* Executes kernel number `kernel`; a backend may divide its slices among threads. */
void tp25d_launch(tp25d_device *device, int64_t kernel, void *const *arguments);

/* ---- Processes ------------------------------------------------------------------------------------------------- */

/* Returns "host", "mpi" or "cuda". */
const char *tp25d_backend(void);

/* Joins the processes that were started together. Must be called once, before any other function. The host backend has
 * one process. */
tp25d_status tp25d_join(void);

int64_t tp25d_process_count(void);
int64_t tp25d_process_index(void);

/* Gathers `bytes` bytes of each process in `all` of every process, in the order of their indices. All must call it. */
tp25d_status tp25d_exchange(const void *mine, int64_t bytes, void *all);

/* Makes the first SIGINT or SIGTERM from now on be recorded instead of ending the processes, so that they can finish
 * their work: they poll tp25d_caught_signal. A later signal ends them as usual. Another call forgets the recorded
 * signal. */
void tp25d_catch_signals(void);

/* Returns the number of the signal that this process has caught; 0: none. Other processes may not have received it. */
int64_t tp25d_caught_signal(void);

/* Leaves the other processes; all must call it.
 *
 * If one of several processes is lost between tp25d_join and this call, hangs for longer than the runtime's timeout, or
 * fails by itself in tp25d_run, all of them end by quick_exit with an exit code that is not 0. The first process that
 * still can prints one message to standard error. */
void tp25d_leave(void);

/* ---- Called by the code that loads the program ----------------------------------------------------------------- */

typedef struct tp25d_runtime tp25d_runtime;

typedef struct tp25d_options {
  int64_t threads_per_device; /* 0: one */
  int64_t devices_at_once;    /* limit of devices that compute at the same time; 0: as many as keep the cores busy */
  double timeout_seconds;     /* limit of a single wait; 0: none */
  int64_t pack;               /* 1: parameters may be stored in the packed layout of their products, from which they
                                 cannot be read; no effect if `parameters_of` is set */
  const char *flight_record;  /* prefix of the files that list each process's last transfers if a process is lost:
                                 <flight_record><process>.json; null: none are written */
  int64_t blocking;           /* 1: tp25d_start waits for the result, so that transfers do not overlap computation */
  int64_t measure;            /* GPUs: 1: measure the times of products, kernels and transfers, and record events;
                                 other backends always do */
  int64_t direct;             /* GPUs: 1: issue every run operation by operation instead of replaying a graph */
  int64_t tf32;               /* GPUs: 1: products of f32 may round their operands to TF32, 10 bits of mantissa */
  /* A runtime whose blocks this one uses for parameters and states of the same names, instead of blocks of its own: a
     validation pass reads the parameters that a training step updates. Their types, sizes and axes must be equal. It
     must have the same grid, store none of them packed, outlive this runtime, be allocated before it, and not run at
     the same time. Null: none. */
  struct tp25d_runtime *parameters_of;
} tp25d_options;

typedef struct tp25d_statistics {
  int64_t received_bytes[TP25D_AXIS_COUNT];          /* in the last run, by the axis that varies in the group */
  int64_t arena_bytes;                               /* allocated for this device: blocks, temporaries and workspace */
  double product_seconds, kernel_seconds;            /* in the last run, as the next ones */
  double collective_seconds[TP25D_COLLECTIVE_COUNT]; /* in start, await, release and reclaim, with waiting; on GPUs:
                                                        the time of the transfers */
  double transfer_seconds;                           /* from start to arrival, summed over transfers; 0: not measured */
  double hidden_transfer_seconds;                    /* part of these during which products and kernels computed */
} tp25d_statistics;

typedef enum tp25d_event_kind {
  TP25D_EVENT_PRODUCT,
  TP25D_EVENT_KERNEL,
  TP25D_EVENT_WAIT,
  TP25D_EVENT_TRANSFER
} tp25d_event_kind;

/* An operation of a device in the last run. Transfers are events only in backends where they overlap computation. */
typedef struct tp25d_event {
  int64_t kind;       /* tp25d_event_kind */
  int64_t number;     /* number of the product or the transfer, or of kernels that ran before this one */
  int64_t size;       /* bytes that the device received in a transfer; extent of a kernel */
  int64_t begin, end; /* nanoseconds since 1970, comparable among processes as far as their clocks agree */
} tp25d_event;

/* Creates the products' primitives and plans the arena, but does not allocate it yet. The program must outlive the
 * runtime. */
tp25d_status tp25d_create(const tp25d_program *program, const tp25d_options *options, tp25d_runtime **runtime);

/* Returns the size in bytes of each device's arena: known before tp25d_allocate, and never exceeded. */
int64_t tp25d_arena_bytes(const tp25d_runtime *runtime);

/* Allocates the arenas, loads the parameters that come with the program, and sets states to zero. */
tp25d_status tp25d_allocate(tp25d_runtime *runtime);

/* Copies the elements with indices in [offset, offset + size) of a whole tensor from or to `block`, which is dense and
 * row-major. Returns 0 on success. May be called from several threads at the same time. */
typedef int (*tp25d_copy_block)(void *context, const int64_t *offset, const int64_t *size, void *block);

/* Calls `copy` to fill the block of an input, a parameter or a state on every device. */
tp25d_status tp25d_load(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context);

/* Calls `copy` with every block of a result, a parameter or a state, whole or in parts along its first dimension. Each
 * element is passed once, by one of the devices that hold it. */
tp25d_status tp25d_store(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context);

/* Load and store a whole tensor in memory, dense and row-major. */
tp25d_status tp25d_write(tp25d_runtime *runtime, int64_t argument, const void *data);
tp25d_status tp25d_read(tp25d_runtime *runtime, int64_t argument, void *data);

/* Runs the program once on every device, and returns when the devices of this process have ended. */
tp25d_status tp25d_run(tp25d_runtime *runtime);

/* Gets the statistics of a device of this process: one of tp25d_device_count devices from tp25d_first_device on. */
void tp25d_get_statistics(const tp25d_runtime *runtime, int64_t device, tp25d_statistics *statistics);
/* Gets the events of a device of this process in the last run, which the runtime owns. Returns their number. */
int64_t tp25d_get_events(const tp25d_runtime *runtime, int64_t device, const tp25d_event **events);
int64_t tp25d_first_device(const tp25d_runtime *runtime);
int64_t tp25d_device_count(const tp25d_runtime *runtime);

void tp25d_destroy(tp25d_runtime *runtime);

/* Returns the message of the calling thread's last error; empty if there was none. */
const char *tp25d_error_message(void);

/* Sets the calling thread's last error, for code that wraps the runtime. Returns the status. */
tp25d_status tp25d_report(tp25d_status status, const char *message);

const char *tp25d_axis_name(int64_t axis);
const char *tp25d_collective_name(int64_t kind);
int64_t tp25d_type_bytes(int64_t type);

#ifdef __cplusplus
}
#endif

#endif /* TP25D_RUNTIME_H */
