// Tests of the line that shows progress on a terminal.
#include "../../lib/Run/ProgressLine.h"

#include "llvm/ADT/StringRef.h"
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace tp25d;

namespace {

/// Standard error is a terminal for as long as this object lives.
class Terminal {
public:
  Terminal() {
    EXPECT_EQ(grantpt(screen), 0);
    EXPECT_EQ(unlockpt(screen), 0);
    int terminal = open(ptsname(screen), O_RDWR | O_NOCTTY);
    EXPECT_EQ(dup2(terminal, STDERR_FILENO), STDERR_FILENO);
    close(terminal);
  }
  ~Terminal() {
    dup2(former, STDERR_FILENO);
    close(former);
    close(screen);
  }
  Terminal(const Terminal &) = delete;

  /// All that has been written, up to this end, for which it waits.
  std::string readThrough(const std::string &end) const {
    std::string text;
    char character = 0;
    while (!llvm::StringRef(text).ends_with(end) && ::read(screen, &character, 1) == 1)
      text += character;
    return text;
  }

private:
  int former = dup(STDERR_FILENO), screen = posix_openpt(O_RDWR | O_NOCTTY);
};

TEST(ProgressLine, isOverwrittenAndRemoved) {
  Terminal terminal;
  {
    ProgressLine line;
    line.show("step 1");
    EXPECT_EQ(terminal.readThrough("\x1b[K"), "\rstep 1\x1b[K");
    std::this_thread::sleep_for(std::chrono::milliseconds(110));
    line.show("step 2");
    EXPECT_EQ(terminal.readThrough("\x1b[K"), "\rstep 2\x1b[K");
  }
  EXPECT_EQ(terminal.readThrough("\x1b[K"), "\r\x1b[K");
}

TEST(ProgressLine, skipsTextsThatComeTooFast) {
  Terminal terminal;
  ProgressLine line;
  for (int step = 0; step < 20; ++step)
    line.show("step");
  line.clear();
  EXPECT_LT(terminal.readThrough("\r\x1b[K").size(), 20 * std::string("\rstep\x1b[K").size());
}

TEST(ProgressLine, isOnlyOnTerminals) {
  testing::internal::CaptureStderr();
  ProgressLine line;
  line.show("step 1");
  line.clear();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

} // namespace
