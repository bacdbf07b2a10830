// Files of named tensors, as most trained models are published: https://github.com/huggingface/safetensors
#ifndef TP25D_TENSORFILE_SAFETENSORS_H
#define TP25D_TENSORFILE_SAFETENSORS_H

#include "tp25d/TensorFile/TensorSource.h"

#include "llvm/ADT/StringMap.h"

#include <map>
#include <utility>
#include <vector>

namespace tp25d {

/// The texts that a safetensors file can carry beside its tensors.
using SafetensorsMetadata = std::map<std::string, std::string>;

class InputFile;

/// An open .safetensors file. Its tensors may outlive this object.
class SafetensorsFile {
public:
  /// Opens a file, and reads and checks its header: every byte of the file must belong to the header or to exactly one
  /// tensor.
  static llvm::Expected<SafetensorsFile> open(llvm::StringRef path);

  /// The names of the tensors, in the order of their data in the file.
  llvm::ArrayRef<std::string> names() const { return order; }

  const SafetensorsMetadata &metadata() const { return texts; }

  /// The tensor of that name. Fails if there is none, if it has a type that tp25d does not (such as U8), or if it has
  /// more than TP25D_MAX_RANK dimensions.
  llvm::Expected<std::unique_ptr<TensorSource>> find(llvm::StringRef name) const;

private:
  /// What the header says about a tensor. Offsets count bytes from the end of the header.
  struct Entry {
    std::string dtype;
    llvm::SmallVector<int64_t> shape;
    uint64_t begin, end;
  };
  class HeaderReader;

  std::shared_ptr<const InputFile> file;
  uint64_t dataBegin = 0, dataBytes = 0; // what follows the header
  llvm::StringMap<Entry> entries;
  std::vector<std::string> order; // the keys of `entries`
  SafetensorsMetadata texts;
};

/// Writes tensors with their names to a .safetensors file, which appears at once and complete, or not at all. Fails if
/// two have the same name, or if one's name is "__metadata__" or any text is not UTF-8.
llvm::Error writeSafetensors(llvm::StringRef path, llvm::ArrayRef<std::pair<std::string, Tensor>> tensors,
                             const SafetensorsMetadata &metadata = {});

} // namespace tp25d

#endif // TP25D_TENSORFILE_SAFETENSORS_H
