// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/each.h"

#include "cli/exit_codes.h"
#include "cli/json_line.h"
#include "core/base/error.h"

#include <algorithm>
#include <iostream>

namespace sohoa {

int each(const std::vector<std::string>& names, Console& console, bool json,
         const std::function<int(const std::string&)>& one) {
    int code = exit_done;
    for (const std::string& name : names) {
        try {
            code = std::max(code, one(name));
        } catch (const Error& error) {
            if (error.code == Code::configuration) throw;
            if (json) std::cout << error_line(name, error);
            console.say(Level::error, error.where.empty() ? name : error.where, error.message);
            code = std::max(code, static_cast<int>(error.code));
        }
    }
    return code;
}

} // namespace sohoa
