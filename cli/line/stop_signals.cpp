// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/stop_signals.h"

#include "core/base/error.h"

#include <cerrno>
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace sohoa {

namespace {

bool is_ignored(int signal) {
    struct sigaction now {};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

} // namespace

StopSignals::StopSignals(Loop& loop, bool hangup_stops) {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (!is_ignored(signal)) sigaddset(&set, signal);
    ::sigprocmask(SIG_BLOCK, &set, nullptr);
    fd_ = Fd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) throw system_error("", "watch for signals", errno);
    loop.add({[this] { return fd_.get(); },
              [this, hangup_stops] {
                  signalfd_siginfo seen{};
                  if (::read(fd_.get(), &seen, sizeof seen) != sizeof seen) return;
                  if (seen.ssi_signo == SIGHUP && !hangup_stops) return;
                  throw Error(Code::interrupted, "",
                              msg("stopped; finished documents are kept, the others will be made by the next run"));
              }});
}

} // namespace sohoa
