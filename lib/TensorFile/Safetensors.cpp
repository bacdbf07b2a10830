// Reads and writes .safetensors files: the length of a header, the header as JSON, and the bytes of the tensors.

#include "tp25d/TensorFile/Safetensors.h"

#include "FileLayout.h"
#include "FileSource.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CheckedArithmetic.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace tp25d {

namespace {

constexpr uint64_t maxHeaderBytes = 100'000'000; // limit of the reference implementation
constexpr size_t maxNesting = 128;               // the same; LLVM's parser recurses
constexpr StringLiteral metadataKey("__metadata__");

struct Dtype {
  StringLiteral name;
  int64_t bits;
  std::optional<tp25d_type> type; // none: valid in a file, but unknown to tp25d
};
/// In the order of the reference implementation, by which its writer and this one sort tensors.
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

/// Detects errors that LLVM's JSON parser accepts: a duplicate name in an object, of which it keeps the last; nesting
/// so deep that it would overflow the stack; and numbers such as +1 and 01. All other errors are left to the parser.
Error checkBeforeParsing(StringRef text) {
  const Regex number("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$");
  std::vector<StringSet<>> open; // names so far in each enclosing object; an empty set for each enclosing array
  for (size_t position = 0; position < text.size(); ++position) {
    char c = text[position];
    if (c == '{' || c == '[') {
      if (open.size() == maxNesting)
        return createStringError("the header nests values more than " + Twine(maxNesting) + " deep");
      open.emplace_back();
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
    } else if (isDigit(c) || c == '+' || c == '-' || c == '.') {
      StringRef word =
          text.substr(position).take_while([](char c) { return isAlnum(c) || c == '.' || c == '+' || c == '-'; });
      if (!number.match(word))
        return createStringError("the header is not valid JSON: '" + word + "' is not a number");
      position += word.size() - 1;
    } else if (c == '"') {
      size_t begin = position++;
      while (position < text.size() && text[position] != '"')
        position += text[position] == '\\' ? 2 : 1;
      StringRef after = text.substr(position + 1).ltrim(" \t\r\n");
      if (!after.starts_with(":") || open.empty())
        continue;
      // Parsed because escapes allow several spellings of one name.
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
  HeaderReader(SafetensorsFile &result, StringRef text) : result(result), text(text) {}

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
  Expected<json::Object> parseJson() {
    if (!text.starts_with("{"))
      return createStringError("the header does not begin with '{'");
    size_t wrong;
    if (!json::isUTF8(text, &wrong))
      return createStringError("the header is not UTF-8 at its byte " + Twine(wrong));
    if (Error error = checkBeforeParsing(text))
      return error;
    Expected<json::Value> value = json::parse(text);
    if (!value)
      return createStringError("the header is not valid JSON: " + toString(value.takeError()));
    return std::move(*value->getAsObject()); // it is an object, since the text begins with '{'
  }

  Error readMetadata(const json::Value &value) {
    const json::Object *object = value.getAsObject();
    if (!object)
      return createStringError("'" + metadataKey + "' is not an object of strings");
    for (auto &[key, item] : *object) {
      std::optional<StringRef> string = item.getAsString();
      if (!string)
        return createStringError("'" + metadataKey + "': the value of '" + StringRef(key) + "' is not a string");
      result.texts.emplace(key.str(), *string);
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
    if (entry.end > result.dataBytes)
      return tensorError(name, "its data end at " + Twine(entry.end) + ", but the file has only " +
                                   Twine(result.dataBytes) + " bytes of data");
    std::string type = ("shape " + (shape->empty() ? "[]" : formatShape(entry.shape)) + " of " + dtype->name).str();
    std::optional<int64_t> elements = countElements(entry.shape);
    std::optional<int64_t> bits = elements ? checkedMul(*elements, dtype->bits) : std::nullopt;
    if (!bits)
      return tensorError(name, type + " has 2^63 bits or more");
    if (*bits % 8 != 0)
      return tensorError(name, type + " takes " + Twine(*bits) + " bits, which are not whole bytes");
    if (uint64_t span = entry.end - entry.begin; span != static_cast<uint64_t>(*bits / 8))
      return tensorError(name, type + " takes " + Twine(*bits / 8) + " bytes, but its offsets span " + Twine(span));
    result.entries.try_emplace(name, std::move(entry));
    result.order.push_back(name.str());
    return Error::success();
  }

  /// Sorts the tensors by the order of their data, and checks that these neither overlap nor leave gaps, in which a
  /// file of another kind could be hidden.
  Error checkCoverage() {
    auto key = [&](StringRef name) {
      const Entry &entry = result.entries.find(name)->second;
      return std::make_tuple(entry.begin, entry.end, name);
    };
    sort(result.order, [&](StringRef left, StringRef right) { return key(left) < key(right); });
    uint64_t covered = 0;
    StringRef previous;
    for (StringRef name : result.order) {
      const Entry &entry = result.entries.find(name)->second;
      if (entry.begin < covered)
        return tensorError(name, "its data begin at " + Twine(entry.begin) + ", within those of '" + previous +
                                     "', which end at " + Twine(covered));
      if (entry.begin > covered)
        return tensorError(name, "its data begin at " + Twine(entry.begin) + ", but the bytes from " + Twine(covered) +
                                     " on belong to no tensor");
      covered = entry.end;
      previous = name;
    }
    if (covered != result.dataBytes)
      return createStringError("the tensors end at " + Twine(covered) + ", but the file has " +
                               Twine(result.dataBytes) + " bytes of data");
    return Error::success();
  }

  SafetensorsFile &result;
  StringRef text;
};

Expected<SafetensorsFile> SafetensorsFile::open(StringRef path) {
  Expected<std::shared_ptr<const InputFile>> file = InputFile::open(path);
  if (!file)
    return file.takeError();
  const uint64_t lengthBytes = 8, size = (*file)->size();
  if (size < lengthBytes)
    return fileError(path, "the file has " + Twine(size) + " bytes, but the length of the header alone takes 8");
  Expected<std::string> length = (*file)->readText(0, lengthBytes);
  if (!length)
    return length.takeError();
  uint64_t headerBytes = support::endian::read64le(length->data());
  if (headerBytes > maxHeaderBytes)
    return fileError(path, "the header should take " + Twine(headerBytes) + " bytes, but at most " +
                               Twine(maxHeaderBytes) + " are allowed");
  if (headerBytes > size - lengthBytes)
    return fileError(path, "the header should take " + Twine(headerBytes) + " bytes, but only " +
                               Twine(size - lengthBytes) + " follow");
  Expected<std::string> header = (*file)->readText(lengthBytes, headerBytes);
  if (!header)
    return header.takeError();
  SafetensorsFile result;
  result.file = std::move(*file);
  result.dataBegin = lengthBytes + headerBytes;
  result.dataBytes = size - result.dataBegin;
  if (Error error = HeaderReader(result, *header).read())
    return fileError(path, std::move(error));
  return result;
}

Expected<std::unique_ptr<TensorSource>> SafetensorsFile::find(StringRef name) const {
  auto found = entries.find(name);
  if (found == entries.end()) {
    constexpr size_t shown = 8;
    std::string known = join(ArrayRef(order).take_front(shown), ", ");
    if (order.size() > shown)
      known += (" and " + Twine(order.size() - shown) + " more").str();
    return fileError(file->path(), "has no tensor '" + name + "'; it has " + (order.empty() ? "none" : known));
  }
  const Entry &entry = found->second;
  FilePlace place = {(file->path() + ": tensor '" + name + "'").str(), dataBegin + entry.begin,
                     entry.end - entry.begin};
  std::optional<tp25d_type> type = findDtype(entry.dtype)->type;
  if (!type)
    return fileError(place.name, "elements of type " + entry.dtype + " are not supported");
  return makeFileSource(file, std::move(place), *type, entry.shape);
}

Expected<FileLayout> layoutSafetensors(StringRef path, ArrayRef<TensorDescription> tensors,
                                       const SafetensorsMetadata &metadata) {
  StringSet<> names;
  std::vector<uint64_t> bytes;
  for (const TensorDescription &tensor : tensors) {
    if (!names.insert(tensor.name).second)
      return fileError(path, "cannot hold two tensors '" + tensor.name + "'");
    if (tensor.name == metadataKey || !json::isUTF8(tensor.name))
      return fileError(path, "cannot hold a tensor with the name '" + json::fixUTF8(tensor.name) + "'");
    Expected<int64_t> size = countBytes(tensor.type, tensor.shape);
    if (!size)
      return fileError(path, "tensor '" + tensor.name + "': " + toString(size.takeError()));
    bytes.push_back(*size);
  }
  for (const auto &[name, text] : metadata)
    if (!json::isUTF8(name) || !json::isUTF8(text))
      return fileError(path, "cannot hold the metadata '" + json::fixUTF8(name) + "', which is not UTF-8");

  // Wide elements come first, so that all data are aligned; the reference implementation writes the same bytes.
  auto key = [&](size_t i) {
    return std::make_tuple(std::end(dtypes) - findDtype(tensors[i].type), StringRef(tensors[i].name));
  };
  auto order = to_vector(seq(tensors.size()));
  sort(order, [&](size_t left, size_t right) { return key(left) < key(right); });

  std::string text;
  raw_string_ostream stream(text);
  json::OStream json(stream);
  uint64_t end = 0;
  std::vector<uint64_t> offsets(tensors.size());
  json.object([&] {
    if (!metadata.empty())
      json.attributeObject(metadataKey, [&] {
        for (const auto &[name, text] : metadata)
          json.attribute(name, text);
      });
    for (size_t i : order)
      json.attributeObject(tensors[i].name, [&] {
        offsets[i] = end;
        end = SaturatingAdd(end, bytes[i]); // the file's creation fails if no file can be so large
        json.attribute("dtype", findDtype(tensors[i].type)->name);
        json.attribute("shape", json::Array(tensors[i].shape));
        json.attribute("data_offsets", json::Array{offsets[i], end});
      });
  });
  text.resize(alignTo(text.size(), 8), ' ');
  if (text.size() > maxHeaderBytes)
    return fileError(path, "the header would take " + Twine(text.size()) + " bytes, but at most " +
                               Twine(maxHeaderBytes) + " are allowed");
  char length[8];
  support::endian::write64le(length, text.size());
  std::string header = (StringRef(length, sizeof(length)) + text).str();
  for (uint64_t &offset : offsets)
    offset += header.size();
  uint64_t fileBytes = SaturatingAdd<uint64_t>(header.size(), end);
  return FileLayout{tensors, std::move(header), std::move(offsets), fileBytes};
}

Error writeSafetensors(StringRef path, ArrayRef<std::pair<std::string, Tensor>> tensors,
                       const SafetensorsMetadata &metadata) {
  std::vector<TensorDescription> descriptions;
  std::vector<const Tensor *> values;
  for (const auto &[name, tensor] : tensors) {
    descriptions.push_back({name, tensor.type(), to_vector(tensor.shape())});
    values.push_back(&tensor);
  }
  Expected<FileLayout> layout = layoutSafetensors(path, descriptions, metadata);
  return layout ? writeLayout(path, std::move(*layout), values) : layout.takeError();
}

} // namespace tp25d
