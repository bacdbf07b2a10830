/* The one C interface between a compiled tp25d program, the backend that executes it, and whoever loads it.
 *
 * A *program* is what the compiler makes of a model: one function that every device of the grid runs (single program,
 * multiple data), and tables of what that function refers to. A *runtime* holds the devices of this process. Sizes are
 * in elements unless the name says bytes; strides are in elements; every matrix is row-major unless its strides say
 * otherwise. All table fields are int64_t or pointers, so that generated code can lay them out without knowing C.
 *
 * Several processes may run one program together, each with some of the devices: all of them in the host backend, one
 * each in the mpi and cuda backends. What is said of a runtime's devices is then said of those of this process.
 *
 * In the cuda backend blocks are memory of a GPU, which neither the program nor its user can touch; what the program
 * calls only issues work, in an order that all devices share.
 *
 * Functions that can fail return a tp25d_status; tp25d_error_message() has the sentence for the calling thread.
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
#define TP25D_NONE (-1)

/* Axes of the device grid, from the slowest varying device id to the fastest:
 * id = ((data * depth + dep) * rows + row) * columns + col. */
typedef enum tp25d_axis { TP25D_DATA, TP25D_DEP, TP25D_ROW, TP25D_COL, TP25D_AXIS_COUNT } tp25d_axis;

typedef enum tp25d_type {
  TP25D_F32,
  TP25D_F64,
  TP25D_BF16,
  TP25D_F16,
  TP25D_I1, /* one byte an element, 0 or 1 */
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

/* The maximum of floats is NaN where one of them is, the maximum number only where all are. */
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
  TP25D_TIMED_OUT, /* another device did not come in time */
  TP25D_INTERNAL
} tp25d_status;

/* What is done to each element of a product before it is stored, in order. */
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
  int64_t per_column; /* f32 operand of ADD and MULTIPLY: 1: n elements, one a column; 0: laid out as the result */
} tp25d_epilogue;

/* C = epilogue(A * B), or epilogue(C + A * B), for every index of the batch dimensions. */
typedef struct tp25d_product {
  int64_t type_a, type_b, type_c; /* tp25d_type; sums are kept in f32 or wider */
  int64_t batch_rank;             /* at most TP25D_MAX_RANK - 2 */
  int64_t batch[TP25D_MAX_RANK];
  int64_t m, n, k;
  int64_t stride_a[TP25D_MAX_RANK]; /* batch dimensions, then m, then k; 0 where a batch dimension repeats A */
  int64_t stride_b[TP25D_MAX_RANK]; /* batch dimensions, then k, then n; 0 where a batch dimension repeats B */
  int64_t stride_c[TP25D_MAX_RANK]; /* batch dimensions, then m, then n */
  int64_t accumulate;               /* 1: add to what C holds */
  int64_t epilogue_count;
  tp25d_epilogue epilogue[TP25D_MAX_EPILOGUE];
} tp25d_product;

typedef enum tp25d_argument_kind {
  TP25D_INPUT,
  TP25D_PARAMETER,
  TP25D_RESULT,
  TP25D_STATE /* a parameter that starts from zeros: an optimizer's moments, the number of steps taken */
} tp25d_argument_kind;

/* A tensor that enters or leaves the program. Every device holds one dense row-major block of it. */
typedef struct tp25d_argument {
  const char *name;
  int64_t kind; /* tp25d_argument_kind */
  int64_t type; /* tp25d_type */
  int64_t rank;
  int64_t size[TP25D_MAX_RANK];                   /* of the whole tensor */
  int64_t axes[TP25D_MAX_RANK][TP25D_AXIS_COUNT]; /* that split a dimension, major to minor, then TP25D_NONE */
  /* A parameter that is only ever the B operand of products, block for block, may be stored in the products' packed
     layout. The indices of those products, ended by TP25D_NONE; null: never packed. Such a product is only ever
     executed with the block of a parameter that names it. */
  const int64_t *products;
  const void *value; /* of a parameter that came with the model: the whole tensor, dense and row-major; or null */
  int64_t updated;   /* 1: a run leaves the next value of this parameter or state in its block */
} tp25d_argument;

typedef struct tp25d_device tp25d_device;

/* A kernel computes the slices [begin, end) of its outermost parallel dimension. `arguments` has one 8-byte slot for
 * each argument: an address, or a scalar. */
typedef void (*tp25d_kernel_function)(void *const *arguments, int64_t begin, int64_t end);

/* A loop nest over blocks, for the processor or for a GPU. */
typedef struct tp25d_kernel {
  tp25d_kernel_function function; /* for the processor, or null */
  int64_t extent;                 /* of its outermost parallel dimension */
  const char *name;               /* for a GPU: of the function in the program's device code, or null */
  int64_t blocks, threads;        /* for a GPU: how many of each, the threads in a block */
  int64_t argument_count;
} tp25d_kernel;

typedef struct tp25d_program {
  int64_t grid[TP25D_AXIS_COUNT];
  int64_t argument_count;
  const tp25d_argument *arguments;
  int64_t product_count;
  const tp25d_product *products;
  int64_t kernel_count;
  const tp25d_kernel *kernels;
  const void *device_code;   /* the kernels for GPUs as a CUDA fat binary, or null */
  int64_t transfer_count;    /* transfers are numbered from 0; each is started once a run */
  int64_t temporaries_bytes; /* of one device */
  /* What each device receives in a run by the cost model, keyed as in tp25d_statistics; null: not known. */
  const int64_t (*received_bytes)[TP25D_AXIS_COUNT];
  /* `blocks` has this device's block of every argument; both it and `temporaries` are 64-byte aligned. */
  void (*run)(tp25d_device *device, void *const *blocks, void *temporaries);
} tp25d_program;

/* ---- Called by the program, on the thread of its device ------------------------------------------------------- */

int64_t tp25d_coordinate(tp25d_device *device, int64_t axis);

/* Starts this device's part in collective number `transfer` among the devices that differ in `axis` only. Every member
 * of the group starts its transfers in the same order. `count` elements of `type` are one block, the unit of the
 * collective: `input` and `output` hold
 *   broadcast       input: count, read at the root only       output: count, not written by a backend that lends
 *   reduce          input: count                              output: count, written at the root only
 *   all_reduce      input: count                              output: count
 *   all_gather      input: count                              output: group * count
 *   reduce_scatter  input: group * count                      output: count
 *   all_to_all      input: group * count                      output: group * count
 * `root` (an index into the group) and `combiner` matter to the kinds that have one. The input, and what an all_reduce
 * has written to the output, must stay unchanged until tp25d_reclaim. `scratch` is memory for what backends whose
 * devices share none receive before they combine it, until tp25d_await: (group - 1) * count elements for reduce and
 * reduce_scatter, (group - 1) * ceil(count / group) for all_reduce; the host backend does without. */
void tp25d_start(tp25d_device *device, int64_t transfer, int64_t kind, int64_t axis, int64_t root, int64_t combiner,
                 int64_t type, int64_t count, const void *input, void *output, void *scratch);

/* Waits until the transfer's outcome is here and returns where: for a broadcast the root's own block where the backend
 * lends it (it is read-only, and lent until tp25d_release), else `output`. */
void *tp25d_await(tp25d_device *device, int64_t transfer);

/* This device no longer reads what tp25d_await returned. */
void tp25d_release(tp25d_device *device, int64_t transfer);

/* Waits until no other device reads this device's input of the transfer, or, of an all_reduce, its output; they may
 * then be overwritten. */
void tp25d_reclaim(tp25d_device *device, int64_t transfer);

/* Executes product number `product`. `operands` are those of the epilogue, in order. */
void tp25d_multiply(tp25d_device *device, int64_t product, const void *a, const void *b, void *c,
                    const void *const *operands);

/* Executes kernel number `kernel`; a backend may divide its slices among threads. */
void tp25d_launch(tp25d_device *device, int64_t kernel, void *const *arguments);

/* ---- Processes ------------------------------------------------------------------------------------------------- */

/* "host", "mpi" or "cuda". */
const char *tp25d_backend(void);

/* Joins the processes that were started together. To be called once, before anything else; the host backend has one
 * process. */
tp25d_status tp25d_join(void);

int64_t tp25d_process_count(void);
int64_t tp25d_process_index(void);

/* Gives every process the `bytes` bytes of all, one after the other in the order of their indices. All call it. */
tp25d_status tp25d_exchange(const void *mine, int64_t bytes, void *all);

/* From here on the first SIGINT or SIGTERM does not end the processes, for those that have something to put in order
 * first: they ask for it from time to time. A later one ends them as usual. When it is called again,
 * what was caught is forgotten. */
void tp25d_catch_signals(void);

/* The number of the signal that this process has caught so far; 0: none. Not every process need have been sent it. */
int64_t tp25d_caught_signal(void);

/* Leaves the others; all call it.
 *
 * Where one of several processes is lost between tp25d_join and here, hangs for longer than the runtime's timeout, or
 * fails on its own in tp25d_run, all of them end by quick_exit with one message on standard error, written by the first
 * that still can, and an exit code that is not 0. */
void tp25d_leave(void);

/* ---- Called by who loads the program --------------------------------------------------------------------------- */

typedef struct tp25d_runtime tp25d_runtime;

typedef struct tp25d_options {
  int64_t threads_per_device; /* 0: one */
  int64_t devices_at_once;    /* that compute at the same time; 0: as many as keep the process's cores busy */
  double timeout_seconds;     /* the longest that one wait may last; 0: no limit */
  int64_t pack;               /* 1: let parameters be stored in the packed layout of their products, where they cannot
                                 be read; without effect where `parameters_of` is set */
  const char *flight_record;  /* where each of several processes writes its last transfers, should one be lost:
                                 <flight_record><process>.json; null: nowhere */
  int64_t blocking;           /* 1: start waits until the outcome is here, so that transfers hide behind nothing */
  int64_t measure;            /* GPUs: 1: keep the times of products, kernels and transfers, and the events; other
                                 backends always do */
  int64_t direct;             /* GPUs: 1: issue every run operation by operation, instead of replaying a graph */
  int64_t tf32;               /* GPUs: 1: products of f32 may round their operands to TF32, 10 bits of mantissa */
  /* A runtime whose blocks of parameters and states this one works with, instead of blocks of its own, where their
     names agree: a validation pass reads what a training step updates. Types, sizes and axes must agree then, too. It
     has the same grid and stores none of these packed; it outlives this one, has its memory before this one gets any,
     and does not run at the same time. Null: none. */
  struct tp25d_runtime *parameters_of;
} tp25d_options;

typedef struct tp25d_statistics {
  int64_t received_bytes[TP25D_AXIS_COUNT];          /* keyed by the axis that varies in the group; of the last run */
  int64_t arena_bytes;                               /* allocated for this device: blocks, temporaries and workspace */
  double product_seconds, kernel_seconds;            /* of the last run, as the next ones */
  double collective_seconds[TP25D_COLLECTIVE_COUNT]; /* spent in start, await, release and reclaim, waiting included;
                                                        of GPUs, on the way */
  double transfer_seconds;                           /* from start to arrival, summed over transfers; 0: not measured */
  double hidden_transfer_seconds;                    /* of these, while products and kernels were computed */
} tp25d_statistics;

typedef enum tp25d_event_kind {
  TP25D_EVENT_PRODUCT,
  TP25D_EVENT_KERNEL,
  TP25D_EVENT_WAIT,
  TP25D_EVENT_TRANSFER
} tp25d_event_kind;

/* Something that a device did in the last run. Only backends whose transfers travel by themselves have events of them.
 */
typedef struct tp25d_event {
  int64_t kind;             /* tp25d_event_kind */
  int64_t number;           /* of the product or the transfer; of a kernel, how many came before it */
  int64_t collective, axis; /* of a transfer and of waiting for one */
  int64_t root;             /* of these, if they have one: the step of the product that they are for */
  int64_t size;             /* bytes that a transfer brought here; the extent of a kernel */
  int64_t begin, end;       /* nanoseconds since 1970, which all processes can compare as far as their clocks agree */
} tp25d_event;

/* Makes the products' primitives and plans the arena; allocates nothing of its size yet. The program must outlive the
 * runtime. */
tp25d_status tp25d_create(const tp25d_program *program, const tp25d_options *options, tp25d_runtime **runtime);

/* Bytes that the arena of each device takes: known before tp25d_allocate, and never exceeded. */
int64_t tp25d_arena_bytes(const tp25d_runtime *runtime);

/* Also gives the devices their blocks of the parameters that come with the program, and states their zeros. */
tp25d_status tp25d_allocate(tp25d_runtime *runtime);

/* Copies a block, the box of `size` elements from `offset` on of a whole tensor, from or to `block`, which is dense and
 * row-major. Returns 0, or another number if it failed. Called for several devices at once. */
typedef int (*tp25d_copy_block)(void *context, const int64_t *offset, const int64_t *size, void *block);

/* Has `copy` fill the block of an input, a parameter or a state of every device. */
tp25d_status tp25d_load(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context);

/* Hands every block of a result, a parameter or a state to `copy`, whole or some of its first dimension's elements at a
 * time, each element once, by one of the devices that hold it. */
tp25d_status tp25d_store(tp25d_runtime *runtime, int64_t argument, tp25d_copy_block copy, void *context);

/* tp25d_load and tp25d_store with a whole tensor in memory, dense and row-major. */
tp25d_status tp25d_write(tp25d_runtime *runtime, int64_t argument, const void *data);
tp25d_status tp25d_read(tp25d_runtime *runtime, int64_t argument, void *data);

/* Runs the program once on every device, and returns when all of this process have ended. */
tp25d_status tp25d_run(tp25d_runtime *runtime);

/* The statistics of a device of this process: from tp25d_first_device on, tp25d_device_count of them. */
void tp25d_get_statistics(const tp25d_runtime *runtime, int64_t device, tp25d_statistics *statistics);
/* The events of a device of this process in the last run; they belong to the runtime. Returns how many there are. */
int64_t tp25d_get_events(const tp25d_runtime *runtime, int64_t device, const tp25d_event **events);
int64_t tp25d_first_device(const tp25d_runtime *runtime);
int64_t tp25d_device_count(const tp25d_runtime *runtime);

void tp25d_destroy(tp25d_runtime *runtime);

/* The sentence of the calling thread's last error; empty if it had none. */
const char *tp25d_error_message(void);

/* For code between the runtime and its user: makes `message` the calling thread's last error. Returns the status. */
tp25d_status tp25d_report(tp25d_status status, const char *message);

const char *tp25d_axis_name(int64_t axis);
const char *tp25d_collective_name(int64_t kind);
int64_t tp25d_type_bytes(int64_t type);

#ifdef __cplusplus
}
#endif

#endif /* TP25D_RUNTIME_H */
