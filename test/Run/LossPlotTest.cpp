// Tests of the picture of a loss curve.
#include "../../lib/Run/LossPlot.h"

#include <gtest/gtest.h>

#include <regex>
#include <string>

using namespace tp25d;

namespace {

std::string draw(int64_t firstStep, std::vector<double> losses, std::vector<LossPoint> validation) {
  std::string text;
  llvm::raw_string_ostream os(text);
  drawLosses(os, firstStep, losses, validation);
  return text;
}

/// The texts in the picture, one after the other.
std::string labels(const std::string &svg) {
  static const std::regex text("<text[^>]*>([^<]*)</text>");
  std::string found;
  for (std::sregex_iterator it(svg.begin(), svg.end(), text), end; it != end; ++it)
    found += (found.empty() ? "" : " ") + (*it)[1].str();
  return found;
}

size_t countPoints(const std::string &svg) {
  size_t begin = svg.find("points=\""), end = svg.find("\"/>", begin);
  return std::count(svg.begin() + static_cast<long>(begin), svg.begin() + static_cast<long>(end), ',');
}

TEST(LossPlotTest, hasAxesTicksAndBothLosses) {
  std::string svg = draw(1, {2.0, 1.5, 1.2, 1.0, 0.9, 0.8}, {{3, 1.4}, {6, 1.1}});
  EXPECT_EQ(labels(svg), "0.0 0.5 1.0 1.5 2.0 1 2 3 4 5 6 step loss training validation");
  EXPECT_EQ(countPoints(svg), 6u);
  EXPECT_NE(svg.find("points=\"70.0,40.0 "), std::string::npos) << svg; // the first and largest loss, at top left
}

TEST(LossPlotTest, oneStepIsEnough) {
  EXPECT_EQ(labels(draw(1, {0.5}, {})), "0.0 0.1 0.2 0.3 0.4 0.5 1 2 step loss training");
  EXPECT_EQ(labels(draw(1, {0.0}, {})), "0.0 0.2 0.4 0.6 0.8 1.0 1 2 step loss training");
  EXPECT_EQ(labels(draw(1, {}, {})), "0.0 0.2 0.4 0.6 0.8 1.0 1 2 step loss training");
}

TEST(LossPlotTest, aTrainingThatWentOnBeginsWhereItDid) {
  EXPECT_EQ(labels(draw(101, std::vector<double>(50, 3e-5), {})),
            "0.00000 0.00001 0.00002 0.00003 110 120 130 140 150 step loss training");
}

TEST(LossPlotTest, manyStepsAreThinned) {
  std::vector<double> losses(100000, 1.0);
  std::string svg = draw(1, losses, {});
  EXPECT_LE(countPoints(svg), 1000u);
  EXPECT_GE(countPoints(svg), 900u);
  EXPECT_EQ(labels(svg), "0.0 0.2 0.4 0.6 0.8 1.0 20000 40000 60000 80000 100000 step loss training");
}

} // namespace
