// Reads and writes .npy files: a magic string, a version, a Python dictionary as text, and the elements.

#include "tp25d/TensorFile/Npy.h"

#include "FileLayout.h"
#include "FileSource.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Endian.h"

using namespace llvm;

static_assert(endianness::native == endianness::little, "elements are used as they lie in a little-endian file");

namespace tp25d {

namespace {

constexpr StringLiteral magic("\x93NUMPY");
constexpr uint64_t maxHeaderBytes = 1 << 20; // enough for any tensor; a corrupt length could ask for 4 GiB

struct NpyType {
  StringLiteral code;
  tp25d_type type;
};
constexpr NpyType npyTypes[] = {{"f2", TP25D_F16}, {"f4", TP25D_F32}, {"f8", TP25D_F64}, {"b1", TP25D_I1},
                                {"i1", TP25D_I8},  {"i2", TP25D_I16}, {"i4", TP25D_I32}, {"i8", TP25D_I64}};

struct Header {
  tp25d_type type;
  bool bigEndian;
  bool fortranOrder;
  SmallVector<int64_t> shape;
};

/// Parses the header's dictionary, in the notation that programs use; Python itself would accept more.
class HeaderParser {
public:
  explicit HeaderParser(StringRef text) : text(text), rest(text) {}

  Expected<Header> parse() {
    Header header;
    StringSet<> seen;
    if (Error error = expect('{'))
      return error;
    while (!take('}')) {
      Expected<StringRef> key = parseString();
      if (!key)
        return key.takeError();
      if (!seen.insert(*key).second)
        return failure("the key '" + *key + "' appears twice");
      if (Error error = expect(':'))
        return error;
      if (Error error = parseValue(*key, header))
        return error;
      if (take(','))
        continue;
      if (Error error = expect('}'))
        return error;
      break;
    }
    skipSpace();
    if (!rest.empty())
      return failure("text follows the dictionary");
    for (StringRef key : {"descr", "fortran_order", "shape"})
      if (!seen.contains(key))
        return createStringError("header: the key '" + key + "' is missing");
    return header;
  }

private:
  Error failure(const Twine &message) {
    return createStringError("header, byte " + Twine(text.size() - rest.size()) + ": " + message);
  }

  void skipSpace() { rest = rest.ltrim(" \t\n\r"); }

  bool take(char c) {
    skipSpace();
    return rest.consume_front(StringRef(&c, 1));
  }

  Error expect(char c) {
    if (take(c))
      return Error::success();
    return failure("expected '" + Twine(c) + "'");
  }

  Expected<StringRef> parseString() {
    skipSpace();
    if (!rest.starts_with("'") && !rest.starts_with("\""))
      return failure("expected a string");
    size_t end = rest.find(rest.front(), 1);
    if (end == StringRef::npos)
      return failure("the string does not end");
    StringRef string = rest.slice(1, end);
    rest = rest.drop_front(end + 1);
    return string;
  }

  Error parseValue(StringRef key, Header &header) {
    if (key == "descr")
      return parseElementType(header);
    if (key == "fortran_order") {
      skipSpace();
      header.fortranOrder = rest.consume_front("True");
      if (header.fortranOrder || rest.consume_front("False"))
        return Error::success();
      return failure("expected True or False");
    }
    if (key == "shape")
      return parseShape(header.shape);
    return failure("the key '" + key + "' is unknown");
  }

  Error parseElementType(Header &header) {
    Expected<StringRef> descr = parseString();
    if (!descr)
      return descr.takeError();
    StringRef order = descr->take_front(), code = descr->drop_front(order.size());
    const NpyType *found = find_if(npyTypes, [&](const NpyType &type) { return type.code == code; });
    bool known = found != std::end(npyTypes) &&
                 (order == "<" || order == ">" || order == "=" || (order == "|" && typeBytes(found->type) == 1));
    if (!known)
      return createStringError("element type '" + *descr + "' is not supported; " +
                               join(map_range(npyTypes, [](const NpyType &type) { return type.code; }), ", ") + " are");
    header.type = found->type;
    header.bigEndian = order == ">";
    return Error::success();
  }

  /// Parses a Python tuple: (), (3,), (3, 4) or (3, 4,), but not (3).
  Error parseShape(SmallVectorImpl<int64_t> &shape) {
    if (Error error = expect('('))
      return error;
    while (!take(')')) {
      skipSpace();
      StringRef digits = rest.take_while(isDigit);
      int64_t dimension;
      if (digits.getAsInteger(10, dimension))
        return failure("expected a dimension from 0 to 2^63 - 1");
      rest = rest.drop_front(digits.size());
      shape.push_back(dimension);
      if (take(','))
        continue;
      if (shape.size() == 1)
        return failure("expected ',' after the only dimension");
      if (Error error = expect(')'))
        return error;
      break;
    }
    return Error::success();
  }

  StringRef text, rest;
};

Expected<std::unique_ptr<TensorSource>> openNpy(std::shared_ptr<const InputFile> file) {
  const uint64_t size = file->size();
  auto read = [&](uint64_t begin, uint64_t length) { return file->readText(begin, std::min(length, size - begin)); };
  Expected<std::string> start = read(0, magic.size() + 6);
  if (!start)
    return start.takeError();
  if (!StringRef(*start).starts_with(magic))
    return fileError(file->path(), "not a .npy file: it does not begin with \\x93NUMPY");
  if (size < magic.size() + 2)
    return fileError(file->path(), "the file ends after " + Twine(size) + " bytes, within its version");
  int major = static_cast<unsigned char>((*start)[magic.size()]),
      minor = static_cast<unsigned char>((*start)[magic.size() + 1]);
  if (major < 1 || major > 3 || minor != 0)
    return fileError(file->path(), "version " + Twine(major) + "." + Twine(minor) +
                                       " of the format is unknown; 1.0, 2.0 and 3.0 are supported");
  uint64_t headerBegin = magic.size() + 2 + (major == 1 ? 2 : 4);
  if (size < headerBegin)
    return fileError(file->path(), "the file ends after " + Twine(size) + " bytes, within the length of its header");
  const char *length = start->data() + magic.size() + 2;
  uint64_t headerLength = major == 1 ? support::endian::read16le(length) : support::endian::read32le(length);
  if (headerLength > size - headerBegin)
    return fileError(file->path(), "the header should take " + Twine(headerLength) + " bytes, but only " +
                                       Twine(size - headerBegin) + " follow");
  if (headerLength > maxHeaderBytes)
    return fileError(file->path(), "the header should take " + Twine(headerLength) + " bytes, but at most " +
                                       Twine(maxHeaderBytes) + " are allowed");
  Expected<std::string> text = read(headerBegin, headerLength);
  if (!text)
    return text.takeError();
  Expected<Header> header = HeaderParser(*text).parse();
  if (!header)
    return fileError(file->path(), header.takeError());
  uint64_t dataBegin = headerBegin + headerLength;
  FilePlace place = {file->path().str(), dataBegin, size - dataBegin, header->fortranOrder, header->bigEndian};
  return makeFileSource(std::move(file), std::move(place), header->type, header->shape);
}

} // namespace

Expected<std::unique_ptr<TensorSource>> openNpy(StringRef path) {
  Expected<std::shared_ptr<const InputFile>> file = InputFile::open(path);
  if (!file)
    return file.takeError();
  return openNpy(std::move(*file));
}

Expected<FileLayout> layoutNpy(StringRef path, ArrayRef<TensorDescription> tensors) {
  if (tensors.size() != 1)
    return fileError(path, "cannot hold " + Twine(tensors.size()) + " tensors: a .npy file holds one");
  const TensorDescription &tensor = tensors.front();
  Expected<int64_t> bytes = countBytes(tensor.type, tensor.shape);
  if (!bytes)
    return fileError(path, bytes.takeError());
  const NpyType *type = find_if(npyTypes, [&](const NpyType &type) { return type.type == tensor.type; });
  if (type == std::end(npyTypes))
    return fileError(path, "cannot hold " + formatType(tensor.type, tensor.shape) + ": the .npy format has no " +
                               typeName(tensor.type));
  std::string header = "{'descr': '";
  raw_string_ostream stream(header);
  stream << (typeBytes(tensor.type) == 1 ? '|' : '<') << type->code << "', 'fortran_order': False, 'shape': (";
  interleaveComma(tensor.shape, stream);
  stream << (tensor.shape.size() == 1 ? ",), }" : "), }");
  size_t begin = magic.size() + 4;
  header.resize(alignTo(begin + header.size() + 1, 64) - begin - 1, ' ');
  header += '\n';
  char length[2];
  support::endian::write16le(length, header.size()); // at most 8 dimensions of 19 digits: always fits
  header = (magic + StringRef("\1\0", 2) + StringRef(length, 2) + header).str();
  uint64_t dataBegin = header.size();
  return FileLayout{{tensor}, std::move(header), {dataBegin}, dataBegin + *bytes};
}

Error writeNpy(StringRef path, const Tensor &tensor) {
  Expected<FileLayout> layout = layoutNpy(path, TensorDescription{"", tensor.type(), to_vector(tensor.shape())});
  return layout ? writeLayout(path, std::move(*layout), &tensor) : layout.takeError();
}

} // namespace tp25d
