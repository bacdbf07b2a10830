// tp25d compile: a model as an executable or an object file.

#include "Compile.h"

#include "Header.h"
#include "LinkConfiguration.h"
#include "WithModel.h"
#include "tp25d/Execution/DeviceCode.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

#include <deque>

using namespace mlir;

namespace tp25d {

/// Where the libraries are that executables are linked with: beside the folder of this program.
static std::string getLibraryFolder() {
  std::string program = llvm::sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&getLibraryFolder));
  llvm::SmallString<128> folder(llvm::sys::path::parent_path(llvm::sys::path::parent_path(program)));
  llvm::sys::path::append(folder, "lib");
  return folder.str().str();
}

static llvm::Error writeText(int descriptor, llvm::StringRef text) {
  llvm::raw_fd_ostream os(descriptor, /*shouldClose=*/false);
  os << text;
  os.flush();
  if (!os.has_error())
    return llvm::Error::success();
  llvm::Error error = llvm::createStringError("cannot be written: " + os.error().message());
  os.clear_error();
  return error;
}

namespace {

/// A file that goes away with this.
class TemporaryFile {
public:
  static llvm::Expected<TemporaryFile> create(llvm::StringRef extension) {
    TemporaryFile file;
    if (std::error_code error = llvm::sys::fs::createTemporaryFile("tp25d", extension, file.descriptor, file.path))
      return llvm::createStringError("a temporary file cannot be made: " + error.message());
    return file;
  }
  TemporaryFile(TemporaryFile &&other) noexcept : descriptor(other.descriptor), path(std::move(other.path)) {
    other.descriptor = -1;
  }
  ~TemporaryFile() {
    if (descriptor < 0)
      return;
    (void)llvm::sys::Process::SafelyCloseFileDescriptor(descriptor);
    (void)llvm::sys::fs::remove(path);
  }

  int descriptor = -1;
  llvm::SmallString<128> path;

private:
  TemporaryFile() = default;
};

} // namespace

static void appendWords(std::vector<std::string> &words, llvm::StringRef list) {
  llvm::SmallVector<llvm::StringRef> parts;
  list.split(parts, ';', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef part : parts)
    words.push_back(part.str());
}

namespace {

/// What the devices of a program are.
struct Target {
  Memory memory;
  llvm::StringRef libraries; ///< that its backend needs
};

} // namespace

static llvm::Expected<Target> getTarget(llvm::StringRef name) {
  if (name == "host")
    return Target{Memory::Shared, TP25D_LINK_LIBRARIES_HOST};
  if (name == "mpi")
    return Target{Memory::Separate, TP25D_LINK_LIBRARIES_MPI};
  Target cuda{Memory::Gpu, TP25D_LINK_LIBRARIES_CUDA};
  if (cuda.libraries.empty())
    return llvm::createStringError("--target=cuda: this tp25d was built without the cuda backend, which needs the CUDA "
                                   "Toolkit 13 and NCCL where CMake finds them");
  return cuda;
}

/// Our libraries that a program with the backend for `target` consists of.
static std::vector<std::string> getLibraries(llvm::StringRef target) {
  std::string folder = getLibraryFolder(), backend = ("tp25d_" + target).str();
  std::vector<std::string> paths;
  for (llvm::StringRef library :
       {llvm::StringRef("Tp25dDriver"), llvm::StringRef("Tp25dTensorFile"), llvm::StringRef(backend)})
    paths.push_back((folder + "/lib" + library + ".a").str());
  return paths;
}

/// Links `object` with the backend for `target` to an executable or a shared library.
static llvm::Error link(llvm::StringRef object, llvm::StringRef output, llvm::StringRef target,
                        llvm::StringRef targetLibraries, bool isExecutable, llvm::StringRef symbol) {
  auto messages = TemporaryFile::create("txt");
  auto exports = TemporaryFile::create("map");
  if (!messages || !exports)
    return llvm::joinErrors(messages.takeError(), exports.takeError());
  std::vector<std::string> words = {TP25D_LINKER, object.str(), "-o", output.str()}, libraries = getLibraries(target);
  appendWords(words, TP25D_LINK_FLAGS);
  if (isExecutable) {
    words.push_back(getLibraryFolder() + "/libTp25dMain.a");
    words.insert(words.end(), libraries.begin(), libraries.end());
  } else {
    // All of the C interface, and nothing else: who loads it may have an LLVM of its own.
    if (llvm::Error error = writeText(exports->descriptor, ("{ global: tp25d_*; " + symbol + "; local: *; };\n").str()))
      return error;
    words.insert(words.end(), {"-shared", ("-Wl,--version-script=" + exports->path).str(), "-Wl,--whole-archive"});
    words.insert(words.end(), libraries.begin(), libraries.end());
    words.push_back("-Wl,--no-whole-archive");
  }
  appendWords(words, TP25D_LINK_LIBRARIES);
  appendWords(words, targetLibraries);
  std::vector<llvm::StringRef> arguments(words.begin(), words.end());
  std::optional<llvm::StringRef> redirects[] = {std::nullopt, messages->path.str(), messages->path.str()};
  std::string why;
  int code = llvm::sys::ExecuteAndWait(TP25D_LINKER, arguments, std::nullopt, redirects, 0, 0, &why);
  if (code == 0)
    return llvm::Error::success();
  constexpr size_t most = 2000; // the rest of what a linker says is the same again
  if (auto text = llvm::MemoryBuffer::getFile(messages->path))
    why += (*text)->getBuffer().take_front(most);
  return llvm::createStringError(llvm::Twine(TP25D_LINKER) + " cannot link " + output + ": " + why);
}

/// Puts `object` and all that a program with the backend for `target` consists of into one archive.
static llvm::Error writeLibrary(llvm::StringRef object, llvm::StringRef output, llvm::StringRef target) {
  auto program = llvm::NewArchiveMember::getFile(object, /*Deterministic=*/true);
  if (!program)
    return program.takeError();
  std::vector<llvm::NewArchiveMember> members;
  members.push_back(std::move(*program));
  members.back().MemberName = "program.o";
  std::vector<std::string> libraries = getLibraries(target);
  appendWords(libraries, TP25D_LINK_ARCHIVES);
  std::vector<llvm::object::OwningBinary<llvm::object::Archive>> archives;
  for (const std::string &path : libraries) {
    auto buffer = llvm::MemoryBuffer::getFile(path);
    if (!buffer)
      return llvm::createStringError(path + ": cannot be read: " + buffer.getError().message());
    auto archive = llvm::object::Archive::create(**buffer);
    if (!archive)
      return archive.takeError();
    archives.emplace_back(std::move(*archive), std::move(*buffer));
    llvm::Error error = llvm::Error::success();
    for (const llvm::object::Archive::Child &child : archives.back().getBinary()->children(error)) {
      auto member = llvm::NewArchiveMember::getOldMember(child, /*Deterministic=*/true);
      if (!member) {
        llvm::consumeError(std::move(error));
        return member.takeError();
      }
      members.push_back(std::move(*member));
    }
    if (error)
      return error;
  }
  return llvm::writeArchive(output, members, llvm::SymtabWritingMode::NormalSymtab, llvm::object::Archive::K_GNU,
                            /*Deterministic=*/true, /*Thin=*/false);
}

namespace {

/// A file that gets its name once it is complete.
class Output {
public:
  static llvm::Expected<Output> create(const std::string &path) {
    auto file = llvm::sys::fs::TempFile::create(path + ".%%%%%%%%.tmp");
    if (!file)
      return llvm::createStringError(path + ": cannot be written: " + llvm::toString(file.takeError()));
    return Output(path, std::move(*file));
  }
  Output(Output &&) = default;
  ~Output() {
    if (!kept && !file.TmpName.empty())
      llvm::consumeError(file.discard());
  }

  int descriptor() const { return file.FD; }
  llvm::StringRef temporaryPath() const { return file.TmpName; }

  llvm::Error keep() {
    kept = true;
    if (llvm::Error error = file.keep(path))
      return llvm::createStringError(path + ": cannot be written: " + llvm::toString(std::move(error)));
    return llvm::Error::success();
  }

private:
  Output(std::string path, llvm::sys::fs::TempFile file) : path(std::move(path)), file(std::move(file)) {}

  std::string path;
  llvm::sys::fs::TempFile file;
  bool kept = false;
};

} // namespace

/// Writes the object file of `code`.
static llvm::Error writeObject(llvm::Module &code, llvm::TargetMachine &machine, int descriptor) {
  llvm::raw_fd_ostream os(descriptor, /*shouldClose=*/false);
  llvm::Error error = writeObject(code, machine, os);
  os.flush();
  if (!error && os.has_error())
    error = llvm::createStringError("the object file cannot be written: " + os.error().message());
  os.clear_error();
  return error;
}

/// The files that a compilation writes: all of them appear, or none.
using Outputs = std::deque<Output>;

static llvm::Expected<Output *> addOutput(Outputs &outputs, const std::string &path) {
  auto output = Output::create(path);
  if (!output)
    return output.takeError();
  return &outputs.emplace_back(std::move(*output));
}

/// Adds a file with what `write` writes.
static llvm::Error addTextOutput(Outputs &outputs, const std::string &path,
                                 llvm::function_ref<void(llvm::raw_ostream &)> write) {
  auto output = addOutput(outputs, path);
  if (!output)
    return output.takeError();
  std::string text;
  llvm::raw_string_ostream os(text);
  write(os);
  return writeText((*output)->descriptor(), text);
}

static llvm::Error compile(ModuleOp model, const CompileOptions &options, Outputs &outputs) {
  auto target = getTarget(options.target);
  if (!target)
    return target.takeError();
  if (!options.kernels.empty() && (target->memory != Memory::Gpu || options.emit == "mlir"))
    return llvm::createStringError("--kernels: only machine code for --target=cuda has kernels to tell of");
  auto processor = getProcessor(options.processor);
  if (!processor)
    return processor.takeError();
  auto machine = processor->createTargetMachine();
  if (!machine)
    return machine.takeError();
  std::optional<ShardedModel> sharded = shardModel(model, options.shard);
  if (!sharded)
    return alreadySaid();
  OwningOpRef<ModuleOp> module = lowerModel(*sharded, target->memory, getVectorWidth(**machine));
  if (!module)
    return alreadySaid();
  if (options.emit == "mlir")
    return addTextOutput(outputs, options.output, [&](llvm::raw_ostream &os) { module->print(os); });

  auto deviceCode = takeDeviceCode(*module, options.processor.optimizationLevel);
  if (!deviceCode)
    return deviceCode.takeError();
  if (!options.kernels.empty())
    if (llvm::Error error =
            addTextOutput(outputs, options.kernels, [&](llvm::raw_ostream &os) { deviceCode->writeKernelReport(os); }))
      return error;
  llvm::LLVMContext context;
  auto code = toLlvm(*module, context, **machine, options.processor.optimizationLevel);
  if (!code)
    return code.takeError();
  embedDeviceCode(**code, *deviceCode);
  bool isExecutable = options.emit == "exe";
  std::string symbol = isExecutable ? "tp25d_compiled_program" : options.name + "_program";
  (*code)->getNamedValue(programSymbol)->setName(symbol);
  if (options.emit == "llvm")
    return addTextOutput(outputs, options.output, [&](llvm::raw_ostream &os) { (*code)->print(os, nullptr); });

  auto output = addOutput(outputs, options.output);
  if (!output)
    return output.takeError();
  if (options.emit == "obj")
    return writeObject(**code, **machine, (*output)->descriptor());
  auto object = TemporaryFile::create("o");
  if (!object)
    return object.takeError();
  if (llvm::Error error = writeObject(**code, **machine, object->descriptor))
    return error;
  if (llvm::Error error =
          options.emit == "static"
              ? writeLibrary(object->path, (*output)->temporaryPath(), options.target)
              : link(object->path, (*output)->temporaryPath(), options.target, target->libraries, isExecutable, symbol))
    return error;
  if (isExecutable)
    return llvm::Error::success();
  llvm::SmallString<128> header(llvm::sys::path::parent_path(options.output));
  llvm::sys::path::append(header, options.name + ".h");
  return addTextOutput(outputs, header.str().str(),
                       [&](llvm::raw_ostream &os) { os << makeHeader(*sharded, options.name); });
}

static llvm::Error compile(ModuleOp model, const CompileOptions &options) {
  Outputs outputs;
  if (llvm::Error error = compile(model, options, outputs))
    return error;
  for (Output &output : outputs)
    if (llvm::Error error = output.keep())
      return error;
  return llvm::Error::success();
}

int compile(const CompileOptions &options) {
  return withModel(options.model, [&](ModuleOp model) -> llvm::Expected<int> {
    if (llvm::Error error = compile(model, options))
      return error;
    return 0;
  });
}

} // namespace tp25d
