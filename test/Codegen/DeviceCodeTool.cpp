// Compiles a file's kernels for GPUs, as tests need them: a fat binary, the report, or an object for the emulator.
// The file has linalg operations in functions, or is what tp25d compile --target=cuda --emit=mlir writes.

#include "LowerGpuKernels.h"
#include "mlir/Pass/PassManager.h"
#include "tp25d/InitAll.h"
#include "tp25d/Target/DeviceCode.h"
#include "tp25d/Target/Model.h"
#include "tp25d/Target/NativeCode.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace tp25d;

static llvm::cl::opt<std::string> input(llvm::cl::Positional, llvm::cl::Required, llvm::cl::desc("FILE.mlir"));
static llvm::cl::opt<std::string> fatBinary("fatbin", llvm::cl::desc("where the fat binary goes"));
static llvm::cl::opt<std::string> report("kernels",
                                         llvm::cl::desc("where the report goes; with a fat binary it tells registers"));
static llvm::cl::opt<std::string> object("emulator", llvm::cl::desc("where the object for the emulator goes"));
static llvm::cl::opt<std::string> toolkit("toolkit", llvm::cl::desc("the CUDA toolkit's folder"));
static llvm::cl::opt<int> level("O", llvm::cl::Prefix, llvm::cl::init(3), llvm::cl::desc("0 to 3"));

static llvm::Error compile() {
  DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  MLIRContext context(registry);
  auto fail = [] { return llvm::createStringError("see above"); };
  OwningOpRef<ModuleOp> module = readModel(input, context);
  if (!module)
    return fail();
  if (module->getOps<gpu::GPUModuleOp>().empty()) {
    PassManager manager(&context);
    manager.addPass(createOutlineKernels({/*loops=*/false}));
    manager.addPass(createMapKernelsToGpu());
    if (failed(manager.run(*module)))
      return fail();
  }

  auto kernels = *module->getOps<gpu::GPUModuleOp>().begin();
  DeviceCode code;
  code.kernels = getKernelReports(kernels);
  std::error_code error;
  if (!fatBinary.empty()) {
    std::string folder = toolkit;
    if (folder.empty()) {
      auto found = getCudaToolkit();
      if (!found)
        return found.takeError();
      folder = *found;
    }
    auto compiled = compileDeviceCode(kernels, folder, level);
    if (!compiled)
      return compiled.takeError();
    code = std::move(*compiled);
    llvm::raw_fd_ostream(fatBinary, error) << code.fatBinary;
  }
  if (!report.empty()) {
    llvm::raw_fd_ostream os(report, error);
    code.writeKernelReport(os);
  }
  if (error)
    return llvm::errorCodeToError(error);
  if (!object.empty()) {
    if (failed(emulator::lowerGpuKernels(*module)))
      return fail();
    auto processor = getProcessor({});
    if (!processor)
      return processor.takeError();
    auto machine = processor->createTargetMachine();
    if (!machine)
      return machine.takeError();
    llvm::LLVMContext llvmContext;
    auto program = toLlvm(*module, llvmContext, **machine, {emulator::kernelsSymbol, emulator::kernelCountSymbol});
    if (!program)
      return program.takeError();
    optimize(**program, **machine, level);
    llvm::raw_fd_ostream os(object, error);
    if (error)
      return llvm::errorCodeToError(error);
    return writeObject(**program, **machine, os);
  }
  return llvm::Error::success();
}

int main(int argc, char **argv) {
  llvm::cl::ParseCommandLineOptions(argc, argv);
  if (llvm::Error error = compile()) {
    llvm::errs() << "compile-device-code: error: " << llvm::toString(std::move(error)) << "\n";
    return 1;
  }
  return 0;
}
