// Whatever the text, reading it as a link ends, and what was read can be written and read again.

#include "core/experiment/parameters.h"
#include "core/experiment/playground_link.h"
#include "core/support/base64url.h"
#include "core/support/deflate.h"
#include "core/training/work_link.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace nabla;

namespace {

void checkWorkLink(std::string_view link) {
    const auto file = parseWorkLink(link);
    if (!file)
        return require(!file.error().empty() && file.error().size() < 1000, "errors have a few words");
    const std::string written = workLink(*file);
    const auto again = parseWorkLink(written);
    require(again && workLink(*again) == written, "links come back");
}

void checkPlaygroundLink(std::string_view text) {
    const auto link = parsePlaygroundLink(text);
    if (!link)
        return require(!link.error().empty(), "errors have words");
    require(static_cast<bool>(validate(link->experiment)), "experiments are valid");
    const WrittenLink written = writePlaygroundLink(link->experiment, link->showTest, link->discretize);
    require(written.leftOut.empty(), "what a link of the Playground says can be said again");
    const auto again = parsePlaygroundLink(written.text);
    require(again && again->experiment == link->experiment && again->showTest == link->showTest &&
                again->discretize == link->discretize,
            "links of the Playground come back");
}

/// Bytes come out of compression as they went in, and other bytes do no harm there.
void checkCompression(std::string_view bytes) {
    constexpr std::size_t most = 1 << 20;
    (void)inflated(bytes, most);
    const Inflated back = inflated(deflated(bytes), bytes.size());
    require(back.end == InflateEnd::good && back.bytes == bytes, "compression can be undone");
    require(bytesOfBase64Url(base64Url(bytes)) == bytes, "letters stand for bytes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    checkWorkLink(text);
    checkWorkLink("nabla:1:" + base64Url(deflated(text)));
    checkPlaygroundLink(text);
    checkCompression(text);
    return 0;
}
