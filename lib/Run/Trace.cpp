// Writes the JSON of --trace in the Trace Event Format:
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU

#include "Trace.h"

#include "Processes.h"
#include "tp25d/collectives.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

#include <cstdint>

namespace tp25d {

static std::string describeDevice(const tp25d_program &program, int64_t device) {
  std::string text = "device " + std::to_string(device) + " (";
  int64_t stride = 1;
  for (int64_t axis = TP25D_DEP; axis < TP25D_AXIS_COUNT; ++axis)
    stride *= program.grid[axis];
  for (int64_t axis = TP25D_DEP; axis < TP25D_AXIS_COUNT; ++axis) {
    stride /= program.grid[axis];
    text += llvm::formatv("{0}{1} {2}", axis > TP25D_DEP ? ", " : "", tp25d_axis_name(axis),
                          device / stride % program.grid[axis]);
  }
  return text + ")";
}

static std::string describeEvent(const tp25d_event &event, const tp25d_program &program) {
  if (event.kind == TP25D_EVENT_KERNEL)
    return llvm::formatv("kernel {0}", event.number);
  if (event.kind == TP25D_EVENT_PRODUCT) {
    const tp25d_product &product = program.products[event.number];
    return llvm::formatv("product {0} x {1} x {2}", product.m, product.n, product.k);
  }
  const tp25d_transfer &transfer = program.transfers[event.number];
  return llvm::formatv("{0}{1} along {2}", event.kind == TP25D_EVENT_WAIT ? "wait for " : "",
                       tp25d_collective_name(transfer.kind), tp25d_axis_name(transfer.axis));
}

static void write(llvm::json::OStream &json, const tp25d_event &event, int64_t device, const tp25d_program &program,
                  int64_t origin) {
  static const char *const categories[] = {"product", "kernel", "wait", "transfer"};
  auto common = [&](llvm::StringRef phase, int64_t time) {
    json.attribute("name", describeEvent(event, program));
    json.attribute("cat", categories[event.kind]);
    json.attribute("ph", phase);
    json.attribute("ts", static_cast<double>(time - origin) * 1e-3); // nanoseconds to microseconds
    json.attribute("pid", device);
    json.attribute("tid", 0);
  };
  auto writeArguments = [&] {
    json.attributeObject("args", [&] {
      json.attribute("number", event.number);
      if (event.kind == TP25D_EVENT_TRANSFER) {
        json.attribute("received_bytes", event.size);
        if (const tp25d_transfer &transfer = program.transfers[event.number]; hasRoot(transfer.kind))
          json.attribute("root", transfer.root);
      }
      if (event.kind == TP25D_EVENT_KERNEL)
        json.attribute("extent", event.size);
    });
  };
  if (event.kind != TP25D_EVENT_TRANSFER)
    return json.object([&] {
      common("X", event.begin);
      json.attribute("dur", static_cast<double>(event.end - event.begin) * 1e-3);
      writeArguments();
    });
  for (bool isBegin : {true, false})
    json.object([&] {
      common(isBegin ? "b" : "e", isBegin ? event.begin : event.end);
      json.attribute("id", event.number);
      if (isBegin)
        writeArguments();
    });
}

llvm::Expected<std::string> gatherTrace(const Devices &devices, const tp25d_program &program) {
  // All processes have the same number of devices, but different numbers of events: lists are padded to the longest
  // one.
  int64_t most = 0;
  for (int64_t device = devices.first(); device < devices.first() + devices.count(); ++device)
    most = std::max<int64_t>(most, static_cast<int64_t>(devices.events(device).size()));
  auto lengths = exchange(most);
  if (!lengths)
    return lengths.takeError();
  most = *llvm::max_element(*lengths);
  constexpr int64_t padding = -1;
  std::vector<tp25d_event> mine(devices.count() * most, tp25d_event{padding, 0, 0, 0, 0});
  for (int64_t i = 0; i < devices.count(); ++i)
    llvm::copy(devices.events(devices.first() + i), mine.begin() + i * most);
  std::vector<tp25d_event> all(mine.size() * tp25d_process_count());
  if (llvm::Error error =
          toError(tp25d_exchange(mine.data(), static_cast<int64_t>(mine.size() * sizeof(tp25d_event)), all.data())))
    return error;
  if (!isFirstProcess())
    return "";

  int64_t origin = INT64_MAX;
  for (const tp25d_event &event : all)
    if (event.kind != padding)
      origin = std::min(origin, event.begin);
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::json::OStream json(os, 1);
  json.object([&] {
    json.attributeArray("traceEvents", [&] {
      for (int64_t device = 0; device * most < static_cast<int64_t>(all.size()); ++device) {
        json.object([&] {
          json.attribute("name", "process_name");
          json.attribute("ph", "M");
          json.attribute("pid", device);
          json.attributeObject("args", [&] { json.attribute("name", describeDevice(program, device)); });
        });
        for (const tp25d_event &event : llvm::ArrayRef(all).slice(device * most, most))
          if (event.kind != padding)
            write(json, event, device, program, origin);
      }
    });
    json.attribute("displayTimeUnit", "ms");
  });
  os << '\n';
  return text;
}

} // namespace tp25d
