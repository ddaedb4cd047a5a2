// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/file.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>

namespace sohoa::test {

/// A folder of a test's own that goes away with it.
class Scratch {
  public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "sohoa-test-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw system_error(pattern, "create the folder", errno);
        folder_ = pattern;
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::string& folder() const { return folder_; }
    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    /// Writes a file, with the folders it lies in; returns its path.
    std::string write(const std::string& name, std::string_view bytes) const {
        const std::filesystem::path file = path(name);
        std::filesystem::create_directories(file.parent_path());
        write_file_atomic(file.string(), bytes);
        return file.string();
    }

  private:
    std::string folder_;
};

/// The Error that `work` throws; a failure of the test when it throws none.
template <class Work>
Error error_of(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no Error was thrown";
    return Error(Code::internal, "", msg("no Error"));
}

inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

inline size_t count_of(const std::string& text, const std::string& part) {
    size_t n = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++n;
    return n;
}

struct Ran {
    int status = -1;
    std::string output; ///< stdout and stderr
};

inline Ran run_command(const std::string& command) {
    Ran ran;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return ran;
    char piece[4096];
    while (const size_t n = std::fread(piece, 1, sizeof piece, pipe))
        ran.output.append(piece, n);
    const int status = ::pclose(pipe);
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return ran;
}

inline bool has_program(const std::string& name) {
    return run_command("command -v " + name).status == 0;
}

} // namespace sohoa::test

/// Ends the test as skipped when an outside program is not installed.
#define SOHOA_NEEDS_PROGRAM(name)                                                                                      \
    if (!::sohoa::test::has_program(name)) GTEST_SKIP() << name << " is not installed"
