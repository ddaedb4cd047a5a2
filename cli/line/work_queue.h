// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/loop.h"
#include "cli/workers/zygote_client.h"

#include <functional>
#include <map>
#include <utility>

namespace sohoa {

/// Jobs for workers, as many at a time as may be, those of earlier documents first. Knows no station by name.
class WorkQueue {
  public:
    using Then = std::function<void(const ReplyPacket&)>;

    WorkQueue(Loop& loop, Zygote& zygote, unsigned at_a_time);

    /// `rank`: the place of the document; `then` is called from the loop when the job is done.
    void submit(size_t rank, Job job, Then then);
    /// Takes back what waits of a document and has not begun; returns how much that was.
    size_t take_back(size_t rank);

    /// Whether a worker would be free for a document more.
    bool has_room() const { return waiting_.empty() && running_.size() < at_a_time_; }
    const Limits& limits() const { return zygote_.limits(); }

  private:
    void start();
    void receive();

    Zygote& zygote_;
    unsigned at_a_time_;
    std::multimap<size_t, std::pair<Job, Then>> waiting_; ///< by rank, then in the order of submitting
    std::map<uint64_t, Then> running_;
};

} // namespace sohoa
