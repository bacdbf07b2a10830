//===- Engine.cpp - Streams as asynchronous queues, and events -----------------------------------------------===//

#include "Engine.h"

#include <algorithm>

namespace tp25d::emulator {

Engine &engine() {
  static Engine *const engine = new Engine; // executors outlive main, so it is never destroyed
  return *engine;
}

Stream *Engine::createStream(int device) {
  auto created = std::make_unique<Stream>();
  created->name = text("stream %zu", streams.objects.size());
  created->device = device;
  created->timeline = timelines++;
  Stream *stream = streams.add(std::move(created));
  std::thread([this, stream] { execute(*stream); }).detach();
  return stream;
}

Stream &Engine::stream(cudaStream_t handle, const char *caller) {
  if (handle)
    return streams.get(handle, caller, "stream");
  Stream *&stream = defaultStreams[currentDevice()];
  if (!stream)
    stream = createStream(currentDevice());
  return *stream;
}

void Engine::push(Stream &stream, Stream::Item item) {
  stream.queue.push_back(std::move(item));
  ++stream.enqueued;
  stream.wake.notify_one();
}

void Engine::hostKnows(const Clock &clock) {
  joinClock(hostClock, clock);
  shadow.forget(hostClock);
}

static uint64_t delayInMicroseconds(Category category, Random &random) {
  static const int64_t seed = environment("TP25D_EMULATOR_SEED", 0);
  static const int64_t mode = seed % 5 == 4 ? processRank() % 4 : seed % 5;
  static const int64_t longest = environment("TP25D_EMULATOR_DELAY", 600);
  switch (mode) {
  case 0:
    return random.below(longest / 2 + 1);
  case 1:
    return random.below(category == Category::Compute ? 10 : longest + 1);
  case 2:
    return random.below(category == Category::Compute ? longest + 1 : 10);
  default:
    return 0;
  }
}

void perform(const std::string &stream, const std::string &name, Category category, bool hangs, Random &random,
             const Action &run) {
  if (uint64_t delay = delayInMicroseconds(category, random))
    std::this_thread::sleep_for(std::chrono::microseconds(delay));
  log("begin", stream, name);
  if (hangs)
    hangHere();
  if (run)
    run();
  log("end", stream, name);
}

void Engine::execute(Stream &stream) {
  Random random(stream.timeline + 1);
  Lock lock(mutex);
  for (;;) {
    stream.wake.wait(lock, [&] { return !stream.queue.empty() || stream.isDestroyed; });
    if (stream.queue.empty())
      return;
    Stream::Item item = std::move(stream.queue.front());
    stream.queue.pop_front();
    lock.unlock();
    if (item.name.empty())
      item.run();
    else
      perform(stream.name, item.name, item.category, item.hangs, random, item.run);
    item = {}; // what the action holds goes before the operation counts as complete
    lock.lock();
    ++stream.completed;
    changed.notify_all();
  }
}

/// Memory of the accesses must be alive, at each launch of a graph too.
static void checkAlive(const Work &work) {
  for (const Access &access : work.accesses)
    checkRange(reinterpret_cast<const void *>(access.begin), access.end - access.begin, work.name.c_str());
}

cudaError_t Engine::issue(Stream &stream, Work work) {
  checkAlive(work);
  if (stream.capture)
    return capture(stream, std::move(work));
  log("issue", stream.name, work.name);
  joinClock(stream.clock, hostClock);
  const Epoch epoch{stream.timeline, ++(advanceClock(stream.clock, stream.timeline, 0), stream.clock[stream.timeline])};
  shadow.add(work.accesses, epoch, stream.clock,
             std::make_shared<Shadow::Operation>(Shadow::Operation{work.name, stream.name}));
  Action run = work.prepare ? work.prepare() : std::move(work.run);
  push(stream, {std::move(work.name), work.category, std::move(run), work.hangs});
  return cudaSuccess;
}

cudaError_t Engine::capture(Stream &stream, Work work) {
  Capture &capture = *stream.capture;
  if (capture.isInvalid)
    return cudaErrorStreamCaptureInvalidated;
  Node node;
  node.worker = stream.worker;
  advanceClock(stream.captureClock, stream.worker, 0);
  ++stream.captureClock[stream.worker];
  node.clock = stream.captureClock;
  node.dependencies = stream.dependencies;
  node.operation = std::make_shared<Shadow::Operation>(Shadow::Operation{work.name, "captured " + stream.name});
  capture.shadow.add(work.accesses, {stream.worker, node.clock[stream.worker]}, node.clock, node.operation);
  node.work = std::move(work);
  stream.dependencies = {capture.graph->nodes.size()};
  capture.graph->nodes.push_back(std::move(node));
  return cudaSuccess;
}

static void complete(Record &record) {
  Lock lock(engine().mutex);
  record.isDone = true;
  record.time = nanoseconds();
  engine().changed.notify_all();
}

static void await(const Record &record) {
  Lock lock(engine().mutex);
  engine().changed.wait(lock, [&] { return record.isDone; });
}

cudaError_t Engine::record(Stream &stream, Event &event) {
  auto record = std::make_shared<Record>();
  if (stream.capture) {
    if (stream.capture->isInvalid)
      return cudaErrorStreamCaptureInvalidated;
    record->capture = stream.capture->number;
    record->dependencies = stream.dependencies;
    record->clock = stream.captureClock;
    event.record = record;
    return cudaSuccess;
  }
  joinClock(stream.clock, hostClock);
  record->clock = stream.clock;
  event.record = record;
  push(stream, {"", Category::Compute, [record] { complete(*record); }, false});
  return cudaSuccess;
}

cudaError_t Engine::wait(Stream &stream, Event &event, bool external) {
  const std::shared_ptr<Record> record = event.record;
  if (stream.capture && external) {
    Work work;
    work.name = "wait for an event outside of the graph";
    work.awaited = &event;
    return capture(stream, std::move(work));
  }
  if (!record)
    return cudaSuccess; // never recorded: nothing to wait for
  if (!record->capture) {
    if (stream.capture) {
      stream.capture->isInvalid = true;
      return cudaErrorStreamCaptureIsolation;
    }
    joinClock(stream.clock, hostClock);
    joinClock(stream.clock, record->clock);
    push(stream, {"", Category::Compute, [record] { await(*record); }, false});
    return cudaSuccess;
  }
  auto found = std::find_if(captures.begin(), captures.end(),
                            [&](const auto &capture) { return capture->number == record->capture; });
  if (found == captures.end())
    return cudaErrorCapturedEvent; // its capture has ended
  if (!stream.capture) {
    stream.capture = *found;
    stream.worker = stream.capture->streams.size();
    stream.captureClock.clear();
    stream.dependencies.clear();
    stream.capture->streams.push_back(&stream);
  } else if (stream.capture != *found) {
    stream.capture->isInvalid = (*found)->isInvalid = true;
    return cudaErrorStreamCaptureMerge;
  }
  if (stream.capture->isInvalid)
    return cudaErrorStreamCaptureInvalidated;
  joinClock(stream.captureClock, record->clock);
  for (size_t dependency : record->dependencies)
    if (std::find(stream.dependencies.begin(), stream.dependencies.end(), dependency) == stream.dependencies.end())
      stream.dependencies.push_back(dependency);
  return cudaSuccess;
}

bool Engine::captureForbids() {
  bool forbids = false;
  for (const auto &capture : captures) {
    const bool concerns =
        capture->mode == cudaStreamCaptureModeGlobal ||
        (capture->mode == cudaStreamCaptureModeThreadLocal && capture->thread == std::this_thread::get_id());
    capture->isInvalid |= concerns;
    forbids |= concerns;
  }
  return forbids;
}

void Engine::checkNoCapture(const char *caller) {
  if (captureForbids())
    violation("%s during a stream capture", caller);
}

namespace {

/// One launch of a graph: its nodes in any order that their dependencies allow.
struct GraphRun {
  std::shared_ptr<const GraphNodes> graph;
  std::shared_ptr<Record> previous, done; // launches of one executable graph follow one another
  std::vector<Action> actions;
  std::vector<bool> isDone;
  std::string stream;
  uint64_t purpose;

  void runWorker(size_t worker);
  void run();
};

void GraphRun::runWorker(size_t worker) {
  Random random(purpose * 64 + worker);
  const std::string name = stream + text(", graph worker %zu", worker);
  for (size_t i = 0; i < actions.size(); ++i) {
    const Node &node = graph->nodes[i];
    if (node.worker != worker)
      continue;
    {
      Lock lock(engine().mutex);
      engine().changed.wait(lock, [&] {
        return std::all_of(node.dependencies.begin(), node.dependencies.end(),
                           [&](size_t dependency) { return isDone[dependency]; });
      });
    }
    perform(name, node.work.name, node.work.category, node.work.hangs, random, actions[i]);
    Lock lock(engine().mutex);
    isDone[i] = true;
    engine().changed.notify_all();
  }
}

void GraphRun::run() {
  if (previous)
    await(*previous);
  std::vector<std::thread> threads;
  for (size_t worker = 1; worker < graph->workers; ++worker)
    threads.emplace_back([this, worker] { runWorker(worker); });
  runWorker(0);
  for (std::thread &thread : threads)
    thread.join();
  complete(*done);
}

} // namespace

cudaError_t Engine::launch(GraphExec &exec, Stream &stream) {
  if (stream.capture)
    return cudaErrorNotSupported; // no graphs within graphs here
  log("issue", stream.name, "cudaGraphLaunch");
  joinClock(stream.clock, hostClock);
  if (exec.last)
    joinClock(stream.clock, exec.last->clock);
  const Clock start = stream.clock;

  auto run = std::make_shared<GraphRun>();
  run->graph = exec.graph;
  run->previous = exec.last;
  run->done = std::make_shared<Record>();
  run->isDone.resize(exec.graph->nodes.size());
  run->stream = stream.name;
  run->purpose = exec.timelines.empty() ? 0 : exec.timelines[0] + exec.bases[0];
  // A node's clock is the one of the launch and, on the graph's own timelines, the one of the capture.
  Clock awaited;
  for (const Node &node : exec.graph->nodes) {
    checkAlive(node.work);
    Clock clock = start;
    for (size_t worker = 0; worker < node.clock.size(); ++worker)
      if (node.clock[worker])
        advanceClock(clock, exec.timelines[worker], exec.bases[worker] + node.clock[worker]);
    joinClock(clock, awaited); // coarse: later nodes of the whole graph know what one of them waited for
    const Epoch epoch{exec.timelines[node.worker], exec.bases[node.worker] + node.clock[node.worker]};
    joinClock(stream.clock, clock);
    Action action = node.work.prepare ? node.work.prepare() : node.work.run;
    if (node.work.recorded) {
      auto record = std::make_shared<Record>();
      record->clock = clock;
      node.work.recorded->record = record;
      action = [record] { complete(*record); };
    } else if (node.work.awaited && node.work.awaited->record && !node.work.awaited->record->capture) {
      std::shared_ptr<Record> record = node.work.awaited->record;
      joinClock(awaited, record->clock);
      joinClock(stream.clock, record->clock);
      action = [record] { await(*record); };
    }
    shadow.add(node.work.accesses, epoch, clock, node.operation);
    run->actions.push_back(std::move(action));
  }
  for (size_t worker = 0; worker < exec.bases.size(); ++worker)
    for (const Node &node : exec.graph->nodes)
      if (node.worker == worker)
        exec.bases[worker] = std::max(exec.bases[worker], stream.clock[exec.timelines[worker]]);
  run->done->clock = stream.clock;
  exec.last = run->done;
  push(stream, {"cudaGraphLaunch", Category::Compute, [run] { run->run(); }, false});
  return cudaSuccess;
}

} // namespace tp25d::emulator
