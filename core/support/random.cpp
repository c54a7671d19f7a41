#include "core/support/random.h"

#include "core/support/utf8.h"

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace nabla {
namespace {

/// Mixes the seed's code units into at most 256 key bytes, as seedrandom does.
std::vector<std::uint8_t> mixKey(std::string_view seed) {
    const auto units = utf16Units(seed);
    std::vector<std::uint8_t> key;
    std::uint32_t smear = 0;
    for (std::size_t j = 0; j < units.size(); ++j) {
        const std::size_t at = j & 255;
        smear ^= at < key.size() ? 19u * key[at] : 0u;
        const auto byte = static_cast<std::uint8_t>(smear + units[j]);
        if (at < key.size())
            key[at] = byte;
        else
            key.push_back(byte);
    }
    if (key.empty())
        key.push_back(0);
    return key;
}

std::uint64_t splitmix64(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

/// FNV-1a, 64 bit.
std::uint64_t hashText(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325ull) {
    for (const char c : text)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    return hash;
}

} // namespace

double RandomStream::normal() {
    double v1 = 0;
    double s = 0;
    do {
        v1 = 2 * next() - 1;
        const double v2 = 2 * next() - 1;
        s = v1 * v1 + v2 * v2;
    } while (s > 1 || s == 0);
    return std::sqrt(-2 * std::log(s) / s) * v1;
}

SeedRandom::SeedRandom(std::string_view seed) {
    const auto key = mixKey(seed);
    std::iota(state_.begin(), state_.end(), std::uint8_t{0});
    std::uint8_t j = 0;
    for (std::size_t i = 0; i < 256; ++i) {
        j = static_cast<std::uint8_t>(j + key[i % key.size()] + state_[i]);
        std::swap(state_[i], state_[j]);
    }
    for (int discarded = 0; discarded < 256; ++discarded)
        nextByte();
}

std::uint8_t SeedRandom::nextByte() {
    ++i_;
    j_ = static_cast<std::uint8_t>(j_ + state_[i_]);
    std::swap(state_[i_], state_[j_]);
    return state_[static_cast<std::uint8_t>(state_[i_] + state_[j_])];
}

double SeedRandom::next() {
    constexpr double enough = 0x1p52;
    constexpr double tooMuch = 0x1p53;
    double numerator = 0;
    for (int k = 0; k < 6; ++k)
        numerator = numerator * 256 + nextByte();
    double denominator = 0x1p48;
    std::uint32_t extra = 0;
    while (numerator < enough) {
        numerator = (numerator + extra) * 256;
        denominator *= 256;
        extra = nextByte();
    }
    while (numerator >= tooMuch) {
        numerator /= 2;
        denominator /= 2;
        extra >>= 1;
    }
    return (numerator + extra) / denominator;
}

Xoshiro256::Xoshiro256(std::uint64_t seed) {
    for (auto& word : state_)
        word = splitmix64(seed);
}

Xoshiro256 subStream(std::string_view seed, std::string_view purpose, std::uint64_t count) {
    std::uint64_t state = hashText(purpose, hashText(seed) * 31 + seed.size()) + count;
    return Xoshiro256(splitmix64(state));
}

} // namespace nabla
