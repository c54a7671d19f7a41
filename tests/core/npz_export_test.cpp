#include "core/exporters/npy.h"
#include "tests/core/exported_model.h"

#include <gtest/gtest.h>

#include <array>

using namespace nabla;
using namespace std::string_literals;

namespace {

constexpr std::size_t headerBytes = 10;

/// What follows the header, whose length the header says.
std::string dataOf(const std::string& bytes) {
    const auto length = static_cast<unsigned char>(bytes.at(8));
    return bytes.substr(headerBytes + length);
}

} // namespace

TEST(Npy, beginsAsNumPyDescribesVersionOne) {
    const std::array<double, 6> numbers{1, 2, 3, 4, 5, 6};
    const std::string bytes = npy({3, 2}, numbers, Precision::float32);
    EXPECT_EQ(bytes.substr(0, 8), "\x93NUMPY\1\0"s);
    EXPECT_EQ(bytes.find("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }"), headerBytes);
    EXPECT_EQ((bytes.size() - dataOf(bytes).size()) % 64, 0u);
    EXPECT_EQ(dataOf(bytes).size(), 24u);
}

TEST(Npy, shapesAreTuplesOfPython) {
    const std::array<int, 1> one{7};
    EXPECT_NE(npy({}, one).find("'shape': (), "), std::string::npos);
    EXPECT_NE(npy({1}, one).find("'shape': (1,), "), std::string::npos);
}

TEST(Npy, numbersStandWithTheLowestByteFirst) {
    const std::array<double, 1> number{-0.1};
    EXPECT_EQ(dataOf(npy({1}, number, Precision::float32)), "\xCD\xCC\xCC\xBD");
    EXPECT_EQ(dataOf(npy({1}, number, Precision::float64)), "\x9A\x99\x99\x99\x99\x99\xB9\xBF");
    EXPECT_EQ(dataOf(npy({}, std::array<int, 1>{258})), "\2\1\0\0\0\0\0\0"s);
}

TEST(Npy, textsAreAllAsLongAsTheLongest) {
    const std::array<std::string, 2> texts{"é", "a😀"};
    const std::string bytes = npy({2}, texts);
    EXPECT_NE(bytes.find("'<U2'"), std::string::npos);
    EXPECT_EQ(dataOf(bytes), "\xE9\0\0\0\0\0\0\0a\0\0\0\0\xF6\1\0"s);
    EXPECT_NE(npy({}, std::array<std::string, 1>{}).find("'<U1'"), std::string::npos) << "no text is empty";
}

TEST(NpzExport, saysWhetherTheOutputIsALogit) {
    TrainedModel model = exportedModel({{"loss", "cross_entropy"}});
    const std::string logit = exportedText("npz", model);
    EXPECT_NE(logit.find(npy({}, std::array<int, 1>{1})), std::string::npos);
    EXPECT_NE(logit.find("logit.npy"), std::string::npos);
    model.isLogit = false;
    EXPECT_NE(exportedText("npz", model), logit);
}

TEST(NpzExport, ofTheSameModelHasTheSameBytes) {
    const TrainedModel model = exportedModel({{"normalization", "batch"}});
    EXPECT_EQ(exportedText("npz", model), exportedText("npz", model));
}
