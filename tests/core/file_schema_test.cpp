#include "core/training/file_schema.h"

#include "core/support/files.h"

#include <gtest/gtest.h>

using namespace nabla;

TEST(FileSchema, isPublishedAsItIs) {
    const auto published = readFile(std::string(NABLA_SOURCE) + "/resources/nabla-file.schema.json");
    ASSERT_TRUE(published) << published.error();
    EXPECT_TRUE(*published == nablaFileSchema())
        << "Write it anew: nabla-cli schema > resources/nabla-file.schema.json";
}
