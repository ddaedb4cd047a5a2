// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/each.h"

#include "cli/exit_codes.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "core/base/error.h"

#include <algorithm>

namespace sohoa {

int each(const std::vector<std::string>& names, Console& console, bool json,
         const std::function<Judgement(const std::string&)>& judge) {
    int code = exit_done;
    for (const std::string& name : names) {
        Judgement judged;
        try {
            judged = judge(name);
        } catch (const Error& error) {
            if (error.code == Code::configuration) throw;
            console.say(Level::error, error.where.empty() ? name : error.where, error.message);
            judged = {static_cast<int>(error.code), json ? error_line(name, error) : ""};
        }
        print(judged.text);
        code = std::max(code, judged.code);
    }
    return code;
}

} // namespace sohoa
