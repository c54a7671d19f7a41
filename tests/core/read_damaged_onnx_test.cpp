#include "core/importers/read_onnx.h"

#include "core/support/files.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

using namespace nabla;

namespace {

/// A message of bytes behind the tag of its field.
std::string field(int number, const std::string& bytes) {
    std::string text{static_cast<char>(number << 3 | 2)};
    std::size_t length = bytes.size();
    for (; length >= 0x80; length >>= 7)
        text += static_cast<char>(length | 0x80);
    return text + static_cast<char>(length) + bytes;
}

} // namespace

TEST(ReadDamagedOnnx, whateverIsCutOffIsRefused) {
    const auto file = readFile(NABLA_REFERENCE "/onnx/layer_norm_11.onnx");
    ASSERT_TRUE(file);
    const std::string_view whole = *file;
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = readOnnx(whole.substr(0, size));
        // Only the version of the operators comes behind the graph, and nobody needs that.
        if (read)
            EXPECT_GT(size + 16, whole.size());
        else
            EXPECT_FALSE(read.error().empty());
    }
}

TEST(ReadDamagedOnnx, refusesLengthsAndShapesThatLie) {
    const std::string huge(10, '\xFF');
    EXPECT_FALSE(readOnnx("\x3A" + huge));
    EXPECT_FALSE(readOnnx(std::string("\x3A\xFF\xFF\xFF\xFF\x0F", 6) + "x"));
    EXPECT_FALSE(readOnnx("no model"));
    EXPECT_FALSE(readOnnx(""));
    // A tensor of 2^32 × 2^32 numbers, which overflow to none.
    const std::string dim = std::string("\x08\x80\x80\x80\x80\x10", 6);
    const auto overflow = readOnnx(field(7, field(5, dim + dim + std::string("\x10\x01", 2))));
    ASSERT_FALSE(overflow);
    EXPECT_NE(overflow.error().find("shape"), std::string::npos) << overflow.error();
    const auto elsewhere = readOnnx(field(7, field(5, field(8, "w") + std::string("\x10\x01\x70\x01", 4))));
    ASSERT_FALSE(elsewhere);
    EXPECT_NE(elsewhere.error().find("'w' has its numbers in another file"), std::string::npos);
}

TEST(ReadDamagedOnnx, refusesMorePartsThanAnyNetworkHas) {
    std::string nodes;
    for (int i = 0; i < 200'000; ++i)
        nodes += std::string("\x0A\x00", 2);
    const auto read = readOnnx(field(7, nodes));
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().find("more parts"), std::string::npos) << read.error();
}

TEST(ReadDamagedOnnx, refusesMoreOperatorsThanAnyNetworkHas) {
    std::string nodes;
    for (int i = 0; i < 5000; ++i)
        nodes += field(1, field(1, "v" + std::to_string(i)) + field(2, "v" + std::to_string(i + 1)) +
                              field(4, "Sin"));
    const auto read = readOnnx(field(7, nodes + field(11, field(1, "v0")) + field(12, field(1, "v5000"))));
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().find("more operators"), std::string::npos) << read.error();
}
