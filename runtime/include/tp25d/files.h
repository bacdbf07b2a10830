/* Reads and writes tensor files in programs that embed a compiled model: each process only accesses its own blocks.
 *
 * Functions return a status as those of runtime.h do; tp25d_error_message() returns the message, which names the file.
 */
#ifndef TP25D_FILES_H
#define TP25D_FILES_H

#include "tp25d/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Loads every parameter and state of the program from the tensor of the same name in a .safetensors file. A parameter
 * that comes with the program, or a state, may be missing in the file and keeps its value then. */
tp25d_status tp25d_load_parameters(tp25d_runtime *runtime, const tp25d_program *program, const char *path);

/* Loads an input, a parameter or a state from a .npy file of its type and shape. */
tp25d_status tp25d_load_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path);

/* Stores a result, a parameter or a state as a .npy file, which appears complete or not at all. A pipe or a device
 * receives the bytes; a link stays, and the file that it leads to is replaced. All processes must call it. */
tp25d_status tp25d_store_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path);

#ifdef __cplusplus
}
#endif

#endif /* TP25D_FILES_H */
