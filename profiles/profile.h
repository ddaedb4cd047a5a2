// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/pdf/seal.h"
#include "core/record/manifest.h"
#include "core/scan/acquire.h"
#include "core/scan/quality.h"
#include "ocr/describe.h"
#include "ocr/read.h"

#include <string>
#include <utility>
#include <vector>

namespace sohoa {

/// How the agency signs. Profile section [signing].
struct SigningOptions {
    std::string key;           ///< path of the PKCS#12 file; --key wins
    std::string trust;         ///< trust folder; --trust wins
    std::string scheme = "pss"; ///< "pss" | "pkcs1"; ECDSA follows from the key
};

/// What an institution asks for: the sum of the option structs of the stations.
struct Profile {
    std::string name;        ///< file stem, "nd30"
    std::string title;       ///< Vietnamese
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
    std::string key;          ///< "quality.min_dpi"
    std::string help;         ///< English msgid
    std::string type;         ///< "number", "integer", "text", "switch", "list", or the words allowed, "ignore|warn|refuse"
    std::string default_text; ///< as TOML
};
std::vector<Setting> settings();

/// A profile by name (a TOML file in the profiles folder) or by path (a name with '/' or ending in .toml).
/// Relative paths in the file start at the file's folder. Error(configuration) names file, line, column, the unknown key
/// or wrong value, and a near name.
Profile load_profile(const std::string& name_or_path, const std::string& profiles_folder);

/// The same from text: what to_toml wrote, or a file's content. `name` becomes Profile::name, `where` stands in errors.
Profile parse_profile(const std::string& toml, const std::string& name, const std::string& where);

/// Applies "key=value". Error(usage) for an unknown key (with a near name) or a value of the wrong kind.
void apply_setting(Profile& profile, const std::string& assignment);

/// Every setting in force as "key = value" lines in the table's order, TOML values: printed, hashed for the manifest.
std::string to_toml(const Profile& profile);

} // namespace sohoa
