// Finds the file that an output path leads to, and writes it. Links are followed one by one, because links in
// /proc/self/fd refer to descriptors rather than to the files that they seem to name.

#include "Target.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <random>
#include <sstream>
#include <sys/sysmacros.h>
#include <thread>
#include <unistd.h>

using namespace tp25d::files;

static std::string problem(int number = errno) { return std::strerror(number); }

//===----------------------------------------------------------------------===//
// Finding the target
//===----------------------------------------------------------------------===//

/// Returns the path without links; empty if it does not exist.
static std::string resolve(const std::string &path) {
  std::unique_ptr<char, decltype(&std::free)> found(realpath(path.c_str(), nullptr), &std::free);
  return found ? found.get() : "";
}

/// Returns the descriptor of this process that the file `name` in `folder`, a path without links, refers to; -1 if
/// none.
static int findDescriptor(const std::string &folder, const std::string &name) {
  bool isNumber = !name.empty() && name.size() < 10 &&
                  std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  bool isOurs = isNumber && (folder == resolve("/proc/self/fd") || folder == resolve("/proc/thread-self/fd"));
  return isOurs ? std::stoi(name) : -1;
}

std::string tp25d::files::findTarget(const std::string &path, Target &target) {
  std::string current = path == "-" ? "/dev/stdout" : path;
  constexpr int mostLinks = 40; // limit of Linux
  for (int links = 0; links < mostLinks; ++links) {
    size_t nameBegin = current.rfind('/') + 1; // 0 if there is none
    std::string name = current.substr(nameBegin), folder = current.substr(0, nameBegin);
    folder = resolve(folder.empty() ? "." : folder);
    if (folder.empty() || stat(folder.c_str(), &target.folder) != 0)
      return problem();
    if (name.empty() || name == "." || name == "..")
      return problem(EISDIR);
    target.path = (folder == "/" ? "" : folder) + "/" + name;
    target.descriptor = findDescriptor(folder, name);
    if (target.descriptor >= 0) {
      target.exists = fstat(target.descriptor, &target.status) == 0;
      return target.exists ? "" : problem();
    }
    target.exists = lstat(target.path.c_str(), &target.status) == 0;
    if (!target.exists)
      return errno == ENOENT ? "" : problem();
    if (S_ISDIR(target.status.st_mode))
      return problem(EISDIR);
    if (!S_ISLNK(target.status.st_mode))
      return "";
    char link[PATH_MAX];
    ssize_t length = readlink(target.path.c_str(), link, sizeof(link));
    if (length < 0)
      return problem();
    current = (length > 0 && link[0] == '/' ? "" : folder + "/") + std::string(link, length);
  }
  return problem(ELOOP);
}

bool Target::discards() const { return exists && S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3); }

std::string Target::identity() const {
  std::ostringstream text;
  if (!exists)
    text << folder.st_dev << ' ' << folder.st_ino << '/' << path.substr(path.rfind('/') + 1);
  else if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode))
    text << (S_ISCHR(status.st_mode) ? 'c' : 'b') << status.st_rdev;
  else
    text << status.st_dev << ' ' << status.st_ino;
  return text.str();
}

std::string tp25d::files::checkWritable(const Target &target) {
  if (target.descriptor >= 0)
    return (fcntl(target.descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY ? problem(EBADF) : "";
  std::string what = target.isWrittenThrough() ? target.path : target.path.substr(0, target.path.rfind('/') + 1);
  int mode = target.isWrittenThrough() ? W_OK : W_OK | X_OK;
  return faccessat(AT_FDCWD, what.c_str(), mode, AT_EACCESS) == 0 ? "" : problem();
}

//===----------------------------------------------------------------------===//
// Replacing files
//===----------------------------------------------------------------------===//

std::string tp25d::files::createTemporary(const Target *target, std::string &path, int &descriptor) {
  std::string stem;
  if (target) {
    constexpr size_t longestName = 200; // Linux allows 255 bytes
    stem = target->path.substr(0, target->path.rfind('/') + 1 + longestName);
  } else {
    const char *folder = std::getenv("TMPDIR");
    stem = std::string(folder && *folder ? folder : "/tmp") + "/tp25d";
  }
  std::random_device random;
  do {
    std::ostringstream name;
    name << stem << '.' << std::hex << random() << random() << ".tmp";
    path = name.str();
    const mode_t mode = target ? 0666 : 0600; // all users can read the folder for temporary files
    descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  } while (descriptor < 0 && (errno == EEXIST || errno == EINTR));
  if (descriptor >= 0)
    return "";
  std::string wrong = problem();
  return target ? wrong : path + ": " + wrong;
}

/// Syncs the file of a descriptor to the disk, if it supports that.
static std::string sync(int descriptor) {
  return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS ? "" : problem();
}

std::string tp25d::files::replace(const Target &target, const std::string &temporary) {
  // Other processes may have written to the file or replaced it, so it is opened again.
  int file = open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
  std::string wrong = file < 0 ? problem() : sync(file);
  if (file >= 0)
    close(file);
  if (wrong.empty() && rename(temporary.c_str(), target.path.c_str()) != 0)
    wrong = problem();
  if (!wrong.empty())
    return wrong;
  std::string path = target.path.substr(0, target.path.rfind('/') + 1);
  int folder = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return ""; // a folder that can be written to but not read
  wrong = sync(folder);
  close(folder);
  return wrong;
}

//===----------------------------------------------------------------------===//
// Streams
//===----------------------------------------------------------------------===//

using Clock = std::chrono::steady_clock;

static std::string nobodyReads(double timeout) {
  std::ostringstream text;
  text << "nobody has read from it for " << timeout << " s";
  return text.str();
}

static bool hasPassed(Clock::time_point begin, double timeout) {
  return timeout > 0 && std::chrono::duration<double>(Clock::now() - begin).count() >= timeout;
}

Stream::~Stream() { (void)close(); }

std::string Stream::open(const Target &target, double newTimeout) {
  timeout = newTimeout;
  isPipe = S_ISFIFO(target.status.st_mode);
  isFile = S_ISREG(target.status.st_mode);
  if (target.descriptor >= 0) {
    descriptor = fcntl(target.descriptor, F_DUPFD_CLOEXEC, 0);
    return descriptor < 0 ? problem() : "";
  }
  const auto begin = Clock::now();
  while (true) {
    // Without O_NONBLOCK, this would block until the pipe has a reader.
    descriptor = ::open(target.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor >= 0)
      return "";
    const bool isUnread = isPipe && errno == ENXIO;
    if (!isUnread && errno != EINTR)
      return problem();
    if (isUnread && hasPassed(begin, timeout))
      return nobodyReads(timeout);
    std::this_thread::sleep_for(std::chrono::milliseconds(isUnread ? 5 : 0));
  }
}

std::string Stream::write(const char *data, size_t size) {
  auto begin = Clock::now();
  while (size > 0) {
    pollfd polled = {descriptor, POLLOUT, 0};
    constexpr int mostMilliseconds = 100;
    if (!isFile && poll(&polled, 1, mostMilliseconds) <= 0) {
      if (hasPassed(begin, timeout))
        return nobodyReads(timeout);
      continue;
    }
    // A pipe is ready if it has room for PIPE_BUF bytes, so this does not block even if another process uses it in
    // blocking mode.
    ssize_t count = ::write(descriptor, data, isFile ? size : std::min<size_t>(size, PIPE_BUF));
    if (count < 0) {
      if (errno != EINTR && errno != EAGAIN)
        return problem();
      continue;
    }
    data += count;
    size -= count;
    begin = Clock::now();
  }
  return "";
}

std::string Stream::close() {
  if (descriptor < 0)
    return "";
  std::string wrong = isFile ? sync(descriptor) : "";
  if (::close(descriptor) != 0 && wrong.empty())
    wrong = problem();
  descriptor = -1;
  return wrong;
}

//===----------------------------------------------------------------------===//
// Writing whole files
//===----------------------------------------------------------------------===//

std::string tp25d::files::writeText(const std::string &path, const std::string &text, double timeout) {
  Target target;
  if (std::string wrong = findTarget(path, target); !wrong.empty())
    return wrong;
  if (target.isWrittenThrough()) {
    Stream stream;
    std::string wrong = stream.open(target, timeout);
    if (wrong.empty())
      wrong = stream.write(text.data(), text.size());
    return wrong.empty() ? stream.close() : wrong;
  }
  std::string temporary;
  int descriptor = -1;
  if (std::string wrong = createTemporary(&target, temporary, descriptor); !wrong.empty())
    return wrong;
  std::string wrong;
  for (size_t written = 0; written < text.size() && wrong.empty();) {
    ssize_t count = write(descriptor, text.data() + written, text.size() - written);
    if (count >= 0)
      written += count;
    else if (errno != EINTR)
      wrong = problem();
  }
  if (close(descriptor) != 0 && wrong.empty())
    wrong = problem();
  if (wrong.empty())
    wrong = replace(target, temporary);
  if (!wrong.empty())
    unlink(temporary.c_str());
  return wrong;
}
