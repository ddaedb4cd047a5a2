// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/i18n.h"
#include "cli/output.h"
#include "cli/workers/sandbox.h"

#include <csignal>
#include <iostream>
#include <string>

namespace {

int internal_command(const std::string& name, int argc, char** argv) {
    using namespace sohoa;
    set_language("vi"); // the manual is written in Vietnamese
    if (name == "__manual-exit-codes") {
        print(manual_exit_codes());
        return 0;
    }
    for (const Command& command : commands())
        if (name == "__manual-options" && argc == 3 && argv[2] == command.name) {
            print(manual_options(command));
            return 0;
        }
    return static_cast<int>(Code::usage);
}

// Behind a closed pipe other tools die by SIGPIPE, where that was not switched off for them.
void end_as_others_do(void (*by_broken_pipe)(int)) {
    std::signal(SIGPIPE, by_broken_pipe);
    std::raise(SIGPIPE);
}

} // namespace

int main(int argc, char** argv) {
    sohoa::open_standard_descriptors();
    sohoa::close_to_others();
    const auto by_broken_pipe = std::signal(SIGPIPE, SIG_IGN);
    try {
        if (argc > 1 && std::string(argv[1]).rfind("__", 0) == 0) return internal_command(argv[1], argc, argv);
        return sohoa::dispatch(argc, argv);
    } catch (const sohoa::Error& error) {
        if (sohoa::reader_is_gone(error)) end_as_others_do(by_broken_pipe);
        std::cerr << "sohoa: " << (error.where.empty() ? "" : sohoa::say_place(error.where) + ": ")
                  << sohoa::say(error.message) << "\n";
        return static_cast<int>(error.code);
    } catch (const std::exception& error) {
        std::cerr << "sohoa: " << sohoa::say(sohoa::msg("internal error: {1}", error.what())) << "\n";
        return static_cast<int>(sohoa::Code::internal);
    }
}
