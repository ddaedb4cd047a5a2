// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// From now on a stack that runs over (a file nested a million deep, in a library that calls itself for each level) is
/// no crash: `last_words` are written to `fd` and the process ends with 0. Bounds the stack too. For a process with one
/// thread that has no handler for SIGSEGV; in a sanitizer build it does nothing, because the sanitizer has one.
void guard_stack(int fd, const std::string& last_words);

} // namespace sohoa
