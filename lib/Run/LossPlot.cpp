// Draws a loss curve with its axes.

#include "LossPlot.h"

#include "llvm/Support/FormatVariadic.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace tp25d {

namespace {

constexpr double width = 720, height = 420, left = 70, right = 20, top = 40, bottom = 50;

/// An axis: the range of its numbers, its pixels, and its ticks.
class Axis {
public:
  /// Creates an axis for numbers from `least` to `largest`, in pixels from `begin` to `end`. If `isWhole` is true,
  /// ticks are at integers only.
  Axis(double least, double largest, double begin, double end, bool isWhole) : begin(begin), end(end), first(least) {
    double span = largest > least ? largest - least : 1, magnitude = std::pow(10, std::floor(std::log10(span / 5)));
    distance = magnitude;
    for (double factor : {2.0, 5.0, 10.0})
      if (span / distance > 6)
        distance = factor * magnitude;
    if (isWhole)
      distance = std::max(std::round(distance), 1.0);
    last = std::max(first + distance * std::ceil(span / distance - 1e-9), largest);
    if (isWhole)
      last = first + span; // makes the curve reach the end of the axis
  }

  double place(double number) const { return begin + (number - first) / (last - first) * (end - begin); }
  std::vector<double> ticks() const {
    std::vector<double> numbers;
    auto firstTick = static_cast<int64_t>(std::ceil(first / distance));
    for (int64_t tick = firstTick; static_cast<double>(tick) * distance <= last + distance * 1e-9; ++tick)
      numbers.push_back(static_cast<double>(tick) * distance);
    return numbers;
  }
  /// Formats a tick with as many digits as distinguish neighbouring ticks.
  std::string label(double tick) const {
    int digits = std::max(0, static_cast<int>(-std::floor(std::log10(distance) + 1e-9)));
    char text[64];
    std::snprintf(text, sizeof(text), "%.*f", digits, tick);
    return text;
  }

private:
  double begin, end, first, last, distance;
};

} // namespace

/// Reduces the losses to at most about a thousand points, each the mean of neighbouring training steps.
static std::vector<LossPoint> thin(int64_t firstStep, llvm::ArrayRef<double> losses) {
  constexpr size_t most = 1000;
  const size_t together = losses.size() / most + 1;
  std::vector<LossPoint> points;
  for (size_t i = 0; i < losses.size(); i += together) {
    llvm::ArrayRef<double> some = losses.slice(i, std::min(together, losses.size() - i));
    double sum = 0;
    for (double loss : some)
      sum += loss;
    points.push_back({firstStep + static_cast<int64_t>(i + some.size() / 2), sum / static_cast<double>(some.size())});
  }
  return points;
}

void drawLosses(llvm::raw_ostream &os, int64_t firstStep, llvm::ArrayRef<double> losses,
                llvm::ArrayRef<LossPoint> validation) {
  std::vector<LossPoint> line = thin(firstStep, losses);
  double largest = 0, least = 0;
  for (llvm::ArrayRef<LossPoint> points : {llvm::ArrayRef(line), validation})
    for (const LossPoint &point : points) {
      largest = std::max(largest, point.loss);
      least = std::min(least, point.loss);
    }
  const double lastStep = static_cast<double>(firstStep) + std::max<double>(static_cast<double>(losses.size()) - 1, 1);
  const Axis x(static_cast<double>(firstStep), lastStep, left, width - right, /*isWhole=*/true);
  const Axis y(least, largest, height - bottom, top, /*isWhole=*/false);

  os << llvm::formatv("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
                      "font-family=\"sans-serif\" font-size=\"12\">\n",
                      width, height)
     << "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
  auto drawText = [&](double atX, double atY, llvm::StringRef anchor, llvm::StringRef more, llvm::StringRef text) {
    os << llvm::formatv("<text x=\"{0:f1}\" y=\"{1:f1}\" text-anchor=\"{2}\"{3}>{4}</text>\n", atX, atY, anchor, more,
                        text);
  };
  auto drawLine = [&](double fromX, double fromY, double toX, double toY, llvm::StringRef color) {
    os << llvm::formatv("<line x1=\"{0:f1}\" y1=\"{1:f1}\" x2=\"{2:f1}\" y2=\"{3:f1}\" stroke=\"{4}\"/>\n", fromX,
                        fromY, toX, toY, color);
  };
  for (double tick : y.ticks()) {
    drawLine(left, y.place(tick), width - right, y.place(tick), "#ddd");
    drawText(left - 8, y.place(tick) + 4, "end", "", y.label(tick));
  }
  for (double tick : x.ticks()) {
    drawLine(x.place(tick), height - bottom, x.place(tick), height - bottom + 5, "black");
    drawText(x.place(tick), height - bottom + 20, "middle", "", x.label(tick));
  }
  drawLine(left, height - bottom, width - right, height - bottom, "black");
  drawLine(left, top, left, height - bottom, "black");
  drawText((left + width - right) / 2, height - 10, "middle", "", "step");
  const double middle = (top + height - bottom) / 2;
  drawText(16, middle, "middle", llvm::formatv(" transform=\"rotate(-90 16 {0:f1})\"", middle).str(), "loss");

  const llvm::StringRef trainingColor = "#1f77b4", validationColor = "#d62728";
  os << "<polyline fill=\"none\" stroke=\"" << trainingColor << "\" stroke-width=\"1.5\" points=\"";
  for (const LossPoint &point : line)
    os << llvm::formatv("{0:f1},{1:f1} ", x.place(static_cast<double>(point.step)), y.place(point.loss));
  os << "\"/>\n";
  for (const LossPoint &point : validation)
    os << llvm::formatv("<circle cx=\"{0:f1}\" cy=\"{1:f1}\" r=\"3.5\" fill=\"{2}\"/>\n",
                        x.place(static_cast<double>(point.step)), y.place(point.loss), validationColor);

  drawLine(width - 210, top - 20, width - 190, top - 20, trainingColor);
  drawText(width - 185, top - 16, "start", "", "training");
  if (!validation.empty()) {
    os << llvm::formatv("<circle cx=\"{0}\" cy=\"{1}\" r=\"3.5\" fill=\"{2}\"/>\n", width - 110, top - 20,
                        validationColor);
    drawText(width - 102, top - 16, "start", "", "validation");
  }
  os << "</svg>\n";
}

} // namespace tp25d
