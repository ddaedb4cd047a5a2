// SPDX-License-Identifier: GPL-3.0-or-later
// Clock, terminal, memory, processors, and the fence round workers.
#include "cli/confinement_text.h"
#include "cli/doctor/checks.h"
#include "core/base/clock.h"
#include "core/base/file.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr uint64_t mb = 1 << 20;
constexpr uint64_t worker_mb = 200;      // what a worker on a large page was seen to use, twice over
constexpr int64_t clock_tolerance = 300; // seconds that two honest clocks may differ
constexpr int64_t vietnam_offset = 7L * 3600;

int build_year() {
    return std::atoi(&__DATE__[7]);
} // "Nov 26 2026"; SOURCE_DATE_EPOCH settles it where builds are reproduced

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::tm local_time(int64_t time) {
    const std::time_t seconds = static_cast<std::time_t>(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return parts;
}

int year_of(int64_t time) {
    return std::atoi(iso8601_vn(time).c_str());
}

// "Asia/Ho_Chi_Minh" where the system tells it, else the abbreviation.
std::string zone_name(const std::tm& local) {
    if (const std::string given = environment("TZ"); !given.empty()) return given;
    std::error_code error;
    const std::string target = std::filesystem::read_symlink("/etc/localtime", error).string();
    const size_t at = target.find("zoneinfo/");
    return error || at == std::string::npos ? local.tm_zone : target.substr(at + 9);
}

// The newest CRL whose date can be believed to be its maker's.
const TrustItem* newest_crl(const std::vector<TrustItem>& items) {
    const TrustItem* newest = nullptr;
    for (const TrustItem& item : items)
        if (item.kind == TrustItem::crl && (!newest || item.from > newest->from)) newest = &item;
    return newest;
}

// What the trust folder holds; nothing when it cannot be read, which its own check says.
std::vector<TrustItem> items_of(Checkup& checkup) {
    try {
        return checkup.trust.empty() ? std::vector<TrustItem>() : checkup.trust_items();
    } catch (const Error&) {
        return {};
    }
}

// Files of /proc and /sys say that they hold nothing: they are read to their end.
std::string text_of(const std::string& path) {
    std::string out;
    try {
        read_in_pieces(path, [&](std::string_view piece) { out += piece; });
    } catch (const Error&) { // no such control group
    }
    return out;
}

// Bytes that the control groups above this process allow; UINT64_MAX when they set no limit. cgroups(7), version 2
// and 1.
uint64_t group_bytes() {
    uint64_t least = UINT64_MAX;
    const auto take = [&](const std::string& text) {
        if (!text.empty() && text[0] >= '0' && text[0] <= '9')
            least = std::min<uint64_t>(least, std::strtoull(text.c_str(), nullptr, 10));
    };
    const std::string groups = text_of("/proc/self/cgroup");
    if (const size_t at = groups.find("0::/"); at != std::string::npos) {
        std::filesystem::path group = groups.substr(at + 4, groups.find('\n', at) - at - 4);
        for (;; group = group.parent_path()) {
            take(text_of(("/sys/fs/cgroup" / group / "memory.max").string()));
            if (group.empty()) break;
        }
    }
    take(text_of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
    return least;
}

unsigned processors() {
    return std::max(1u, std::thread::hardware_concurrency());
}

bool says_utf8(std::string locale) {
    for (char& c : locale)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

// The locale that decides about letters (setlocale(3)).
std::string letters_locale() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (const std::string value = environment(name); !value.empty()) return value;
    return "";
}

} // namespace

Diagnosis look_at_clock(Checkup& checkup) {
    const int64_t now = checkup.now;
    const Message set_it = msg("set the clock, and let it be set by the network: timedatectl set-ntp true");
    Diagnosis out;
    out.values = {{"time", iso8601_vn(now)}};
    const std::vector<TrustItem> items = items_of(checkup);
    if (year_of(now) < build_year())
        out.fault(Condition::missing,
                  {seal_time(now), msg("lies before {1}, the year in which this program was built", build_year())},
                  set_it);
    if (const TrustItem* crl = newest_crl(items); crl && crl->from > now + clock_tolerance)
        out.fault(Condition::missing,
                  {seal_time(now), msg("lies before the CRL {1}, made at {2}", crl->file, seal_time(crl->from))},
                  set_it);
    if (!environment("SOURCE_DATE_EPOCH").empty())
        out.fault(Condition::warning,
                  {"SOURCE_DATE_EPOCH", msg("holds the clock still: every signature would get this one time")},
                  msg("run: unset SOURCE_DATE_EPOCH"));
    if (out.found.empty()) out.found.push_back({seal_time(now)});
    return out;
}

Diagnosis look_at_time_zone(Checkup& checkup) {
    const std::tm local = local_time(checkup.now);
    const std::string name = zone_name(local);
    Diagnosis out;
    out.values = {{"name", name}, {"offset_seconds", static_cast<int64_t>(local.tm_gmtoff)}};
    // Nothing to be put right: sohoa does not look at it.
    out.found.push_back(
        {name, local.tm_gmtoff == vietnam_offset
                   ? msg("Vietnam time, as in signatures and manifests")
                   : msg("is not Vietnam time, but signatures and manifests always have Vietnam time (+07:00)")});
    return out;
}

Diagnosis look_at_terminal(Checkup&) {
    const std::string locale = letters_locale();
    Diagnosis out;
    out.values = {{"locale", locale}};
    if (says_utf8(locale))
        out.found.push_back({locale});
    else if (::isatty(STDOUT_FILENO) != 1)
        out.found.push_back({locale, msg("no terminal here; what is written is UTF-8")});
    else
        out.fault(Condition::warning,
                  {locale, msg("the terminal may not show Vietnamese letters, because its locale is not UTF-8")},
                  msg("run: export LC_ALL=C.UTF-8"));
    return out;
}

Diagnosis look_at_memory(Checkup& checkup) {
    const uint64_t machine =
        static_cast<uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
    const uint64_t group = group_bytes(), usable = std::min(machine, group) / mb, wanted = worker_mb * processors();
    rlimit address{};
    ::getrlimit(RLIMIT_AS, &address);
    Diagnosis out;
    out.values = {{"machine_megabytes", static_cast<int64_t>(machine / mb)},
                  {"usable_megabytes", static_cast<int64_t>(usable)}};
    out.found.push_back({"", group < machine
                                 ? msg("{1} MB, of which the control group allows {2} MB", machine / mb, usable)
                                 : msg("{1} MB", usable)});
    if (usable < wanted)
        out.fault(Condition::warning, {"", msg("a run with {1} workers may want {2} MB", processors(), wanted)},
                  msg("run with --jobs {1}", std::max<uint64_t>(1, usable / worker_mb)));
    if (address.rlim_max != RLIM_INFINITY && address.rlim_max < checkup.profile.limits.worker_bytes)
        out.fault(Condition::warning,
                  {"", msg("a process may address {1} MB only (ulimit -v), less than a worker is allowed",
                           address.rlim_max / mb)},
                  msg("run: ulimit -v unlimited, or lower limits.worker_bytes"));
    return out;
}

Diagnosis look_at_processors(Checkup&) {
    Diagnosis out;
    out.values = {{"count", static_cast<int64_t>(processors())}};
    out.found.push_back({std::to_string(processors())});
    return out;
}

Diagnosis look_at_confinement(Checkup& checkup) {
    Diagnosis out;
    try {
        const Surroundings& seen = checkup.surroundings();
        out.values = {{"seccomp", seen.network ? "no" : "yes"}, {"landlock", seen.files ? "no" : "yes"}};
        if (!seen.network) out.found.push_back({"", msg("the kernel refuses them the network (seccomp)")});
        if (!seen.files) out.found.push_back({"", msg("the kernel refuses them files that are not theirs (Landlock)")});
        for (const Message& missing : missing_from(checkup.confinement()))
            out.fault(Condition::warning, {"", missing},
                      msg("run sohoa on a kernel, or in a container, that allows seccomp and Landlock"));
    } catch (const Error& error) {
        out.fault(Condition::missing, {error.where, error.message},
                  msg("see that limits of the shell (ulimit -a) are not below those of the profile, [limits]"));
    }
    return out;
}

} // namespace sohoa
