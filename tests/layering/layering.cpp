// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/layering.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;

const char* const folders[] = {"core", "ocr", "signing", "profiles", "cli"};

// What each folder may include of the others.
const std::map<std::string, std::set<std::string>> arrows = {
    {"core", {"core"}},
    {"ocr", {"core", "ocr"}},
    {"signing", {"core", "signing"}},
    {"profiles", {"core", "ocr", "signing", "profiles"}},
    {"cli", {"core", "ocr", "signing", "profiles", "cli"}},
};

// The rooms of a folder, in the order in which they may know each other: each includes itself and those before it.
const std::map<std::string, std::vector<std::string>> rooms = {
    {"core", {"base", "document", "pdf", "scan", "quality", "record"}},
    {"ocr", {"read", "fields"}},
    {"cli", {"stations", "workers", "line", "doctor", "commands"}},
};

// A library of others: how its headers begin, and the files that may include them (a name that ends with '/' is a
// folder, and means its .cpp files only).
struct Library {
    const char* header;
    std::vector<const char*> allowed;
};
const std::vector<Library> libraries = {
    {"libintl.h", {"cli/i18n.cpp"}},
    {"seccomp.h", {"cli/workers/system_calls.cpp"}},
    {"toml++/", {"profiles/"}},
    {"tesseract/", {"ocr/read/"}},
    {"leptonica/", {"core/scan/", "core/quality/", "ocr/"}},
    {"podofo/", {"core/pdf/podofo.h"}},
    {"poppler", {"core/scan/"}},
    {"tiff", {"core/scan/"}},
    {"jpeglib.h", {"core/scan/"}},
    {"jerror.h", {"core/scan/"}},
    {"png.h", {"core/scan/"}},
    {"zlib.h", {"core/scan/", "core/pdf/"}},
    {"ft2build.h", {"core/pdf/"}},
    {"harfbuzz/", {"core/pdf/"}},
    {"unicase.h", {"core/base/text.cpp"}},
    {"uninorm.h", {"core/base/text.cpp"}},
    {"openssl/evp.h",
     {"core/base/digest.cpp", "core/pdf/signed_bytes.cpp", "signing/openssl_types.h", "signing/"}}, // core: digests
    {"openssl/", {"signing/openssl_types.h", "signing/"}},
    {"nlohmann/", {"core/base/json.cpp", "core/record/schema_check.cpp", "core/record/page_record.cpp"}},
    {"valijson/", {"core/record/schema_check.cpp"}},
};

// Headers of the language and of the system; all others must stand in the table.
bool is_system_header(const std::string& header) {
    static const std::set<std::string> system = {"dirent.h", "dlfcn.h",  "fcntl.h", "malloc.h",  "poll.h",  "pthread.h",
                                                 "sched.h",  "signal.h", "spawn.h", "termios.h", "unistd.h"};
    return header.find('.') == std::string::npos || header.rfind("sys/", 0) == 0 || header.rfind("linux/", 0) == 0 ||
           system.count(header);
}

struct Include {
    std::string header;
    bool ours = false; ///< in quotes
};

std::vector<Include> includes_of(const std::string& text) {
    std::vector<Include> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#') continue;
        const size_t word = line.find_first_not_of(" \t", hash + 1);
        if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
        const size_t open = line.find_first_of("\"<", word);
        if (open == std::string::npos) continue; // #include FT_FREETYPE_H
        const size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
        if (close != std::string::npos) out.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
    }
    return out;
}

/// Types that a header defines at its outermost level; forward declarations and nested types are none.
std::vector<std::string> types_of(const std::string& text) {
    std::vector<std::string> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string kind, name, then;
        words >> kind >> name >> then;
        if ((line.rfind("struct ", 0) == 0 || line.rfind("class ", 0) == 0) && (then == "{" || then == ":"))
            out.push_back(name);
    }
    return out;
}

std::string folder_of(const std::string& path) {
    return path.substr(0, path.find('/'));
}

// "scan" of "core/scan/page.h"; empty for a file that lies in no room.
std::string room_of(const std::string& path) {
    const size_t first = path.find('/'), second = path.find('/', first + 1);
    return second == std::string::npos ? "" : path.substr(first + 1, second - first - 1);
}

// Whether a file of the room `from` of `folder` may include one of the room `to`.
bool may_enter(const std::string& folder, const std::string& from, const std::string& to) {
    const auto known = rooms.find(folder);
    if (known == rooms.end() || from == to || from.empty() || to.empty()) return true;
    const auto& order = known->second;
    const auto mine = std::find(order.begin(), order.end(), from);
    return mine != order.end() && std::find(order.begin(), mine, to) != mine;
}

bool is_header(const std::string& path) {
    return path.size() > 2 && path.compare(path.size() - 2, 2, ".h") == 0;
}

const Library* library_of(const std::string& header) {
    for (const Library& library : libraries)
        if (header.rfind(library.header, 0) == 0) return &library;
    return nullptr;
}

bool allows(const Library& library, const std::string& file) {
    return std::any_of(library.allowed.begin(), library.allowed.end(), [&](const std::string& place) {
        return place.back() == '/' ? file.rfind(place, 0) == 0 && !is_header(file) : file == place;
    });
}

bool brings_types(const Include& include) {
    return !include.ours && library_of(include.header);
}

class Check {
  public:
    explicit Check(const Sources& sources) {
        for (const auto& [file, text] : sources) {
            includes_[file] = includes_of(text);
            if (is_header(file)) look_at_types(file, text);
        }
    }

    std::vector<std::string> run() {
        find_foreign_headers();
        for (const auto& [file, includes] : includes_)
            for (const Include& include : includes) {
                if (include.ours)
                    look_at_ours(file, include.header);
                else
                    look_at_foreign(file, include.header);
            }
        std::sort(broken_.begin(), broken_.end());
        return std::move(broken_);
    }

  private:
    // Headers that lead to a library of others, by themselves or through others of ours.
    void find_foreign_headers() {
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& [file, includes] : includes_) {
                if (!is_header(file) || foreign_.count(file)) continue;
                for (const Include& include : includes)
                    if (brings_types(include) || (include.ours && foreign_.count(include.header)))
                        grew = foreign_.insert(file).second || grew;
            }
        }
    }

    void look_at_ours(const std::string& file, const std::string& header) {
        if (!includes_.count(header)) return broken(file, header, "is no header of ours, from the root of the tree");
        const std::string from = folder_of(file), to = folder_of(header);
        if (!arrows.at(from).count(to)) return broken(file, header, "the arrow runs the wrong way");
        if (from == to && !may_enter(from, room_of(file), room_of(header)))
            broken(file, header, "the arrow between rooms runs the wrong way");
        if (foreign_.count(header) && from != to) broken(file, header, "leads to types of another's library");
        if (header == "core/pdf/podofo.h" && is_header(file)) broken(file, header, "is for .cpp files only");
    }

    // Two types of one name: the linker keeps the inline functions of one of them for both.
    void look_at_types(const std::string& file, const std::string& text) {
        for (const std::string& type : types_of(text))
            if (const auto [first, is_new] = types_.emplace(type, file); !is_new)
                broken(file, type, "is also a type of " + first->second);
    }

    void look_at_foreign(const std::string& file, const std::string& header) {
        const Library* library = library_of(header);
        if (!library) {
            if (!is_system_header(header)) broken(file, header, "stands in no table: whose is it?");
        } else if (!allows(*library, file)) {
            broken(file, header, "this library is not for this file");
        }
    }

    void broken(const std::string& file, const std::string& header, const std::string& why) {
        broken_.push_back(file + ": " + header + ": " + why);
    }

    std::map<std::string, std::vector<Include>> includes_;
    std::set<std::string> foreign_;
    std::map<std::string, std::string> types_; ///< name → the header that defines it
    std::vector<std::string> broken_;
};

} // namespace

std::vector<std::string> broken_rules(const Sources& sources) {
    return Check(sources).run();
}

Sources product_sources(const std::string& root) {
    Sources out;
    for (const char* folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(root) / folder)) {
            const std::string extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << in.rdbuf();
            out[entry.path().lexically_relative(root).generic_string()] = text.str();
        }
    return out;
}

} // namespace sohoa::test
