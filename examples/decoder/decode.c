/* Decodes the text after a prompt: a C program with two compiled models that share their weights and their cache.
 *
 *   tp25d compile examples/decoder/prompt.mlir -q 2 -d 2 --emit=shared --name=prompt -o libprompt.so
 *   tp25d compile examples/decoder/token.mlir -q 2 -d 2 --emit=shared --name=token -o libtoken.so
 *   cc -I. -I<tp25d>/include examples/decoder/decode.c libprompt.so libtoken.so -o decode
 *   ./decode examples/decoder/decoder.safetensors examples/decoder/prompt.npy
 *
 * Both models take tokens and the position of the first of them, and return the logits of the token after the last one.
 */
#include "prompt.h"
#include "token.h"

#include <stdio.h>
#include <stdlib.h>

static void check(tp25d_status status) {
  if (status == TP25D_OK)
    return;
  fprintf(stderr, "error: %s\n", tp25d_error_message());
  exit(1);
}

/* A model on its devices. */
typedef struct model {
  const tp25d_program *program;
  tp25d_runtime *runtime;
  int64_t tokens, position, logits; /* numbers of arguments */
} model;

static int64_t find(const tp25d_program *program, int64_t kind, int64_t rank) {
  for (int64_t i = 0; i < program->argument_count; ++i)
    if (program->arguments[i].kind == kind && program->arguments[i].rank == rank)
      return i;
  fprintf(stderr, "error: this is not a decoder\n");
  exit(1);
}

static model create(const tp25d_program *program, tp25d_runtime *parameters_of) {
  /* The weights are not packed for the products of one model, so that the other one can read them. */
  tp25d_options options = {.pack = 0, .parameters_of = parameters_of};
  model result = {program, NULL, find(program, TP25D_INPUT, 2), find(program, TP25D_INPUT, 0),
                  find(program, TP25D_RESULT, 2)};
  check(tp25d_create(program, &options, &result.runtime));
  check(tp25d_allocate(result.runtime));
  return result;
}

/* Runs the model, and writes the likeliest next token of each text to `next`. Returns the bytes that device 0 received.
 */
static int64_t run(const model *model, int64_t position, float *logits, int64_t *next) {
  check(tp25d_write(model->runtime, model->position, &position));
  check(tp25d_run(model->runtime));
  check(tp25d_read(model->runtime, model->logits, logits));
  const int64_t *size = model->program->arguments[model->logits].size;
  for (int64_t text = 0; text < size[0]; ++text) {
    next[text] = 0;
    for (int64_t i = 1; i < size[1]; ++i)
      if (logits[text * size[1] + i] > logits[text * size[1] + next[text]])
        next[text] = i;
  }
  tp25d_statistics statistics;
  tp25d_get_statistics(model->runtime, 0, &statistics);
  int64_t bytes = 0;
  for (int axis = 0; axis < TP25D_AXIS_COUNT; ++axis)
    bytes += statistics.received_bytes[axis];
  return bytes;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: decode PARAMETERS.safetensors PROMPT.npy\n");
    return 1;
  }
  check(tp25d_join());
  model prompt = create(&prompt_program, NULL), token = create(&token_program, prompt.runtime);
  check(tp25d_load_parameters(prompt.runtime, prompt.program, argv[1]));
  check(tp25d_load_npy(prompt.runtime, prompt.program, prompt.tokens, argv[2]));

  const tp25d_argument *cache = &token.program->arguments[find(token.program, TP25D_STATE, 4)];
  int64_t texts = cache->size[0], end = cache->size[2], begin = prompt.program->arguments[prompt.tokens].size[1];
  int64_t vocabulary = token.program->arguments[token.logits].size[1], first_bytes = 0, bytes = 0;
  float *logits = malloc(texts * vocabulary * sizeof(float));
  int64_t *text = malloc(texts * (end - begin) * sizeof(int64_t)); /* token by token */
  run(&prompt, 0, logits, text);
  for (int64_t position = begin; position < end - 1; ++position) {
    int64_t *last = text + (position - begin) * texts;
    check(tp25d_write(token.runtime, token.tokens, last));
    bytes = run(&token, position, logits, last + texts);
    if (position == begin)
      first_bytes = bytes;
  }
  for (int64_t i = 0; i < texts; ++i)
    for (int64_t position = 0; position < end - begin; ++position)
      printf("%lld%c", (long long)text[position * texts + i], position == end - begin - 1 ? '\n' : ' ');
  printf("device 0 received %lld bytes for the first token, %lld for the last\n", (long long)first_bytes,
         (long long)bytes);
  free(text);
  free(logits);
  tp25d_destroy(token.runtime);
  tp25d_destroy(prompt.runtime);
  tp25d_leave();
  return 0;
}
