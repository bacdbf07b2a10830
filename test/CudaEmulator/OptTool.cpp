// tp25d-opt with the emulator's own pass.

#include "LowerGpuKernels.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tp25d/InitAll.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  tp25d::registerAllPasses();
  tp25d::emulator::registerCudaEmulatorPasses();
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "tp25d optimizer driver, for the emulator\n", registry));
}
