// Writes the C header of a program that is compiled to a library.

#include "Header.h"

#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace tp25d {

/// Converts `text` to the letters of a macro, such as DENSE_1_WEIGHT.
static std::string toMacro(llvm::StringRef text) {
  std::string macro;
  for (char c : text)
    macro += llvm::isAlnum(c) ? llvm::toUpper(c) : '_';
  return macro;
}

std::string makeHeader(const ShardedModel &model, llvm::StringRef name) {
  GridAttr grid = model.grid;
  std::string text, guard = "TP25D_MODEL_" + toMacro(name) + "_H";
  llvm::raw_string_ostream os(text);
  os << llvm::formatv("/* A model that tp25d compiled for {0} devices: depth {1}, rows {2}, columns {3}.\n"
                      " *\n"
                      " * tp25d_create takes {4}_program; see tp25d/runtime.h, and tp25d/files.h for tensor files. */\n"
                      "#ifndef {5}\n#define {5}\n\n#include <tp25d/files.h>\n#include <tp25d/runtime.h>\n\n"
                      "#ifdef __cplusplus\nextern \"C\" {{\n#endif\n\n"
                      "extern const tp25d_program {4}_program;\n\n"
                      "/* The numbers of its arguments, by their names in the model. */\n"
                      "enum {4}_argument {{\n",
                      grid.getDeviceCount(), grid.getDepth(), grid.getRow(), grid.getCol(), name, guard);
  llvm::StringSet<> used;
  auto add = [&](const ModelTensor &tensor, llvm::StringRef kind, size_t number) {
    std::string macro = toMacro(name) + "_" + toMacro(tensor.name);
    if (!used.insert(macro).second) // two names may have the same macro
      macro += "_" + std::to_string(number);
    std::string type;
    llvm::raw_string_ostream(type) << tensor.type;
    os << llvm::formatv("  {0} = {1}, /* {2}{3}: {4} */\n", macro, number, kind, tensor.name, type);
  };
  for (auto [i, tensor] : llvm::enumerate(model.arguments))
    add(tensor, model.isParameter[i] ? "parameter " : "input ", i);
  for (auto [i, tensor] : llvm::enumerate(model.results))
    add(tensor, "", model.arguments.size() + i);
  os << "};\n\n#ifdef __cplusplus\n}\n#endif\n\n#endif /* " << guard << " */\n";
  return text;
}

} // namespace tp25d
