#include "compiler/package/Tables.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc;
using namespace graphc::package;
using testing::ElementsAre;

namespace {

class TablesTest : public testing::Test {
protected:
  mlir::MLIRContext context;
  mlir::Builder builder{&context};
  Tables tables;
};

TEST_F(TablesTest, EqualStringsAreStoredOnce) {
  schema::StringRef first = tables.string("node"), other = tables.string("other");
  size_t bytes = tables.strings.size();
  schema::StringRef again = tables.string("node");
  EXPECT_EQ(tables.strings.size(), bytes);
  EXPECT_EQ(again.offset, first.offset);
  EXPECT_NE(other.offset, first.offset);
}

TEST_F(TablesTest, EqualListsAreStoredOnce) {
  tables.list({1, 2, 3});
  size_t entries = tables.lists.size();
  tables.list({1, 2, 3});
  EXPECT_EQ(tables.lists.size(), entries);
  tables.list({3, 2, 1});
  EXPECT_GT(tables.lists.size(), entries);
}

TEST_F(TablesTest, EqualExpressionsAreOneRow) {
  llvm::StringMap<uint32_t> numbers;
  numbers["b"] = 0;
  SymExpr twice = SymExpr::symbol("b") * 2;
  EXPECT_EQ(tables.expr(twice, numbers), tables.expr(twice, numbers));
  EXPECT_NE(tables.expr(twice, numbers), tables.constant(2));
}

TEST_F(TablesTest, BooleansTakeAByteEach) {
  auto type = mlir::RankedTensorType::get({3}, builder.getI1Type());
  auto value = mlir::DenseElementsAttr::get(type, llvm::ArrayRef<bool>{true, false, true});
  EXPECT_THAT(bytesOf(value), ElementsAre(1, 0, 1));
  EXPECT_EQ(byteSizeOf(value), 3u);
}

TEST_F(TablesTest, SplatsAreWrittenOut) {
  auto type = mlir::RankedTensorType::get({3}, builder.getIntegerType(8));
  auto value = mlir::DenseElementsAttr::get(type, int8_t{7});
  EXPECT_THAT(bytesOf(value), ElementsAre(7, 7, 7));
}

// Two end positions of 8 bytes, then the characters.
TEST_F(TablesTest, StringsAreEndsAndCharacters) {
  auto type = mlir::RankedTensorType::get({2}, builder.getNoneType());
  auto value = mlir::DenseStringElementsAttr::get(type, {"ab", "c"});
  EXPECT_THAT(bytesOf(value),
              ElementsAre(2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 'a', 'b', 'c'));
  EXPECT_EQ(byteSizeOf(value), 19u);
}

} // namespace
