// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tests feed the program with.

#include "tests/cli/program.h"

#include <string>
#include <vector>

namespace sohoa::test {

/// What records.sh made: read, never changed.
struct Records {
    std::string folder;
    std::string key() const { return folder + "/key/key.p12"; }
    std::string pin_file() const { return folder + "/key/pin.txt"; }
    std::string pin() const; ///< without the end of line
    std::string trust() const { return folder + "/key/trust"; }
    std::string out() const { return folder + "/out"; }
    std::string record(const std::string& name) const { return out() + "/" + name; }
};
const Records& records();

/// The names of the records that sample-data gives, sorted; and the path of a sample.
std::vector<std::string> sample_names();
std::string sample(const std::string& name);

/// "run" with the demonstration profile, key, PIN file and trust folder, in English; then `rest`.
std::vector<std::string> run_arguments(const std::string& out, const std::vector<std::string>& rest);

/// A small grey TIFF, uncompressed, A4 at 75 dpi, with a few bars. Another `seed`, another picture.
std::string scan(int seed);

/// The bytes of a JPEG file, with another resolution stated: the same pixels as a smaller or larger sheet.
std::string at_dpi(const std::string& jpeg, int dpi);

/// The PDF twice over in one file, and encrypted by a password: made by qpdf. The path of what was made.
std::string two_pages(const Folder& folder, const std::string& pdf, const std::string& name);
std::string encrypted(const Folder& folder, const std::string& pdf, const std::string& name);

} // namespace sohoa::test
