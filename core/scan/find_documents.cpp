// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/find_documents.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/file_format.h"
#include "core/scan/page_names.h"
#include "core/scan/record_name.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <set>
#include <sys/stat.h>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 64;

// What sohoa published is no source, wherever the output folder lies.
bool is_record(const fs::path& path) {
    std::error_code error;
    return fs::exists(path / "manifest.json", error) && fs::exists(path / "SHA256SUMS", error);
}

// The folder's own name, whichever way the path leads there.
std::string folder_name(const fs::path& path) {
    const fs::path name = path.filename();
    if (!name.empty() && name != "." && name != "..") return name;
    std::error_code error;
    return fs::canonical(path, error).filename();
}

enum class Kind { document, image, folder, nothing };

struct Entry {
    Kind kind = Kind::nothing;
    Message why; // nothing
};

Entry of_format(FileFormat format) {
    switch (format) {
    case FileFormat::tiff:
    case FileFormat::pdf:
        return {Kind::document, {}};
    case FileFormat::unknown:
        return {Kind::nothing,
                msg("is no scan (TIFF, PDF, JPEG, PNG, BMP, WebP, JPEG 2000), by its content or by its name")};
    default: // kinds that are not taken too: they may be pages, and are refused by name
        return {Kind::image, {}};
    }
}

// An entry of a searched folder. The first bytes come before the name, and the name before nothing: what a clerk named
// a scan is a document, and is refused with the reason when it is none. So is what cannot be looked at: it may be a
// scan. This happens in the coordinator, which parses nothing from outside: at most a kilobyte is read and compared
// with a few constants.
Entry look_at(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
        const int error = errno;
        const bool leads_nowhere = error == ENOENT || error == ELOOP;
        const Entry named = of_format(format_of_name(path));
        if (!leads_nowhere || named.kind != Kind::nothing) return {Kind::document, {}};
        return {Kind::nothing, system_error(path, "open", error).message};
    }
    if (S_ISDIR(info.st_mode)) return {Kind::folder, {}};
    if (!S_ISREG(info.st_mode))
        return {Kind::nothing, msg("is not a regular file")}; // opening it alone could wait or act
    try {
        const FileFormat format = format_of(head_of(open_for_reading(path).get(), path));
        return of_format(format == FileFormat::unknown ? format_of_name(path) : format);
    } catch (const Error&) {
        return {Kind::document, {}};
    }
}

// What systems and people put into a folder to tell about it; no page is lost with it.
bool is_about_folder(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name == "readme" || name == "readme.md" || name == "readme.txt" || name == "thumbs.db" ||
           name == "desktop.ini" || name == "icon\r";
}

std::string some_of(const std::vector<std::string>& names) {
    std::string out;
    for (size_t i = 0; i < names.size() && i < 5; ++i)
        out += (i ? ", " : "") + names[i];
    return names.size() > 5 ? out + ", …" : out;
}

// Of a folder that is taken for one document.
Findings told_by(const PageNames& pages, const std::vector<std::string>& names,
                 const std::vector<std::string>& others) {
    Findings out;
    const auto tell = [&](Severity severity, const char* rule, const Message& message) {
        out.push_back({severity, rule, "", 0, message});
    };
    if (names.size() > 1)
        tell(Severity::note, "scan.folder",
             msg("the {1} images of the folder are the pages of the document, in the order of their names",
                 names.size()));
    std::vector<std::string> missing;
    for (const uint64_t number : pages.missing)
        missing.push_back(std::to_string(number));
    if (!missing.empty())
        tell(Severity::warn, "scan.page_gap",
             msg("the names of the images leave out the number {1}; see whether a page is missing", some_of(missing)));
    if (pages.unlike)
        tell(Severity::warn, "scan.page_names",
             msg("the names of the images have nothing in common; see whether they are pages of one document"));
    if (!others.empty())
        tell(Severity::warn, "scan.other_files",
             msg("the folder of the document holds other files, which are not in the record: {1}", some_of(others)));
    return out;
}

class Search {
  public:
    explicit Search(std::vector<PassedOver>& passed_over) : passed_over_(passed_over) {}

    void argument(const std::string& path) {
        struct stat info {};
        const bool there = ::stat(path.c_str(), &info) == 0;
        if (!there && (errno == ENOENT || errno == ENOTDIR))
            throw Error(Code::no_input, path, msg("there is no such file or folder"));
        if (there && S_ISDIR(info.st_mode)) return folder(path, 0);
        file(path);
        if (there && !S_ISREG(info.st_mode)) refuse_last(Code::no_input, msg("is not a regular file"));
    }

    std::vector<Candidate> found;

  private:
    void file(const fs::path& path) { found.push_back({record_name(path.filename(), true), path, {path}, {}}); }

    void refuse_last(Code code, const Message& why) {
        found.back().files.clear();
        found.back().refusal = why;
        found.back().refusal_code = static_cast<int>(code);
    }

    void pass_over(const fs::path& path, const Message& why, bool expected = true) {
        passed_over_.push_back({path, why, expected});
    }

    // A folder is searched once, however many links lead to it: links can lead round for ever.
    bool is_new(const fs::path& path) {
        struct stat info {};
        return ::stat(path.c_str(), &info) != 0 || searched_.insert({info.st_dev, info.st_ino}).second;
    }

    void folder(const fs::path& path, int depth) {
        if (!is_new(path)) return pass_over(path, msg("was searched already, under another name"));
        if (is_record(path)) return pass_over(path, msg("is a record that sohoa published"));
        try {
            if (depth > deepest) throw Error(Code::bad_data, path, msg("the folders are nested too deep"));
            entries(path, list_folder(path), depth);
        } catch (const Error& error) { // one folder that cannot be read is one outcome; the search goes on
            found.push_back({record_name(folder_name(path), false), path, {}, {}});
            refuse_last(error.code, error.message);
        }
    }

    void entries(const fs::path& path, const std::vector<std::string>& names, int depth) {
        std::vector<fs::path> documents, images, folders;
        std::vector<std::string> others;
        for (const std::string& name : names) {
            const fs::path entry = path / name;
            if (name[0] == '.') {
                pass_over(entry, msg("is hidden: its name begins with a dot"));
                continue;
            }
            const Entry seen = look_at(entry);
            if (seen.kind == Kind::folder)
                folders.push_back(entry);
            else if (seen.kind == Kind::document)
                documents.push_back(entry);
            else if (seen.kind == Kind::image)
                images.push_back(entry);
            else {
                pass_over(entry, seen.why, is_about_folder(name));
                if (!is_about_folder(name)) others.push_back(name);
            }
        }
        for (const fs::path& entry : documents)
            file(entry);
        const bool mixed = !documents.empty() || !folders.empty();
        if (mixed && images.size() == 1)
            file(images[0]);
        else if (!images.empty())
            image_folder(path, images, others, mixed);
        for (const fs::path& entry : folders)
            folder(entry, depth + 1);
    }

    void image_folder(const fs::path& path, const std::vector<fs::path>& images, const std::vector<std::string>& others,
                      bool mixed) {
        Candidate candidate{record_name(folder_name(path), false), path, {}, {}, {}};
        std::vector<std::string> names;
        for (const fs::path& image : images) {
            candidate.files.push_back(image);
            names.push_back(image.filename());
        }
        const PageNames pages = page_names(names);
        if (mixed)
            candidate.refusal =
                msg("the folder holds {1} images beside other documents or folders, so it is not clear what "
                    "belongs together; put the images of each document into a folder of their own",
                    images.size());
        else if (pages.unlike && images.size() > 2)
            candidate.refusal = msg(
                "the folder holds {1} images whose names have nothing in common, so it is not clear whether they are "
                "pages of one document; put the images of each document into a folder of their own, or number its "
                "pages in their names, like page-1, page-2",
                images.size());
        candidate.findings = told_by(pages, names, others);
        found.push_back(std::move(candidate));
    }

    std::vector<PassedOver>& passed_over_;
    std::set<std::pair<dev_t, ino_t>> searched_;
};

} // namespace

std::vector<Candidate> find_documents(const std::vector<std::string>& arguments, std::vector<PassedOver>& passed_over) {
    Search search(passed_over);
    for (const std::string& argument : arguments)
        search.argument(argument);
    return std::move(search.found);
}

} // namespace sohoa
