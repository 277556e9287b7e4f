//===- HeapTensorTest.cpp - tensors that own their memory -----------------===//
#include "runtime/executor/HeapTensor.h"

#include "runtime/kernels/HostObject.h"

#include <gmock/gmock.h>

using namespace graphc::runtime;
using ::testing::ElementsAre;

namespace {
/// Counts its objects.
class Counted final : public HostObject {
public:
  explicit Counted(int &live) : live(live) { ++live; }
  ~Counted() override { --live; }
  const char *typeName() const override { return "Counted"; }

private:
  int &live;
};

class HeapTensorTest : public ::testing::Test {
protected:
  void TearDown() override { EXPECT_EQ(counting->bytesInUse(), 0u); }
  std::shared_ptr<CountingAllocator> counting =
      std::make_shared<CountingAllocator>(SystemAllocator::instance());
  std::shared_ptr<HostAllocator> allocator = counting;
};
} // namespace

TEST_F(HeapTensorTest, KeepsMemoryOfTheSameSize) {
  HeapTensor tensor;
  int64_t a[] = {2, 3}, b[] = {6}, c[] = {7};
  ASSERT_TRUE(tensor.allocate(allocator, DType::Float32, a));
  void *first = tensor.value.data;
  EXPECT_EQ(reinterpret_cast<uintptr_t>(first) % 64, 0u);
  ASSERT_TRUE(tensor.allocate(allocator, DType::Float32, b));
  EXPECT_EQ(tensor.value.data, first);
  EXPECT_THAT(tensor.ref().shape(), ElementsAre(6));
  ASSERT_TRUE(tensor.allocate(allocator, DType::Float32, c));
  EXPECT_EQ(counting->allocations(), 2u);
}

TEST_F(HeapTensorTest, RefusesSizesThatOverflow) {
  HeapTensor tensor;
  int64_t dims[] = {INT64_MAX, 2};
  EXPECT_FALSE(tensor.allocate(allocator, DType::Float32, dims));
  EXPECT_FALSE(tensor.hasValue());
}

TEST_F(HeapTensorTest, SharesUntilItMustOwn) {
  HeapTensor a, b;
  int64_t four[] = {4}, square[] = {2, 2};
  ASSERT_TRUE(a.allocate(allocator, DType::Int32, four));
  std::fill_n(static_cast<int32_t *>(a.value.data), 4, 9);
  b.share(a, square);
  EXPECT_EQ(a.value.data, b.value.data);
  ASSERT_TRUE(b.own(allocator));
  EXPECT_NE(a.value.data, b.value.data);
  EXPECT_EQ(b.ref().as<int32_t>()[3], 9);
  EXPECT_THAT(b.ref().shape(), ElementsAre(2, 2));
  void *mine = b.value.data;
  ASSERT_TRUE(b.own(allocator));
  EXPECT_EQ(b.value.data, mine);
}

TEST_F(HeapTensorTest, AllocatingLeavesASharersValueAlone) {
  HeapTensor a, b;
  int64_t one[] = {1};
  ASSERT_TRUE(a.allocate(allocator, DType::Int32, one));
  *static_cast<int32_t *>(a.value.data) = 7;
  b.share(a, one);
  ASSERT_TRUE(a.allocate(allocator, DType::Int32, one));
  *static_cast<int32_t *>(a.value.data) = 8;
  EXPECT_EQ(*b.ref().as<int32_t>(), 7);
}

TEST_F(HeapTensorTest, CopiesStringsByValue) {
  HeapTensor copy;
  int64_t two[] = {2};
  {
    std::string first = "first", second(10000, 'x');
    HostString strings[] = {{first.data(), first.size()}, {second.data(), second.size()}};
    ASSERT_TRUE(copy.copyFrom(allocator, {DType::String, 1, two, strings}));
  }
  EXPECT_EQ(copy.ref().as<HostString>()[0].view(), "first");
  EXPECT_EQ(copy.ref().as<HostString>()[1].view(), std::string(10000, 'x'));
}

TEST_F(HeapTensorTest, ReleasesObjectsWithTheLastTensor) {
  int live = 0;
  {
    HeapTensor a, b;
    int64_t two[] = {2};
    ASSERT_TRUE(a.allocate(allocator, DType::Variant, two));
    a.ref().as<HostObject *>()[1] = new Counted(live);
    ASSERT_TRUE(b.copyFrom(allocator, a.ref()));
    a.reset();
    EXPECT_EQ(live, 1);
  }
  EXPECT_EQ(live, 0);
}

TEST_F(HeapTensorTest, BorrowsWithoutMemoryOfItsOwn) {
  float weights[] = {1, 2, 3};
  int64_t three[] = {3};
  HeapTensor tensor;
  tensor.borrow({DType::Float32, 1, three, weights});
  EXPECT_EQ(tensor.value.data, weights);
  EXPECT_EQ(counting->allocations(), 0u);
  ASSERT_TRUE(tensor.own(allocator));
  tensor.ref().as<float>()[0] = 5;
  EXPECT_EQ(weights[0], 1);
}

TEST_F(HeapTensorTest, TakenMemoryOutlivesTheTensor) {
  TensorStorage *storage;
  {
    HeapTensor tensor;
    int64_t one[] = {1};
    ASSERT_TRUE(tensor.allocate(allocator, DType::Int32, one));
    storage = tensor.take();
    EXPECT_FALSE(tensor.hasValue());
  }
  EXPECT_EQ(TensorStorage::ofData(storage->data()), storage);
  storage->release();
}

TEST_F(HeapTensorTest, FailsCleanlyAtTheCap) {
  auto capped = std::make_shared<CountingAllocator>(SystemAllocator::instance(), 1000);
  std::shared_ptr<HostAllocator> small = capped;
  HeapTensor tensor;
  int64_t few[] = {10}, many[] = {1000};
  ASSERT_TRUE(tensor.allocate(small, DType::Float32, few));
  EXPECT_FALSE(tensor.allocate(small, DType::Float32, many));
  // The old value is still there.
  EXPECT_THAT(tensor.ref().shape(), ElementsAre(10));
}

TEST(DecodeStrings, RefusesInconsistentEnds) {
  uint8_t bytes[] = {2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'a', 'b'};
  HostString strings[2];
  EXPECT_FALSE(decodeStrings(bytes, strings));
  bytes[8] = 3;
  EXPECT_FALSE(decodeStrings(bytes, strings));
  bytes[8] = 2;
  ASSERT_TRUE(decodeStrings(bytes, strings));
  EXPECT_EQ(strings[0].view(), "ab");
  EXPECT_EQ(strings[1].view(), "");
}
