// tp25d-opt: runs passes and stages of upstream and of tp25d on MLIR files.

#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "tp25d/InitAll.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  tp25d::registerAllPasses();
  return mlir::asMainReturnCode(mlir::MlirOptMain(argc, argv, "tp25d optimizer driver\n", registry));
}
