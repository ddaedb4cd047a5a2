// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/work_queue.h"

namespace sohoa {

WorkQueue::WorkQueue(Loop& loop, Zygote& zygote, unsigned at_a_time) : zygote_(zygote), at_a_time_(at_a_time) {
    loop.add({[this] { return zygote_.fd(); }, [this] { receive(); }});
}

void WorkQueue::submit(size_t rank, Job job, Then then) {
    waiting_.emplace(rank, std::pair(std::move(job), std::move(then)));
    start();
}

size_t WorkQueue::take_back(size_t rank) {
    return waiting_.erase(rank);
}

void WorkQueue::start() {
    while (!waiting_.empty() && running_.size() < at_a_time_) {
        auto next = waiting_.extract(waiting_.begin());
        running_.emplace(zygote_.submit(std::move(next.mapped().first)), std::move(next.mapped().second));
    }
}

void WorkQueue::receive() {
    const ReplyPacket reply = zygote_.receive();
    const auto done = running_.find(reply.id);
    if (done == running_.end()) return;
    const Then then = std::move(done->second);
    running_.erase(done);
    start();
    then(reply);
}

} // namespace sohoa
