// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/loop.h"
#include "signing/signer_client.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace sohoa {

/// Where signatures are asked for: one signing process, one request at a time, each answered within its time.
class SignDesk {
  public:
    using Then = std::function<void(std::string cms)>;

    SignDesk(Loop& loop, SignerClient& signer, std::chrono::seconds patience);

    /// `digest`: raw SHA-256 that the coordinator itself took. `then` is called from the loop. A signer that dies,
    /// hangs or fails stops the run: Error(unavailable) out of the loop.
    void submit(std::string role, std::string digest, Then then);

  private:
    struct Request {
        std::string role, digest;
        Then then;
    };
    void send();
    void receive();

    SignerClient& signer_;
    std::chrono::seconds patience_;
    std::deque<Request> waiting_; ///< the first one is with the signer
    std::optional<Loop::Time::time_point> deadline_;
};

} // namespace sohoa
