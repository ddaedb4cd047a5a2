// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/passage.h"
#include "cli/line/sign_desk.h"
#include "cli/line/work_queue.h"
#include "cli/stations/stations.h"
#include "core/base/error.h"
#include "core/scan/limits_check.h"

#include <coroutine>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What the way of a document (way.cpp) waits for with co_await. A request is a variable with a name there: g++ 12
// destroys a braced temporary inside co_await twice.
namespace sohoa {

/// Where a worker was that did not live to say it: at the first of its pages of which it left no result.
template <class Request>
std::string place_of(const Request&, const Passage& passage) {
    return passage.candidate->source;
}
template <>
inline std::string place_of(const ReadRequest& request, const Passage& passage) {
    for (size_t page = request.first; page < request.first + request.count; ++page)
        if (!std::filesystem::exists(passage.staging.page(page)))
            return page_of(passage.candidate->source, static_cast<int>(page) + 1);
    return passage.candidate->source;
}

/// The replies of a station to several requests, in their order. The first error counts, and comes when every job that
/// had begun is over: nobody writes into the staging folder any more.
template <class Row>
class Answers {
  public:
    using Request = typename Row::Request;
    using Reply = typename Row::Reply;

    Answers(WorkQueue& queue, Passage& passage, std::vector<Request> requests,
            std::function<void(const Request&)> done = nullptr)
        : queue_(queue), passage_(passage), requests_(std::move(requests)), replies_(requests_.size()),
          done_(std::move(done)), left_(requests_.size()) {}

    bool await_ready() const { return requests_.empty(); }
    void await_suspend(std::coroutine_handle<> waiting) {
        for (size_t i = 0; i < requests_.size(); ++i)
            queue_.submit(passage_.index, job_of<Row>(requests_[i], queue_.limits()),
                          [this, i, waiting](const ReplyPacket& packet) {
                              take(i, packet);
                              if (left_ == 0) waiting.resume(); // last: this object may be gone after it
                          });
    }
    std::vector<Reply> await_resume() {
        if (error_) throw *error_;
        return std::move(replies_);
    }

  private:
    void take(size_t i, const ReplyPacket& packet) {
        --left_;
        try {
            replies_[i] = reply_of<Row>(packet);
            if (done_) done_(requests_[i]);
        } catch (const Error& error) {
            left_ -= queue_.take_back(passage_.index);
            if (error_) return;
            // The staging folder is nobody's business: what is wrong in it is wrong with the source.
            const bool ours = error.where.empty() || error.where.rfind(passage_.staging.folder, 0) == 0;
            error_ = Error(error.code, ours ? place_of(requests_[i], passage_) : error.where, error.message);
        }
    }

    WorkQueue& queue_;
    Passage& passage_;
    std::vector<Request> requests_;
    std::vector<Reply> replies_;
    std::function<void(const Request&)> done_;
    size_t left_;
    std::optional<Error> error_;
};

/// The reply of a station to one request.
template <class Row>
class Answer {
  public:
    Answer(WorkQueue& queue, Passage& passage, typename Row::Request request)
        : answers_(queue, passage, {std::move(request)}) {}

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) { answers_.await_suspend(waiting); }
    typename Row::Reply await_resume() { return std::move(answers_.await_resume().front()); }

  private:
    Answers<Row> answers_;
};

/// A CMS from the signer.
class Signed {
  public:
    Signed(SignDesk& desk, std::string role, std::string digest)
        : desk_(desk), role_(std::move(role)), digest_(std::move(digest)) {}

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiting) {
        desk_.submit(role_, digest_, [this, waiting](std::string cms) {
            cms_ = std::move(cms);
            waiting.resume();
        });
    }
    std::string await_resume() { return std::move(cms_); }

  private:
    SignDesk& desk_;
    std::string role_, digest_, cms_;
};

} // namespace sohoa
