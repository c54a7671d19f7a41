// In place of libFuzzer, where there is none: runs a target over the files of a folder, and over changed
// ones.

#include "core/support/files.h"
#include "core/support/random.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int changedFiles = 5000;
constexpr std::size_t mostBytes = 1 << 14;

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> filesOf(const char* folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> files;
    for (const std::string& path : paths)
        if (auto content = nabla::readFile(path))
            files.push_back(*std::move(content));
    return files;
}

/// One change: a byte, a piece taken out, a piece of another file or a byte that often means something.
void change(std::string& bytes, const std::string& other, nabla::Xoshiro256& random) {
    static constexpr std::array<char, 12> meaning{'"',  ',', ';',  '\t',   ' ', '\n',
                                                  '\r', '.', '\0', '\xFF', '-', '{'};
    const std::size_t at = random.below(bytes.size() + 1);
    const std::size_t from = random.below(other.size() + 1);
    switch (random.below(4)) {
    case 0:
        bytes.replace(at, at < bytes.size() ? 1 : 0, 1, static_cast<char>(random.below(256)));
        break;
    case 1:
        bytes.erase(at, random.below(8));
        break;
    case 2:
        bytes.insert(at, other.substr(from, random.below(64)));
        break;
    default:
        bytes.insert(at, 1, meaning[random.below(meaning.size())]);
    }
}

} // namespace

int main(int count, char** arguments) {
    const auto files = count == 2 ? filesOf(arguments[1]) : std::vector<std::string>();
    if (files.empty()) {
        std::fprintf(stderr, "Name a folder with files to run.\n");
        return 2;
    }
    for (const std::string& file : files)
        run(file);
    nabla::Xoshiro256 random(1);
    for (int i = 0; i < changedFiles; ++i) {
        std::string bytes = files[random.below(files.size())];
        for (std::uint64_t changes = 1 + random.below(8); changes > 0; --changes)
            change(bytes, files[random.below(files.size())], random);
        run(bytes.substr(0, mostBytes));
    }
    std::printf("%zu files and %d changed ones\n", files.size(), changedFiles);
}
