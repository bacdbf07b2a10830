// tp25d compile: compiles a model to an executable, a library, an object file or intermediate code.

#include "Compile.h"

#include "Header.h"
#include "LinkConfiguration.h"
#include "Train.h"
#include "WithModel.h"
#include "tp25d/Run/Outputs.h"
#include "tp25d/Target/DeviceCode.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace tp25d {

/// Returns the folder of the libraries that executables are linked with, which is beside the folder of this program.
static std::string getLibraryFolder() {
  std::string program = llvm::sys::fs::getMainExecutable(nullptr, reinterpret_cast<void *>(&getLibraryFolder));
  llvm::SmallString<128> folder(llvm::sys::path::parent_path(llvm::sys::path::parent_path(program)));
  llvm::sys::path::append(folder, "lib");
  return folder.str().str();
}

static void appendWords(std::vector<std::string> &words, llvm::StringRef list) {
  llvm::SmallVector<llvm::StringRef> parts;
  list.split(parts, ';', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef part : parts)
    words.push_back(part.str());
}

static llvm::Expected<std::unique_ptr<TemporaryFile>> createTemporary() {
  auto file = TemporaryFile::create();
  if (!file)
    return llvm::createStringError("a temporary file cannot be made: " + llvm::toString(file.takeError()));
  return file;
}

namespace {

/// The kind of devices that a program is compiled for.
struct Target {
  Memory memory;
  llvm::StringRef libraries; ///< libraries that its backend needs
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

/// Returns the libraries of tp25d that a program with the backend for `target` consists of.
static std::vector<std::string> getLibraries(llvm::StringRef target) {
  std::string folder = getLibraryFolder(), backend = ("tp25d_" + target).str();
  std::vector<std::string> paths;
  for (llvm::StringRef library : {llvm::StringRef("Tp25dRun"), llvm::StringRef("Tp25dTensorFile"),
                                  llvm::StringRef(backend), llvm::StringRef("tp25d_files")})
    paths.push_back((folder + "/lib" + library + ".a").str());
  return paths;
}

/// Links objects with the backend for `target`: to an executable if `main` names the library with the main function,
/// else to a shared library that exports `symbol`.
static llvm::Error link(llvm::ArrayRef<llvm::StringRef> objects, llvm::StringRef output, llvm::StringRef target,
                        llvm::StringRef targetLibraries, llvm::StringRef main, llvm::StringRef symbol) {
  auto messages = createTemporary(), exports = createTemporary();
  if (!messages || !exports)
    return llvm::joinErrors(messages.takeError(), exports.takeError());
  std::vector<std::string> words = {TP25D_LINKER}, libraries = getLibraries(target);
  words.insert(words.end(), objects.begin(), objects.end());
  words.insert(words.end(), {"-o", output.str()});
  appendWords(words, TP25D_LINK_FLAGS);
  if (!main.empty()) {
    words.push_back((getLibraryFolder() + "/lib" + main + ".a").str());
    words.insert(words.end(), libraries.begin(), libraries.end());
  } else {
    // Exports only the C interface and `symbol`, because a process that loads the library may contain another LLVM.
    if (llvm::Error error = (*exports)->write(
            [&](llvm::raw_ostream &os) { os << "{ global: tp25d_*; " << symbol << "; local: *; };\n"; }))
      return error;
    words.insert(words.end(), {"-shared", "-Wl,--version-script=" + (*exports)->path(), "-Wl,--whole-archive"});
    words.insert(words.end(), libraries.begin(), libraries.end());
    words.push_back("-Wl,--no-whole-archive");
  }
  appendWords(words, TP25D_LINK_LIBRARIES);
  appendWords(words, targetLibraries);
  std::vector<llvm::StringRef> arguments(words.begin(), words.end());
  std::optional<llvm::StringRef> redirects[] = {std::nullopt, (*messages)->path(), (*messages)->path()};
  std::string why;
  int code = llvm::sys::ExecuteAndWait(TP25D_LINKER, arguments, std::nullopt, redirects, 0, 0, &why);
  if (code == 0)
    return llvm::Error::success();
  constexpr size_t most = 2000; // what follows repeats the same errors
  if (auto text = llvm::MemoryBuffer::getFile((*messages)->path()))
    why += (*text)->getBuffer().take_front(most);
  return llvm::createStringError(llvm::Twine(TP25D_LINKER) + " cannot link: " + why);
}

/// Writes an archive of `object` and all libraries that a program with the backend for `target` consists of.
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

/// Writes the object file of `code` to a TemporaryFile or an OutputFile.
template <typename File> static llvm::Error writeObject(llvm::Module &code, llvm::TargetMachine &machine, File &file) {
  llvm::Error error = llvm::Error::success();
  llvm::Error written = file.write([&](llvm::raw_pwrite_stream &os) { error = writeObject(code, machine, os); });
  return llvm::joinErrors(std::move(error), std::move(written));
}

namespace {

/// Facts that an executable for training contains besides its programs.
struct CompiledTraining {
  int64_t classes;
  std::string description;
};

/// One of the programs that a model is compiled to.
struct Program {
  ShardedModel model;
  std::string suffix; ///< suffix of its files' names and, in an executable, of its symbol
  std::optional<CompiledTraining> training = std::nullopt; ///< only for a training step
};

} // namespace

static constexpr llvm::StringLiteral evaluationSuffix = "_evaluation";

static std::vector<Program> shardPrograms(ModuleOp model, const CompileOptions &options) {
  std::vector<Program> programs;
  if (!options.trains) {
    if (std::optional<ShardedModel> sharded = shardModel(model, options.stages.shard))
      programs.push_back({std::move(*sharded), ""});
  } else if (std::optional<SampleShape> shape = getSampleShape(model)) {
    if (std::optional<TrainingModel> training = shardTraining(model, options.stages)) {
      programs.push_back({std::move(training->step), "",
                          CompiledTraining{countClasses(*shape, *options.stages.training),
                                           describeTraining(*options.stages.training)}});
      programs.push_back({std::move(training->evaluation), evaluationSuffix.str()});
    }
  }
  return programs;
}

/// Inserts `suffix` before the extension of `path`, such as "_evaluation" in "out/model_evaluation.o".
static std::string addSuffix(llvm::StringRef path, llvm::StringRef suffix) {
  llvm::StringRef extension = llvm::sys::path::extension(path);
  return (path.drop_back(extension.size()) + suffix + extension).str();
}

/// Returns the path of a library's header.
static std::string getHeaderPath(const CompileOptions &options) {
  llvm::SmallString<128> header(llvm::sys::path::parent_path(options.output));
  llvm::sys::path::append(header, options.name + ".h");
  return header.str().str();
}

/// Returns the files that the options name.
static NamedFiles getFiles(const CompileOptions &options) {
  NamedFiles files;
  files.addInput("the model ", options.model);
  files.addOutput("-o ", options.output);
  files.addOutput("--kernels=", options.kernels);
  if (options.emit == "static" || options.emit == "shared")
    files.addOutput("the header ", getHeaderPath(options));
  if (options.trains && options.emit != "exe")
    files.addOutput("the evaluation's ", addSuffix(options.output, evaluationSuffix));
  if (options.trains && !options.kernels.empty())
    files.addOutput("the evaluation's ", addSuffix(options.kernels, evaluationSuffix));
  return files;
}

namespace {

/// Compiles programs, each to its own outputs unless they become one executable or library.
class Compilation {
public:
  Compilation(const CompileOptions &options, Target target, llvm::TargetMachine &machine, Outputs &outputs)
      : options(options), target(target), machine(machine), outputs(outputs) {}

  llvm::Error compile(ModuleOp model);

private:
  /// Adds the program's text or its object file, which is temporary if it will be linked.
  llvm::Error compileProgram(const Program &program);
  bool isExecutable() const { return options.emit == "exe"; }
  std::string symbolOf(const Program &program) const {
    if (!isExecutable())
      return options.name + program.suffix + "_program";
    return "tp25d_compiled" + (program.suffix.empty() ? "_program" : program.suffix);
  }

  const CompileOptions &options;
  Target target;
  llvm::TargetMachine &machine;
  Outputs &outputs;
  std::vector<std::unique_ptr<TemporaryFile>> objects;
};

} // namespace

static void addConstant(llvm::Module &code, llvm::StringRef name, llvm::Constant *value) {
  auto *constant = llvm::cast<llvm::GlobalVariable>(code.getOrInsertGlobal(name, value->getType()));
  constant->setConstant(true);
  constant->setInitializer(value);
}

llvm::Error Compilation::compileProgram(const Program &program) {
  OwningOpRef<ModuleOp> module = lowerModel(program.model, target.memory, getVectorWidth(machine));
  if (!module)
    return alreadySaid();
  const std::string path = addSuffix(options.output, program.suffix);
  if (options.emit == "mlir")
    return outputs.addText(path, [&](llvm::raw_ostream &os) { module->print(os); });

  auto deviceCode = takeDeviceCode(*module, options.processor.optimizationLevel);
  if (!deviceCode)
    return deviceCode.takeError();
  if (!options.kernels.empty())
    if (llvm::Error error = outputs.addText(addSuffix(options.kernels, program.suffix),
                                            [&](llvm::raw_ostream &os) { deviceCode->writeKernelReport(os); }))
      return error;
  llvm::LLVMContext context;
  auto code = toLlvm(*module, context, machine);
  if (!code)
    return code.takeError();
  optimize(**code, machine, options.processor.optimizationLevel);
  embedDeviceCode(**code, *deviceCode);
  (*code)->getNamedValue(programSymbol)->setName(symbolOf(program));
  if (isExecutable() && program.training) {
    addConstant(**code, "tp25d_compiled_classes",
                llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), program.training->classes));
    addConstant(**code, "tp25d_compiled_training",
                llvm::ConstantDataArray::getString(context, program.training->description));
  }
  if (options.emit == "llvm")
    return outputs.addText(path, [&](llvm::raw_ostream &os) { (*code)->print(os, nullptr); });
  if (options.emit == "obj") {
    auto output = outputs.add(path);
    return output ? writeObject(**code, machine, **output) : output.takeError();
  }
  auto object = createTemporary();
  if (!object)
    return object.takeError();
  objects.push_back(std::move(*object));
  return writeObject(**code, machine, *objects.back());
}

llvm::Error Compilation::compile(ModuleOp model) {
  std::vector<Program> programs = shardPrograms(model, options);
  if (programs.empty())
    return alreadySaid();
  // The output is created first, so that nothing is compiled if that fails.
  OutputFile *linked = nullptr;
  if (isExecutable() || options.emit == "static" || options.emit == "shared") {
    auto output = outputs.add(options.output);
    if (!output)
      return output.takeError();
    linked = *output;
  }
  for (const Program &program : programs)
    if (llvm::Error error = compileProgram(program))
      return error;
  if (!linked)
    return llvm::Error::success();
  llvm::StringRef path = linked->temporaryPath();
  if (options.emit == "static") {
    if (llvm::Error error = writeLibrary(objects.front()->path(), path, options.target))
      return linked->describe(std::move(error));
  } else {
    std::vector<llvm::StringRef> objectPaths;
    for (const std::unique_ptr<TemporaryFile> &object : objects)
      objectPaths.push_back(object->path());
    llvm::StringRef main = !isExecutable() ? "" : options.trains ? "Tp25dTrainMain" : "Tp25dMain";
    if (llvm::Error error = link(objectPaths, path, options.target, target.libraries, main, symbolOf(programs.front())))
      return linked->describe(std::move(error));
  }
  if (isExecutable())
    return llvm::Error::success();
  return outputs.addText(getHeaderPath(options),
                         [&](llvm::raw_ostream &os) { os << makeHeader(programs.front().model, options.name); });
}

static llvm::Error compile(ModuleOp model, const CompileOptions &options, Outputs &outputs) {
  auto target = getTarget(options.target);
  if (!target)
    return target.takeError();
  if (!options.kernels.empty() && (target->memory != Memory::Gpu || options.emit == "mlir"))
    return llvm::createStringError("--kernels: only machine code for --target=cuda has kernels to tell of");
  if (options.trains && (options.emit == "static" || options.emit == "shared"))
    return llvm::createStringError("--train --emit=" + options.emit +
                                   ": a training is an executable, or two files of code with --emit=mlir, llvm or obj");
  const AddOptimizerOptions *optimizer = options.trains ? &options.stages.training->optimizer : nullptr;
  if (optimizer && optimizer->schedule == "cosine" && optimizer->totalSteps == 0)
    return llvm::createStringError("--schedule=cosine: --total-steps is missing, since the executable cannot know "
                                   "beforehand with how many samples it will be run");
  auto processor = getProcessor(options.processor);
  if (!processor)
    return processor.takeError();
  auto machine = processor->createTargetMachine();
  if (!machine)
    return machine.takeError();
  return Compilation(options, *target, **machine, outputs).compile(model);
}

static llvm::Error compile(ModuleOp model, const CompileOptions &options) {
  if (llvm::Error error = getFiles(options).check())
    return error;
  Outputs outputs;
  if (llvm::Error error = compile(model, options, outputs))
    return error;
  return outputs.keep(options.timeout);
}

int compile(const CompileOptions &options) {
  return withModel(options.model, [&](ModuleOp model) -> llvm::Expected<int> {
    if (llvm::Error error = compile(model, options))
      return error;
    return 0;
  });
}

} // namespace tp25d
