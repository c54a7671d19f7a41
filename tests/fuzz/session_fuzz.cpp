// Whatever the bytes, reading them as a .nabla file ends, and what was read can be written and read again.

#include "core/experiment/parameters.h"
#include "core/network/network_spec.h"
#include "core/training/nabla_file.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace nabla;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = parseNablaFile({reinterpret_cast<const char*>(data), size});
    if (!file) {
        require(!file.error().empty() && file.error().size() < 1000, "errors have a few words");
        return 0;
    }
    require(static_cast<bool>(validate(file->experiment)), "experiments are valid");
    if (file->state)
        require(file->state->parameters.size() == networkSpec(file->experiment).parameterCount,
                "a state fits its network");
    const std::string text = nablaFileText(*file);
    const auto again = parseNablaFile(text);
    require(static_cast<bool>(again), "what is written can be read");
    require(again->experiment == file->experiment, "experiments come back");
    require(nablaFileText(*again) == text, "all comes back");
    return 0;
}
