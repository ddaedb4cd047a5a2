// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in the place of sohoa-scan-worker: a worker that a hostile file has taken over. It does what the name of the
// document says ("evil-…") with the very confinement of the product, and tells by its error what it could reach; other
// documents are worked on as they should be.

#include "cli/stations/staging.h"
#include "cli/workers/zygote.h"
#include "core/base/file.h"
#include "core/scan/quiet.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <map>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace sohoa;
using Deed = std::function<std::string(const AcquireRequest&)>;

std::string told(const char* what) {
    return said(Error(Code::bad_data, "", msg(what)));
}
std::string told(bool reached) {
    return told(reached ? "reached" : "refused");
}
bool opens(const std::string& path, int flags = O_RDONLY) {
    return static_cast<bool>(Fd(::open(path.c_str(), flags | O_CLOEXEC, 0600)));
}
std::string place(const char* variable) {
    const char* value = std::getenv(variable);
    return value ? value : "/nowhere";
}
pid_t coordinator() {
    return static_cast<pid_t>(std::strtol(place("SOHOA_TEST_COORDINATOR").c_str(), nullptr, 10));
}
// The zygote's parent: told by the zygote before it is confined.
void tell_coordinator() {
    ::setenv("SOHOA_TEST_COORDINATOR", std::to_string(::getppid()).c_str(), 1);
}

std::string takes_a_descriptor(const AcquireRequest&) {
    const long process = ::syscall(SYS_pidfd_open, coordinator(), 0);
    return told(process >= 0 && ::syscall(SYS_pidfd_getfd, process, 0, 0) >= 0);
}

std::string stays(const AcquireRequest&) {
    const pid_t child = ::fork();
    if (child == 0)
        for (;;)
            ::pause();
    return told(child > 0);
}

std::string closes_and_lives_on(const AcquireRequest&) {
    ::close(3);
    for (;;)
        ::pause();
}

std::string fills_the_disk(const AcquireRequest& request) {
    const Fd file = create_file(request.staging + "/filler");
    const std::string piece(1 << 16, 'x');
    for (int i = 0; i < 1 << 14; ++i)
        write_all(file.get(), piece, "filler");
    return told("filled");
}

const std::map<std::string, Deed> deeds = {
    {"evil-garbage", [](const auto&) { return std::string(1000, '\xff'); }},
    {"evil-nothing", [](const auto&) { return std::string(); }},
    {"evil-short",
     [](const auto&) {
         return said(Acquired{Kinship::none, 0, 1}).substr(0, 9);
     }},
    {"evil-long",
     [](const auto&) {
         return said(Acquired{Kinship::none, 0, 1}) + "more";
     }},
    {"evil-huge",
     [](const auto&) {
         return said(Acquired{Kinship::none, 0, 1}) + std::string(100 << 20, 'x');
     }},
    {"evil-pages",
     [](const auto&) {
         return said(Acquired{Kinship::none, 0, size_t(1) << 60});
     }},
    {"evil-same",
     [](const auto&) {
         return said(Acquired{Kinship::same, 99, 1});
     }},
    {"evil-interrupted", [](const auto&) { return said(Error(Code::interrupted, "", msg("lie"))); }},
    {"evil-unavailable", [](const auto&) { return said(Error(Code::unavailable, "", msg("lie"))); }},
    {"evil-configuration", [](const auto&) { return said(Error(Code::configuration, "", msg("lie"))); }},
    {"evil-permission", [](const auto&) { return said(Error(Code::permission, "", msg("lie"))); }},
    {"evil-in-the-way", [](const auto&) { return said(Error(Code::cannot_create, "", msg("lie"))); }},
    {"evil-code", [](const auto&) { return said(Error(static_cast<Code>(0), "", msg("lie"))); }},
    {"evil-disk-full", [](const auto&) { return said(system_error("", "write", ENOSPC)); }},
    {"evil-pin", [](const auto&) { return told(opens(place("SOHOA_TEST_PIN"))); }},
    {"evil-key", [](const auto&) { return told(opens(place("SOHOA_TEST_KEY"))); }},
    {"evil-home", [](const auto&) { return told(opens(place("SOHOA_TEST_FILE"))); }},
    {"evil-write", [](const auto&) { return told(opens(place("SOHOA_TEST_FILE") + ".new", O_WRONLY | O_CREAT)); }},
    {"evil-truncate", [](const auto&) { return told(::truncate(place("SOHOA_TEST_FILE").c_str(), 0) == 0); }},
    {"evil-source", [](const auto& r) { return told(opens(r.candidate.files.front(), O_WRONLY)); }},
    {"evil-others",
     [](const auto& r) {
         const std::string area = std::filesystem::path(r.staging).parent_path().string();
         return told(opens(area, O_RDONLY | O_DIRECTORY) || opens(area + "/good/document"));
     }},
    {"evil-memory", [](const auto&) { return told(opens("/proc/" + std::to_string(coordinator()) + "/mem", O_RDWR)); }},
    {"evil-descriptor", takes_a_descriptor},
    {"evil-trace", [](const auto&) { return told(::ptrace(PTRACE_ATTACH, coordinator(), nullptr, nullptr) == 0); }},
    {"evil-kill",
     [](const auto&) { return told(::kill(coordinator(), SIGKILL) == 0 || ::kill(::getppid(), SIGKILL) == 0); }},
    {"evil-network", [](const auto&) { return told(static_cast<bool>(Fd(::socket(AF_INET, SOCK_STREAM, 0)))); }},
    {"evil-unix", [](const auto&) { return told(static_cast<bool>(Fd(::socket(AF_UNIX, SOCK_STREAM, 0)))); }},
    {"evil-exec", [](const auto&) { return told(::execl("/bin/true", "true", nullptr) == 0); }},
    {"evil-limits",
     [](const auto&) {
         const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
         return told(::setrlimit(RLIMIT_CPU, &more) == 0 && ::geteuid() != 0);
     }},
    {"evil-inherited", [](const auto&) { return told(::fcntl(4, F_GETFD) >= 0 || ::fcntl(10, F_GETFD) >= 0); }},
    {"evil-stays", stays},
    {"evil-lives-on", closes_and_lives_on},
    {"evil-fills-the-disk", fills_the_disk},
};

std::string acquire(std::string_view request, const Workshop& at) {
    const auto asked = decode<AcquireRequest>(request);
    const auto deed = deeds.find(asked.candidate.name);
    return deed == deeds.end() ? said(Acquire::work(asked, at)) : deed->second(asked);
}

// What the key is to sign lies where the worker says: it lies.
std::string prepare(std::string_view request, const Workshop& at) {
    const auto asked = decode<PrepareRequest>(request);
    PreparedSignature prepared = Prepare::work(asked, at);
    const Staging staging{asked.staging};
    const auto named = [&](const char* deed) { return asked.staging.find(deed) != std::string::npos; };
    if (named("evil-hole-offset")) prepared.contents_offset += 2;
    if (named("evil-hole-length")) prepared.contents_bytes /= 2;
    if (named("evil-hole-link")) {
        std::filesystem::rename(staging.signed_pdf(), staging.folder + "/elsewhere.pdf");
        std::filesystem::create_symlink(staging.folder + "/elsewhere.pdf", staging.signed_pdf());
    }
    if (named("evil-hole-full")) {
        const Fd file(::open(staging.signed_pdf().c_str(), O_WRONLY | O_CLOEXEC));
        write_at(file.get(), prepared.contents_offset, "30", "");
    }
    return said(prepared);
}

void quieten() {
    tell_coordinator();
    quieten_libraries();
}

} // namespace

int main() {
    WorkerProgram program{functions_of(ScanRows()), quieten,
                          [](const ReadOptions& options, const std::string& tessdata) {
                              return std::make_shared<Reader>(options, tessdata);
                          }};
    for (StationFunction& station : program.stations) {
        if (std::string(station.name) == Acquire::name) station.work = acquire;
        if (std::string(station.name) == Prepare::name) station.work = prepare;
    }
    return zygote_main(program);
}
