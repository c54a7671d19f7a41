#pragma once

#include "core/network/forward_pass.h"
#include "core/network/running_statistics.h"

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace nabla {

/// One network's forward pass for every thread that asks, all with the same parameters.
template <class T>
class ThreadPasses {
  public:
    /// Takes the network, its parameters and its running statistics; not while threads work.
    void set(const NetworkSpec& spec, std::span<const double> parameters,
             std::span<const double> statistics) {
        if (!spec_ || *spec_ != spec) {
            passes_.clear();
            spec_ = spec;
        }
        parameters_ = testingParameters(spec, parameters, statistics);
        ++generation_;
    }

    /// The calling thread's own pass.
    ForwardPass<T>& local() {
        Entry& entry = passes_.local();
        if (!entry.pass)
            entry.pass = std::make_unique<ForwardPass<T>>(*spec_);
        if (std::exchange(entry.generation, generation_) != generation_)
            entry.pass->setParameters(parameters_);
        return *entry.pass;
    }

  private:
    struct Entry {
        std::unique_ptr<ForwardPass<T>> pass;
        /// Which parameters it holds.
        std::uint64_t generation = 0;
    };

    std::optional<NetworkSpec> spec_;
    std::vector<double> parameters_;
    std::uint64_t generation_ = 0;
    tbb::enumerable_thread_specific<Entry> passes_;
};

} // namespace nabla
