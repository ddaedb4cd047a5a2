// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/stop_signals.h"

#include "core/base/error.h"

#include <cerrno>
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace sohoa {

StopSignals::StopSignals(Loop& loop) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    fd_ = Fd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) throw system_error("", "watch for signals", errno);
    loop.add({[this] { return fd_.get(); },
              [] {
                  throw Error(Code::interrupted, "",
                              msg("stopped; finished documents are kept, the others will be made by the next run"));
              }});
}

} // namespace sohoa
