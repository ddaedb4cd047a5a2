// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "profiles/settings.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <toml++/toml.h>

namespace sohoa {
namespace {

constexpr uint64_t most_bytes = 1'000'000;

// Whether `node` is a list of texts.
bool take_texts(const toml::node& node, std::vector<std::string>& out) {
    const toml::array* list = node.as_array();
    if (!list) return false;
    for (const toml::node& item : *list) {
        const auto text = item.value_exact<std::string>();
        if (!text) return false;
        out.push_back(*text);
    }
    return true;
}

/// Puts the values of a TOML file into a profile and gathers what is wrong.
class Loader {
  public:
    Loader(Profile& profile, std::string folder) : profile_(profile), folder_(std::move(folder)) {}

    void table(const toml::table& table, const std::string& prefix) {
        for (auto&& [key, node] : table) {
            const std::string name = prefix + std::string(key.str());
            if (const toml::table* inner = node.as_table(); inner && is_section(name))
                this->table(*inner, name + ".");
            else
                value(name, key, node);
        }
    }

    /// In the order of the file.
    std::vector<ProfileFault> faults() {
        std::stable_sort(faults_.begin(), faults_.end(), [](const ProfileFault& a, const ProfileFault& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        return std::move(faults_);
    }

  private:
    bool is_section(const std::string& name) const {
        for (const SettingRow& row : rows_)
            if (row.setting.key.starts_with(name + ".")) return true;
        return false;
    }

    void value(const std::string& name, const toml::key& key, const toml::node& node) {
        const SettingRow* row = find_row(rows_, name);
        if (!row) {
            return fault(key.source().begin, node.is_table() ? unknown_section(name) : unknown_setting(rows_, name));
        }
        SettingValue given;
        if (std::vector<std::string> texts; row->setting.type == "list" && take_texts(node, texts))
            given = texts;
        else if (const auto text = node.value_exact<std::string>())
            given = from_folder(*row, *text);
        else if (const auto on = node.value_exact<bool>())
            given = *on;
        else if (const auto whole = node.value_exact<int64_t>())
            given = *whole;
        else if (const auto number = node.value_exact<double>())
            given = *number;
        else {
            const bool list = row->setting.type == "list";
            return fault(node.source().begin, list ? msg("{1} takes a list of texts", name)
                                                   : msg("{1} takes a single value: {2}", name, row->setting.type));
        }
        if (const auto wrong = row->set(profile_, given)) fault(node.source().begin, *wrong);
    }

    void fault(const toml::source_position& at, const Message& message) {
        faults_.push_back({at.line, at.column, message});
    }

    std::string from_folder(const SettingRow& row, const std::string& text) const {
        const bool relative = row.path && !text.empty() && text.front() != '/';
        return relative ? folder_ + text : text;
    }

    Message unknown_section(const std::string& name) const {
        std::vector<std::string> sections;
        for (const SettingRow& row : rows_)
            if (const size_t dot = row.setting.key.find('.'); dot != std::string::npos)
                sections.push_back(row.setting.key.substr(0, dot));
        const std::string near = nearest(name, sections);
        return near.empty() ? msg("there is no section [{1}]", name)
                            : msg("there is no section [{1}]; did you mean [{2}]?", name, near);
    }

    Profile& profile_;
    std::string folder_; ///< of the file, with '/' at the end; empty for the current one
    std::vector<SettingRow> rows_ = setting_rows();
    std::vector<ProfileFault> faults_;
};

bool is_path(const std::string& name) {
    return name.find('/') != std::string::npos || name.ends_with(".toml");
}

std::string stem(const std::string& path) {
    std::string name = path.substr(path.rfind('/') + 1);
    if (name.ends_with(".toml")) name.resize(name.size() - 5);
    return name;
}

Error no_profile(const std::string& name, const std::string& folder) {
    const std::string near = nearest(name, profile_names(folder));
    return Error(Code::no_input, folder,
                 near.empty() ? msg("there is no profile {1}", name)
                              : msg("there is no profile {1}; did you mean {2}?", name, near));
}

std::string profile_text(const std::string& name_or_path, const std::string& folder) {
    const std::string path = profile_path(name_or_path, folder);
    try {
        return read_file(path, most_bytes);
    } catch (const Error& e) {
        if (e.code == Code::no_input && !is_path(name_or_path)) throw no_profile(name_or_path, folder);
        throw Error(e.code, path, e.message);
    }
}

// Puts what a file says into `profile`; relative paths in it start at the folder of `where`.
std::vector<ProfileFault> take(const std::string& text, const std::string& where, Profile& profile) {
    try {
        Loader loader(profile, where.substr(0, where.rfind('/') + 1));
        loader.table(toml::parse(text, where), "");
        return loader.faults();
    } catch (const toml::parse_error& e) {
        const toml::source_position at = e.source().begin;
        return {{at.line, at.column, msg("this is not TOML: {1}", e.description())}};
    }
}

// The value of --set is the text itself for a setting that takes text, TOML's spelling for the others.
SettingValue value_from_text(const SettingRow& row, const std::string& text) {
    if (row.setting.type == "switch") {
        if (text == "true" || text == "false") return text == "true";
        return text;
    }
    if (row.setting.type == "list") {
        try {
            const toml::table parsed = toml::parse("given = " + text);
            if (std::vector<std::string> texts; parsed.size() == 1 && take_texts(*parsed.get("given"), texts))
                return texts;
        } catch (const toml::parse_error&) { // the row says what it takes
        }
        return text;
    }
    const char* end = text.data() + text.size();
    if (row.setting.type == "integer" || row.setting.type == "number") {
        int64_t whole = 0;
        if (auto [at, error] = std::from_chars(text.data(), end, whole); error == std::errc() && at == end)
            return whole;
        double number = 0;
        if (auto [at, error] = std::from_chars(text.data(), end, number); error == std::errc() && at == end)
            return number;
    }
    return text;
}

} // namespace

Profile parse_profile(const std::string& text, const std::string& name, const std::string& where) {
    Profile profile;
    profile.name = name;
    const std::vector<ProfileFault> faults = take(text, where, profile);
    if (faults.empty()) return profile;
    const ProfileFault& first = faults.front();
    throw Error(Code::configuration, where + ":" + std::to_string(first.line) + ":" + std::to_string(first.column),
                first.message);
}

std::string profile_path(const std::string& name_or_path, const std::string& profiles_folder) {
    return is_path(name_or_path) ? name_or_path : profiles_folder + "/" + name_or_path + ".toml";
}

std::vector<std::string> profile_names(const std::string& profiles_folder) {
    std::vector<std::string> names;
    for (const std::string& file : list_folder(profiles_folder))
        if (file.ends_with(".toml")) names.push_back(stem(file));
    return names;
}

Profile load_profile(const std::string& name_or_path, const std::string& profiles_folder) {
    const std::string path = profile_path(name_or_path, profiles_folder);
    std::string text;
    try {
        text = profile_text(name_or_path, profiles_folder);
    } catch (const Error& e) { // whoever wants to work by a profile is wrongly set up without it
        throw Error(Code::configuration, e.where, e.message);
    }
    return parse_profile(text, nfc(stem(path)), path);
}

std::vector<ProfileFault> profile_faults(const std::string& name_or_path, const std::string& profiles_folder) {
    Profile ignored;
    return take(profile_text(name_or_path, profiles_folder), profile_path(name_or_path, profiles_folder), ignored);
}

void apply_setting(Profile& profile, const std::string& assignment) {
    const size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        throw Error(Code::usage, "--set " + assignment, msg("a setting is given as key=value"));
    const std::string key = assignment.substr(0, equals);
    const std::vector<SettingRow> rows = setting_rows();
    const SettingRow* row = find_row(rows, key);
    if (!row) throw Error(Code::usage, "--set " + assignment, unknown_setting(rows, key));
    if (auto fault = row->set(profile, value_from_text(*row, assignment.substr(equals + 1))))
        throw Error(Code::usage, "--set " + assignment, *fault);
}

std::string to_toml(const Profile& profile) {
    std::string out;
    for (const SettingRow& row : setting_rows())
        out += row.setting.key + " = " + row.get(profile) + "\n";
    return out;
}

std::vector<SettingInForce> settings_of(const Profile& profile) {
    Profile anchored = profile;
    std::vector<SettingInForce> out;
    for (SettingRow& row : setting_rows()) {
        if (std::string* path = row.path ? &row.path(anchored) : nullptr; path && !path->empty())
            *path = std::filesystem::absolute(*path).string();
        std::string value = row.get(anchored);
        out.push_back({std::move(row.setting), std::move(value)});
    }
    return out;
}

std::string profile_file(const Profile& profile,
                         const std::function<std::vector<std::string>(const SettingInForce&)>& comment) {
    std::string out, section;
    for (const SettingInForce& row : settings_of(profile)) {
        const std::string& key = row.setting.key;
        const size_t dot = key.find('.');
        const std::string its = dot == std::string::npos ? "" : key.substr(0, dot);
        if (!out.empty()) out += '\n';
        if (its != section) out += "[" + its + "]\n";
        section = its;
        for (const std::string& line : comment(row))
            out += "# " + line + "\n";
        out += (dot == std::string::npos ? key : key.substr(dot + 1)) + " = " + row.value + "\n";
    }
    return out;
}

} // namespace sohoa
