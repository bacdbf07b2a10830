// Reads and writes .safetensors files: the length of a header, the header as JSON, and the bytes of the tensors.
#include "tp25d/TensorFile/Safetensors.h"

#include "File.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CheckedArithmetic.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

static_assert(endianness::native == endianness::little, "elements are used as they lie in a little-endian file");

namespace tp25d {

namespace {

constexpr uint64_t maxHeaderBytes = 100'000'000; // the reference implementation's limit
constexpr size_t maxNesting = 128;               // likewise; the parser recurses
constexpr StringLiteral metadataKey("__metadata__");

struct Dtype {
  StringLiteral name;
  int64_t bits;
  std::optional<tp25d_type> type; // none: legal in a file, but nothing that tp25d computes with
};
/// In the reference implementation's order, by which its writer and ours sort tensors.
constexpr Dtype dtypes[] = {{"BOOL", 8, TP25D_I1},
                            {"F4", 4, std::nullopt},
                            {"F6_E2M3", 6, std::nullopt},
                            {"F6_E3M2", 6, std::nullopt},
                            {"U8", 8, std::nullopt},
                            {"I8", 8, TP25D_I8},
                            {"F8_E5M2", 8, std::nullopt},
                            {"F8_E4M3", 8, std::nullopt},
                            {"F8_E8M0", 8, std::nullopt},
                            {"F8_E4M3FNUZ", 8, std::nullopt},
                            {"F8_E5M2FNUZ", 8, std::nullopt},
                            {"I16", 16, TP25D_I16},
                            {"U16", 16, std::nullopt},
                            {"F16", 16, TP25D_F16},
                            {"BF16", 16, TP25D_BF16},
                            {"I32", 32, TP25D_I32},
                            {"U32", 32, std::nullopt},
                            {"F32", 32, TP25D_F32},
                            {"C64", 64, std::nullopt},
                            {"F64", 64, TP25D_F64},
                            {"I64", 64, TP25D_I64},
                            {"U64", 64, std::nullopt}};

const Dtype *findDtype(StringRef name) {
  const Dtype *found = find_if(dtypes, [&](const Dtype &dtype) { return dtype.name == name; });
  return found == std::end(dtypes) ? nullptr : found;
}

const Dtype *findDtype(tp25d_type type) {
  return find_if(dtypes, [&](const Dtype &dtype) { return dtype.type == type; });
}

/// Finds what LLVM's JSON parser takes no notice of: a name that an object has twice, of which it keeps the last, and
/// values nested so deep that it would overflow the stack. Everything else is left to the parser.
Error checkKeysAndNesting(StringRef text) {
  std::vector<StringSet<>> open; // the names so far in every object, and in every array none, around `position`
  for (size_t position = 0; position < text.size(); ++position) {
    char c = text[position];
    if (c == '{' || c == '[') {
      if (open.size() == maxNesting)
        return createStringError("the header nests values more than " + Twine(maxNesting) + " deep");
      open.emplace_back();
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
    } else if (c == '"') {
      size_t begin = position++;
      while (position < text.size() && text[position] != '"')
        position += text[position] == '\\' ? 2 : 1;
      StringRef after = text.substr(position + 1).ltrim(" \t\r\n");
      if (!after.starts_with(":") || open.empty())
        continue;
      // Parsed, since one name can be written in many ways.
      Expected<json::Value> name = json::parse(text.slice(begin, position + 1));
      if (!name)
        return createStringError("the header is not valid JSON: " + toString(name.takeError()));
      if (!open.back().insert(*name->getAsString()).second)
        return createStringError("the header has '" + *name->getAsString() + "' twice in one object");
    }
  }
  return Error::success();
}

} // namespace

/// Fills a SafetensorsFile from its header. Its errors do not name the file yet.
class SafetensorsFile::HeaderReader {
public:
  explicit HeaderReader(SafetensorsFile &file) : file(file) {}

  Error read() {
    Expected<json::Object> header = parseJson();
    if (!header)
      return header.takeError();
    for (auto &[name, value] : *header) {
      Error error = StringRef(name) == metadataKey ? readMetadata(value) : readEntry(name, value);
      if (error)
        return error;
    }
    return checkCoverage();
  }

private:
  /// Finds the header and the data, and parses the header.
  Expected<json::Object> parseJson() {
    StringRef bytes = file.buffer->getBuffer();
    if (bytes.size() < 8)
      return createStringError("the file has " + Twine(bytes.size()) +
                               " bytes, but the length of the header alone takes 8");
    uint64_t length = support::endian::read64le(bytes.data());
    if (length > maxHeaderBytes)
      return createStringError("the header should take " + Twine(length) + " bytes, but at most " +
                               Twine(maxHeaderBytes) + " are allowed");
    bytes = bytes.drop_front(8);
    if (length > bytes.size())
      return createStringError("the header should take " + Twine(length) + " bytes, but only " + Twine(bytes.size()) +
                               " follow");
    StringRef text = bytes.take_front(length);
    file.data = bytes.drop_front(length);
    if (!text.starts_with("{"))
      return createStringError("the header does not begin with '{'");
    size_t wrong;
    if (!json::isUTF8(text, &wrong))
      return createStringError("the header is not UTF-8 at its byte " + Twine(wrong));
    if (Error error = checkKeysAndNesting(text))
      return error;
    Expected<json::Value> value = json::parse(text);
    if (!value)
      return createStringError("the header is not valid JSON: " + toString(value.takeError()));
    return std::move(*value->getAsObject()); // an object, since it begins with '{'
  }

  Error readMetadata(const json::Value &value) {
    const json::Object *object = value.getAsObject();
    if (!object)
      return createStringError("'" + metadataKey + "' is not an object of strings");
    for (auto &[key, text] : *object) {
      std::optional<StringRef> string = text.getAsString();
      if (!string)
        return createStringError("'" + metadataKey + "': the value of '" + StringRef(key) + "' is not a string");
      file.texts.emplace(key.str(), *string);
    }
    return Error::success();
  }

  static Error tensorError(StringRef name, const Twine &message) {
    return createStringError("tensor '" + name + "': " + message);
  }

  Error readEntry(StringRef name, const json::Value &value) {
    const json::Object *object = value.getAsObject();
    if (!object)
      return tensorError(name, "its entry is not an object");
    std::optional<StringRef> dtypeName = object->getString("dtype");
    if (!dtypeName)
      return tensorError(name, "it has no string 'dtype'");
    const Dtype *dtype = findDtype(*dtypeName);
    if (!dtype)
      return tensorError(name, "the dtype '" + *dtypeName + "' is unknown");
    const json::Array *shape = object->getArray("shape");
    if (!shape)
      return tensorError(name, "it has no array 'shape'");
    const json::Array *offsets = object->getArray("data_offsets");
    if (!offsets || offsets->size() != 2)
      return tensorError(name, "it has no array 'data_offsets' of two numbers");

    Entry entry;
    entry.dtype = dtype->name;
    for (const json::Value &item : *shape) {
      std::optional<uint64_t> dimension = item.getAsUINT64();
      if (!dimension || *dimension > INT64_MAX)
        return tensorError(name, formatv("the dimension {0} in 'shape' is not an integer from 0 to 2^63 - 1", item));
      entry.shape.push_back(*dimension);
    }
    uint64_t *const ends[] = {&entry.begin, &entry.end};
    for (auto [item, offset] : zip(*offsets, ends)) {
      std::optional<uint64_t> number = item.getAsUINT64();
      if (!number)
        return tensorError(name, formatv("{0} in 'data_offsets' is not an integer from 0 to 2^64 - 1", item));
      *offset = *number;
    }

    if (entry.begin > entry.end)
      return tensorError(name, "its data begin at " + Twine(entry.begin) + " but end at " + Twine(entry.end));
    if (entry.end > file.data.size())
      return tensorError(name, "its data end at " + Twine(entry.end) + ", but the file has only " +
                                   Twine(file.data.size()) + " bytes of data");
    std::string type = ("shape " + (shape->empty() ? "[]" : formatShape(entry.shape)) + " of " + dtype->name).str();
    std::optional<int64_t> elements = countElements(entry.shape);
    std::optional<int64_t> bits = elements ? checkedMul(*elements, dtype->bits) : std::nullopt;
    if (!bits)
      return tensorError(name, type + " has 2^63 bits or more");
    if (*bits % 8 != 0)
      return tensorError(name, type + " takes " + Twine(*bits) + " bits, which are not whole bytes");
    if (uint64_t span = entry.end - entry.begin; span != static_cast<uint64_t>(*bits / 8))
      return tensorError(name, type + " takes " + Twine(*bits / 8) + " bytes, but its offsets span " + Twine(span));
    file.entries.try_emplace(name, std::move(entry));
    file.order.push_back(name.str());
    return Error::success();
  }

  /// Puts the tensors in the order of their data, and checks that those leave no byte out and share none: whatever
  /// lay between them could be a file of another kind that nobody looks at.
  Error checkCoverage() {
    auto key = [&](StringRef name) {
      const Entry &entry = file.entries.find(name)->second;
      return std::make_tuple(entry.begin, entry.end, name);
    };
    sort(file.order, [&](StringRef left, StringRef right) { return key(left) < key(right); });
    uint64_t covered = 0;
    StringRef previous;
    for (StringRef name : file.order) {
      const Entry &entry = file.entries.find(name)->second;
      if (entry.begin < covered)
        return tensorError(name, "its data begin at " + Twine(entry.begin) + ", within those of '" + previous +
                                     "', which end at " + Twine(covered));
      if (entry.begin > covered)
        return tensorError(name, "its data begin at " + Twine(entry.begin) + ", but the bytes from " + Twine(covered) +
                                     " on belong to no tensor");
      covered = entry.end;
      previous = name;
    }
    if (covered != file.data.size())
      return createStringError("the tensors end at " + Twine(covered) + ", but the file has " +
                               Twine(file.data.size()) + " bytes of data");
    return Error::success();
  }

  SafetensorsFile &file;
};

Expected<SafetensorsFile> SafetensorsFile::open(StringRef path) {
  Expected<std::shared_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  SafetensorsFile file;
  file.path = path;
  file.buffer = std::move(*buffer);
  if (Error error = HeaderReader(file).read())
    return fileError(path, std::move(error));
  return file;
}

Expected<Tensor> SafetensorsFile::get(StringRef name) const {
  auto found = entries.find(name);
  if (found == entries.end()) {
    constexpr size_t shown = 8;
    std::string known = join(ArrayRef(order).take_front(shown), ", ");
    if (order.size() > shown)
      known += (" and " + Twine(order.size() - shown) + " more").str();
    return fileError(path, "has no tensor '" + name + "'; it has " + (order.empty() ? "none" : known));
  }
  const Entry &entry = found->second;
  std::optional<tp25d_type> type = findDtype(entry.dtype)->type;
  if (!type)
    return fileError(path, "tensor '" + name + "': elements of type " + entry.dtype + " are not supported");
  StringRef bytes = data.slice(entry.begin, entry.end);
  Expected<Tensor> tensor = Tensor::borrow(*type, entry.shape, arrayRefFromStringRef<char>(bytes), buffer);
  if (!tensor)
    return fileError(path, "tensor '" + name + "': " + toString(tensor.takeError()));
  return tensor;
}

Error writeSafetensors(StringRef path, ArrayRef<std::pair<std::string, Tensor>> tensors,
                       const SafetensorsMetadata &metadata) {
  // Wide elements first, so that all data are aligned to their elements; the reference writes the same bytes.
  auto key = [](const std::pair<std::string, Tensor> *item) {
    return std::make_tuple(std::end(dtypes) - findDtype(item->second.type()), StringRef(item->first));
  };
  SmallVector<const std::pair<std::string, Tensor> *> order(make_pointer_range(tensors));
  sort(order, [&](const auto *left, const auto *right) { return key(left) < key(right); });

  StringSet<> names;
  for (const auto &[name, tensor] : tensors) {
    if (!names.insert(name).second)
      return fileError(path, "cannot hold two tensors '" + name + "'");
    if (name == metadataKey || !json::isUTF8(name))
      return fileError(path, "cannot hold a tensor with the name '" + json::fixUTF8(name) + "'");
  }
  for (const auto &[name, text] : metadata)
    if (!json::isUTF8(name) || !json::isUTF8(text))
      return fileError(path, "cannot hold the metadata '" + json::fixUTF8(name) + "', which is not UTF-8");

  std::string header;
  raw_string_ostream stream(header);
  json::OStream json(stream);
  json.object([&] {
    if (!metadata.empty())
      json.attributeObject(metadataKey, [&] {
        for (const auto &[name, text] : metadata)
          json.attribute(name, text);
      });
    int64_t offset = 0;
    for (const auto *item : order) {
      const Tensor &tensor = item->second;
      json.attributeObject(item->first, [&] {
        json.attribute("dtype", findDtype(tensor.type())->name);
        json.attribute("shape", json::Array(tensor.shape()));
        json.attribute("data_offsets", json::Array{offset, offset + tensor.byteSize()});
      });
      offset += tensor.byteSize();
    }
  });
  header.resize(alignTo(header.size(), 8), ' ');
  if (header.size() > maxHeaderBytes)
    return fileError(path, "the header would take " + Twine(header.size()) + " bytes, but at most " +
                               Twine(maxHeaderBytes) + " are allowed");
  return writeFile(path, [&](raw_ostream &file) {
    char length[8];
    support::endian::write64le(length, header.size());
    file << StringRef(length, sizeof(length)) << header;
    for (const auto *item : order)
      file << toStringRef(item->second.data());
  });
}

} // namespace tp25d
