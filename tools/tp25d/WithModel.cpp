// Reads the model of a command.

#include "WithModel.h"

#include "tp25d/InitAll.h"
#include "tp25d/Target/Model.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;

namespace tp25d {

int withModel(const std::string &path, llvm::function_ref<llvm::Expected<int>(ModuleOp)> use) {
  DialectRegistry registry;
  tp25d::registerAllDialects(registry);
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.printOpOnDiagnostic(false);
  OwningOpRef<ModuleOp> model = readModel(path, context);
  if (!model)
    return 1;
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler handler(sources, &context);
  llvm::Expected<int> code = use(*model);
  if (code)
    return *code;
  if (std::string message = llvm::toString(code.takeError()); !message.empty())
    llvm::errs() << "tp25d: error: " << message << '\n';
  return 1;
}

} // namespace tp25d
