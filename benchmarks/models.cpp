// Times models on virtual devices beside the same computation unsharded, by oneDNN and by OpenBLAS, on the same cores.
//
// All contestants of a model run in turns, round after round, so that other load of the machine affects them equally.
// The output is each contestant's median time, and the median of its ratios to the first contestant, oneDNN, in the
// same round. For a training step, which is the forward and backward pass and AdamW, the first contestant is tp25d
// itself on one device with all cores.

#include "mlir/Parser/Parser.h"
#include "tp25d/InitAll.h"
#include "tp25d/Run/Devices.h"
#include "tp25d/Target/Training.h"
#include "tp25d/TensorFile/Random.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"

#include <cblas.h>
#include <dnnl.hpp>

#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

using namespace tp25d;

namespace {

/// A chain of layers x W + b, with GELU after all but the last; if `isMlp` is false, without bias and GELU.
struct Workload {
  std::string name;
  int64_t batch;
  std::vector<int64_t> widths;
  bool isMlp, isTrained = false;
};

struct Contestant {
  std::string name;
  std::function<void()> run;
  std::vector<double> seconds;
};

unsigned getCores() { return std::max(1u, std::thread::hardware_concurrency()); }

std::vector<float> drawFloats(int64_t count, uint64_t stream, float scale = 1) {
  auto tensor = llvm::cantFail(Tensor::allocate(TP25D_F32, {count}));
  fillUniform(tensor, /*seed=*/1, stream);
  const auto *data = reinterpret_cast<const float *>(tensor.data().data());
  std::vector<float> values(data, data + count);
  for (float &value : values)
    value *= scale;
  return values;
}

/// The numbers that all contestants compute with.
struct Values {
  std::vector<float> input, labels;
  std::vector<std::vector<float>> weights, biases;

  explicit Values(const Workload &work) : input(drawFloats(work.batch * work.widths[0], 0)) {
    if (work.isTrained)
      labels = drawFloats(work.batch * work.widths.back(), 2 * work.widths.size());
    for (size_t layer = 0; layer + 1 < work.widths.size(); ++layer) {
      int64_t rows = work.widths[layer], columns = work.widths[layer + 1];
      weights.push_back(drawFloats(rows * columns, 2 * layer + 1, std::sqrt(3.0f / static_cast<float>(rows))));
      biases.push_back(drawFloats(columns, 2 * layer + 2));
    }
  }
};

//===----------------------------------------------------------------------===//
// Unsharded, by oneDNN: weights packed, bias and GELU fused
//===----------------------------------------------------------------------===//

class OneDnn {
public:
  OneDnn(const Workload &work, Values &values) : engine(dnnl::engine::kind::cpu, 0), stream(engine) {
    using namespace dnnl;
    memory source({{work.batch, work.widths[0]}, memory::data_type::f32, memory::format_tag::ab}, engine,
                  values.input.data());
    for (size_t layer = 0; layer < values.weights.size(); ++layer) {
      int64_t k = work.widths[layer], n = work.widths[layer + 1];
      auto plain = memory::format_tag::ab;
      auto f32 = memory::data_type::f32;
      memory::desc a({work.batch, k}, f32, plain), b({k, n}, f32, memory::format_tag::any), bias({1, n}, f32, plain),
          c({work.batch, n}, f32, plain);
      primitive_attr attributes;
      post_ops epilogue;
      if (work.isMlp && layer + 1 < values.weights.size())
        epilogue.append_eltwise(1, algorithm::eltwise_gelu_erf, 0, 0);
      attributes.set_post_ops(epilogue);
      auto description = work.isMlp ? matmul::desc(a, b, bias, c) : matmul::desc(a, b, c);
      matmul::primitive_desc primitive(description, attributes, engine);
      memory weight({{k, n}, f32, plain}, engine, values.weights[layer].data());
      memory packed(primitive.weights_desc(), engine), result(c, engine);
      reorder(weight, packed).execute(stream, weight, packed);
      steps.push_back(
          {matmul(primitive), {{DNNL_ARG_SRC, source}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_DST, result}}});
      if (work.isMlp)
        steps.back().arguments.insert({DNNL_ARG_BIAS, memory(bias, engine, values.biases[layer].data())});
      source = result;
    }
    stream.wait();
  }

  void run() {
    for (Step &step : steps)
      step.primitive.execute(stream, step.arguments);
    stream.wait();
  }

  const float *result() { return static_cast<float *>(steps.back().arguments.at(DNNL_ARG_DST).get_data_handle()); }

private:
  struct Step {
    dnnl::matmul primitive;
    std::unordered_map<int, dnnl::memory> arguments;
  };
  dnnl::engine engine;
  dnnl::stream stream;
  std::vector<Step> steps;
};

//===----------------------------------------------------------------------===//
// Unsharded, by OpenBLAS: bias and GELU apart
//===----------------------------------------------------------------------===//

class OpenBlas {
public:
  OpenBlas(const Workload &work, const Values &values) : work(work), values(values) {
    for (size_t layer = 1; layer < work.widths.size(); ++layer)
      results.emplace_back(work.batch * work.widths[layer]);
  }

  void run() {
    const float *source = values.input.data();
    for (size_t layer = 0; layer < results.size(); ++layer) {
      int64_t k = work.widths[layer], n = work.widths[layer + 1];
      float *result = results[layer].data();
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, work.batch, n, k, 1, source, k,
                  values.weights[layer].data(), n, 0, result, n);
      if (work.isMlp)
        activate(result, values.biases[layer].data(), n, layer + 1 < results.size());
      source = result;
    }
  }

private:
  void activate(float *result, const float *bias, int64_t columns, bool gelu) const {
    std::vector<std::thread> threads;
    for (unsigned part = 0; part < getCores(); ++part)
      threads.emplace_back([=] {
        for (int64_t row = work.batch * part / getCores(); row < work.batch * (part + 1) / getCores(); ++row)
          for (int64_t column = 0; column < columns; ++column) {
            float &value = result[row * columns + column];
            value += bias[column];
            if (gelu)
              value = 0.5f * value * (1 + std::erf(value * 0.70710678f));
          }
      });
    for (std::thread &thread : threads)
      thread.join();
  }

  const Workload &work;
  const Values &values;
  std::vector<std::vector<float>> results;
};

//===----------------------------------------------------------------------===//
// Sharded
//===----------------------------------------------------------------------===//

std::string writeModel(const Workload &work) {
  std::string text, body;
  llvm::raw_string_ostream os(text), to(body);
  os << "#id = affine_map<(m, n) -> (m, n)>\n#columns = affine_map<(m, n) -> (n)>\nfunc.func @f(%x0: tensor<"
     << work.batch << 'x' << work.widths[0] << "xf32>";
  to << "  %zero = arith.constant 0.0 : f32\n  %half = arith.constant 0.5 : f32\n  %one = arith.constant 1.0 : f32\n"
        "  %rsqrt2 = arith.constant 0.707106781 : f32\n";
  size_t layers = work.widths.size() - 1;
  std::string result;
  for (size_t i = 0; i < layers; ++i) {
    int64_t k = work.widths[i], n = work.widths[i + 1];
    std::string in = llvm::formatv("tensor<{0}x{1}xf32>", work.batch, k), out;
    out = llvm::formatv("tensor<{0}x{1}xf32>", work.batch, n);
    os << llvm::formatv(", %w{0}: tensor<{1}x{2}xf32> {{tp25d.param = \"w{0}\"}", i, k, n);
    to << llvm::formatv(
        "  %e{0} = tensor.empty() : {1}\n"
        "  %z{0} = linalg.fill ins(%zero : f32) outs(%e{0} : {1}) -> {1}\n"
        "  %{4}{5} = linalg.matmul ins(%x{0}, %w{0} : {2}, tensor<{6}x{3}xf32>) outs(%z{0} : {1}) -> {1}\n",
        i, out, in, n, work.isMlp ? "p" : "x", work.isMlp ? i : i + 1, k);
    if (work.isMlp) {
      os << llvm::formatv(", %b{0}: tensor<{1}xf32> {{tp25d.param = \"b{0}\"}", i, n);
      to << llvm::formatv("  %x{4} = linalg.generic {{indexing_maps = [#id, #columns, #id], iterator_types = "
                          "[\"parallel\", \"parallel\"]} ins(%p{0}, %b{0} : {1}, tensor<{2}xf32>) outs(%e{0} : {1}) "
                          "{{\n  ^bb0(%y: f32, %b: f32, %o: f32):\n    %v = arith.addf %y, %b : f32\n{3}  } -> {1}\n",
                          i, out, n,
                          i + 1 == layers ? "    linalg.yield %v : f32\n"
                                          : "    %s = arith.mulf %v, %rsqrt2 : f32\n    %r = math.erf %s : f32\n"
                                            "    %a = arith.addf %r, %one : f32\n    %h = arith.mulf %v, %half : f32\n"
                                            "    %g = arith.mulf %h, %a : f32\n    linalg.yield %g : f32\n",
                          i + 1);
    }
    result = out;
  }
  os << ") -> " << result << " {\n" << body << "  return %x" << layers << " : " << result << "\n}\n";
  return text;
}

struct Sharded {
  std::unique_ptr<JitProgram> compiled;
  Devices devices;
};

Sharded prepare(mlir::ModuleOp module, const Values &values, const Workload &work, int64_t q, int64_t d) {
  StageOptions options;
  options.shard.grid = {q, d};
  std::optional<ShardedModel> sharded;
  if (work.isTrained) {
    options.training.emplace().loss.loss = "mean-squared-error";
    if (std::optional<TrainingModel> model = shardTraining(module, options))
      sharded = std::move(model->step);
  } else {
    sharded = shardModel(module, options.shard);
  }
  std::unique_ptr<JitProgram> compiled = sharded ? compileModel(*sharded) : nullptr;
  if (!compiled)
    std::exit(1);
  const tp25d_program &program = compiled->get();
  tp25d_options runtime = {};
  runtime.pack = 1;
  // A single device uses all cores; several devices share them, with a thread each.
  runtime.threads_per_device = q * q * d == 1 ? getCores() : 1;
  Devices devices = llvm::cantFail(Devices::create(program, runtime));
  llvm::cantFail(devices.allocate());
  std::vector<const std::vector<float> *> inputs = {&values.input, &values.labels}, parameters;
  for (size_t layer = 0; layer < values.weights.size(); ++layer) {
    parameters.push_back(&values.weights[layer]);
    if (work.isMlp)
      parameters.push_back(&values.biases[layer]);
  }
  auto nextInput = inputs.begin(), nextParameter = parameters.begin();
  for (int64_t i = 0; i < program.argument_count; ++i) {
    const tp25d_argument &argument = program.arguments[i];
    llvm::ArrayRef<int64_t> shape(argument.size, static_cast<size_t>(argument.rank));
    if (argument.kind != TP25D_INPUT && argument.kind != TP25D_PARAMETER)
      continue;
    const std::vector<float> &data = argument.kind == TP25D_INPUT ? **nextInput++ : **nextParameter++;
    llvm::ArrayRef bytes(reinterpret_cast<const char *>(data.data()), data.size() * sizeof(float));
    Tensor tensor = llvm::cantFail(Tensor::borrow(TP25D_F32, shape, bytes, nullptr));
    llvm::cantFail(devices.load(i, *makeMemorySource(std::move(tensor))));
  }
  return {std::move(compiled), std::move(devices)};
}

//===----------------------------------------------------------------------===//
// Taking turns
//===----------------------------------------------------------------------===//

double median(std::vector<double> values) {
  llvm::sort(values);
  return values[values.size() / 2];
}

void compete(std::vector<Contestant> &contestants, int rounds) {
  for (int round = -1; round < rounds; ++round) // the first round warms up
    for (Contestant &contestant : contestants) {
      // Threads of the previous contestant may spin for a while before they sleep; and every contestant starts warm.
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      contestant.run();
      auto start = std::chrono::steady_clock::now();
      contestant.run();
      double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      if (round >= 0)
        contestant.seconds.push_back(seconds);
    }
}

} // namespace

int main(int argc, char **argv) {
  llvm::cl::opt<int> rounds("rounds", llvm::cl::desc("times that every contestant runs"), llvm::cl::init(15));
  llvm::cl::opt<std::string> only("only", llvm::cl::desc("the models whose name contains this"));
  llvm::cl::ParseCommandLineOptions(argc, argv, "tp25d on virtual devices beside oneDNN and OpenBLAS\n");

  const std::vector<Workload> workloads = {
      {"product 1024x1024x1024", 1024, {1024, 1024}, false},
      {"product 2048x1024x4096", 2048, {1024, 4096}, false},
      {"product 4096x4096x1024", 4096, {4096, 1024}, false},
      {"MLP 256->1024->256, batch 512", 512, {256, 1024, 256}, true},
      {"MLP 1024->4096->1024, batch 2048", 2048, {1024, 4096, 1024}, true},
      {"training step of MLP 256->1024->256, batch 512", 512, {256, 1024, 256}, true, true},
      {"training step of MLP 1024->4096->1024, batch 2048", 2048, {1024, 4096, 1024}, true, true},
  };
  const std::vector<std::pair<int64_t, int64_t>> grids = {{1, 1}, {2, 1}, {2, 2}, {4, 1}, {4, 4}, {8, 1}};

  mlir::DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  llvm::outs() << getCores() << " cores; medians of " << rounds << " rounds\n";
  for (const Workload &work : workloads) {
    if (!llvm::StringRef(work.name).contains(only))
      continue;
    Values values(work);
    auto module = mlir::parseSourceString<mlir::ModuleOp>(writeModel(work), &context);
    if (!module)
      return 1;
    std::optional<OneDnn> oneDnn;
    std::optional<OpenBlas> openBlas;
    std::vector<Sharded> sharded;
    sharded.reserve(grids.size());
    std::vector<Contestant> contestants;
    if (!work.isTrained) {
      oneDnn.emplace(work, values);
      openBlas.emplace(work, values);
      contestants = {{"oneDNN, unsharded", [&] { oneDnn->run(); }, {}},
                     {"OpenBLAS, unsharded", [&] { openBlas->run(); }, {}}};
    }
    for (auto [q, d] : grids) {
      sharded.push_back(prepare(*module, values, work, q, d));
      Devices &devices = sharded.back().devices;
      contestants.push_back({llvm::formatv("tp25d, {0} device(s), q={1} d={2}", q * q * d, q, d),
                             [&devices] { llvm::cantFail(devices.run()); },
                             {}});
    }
    compete(contestants, rounds);
    llvm::outs() << '\n' << work.name << '\n';
    for (const Contestant &contestant : contestants) {
      std::vector<double> ratios;
      for (auto [mine, reference] : llvm::zip_equal(contestant.seconds, contestants.front().seconds))
        ratios.push_back(mine / reference);
      llvm::outs() << llvm::formatv("  {0,-34} {1,9:f3} ms   {2,6:f3} x\n", contestant.name,
                                    median(contestant.seconds) * 1e3, median(ratios));
    }
    // All contestants must compute the same results.
    auto getResult = [](Sharded &one) {
      return llvm::cantFail(one.devices.read(one.compiled->get().argument_count - 1));
    };
    auto getFloats = [](const Tensor &tensor) { return reinterpret_cast<const float *>(tensor.data().data()); };
    Tensor first = getResult(sharded.front());
    const float *expected = oneDnn ? oneDnn->result() : getFloats(first);
    for (Sharded &one : sharded) {
      Tensor result = getResult(one);
      const float *mine = getFloats(result);
      for (int64_t i = 0; i < result.numElements(); ++i)
        if (std::fabs(mine[i] - expected[i]) > 1e-3f * (1 + std::fabs(expected[i]))) {
          llvm::errs() << llvm::formatv("element {0} is {1}, of the first contestant {2}\n", i, mine[i], expected[i]);
          return 1;
        }
    }
  }
  return 0;
}
