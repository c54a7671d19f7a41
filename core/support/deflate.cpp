#include "core/support/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace nabla {
namespace {

/// As much of a text as zlib counts at once.
uInt countOf(std::string_view bytes) {
    return static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
}

/// Lets zlib see the rest of the bytes once it has gone through what it saw.
void feed(z_stream& stream, std::string_view& rest) {
    if (stream.avail_in > 0)
        return;
    const uInt count = countOf(rest);
    // zlib only reads it, but does not say so unless told.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream.avail_in = count;
    rest.remove_prefix(count);
}

using Piece = std::array<char, std::size_t{1} << 16>;

/// Runs one step of zlib; the bytes that came of it are added.
template <class Step>
int run(z_stream& stream, std::string& out, Step step) {
    Piece piece;
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    const int code = step();
    out.append(piece.data(), piece.size() - stream.avail_out);
    return code;
}

InflateEnd endOf(int code, bool allRead) {
    if (code == Z_STREAM_END)
        return allRead ? InflateEnd::good : InflateEnd::damaged;
    return code == Z_OK || code == Z_BUF_ERROR ? InflateEnd::cutOff : InflateEnd::damaged;
}

} // namespace

std::string deflated(std::string_view bytes) {
    z_stream stream{};
    if (::deflateInit(&stream, Z_BEST_COMPRESSION) != Z_OK)
        throw std::bad_alloc();
    std::string out;
    for (int code = Z_OK; code == Z_OK;) {
        feed(stream, bytes);
        code = run(stream, out, [&] { return ::deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH); });
    }
    ::deflateEnd(&stream);
    return out;
}

Inflated inflated(std::string_view bytes, std::size_t most) {
    z_stream stream{};
    if (::inflateInit(&stream) != Z_OK)
        throw std::bad_alloc();
    Inflated result;
    int code = Z_OK;
    while (code == Z_OK && result.bytes.size() <= most) {
        feed(stream, bytes);
        code = run(stream, result.bytes, [&] { return ::inflate(&stream, Z_NO_FLUSH); });
    }
    const bool allRead = bytes.empty() && stream.avail_in == 0;
    ::inflateEnd(&stream);
    result.end = result.bytes.size() > most ? InflateEnd::tooLarge : endOf(code, allRead);
    return result;
}

} // namespace nabla
