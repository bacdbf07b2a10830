// The choice of a product's form: candidates, and what each costs.

#include "ChooseForm.h"

#include "tp25d/Dialect/ReshardPlan.h"

using namespace mlir;

namespace tp25d {

namespace {

/// A dimension that `axes` do not divide; what an error can say.
struct Misfit {
  unsigned dim;
  AxisList axes;
};

/// Builds forms of one product, and remembers the first dimension that did not divide.
class FormBuilder {
public:
  FormBuilder(const Product &product, const Propagation &known, GridAttr grid)
      : product(product), known(known), grid(grid) {}

  /// Starts a form with nothing split.
  void start() { split.assign(product.sizes.size(), {}); }

  /// Splits `dims` by `axes`: as a matrix that has them is known to be split, if that is by these very axes, else each
  /// axis goes to the first dimension that it divides.
  bool add(ArrayRef<unsigned> dims, ArrayRef<Axis> axes) {
    if (addAsKnown(dims, axes))
      return true;
    for (Axis axis : axes) {
      const unsigned *dim = llvm::find_if(dims, [&](unsigned dim) { return divides(dim, {axis}); });
      if (dim == dims.end()) {
        if (!misfit)
          misfit = Misfit{dims.front(), AxisList(axes)};
        return false;
      }
      split[*dim].push_back(axis);
    }
    return true;
  }

  /// The form with the matrices other than `stationary` travelling, or a local one. Null if no dimension divides into
  /// steps.
  FormAttr finish(std::optional<Matrix> stationary = {}, ArrayRef<unsigned> stepDims = {}, ArrayRef<Axis> along = {}) {
    int64_t step = 0;
    if (stationary) {
      const unsigned *dim = llvm::find_if(
          stepDims, [&](unsigned dim) { return llvm::all_of(along, [&](Axis axis) { return divides(dim, {axis}); }); });
      if (dim == stepDims.end()) {
        if (!misfit)
          misfit = Misfit{stepDims.front(), AxisList(along.take_front())};
        return {};
      }
      step = *dim;
    }
    MLIRContext *context = grid.getContext();
    auto lists = llvm::map_to_vector(split, [&](const AxisList &axes) { return AxesAttr::get(context, axes); });
    return FormAttr::get(context, lists, stationary, step, along);
  }

  std::optional<Misfit> misfit;

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

/// True if `value` is made of parameters and constants alone, through operations of one tensor operand.
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

/// All candidate forms, the usual one first.
static SmallVector<FormAttr> getCandidates(const Product &product, const FormWishes &wishes, const Propagation &known,
                                           GridAttr grid, std::optional<Misfit> &misfit) {
  FormBuilder builder(product, known, grid);
  SmallVector<FormAttr> candidates;
  auto push = [&](FormAttr form) {
    if (form)
      candidates.push_back(form);
  };
  char depth = wishes.depth;
  if (!depth)
    depth = isParameter(product.getMatrix(Matrix::A)) && !isParameter(product.getMatrix(Matrix::B)) ? 'n' : 'm';

  // The stationary matrix has the factors first and second; the third is stepped over.
  constexpr char factors[3][3] = {{'m', 'k', 'n'}, {'k', 'n', 'm'}, {'m', 'n', 'k'}};
  const auto &order = factors[static_cast<size_t>(wishes.stationary)];
  char first = order[0], second = order[1], third = order[2];

  /// Batch dimensions split by `batch`; rows and columns of the grid by SUMMA; the other axes split the depth factor.
  auto addSumma = [&](ArrayRef<Axis> batch, ArrayRef<Axis> others) {
    // Weights as [{row}, {col}] first, then transposed. Where n has the tokens, it is n that row splits.
    bool tokensAreColumns = depth == 'n' && wishes.stationary == Matrix::C;
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
      // What has the first factor moves among the devices that have the same part of it, and the other way round.
      SmallVector<Axis> along;
      for (Matrix matrix : allMatrices)
        if (matrix != wishes.stationary)
          along.push_back(
              product.maps[static_cast<size_t>(matrix)].isFunctionOfDim(getFactor(product, first).front()) ? y : x);
      push(builder.finish(wishes.stationary, getFactor(product, third), along));
    }
  };

  SmallVector<Axis> layers = getLayerAxes(grid);
  if (product.batch.empty()) {
    addSumma({}, layers);
  } else {
    SmallVector<Axis> all = layers;
    all.append({Axis::Row, Axis::Col});
    builder.start();
    if (builder.add(product.batch, all))
      push(builder.finish());
    addSumma(layers, {});
    addSumma({}, layers);
    // Batch as an operand has it, the rest of the grid on one of m, n and k.
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

  // Without steps, as the operands are already split, if they agree: what users annotate for 1-D parallelism.
  builder.start();
  bool agree =
      known.get(product.getMatrix(Matrix::A)).isDecided() && known.get(product.getMatrix(Matrix::B)).isDecided();
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
  }
  misfit = builder.misfit;
  return candidates;
}

/// Devices that share the work under `form`.
static int64_t getShare(FormAttr form, GridAttr grid) {
  int64_t share = 1;
  for (AxesAttr axes : form.getSplit())
    share *= grid.getSize(axes.getAxes());
  return share;
}

/// Elements that a device receives: those of travelling matrices, of resharding operands and a result whose shardings
/// are known, and of summing partial blocks of C.
static double getCost(const Product &product, FormAttr form, const Propagation &known, GridAttr grid) {
  double cost = getReceivedElements(product, form, grid);
  for (Matrix matrix : allMatrices) {
    Value value = product.getMatrix(matrix);
    Sharding needed = getSharding(product, form, matrix);
    Sharding have = needed;
    const OpenSharding &open = known.get(value);
    for (auto [dim, axes] : llvm::enumerate(have.dims))
      if (open.dims[dim])
        axes = open.dims[dim]->axes;
    // An open dimension may clash with a decided one; then it would be whole.
    for (auto [dim, axes] : llvm::enumerate(have.dims))
      if (!open.dims[dim] && llvm::any_of(axes, [&](Axis axis) { return open.uses(axis); }))
        axes.clear();
    if (matrix == Matrix::C) {
      std::swap(have, needed);
      have.partial = getPartialAxes(product, form);
    }
    ArrayRef<int64_t> shape = cast<RankedTensorType>(value.getType()).getShape();
    if (have != needed)
      cost += planReshard(shape, have, needed, grid).receivedElements;
  }
  return cost;
}

static void reportMisfit(const Product &product, const Misfit &misfit, GridAttr grid) {
  for (Matrix matrix : allMatrices)
    for (auto [position, result] : llvm::enumerate(product.maps[static_cast<size_t>(matrix)].getResults()))
      if (cast<AffineDimExpr>(result).getPosition() == misfit.dim) {
        Value value = product.getMatrix(matrix);
        std::string name = matrix == Matrix::C ? describe(product.op->getResult(0)) : describe(value);
        product.op->emitError() << "dimension " << position << " of " << name << " is " << product.sizes[misfit.dim]
                                << ", not a multiple of " << describeAxes(misfit.axes, grid);
        return;
      }
}

FormAttr chooseForm(const Product &product, const FormWishes &wishes, const Propagation &known, GridAttr grid) {
  std::optional<Misfit> misfit;
  SmallVector<FormAttr> candidates = getCandidates(product, wishes, known, grid, misfit);
  FormAttr best;
  std::pair<int64_t, double> bestRank;
  for (FormAttr form : candidates) {
    std::pair<int64_t, double> rank(-getShare(form, grid), getCost(product, form, known, grid));
    if (!best || rank < bestRank) {
      best = form;
      bestRank = rank;
    }
  }
  // A form that leaves devices idle only because a size does not divide is not what was asked for, unless the user's
  // own annotations ask for it.
  bool annotated =
      llvm::any_of(allMatrices, [&](Matrix matrix) { return !known.get(product.getMatrix(matrix)).isUndecided(); });
  if (misfit && (!best || (getShare(best, grid) < grid.getDeviceCount() && !annotated))) {
    reportMisfit(product, *misfit, grid);
    return {};
  }
  return best;
}

FormAttr getAdjointForm(const Product &adjoint, const Product &product, FormAttr form) {
  if (adjoint.sizes != product.sizes)
    return {};
  auto isTwin = [&](Matrix mine, Matrix its) {
    return adjoint.maps[static_cast<size_t>(mine)] == product.maps[static_cast<size_t>(its)];
  };
  std::optional<Matrix> stationary;
  SmallVector<Axis> along;
  for (Matrix matrix : allMatrices) {
    const Matrix *twin = llvm::find_if(allMatrices, [&](Matrix its) { return isTwin(matrix, its); });
    if (twin == std::end(allMatrices))
      return {};
    if (std::optional<Axis> axis = form.getAlong(*twin))
      along.push_back(*axis);
    else if (form.getStationary())
      stationary = matrix;
  }
  return FormAttr::get(form.getContext(), form.getSplit(), stationary, form.getStep(), along);
}

} // namespace tp25d
