// Collects the last transfers of this process, and writes them as JSON.

#include "FlightRecord.h"

#include "../common/Error.h"
#include "../files/Target.h"

#include <iostream>
#include <sstream>

using namespace tp25d::runtime;
using namespace tp25d::processes;

static constexpr size_t mostEntries = 64;
static constexpr double longestWrite = 1; // seconds to wait for the reader if the file is a pipe

void FlightRecord::setPrefix(const std::string &newPrefix) {
  std::lock_guard<std::mutex> lock(mutex);
  prefix = newPrefix;
}

double FlightRecord::getSeconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void FlightRecord::addStart(int64_t transfer, const Collective &what) {
  std::lock_guard<std::mutex> lock(mutex);
  entries.push_back({transfer, what, getSeconds(), 0});
  if (entries.size() > mostEntries)
    entries.pop_front();
}

void FlightRecord::addEnd(int64_t transfer) {
  std::lock_guard<std::mutex> lock(mutex);
  for (Entry &entry : entries)
    if (entry.transfer == transfer && entry.ended == 0)
      entry.ended = getSeconds();
}

/// Returns the text as a JSON string; characters that would have to be escaped become quotes.
static std::string quote(std::string text) {
  for (char &c : text)
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ')
      c = '\'';
  return concat('"', text, '"');
}

std::string FlightRecord::getJson(int64_t rank, const std::string &message) const {
  std::ostringstream json;
  json << "{\n  \"rank\": " << rank << ",\n  \"error\": " << quote(message) << ",\n  \"transfers\": [";
  const char *separator = "";
  for (const Entry &entry : entries) {
    json << separator << "\n    {\"transfer\": " << entry.transfer << ", \"what\": " << quote(describe(entry.what))
         << ", \"started\": " << entry.started << ", \"ended\": " << (entry.ended > 0 ? concat(entry.ended) : "null")
         << "}";
    separator = ",";
  }
  json << "\n  ]\n}\n";
  return json.str();
}

void FlightRecord::write(int64_t rank, const std::string &message) const {
  std::lock_guard<std::mutex> lock(mutex);
  if (prefix.empty())
    return;
  // A slow process may be killed while it writes: the file appears as a whole or not at all.
  std::string path = concat(prefix, rank, ".json");
  std::string error = files::writeText(path, getJson(rank, message), longestWrite);
  if (!error.empty())
    std::cerr << concat("the flight record ", path, " cannot be written: ", error, "\n") << std::flush;
}
