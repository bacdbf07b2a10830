"""Makes a program of the C++ in docs/write-a-pass.md: declarations stay as they are, statements become main's.

    paste.py PAGE OUTPUT
"""

import re
import sys

HEADER = """#include "tp25d/InitAll.h"
#include "tp25d/Sharding/Product.h"
#include "tp25d/Sharding/ShardingRule.h"

// The operation that the page teaches the stages.
using FlipOp = mlir::linalg::GenericOp;

"""
MAIN = """
int main(int argc, char **argv) {
  tp25d::StageOptions options;
  options.shard.grid = {/*q=*/2, /*d=*/2};
%s  mlir::MLIRContext context(registry);
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(argv[1], &context);
%s  if (!module || mlir::failed(manager.run(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
"""

page, output = sys.argv[1:]
with open(page) as file:
    blocks = re.findall(r"```c\+\+\n(.*?)```", file.read(), re.S)
declarations = [block for block in blocks if block.startswith("struct ")]
registration = [block for block in blocks if "DialectRegistry" in block]
statements = [block for block in blocks if block not in declarations + registration]
assert len(declarations) == 2 and len(registration) == 1 and len(statements) == 1, "write-a-pass.md has other code now"
with open(output, "w") as file:
    file.write(HEADER + '#include "mlir/Parser/Parser.h"\n\n' + "\n".join(declarations))
    file.write(MAIN % (registration[0], statements[0]))
