// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/landlock.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sohoa {
namespace {

// Debian 12's header knows version 2. These came with 3 (Linux 6.2), 4 (6.7), 5 (6.10) and 6 (6.12).
constexpr uint64_t access_truncate = 1u << 14, access_ioctl_device = 1u << 15;
constexpr uint64_t net_bind_and_connect = 3, scope_unix_sockets_and_signals = 3;

struct Ruleset {
    uint64_t files = 0, net = 0, scope = 0;
};

constexpr uint64_t read_file = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr uint64_t read_folder = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

// What libraries open after the fork: fonts and their tables, character sets, time zones, modules of libcrypto.
constexpr const char* system_places[] = {"/usr/lib",
                                         "/usr/share",
                                         "/lib",
                                         "/lib64",
                                         "/etc/fonts",
                                         "/var/cache/fontconfig",
                                         "/etc/localtime",
                                         "/etc/ssl/openssl.cnf",
                                         "/dev/null",
                                         "/dev/urandom",
                                         "/usr/local/share/fonts"};
constexpr const char* home_places[] = {"/.fonts", "/.local/share/fonts", "/.cache/fontconfig", "/.config/fontconfig"};

Ruleset all_of(int version) {
    Ruleset out;
    out.files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // version 1
    if (version >= 2) out.files |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) out.files |= access_truncate;
    if (version >= 4) out.net = net_bind_and_connect;
    if (version >= 5) out.files |= access_ioctl_device;
    if (version >= 6) out.scope = scope_unix_sockets_and_signals;
    return out;
}

size_t size_for(int version) {
    return version >= 6 ? sizeof(Ruleset) : version >= 4 ? offsetof(Ruleset, scope) : offsetof(Ruleset, net);
}

Fd place(const std::string& path) {
    return Fd(::open(path.c_str(), O_PATH | O_CLOEXEC));
}

void allow(int ruleset, const Fd& where, uint64_t access) {
    if (!where) return; // what is not there needs no rule
    struct stat info {};
    if (::fstat(where.get(), &info) != 0) throw system_error("", "stat", errno);
    if (!S_ISDIR(info.st_mode)) access &= read_file | LANDLOCK_ACCESS_FS_WRITE_FILE | access_truncate;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = access;
    rule.parent_fd = where.get();
    if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        throw Error(Code::internal, "", system_error("", "confine a worker to its files", errno).message);
}

} // namespace

Landlock::Landlock(const std::vector<std::string>& share) {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    version_ = version > 0 ? static_cast<int>(version) : 0;
    std::vector<std::string> paths(std::begin(system_places), std::end(system_places));
    paths.insert(paths.end(), share.begin(), share.end());
    if (const char* home = std::getenv("HOME"); home && *home)
        for (const char* below : home_places)
            paths.push_back(std::string(home) + below);
    for (const std::string& path : paths)
        if (Fd fd = place(path)) always_.push_back(std::move(fd));
}

void Landlock::enter(const Access& access) const {
    const Ruleset all = all_of(version_);
    const Fd ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, size_for(version_), 0)));
    if (!ruleset) throw Error(Code::internal, "", system_error("", "confine a worker to its files", errno).message);
    for (const Fd& fd : always_)
        allow(ruleset.get(), fd, read_folder);
    for (const std::string& path : access.reads)
        allow(ruleset.get(), place(path), read_folder);
    constexpr uint64_t no_file = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                                 LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_SYM;
    if (!access.writes.empty()) allow(ruleset.get(), place(access.writes), all.files & ~no_file & ~access_ioctl_device);
    if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
        throw Error(Code::internal, "", system_error("", "confine a worker to its files", errno).message);
}

} // namespace sohoa
