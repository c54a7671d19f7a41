#pragma once

#include <string>
#include <utility>
#include <variant>

namespace nabla {

/// What went wrong, in words a person can act on: what, where, what to do.
struct Error {
    std::string message;
};

/// A value, or the error that stood in its way.
template <class T>
class Result {
  public:
    Result(T value) : content_(std::move(value)) {}
    Result(Error error) : content_(std::move(error)) {}

    /// Whether there is a value.
    explicit operator bool() const { return content_.index() == 0; }

    /// The value; only to be asked for where there is one.
    const T& operator*() const& { return std::get<0>(content_); }
    T& operator*() & { return std::get<0>(content_); }
    T&& operator*() && { return std::get<0>(std::move(content_)); }
    const T* operator->() const { return &std::get<0>(content_); }
    T* operator->() { return &std::get<0>(content_); }

    /// The message; only to be asked for where there is no value.
    const std::string& error() const { return std::get<1>(content_).message; }

  private:
    std::variant<T, Error> content_;
};

/// Success without a value.
struct Done {};
using Status = Result<Done>;

} // namespace nabla
