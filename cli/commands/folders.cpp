// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/folders.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/file_format.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

using Paths = std::vector<std::string>;

// The first bytes are compared with constants; nothing is parsed.
bool is_pdf(const std::string& path) {
    try {
        if (format_of(head_of(open_for_reading(path).get(), path)) == FileFormat::pdf) return true;
    } catch (const Error&) { // who judges it says why
    }
    return format_of_name(path) == FileFormat::pdf;
}

// What is not hidden in a folder.
struct Contents {
    Paths folders, others;
};

Contents contents_of(const std::string& folder) {
    Contents out;
    for (const std::string& name : list_folder(folder)) {
        if (name[0] == '.') continue;
        const std::string path = fs::path(folder) / name;
        std::error_code error;
        const bool is_folder = fs::is_directory(fs::symlink_status(path, error));
        (is_folder ? out.folders : out.others).push_back(path);
    }
    return out;
}

Paths pdf_files_below(const std::string& folder) try {
    const Contents contents = contents_of(folder);
    Paths out;
    std::copy_if(contents.others.begin(), contents.others.end(), std::back_inserter(out), is_pdf);
    for (const std::string& below : contents.folders)
        for (std::string& found : pdf_files_below(below))
            out.push_back(std::move(found));
    return out;
} catch (const Error&) {
    return {folder};
}

bool is_of_record(const std::string& path) {
    const std::string name = fs::path(path).filename();
    return name == "document.pdf" || name == "manifest.json" || name == "SHA256SUMS";
}

Paths records_below(const std::string& folder) try {
    const Contents contents = contents_of(folder);
    const bool empty = contents.others.empty() && contents.folders.empty();
    if (empty || std::any_of(contents.others.begin(), contents.others.end(), is_of_record)) return {folder};
    Paths out;
    for (const std::string& below : contents.folders)
        for (std::string& found : records_below(below))
            out.push_back(std::move(found));
    return out;
} catch (const Error&) {
    return {folder};
}

Paths searched(const Paths& names, Paths (*below)(const std::string&)) {
    Paths out;
    for (const std::string& name : names) {
        std::error_code error;
        const Paths found = fs::is_directory(name, error) ? below(name) : Paths();
        if (found.empty()) out.push_back(name);
        out.insert(out.end(), found.begin(), found.end());
    }
    return out;
}

} // namespace

std::vector<std::string> pdf_files_in(const std::vector<std::string>& names) {
    return searched(names, pdf_files_below);
}

std::vector<std::string> records_in(const std::vector<std::string>& names) {
    return searched(names, records_below);
}

} // namespace sohoa
