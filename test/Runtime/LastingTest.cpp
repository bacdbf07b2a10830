//===- LastingTest.cpp - What is kept from run to run -----------------------===//
//
// Parameters and states that a program updates, read and written between runs, and shared by two runtimes.
//
//===----------------------------------------------------------------------===//

#include "Job.h"

#include <numeric>

namespace {

const std::vector<int64_t> grid = {1, 2, 2, 2};

/// Adds a matrix of 4 x 6, which row and col split.
tp25d_argument &addMatrix(Job &job, const char *name, int64_t kind, bool updated) {
  tp25d_argument &matrix = job.add(name, kind, TP25D_F32, {4, 6}, {{TP25D_ROW}, {TP25D_COL}});
  matrix.updated = updated;
  return matrix;
}

std::vector<float> count(int64_t elements, float first = 0) {
  std::vector<float> values(elements);
  std::iota(values.begin(), values.end(), first);
  return values;
}

std::vector<float> read(const Job &job, int64_t argument) {
  std::vector<float> whole(24, -1);
  EXPECT_EQ(tp25d_read(job.runtime, argument, whole.data()), TP25D_OK) << tp25d_error_message();
  return whole;
}

/// Adds 1 to every element of the block of argument 0.
void increment(const Device &device) {
  for (int64_t i = 0; i < 6; ++i)
    device.block<float>(0)[i] += 1;
}

TEST(Lasting, StatesStartFromZerosAndStay) {
  Job job(grid);
  addMatrix(job, "moments", TP25D_STATE, true);
  job.add("step", TP25D_STATE, TP25D_I64, {}, {}).updated = 1;
  job.prepare();
  EXPECT_EQ(read(job, 0), std::vector<float>(24, 0));
  for (int run = 0; run < 3; ++run)
    ASSERT_EQ(job.run([](const Device &device) {
      increment(device);
      ++*device.block<int64_t>(1);
    }),
              TP25D_OK);
  EXPECT_EQ(read(job, 0), std::vector<float>(24, 3));
  int64_t steps = 0;
  ASSERT_EQ(tp25d_read(job.runtime, 1, &steps), TP25D_OK);
  EXPECT_EQ(steps, 3);
}

TEST(Lasting, AStateCanBeWritten) {
  Job job(grid);
  addMatrix(job, "moments", TP25D_STATE, true);
  job.prepare();
  ASSERT_EQ(tp25d_write(job.runtime, 0, count(24).data()), TP25D_OK);
  ASSERT_EQ(job.run(increment), TP25D_OK);
  EXPECT_EQ(read(job, 0), count(24, 1));
}

TEST(Lasting, AParameterCanBeReadAndLentUnlessItIsPacked) {
  Job job({1, 1, 1, 1}), borrower({1, 1, 1, 1});
  const int64_t products[] = {0, TP25D_NONE};
  job.add("w", TP25D_PARAMETER, TP25D_F32, {64, 64}, {{}, {}}).products = products;
  tp25d_product product = {};
  product.m = product.n = product.k = 64;
  product.stride_a[0] = product.stride_b[0] = product.stride_c[0] = 64;
  product.stride_a[1] = product.stride_b[1] = product.stride_c[1] = 1;
  job.products.push_back(product);
  job.options.pack = 1;
  job.prepare();
  std::vector<float> written = count(64 * 64), back(64 * 64);
  ASSERT_EQ(tp25d_write(job.runtime, 0, written.data()), TP25D_OK);
  borrower.add("w", TP25D_PARAMETER, TP25D_F32, {64, 64}, {{}, {}});
  borrower.options.parameters_of = job.runtime;
  // Whether oneDNN likes another layout better depends on the processor.
  if (tp25d_read(job.runtime, 0, back.data()) == TP25D_OK) {
    EXPECT_EQ(back, written);
    EXPECT_EQ(borrower.create(), TP25D_OK);
    return;
  }
  EXPECT_STREQ(tp25d_error_message(), "argument 'w' is stored in the packed layout of its products and cannot be "
                                      "read; without the option pack it can");
  borrower.expectInvalid("parameters_of: the other runtime stores 'w' in the packed layout of its products, where no "
                         "other program can read it");
}

//===----------------------------------------------------------------------===//
// Two runtimes
//===----------------------------------------------------------------------===//

/// How two programs see a parameter.
struct Argument {
  int64_t type;
  std::vector<int64_t> size;
  std::vector<std::vector<int64_t>> axes;
};

/// A program that updates, and one that reads what the first updates: "w" is lent, the others are only in one.
struct Pair {
  Pair() {
    step.add("w", TP25D_PARAMETER, TP25D_F32, {4, 6}, {{TP25D_ROW}, {TP25D_COL}}).updated = 1;
    step.add("moments", TP25D_STATE, TP25D_F32, {16}, {{}});
    step.add("input", TP25D_INPUT, TP25D_F32, {16}, {{}});
    evaluation.add("input", TP25D_INPUT, TP25D_F32, {16}, {{}});                         // 64 bytes
    evaluation.add("own", TP25D_PARAMETER, TP25D_F32, {16}, {{}});                       // 64
    evaluation.add("split", TP25D_PARAMETER, TP25D_F32, {16}, {{TP25D_DEP}});            // 32: 64
    evaluation.add("w", TP25D_PARAMETER, TP25D_F32, {4, 6}, {{TP25D_ROW}, {TP25D_COL}}); // lent
    evaluation.add("y", TP25D_RESULT, TP25D_F32, {4, 6}, {{TP25D_ROW}, {TP25D_COL}});    // 24: 64
  }

  void prepare() {
    step.prepare();
    evaluation.options.parameters_of = step.runtime;
    evaluation.prepare();
    ASSERT_EQ(tp25d_write(step.runtime, 0, count(24).data()), TP25D_OK);
  }

  /// What evaluation makes of w.
  std::vector<float> evaluate() {
    EXPECT_EQ(
        evaluation.run([](const Device &device) { std::copy_n(device.block<float>(3), 6, device.block<float>(4)); }),
        TP25D_OK);
    return read(evaluation, 4);
  }

  Job step{grid}, evaluation{grid};
};

TEST(Sharing, OneSeesWhatTheOtherUpdates) {
  Pair pair;
  pair.prepare();
  for (int run = 0; run < 3; ++run) {
    EXPECT_EQ(pair.evaluate(), count(24, static_cast<float>(run)));
    ASSERT_EQ(pair.step.run(increment), TP25D_OK);
  }
  EXPECT_EQ(read(pair.evaluation, 3), count(24, 3));
  ASSERT_EQ(tp25d_write(pair.evaluation.runtime, 3, count(24, 7).data()), TP25D_OK);
  EXPECT_EQ(read(pair.step, 0), count(24, 7));
}

TEST(Sharing, OnlyWhatIsNotLentTakesMemory) {
  Pair pair;
  pair.prepare();
  EXPECT_EQ(tp25d_arena_bytes(pair.evaluation.runtime), 256);
  pair.evaluate();
  EXPECT_EQ(pair.evaluation.statistics(0).arena_bytes, 256);
}

TEST(Sharing, AValueOfTheProgramDoesNotReplaceWhatIsLent) {
  Pair pair;
  std::vector<float> value = count(24, 100);
  ASSERT_EQ(pair.step.create(), TP25D_OK);
  ASSERT_EQ(tp25d_allocate(pair.step.runtime), TP25D_OK);
  ASSERT_EQ(tp25d_write(pair.step.runtime, 0, count(24).data()), TP25D_OK);
  pair.evaluation.arguments[3].value = value.data();
  pair.evaluation.options.parameters_of = pair.step.runtime;
  pair.evaluation.prepare();
  EXPECT_EQ(pair.evaluate(), count(24));
}

TEST(Sharing, TheOtherNeedsMemoryFirst) {
  Pair pair;
  ASSERT_EQ(pair.step.create(), TP25D_OK);
  pair.evaluation.options.parameters_of = pair.step.runtime;
  ASSERT_EQ(pair.evaluation.create(), TP25D_OK);
  EXPECT_EQ(tp25d_allocate(pair.evaluation.runtime), TP25D_INVALID_ARGUMENT);
  EXPECT_STREQ(tp25d_error_message(), "the runtime has no memory yet, see tp25d_allocate");
}

TEST(Sharing, WhatHasTheSameNameMustHaveTheSameBlocks) {
  auto refuse = [](const Argument &theirs, const Argument &mine, const std::string &message) {
    Job lender(grid), borrower(grid);
    lender.add("w", TP25D_PARAMETER, theirs.type, theirs.size, theirs.axes);
    borrower.add("w", TP25D_PARAMETER, mine.type, mine.size, mine.axes);
    lender.prepare();
    borrower.options.parameters_of = lender.runtime;
    borrower.expectInvalid("parameters_of: 'w' of the other runtime is " + message);
  };
  const Argument plain = {TP25D_F32, {4, 6}, {{TP25D_ROW}, {}}};
  refuse(plain, {TP25D_I32, {4, 6}, {{TP25D_ROW}, {}}}, "4x6xf32 by [row], [], but here it is 4x6xi32 by [row], []");
  refuse(plain, {TP25D_F32, {4, 8}, {{TP25D_ROW}, {}}}, "4x6xf32 by [row], [], but here it is 4x8xf32 by [row], []");
  refuse(plain, {TP25D_F32, {4, 6}, {{TP25D_DEP, TP25D_ROW}, {}}},
         "4x6xf32 by [row], [], but here it is 4x6xf32 by [dep row], []");
  refuse(plain, {TP25D_F32, {}, {}}, "4x6xf32 by [row], [], but here it is f32");
}

TEST(Sharing, TheGridsMustAgree) {
  Job step(grid), evaluation({1, 2, 2, 1});
  step.prepare();
  evaluation.options.parameters_of = step.runtime;
  evaluation.expectInvalid("parameters_of: axis col of the other runtime's grid has size 2, but here it has size 1");
}

} // namespace
