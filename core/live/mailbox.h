#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace nabla {

/// Hands values from one thread to another: the newest replaces what was not yet taken.
template <class T>
class Mailbox {
  public:
    /// Puts a value in, in place of one not yet taken.
    void put(std::shared_ptr<const T> value) {
        const std::lock_guard lock(mutex_);
        value_ = std::move(value);
    }

    /// Takes the value out; null where there is none.
    std::shared_ptr<const T> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(value_, nullptr);
    }

    /// Whether the last value was taken.
    bool empty() const {
        const std::lock_guard lock(mutex_);
        return value_ == nullptr;
    }

  private:
    mutable std::mutex mutex_;
    std::shared_ptr<const T> value_;
};

} // namespace nabla
