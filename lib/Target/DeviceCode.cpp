// Generates machine code for GPUs: LLVM writes PTX, ptxas assembles it, and fatbinary bundles the results.

#include "tp25d/Target/DeviceCode.h"

#include "CudaConfiguration.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVM/NVVM/Utils.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/GPU/GPUToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/NVVM/NVVMToLLVMIRTranslation.h"
#include "tp25d/Codegen/Passes.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/IR/Constants.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/Regex.h"

using namespace mlir;

namespace tp25d {

llvm::Expected<std::string> getCudaToolkit() {
  if (std::optional<std::string> home = llvm::sys::Process::GetEnv("CUDA_HOME"); home && !home->empty())
    return *home;
  std::string configured = TP25D_CUDA_TOOLKIT;
  if (configured.empty())
    return llvm::createStringError("this tp25d was built without the CUDA toolkit; CUDA_HOME can name its folder");
  return configured;
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

std::vector<KernelReport> getKernelReports(gpu::GPUModuleOp module) {
  std::vector<KernelReport> reports;
  for (Operation &op : module.getOps()) {
    auto mapping = op.getAttrOfType<DictionaryAttr>(mappingAttrName);
    if (!mapping)
      continue;
    KernelReport &report = reports.emplace_back();
    auto getNumber = [&](StringRef name) { return mapping.getAs<IntegerAttr>(name).getInt(); };
    // In the NVVM dialect these attributes have the prefix of the GPU dialect.
    auto getExtent = [&](StringRef name) -> int64_t {
      auto extents = op.getAttrOfType<DenseI32ArrayAttr>(name);
      if (!extents)
        extents = op.getAttrOfType<DenseI32ArrayAttr>(("gpu." + name).str());
      return extents ? extents[0] : 0;
    };
    report.name = SymbolTable::getSymbolName(&op).str();
    report.summary = mapping.getAs<StringAttr>("summary").str();
    report.strategy = mapping.getAs<StringAttr>("strategy").str();
    ArrayRef<int64_t> sizes = mapping.getAs<DenseI64ArrayAttr>("sizes").asArrayRef();
    report.sizes.assign(sizes.begin(), sizes.end());
    report.width = getNumber("width");
    report.bytes = getNumber("bytes");
    report.minimumBytes = getNumber("minimum_bytes");
    report.blocks = getExtent("known_grid_size");
    report.threads = getExtent("known_block_size");
  }
  return reports;
}

void DeviceCode::writeKernelReport(llvm::raw_ostream &os) const {
  llvm::json::OStream json(os, 2);
  json.object([&] {
    json.attributeArray("kernels", [&] {
      for (const KernelReport &kernel : kernels)
        json.object([&] {
          json.attribute("name", kernel.name);
          json.attribute("operation", kernel.summary);
          json.attributeArray("sizes", [&] {
            for (int64_t size : kernel.sizes)
              json.value(size);
          });
          json.attribute("strategy", kernel.strategy);
          json.attribute("width", kernel.width);
          json.attribute("blocks", kernel.blocks);
          json.attribute("threads", kernel.threads);
          json.attribute("bytes", kernel.bytes);
          json.attribute("minimum_bytes", kernel.minimumBytes);
          json.attributeArray("architectures", [&] {
            for (const KernelResources &resources : kernel.resources)
              json.object([&] {
                json.attribute("architecture", "sm_" + std::to_string(resources.architecture));
                json.attribute("registers", resources.registers);
                json.attribute("stack_bytes", resources.stackBytes);
                json.attribute("spill_store_bytes", resources.spillStoreBytes);
                json.attribute("spill_load_bytes", resources.spillLoadBytes);
                json.attribute("shared_bytes", resources.sharedBytes);
              });
          });
        });
    });
  });
  os << "\n";
}

/// Adds the resources in the output of ptxas -v for `architecture` to `kernels`.
static void parseResources(llvm::StringRef text, int architecture, std::vector<KernelReport> &kernels) {
  static const llvm::Regex entry("Compiling entry function '([^']+)'"),
      frame("([0-9]+) bytes stack frame, ([0-9]+) bytes spill stores, ([0-9]+) bytes spill loads"),
      used("Used ([0-9]+) registers"), shared("([0-9]+) bytes smem");
  KernelResources *current = nullptr;
  llvm::SmallVector<llvm::StringRef> lines, found;
  text.split(lines, '\n');
  auto getNumber = [&](size_t group) {
    int64_t number = 0;
    (void)found[group].getAsInteger(10, number);
    return number;
  };
  for (llvm::StringRef line : lines) {
    if (entry.match(line, &found)) {
      current = nullptr;
      for (KernelReport &kernel : kernels)
        if (kernel.name == found[1]) {
          current = &kernel.resources.emplace_back();
          current->architecture = architecture;
        }
    } else if (current && frame.match(line, &found)) {
      current->stackBytes = getNumber(1);
      current->spillStoreBytes = getNumber(2);
      current->spillLoadBytes = getNumber(3);
    } else if (current && used.match(line, &found)) {
      current->registers = getNumber(1);
      if (shared.match(line, &found))
        current->sharedBytes = getNumber(1);
    }
  }
}

//===----------------------------------------------------------------------===//
// PTX
//===----------------------------------------------------------------------===//

namespace {

/// Takes a gpu.module to LLVM IR as upstream does, linked with libdevice and optimized, and then to PTX.
class PtxWriter : public NVVM::SerializeGPUModuleBase {
public:
  using SerializeGPUModuleBase::SerializeGPUModuleBase;

protected:
  FailureOr<SmallVector<char, 0>> moduleToObject(llvm::Module &module) override {
    FailureOr<llvm::TargetMachine *> machine = getOrCreateTargetMachine();
    if (failed(machine))
      return failure();
    FailureOr<SmallString<0>> text =
        translateModuleToISA(module, **machine, [&] { return getOperation().emitError(); });
    if (failed(text))
      return failure();
    return SmallVector<char, 0>(text->begin(), text->end());
  }
};

/// Collects the errors that passes and translations report on this thread.
class ErrorCollector {
public:
  explicit ErrorCollector(MLIRContext *context)
      : handler(context, [this](Diagnostic &diagnostic) {
          if (diagnostic.getSeverity() == DiagnosticSeverity::Error)
            llvm::raw_string_ostream(text) << (text.empty() ? "" : "; ") << diagnostic;
        }) {}

  llvm::Error take(const llvm::Twine &what) {
    return llvm::createStringError(what + (text.empty() ? "" : ": " + text));
  }

private:
  std::string text;
  ScopedDiagnosticHandler handler;
};

} // namespace

static llvm::Expected<std::string> writePtx(gpu::GPUModuleOp module, int architecture, llvm::StringRef toolkit,
                                            int optimizationLevel) {
  PtxWriter::init();
  ErrorCollector errors(module.getContext());
  std::string chip = "sm_" + std::to_string(architecture);
  auto target = NVVM::NVVMTargetAttr::get(module.getContext(), optimizationLevel, "nvptx64-nvidia-cuda", chip);
  std::optional<SmallVector<char, 0>> text = PtxWriter(*module, target, gpu::TargetOptions(toolkit)).run();
  if (!text)
    return errors.take("LLVM cannot write PTX for " + chip);
  return std::string(text->begin(), text->end());
}

//===----------------------------------------------------------------------===//
// Tools
//===----------------------------------------------------------------------===//

namespace {

/// A temporary folder that is removed with its contents by the destructor.
class TemporaryFolder {
public:
  static llvm::Expected<TemporaryFolder> create() {
    TemporaryFolder folder;
    if (std::error_code error = llvm::sys::fs::createUniqueDirectory("tp25d", folder.path))
      return llvm::createStringError("a temporary folder cannot be made: " + error.message());
    return folder;
  }
  TemporaryFolder(TemporaryFolder &&other) noexcept { std::swap(path, other.path); }
  ~TemporaryFolder() {
    if (!path.empty())
      (void)llvm::sys::fs::remove_directories(path);
  }

  std::string getFile(const llvm::Twine &name) const { return (path + "/" + name).str(); }

private:
  TemporaryFolder() = default;
  llvm::SmallString<128> path;
};

} // namespace

static llvm::Expected<std::string> readFile(llvm::StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return llvm::createStringError(path + ": cannot be read: " + buffer.getError().message());
  return (*buffer)->getBuffer().str();
}

static llvm::Error writeFile(llvm::StringRef path, llvm::StringRef bytes) {
  std::error_code error;
  llvm::raw_fd_ostream os(path, error);
  if (error)
    return llvm::createStringError(path + ": cannot be written: " + error.message());
  os << bytes;
  os.close();
  if (!os.has_error())
    return llvm::Error::success();
  error = os.error();
  os.clear_error();
  return llvm::createStringError(path + ": cannot be written: " + error.message());
}

/// Executes a tool of the toolkit. Returns its output on both streams.
static llvm::Expected<std::string> runTool(llvm::StringRef toolkit, llvm::StringRef name,
                                           llvm::ArrayRef<std::string> arguments, const TemporaryFolder &folder) {
  llvm::SmallString<128> program(toolkit);
  llvm::sys::path::append(program, "bin", name);
  if (!llvm::sys::fs::can_execute(program))
    return llvm::createStringError(program + ": is no program; the CUDA toolkit is expected in " + toolkit +
                                   ", or where CUDA_HOME says");
  std::vector<llvm::StringRef> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::string output = folder.getFile(name + ".txt"), why;
  std::optional<llvm::StringRef> redirects[] = {std::nullopt, llvm::StringRef(output), llvm::StringRef(output)};
  (void)llvm::sys::fs::remove(output); // else the output would overwrite the start of the old file
  int code = llvm::sys::ExecuteAndWait(program, words, std::nullopt, redirects, 0, 0, &why);
  auto text = readFile(output);
  if (!text)
    return text;
  if (code == 0)
    return text;
  constexpr size_t most = 2000; // what follows repeats the same errors
  return llvm::createStringError(program + (why.empty() ? " failed: " : " failed: " + why + " ") +
                                 llvm::StringRef(*text).trim().take_front(most));
}

llvm::Expected<DeviceCode> compileDeviceCode(gpu::GPUModuleOp module, llvm::StringRef toolkit, int optimizationLevel) {
  MLIRContext *context = module.getContext();
  registerBuiltinDialectTranslation(*context);
  registerGPUDialectTranslation(*context);
  registerLLVMDialectTranslation(*context);
  registerNVVMDialectTranslation(*context);

  DeviceCode code;
  code.kernels = getKernelReports(module);
  OwningOpRef<ModuleOp> holder = ModuleOp::create(module.getLoc());
  auto lowered = cast<gpu::GPUModuleOp>(OpBuilder::atBlockEnd(holder->getBody()).clone(*module));
  {
    ErrorCollector errors(context);
    PassManager manager(context);
    manager.addNestedPass<gpu::GPUModuleOp>(createLowerGpuKernels());
    if (failed(manager.run(*holder)))
      return errors.take("kernels cannot be compiled for GPUs");
  }

  auto folder = TemporaryFolder::create();
  if (!folder)
    return folder.takeError();
  // ptxas has no level between 1 and its default, 3.
  std::string level = std::to_string(optimizationLevel < 2 ? optimizationLevel : 3);
  std::string bundle = folder->getFile("fatbin");
  std::vector<std::string> images = {"--create=" + bundle, "-64"};
  for (int architecture : deviceArchitectures) {
    std::string number = std::to_string(architecture);
    auto ptx = writePtx(lowered, architecture, toolkit, optimizationLevel);
    if (!ptx)
      return ptx.takeError();
    std::string text = folder->getFile(number + ".ptx"), binary = folder->getFile(number + ".cubin");
    if (llvm::Error error = writeFile(text, *ptx))
      return error;
    auto said = runTool(toolkit, "ptxas", {"-arch=sm_" + number, "-O" + level, "-v", "-o", binary, text}, *folder);
    if (!said)
      return said.takeError();
    parseResources(*said, architecture, code.kernels);
    images.push_back("--image3=kind=elf,sm=" + number + ",file=" + binary);
    // The PTX of the oldest architecture uses no feature that a newer GPU lacks, so it serves the most GPUs.
    if (architecture == deviceArchitectures[0])
      images.push_back("--image3=kind=ptx,sm=" + number + ",file=" + text);
  }
  auto said = runTool(toolkit, "fatbinary", images, *folder);
  if (!said)
    return said.takeError();
  auto bytes = readFile(bundle);
  if (!bytes)
    return bytes.takeError();
  code.fatBinary = std::move(*bytes);
  return code;
}

llvm::Expected<DeviceCode> takeDeviceCode(ModuleOp program, int optimizationLevel) {
  auto modules = program.getOps<gpu::GPUModuleOp>();
  if (modules.empty())
    return DeviceCode();
  auto toolkit = getCudaToolkit();
  if (!toolkit)
    return toolkit.takeError();
  gpu::GPUModuleOp kernels = *modules.begin();
  auto code = compileDeviceCode(kernels, *toolkit, optimizationLevel);
  kernels.erase();
  return code;
}

void embedDeviceCode(llvm::Module &program, const DeviceCode &code) {
  llvm::GlobalVariable *declaration = program.getNamedGlobal(deviceCodeSymbol);
  if (!declaration)
    return;
  llvm::Constant *bytes = llvm::ConstantDataArray::getString(program.getContext(), code.fatBinary, /*AddNull=*/false);
  auto *global = new llvm::GlobalVariable(program, bytes->getType(), /*isConstant=*/true,
                                          llvm::GlobalValue::InternalLinkage, bytes);
  global->takeName(declaration);
  global->setSection(".nv_fatbin");
  global->setAlignment(llvm::Align(8));
  declaration->replaceAllUsesWith(global);
  declaration->eraseFromParent();
}

} // namespace tp25d
