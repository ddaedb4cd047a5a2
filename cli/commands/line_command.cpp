// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/line_command.h"

#include "cli/commands/being_written.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "cli/run_report.h"
#include "cli/settings_in_force.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>
#include <thread>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

void set_key(LineOptions& options, const Arguments& arguments) {
    const SigningOptions& signing = options.profile.signing;
    options.key.key = arguments.value("--key", signing.key);
    if (options.key.key.empty())
        throw Error(Code::configuration, "",
                    msg("no key to sign with: give --key FILE.p12, the agency's certificate with its key as PKCS#12 "
                        "from its certification authority"));
    options.key.pin_fd = static_cast<int>(arguments.number("--pin-fd", -1, 0, 1023));
    options.key.pin_file = arguments.value("--pin-file");
    options.key.scheme = signing.scheme;
    options.key.prompt = say(msg("PIN of {1}: ", options.key.key));
    options.trust = arguments.value("--trust", signing.trust);
    if (options.trust.empty())
        throw Error(Code::configuration, "",
                    msg("no trust folder: give --trust DIR, a folder with the CA's certificates (*.crt) and CRLs "
                        "(*.crl) as files"));
    const SealOptions& seal = options.profile.seal;
    if (seal.organisation.empty() && (seal.visible || options.goal == Goal::record))
        throw Error(Code::configuration, "",
                    msg("the name of the agency that makes the copy is not set: --set agency.name=\"…\" or [agency] "
                        "name in a profile of your own (Decree 30/2020, form 3.2)"));
}

void check(LineOptions& options, const Arguments& arguments) {
    options.out = arguments.value("--out");
    if (options.goal == Goal::record || options.goal == Goal::signature) set_key(options, arguments);
    options.jobs =
        static_cast<unsigned>(arguments.number("--jobs", std::max(1u, std::thread::hardware_concurrency()), 1, 256));
    options.force = arguments.has("--force");
}

// As head and tail do with several files.
std::string header(const std::string& source, bool first) {
    return std::string(first ? "" : "\n") + "==> " + printable(source) + " <==\n";
}

// One argument that is not there does not stop the others; when none is, the last one's error ends the command.
std::vector<std::string> those_there(const Arguments& arguments, Console& console, int& code) {
    std::vector<std::string> out, missing;
    for (const std::string& name : arguments.files) {
        std::error_code error;
        const bool there = fs::status(name, error).type() != fs::file_type::not_found;
        (there ? out : missing).push_back(name);
    }
    for (const std::string& name : missing) {
        const Error error(Code::no_input, name, msg("there is no such file or folder"));
        if (out.empty() && &name == &missing.back()) throw error;
        console.say(Level::error, name, error.message);
        if (arguments.has("--json")) print(error_line(name, error));
        code = static_cast<int>(error.code);
    }
    return out;
}

// What of several candidates with the same bytes is known by: their files' sizes first, then their digests.
template <class Key>
std::map<std::vector<Key>, std::vector<size_t>>
by_files(const std::vector<Candidate>& candidates, const std::vector<size_t>& which, Key (*of)(const std::string&)) {
    std::map<std::vector<Key>, std::vector<size_t>> out;
    for (const size_t i : which) {
        std::vector<Key> keys;
        try {
            for (const std::string& file : candidates[i].files)
                keys.push_back(of(file));
        } catch (const std::exception&) { // it is said when the document is taken
            continue;
        }
        if (!keys.empty()) out[keys].push_back(i);
    }
    return out;
}

uintmax_t size_of(const std::string& path) {
    return fs::file_size(path);
}

// Where candidates are copies of one another, the first is taken; the others are passed over, and named.
void pass_over_copies(Sources& sources, Console& console) {
    std::vector<size_t> all(sources.documents.size());
    std::iota(all.begin(), all.end(), 0);
    std::map<size_t, size_t> first_of; // of a copy
    for (const auto& [sizes, alike] : by_files(sources.documents, all, size_of))
        if (alike.size() > 1)
            for (const auto& [digests, same] : by_files(sources.documents, alike, sha256_file))
                for (size_t i = 1; i < same.size(); ++i)
                    first_of[same[i]] = same[0];
    for (auto copy = first_of.rbegin(); copy != first_of.rend(); ++copy) {
        const std::string source = sources.documents[copy->first].source;
        const Message why = msg("is a copy of {1}; one record is made of both", sources.documents[copy->second].source);
        console.say(Level::warn, source, why);
        sources.passed_over.push_back({source, why});
        sources.documents.erase(sources.documents.begin() + static_cast<ptrdiff_t>(copy->first));
    }
}

// Half a scan may look like a whole one.
void refuse_unfinished(std::vector<Candidate>& documents) {
    for (Candidate& document : documents) {
        if (std::none_of(document.files.begin(), document.files.end(), is_being_written)) continue;
        document.refusal = msg("is still being written by another program; the next run will take it");
        document.refusal_code = static_cast<int>(Code::try_again);
    }
}

int exit_code(const LineSummary& summary) {
    if (summary.count("refused")) return exit_some_refused;
    if (summary.count("in the way")) return static_cast<int>(Code::cannot_create);
    return exit_done;
}

} // namespace

void print_documents(LineOptions& options, const std::string& as, bool headers) {
    options.words_as = as;
    options.deliver = [as, headers, first = true](const DocumentOutcome& document) mutable {
        if (document.state == "read") {
            if (headers) print(header(document.source, first));
            if (as == "text")
                print(printable(read_file(document.words)));
            else
                read_in_pieces(document.words, print);
            first = false;
        } else if (as == "json") {
            print(
                error_line(document.source, Error(static_cast<Code>(document.code), document.where, document.message)));
        }
    };
}

std::vector<Option> key_options() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        {"--key", tr("FILE"), tr("the agency's key and certificate, PKCS#12")},
        {"--pin-fd", "N", tr("read the PIN from this file descriptor")},
        {"--pin-file", tr("FILE"), tr("read the PIN from a file that only you may read (mode 600)")},
        {"--trust", tr("DIR"), tr("folder of trusted certificates (*.crt) and CRLs (*.crl)")},
    };
}

std::vector<Option> line_options() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        profile_option(),
        set_option(),
        {"--jobs", "N", tr("pages worked on at a time; as many as processors when not given")},
        {"--log", tr("FILE"), tr("add every message to this file, with time")},
    };
}

std::vector<Option> reading_options() {
    std::vector<Option> out = line_options();
    out.insert(out.begin() + 2, tessdata_option());
    return out;
}

Option force_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--force", "",
            tr("make it anew where it is there already; what is replaced is kept in .replaced in the folder of --out")};
}

Sources sources_of(const Arguments& arguments, Console& console) {
    Sources out;
    out.documents = find_documents(those_there(arguments, console, out.code), out.passed_over);
    for (const PassedOver& p : out.passed_over)
        console.say(p.expected ? Level::debug : Level::warn, p.path, msg("passed over: {1}", say(p.why)));
    if (!out.passed_over.empty())
        console.say(Level::info, "",
                    msg("{1} files or folders were passed over, because they are no scans; --verbose names them",
                        out.passed_over.size()));
    if (out.documents.empty())
        throw Error(Code::no_input, arguments.files.front(),
                    msg("no document found: TIFF, PDF, or a folder of JPEG, PNG, BMP, WebP or JPEG 2000 pages"));
    return out;
}

int go_along_line(const Arguments& arguments, Console& console, const std::string& command, Goal goal,
                  const std::function<void(LineOptions&, const std::vector<Candidate>&)>& adjust) {
    LineOptions options;
    options.goal = goal;
    if (publishes(goal) && !arguments.has("--out"))
        throw Error(Code::usage, "", msg("--out DIR is missing: the folder for what is made"));
    options.profile = settings_in_force(arguments);
    Sources sources = sources_of(arguments, console);
    if (publishes(goal)) refuse_unfinished(sources.documents);
    if (goal == Goal::record) pass_over_copies(sources, console);
    if (adjust) adjust(options, sources.documents);
    check(options, arguments);
    const LineSummary summary = run_line(options, sources.documents, console);
    if (publishes(goal)) {
        if (arguments.has("--json")) print(run_json(summary, sources.passed_over, command));
        console.say(Level::info, "", run_summary(summary));
    }
    return std::max(exit_code(summary), sources.code);
}

} // namespace sohoa
