// Names and sizes of the values of the C interface's enumerations, for messages and statistics.

#include "Names.h"

#include "Error.h"

#include <cstddef>

/// Returns the entry of a table, or `otherwise` if the index is out of range.
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

std::string tp25d::runtime::describeProduct(const tp25d_product &product, int64_t index) {
  std::string batch;
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    batch += concat(dimension ? " x " : "batch ", product.batch[dimension]);
  return concat("product ", index, " (", batch, batch.empty() ? "" : ", ", "m ", product.m, ", n ", product.n, ", k ",
                product.k, ", ", typeName(product.type_a), " x ", typeName(product.type_b), " -> ",
                typeName(product.type_c), ")");
}

int64_t tp25d::runtime::Collective::receivedBytes(int64_t member, int64_t members) const {
  return getReceivedElements(kind, count, members, member, root) * tp25d_type_bytes(type);
}

std::string tp25d::runtime::describe(const Collective &what) {
  return concat(tp25d_collective_name(what.kind), " of ", what.count, " ", typeName(what.type), " along ",
                tp25d_axis_name(what.axis), what.hasRoot() ? concat(", root ", what.root) : "");
}
