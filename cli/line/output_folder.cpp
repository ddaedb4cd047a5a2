// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/output_folder.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

void make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (!error) return;
    Error made = system_error(path, "create the folder", error.value());
    if (error == std::errc::not_a_directory || fs::is_regular_file(path))
        made.message = msg("is a file, and no folder");
    if (!is_disk_full(made)) made.code = Code::cannot_create;
    throw made;
}

std::string work_area(const std::string& path) {
    return path + "/.work";
}

// plain rename() gives ENOTEMPTY on a folder that is not empty, and would replace an empty one silently.
bool rename_with(unsigned flags, const std::string& from, const std::string& to) {
    return ::syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0;
}

// Before the first page is read, on folders as records are.
bool can_exchange(const std::string& area) {
    make_folder(area + "/a");
    make_folder(area + "/b");
    return rename_with(RENAME_NOREPLACE, area + "/a", area + "/c") &&
           rename_with(RENAME_EXCHANGE, area + "/c", area + "/b");
}

// refusal_json() has a line of its own for the time.
std::string without_time(std::string json) {
    const size_t at = json.find("\n  \"time\": ");
    return at == std::string::npos ? json : json.erase(at, json.find('\n', at + 1) - at);
}

bool same_but_for_time(const std::string& path, const std::string& json) {
    try {
        return without_time(read_file(path, json.size() + 100)) == without_time(json);
    } catch (const Error&) { // nothing there
        return false;
    }
}

} // namespace

Error in_the_way(const std::string& path) {
    return {Code::cannot_create, path,
            msg("something of that name stands there already; choose another --out or move it away (--force puts it "
                "into .replaced)")};
}

OutputFolder::OutputFolder(const std::string& path) : path_(path) {
    make_folder(path_);
    const std::string lock = path_ + "/.lock";
    lock_ = Fd(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!lock_) throw Error(Code::cannot_create, lock, system_error(lock, "open", errno).message);
    if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw Error(Code::try_again, path_,
                    msg("another run of sohoa is working in this folder; wait for it or choose another --out"));
    std::error_code error;
    fs::remove_all(work_area(path_), error);
    if (error)
        throw Error(Code::try_again, work_area(path_),
                    msg("what an earlier run left cannot be removed yet; try again in a moment"));
    exchanges_ = can_exchange(work_area(path_) + "/.probe");
    fs::remove_all(work_area(path_), error);
    for (std::string& name : list_folder(path_))
        if (name[0] != '.') names_.insert(std::move(name));
}

OutputFolder::~OutputFolder() {
    std::error_code ignored;
    if (lock_) fs::remove_all(work_area(path_), ignored);
}

std::vector<std::string> OutputFolder::of_name(const std::string& name) const {
    std::vector<std::string> numbered;
    const std::string stem = name + "-";
    for (auto next = names_.lower_bound(stem); next != names_.end() && next->starts_with(stem); ++next)
        if (next->find_first_not_of("0123456789", stem.size()) == std::string::npos) numbered.push_back(*next);
    std::sort(numbered.begin(), numbered.end(), natural_less);
    if (names_.count(name)) numbered.insert(numbered.begin(), name);
    for (std::string& found : numbered)
        found.insert(0, path_ + "/");
    return numbered;
}

uint64_t OutputFolder::free_bytes() const {
    struct statvfs info {};
    if (::statvfs(path_.c_str(), &info) != 0) throw system_error(path_, "ask for free space of", errno);
    return static_cast<uint64_t>(info.f_bavail) * info.f_frsize;
}

bool OutputFolder::has_room(uint64_t bytes) const {
    const std::string path = work_area(path_) + "/.room";
    const Fd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    const bool room = fd && ::posix_fallocate(fd.get(), 0, static_cast<off_t>(std::max<uint64_t>(bytes, 1))) == 0;
    ::unlink(path.c_str());
    return room;
}

Staging OutputFolder::begin(const std::string& name) {
    Staging staging{work_area(path_) + "/" + name};
    fs::remove_all(staging.folder);
    make_folder(staging.folder);
    return staging;
}

void OutputFolder::discard(const Staging& staging) {
    std::error_code ignored; // what stays is removed with the whole staging area
    fs::remove_all(staging.folder, ignored);
}

void OutputFolder::swap_in(const std::string& from, const std::string& to, bool replace) {
    if (!exchanges_) return swap_in_plainly(from, to, replace);
    if (rename_with(RENAME_NOREPLACE, from, to)) return;
    if (errno == EEXIST && replace && rename_with(RENAME_EXCHANGE, from, to)) return;
    const int error = errno;
    if (error == EEXIST) throw in_the_way(to);
    throw system_error(to, "publish", error);
}

// Under the lock nobody else of ours publishes here. What is replaced is set aside first, and comes back when the
// rename fails.
void OutputFolder::swap_in_plainly(const std::string& from, const std::string& to, bool replace) {
    const bool there = fs::exists(fs::symlink_status(to));
    if (there && !replace) throw in_the_way(to);
    const std::string aside = from + ".old";
    if (there && ::rename(to.c_str(), aside.c_str()) != 0) throw system_error(to, "publish", errno);
    if (::rename(from.c_str(), to.c_str()) == 0) {
        if (there) fs::rename(aside, from); // as an exchange leaves it
        return;
    }
    const int error = errno;
    if (there) ::rename(aside.c_str(), to.c_str());
    throw system_error(to, "publish", error);
}

// "cong-van-2026-11-28-171530.pdf": when it was replaced.
std::string OutputFolder::place_aside(const std::string& name) const {
    std::string stamp = iso8601_vn(clock_()).substr(0, 19);
    stamp[10] = '-';
    stamp.erase(std::remove(stamp.begin() + 10, stamp.end(), ':'), stamp.end());
    const bool file = name.ends_with(".pdf");
    const std::string stem = path_ + "/.replaced/" + (file ? name.substr(0, name.size() - 4) : name) + "-" + stamp,
                      end = file ? ".pdf" : "";
    std::string place = stem + end;
    for (int i = 2; fs::exists(fs::symlink_status(place)); ++i)
        place = stem + "-" + std::to_string(i) + end;
    return place;
}

std::string OutputFolder::put(const std::string& made, const std::string& name, bool replace) {
    const std::string to = path_ + "/" + name;
    std::string aside;
    if (replace && fs::exists(fs::symlink_status(to)))
        aside = change_places(made, name);
    else
        swap_in(made, to, false);
    sync_path(path_);
    return aside;
}

// The new one waits where the old one is to lie, so that at no moment either of them is gone.
std::string OutputFolder::change_places(const std::string& made, const std::string& name) {
    make_folder(path_ + "/.replaced");
    const std::string aside = place_aside(name);
    if (::rename(made.c_str(), aside.c_str()) != 0) throw system_error(aside, "publish", errno);
    try {
        swap_in(aside, path_ + "/" + name, true);
    } catch (const Error&) {
        ::rename(aside.c_str(), made.c_str());
        throw;
    }
    sync_path(path_ + "/.replaced");
    return aside;
}

std::string OutputFolder::publish(const Staging& staging, const std::string& name, bool replace) {
    for (const std::string& file : {staging.signed_pdf(), staging.manifest(), staging.sums(), staging.record()})
        sync_path(file);
    const std::string aside = put(staging.record(), name, replace);
    discard(staging);
    return aside;
}

std::string OutputFolder::publish_file(const std::string& made, const std::string& name, bool replace) {
    sync_path(made);
    return put(made, name, replace);
}

bool OutputFolder::refuse(const std::string& name, const std::string& error_json) {
    if (same_but_for_time(path_ + "/.refused/" + name + "/error.json", error_json)) return false;
    const std::string made = work_area(path_) + "/" + name + ".refused";
    fs::remove_all(made);
    make_folder(made);
    write_file_atomic(made + "/error.json", error_json);
    sync_path(made);
    make_folder(path_ + "/.refused");
    swap_in(made, path_ + "/.refused/" + name, true);
    sync_path(path_ + "/.refused");
    fs::remove_all(made);
    return true;
}

void OutputFolder::forget_refusal(const std::string& name) {
    std::error_code ignored;
    fs::remove_all(path_ + "/.refused/" + name, ignored);
    if (fs::is_empty(path_ + "/.refused", ignored)) fs::remove(path_ + "/.refused", ignored);
}

} // namespace sohoa
