// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/model_paths.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <sys/stat.h>

namespace sohoa {
namespace {

constexpr const char* debian_tessdata = "/usr/share/tesseract-ocr/5/tessdata";
constexpr const char* own_language = "vie"; // ocr/model

bool is_file(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::string model_in(const std::string& folder, const std::string& language) {
    return folder + "/" + language + ".traineddata";
}

std::string tessdata_folder(const ReadOptions& options, const std::string& own) {
    if (!options.tessdata.empty()) return options.tessdata;
    for (const std::string& language : split(options.language, '+'))
        if (own.empty() || !is_file(model_in(own, language))) return debian_tessdata;
    return own;
}

} // namespace

std::vector<std::string> model_paths(const ReadOptions& options, const std::string& own_tessdata) {
    std::vector<std::string> out;
    for (const std::string& language : split(options.language, '+'))
        out.push_back(model_in(tessdata_folder(options, own_tessdata), language));
    return out;
}

std::optional<Message> missing_own_model(const ReadOptions& options, const std::string& own_tessdata) {
    const std::vector<std::string> languages = split(options.language, '+');
    const bool have_one = std::find(languages.begin(), languages.end(), own_language) != languages.end();
    const bool asked_for = !options.tessdata.empty();
    if (asked_for || !have_one || tessdata_folder(options, own_tessdata) == own_tessdata) return std::nullopt;
    return msg("sohoa has no model of its own for {1}: that of the system reads, and makes far more mistakes",
               options.language);
}

std::string model_folder(const ReadOptions& options, const std::string& own_tessdata) {
    const std::string folder = tessdata_folder(options, own_tessdata);
    for (const std::string& language : split(options.language, '+'))
        if (const std::string path = model_in(folder, language); !is_file(path))
            throw Error(Code::configuration, path,
                        msg("the recognition model is missing; install the package tesseract-ocr-{1}", language));
    return folder;
}

} // namespace sohoa
