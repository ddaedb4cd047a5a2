// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "profiles/profile.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sohoa {

/// A value as a profile file or --set states it, before it is known which setting it is for.
using SettingValue = std::variant<bool, int64_t, double, std::string, std::vector<std::string>>;

/// One row of the table of settings: what people see, and how to get at the member behind it.
struct SettingRow {
    Setting setting;
    /// The value as TOML.
    std::function<std::string(const Profile&)> get;
    /// Puts the value in place; says what is wrong with it where it does not fit.
    std::function<std::optional<Message>(Profile&, const SettingValue&)> set;
    /// The value itself where it is a path, else empty. In a file, a relative path starts at the file's own folder.
    std::function<std::string&(Profile&)> path = {};
};

/// The table, in the order in which settings are printed.
std::vector<SettingRow> setting_rows();

/// The row of `key`; nullptr where there is none.
const SettingRow* find_row(const std::vector<SettingRow>& rows, const std::string& key);

/// "there is no setting {1}; did you mean {2}?", with the nearest of the keys where one is near.
Message unknown_setting(const std::vector<SettingRow>& rows, const std::string& key);

} // namespace sohoa
