// Tests of where outputs go: what is replaced, what is written through, and what stays as it was where that fails.
#include "tp25d/TensorFile/OutputFile.h"

#include "Testing.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace llvm;
using namespace tp25d;

namespace {

class OutputFileTest : public TensorFileTest {
protected:
  void SetUp() override {
    TensorFileTest::SetUp();
    std::signal(SIGPIPE, SIG_IGN);
  }

  static Error writeText(const std::string &path, StringRef text, double timeout = 0) {
    auto file = OutputFile::create(path);
    if (!file)
      return file.takeError();
    if (Error error = (*file)->write([&](raw_ostream &os) { os << text; }))
      return error;
    return (*file)->keep(timeout);
  }

  std::string makeLink(const std::string &to, StringRef name) const {
    EXPECT_EQ(symlink(to.c_str(), pathOf(name).c_str()), 0);
    return pathOf(name);
  }

  std::string makePipe(StringRef name) const {
    EXPECT_EQ(mkfifo(pathOf(name).c_str(), 0600), 0);
    return pathOf(name);
  }
};

TEST_F(OutputFileTest, aFileAppearsWhenItIsComplete) {
  std::string path = makeFile("a", "old");
  auto file = cantFail(OutputFile::create(path));
  cantFail(file->write([](raw_ostream &os) { os << "new"; }));
  EXPECT_FALSE(file->isWrittenThrough());
  EXPECT_EQ(contentOf(path), "old");
  cantFail(file->keep());
  EXPECT_EQ(contentOf(path), "new");
  file = cantFail(OutputFile::create(path));
  cantFail(file->write([](raw_ostream &os) { os << "newer"; }));
  file.reset();
  EXPECT_EQ(contentOf(path), "new");
  EXPECT_EQ(files(), std::vector<std::string>{"a"});
}

TEST_F(OutputFileTest, anotherFileMayBePutWhereItLies) {
  auto file = cantFail(OutputFile::create(pathOf("a")));
  std::string other = makeFile("other", "linked");
  ASSERT_EQ(rename(other.c_str(), file->temporaryPath().c_str()), 0);
  cantFail(file->keep());
  EXPECT_EQ(contentOf(pathOf("a")), "linked");
}

TEST_F(OutputFileTest, linksStayAndWhatTheyLeadToIsReplaced) {
  std::string folder = pathOf("folder");
  ASSERT_FALSE(sys::fs::create_directory(folder));
  makeFile("folder/a", "old");
  std::string first = makeLink("a", "folder/first"), second = makeLink("folder/first", "second");
  cantFail(writeText(second, "new"));
  EXPECT_EQ(contentOf(pathOf("folder/a")), "new");
  for (const std::string &link : {first, second})
    EXPECT_TRUE(sys::fs::is_symlink_file(link));
  EXPECT_FALSE(sys::fs::is_symlink_file(pathOf("folder/a")));
  std::string toNothing = makeLink("folder/b", "toNothing");
  cantFail(writeText(toNothing, "made"));
  EXPECT_EQ(contentOf(pathOf("folder/b")), "made");
  EXPECT_TRUE(sys::fs::is_symlink_file(toNothing));
  std::string toItself = makeLink("toItself", "toItself");
  EXPECT_EQ(messageOf(writeText(toItself, "x")), "toItself: cannot be written: Too many levels of symbolic links");
  EXPECT_EQ(messageOf(writeText(makeLink("no/a", "toNowhere"), "x")),
            "toNowhere: cannot be written: No such file or directory");
}

TEST_F(OutputFileTest, devicesAreWrittenThrough) {
  for (const std::string &path : {std::string("/dev/null"), makeLink("/dev/null", "null")})
    cantFail(writeText(path, "x"));
  EXPECT_TRUE(sys::fs::is_symlink_file(pathOf("null")));
  EXPECT_EQ(sys::fs::get_file_type("/dev/null"), sys::fs::file_type::character_file);
  EXPECT_EQ(messageOf(writeText("/dev/full", "x")), "/dev/full: cannot be written: No space left on device");
  EXPECT_EQ(messageOf(writeText(makeLink("/dev/full", "full"), "x")),
            "full: cannot be written: No space left on device");
  EXPECT_EQ(files(), (std::vector<std::string>{"full", "null"}));
}

TEST_F(OutputFileTest, descriptorsOfThisProcessAreWrittenThrough) {
  std::string path = makeFile("a", "");
  int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  ASSERT_EQ(write(descriptor, "before ", 7), 7);
  std::string name = "/dev/fd/" + std::to_string(descriptor);
  cantFail(writeText(name, "between "));
  cantFail(writeText(makeLink(name, "link"), "after"));
  EXPECT_EQ(contentOf(path), "before between after");
  close(descriptor);
  EXPECT_EQ(messageOf(writeText(name, "x")), name + ": cannot be written: Bad file descriptor");
}

TEST_F(OutputFileTest, aPipeThatNobodyReadsEndsInTime) {
  std::string path = makePipe("pipe");
  EXPECT_EQ(messageOf(writeText(path, "x", 0.1)), "pipe: cannot be written: nobody has read from it for 0.1 s");
  int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  EXPECT_EQ(messageOf(writeText(path, std::string(1 << 20, 'x'), 0.1)),
            "pipe: cannot be written: nobody has read from it for 0.1 s");
  std::thread leaving([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    close(reader);
  });
  EXPECT_EQ(messageOf(writeText(path, std::string(1 << 20, 'x'), 60)), "pipe: cannot be written: Broken pipe");
  leaving.join();
  EXPECT_EQ(files(), std::vector<std::string>{"pipe"});
}

TEST_F(OutputFileTest, aPipeMayBeReadLateAndSlowly) {
  std::string path = makePipe("pipe"), received;
  std::thread reader([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    received = contentOf(path);
  });
  cantFail(writeText(path, std::string(1 << 20, 'x'), 60));
  reader.join();
  EXPECT_EQ(received, std::string(1 << 20, 'x'));
}

TEST_F(OutputFileTest, aFullDiskLeavesTheOldFile) {
  std::string path = makeFile("a", "old");
  {
    FileSizeLimit limit(1000);
    EXPECT_EQ(messageOf(writeText(path, std::string(2000, 'x'))), "a: cannot be written: File too large");
  }
  EXPECT_EQ(contentOf(path), "old");
  EXPECT_EQ(files(), std::vector<std::string>{"a"});
}

TEST_F(OutputFileTest, namesMayBeAsLongAsTheSystemAllows) {
  std::string name(255, 'a');
  cantFail(writeText(pathOf(name), "x"));
  EXPECT_EQ(files(), std::vector<std::string>{name});
}

TEST_F(OutputFileTest, foldersAreNoFiles) {
  ASSERT_FALSE(sys::fs::create_directory(pathOf("a")));
  for (const char *name : {"a", "a/", "a/."})
    EXPECT_EQ(messageOf(writeText(pathOf(name), "x")), std::string(name) + ": cannot be written: Is a directory");
  EXPECT_EQ(messageOf(writeText(pathOf("b/"), "x")), "b/: cannot be written: No such file or directory");
}

} // namespace
