// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/workers.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <unistd.h>

namespace sohoa::test {
namespace {

// utime and stime: the 14th and 15th field of /proc/<pid>/stat, counted from the name's end, which may hold anything.
double cpu_seconds_of(pid_t pid) {
    const std::string stat = read("/proc/" + std::to_string(pid) + "/stat");
    const size_t name_end = stat.rfind(')');
    if (name_end == std::string::npos) return 0;
    std::istringstream fields(stat.substr(name_end + 1));
    std::string skipped;
    for (int i = 3; i < 14; ++i)
        fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

uint64_t resident_bytes_of(pid_t pid) {
    const std::string kilobytes = status_of(pid, "VmHWM"); // the highest so far
    return kilobytes.empty() ? 0 : std::stoull(kilobytes) * 1024;
}

} // namespace

std::string status_of(pid_t pid, const std::string& name) {
    const std::string status = read("/proc/" + std::to_string(pid) + "/status");
    const size_t at = status.find("\n" + name + ":\t");
    return at == std::string::npos
               ? ""
               : status.substr(at + name.size() + 3, status.find('\n', at + 1) - at - name.size() - 3);
}

bool is_worker(const Process& process, pid_t pid) {
    const std::string parent = status_of(pid, "PPid");
    if (parent.empty() || std::stol(parent) == process.pid()) return false;
    return command_line_of(static_cast<pid_t>(std::stol(parent))).find("__zygote") != std::string::npos;
}

WorkerWatch::WorkerWatch(const Process& process)
    : thread_([this, &process] {
          while (!stopped_) {
              look(process);
              std::this_thread::sleep_for(std::chrono::milliseconds(50));
          }
      }) {}

void WorkerWatch::stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
}

void WorkerWatch::look(const Process& process) {
    for (const pid_t pid : process.session()) {
        if (!is_worker(process, pid)) continue;
        ++seen;
        cpu_seconds = std::max(cpu_seconds, cpu_seconds_of(pid));
        resident_bytes = std::max(resident_bytes, resident_bytes_of(pid));
    }
}

} // namespace sohoa::test
