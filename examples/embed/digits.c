/* A C program that has the digits model in it, as a library, and classifies test images.
 *
 *   tp25d compile examples/digits/digits.mlir -q 2 -d 2 --emit=shared --name=digits -o libdigits.so
 *   cc -I. -I<tp25d>/include examples/embed/digits.c libdigits.so -o digits
 *   ./digits mlp.safetensors test_x.npy
 */
#include "digits.h"

#include <stdio.h>
#include <stdlib.h>

static void check(tp25d_status status) {
  if (status == TP25D_OK)
    return;
  fprintf(stderr, "error: %s\n", tp25d_error_message());
  exit(1);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: digits PARAMETERS.safetensors IMAGES.npy\n");
    return 1;
  }
  const tp25d_program *program = &digits_program;
  tp25d_options options = {0};
  tp25d_runtime *runtime = NULL;
  check(tp25d_join());
  check(tp25d_create(program, &options, &runtime));
  printf("%lld bytes a device\n", (long long)tp25d_arena_bytes(runtime));
  check(tp25d_allocate(runtime));
  check(tp25d_load_parameters(runtime, program, argv[1]));
  check(tp25d_load_npy(runtime, program, DIGITS_IMAGES, argv[2]));
  check(tp25d_run(runtime));

  /* Shapes and types are in the program's table of arguments. */
  const tp25d_argument *result = &program->arguments[DIGITS_RESULT_0];
  int64_t images = result->size[0], classes = result->size[1];
  float *logits = malloc(images * classes * sizeof(float));
  check(tp25d_read(runtime, DIGITS_RESULT_0, logits));
  printf("the first ten are");
  for (int64_t image = 0; image < 10; ++image) {
    int64_t best = 0;
    for (int64_t i = 1; i < classes; ++i)
      if (logits[image * classes + i] > logits[image * classes + best])
        best = i;
    printf(" %lld", (long long)best);
  }
  printf("\n");
  free(logits);
  tp25d_destroy(runtime);
  tp25d_leave();
  return 0;
}
