#pragma once

#include "core/network/forward_pass.h"

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace nabla {

/// One network's forward pass for every thread that asks, all with the same parameters.
template <class T>
class ThreadPasses {
  public:
    /// Takes the network and its parameters, which must live until the next call; not while threads work.
    void set(const NetworkSpec& spec, std::span<const double> parameters) {
        if (!spec_ || *spec_ != spec) {
            passes_.clear();
            spec_ = spec;
        }
        parameters_ = parameters;
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
    std::span<const double> parameters_;
    std::uint64_t generation_ = 0;
    tbb::enumerable_thread_specific<Entry> passes_;
};

} // namespace nabla
