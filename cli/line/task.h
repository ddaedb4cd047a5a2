// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace sohoa {

/// A piece of work that is written as a plain function and stops wherever it waits (co_await): for a worker, for the
/// signer, or for another Task. It begins when it is made; what it waits for lets it go on, in the one thread of the
/// coordinator.
template <class T = void>
class Task;

/// What tasks of all results have in common: an error, and who waits.
struct TaskPromise {
    struct GoOn {
        bool await_ready() const noexcept { return false; }
        template <class Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) const noexcept {
            const std::coroutine_handle<> waiting = ended.promise().waiting;
            return waiting ? waiting : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
    };

    std::suspend_never initial_suspend() noexcept { return {}; }
    GoOn final_suspend() noexcept { return {}; }
    void unhandled_exception() { error = std::current_exception(); }

    std::exception_ptr error;
    std::coroutine_handle<> waiting;
};

template <class T>
struct PromiseOf : TaskPromise {
    Task<T> get_return_object();
    void return_value(T result) { value = std::move(result); }
    T result() { return std::move(*value); }

    std::optional<T> value;
};

template <>
struct PromiseOf<void> : TaskPromise {
    Task<void> get_return_object();
    void return_void() {}
    void result() {}
};

template <class T>
class Task {
  public:
    using promise_type = PromiseOf<T>;

    Task() = default;
    explicit Task(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
    Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Task& operator=(Task&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Task() {
        if (handle_) handle_.destroy();
    }

    bool done() const { return handle_ && handle_.done(); }
    /// What the work came to, once it is done; throws what the work threw.
    T result() const {
        if (handle_.promise().error) std::rethrow_exception(handle_.promise().error);
        return handle_.promise().result();
    }

    bool await_ready() const { return done(); }
    void await_suspend(std::coroutine_handle<> waiting) const { handle_.promise().waiting = waiting; }
    T await_resume() const { return result(); }

  private:
    std::coroutine_handle<promise_type> handle_;
};

template <class T>
Task<T> PromiseOf<T>::get_return_object() {
    return Task<T>(std::coroutine_handle<PromiseOf<T>>::from_promise(*this));
}
inline Task<void> PromiseOf<void>::get_return_object() {
    return Task<void>(std::coroutine_handle<PromiseOf<void>>::from_promise(*this));
}

} // namespace sohoa
