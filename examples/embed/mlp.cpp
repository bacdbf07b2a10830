// A C++ program that has the two-layer MLP in it, as a static library, and feeds it from memory.
//
//   tp25d compile examples/mlp/mlp.mlir -q 2 -d 2 --emit=static --name=mlp -o libmlp.a
//   c++ -I. -I<tp25d>/include examples/embed/mlp.cpp libmlp.a -ldnnl -lgomp -lz -lpthread -ldl -o mlp
//   ./mlp
#include "mlp.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <vector>

static void check(tp25d_status status) {
  if (status != TP25D_OK)
    throw std::runtime_error(tp25d_error_message());
}

int main() try {
  check(tp25d_join());
  tp25d_options options = {};
  tp25d_runtime *created = nullptr;
  check(tp25d_create(&mlp_program, &options, &created));
  std::unique_ptr<tp25d_runtime, decltype(&tp25d_destroy)> runtime(created, tp25d_destroy);
  check(tp25d_allocate(runtime.get()));

  // Whole tensors, which the runtime divides: every element of an argument is the argument's number over 1000.
  std::vector<float> result;
  for (int64_t index = 0; index < mlp_program.argument_count; ++index) {
    const tp25d_argument &argument = mlp_program.arguments[index];
    int64_t count = 1;
    for (int64_t dimension = 0; dimension < argument.rank; ++dimension)
      count *= argument.size[dimension];
    std::vector<float> values(count, static_cast<float>(index) / 1000);
    if (argument.kind == TP25D_RESULT)
      result = values;
    else
      check(tp25d_write(runtime.get(), index, values.data()));
    std::printf("argument %d is %s\n", static_cast<int>(index), argument.name);
  }
  check(tp25d_run(runtime.get()));
  check(tp25d_read(runtime.get(), MLP_RESULT_0, result.data()));

  // x = 0, so that h = gelu(b1) and y = 1024 h w2 + b2.
  double b1 = 0.002, h = b1 / 2 * (1 + std::erf(b1 / std::sqrt(2.0))), y = 1024 * h * 0.003 + 0.004;
  std::printf("result %.6f, expected %.6f\n", result[0], y);
  runtime.reset();
  tp25d_leave();
  return std::abs(result[0] - y) < 1e-6 ? 0 : 1;
} catch (const std::exception &exception) {
  std::fprintf(stderr, "error: %s\n", exception.what());
  return 1;
}
