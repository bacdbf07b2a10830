//===- Engine.h - Streams as asynchronous queues, events, captured graphs ------------------------------------===//
//
// One lock guards everything that the host sees. Each stream has an executor thread, which runs its operations in
// order without the lock, each after a random delay. All checks are made when an operation is enqueued.
//
//===----------------------------------------------------------------------===//

#ifndef TP25D_TEST_DOUBLE_ENGINE_H
#define TP25D_TEST_DOUBLE_ENGINE_H

#include "Memory.h"
#include "Races.h"
#include "Support.h"

#include <condition_variable>
#include <cuda_runtime_api.h>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace tp25d::emulator {

using Lock = std::unique_lock<std::mutex>;

/// Objects by the handles that the host has. They stay for ever, so that late uses are seen.
template <typename T> class Handles {
public:
  T *add(std::unique_ptr<T> object) {
    T *handle = object.get();
    objects[handle] = std::move(object);
    return handle;
  }
  /// The object of a handle, which must be alive.
  T &get(const void *handle, const char *caller, const char *kind) {
    auto found = objects.find(handle);
    if (found == objects.end())
      violation("%s: %p is no %s", caller, handle, kind);
    if (found->second->isDestroyed)
      violation("%s: use of %s %p after it was destroyed", caller, kind, handle);
    return *found->second;
  }

  std::unordered_map<const void *, std::unique_ptr<T>> objects;
};

enum class Category { Compute, Copy, Communication };

/// What an operation does on the executor.
using Action = std::function<void()>;

struct Event;
struct Stream;
struct Capture;

/// One recording of an event.
struct Record {
  bool isDone = false;
  uint64_t time = 0;
  Clock clock;
  /// Of a recording that is part of a capture: which one, and the nodes that come before it there.
  uint64_t capture = 0;
  std::vector<size_t> dependencies;
};

struct Event {
  unsigned flags = 0;
  int device = 0;
  std::shared_ptr<Record> record; // null: never recorded
  bool isDestroyed = false;
};

/// An operation to enqueue or capture.
struct Work {
  std::string name;
  Category category = Category::Compute;
  std::vector<Access> accesses;
  Action run;
  /// If set: called at each launch, in the order of issue and with the lock held, for the action to run.
  std::function<Action()> prepare;
  /// Never completes.
  bool hangs = false;
  /// Captured only: a recording of or a wait for an event outside of the graph.
  Event *recorded = nullptr, *awaited = nullptr;
};

struct Node {
  Work work;
  size_t worker; // number of the captured stream
  Clock clock;   // within the capture; its own epoch is (worker, clock[worker])
  std::vector<size_t> dependencies;
  std::shared_ptr<const Shadow::Operation> operation;
};

struct GraphNodes {
  std::vector<Node> nodes;
  size_t workers = 0;
};

struct Capture {
  uint64_t number;
  Stream *origin;
  cudaStreamCaptureMode mode;
  std::thread::id thread;
  std::shared_ptr<GraphNodes> graph = std::make_shared<GraphNodes>();
  std::vector<Stream *> streams; // by worker
  Shadow shadow;
  bool isInvalid = false;
};

struct Stream {
  std::string name;
  int device = 0;
  size_t timeline = 0;
  Clock clock;

  struct Item {
    std::string name; // empty: only for order, without delay
    Category category;
    Action run;
    bool hangs;
  };
  std::deque<Item> queue;
  std::condition_variable wake;
  uint64_t enqueued = 0, completed = 0;
  bool isDestroyed = false;

  std::shared_ptr<Capture> capture;
  size_t worker = 0;
  Clock captureClock;
  std::vector<size_t> dependencies;
};

class Engine {
public:
  Stream &stream(cudaStream_t handle, const char *caller);
  Stream *createStream(int device);

  /// Enqueues the operation, or captures it.
  cudaError_t issue(Stream &stream, Work work);
  cudaError_t record(Stream &stream, Event &event);
  cudaError_t wait(Stream &stream, Event &event, bool external);
  cudaError_t launch(struct GraphExec &graph, Stream &stream);

  /// Whether a capture forbids the caller to ask or wait for what runs; that invalidates it.
  bool captureForbids();
  /// The same for the calls that allocate memory, which is reported.
  void checkNoCapture(const char *caller);

  void hostKnows(const Clock &clock);

  std::mutex mutex;
  std::condition_variable changed; // something was completed
  Handles<Stream> streams;
  Handles<Event> events;
  Clock hostClock;
  Shadow shadow;
  size_t timelines = 0;
  std::vector<std::shared_ptr<Capture>> captures;

private:
  cudaError_t capture(Stream &stream, Work work);
  void push(Stream &stream, Stream::Item item);
  void execute(Stream &stream);

  std::unordered_map<int, Stream *> defaultStreams;
};

Engine &engine();

struct GraphExec {
  std::shared_ptr<const GraphNodes> graph;
  std::vector<size_t> timelines; // by worker
  std::vector<uint64_t> bases;
  std::shared_ptr<Record> last; // of its latest launch
  bool isDestroyed = false;
};

/// Runs an action after its random delay, between entries in the log.
void perform(const std::string &stream, const std::string &name, Category category, bool hangs, Random &random,
             const Action &run);

/// The calling thread's device.
int currentDevice();

/// Returns the error, for cudaGetLastError too.
cudaError_t failed(cudaError_t error);
inline cudaError_t result(cudaError_t error) { return error == cudaSuccess ? error : failed(error); }

} // namespace tp25d::emulator

#endif
