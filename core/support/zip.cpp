#include "core/support/zip.h"

#include "core/support/little_endian.h"

#include <zlib.h>

#include <cassert>
#include <cstdint>
#include <limits>

namespace nabla {
namespace {

std::uint32_t checksum(const std::string& bytes) {
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

/// What the header before a file and its entry in the directory at the end have in common.
void putFacts(std::string& out, const FileInFolder& file) {
    constexpr std::uint16_t version = 20, flags = 0, stored = 0, midnight = 0, firstOfJanuary1980 = 0x21;
    for (const std::uint16_t number : {version, flags, stored, midnight, firstOfJanuary1980})
        putLittleEndian(out, number);
    const auto size = static_cast<std::uint32_t>(file.content.size());
    for (const std::uint32_t number : {checksum(file.content), size, size})
        putLittleEndian(out, number);
    constexpr std::uint16_t extraBytes = 0;
    putLittleEndian(out, static_cast<std::uint16_t>(file.name.size()));
    putLittleEndian(out, extraBytes);
}

void putDirectoryEntry(std::string& out, const FileInFolder& file, std::size_t headerAt) {
    constexpr std::uint16_t madeBy = 20, commentBytes = 0, disk = 0, kind = 0;
    constexpr std::uint32_t permissions = 0;
    out += "PK\1\2";
    putLittleEndian(out, madeBy);
    putFacts(out, file);
    for (const std::uint16_t number : {commentBytes, disk, kind})
        putLittleEndian(out, number);
    putLittleEndian(out, permissions);
    putLittleEndian(out, static_cast<std::uint32_t>(headerAt));
    out += file.name;
}

} // namespace

std::string zipped(std::span<const FileInFolder> files) {
    std::string out;
    std::string directory;
    for (const FileInFolder& file : files) {
        putDirectoryEntry(directory, file, out.size());
        out += "PK\3\4";
        putFacts(out, file);
        out += file.name + file.content;
    }
    assert(out.size() + directory.size() < std::numeric_limits<std::uint32_t>::max());
    const auto directoryAt = static_cast<std::uint32_t>(out.size());
    const auto count = static_cast<std::uint16_t>(files.size());
    constexpr std::uint16_t disk = 0, commentBytes = 0;
    out += directory + "PK\5\6";
    for (const std::uint16_t number : {disk, disk, count, count})
        putLittleEndian(out, number);
    putLittleEndian(out, static_cast<std::uint32_t>(directory.size()));
    putLittleEndian(out, directoryAt);
    putLittleEndian(out, commentBytes);
    return out;
}

} // namespace nabla
