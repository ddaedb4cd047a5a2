// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest_values.h"

#include "core/base/clock.h"

#include <cmath>

namespace sohoa {

Json unknown(const char* reason) {
    return {{"value", nullptr}, {"reason", reason}};
}

Json known(Json value, const char* source) {
    return {{"value", std::move(value)}, {"source", source}};
}

Json text_field(const std::string& text, const char* source, const char* reason) {
    return text.empty() ? unknown(reason) : known(text, source);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json time_or_null(int64_t time) {
    return time ? Json(iso8601_vn(time)) : Json(nullptr);
}

double rounded(double number) {
    return std::isfinite(number) ? std::round(number * 1000) / 1000 : 0;
}

Json json_of(const Message& m) {
    return {{"message", m.english()}, {"id", m.word}, {"args", Json::array_of(m.args)}};
}

Json json_of(const std::vector<Message>& messages) {
    Json out = Json::array();
    for (const Message& m : messages)
        out.push_back(json_of(m));
    return out;
}

Json json_of(const Findings& findings) {
    Json out = Json::array();
    for (const Finding& f : findings)
        out.push_back({{"severity", to_string(f.severity)},
                       {"rule", f.rule},
                       {"law", text_or_null(f.law)},
                       {"page", f.page},
                       {"message", f.message.english()},
                       {"id", f.message.word.empty() ? f.rule : f.message.word},
                       {"args", Json::array_of(f.message.args)}});
    return out;
}

} // namespace sohoa
