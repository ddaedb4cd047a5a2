// SPDX-License-Identifier: GPL-3.0-or-later
// Where files go. What is tried is tried in a folder of our own, which is removed.
#include "cli/doctor/checks.h"
#include "core/base/file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <linux/fs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t mb = 1 << 20;
constexpr uint64_t least_mb = 64;       // below it no run begins
constexpr uint64_t plenty_mb = 1 << 10; // a document of 300 pages in colour takes a third of it, twice while it is made

// A folder that is there as long as the object is.
class ProbeFolder {
  public:
    explicit ProbeFolder(const std::string& inside) : path_(inside + "/.sohoa-doctor-XXXXXX") {
        if (!::mkdtemp(path_.data())) throw system_error(inside, "create a folder", errno);
    }
    ~ProbeFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ProbeFolder(const ProbeFolder&) = delete;
    ProbeFolder& operator=(const ProbeFolder&) = delete;
    std::string path(const char* name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

int rename_error(const std::string& from, const std::string& to, unsigned flags) {
    return ::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

// Records are published by one rename that replaces nothing, and replaced by one that exchanges two folders.
bool publishes_whole(const std::string& inside) {
    const ProbeFolder probe(inside);
    for (const char* name : {"a", "b"})
        fs::create_directory(probe.path(name));
    const std::string file = probe.path("a/file");
    write_all(create_file(file).get(), "sohoa", file);
    sync_path(file);
    return rename_error(probe.path("a"), probe.path("b"), RENAME_NOREPLACE) == EEXIST &&
           rename_error(probe.path("a"), probe.path("c"), RENAME_NOREPLACE) == 0 &&
           rename_error(probe.path("b"), probe.path("c"), RENAME_EXCHANGE) == 0;
}

// The folder itself, or the nearest above it that is there: in it the missing ones would be made.
std::string nearest_existing(const std::string& path) {
    fs::path at = fs::absolute(path);
    std::error_code error;
    while (!fs::exists(fs::symlink_status(at, error)) && at.has_relative_path())
        at = at.parent_path();
    return at.string();
}

uint64_t free_megabytes(const std::string& path) {
    struct statvfs info {};
    if (::statvfs(path.c_str(), &info) != 0) throw system_error(path, "ask for free space of", errno);
    return static_cast<uint64_t>(info.f_bavail) * info.f_frsize / mb;
}

void look_at_space(const std::string& path, Diagnosis& out) {
    const uint64_t megabytes = free_megabytes(path);
    out.values.emplace_back("free_megabytes", static_cast<int64_t>(megabytes));
    const Message room = msg("make room on that disk, or choose a folder on another one");
    if (megabytes < least_mb)
        out.fault(Condition::missing, {path, msg("{1} MB are free; a run needs more than {2}", megabytes, least_mb)},
                  room);
    else if (megabytes < plenty_mb)
        out.fault(Condition::warning, {path, msg("only {1} MB are free", megabytes)}, room);
}

} // namespace

Diagnosis look_at_output(Checkup& checkup) {
    if (checkup.out.empty())
        return {Condition::unchecked, {{"", msg("no output folder was given; name it with --out DIR")}}};
    Diagnosis out;
    out.values = {{"path", checkup.out}};
    const std::string place = nearest_existing(checkup.out);
    const bool there = place == fs::absolute(checkup.out).string();
    try {
        if (std::error_code error; !fs::is_directory(place, error))
            throw Error(Code::cannot_create, place, msg("is no folder"));
        if (!publishes_whole(place))
            out.fault(Condition::missing,
                      {place, msg("this file system cannot publish a record by one rename (renameat2)")},
                      msg("choose a folder on a local disk: ext4, XFS or Btrfs"));
    } catch (const Error& error) {
        out.fault(Condition::missing, {place, error.message},
                  msg("choose another --out, or let the user who runs sohoa write there"));
        return out;
    }
    look_at_space(place, out);
    if (out.found.empty())
        out.found.push_back(
            {checkup.out, there ? msg("can be written to; {1} MB are free", free_megabytes(place))
                                : msg("is not there yet and can be made; {1} MB are free", free_megabytes(place))});
    return out;
}

Diagnosis look_at_temporary(Checkup&) {
    const char* given = std::getenv("TMPDIR");
    const std::string path = given && *given ? given : "/tmp";
    Diagnosis out;
    out.values = {{"path", path}};
    try {
        const ProbeFolder probe(path);
        const std::string file = probe.path("file");
        write_all(create_file(file).get(), "sohoa", file);
    } catch (const Error& error) {
        out.fault(Condition::missing, {path, error.message},
                  msg("set TMPDIR to a folder that the user who runs sohoa may write to"));
        return out;
    }
    look_at_space(path, out);
    if (out.found.empty()) out.found.push_back({path, msg("can be written to; {1} MB are free", free_megabytes(path))});
    return out;
}

} // namespace sohoa
