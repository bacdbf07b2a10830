// Codegen: builds nested constants in the LLVM dialect, like the initializers of aggregates in C.

#ifndef TP25D_LIB_CODEGEN_CONSTANTBUILDER_H
#define TP25D_LIB_CODEGEN_CONSTANTBUILDER_H

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace tp25d {

/// Builds nested constants inside the initializer of a global.
class ConstantBuilder {
public:
  ConstantBuilder(mlir::OpBuilder &builder, mlir::Location loc) : builder(builder), loc(loc) {}

  mlir::Value word(int64_t value) {
    return mlir::LLVM::ConstantOp::create(builder, loc, builder.getI64IntegerAttr(value));
  }

  mlir::Value words(llvm::ArrayRef<int64_t> values) {
    return aggregate(mlir::LLVM::LLVMArrayType::get(builder.getI64Type(), values.size()),
                     llvm::map_to_vector(values, [&](int64_t value) { return this->word(value); }));
  }

  mlir::Value aggregate(mlir::Type type, llvm::ArrayRef<mlir::Value> members) {
    mlir::Value result = mlir::LLVM::UndefOp::create(builder, loc, type);
    for (auto [i, member] : llvm::enumerate(members))
      result = mlir::LLVM::InsertValueOp::create(builder, loc, result, member, i);
    return result;
  }

  mlir::Value structure(llvm::ArrayRef<mlir::Value> members) {
    llvm::SmallVector<mlir::Type> types =
        llvm::map_to_vector(members, [](mlir::Value member) { return member.getType(); });
    return aggregate(mlir::LLVM::LLVMStructType::getLiteral(builder.getContext(), types), members);
  }

  mlir::Value array(llvm::ArrayRef<mlir::Value> members) {
    return aggregate(mlir::LLVM::LLVMArrayType::get(members.front().getType(), members.size()), members);
  }

  mlir::Value null() { return mlir::LLVM::ZeroOp::create(builder, loc, pointer()); }
  mlir::Value address(llvm::StringRef symbol) {
    return mlir::LLVM::AddressOfOp::create(builder, loc, pointer(), symbol);
  }
  mlir::Type pointer() { return mlir::LLVM::LLVMPointerType::get(builder.getContext()); }

private:
  mlir::OpBuilder &builder;
  mlir::Location loc;
};

/// Defines the global constant `name` with the value that `build` returns.
inline void defineConstant(mlir::OpBuilder &builder, mlir::Location loc, llvm::StringRef name,
                           mlir::LLVM::Linkage linkage, llvm::function_ref<mlir::Value(ConstantBuilder &)> build) {
  auto global = mlir::LLVM::GlobalOp::create(builder, loc, builder.getI64Type(), /*isConstant=*/true, linkage, name,
                                             mlir::Attribute());
  mlir::OpBuilder inner = mlir::OpBuilder::atBlockEnd(&global.getInitializerRegion().emplaceBlock());
  ConstantBuilder constants(inner, loc);
  mlir::Value value = build(constants);
  mlir::LLVM::ReturnOp::create(inner, loc, value);
  global.setGlobalType(value.getType()); // known only from the initializer
}

} // namespace tp25d

#endif // TP25D_LIB_CODEGEN_CONSTANTBUILDER_H
