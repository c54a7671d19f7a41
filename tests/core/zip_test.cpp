#include "core/support/zip.h"

#include <gtest/gtest.h>

using namespace nabla;

namespace {

/// The whole number of that many bytes there, the lowest first.
std::size_t numberAt(const std::string& bytes, std::size_t at, std::size_t count) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number |= static_cast<std::size_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
    return number;
}

} // namespace

TEST(Zip, keepsFilesAsTheyAreWithTheirChecksums) {
    const std::string zip = zipped(std::vector<FileInFolder>{{"digits", "123456789"}, {"empty", ""}});
    EXPECT_EQ(zip.substr(0, 4), "PK\3\4");
    EXPECT_EQ(numberAt(zip, 8, 2), 0u) << "stored";
    EXPECT_EQ(numberAt(zip, 14, 4), 0xCBF43926u) << "the checksum that every description of CRC-32 gives";
    EXPECT_EQ(numberAt(zip, 18, 4), 9u);
    EXPECT_EQ(zip.substr(30, 15), "digits123456789");
}

TEST(Zip, endsInADirectoryThatFindsEachFile) {
    const std::string zip = zipped(std::vector<FileInFolder>{{"digits", "123456789"}, {"empty", ""}});
    const std::size_t end = zip.size() - 22;
    EXPECT_EQ(zip.substr(end, 4), "PK\5\6");
    EXPECT_EQ(numberAt(zip, end + 10, 2), 2u);
    const std::size_t directory = numberAt(zip, end + 16, 4);
    EXPECT_EQ(directory + numberAt(zip, end + 12, 4), end);
    const std::size_t second = directory + 46 + 6;
    EXPECT_EQ(zip.substr(second, 4), "PK\1\2");
    EXPECT_EQ(zip.substr(numberAt(zip, second + 42, 4) + 30, 5), "empty");
}

TEST(Zip, ofNoFilesIsItsEndAlone) {
    EXPECT_EQ(zipped({}).size(), 22u);
}
