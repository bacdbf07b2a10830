// Times the host runtime's collectives with all devices of a group taking part, with Google Benchmark.

#include "tp25d/runtime.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <vector>

namespace {

/// The transfers of the program below, which is a plain function and reads them here.
std::vector<tp25d_transfer> transfers;

void runCollectives(tp25d_device *device, void *const *blocks, void *) {
  for (size_t transfer = 0; transfer < transfers.size(); ++transfer) {
    tp25d_start(device, transfer, blocks[0], blocks[1], nullptr);
    tp25d_await(device, transfer);
    if (transfers[transfer].kind == TP25D_BROADCAST)
      tp25d_release(device, transfer);
    tp25d_reclaim(device, transfer);
  }
}

void check(tp25d_status status) {
  if (status == TP25D_OK)
    return;
  std::cerr << tp25d_error_message() << '\n';
  std::exit(1);
}

void timeCollective(benchmark::State &state) {
  int64_t kind = state.range(0), group = state.range(1), count = state.range(2);
  bool inputIsWhole = kind == TP25D_REDUCE_SCATTER || kind == TP25D_ALL_TO_ALL;
  bool outputIsWhole = kind == TP25D_ALL_GATHER || kind == TP25D_ALL_TO_ALL;
  auto argument = [&](const char *name, int64_t role, bool whole) {
    tp25d_argument result = {};
    result.name = name;
    result.kind = role;
    result.type = TP25D_F32;
    result.rank = 1;
    result.size[0] = whole ? count * group : count;
    for (auto &axes : result.axes)
      for (int64_t &axis : axes)
        axis = TP25D_NONE;
    return result;
  };
  tp25d_argument arguments[] = {argument("input", TP25D_INPUT, inputIsWhole),
                                argument("output", TP25D_RESULT, outputIsWhole)};
  transfers.assign(16, {kind, TP25D_ROW, /*root=*/0, TP25D_SUM, TP25D_F32, count});
  tp25d_program program = {};
  program.grid[TP25D_DATA] = program.grid[TP25D_DEP] = program.grid[TP25D_COL] = 1;
  program.grid[TP25D_ROW] = group;
  program.argument_count = 2;
  program.arguments = arguments;
  program.transfer_count = transfers.size();
  program.transfers = transfers.data();
  program.run = runCollectives;
  tp25d_options options = {};
  tp25d_runtime *runtime = nullptr;
  check(tp25d_create(&program, &options, &runtime));
  check(tp25d_allocate(runtime));
  for (auto _ : state)
    check(tp25d_run(runtime));
  tp25d_statistics statistics;
  tp25d_get_statistics(runtime, group - 1, &statistics);
  state.SetLabel(tp25d_collective_name(kind));
  state.counters["received_by_a_device"] =
      benchmark::Counter(static_cast<double>(statistics.received_bytes[TP25D_ROW]) * state.iterations(),
                         benchmark::Counter::kIsRate, benchmark::Counter::kIs1024);
  state.counters["each"] = benchmark::Counter(static_cast<double>(transfers.size()) * state.iterations(),
                                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  tp25d_destroy(runtime);
}

} // namespace

BENCHMARK(timeCollective)
    ->ArgNames({"kind", "group", "floats"})
    ->ArgsProduct({{TP25D_BROADCAST, TP25D_REDUCE, TP25D_ALL_REDUCE, TP25D_ALL_GATHER, TP25D_REDUCE_SCATTER,
                    TP25D_ALL_TO_ALL},
                   {2, 4, 8},
                   {1 << 10, 1 << 18}})
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
