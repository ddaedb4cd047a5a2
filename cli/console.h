// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/message.h"

#include <string>

namespace sohoa {

/// Text that may hold somebody else's words (file names, certificates), safe for a terminal: control characters but
/// line ends and form feeds become '?'.
std::string printable(std::string text);

enum class Level { debug, info, warn, alarm, error }; ///< alarm: a warning that --quiet lets through

/// What is said while a command works: talk goes to stderr and, whole, to the log file; stdout is left to data.
class Console {
  public:
    /// `log_file` may be empty. Error when it cannot be opened. A log that was moved away is begun anew.
    Console(bool quiet, bool verbose, const std::string& log_file);
    ~Console();

    /// One line that is written over again, on a terminal only; nothing under cron.
    void progress(const std::string& text);

    /// A sentence: errors and alarms always, warnings unless quiet, information only with --verbose (on a terminal:
    /// unless quiet).
    void say(Level level, const std::string& where, const Message& message);

    bool on_terminal() const { return terminal_; }
    bool has_log() const { return static_cast<bool>(log_); }

  private:
    void clear_progress();
    void open_log();
    void write_log(const std::string& line);

    bool quiet_, verbose_, terminal_, shown_ = false;
    Fd log_;
    std::string log_path_;
};

} // namespace sohoa
