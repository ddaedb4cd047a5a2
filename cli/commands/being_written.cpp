// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/being_written.h"

#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>

namespace sohoa {
namespace {

constexpr long xfs_magic = 0x58465342; // not in linux/magic.h

// Elsewhere a lease that is refused means something else: no delegation (NFS), no oplock (SMB).
bool leases_tell(int fd) {
    struct statfs info {};
    constexpr long local[] = {EXT4_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC, xfs_magic};
    return ::fstatfs(fd, &info) == 0 && std::find(std::begin(local), std::end(local), info.f_type) != std::end(local);
}

} // namespace

bool is_being_written(const std::string& path) {
    const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd || !leases_tell(fd.get())) return false;
    const auto before = std::signal(SIGIO, SIG_IGN); // who opens it just now would have us told, by a signal that kills
    const bool leased = ::fcntl(fd.get(), F_SETLEASE, F_RDLCK) == 0; // not given while somebody may write
    const bool written = !leased && errno == EAGAIN;
    if (leased) ::fcntl(fd.get(), F_SETLEASE, F_UNLCK);
    std::signal(SIGIO, before);
    return written;
}

} // namespace sohoa
