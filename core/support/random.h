#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace nabla {

/// A stream of numbers uniform in [0, 1); the same seed means the same numbers on every machine.
class RandomStream {
  public:
    virtual ~RandomStream() = default;

    /// The next number in [0, 1).
    virtual double next() = 0;

    /// A number uniform in [low, high); multiplied before added, as the Playground does.
    double uniform(double low, double high) { return next() * (high - low) + low; }

    /// A standard normal number by Marsaglia's polar method; the second of the pair is not used, as in the
    /// Playground.
    double normal();
};

/// ARC4 keyed by text: the generator behind the Playground (seedrandom 2.4, string seed).
class SeedRandom final : public RandomStream {
  public:
    /// Takes the seed as UTF-8; its UTF-16 code units are the key, as in JavaScript.
    explicit SeedRandom(std::string_view seed);
    double next() override;

  private:
    std::uint8_t nextByte();

    std::array<std::uint8_t, 256> state_{};
    std::uint8_t i_ = 0;
    std::uint8_t j_ = 0;
};

/// xoshiro256** 1.0 (Blackman, Vigna 2018), seeded by splitmix64.
class Xoshiro256 final : public RandomStream {
  public:
    explicit Xoshiro256(std::uint64_t seed);
    double next() override { return static_cast<double>(bits() >> 11) * 0x1p-53; }

    /// A whole number in [0, limit): the high half of a product (Lemire 2019), without his rejection, as the
    /// bias of at most limit / 2^64 can never be seen.
    std::uint64_t below(std::uint64_t limit) {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>(static_cast<Wide>(bits()) * limit >> 64);
    }

    /// The next 64 random bits.
    std::uint64_t bits() {
        auto& s = state_;
        const std::uint64_t result = std::rotl(s[1] * 5, 7) * 9;
        const std::uint64_t t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = std::rotl(s[3], 45);
        return result;
    }

  private:
    std::array<std::uint64_t, 4> state_{};
};

/// An independent stream for one purpose ("data", "shuffle", …) and one count (an epoch) under a seed of
/// text.
Xoshiro256 subStream(std::string_view seed, std::string_view purpose, std::uint64_t count = 0);

} // namespace nabla
