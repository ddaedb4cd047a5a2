// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/loop.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>

namespace sohoa {
namespace {

int milliseconds_until(Loop::Time::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Loop::Time::now()).count();
    return static_cast<int>(std::clamp<long long>(left + 1, 0, 60'000));
}

} // namespace

void Loop::wait(int milliseconds) {
    std::vector<pollfd> waiting;
    for (const Source& source : sources_) {
        waiting.push_back({source.fd(), POLLIN, 0});
        if (const auto deadline = source.deadline())
            milliseconds = std::min(milliseconds, milliseconds_until(*deadline));
    }
    const int ready = ::poll(waiting.data(), waiting.size(), milliseconds);
    if (ready < 0 && errno != EINTR) throw system_error("", "wait", errno);
    for (size_t i = 0; i < waiting.size(); ++i) {
        const auto deadline = sources_[i].deadline();
        if (ready > 0 && waiting[i].revents)
            sources_[i].ready();
        else if (deadline && Time::now() >= *deadline)
            sources_[i].late();
    }
}

} // namespace sohoa
