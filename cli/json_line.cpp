// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_line.h"

namespace sohoa {

std::string json_line(const Json& object) {
    return dump(object, -1) + "\n";
}

std::string error_line(const std::string& source, const Error& error) {
    return json_line({{"schema", "sohoa-error"},
                      {"schema_version", 1},
                      {"source", source},
                      {"code", static_cast<int>(error.code)},
                      {"where", error.where.empty() ? source : error.where},
                      {"message", error.message.english()}});
}

} // namespace sohoa
