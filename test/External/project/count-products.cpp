// A pass of another project: after the Shard stage, counts products and those whose weight stays put.

#include "mlir/Parser/Parser.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "tp25d/InitAll.h"

namespace {

struct CountProducts : mlir::PassWrapper<CountProducts, mlir::OperationPass<mlir::ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(CountProducts)

  void runOnOperation() override {
    int products = 0, weightStationary = 0;
    getOperation().walk([&](mlir::Operation *op) {
      auto form = op->getAttrOfType<tp25d::FormAttr>(tp25d::formAttrName);
      if (!form)
        return;
      ++products;
      weightStationary += form.getStationary() == tp25d::Matrix::B;
    });
    llvm::outs() << products << " products, " << weightStationary << " of them with the weight stationary\n";
  }
};

} // namespace

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  mlir::MLIRContext context(registry);
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(argv[1], &context);
  mlir::PassManager manager(&context);
  tp25d::StageOptions options;
  options.shard.grid = {/*q=*/2, /*d=*/2};
  tp25d::addStage(manager, tp25d::Stage::Import, options);
  tp25d::addStage(manager, tp25d::Stage::Shard, options);
  manager.addPass(std::make_unique<CountProducts>());
  return module && mlir::succeeded(manager.run(*module)) ? 0 : 1;
}
