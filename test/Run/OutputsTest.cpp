// Tests of the check that a command writes no file twice, and none that it reads.
#include "tp25d/Run/Outputs.h"

#include "../TensorFile/Testing.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace tp25d;

namespace {

class OutputsTest : public TensorFileTest {
protected:
  /// What the check says of two outputs.
  std::string check(const std::string &first, const std::string &second) const {
    NamedFiles files;
    files.addOutput("--first=", first);
    files.addOutput("--second=", second);
    return messageOf(files.check());
  }
};

TEST_F(OutputsTest, twoOutputsAreTwoFiles) {
  ASSERT_FALSE(sys::fs::create_directory(pathOf("folder")));
  EXPECT_EQ(check(pathOf("a"), pathOf("b")), "success");
  EXPECT_EQ(check(pathOf("a"), pathOf("folder/a")), "success");
  EXPECT_EQ(check(pathOf("a"), pathOf("a")), "--second=a is the same file as --first=a");
  std::string twice = "--second=folder/../a is the same file as --first=a";
  EXPECT_EQ(check(pathOf("a"), pathOf("folder/../a")), twice);
  makeFile("a", "");
  EXPECT_EQ(check(pathOf("a"), pathOf("folder/../a")), twice);
  ASSERT_EQ(symlink("../a", pathOf("folder/link").c_str()), 0);
  ASSERT_EQ(link(pathOf("a").c_str(), pathOf("hard").c_str()), 0);
  EXPECT_EQ(check(pathOf("folder/link"), pathOf("a")), "--second=a is the same file as --first=folder/link");
  EXPECT_EQ(check(pathOf("hard"), pathOf("a")), "--second=a is the same file as --first=hard");
  ASSERT_EQ(symlink("absent", pathOf("dangling").c_str()), 0);
  EXPECT_EQ(check(pathOf("dangling"), pathOf("absent")), "--second=absent is the same file as --first=dangling");
  ASSERT_EQ(mkfifo(pathOf("pipe").c_str(), 0600), 0);
  EXPECT_EQ(check(pathOf("pipe"), pathOf("pipe")), "--second=pipe is the same file as --first=pipe");
}

TEST_F(OutputsTest, onlyTheNullDeviceMayBeNamedTwice) {
  ASSERT_EQ(symlink("/dev/null", pathOf("null").c_str()), 0);
  EXPECT_EQ(check("/dev/null", pathOf("null")), "success");
  EXPECT_EQ(check("/dev/full", "/dev/full"), "--second=/dev/full is the same file as --first=/dev/full");
}

TEST_F(OutputsTest, noOutputIsAnInput) {
  std::string path = makeFile("a", "");
  auto check = [&](const std::string &mayReplace) {
    NamedFiles files;
    files.addTensor("--input=", "2xf32=1 2");
    files.addTensor("--input=", "@" + path);
    files.addInput("--params=", pathOf("absent"));
    files.addInput("--other=", "");
    files.addOutput("--output=@", pathOf("./a"), mayReplace);
    return messageOf(files.check());
  };
  EXPECT_EQ(check(""), "--output=@./a is the same file as --input=@a, which is read");
  EXPECT_EQ(check("--input=@"), "success");
}

TEST_F(OutputsTest, whatCannotBeWrittenIsKnownBefore) {
  EXPECT_EQ(check(pathOf("no/a"), "/dev/null"), "no/a: cannot be written: No such file or directory");
  EXPECT_EQ(check(pathOf(""), "/dev/null"), ": cannot be written: Is a directory");
  EXPECT_TRUE(files().empty());
}

TEST_F(OutputsTest, allFilesAppearOrNone) {
  std::string path = makeFile("a", "old");
  auto write = [&](const char *other) {
    Outputs outputs;
    auto writeNew = [](raw_ostream &os) { os << "new"; };
    cantFail(outputs.addText(path, writeNew));
    cantFail(outputs.addText("", writeNew));
    cantFail(outputs.addText(other, writeNew));
    return messageOf(outputs.keep());
  };
  EXPECT_EQ(write("/dev/full"), "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(contentOf(path), "old");
  EXPECT_EQ(write("/dev/null"), "success");
  EXPECT_EQ(contentOf(path), "new");
  EXPECT_EQ(files(), std::vector<std::string>{"a"});
}

} // namespace
