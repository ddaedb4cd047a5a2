// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs programs as a person or cron would: own session (so no terminal unless one is asked for), output captured, and a
// bound after which a program that hangs is killed and the test fails.

#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sohoa::test {

/// What a program is started with.
struct Call {
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment = {}; ///< over ours, which has no locale but C.UTF-8
    std::string input = {};                              ///< stdin; /dev/null when empty
    std::map<int, std::string> descriptors = {};         ///< pipes: number, and what is read from it
    bool terminal = false;                               ///< a controlling terminal, see Process::type
};

/// What came of it.
struct Outcome {
    int code = -1;  ///< exit code; -1 when it did not exit
    int signal = 0; ///< that ended it
    std::string out, err;

    std::vector<std::string> out_lines() const; ///< without their ends; what --json prints is an object each
    std::vector<std::string> err_lines() const;
};

/// A program under way. Its session, and so every process it starts, dies with this object.
class Process {
  public:
    Process(const std::string& program, const Call& call);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t pid() const { return pid_; }
    bool running() const;
    void signal(int number) const;     ///< to the program alone
    void signal_all(int number) const; ///< to its process group, as a terminal does
    Outcome wait();                    ///< std::runtime_error when it hangs

    /// Waits until `prompt` stands on the terminal, types `text` and Enter. What the terminal shows: screen().
    void type(const std::string& prompt, const std::string& text);
    std::string screen();

    /// Living processes of its session, itself among them.
    std::vector<pid_t> session() const;
    /// Waits until the session is empty; false when the bound is reached.
    bool session_ends() const;

  private:
    [[noreturn]] void become(const std::string& program, const Call& call, const std::map<int, int>& descriptors) const;

    pid_t pid_ = -1;
    int pidfd_ = -1, out_ = -1, err_ = -1, input_ = -1, terminal_ = -1;
    bool waited_ = false;
    std::string screen_, terminal_name_;
};

/// The program under test.
Outcome sohoa(const Call& call);
Outcome sohoa(const std::vector<std::string>& arguments);
/// Any other program, looked for on PATH.
Outcome tool(const std::string& program, const std::vector<std::string>& arguments);

/// "/proc/<pid>/cmdline" with spaces between the words; empty when the process is gone.
std::string command_line_of(pid_t pid);

/// The files and folders below `folder`, relative, sorted; folders end with '/'.
std::vector<std::string> tree(const std::string& folder);
/// The records in an output folder: what is no dot-file.
std::vector<std::string> records_in(const std::string& out);
std::string read(const std::string& path);

/// Removed at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path(const std::string& name = "") const;
    /// Writes a file, its folders too; returns its path.
    std::string put(const std::string& name, const std::string& bytes, int mode = 0644) const;
    /// Copies a file or a whole folder; returns the path of the copy.
    std::string copy(const std::string& from, const std::string& name) const;

  private:
    std::string path_;
};

} // namespace sohoa::test
