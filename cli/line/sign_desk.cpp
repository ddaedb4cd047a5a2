// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/sign_desk.h"

#include "core/base/error.h"

namespace sohoa {

SignDesk::SignDesk(Loop& loop, SignerClient& signer, std::chrono::seconds patience)
    : signer_(signer), patience_(patience) {
    loop.add({[this] { return signer_.fd(); }, [this] { receive(); }, [this] { return deadline_; },
              [this] {
                  throw Error(Code::unavailable, "sohoa-signer",
                              msg("the signer has not answered for {1} seconds", patience_.count()));
              }});
}

void SignDesk::submit(std::string role, std::string digest, Then then) {
    waiting_.push_back({std::move(role), std::move(digest), std::move(then)});
    if (waiting_.size() == 1) send();
}

void SignDesk::send() {
    signer_.submit(waiting_.front().role, waiting_.front().digest);
    deadline_ = Loop::Time::now() + patience_;
}

void SignDesk::receive() {
    std::string cms = signer_.receive();
    deadline_.reset();
    if (waiting_.empty())
        throw Error(Code::unavailable, "sohoa-signer", msg("the signer sent something that is no packet"));
    const Then then = std::move(waiting_.front().then);
    waiting_.pop_front();
    if (!waiting_.empty()) send();
    then(std::move(cms));
}

} // namespace sohoa
