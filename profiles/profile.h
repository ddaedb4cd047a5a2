// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/pdf/seal.h"
#include "core/quality/quality.h"
#include "core/record/manifest.h"
#include "core/scan/acquire.h"
#include "ocr/fields/describe.h"
#include "ocr/read/read.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sohoa {

/// How the agency signs. Profile section [signing].
struct SigningOptions {
    std::string key;            ///< path of the PKCS#12 file; --key wins
    std::string trust;          ///< trust folder; --trust wins
    std::string scheme = "pss"; ///< "pss" | "pkcs1"; ECDSA follows from the key
};

/// What an institution asks for: the sum of the option structs of the stations.
struct Profile {
    std::string name;  ///< file stem, "nd30"
    std::string title; ///< Vietnamese
    Limits limits;
    ScanOptions scan;
    QualityOptions quality;
    ReadOptions read;
    DescribeOptions describe;
    SealOptions seal;
    SigningOptions signing;
    RecordOptions record;
};

/// One setting: a row of the table of settings. Profile keys, --set, help and man follow from it.
struct Setting {
    std::string key;  ///< "quality.min_dpi"
    std::string help; ///< English msgid
    std::string type; ///< "number", "integer", "text", "switch", "list", or the words allowed, "ignore|warn|refuse"
    std::string default_text; ///< as TOML
    std::string law = {};     ///< Vietnamese: the article that asks for it; empty where none does
};
std::vector<Setting> settings();

/// A profile by name (a TOML file in the profiles folder) or by path (a name with '/' or ending in .toml).
/// Relative paths in the file start at the file's folder. Error(configuration) names file, line, column, the unknown
/// key or wrong value, and a near name.
Profile load_profile(const std::string& name_or_path, const std::string& profiles_folder);

/// The path of that file, whether it is there or not; and the names of the profiles in a folder, in natural order.
std::string profile_path(const std::string& name_or_path, const std::string& profiles_folder);
std::vector<std::string> profile_names(const std::string& profiles_folder);

/// One thing that is wrong in a profile file.
struct ProfileFault {
    size_t line = 0, column = 0; ///< from 1
    Message message;
};

/// All that is wrong with a profile, in the order of the file; nothing when load_profile() takes it. A file that is no
/// TOML has one fault, because nothing can be read behind it. Error(no_input) when there is no such profile or file.
std::vector<ProfileFault> profile_faults(const std::string& name_or_path, const std::string& profiles_folder);

/// load_profile() from text: what to_toml wrote, or a file's content. `name` becomes Profile::name, `where` stands in
/// errors.
Profile parse_profile(const std::string& toml, const std::string& name, const std::string& where);

/// Applies "key=value". Error(usage) for an unknown key (with a near name) or a value of the wrong kind.
void apply_setting(Profile& profile, const std::string& assignment);

/// Every setting in force as "key = value" lines in the table's order, TOML values: printed, hashed for the manifest.
std::string to_toml(const Profile& profile);

/// A setting with its value in force.
struct SettingInForce {
    Setting setting;
    std::string value; ///< as TOML; of this kind every value is JSON too
};

/// Every setting in the table's order. Paths are made absolute, so that what is printed may be saved anywhere.
std::vector<SettingInForce> settings_of(const Profile& profile);

/// A profile file with those settings in sections, and before each the lines of `comment`. load_profile() takes it.
std::string profile_file(const Profile& profile,
                         const std::function<std::vector<std::string>(const SettingInForce&)>& comment);

} // namespace sohoa
