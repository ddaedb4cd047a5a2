// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/scan/acquire.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

std::string extension(const fs::path& path) {
    std::string e = path.extension().string();
    std::transform(e.begin(), e.end(), e.begin(), [](unsigned char c) { return std::tolower(c); });
    return e;
}

bool holds_pages(const std::string& e) { return e == ".tif" || e == ".tiff" || e == ".pdf"; }
bool is_one_page(const std::string& e) { return e == ".jpg" || e == ".jpeg" || e == ".jpe" || e == ".png"; }

// A folder name for the record: NFC, no separator, no control character, not hidden, at most 200 bytes.
std::string safe_name(const std::string& stem) {
    std::string out;
    for (const char32_t c : code_points(nfc(stem)))
        out += c < 0x20 || c == '/' || c == '\\' || c == 0x7F || c == 0xFFFD ? std::string("_") : utf8(c);
    while (!out.empty() && (out.front() == '.' || out.front() == ' ')) out.erase(0, 1);
    while (out.size() > 200) {
        size_t end = out.size() - 1;
        while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
        out.erase(end);
    }
    return out.empty() ? "document" : out;
}

// What sohoa published is no source, wherever the output folder lies.
bool is_record(const fs::path& path) {
    std::error_code error;
    return fs::exists(path / "manifest.json", error) && fs::exists(path / "SHA256SUMS", error);
}

struct Search {
    std::vector<Candidate> found;
    std::vector<std::string>& skipped;
    std::vector<fs::path> above; // the folders we are in

    // A link to a folder that we are in already would lead round for ever.
    bool leads_back(const fs::path& path) const {
        std::error_code error;
        return std::any_of(above.begin(), above.end(), [&](const fs::path& a) { return fs::equivalent(a, path, error); });
    }

    void file(const fs::path& path) {
        found.push_back({safe_name(path.stem().string()), path.string(), {path.string()}, {}});
    }

    void folder(const fs::path& path, int depth) {
        if (is_record(path)) return skipped.push_back(path.string());
        if (depth > 64) throw Error(Code::bad_data, path.string(), msg("the folders are nested too deep"));
        std::vector<fs::path> documents, images, folders;
        for (const std::string& name : list_folder(path.string())) {
            if (name[0] == '.') continue;
            const fs::path entry = path / name;
            std::error_code error;
            if (fs::is_directory(entry, error)) folders.push_back(entry);
            else if (holds_pages(extension(entry))) documents.push_back(entry);
            else if (is_one_page(extension(entry))) images.push_back(entry);
            else skipped.push_back(entry.string());
        }
        for (const fs::path& entry : documents) file(entry);
        const bool mixed = !documents.empty() || !folders.empty();
        if (mixed && images.size() == 1) file(images[0]);
        else if (!images.empty()) image_folder(path, images, mixed);
        above.push_back(path);
        for (const fs::path& entry : folders) {
            if (leads_back(entry)) skipped.push_back(entry.string());
            else folder(entry, depth + 1);
        }
        above.pop_back();
    }

    void image_folder(const fs::path& path, const std::vector<fs::path>& images, bool mixed) {
        const fs::path name = path.filename().empty() || path.filename() == "." || path.filename() == ".." ? fs::canonical(path).filename() : path.filename();
        Candidate candidate{safe_name(name.string()), path.string(), {}, {}};
        for (const fs::path& image : images) candidate.files.push_back(image.string());
        if (mixed)
            candidate.refusal = msg("the folder holds {1} images beside other documents or folders, so it is not clear what "
                                    "belongs together; put the images of each document into a folder of their own", images.size());
        found.push_back(std::move(candidate));
    }
};

} // namespace

std::vector<Candidate> find_documents(const std::vector<std::string>& arguments, std::vector<std::string>& skipped) {
    Search search{{}, skipped, {}};
    for (const std::string& argument : arguments) {
        std::error_code error;
        const fs::file_status status = fs::status(argument, error);
        if (status.type() == fs::file_type::not_found) throw Error(Code::no_input, argument, msg("there is no such file or folder"));
        if (fs::is_directory(status)) search.folder(argument, 0);
        else search.file(argument);
    }
    return std::move(search.found);
}

} // namespace sohoa
