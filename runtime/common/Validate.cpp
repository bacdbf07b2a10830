// Checks the tables of a program; each error names the entry and the numbers that are wrong.

#include "Validate.h"

#include "Block.h"
#include "Error.h"
#include "Names.h"

#include <algorithm>

using namespace tp25d::runtime;

namespace {

/// Checks a number of a table; `what` names it in the error.
void checkRange(const std::string &what, int64_t value, int64_t least, int64_t most) {
  if (value < least)
    invalid(what, " is ", value, ", must be at least ", least);
  if (value > most)
    invalid(what, " is ", value, ", must be at most ", most);
}

void checkSize(const std::string &what, int64_t value) { checkRange(what, value, 1, INT64_MAX); }
void checkCount(const std::string &what, int64_t value) { checkRange(what, value, 0, INT64_MAX); }

/// Multiplies `total` by `factor`; throws if it overflows.
void multiplyInto(int64_t &total, int64_t factor, const std::string &what) {
  if (__builtin_mul_overflow(total, factor, &total))
    invalid(what, " has more elements or bytes than 64 bits can count");
}

void checkSplit(const Grid &grid, const tp25d_argument &argument, const std::string &name) {
  int64_t usedBy[TP25D_AXIS_COUNT];
  std::fill_n(usedBy, TP25D_AXIS_COUNT, TP25D_NONE);
  for (int64_t dimension = 0; dimension < argument.rank; ++dimension) {
    int64_t parts = 1;
    std::string axes;
    forEachAxis(argument, dimension, [&](int64_t axis) {
      checkRange(concat(name, ": axis of dimension ", dimension), axis, 0, TP25D_AXIS_COUNT - 1);
      if (usedBy[axis] != TP25D_NONE)
        invalid(name, ": axis ", tp25d_axis_name(axis), " splits dimension ", dimension, " and dimension ",
                usedBy[axis]);
      usedBy[axis] = dimension;
      parts *= grid.size(axis);
      axes += concat(axes.empty() ? "" : " x ", tp25d_axis_name(axis), " ", grid.size(axis));
    });
    if (argument.size[dimension] % parts != 0)
      invalid(name, ": dimension ", dimension, " of size ", argument.size[dimension], " is not divisible by ", parts,
              " (", axes, ")");
  }
}

void checkArgument(const tp25d_program &program, const tp25d_argument &argument, int64_t index) {
  if (!argument.name)
    invalid("argument ", index, " has no name");
  std::string name = concat("argument '", argument.name, "'");
  checkRange(name + ": kind", argument.kind, TP25D_INPUT, TP25D_STATE);
  checkRange(name + ": type", argument.type, TP25D_F32, TP25D_I64);
  checkRange(name + ": rank", argument.rank, 0, TP25D_MAX_RANK);
  int64_t bytes = tp25d_type_bytes(argument.type);
  for (int64_t dimension = 0; dimension < argument.rank; ++dimension) {
    checkSize(concat(name, ": size of dimension ", dimension), argument.size[dimension]);
    multiplyInto(bytes, argument.size[dimension], name);
  }
  checkSplit(Grid(program.grid), argument, name);
  if (argument.products && argument.kind != TP25D_PARAMETER)
    invalid(name, ": only a parameter can have products");
  checkRange(name + ": updated", argument.updated, 0, 1);
  if (argument.updated && !isLasting(argument))
    invalid(name, ": only a parameter or a state can be updated");
  if (argument.updated && argument.products)
    invalid(name, ": what a run updates is never packed, so it cannot have products");
  for (const int64_t *product = argument.products; product && *product != TP25D_NONE; ++product)
    if (*product < 0 || *product >= program.product_count)
      invalid(name, ": product ", *product, " does not exist, the program has ", program.product_count);
}

void checkProduct(const tp25d_product &product, int64_t index) {
  std::string name = concat("product ", index);
  checkRange(name + ": type of A", product.type_a, TP25D_F32, TP25D_I64);
  checkRange(name + ": type of B", product.type_b, TP25D_F32, TP25D_I64);
  checkRange(name + ": type of C", product.type_c, TP25D_F32, TP25D_I64);
  checkRange(name + ": rank of the batch", product.batch_rank, 0, TP25D_MAX_RANK - 2);
  for (int64_t dimension = 0; dimension < product.batch_rank; ++dimension)
    checkSize(concat(name, ": size of batch dimension ", dimension), product.batch[dimension]);
  checkSize(name + ": m", product.m);
  checkSize(name + ": n", product.n);
  checkSize(name + ": k", product.k);
  checkRange(name + ": accumulate", product.accumulate, 0, 1);
  checkRange(name + ": length of the epilogue", product.epilogue_count, 0, TP25D_MAX_EPILOGUE);
  for (int64_t step = 0; step < product.epilogue_count; ++step)
    checkRange(concat(name, ": kind of epilogue ", step), product.epilogue[step].kind, TP25D_EPILOGUE_ADD,
               TP25D_EPILOGUE_LOGISTIC);
}

void checkTransfer(const tp25d_program &program, const Collective &transfer, int64_t index) {
  std::string name = concat("transfer ", index);
  checkRange(name + ": kind", transfer.kind, 0, TP25D_COLLECTIVE_COUNT - 1);
  checkRange(name + ": axis", transfer.axis, 0, TP25D_AXIS_COUNT - 1);
  const int64_t members = program.grid[transfer.axis];
  checkRange(name + ": root", transfer.root, 0, transfer.hasRoot() ? members - 1 : 0);
  checkRange(name + ": combiner", transfer.combiner, 0, tp25d::hasCombiner(transfer.kind) ? TP25D_MINIMUM_NUMBER : 0);
  checkRange(name + ": type", transfer.type, TP25D_F32, TP25D_I64);
  checkSize(name + ": count", transfer.count);
  int64_t bytes = tp25d_type_bytes(transfer.type);
  multiplyInto(bytes, transfer.count, name);
  multiplyInto(bytes, members, name);
}

void checkKernel(const tp25d_program &program, const tp25d_kernel &kernel, int64_t index) {
  std::string name = concat("kernel ", index);
  checkCount(name + ": number of arguments", kernel.argument_count);
  if (kernel.function)
    return checkSize(name + ": extent", kernel.extent);
  if (!kernel.name || !program.device_code)
    invalid(name, " has neither a function nor a name in the program's device code");
  const int64_t mostBlocks = INT32_MAX, mostThreads = 1024; // limits of a GPU in one dimension
  checkRange(name + ": number of blocks", kernel.blocks, 1, mostBlocks);
  checkRange(name + ": threads in a block", kernel.threads, 1, mostThreads);
}

} // namespace

void tp25d::runtime::validate(const tp25d_program &program) {
  int64_t devices = 1;
  for (int64_t axis = 0; axis < TP25D_AXIS_COUNT; ++axis) {
    checkSize(concat("grid: size of axis ", tp25d_axis_name(axis)), program.grid[axis]);
    multiplyInto(devices, program.grid[axis], "grid");
  }
  if (!program.run)
    invalid("the program has no function to run");
  checkCount("number of arguments", program.argument_count);
  checkCount("number of products", program.product_count);
  checkCount("number of kernels", program.kernel_count);
  checkCount("number of transfers", program.transfer_count);
  checkCount("bytes of temporaries", program.temporaries_bytes);
  for (int64_t index = 0; index < program.argument_count; ++index)
    checkArgument(program, program.arguments[index], index);
  for (int64_t index = 0; index < program.product_count; ++index)
    checkProduct(program.products[index], index);
  for (int64_t index = 0; index < program.transfer_count; ++index)
    checkTransfer(program, {program.transfers[index]}, index);
  for (int64_t index = 0; index < program.kernel_count; ++index)
    checkKernel(program, program.kernels[index], index);
}

void tp25d::runtime::validate(const tp25d_options &options) {
  checkCount("threads_per_device", options.threads_per_device);
  checkCount("devices_at_once", options.devices_at_once);
  const double longest = 1e9;
  if (!(options.timeout_seconds >= 0 && options.timeout_seconds <= longest))
    invalid("timeout_seconds is ", options.timeout_seconds, ", must be from 0 to ", longest);
}
