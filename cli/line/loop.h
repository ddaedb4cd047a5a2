// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace sohoa {

/// The one loop of the coordinator: signals, workers, signers and whatever else there is to wait for are its sources.
class Loop {
  public:
    using Time = std::chrono::steady_clock;

    struct Source {
        std::function<int()> fd;     ///< below 0: nothing to wait for
        std::function<void()> ready; ///< it can be read, or its other side is gone
        std::function<std::optional<Time::time_point>()> deadline = [] { return std::nullopt; };
        std::function<void()> late = [] {}; ///< the deadline is over
    };

    void add(Source source) { sources_.push_back(std::move(source)); }

    /// Waits for any source, at most `milliseconds`, and calls those that are ready or late. Passes their errors on.
    void wait(int milliseconds);

  private:
    std::vector<Source> sources_;
};

} // namespace sohoa
