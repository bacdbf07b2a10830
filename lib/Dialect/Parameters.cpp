// Parameters and states of models: finds them by name, and adds states.

#include "tp25d/Dialect/Parameters.h"

using namespace mlir;

BlockArgument tp25d::findParameter(FunctionOpInterface function, StringRef name) {
  for (BlockArgument argument : function.getArguments()) {
    auto param = function.getArgAttrOfType<StringAttr>(argument.getArgNumber(), paramAttrName);
    if (param && param.getValue() == name)
      return argument;
  }
  return {};
}

BlockArgument tp25d::findUpdatedParameter(FunctionOpInterface function, unsigned result) {
  auto name = function.getResultAttrOfType<StringAttr>(result, updatesAttrName);
  return name ? findParameter(function, name.getValue()) : BlockArgument();
}

BlockArgument tp25d::getOrAddState(FunctionOpInterface function, StringRef name, RankedTensorType type,
                                   StringRef parameter) {
  if (BlockArgument known = findParameter(function, name))
    return known;
  Builder builder(function.getContext());
  Attribute of = parameter.empty() ? Attribute(builder.getUnitAttr()) : builder.getStringAttr(parameter);
  unsigned index = function.getNumArguments();
  LogicalResult added = function.insertArgument(
      index, type,
      builder.getDictionaryAttr(
          {builder.getNamedAttr(paramAttrName, builder.getStringAttr(name)), builder.getNamedAttr(stateAttrName, of)}),
      function.getLoc());
  assert(succeeded(added) && "a function can always take one argument more");
  (void)added;
  return function.getArgument(index);
}
