// Reference pass: copies buffers by linalg operations.

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "tp25d/Reference/Passes.h"

using namespace mlir;

namespace tp25d {
#define GEN_PASS_DEF_COPIESTOLINALG
#include "tp25d/Reference/Passes.h.inc"
} // namespace tp25d

namespace {

struct CopiesToLinalg : tp25d::impl::CopiesToLinalgBase<CopiesToLinalg> {
  void runOnOperation() override {
    getOperation().walk([](memref::CopyOp copy) {
      OpBuilder builder(copy);
      linalg::CopyOp::create(builder, copy.getLoc(), copy.getSource(), copy.getTarget());
      copy.erase();
    });
  }
};

} // namespace
