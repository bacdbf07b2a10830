// Reads and writes .npy files: a magic string, a version, a Python dictionary as text, and the elements.
#include "tp25d/TensorFile/Npy.h"

#include "File.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Endian.h"

using namespace llvm;

static_assert(endianness::native == endianness::little, "elements are used as they lie in a little-endian file");

namespace tp25d {

namespace {

constexpr StringLiteral magic("\x93NUMPY");

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

/// Parses the header's dictionary. Python would accept more ways to write one, but no program does write them.
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

  /// A Python tuple: (), (3,), (3, 4) or (3, 4,), but not (3).
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

/// A copy of a tensor (not an empty one) whose bytes lie as in the file, put in native byte order and row-major.
Expected<Tensor> rearrange(const Tensor &source, const Header &header) {
  ArrayRef<int64_t> shape = source.shape();
  Expected<Tensor> result = Tensor::allocate(source.type(), shape);
  if (!result)
    return result;
  SmallVector<int64_t> strides(shape.size()); // of the source, in bytes
  int64_t bytes = typeBytes(source.type()), stride = bytes;
  for (size_t i = 0; i < shape.size(); ++i) {
    size_t dimension = header.fortranOrder ? i : shape.size() - 1 - i;
    strides[dimension] = stride;
    stride *= shape[dimension];
  }
  SmallVector<int64_t> index(shape.size(), 0);
  const char *from = source.data().data();
  for (char *to = result->mutableData().begin(); to != result->mutableData().end(); to += bytes) {
    if (header.bigEndian)
      std::reverse_copy(from, from + bytes, to);
    else
      std::copy_n(from, bytes, to);
    for (size_t dimension = shape.size(); dimension-- > 0;) {
      from += strides[dimension];
      if (++index[dimension] < shape[dimension])
        break;
      from -= index[dimension] * strides[dimension];
      index[dimension] = 0;
    }
  }
  return result;
}

Expected<Tensor> readBuffer(std::shared_ptr<MemoryBuffer> buffer) {
  StringRef file = buffer->getBuffer();
  if (!file.starts_with(magic))
    return createStringError("not a .npy file: it does not begin with \\x93NUMPY");
  if (file.size() < magic.size() + 2)
    return createStringError("the file ends after " + Twine(file.size()) + " bytes, within its version");
  int major = static_cast<unsigned char>(file[magic.size()]),
      minor = static_cast<unsigned char>(file[magic.size() + 1]);
  if (major < 1 || major > 3 || minor != 0)
    return createStringError("version " + Twine(major) + "." + Twine(minor) +
                             " of the format is unknown; 1.0, 2.0 and 3.0 are supported");
  size_t headerBegin = magic.size() + 2 + (major == 1 ? 2 : 4);
  if (file.size() < headerBegin)
    return createStringError("the file ends after " + Twine(file.size()) + " bytes, within the length of its header");
  const char *length = file.data() + magic.size() + 2;
  uint64_t headerLength = major == 1 ? support::endian::read16le(length) : support::endian::read32le(length);
  if (headerLength > file.size() - headerBegin)
    return createStringError("the header should take " + Twine(headerLength) + " bytes, but only " +
                             Twine(file.size() - headerBegin) + " follow");
  Expected<Header> header = HeaderParser(file.substr(headerBegin, headerLength)).parse();
  if (!header)
    return header.takeError();
  Expected<Tensor> tensor =
      Tensor::borrow(header->type, header->shape, arrayRefFromStringRef<char>(file.substr(headerBegin + headerLength)),
                     std::move(buffer));
  if (!tensor)
    return tensor;
  bool swapped = header->bigEndian && typeBytes(header->type) > 1;
  bool transposed = header->fortranOrder && count_if(header->shape, [](int64_t size) { return size != 1; }) > 1;
  return tensor->numElements() > 0 && (swapped || transposed) ? rearrange(*tensor, *header) : std::move(tensor);
}

} // namespace

Expected<Tensor> readNpy(StringRef path) {
  Expected<std::shared_ptr<MemoryBuffer>> buffer = mapFile(path);
  if (!buffer)
    return buffer.takeError();
  Expected<Tensor> tensor = readBuffer(std::move(*buffer));
  if (!tensor)
    return fileError(path, tensor.takeError());
  return tensor;
}

Error writeNpy(StringRef path, const Tensor &tensor) {
  const NpyType *type = find_if(npyTypes, [&](const NpyType &type) { return type.type == tensor.type(); });
  if (type == std::end(npyTypes))
    return fileError(path, "cannot hold " + tensor.str() + ": the .npy format has no " + typeName(tensor.type()));
  std::string header = "{'descr': '";
  raw_string_ostream stream(header);
  stream << (typeBytes(tensor.type()) == 1 ? '|' : '<') << type->code << "', 'fortran_order': False, 'shape': (";
  interleaveComma(tensor.shape(), stream);
  stream << (tensor.shape().size() == 1 ? ",), }" : "), }");
  size_t begin = magic.size() + 4;
  header.resize(alignTo(begin + header.size() + 1, 64) - begin - 1, ' ');
  header += '\n';
  return writeFile(path, [&](raw_ostream &file) {
    char length[2];
    support::endian::write16le(length, header.size()); // at most 8 dimensions of 19 digits: always fits
    file << magic << '\1' << '\0' << StringRef(length, 2) << header << toStringRef(tensor.data());
  });
}

} // namespace tp25d
