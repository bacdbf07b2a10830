//===- CudaProgram.cpp - A program for several processes, written by hand ---===//
//
// What the compiler makes of a model, without the model: a product in SUMMA steps whose blocks travel while the step
// before multiplies, then one transfer of every other kind, and several of one kind. It runs several times, on GPUs the
// first time operation by operation and then as a graph; every process checks its blocks of the results. With pair, a
// second runtime works with the parameters of the first, and the two run in turns.
//
//   CudaProgram Q DEPTH RUNS TIMEOUT [direct|measure|blocking|pair]...
//
//===----------------------------------------------------------------------===//

#include "../ProgramArgument.h"
#include "tp25d/collectives.h"
#include "tp25d/runtime.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

int64_t q = 2, depth = 2;
constexpr int64_t rowsOfBlock = 8, inner = 16, columnsOfBlock = 12; // of each device's x, both, and w

enum Argument { X, W, Bias, Product, Gathered, Summed, Scattered, Exchanged, Reduced, Pieces, ArgumentCount };

/// Small numbers, so that every sum is exact in whatever order it is done.
float valueOf(int64_t argument, int64_t row, int64_t column) {
  return static_cast<float>((argument * 7 + row * 3 + column * 5) % 11 - 5);
}

tp25d_argument describe(const char *name, int64_t kind, const std::vector<int64_t> &size,
                        const std::vector<std::vector<int64_t>> &axes) {
  return makeArgument(name, kind, TP25D_F32, size, axes);
}

constexpr int64_t blockElements = rowsOfBlock * columnsOfBlock;
constexpr int64_t pieceCount = 4;
constexpr int64_t sizeOfPiece(int64_t piece) { return blockElements * (2 * (pieceCount - piece) - 1) / 16; }

/// The transfers in the order in which the program starts them.
std::vector<tp25d_transfer> transfers;

void listTransfers() {
  auto add = [](int64_t kind, int64_t axis, int64_t root, int64_t count) {
    transfers.push_back({kind, axis, root, TP25D_SUM, TP25D_F32, count});
  };
  for (int64_t t = 0; t < q; ++t) {
    add(TP25D_BROADCAST, TP25D_COL, t, rowsOfBlock * inner);
    add(TP25D_BROADCAST, TP25D_ROW, t, inner * columnsOfBlock);
  }
  add(TP25D_ALL_GATHER, TP25D_COL, 0, blockElements);
  add(TP25D_ALL_REDUCE, TP25D_DEP, 0, blockElements);
  add(TP25D_REDUCE_SCATTER, TP25D_COL, 0, blockElements);
  add(TP25D_ALL_TO_ALL, TP25D_COL, 0, blockElements);
  add(TP25D_ALL_TO_ALL, TP25D_COL, 0, blockElements);
  add(TP25D_REDUCE, TP25D_ROW, q - 1, blockElements);
  for (int64_t piece = 0; piece < pieceCount; ++piece)
    add(TP25D_ALL_REDUCE, TP25D_COL, 0, sizeOfPiece(piece));
  add(TP25D_BROADCAST, TP25D_COL, 0, 1);
}

void run(tp25d_device *device, void *const *blocks, void *temporaries) {
  auto *next = static_cast<float *>(temporaries);
  auto take = [&](int64_t elements) {
    float *memory = next;
    next += (elements + 15) / 16 * 16;
    return memory;
  };
  int64_t transfer = 0;
  auto start = [&](const void *input, void *output) {
    const tp25d_transfer &what = transfers[transfer];
    float *scratch = tp25d::hasCombiner(what.kind) ? take((what.axis == TP25D_DEP ? depth : q) * what.count) : nullptr;
    tp25d_start(device, transfer, input, output, scratch);
    return transfer++;
  };
  // Steps: two blocks of each operand, so that one travels while the other is multiplied.
  float *x[2], *w[2];
  for (int64_t side : {0, 1}) {
    x[side] = take(rowsOfBlock * inner);
    w[side] = take(inner * columnsOfBlock);
  }
  struct Step {
    int64_t x, w;
  };
  auto startStep = [&](int64_t t) { return Step{start(blocks[X], x[t % 2]), start(blocks[W], w[t % 2])}; };
  Step current = startStep(0);
  for (int64_t t = 0; t < q; ++t) {
    Step following = {};
    if (t + 1 < q)
      following = startStep(t + 1);
    const void *operands[] = {blocks[Bias]};
    const void *blockX = tp25d_await(device, current.x), *blockW = tp25d_await(device, current.w);
    tp25d_multiply(device, t == 0 ? 0 : t + 1 < q ? 1 : 2, blockX, blockW, blocks[Product], operands);
    tp25d_release(device, current.x);
    tp25d_release(device, current.w);
    tp25d_reclaim(device, current.x);
    tp25d_reclaim(device, current.w);
    current = following;
  }
  // The product's rows travel in every other way. Results are read last.
  float *pieces = take(q * blockElements);
  std::vector<int64_t> open;
  open.push_back(start(blocks[Product], blocks[Gathered]));
  open.push_back(start(blocks[Product], blocks[Summed]));
  tp25d_await(device, open[0]);
  open.push_back(start(blocks[Gathered], blocks[Scattered]));
  open.push_back(start(blocks[Gathered], pieces));
  tp25d_await(device, open[3]);
  open.push_back(start(pieces, blocks[Exchanged]));
  open.push_back(start(blocks[Product], blocks[Reduced]));
  // Several at the same time along one axis, the largest first, and then others.
  const auto *product = static_cast<const float *>(blocks[Product]);
  for (int64_t piece = 0, begin = 0; piece < pieceCount; begin += sizeOfPiece(piece++))
    open.push_back(start(product + begin, static_cast<float *>(blocks[Pieces]) + begin));
  open.push_back(start(product, take(1)));
  for (int64_t each : open)
    tp25d_await(device, each);
  for (int64_t each : open)
    tp25d_reclaim(device, each);
}

/// What goes wrong before the first run goes wrong in all processes alike.
void fail(const char *what) {
  if (tp25d_process_index() == 0)
    std::fprintf(stderr, "error: %s: %s\n", what, tp25d_error_message());
  tp25d_leave();
  std::exit(1);
}

void require(tp25d_status status, const char *what) {
  if (status != TP25D_OK)
    fail(what);
}

/// Gives what the product is at a place of the whole.
float productAt(int64_t row, int64_t column) {
  double sum = 0;
  for (int64_t i = 0; i < q * inner; ++i)
    sum += static_cast<double>(valueOf(X, row, i)) * static_cast<double>(valueOf(W, i, column));
  return std::fmax(static_cast<float>(sum) + valueOf(Bias, 0, column), 0.0f);
}

struct Check {
  int64_t argument, wrong;
  std::vector<float> seen;
};

} // namespace

int main(int argc, char **argv) {
  if (argc < 5)
    return 2;
  q = std::atoll(argv[1]);
  depth = std::atoll(argv[2]);
  int64_t runs = std::atoll(argv[3]);
  tp25d_options options = {};
  options.timeout_seconds = std::atof(argv[4]);
  options.flight_record = "tp25d-flight-";
  bool isPair = false;
  for (int i = 5; i < argc; ++i) {
    isPair |= !std::strcmp(argv[i], "pair");
    options.direct |= !std::strcmp(argv[i], "direct");
    options.measure |= !std::strcmp(argv[i], "measure");
    options.blocking |= !std::strcmp(argv[i], "blocking");
  }
  require(tp25d_join(), "join");

  const int64_t rows = depth * q * rowsOfBlock, columns = q * columnsOfBlock;
  const std::vector<int64_t> rowAxes = {TP25D_DEP, TP25D_ROW};
  const std::vector<int64_t> both = {TP25D_DEP, TP25D_ROW, TP25D_COL};
  std::vector<tp25d_argument> arguments = {
      describe("x", TP25D_INPUT, {rows, q * inner}, {rowAxes, {TP25D_COL}}),
      describe("w", TP25D_PARAMETER, {q * inner, columns}, {{TP25D_ROW}, {TP25D_COL}}),
      describe("bias", TP25D_PARAMETER, {columns}, {{TP25D_COL}}),
      describe("product", TP25D_RESULT, {rows, columns}, {rowAxes, {TP25D_COL}}),
      // One block after the other: the blocks of a row of the grid.
      describe("gathered", TP25D_RESULT, {depth * q, q, blockElements}, {rowAxes, {}, {}}),
      describe("summed", TP25D_RESULT, {q * rowsOfBlock, columns}, {{TP25D_ROW}, {TP25D_COL}}),
      describe("scattered", TP25D_RESULT, {depth * q * q, blockElements}, {both, {}}),
      describe("exchanged", TP25D_RESULT, {depth * q * q, q, blockElements}, {both, {}, {}}),
      describe("reduced", TP25D_RESULT, {depth * q * q, blockElements}, {both, {}}),
      describe("pieces", TP25D_RESULT, {depth * q, blockElements}, {rowAxes, {}}),
  };
  tp25d_product product = {};
  product.m = rowsOfBlock;
  product.n = columnsOfBlock;
  product.k = inner;
  product.stride_a[0] = inner;
  product.stride_b[0] = product.stride_c[0] = columnsOfBlock;
  product.stride_a[1] = product.stride_b[1] = product.stride_c[1] = 1;
  std::vector<tp25d_product> products(3, product);
  products[1].accumulate = 1;
  tp25d_product &last = products[q == 1 ? 0 : 2];
  last.accumulate = q > 1;
  last.epilogue_count = 2;
  last.epilogue[0] = {TP25D_EPILOGUE_ADD, 1};
  last.epilogue[1] = {TP25D_EPILOGUE_RELU, 0};

  tp25d_program program = {};
  const int64_t grid[] = {1, depth, q, q};
  std::memcpy(program.grid, grid, sizeof(grid));
  program.argument_count = static_cast<int64_t>(arguments.size());
  program.arguments = arguments.data();
  program.product_count = static_cast<int64_t>(products.size());
  program.products = products.data();
  listTransfers();
  program.transfer_count = static_cast<int64_t>(transfers.size());
  program.transfers = transfers.data();
  program.temporaries_bytes =
      4 * (2 * (rowsOfBlock * inner + inner * columnsOfBlock) + (4 * q + depth) * blockElements + 320);
  program.run = run;

  std::vector<tp25d_runtime *> runtimes(isPair ? 2 : 1);
  for (tp25d_runtime *&runtime : runtimes) {
    options.parameters_of = runtimes[0];
    require(tp25d_create(&program, &options, &runtime), "create");
    require(tp25d_allocate(runtime), "allocate");
  }
  for (int64_t argument : {X, W, Bias}) {
    const tp25d_argument &described = arguments[argument];
    int64_t width = described.size[described.rank - 1], height = described.rank == 2 ? described.size[0] : 1;
    std::vector<float> whole;
    for (int64_t row = 0; row < height; ++row)
      for (int64_t column = 0; column < width; ++column)
        whole.push_back(valueOf(argument, row, column));
    for (tp25d_runtime *runtime : runtimes)
      if (argument == X || runtime == runtimes[0])
        require(tp25d_write(runtime, argument, whole.data()), "write");
  }

  // Expected at a place of a result: which block of the product's it is, and where in it.
  auto check = [](void *context, const int64_t *offset, const int64_t *size, void *block) {
    auto &state = *static_cast<Check *>(context);
    const auto *values = static_cast<const float *>(block);
    auto inBlock = [](int64_t deviceRow, int64_t deviceColumn, int64_t element) {
      return productAt(deviceRow * rowsOfBlock + element / columnsOfBlock,
                       deviceColumn * columnsOfBlock + element % columnsOfBlock);
    };
    int64_t count = size[0] * size[1] * (state.argument == Gathered || state.argument == Exchanged ? size[2] : 1);
    int64_t device = offset[0], deviceRow = device / q, deviceColumn = device % q;
    for (int64_t i = 0; i < count; ++i) {
      float expected = 0;
      switch (state.argument) {
      case Product:
        expected = productAt(offset[0] + i / size[1], offset[1] + i % size[1]);
        break;
      case Gathered:
        expected = inBlock(offset[0] + i / (q * blockElements), i / blockElements % q, i % blockElements);
        break;
      case Summed:
        for (int64_t layer = 0; layer < depth; ++layer)
          expected += productAt(layer * q * rowsOfBlock + offset[0] + i / size[1], offset[1] + i % size[1]);
        break;
      case Scattered: // All members of the row had the same.
        expected = static_cast<float>(q) * inBlock(deviceRow, deviceColumn, i);
        break;
      case Pieces:
        for (int64_t column = 0; column < q; ++column)
          expected += inBlock(offset[0], column, i);
        break;
      case Exchanged: // There and back again.
        expected = inBlock(deviceRow, i / blockElements, i % blockElements);
        break;
      default:
        if (deviceRow % q != q - 1)
          continue; // Only the root has it.
        for (int64_t row = 0; row < q; ++row)
          expected += inBlock(deviceRow / q * q + row, deviceColumn, i);
      }
      state.wrong += !(values[i] == expected);
      state.seen.push_back(values[i]);
    }
    return 0;
  };
  std::vector<float> first;
  for (int64_t number = 0; number < runs * static_cast<int64_t>(runtimes.size()); ++number) {
    tp25d_runtime *runtime = runtimes[number % runtimes.size()];
    require(tp25d_run(runtime), "run");
    std::vector<float> seen;
    for (int64_t argument = Product; argument < ArgumentCount; ++argument) {
      Check state = {argument, 0, {}};
      require(tp25d_store(runtime, argument, check, &state), "store");
      if (state.wrong) {
        std::fprintf(stderr, "error: run %ld: %ld elements of %s are wrong\n", static_cast<long>(number),
                     static_cast<long>(state.wrong), arguments[argument].name);
        std::quick_exit(1);
      }
      seen.insert(seen.end(), state.seen.begin(), state.seen.end());
    }
    if (number == 0)
      first = seen;
    if (std::memcmp(first.data(), seen.data(), seen.size() * sizeof(float)) != 0) {
      std::fprintf(stderr, "error: run %ld gives other bits than the first\n", static_cast<long>(number));
      std::quick_exit(1);
    }
  }
  tp25d_runtime *runtime = runtimes[0];
  const tp25d_event *events = nullptr;
  int64_t eventCount = tp25d_get_events(runtime, tp25d_first_device(runtime), &events);
  for (int64_t i = 0; i < eventCount; ++i)
    if (events[i].begin > events[i].end)
      std::fprintf(stderr, "error: event %ld ends before it begins\n", static_cast<long>(i));
  if (tp25d_process_index() == 0)
    std::printf("all is right in %ld runs; %ld events\n", static_cast<long>(runs), static_cast<long>(eventCount));
  while (!runtimes.empty()) {
    tp25d_destroy(runtimes.back());
    runtimes.pop_back();
  }
  tp25d_leave();
  return 0;
}
