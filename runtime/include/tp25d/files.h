/* Tensor files for programs that embed a compiled model: each process reads and writes its own blocks only.
 *
 * Functions return a status as those of runtime.h do; tp25d_error_message() has the sentence, which names the file.
 */
#ifndef TP25D_FILES_H
#define TP25D_FILES_H

#include "tp25d/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Loads every parameter and state of the program from the tensor of its name in a .safetensors file; a parameter that
 * comes with the program, and a state, may be missing there, and keeps its value. */
tp25d_status tp25d_load_parameters(tp25d_runtime *runtime, const tp25d_program *program, const char *path);

/* Loads an input, a parameter or a state from a .npy file of its type and shape. */
tp25d_status tp25d_load_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path);

/* Stores a result, a parameter or a state as a .npy file, which appears at once and complete, or not at all. A pipe or
 * a device gets its bytes, and a link stays: it is the file at its end that is replaced. All processes call it. */
tp25d_status tp25d_store_npy(tp25d_runtime *runtime, const tp25d_program *program, int64_t argument, const char *path);

#ifdef __cplusplus
}
#endif

#endif /* TP25D_FILES_H */
