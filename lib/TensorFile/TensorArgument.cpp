// Parses tensors from command-line arguments.

#include "tp25d/TensorFile/TensorArgument.h"

#include "Elements.h"
#include "tp25d/TensorFile/Npy.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace tp25d {

namespace {

template <typename T> std::optional<T> parseElement(StringRef text) {
  if constexpr (std::is_same_v<T, uint8_t>) {
    return StringSwitch<std::optional<uint8_t>>(text).Cases({"0", "false"}, 0).Cases({"1", "true"}, 1).Default({});
  } else if constexpr (std::is_integral_v<T>) {
    T value;
    return text.getAsInteger(10, value) ? std::nullopt : std::optional<T>(value);
  } else {
    double value;
    if (text.getAsDouble(value))
      return std::nullopt;
    T element(value);
    // A number that overflows is an error, an infinity in the text is not.
    if (std::isinf(double(element)) && !text.contains_insensitive("inf"))
      return std::nullopt;
    return element;
  }
}

template <typename T> Error parseElements(StringRef text, Tensor &tensor) {
  constexpr StringLiteral separators(" \t\n\r,[]");
  MutableArrayRef<T> values = mutableElements<T>(tensor);
  size_t count = 0;
  std::optional<T> value;
  for (text = text.ltrim(separators); !text.empty(); text = text.ltrim(separators)) {
    StringRef word = text.take_until([&](char c) { return separators.contains(c); });
    text = text.drop_front(word.size());
    value = parseElement<T>(word);
    if (!value)
      return createStringError("'" + word + "' is not a value of " + typeName(tensor.type()));
    if (count < values.size())
      values[count] = *value;
    ++count;
  }
  if (count == 1)
    fill(values, *value);
  else if (count != values.size())
    return createStringError("it has " + Twine(values.size()) + " elements, but " + Twine(count) +
                             " values are given; one, or as many as elements, would do");
  return Error::success();
}

/// Allocates a tensor of zeros of a type such as "4x8xf32".
Expected<Tensor> allocateFrom(StringRef text) {
  SmallVector<StringRef> words;
  text.split(words, 'x');
  std::optional<tp25d_type> type = parseType(words.back());
  if (!type)
    return createStringError("'" + words.back() + "' is not an element type, as f32 is in 4x8xf32");
  SmallVector<int64_t> shape;
  for (StringRef word : ArrayRef(words).drop_back()) {
    int64_t dimension;
    if (word.getAsInteger(10, dimension) || dimension < 0)
      return createStringError("'" + word + "' is not a dimension, as 4 and 8 are in 4x8xf32");
    shape.push_back(dimension);
  }
  return Tensor::allocate(*type, shape);
}

} // namespace

Expected<std::unique_ptr<TensorSource>> parseTensorSource(StringRef argument) {
  if (argument.consume_front("@"))
    return openNpy(argument);
  StringRef type, values;
  std::tie(type, values) = argument.split('='); // not [type, values]: C++17 lambdas cannot capture structured bindings
  Expected<Tensor> tensor = allocateFrom(type.trim());
  Error error = tensor.takeError();
  if (!error && argument.contains('='))
    error = visitElementType(tensor->type(), [&](auto zero) { return parseElements<decltype(zero)>(values, *tensor); });
  if (error)
    return createStringError("tensor '" + type + "': " + toString(std::move(error)));
  return makeMemorySource(std::move(*tensor));
}

} // namespace tp25d
