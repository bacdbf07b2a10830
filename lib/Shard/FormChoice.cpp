// Shard: chooses a product's form among candidates, by cost.

#include "FormChoice.h"

using namespace mlir;

namespace tp25d {

namespace {

/// A dimension of a product that `axes` do not divide, for error messages.
struct IndivisibleDimension {
  unsigned dim;
  AxisList axes;
};

/// Builds forms of one product, and remembers the first dimension that did not divide.
class FormBuilder {
public:
  FormBuilder(const Product &product, const Propagation &known)
      : product(product), known(known), grid(known.getGrid()) {}

  /// Starts a form with nothing split.
  void start() { split.assign(product.sizes.size(), {}); }

  /// Splits `dims` by `axes`. If `dims` are known to be split by exactly these axes in one of the matrices, they are
  /// split in the same way; else each axis goes to the first dimension that it divides. False if there is none.
  bool add(ArrayRef<unsigned> dims, ArrayRef<Axis> axes) {
    if (addAsKnown(dims, axes))
      return true;
    for (Axis axis : axes) {
      const unsigned *dim = llvm::find_if(dims, [&](unsigned dim) { return divides(dim, {axis}); });
      if (dim == dims.end()) {
        if (!indivisible)
          indivisible = IndivisibleDimension{dims.front(), AxisList(axes)};
        return false;
      }
      split[*dim].push_back(axis);
    }
    return true;
  }

  /// Returns the form in which the matrices other than `stationary` travel, or a local form if there is none. Null if
  /// no dimension of `stepDims` divides into SUMMA steps.
  FormAttr finish(std::optional<Matrix> stationary = {}, ArrayRef<unsigned> stepDims = {}, ArrayRef<Axis> along = {}) {
    int64_t step = 0;
    if (stationary) {
      const unsigned *dim = llvm::find_if(
          stepDims, [&](unsigned dim) { return llvm::all_of(along, [&](Axis axis) { return divides(dim, {axis}); }); });
      if (dim == stepDims.end()) {
        if (!indivisible)
          indivisible = IndivisibleDimension{stepDims.front(), AxisList(along.take_front())};
        return {};
      }
      step = *dim;
    }
    MLIRContext *context = grid.getContext();
    auto lists = llvm::map_to_vector(split, [&](const AxisList &axes) { return AxesAttr::get(context, axes); });
    return FormAttr::get(context, lists, stationary, step, along);
  }

  std::optional<IndivisibleDimension> indivisible;

private:
  bool divides(unsigned dim, ArrayRef<Axis> more) const {
    return product.sizes[dim] % (grid.getSize(split[dim]) * grid.getSize(more)) == 0;
  }

  bool addAsKnown(ArrayRef<unsigned> dims, ArrayRef<Axis> axes) {
    for (Matrix matrix : allMatrices) {
      AffineMap map = product.maps[static_cast<size_t>(matrix)];
      const OpenSharding &sharding = known.get(product.getMatrix(matrix));
      SmallVector<std::pair<unsigned, AxisList>> found;
      AxisList all;
      for (auto [position, result] : llvm::enumerate(map.getResults())) {
        unsigned dim = cast<AffineDimExpr>(result).getPosition();
        if (!llvm::is_contained(dims, dim) || !sharding.dims[position])
          continue;
        found.emplace_back(dim, sharding.dims[position]->axes);
        llvm::append_range(all, sharding.dims[position]->axes);
      }
      bool same = all.size() == axes.size() &&
                  llvm::all_of(axes, [&](Axis axis) { return llvm::is_contained(all, axis); }) &&
                  llvm::all_of(found, [&](const auto &entry) { return divides(entry.first, entry.second); });
      if (!same)
        continue;
      for (auto &[dim, list] : found)
        llvm::append_range(split[dim], list);
      return true;
    }
    return false;
  }

  const Product &product;
  const Propagation &known;
  GridAttr grid;
  SmallVector<AxisList> split;
};

} // namespace

/// True if `value` is a parameter or a constant, or is computed from one: follows the first tensor operand of each
/// operation.
static bool isParameter(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    SmallVector<Value> tensors = llvm::filter_to_vector(
        op->getOperands(), [](Value operand) { return isa<RankedTensorType>(operand.getType()); });
    if (tensors.empty())
      return true;
    value = tensors.front();
  }
  auto argument = cast<BlockArgument>(value);
  auto function = cast<func::FuncOp>(argument.getOwner()->getParentOp());
  return function.getArgAttr(argument.getArgNumber(), paramAttrName) != nullptr;
}

static const SmallVector<unsigned, 2> &getFactor(const Product &product, char name) {
  return name == 'm' ? product.m : name == 'n' ? product.n : product.k;
}

/// Returns all candidate forms, the usual one first. Sets `indivisible` to the first dimension that did not divide, if
/// any.
static SmallVector<FormAttr> getCandidates(const Product &product, const FormConstraints &constraints,
                                           const Propagation &known, std::optional<IndivisibleDimension> &indivisible) {
  GridAttr grid = known.getGrid();
  FormBuilder builder(product, known);
  SmallVector<FormAttr> candidates;
  auto push = [&](FormAttr form) {
    if (form)
      candidates.push_back(form);
  };
  char depth = constraints.depth;
  if (!depth)
    depth = isParameter(product.getMatrix(Matrix::A)) && !isParameter(product.getMatrix(Matrix::B)) ? 'n' : 'm';

  Matrix stationary = constraints.stationary.value_or(Matrix::C);

  /// Adds SUMMA forms on the rows and columns of the grid: `batch` splits batch dimensions, `others` the factor
  /// `depth`.
  auto addSumma = [&](Matrix stationary, char depth, ArrayRef<Axis> batch, ArrayRef<Axis> others) {
    // The stationary matrix has the factors `first` and `second`; the SUMMA steps are over `third`.
    constexpr char factors[3][3] = {{'m', 'k', 'n'}, {'k', 'n', 'm'}, {'m', 'n', 'k'}};
    const auto &order = factors[static_cast<size_t>(stationary)];
    char first = order[0], second = order[1], third = order[2];
    // Tries weights as [{row}, {col}] first, then transposed. If n has the tokens, row splits n.
    bool tokensAreColumns = depth == 'n' && stationary == Matrix::C;
    for (bool transposed : {tokensAreColumns, !tokensAreColumns}) {
      Axis x = transposed ? Axis::Col : Axis::Row, y = transposed ? Axis::Row : Axis::Col;
      builder.start();
      if (!builder.add(product.batch, batch))
        return;
      auto addFactor = [&](char name, ArrayRef<Axis> own) {
        SmallVector<Axis> axes;
        if (name == depth)
          llvm::append_range(axes, others);
        llvm::append_range(axes, own);
        return builder.add(getFactor(product, name), axes);
      };
      if (!addFactor(first, {x}) || !addFactor(second, {y}) || !addFactor(third, {}))
        continue;
      // A matrix with the first factor is split by x and travels along y, among the devices with the same part of that
      // factor. A matrix with the second factor travels along x.
      SmallVector<Axis> along;
      for (Matrix matrix : allMatrices)
        if (matrix != stationary)
          along.push_back(
              product.maps[static_cast<size_t>(matrix)].isFunctionOfDim(getFactor(product, first).front()) ? y : x);
      push(builder.finish(stationary, getFactor(product, third), along));
    }
  };

  SmallVector<Axis> layers = getReplicaAxes(grid);
  if (product.batch.empty()) {
    addSumma(stationary, depth, {}, layers);
  } else {
    SmallVector<Axis> all = layers;
    all.append({Axis::Row, Axis::Col});
    builder.start();
    if (builder.add(product.batch, all))
      push(builder.finish());
    addSumma(stationary, depth, layers, {});
    addSumma(stationary, depth, {}, layers);
    // Batch dimensions split as in one of the matrices, and one of m, n and k split by the rest of the grid.
    for (Matrix matrix : allMatrices) {
      const OpenSharding &sharding = known.get(product.getMatrix(matrix));
      SmallVector<Axis> batch, rest;
      for (auto [dim, result] : llvm::zip_equal(sharding.dims, product.maps[static_cast<size_t>(matrix)].getResults()))
        if (dim && llvm::is_contained(product.batch, cast<AffineDimExpr>(result).getPosition()))
          llvm::append_range(batch, dim->axes);
      for (Axis axis : all)
        if (!llvm::is_contained(batch, axis))
          rest.push_back(axis);
      for (char factor : {'m', 'n', 'k'}) {
        builder.start();
        if (builder.add(product.batch, batch) && builder.add(getFactor(product, factor), rest))
          push(builder.finish());
      }
    }
  }

  // If both operands' shardings are known: the local form that follows them if they agree, as users annotate them for
  // 1-D parallelism, else SUMMA forms in which any of the matrices stays put, as in gradients that a front end has
  // made.
  bool isKnown =
      known.get(product.getMatrix(Matrix::A)).isDecided() && known.get(product.getMatrix(Matrix::B)).isDecided();
  bool agree = isKnown;
  builder.start();
  ShardingRule rule = getShardingRule(product.op);
  SmallVector<std::optional<AxisList>> factorAxes(rule.factors.size());
  for (Matrix matrix : allMatrices)
    for (auto [dim, factors] :
         llvm::zip_equal(known.get(product.getMatrix(matrix)).dims, rule.operands[static_cast<size_t>(matrix)]))
      if (dim)
        agree &= succeeded(addFactorAxes(rule, factors, dim->axes, grid, factorAxes));
  if (agree) {
    for (auto [loop, axes] : llvm::enumerate(factorAxes))
      if (axes)
        agree &= builder.add({static_cast<unsigned>(loop)}, *axes);
    if (agree)
      push(builder.finish());
  } else if (isKnown && !constraints.stationary) {
    for (Matrix matrix : allMatrices)
      for (char factor : {'m', 'n', 'k'})
        if (!constraints.depth || factor == constraints.depth)
          addSumma(matrix, factor, {}, layers);
  }
  indivisible = builder.indivisible;
  return candidates;
}

/// Returns the number of devices that share the work under `form`.
static int64_t getShare(FormAttr form, GridAttr grid) {
  int64_t share = 1;
  for (AxesAttr axes : form.getSplit())
    share *= grid.getSize(axes.getAxes());
  return share;
}

/// Returns the bytes that a device receives: to broadcast or reduce the travelling matrices, to reshard operands and a
/// result whose shardings are known, and to sum partial blocks of C.
static double getCost(const Product &product, FormAttr form, const Propagation &known, CostModel &costs) {
  double cost = costs.getProductBytes(product, form);
  for (Matrix matrix : allMatrices) {
    Value value = product.getMatrix(matrix);
    Sharding needed = getSharding(product, form, matrix);
    Sharding have = needed;
    const OpenSharding &open = known.get(value);
    for (auto [dim, axes] : llvm::enumerate(have.dims))
      if (open.dims[dim])
        axes = open.dims[dim]->axes;
    // An undecided dimension cannot have an axis of a decided one; it would be whole.
    for (auto [dim, axes] : llvm::enumerate(have.dims))
      if (!open.dims[dim] && llvm::any_of(axes, [&](Axis axis) { return open.uses(axis); }))
        axes.clear();
    auto type = cast<RankedTensorType>(value.getType());
    Type element = type.getElementType();
    if (matrix == Matrix::C) {
      std::swap(have, needed);
      have.partial = getPartialAxes(product, form);
      if (!have.partial.empty())
        element = getAccumulationType(element);
    }
    if (have != needed)
      cost += costs.getReshardBytes(type.getShape(), getElementBytes(element), have, needed);
  }
  return cost;
}

static void reportIndivisible(const Product &product, const IndivisibleDimension &indivisible, GridAttr grid) {
  for (Matrix matrix : allMatrices)
    for (auto [position, result] : llvm::enumerate(product.maps[static_cast<size_t>(matrix)].getResults()))
      if (cast<AffineDimExpr>(result).getPosition() == indivisible.dim) {
        Value value = product.getMatrix(matrix);
        std::string name = matrix == Matrix::C ? describe(product.op->getResult(0)) : describe(value);
        product.op->emitError() << "dimension " << position << " of " << name << " is "
                                << product.sizes[indivisible.dim] << ", not a multiple of "
                                << describeAxes(indivisible.axes, grid);
        return;
      }
}

FormAttr chooseForm(const Product &product, const FormConstraints &constraints, const Propagation &known,
                    CostModel &costs) {
  GridAttr grid = known.getGrid();
  std::optional<IndivisibleDimension> indivisible;
  SmallVector<FormAttr> candidates = getCandidates(product, constraints, known, indivisible);
  FormAttr best;
  std::pair<int64_t, double> bestRank;
  for (FormAttr form : candidates) {
    std::pair<int64_t, double> rank(-getShare(form, grid), getCost(product, form, known, costs));
    if (!best || rank < bestRank) {
      best = form;
      bestRank = rank;
    }
  }
  // A form that leaves devices idle only because a size does not divide is an error, unless the known sharding of a
  // matrix requires it, which a user can annotate.
  bool annotated =
      llvm::any_of(allMatrices, [&](Matrix matrix) { return !known.get(product.getMatrix(matrix)).isUndecided(); });
  if (indivisible && (!best || (getShare(best, grid) < grid.getDeviceCount() && !annotated))) {
    reportIndivisible(product, *indivisible, grid);
    return {};
  }
  return best;
}

FormAttr getAnnotatedForm(const Product &product) {
  auto form = product.op->getAttrOfType<FormAttr>(formAttrName);
  if (!form) {
    product.op->emitError() << "has no " << formAttrName << "; --choose-forms comes first";
    return {};
  }
  if (failed(verifyForm(form, product.maps, [&] { return product.op->emitError(); })))
    return {};
  return form;
}

FailureOr<Propagation> decideAnnotatedShardings(func::FuncOp function) {
  GridAttr grid = getGridOrError(function);
  if (!grid)
    return failure();
  Propagation known(function, grid);
  if (failed(decideShardings(known, function, getAnnotatedForm)))
    return failure();
  return known;
}

FormAttr getAdjointForm(const Product &adjoint, const Product &product, FormAttr form) {
  if (adjoint.sizes != product.sizes)
    return {};
  auto isCounterpart = [&](Matrix mine, Matrix its) {
    return adjoint.maps[static_cast<size_t>(mine)] == product.maps[static_cast<size_t>(its)];
  };
  std::optional<Matrix> stationary;
  SmallVector<Axis> along;
  for (Matrix matrix : allMatrices) {
    const Matrix *counterpart = llvm::find_if(allMatrices, [&](Matrix its) { return isCounterpart(matrix, its); });
    if (counterpart == std::end(allMatrices))
      return {};
    if (std::optional<Axis> axis = form.getAlong(*counterpart))
      along.push_back(*axis);
    else if (form.getStationary())
      stationary = matrix;
  }
  return FormAttr::get(form.getContext(), form.getSplit(), stationary, form.getStep(), along);
}

} // namespace tp25d
