//===- Names.cpp - Names and sizes of the interface's enumerations ----------===//
//
// What the enumerations of the C interface are called in messages and statistics.
//
//===----------------------------------------------------------------------===//

#include "Names.h"

#include "Error.h"

#include <cstddef>

/// The entry of a table, or `otherwise` where the index is none of its.
template <typename T, size_t size> static T at(const T (&table)[size], int64_t index, T otherwise) {
  return index >= 0 && index < static_cast<int64_t>(size) ? table[index] : otherwise;
}

const char *tp25d_axis_name(int64_t axis) {
  static const char *const names[TP25D_AXIS_COUNT] = {"data", "dep", "row", "col"};
  return at<const char *>(names, axis, "unknown");
}

const char *tp25d_collective_name(int64_t kind) {
  static const char *const names[TP25D_COLLECTIVE_COUNT] = {"broadcast",  "reduce",         "all_reduce",
                                                            "all_gather", "reduce_scatter", "all_to_all"};
  return at<const char *>(names, kind, "unknown");
}

int64_t tp25d_type_bytes(int64_t type) {
  static const int64_t bytes[] = {4, 8, 2, 2, 1, 1, 2, 4, 8};
  return at<int64_t>(bytes, type, 0);
}

const char *tp25d::runtime::typeName(int64_t type) {
  static const char *const names[] = {"f32", "f64", "bf16", "f16", "i1", "i8", "i16", "i32", "i64"};
  return at<const char *>(names, type, "unknown");
}

std::string tp25d::runtime::describe(const Collective &what) {
  return concat(tp25d_collective_name(what.kind), " of ", what.count, " ", typeName(what.type), " along ",
                tp25d_axis_name(what.axis), what.hasRoot() ? concat(", root ", what.root) : "");
}
