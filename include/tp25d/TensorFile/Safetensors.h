// Reads and writes .safetensors files of named tensors, the format of most published models:
// https://github.com/huggingface/safetensors

#ifndef TP25D_TENSORFILE_SAFETENSORS_H
#define TP25D_TENSORFILE_SAFETENSORS_H

#include "tp25d/TensorFile/TensorSource.h"

#include "llvm/ADT/StringMap.h"

#include <map>
#include <utility>
#include <vector>

namespace tp25d {

/// The texts, by key, that a safetensors file holds besides its tensors.
using SafetensorsMetadata = std::map<std::string, std::string>;

class InputFile;

/// An open .safetensors file. Its tensors may outlive this object.
class SafetensorsFile {
public:
  /// Opens a file, reads its header and checks it: every byte of the file must belong to the header or to exactly one
  /// tensor.
  static llvm::Expected<SafetensorsFile> open(llvm::StringRef path);

  /// The names of the tensors, in the order of their data in the file.
  llvm::ArrayRef<std::string> names() const { return order; }

  const SafetensorsMetadata &metadata() const { return texts; }

  /// Returns the tensor `name`. Fails if there is none, if tp25d does not have its type (such as U8), or if it has more
  /// than TP25D_MAX_RANK dimensions.
  llvm::Expected<std::unique_ptr<TensorSource>> find(llvm::StringRef name) const;

private:
  /// A tensor's entry in the header. Offsets count bytes from the end of the header.
  struct Entry {
    std::string dtype;
    llvm::SmallVector<int64_t> shape;
    uint64_t begin, end;
  };
  class HeaderReader;

  std::shared_ptr<const InputFile> file;
  uint64_t dataBegin = 0, dataBytes = 0; // the bytes after the header
  llvm::StringMap<Entry> entries;
  std::vector<std::string> order; // the keys of `entries`
  SafetensorsMetadata texts;
};

/// Writes named tensors to a .safetensors file, which appears complete or not at all. Fails if two have the same name,
/// if a name is "__metadata__", or if any text is not UTF-8.
llvm::Error writeSafetensors(llvm::StringRef path, llvm::ArrayRef<std::pair<std::string, Tensor>> tensors,
                             const SafetensorsMetadata &metadata = {});

} // namespace tp25d

#endif // TP25D_TENSORFILE_SAFETENSORS_H
