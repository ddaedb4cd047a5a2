// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/i18n.h"

#include "cli/program.h"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <libintl.h>
#include <string_view>

// GNU gettext caches the language; this counter tells it that LANGUAGE changed (gettext manual, 11.2.9).
extern "C" int _nl_msg_cat_cntr;

namespace sohoa {
namespace {

std::string of_locale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string(value).rfind("en", 0) == 0 ? "en" : "vi";
    return "vi"; // cron sets no locale, and the readers are Vietnamese
}

// Of a name in RFC 4514 text: what a person calls somebody. JSON has the whole name.
std::string common_name(const std::string& name) {
    std::string out;
    for (size_t i = 3; i < name.size() && name[i] != ',' && name[i] != '+'; ++i) {
        if (name[i] == '\\' && i + 1 < name.size()) ++i;
        out += name[i];
    }
    return out;
}

// Whether a unit stands behind a value of the sentence: its numbers have a decimal comma in Vietnamese. Versions, and
// settings as they are typed, keep their point.
bool states_measures(std::string_view id) {
    for (size_t at = id.find('}'); at != id.npos; at = id.find('}', at + 1)) {
        std::string_view unit = id.substr(at + 1);
        if (unit.starts_with(' ')) unit.remove_prefix(1);
        for (const char* one : {"°", "%", "mm", "px", "dpi", "points", "degrees", "percent", "×"})
            if (unit.starts_with(one)) return true;
    }
    return false;
}

bool is_decimal(const std::string& text) {
    const size_t point = text.find('.');
    return point != std::string::npos && point > 0 && point + 1 < text.size() &&
           text.find_first_not_of("-0123456789", 0) == point &&
           text.find_first_not_of("0123456789", point + 1) == std::string::npos;
}

void use(const std::string& language) {
    ::setenv("LANGUAGE", language.c_str(), 1);
    ++_nl_msg_cat_cntr;
}

} // namespace

void set_language(const std::string& wanted) {
    // LC_NUMERIC stays "C": numbers in files never follow the locale. gettext looks at LANGUAGE only when LC_MESSAGES
    // is not "C"; C.UTF-8 is on every Debian.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    std::setlocale(LC_MESSAGES, "C.UTF-8");
    bindtextdomain("sohoa", share_folder("locale").c_str());
    bind_textdomain_codeset("sohoa", "UTF-8");
    textdomain("sohoa");
    use(wanted.empty() ? of_locale() : wanted);
}

std::string language() {
    const char* value = std::getenv("LANGUAGE");
    return value ? value : "en";
}

std::string tr(const std::string& id) {
    return id.empty() ? id : std::string(gettext(id.c_str()));
}

std::string say(const Message& message) {
    std::vector<std::string> args = message.args;
    const bool measures = language() == "vi" && states_measures(message.id);
    for (size_t i = 0; i < args.size(); ++i) {
        if (args[i].starts_with("CN=")) args[i] = common_name(args[i]);
        if (measures && is_decimal(args[i])) std::replace(args[i].begin(), args[i].end(), '.', ',');
    }
    return fill(tr(message.id), args);
}

std::string say_place(const std::string& where) {
    static constexpr const char* between = ", page ";
    const size_t at = where.rfind(between);
    if (at == std::string::npos) return where;
    const std::string pages = where.substr(at + std::char_traits<char>::length(between));
    const bool a_page = !pages.empty() && pages[0] >= '0' && pages[0] <= '9';
    return a_page ? say(msg("{1}, page {2}", where.substr(0, at), pages)) : where;
}

std::string say_in(const std::string& wanted, const Message& message) {
    const std::string before = language();
    use(wanted);
    const std::string text = say(message);
    use(before);
    return text;
}

} // namespace sohoa
