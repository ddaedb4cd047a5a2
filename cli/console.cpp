// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "cli/i18n.h"
#include "core/base/clock.h"
#include "core/base/error.h"

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <iostream>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {
namespace {

const char* word(Level level) {
    switch (level) {
    case Level::debug:
        return "DEBUG";
    case Level::info:
        return "INFO";
    case Level::warn:
    case Level::alarm:
        return "WARN";
    default:
        return "ERROR";
    }
}

// A file name must not break a log line either.
std::string one_line(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\f') c = '?';
    return printable(std::move(text));
}

} // namespace

std::string printable(std::string text) {
    for (size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool c1 =
            c == 0xC2 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xE0) == 0x80; // U+0080–9F
        if (c1)
            text[i] = text[i + 1] = '?';
        else if ((c < 0x20 && c != '\n' && c != '\f') || c == 0x7F)
            text[i] = '?';
    }
    return text;
}

Console::Console(bool quiet, bool verbose, const std::string& log_file)
    : quiet_(quiet), verbose_(verbose), terminal_(::isatty(STDERR_FILENO) == 1), log_path_(log_file) {
    if (!log_file.empty()) open_log();
}

void Console::open_log() {
    log_ = Fd(::open(log_path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
    if (!log_) throw Error(Code::cannot_create, log_path_, system_error(log_path_, "open", errno).message);
}

// logrotate moves the file away; what is said then belongs into a new one.
void Console::write_log(const std::string& line) {
    struct stat there {
    }, held{};
    const bool moved = ::stat(log_path_.c_str(), &there) != 0 || ::fstat(log_.get(), &held) != 0 ||
                       there.st_ino != held.st_ino || there.st_dev != held.st_dev;
    if (moved) open_log();
    write_all(log_.get(), line, log_path_);
}

Console::~Console() {
    clear_progress();
}

void Console::clear_progress() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
    shown_ = false;
}

void Console::progress(const std::string& text) {
    if (!terminal_ || quiet_) return;
    std::cerr << "\r\x1b[K" << one_line(text) << std::flush;
    shown_ = true;
}

void Console::say(Level level, const std::string& where, const Message& message) {
    const std::string text = one_line((where.empty() ? "" : say_place(where) + ": ") + sohoa::say(message));
    if (log_) write_log(iso8601_vn(std::time(nullptr)) + " " + word(level) + " " + text + "\n");
    const bool shown = level >= Level::alarm || (level == Level::warn && !quiet_) ||
                       (level == Level::info && !quiet_ && (terminal_ || verbose_)) ||
                       (level == Level::debug && verbose_ && !quiet_);
    if (!shown) return;
    clear_progress();
    const bool warning = level == Level::warn || level == Level::alarm;
    std::cerr << (warning ? tr("warning") + ": " : level == Level::error ? "sohoa: " : "") << text << "\n";
}

} // namespace sohoa
