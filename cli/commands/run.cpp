// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/line/line.h"
#include "cli/run_report.h"
#include "cli/settings_in_force.h"
#include "core/base/error.h"

#include <algorithm>
#include <iostream>
#include <thread>

namespace sohoa {
namespace {

LineOptions line_options(const Arguments& arguments) {
    LineOptions options;
    options.profile = settings_in_force(arguments);
    options.out = arguments.value("--out");
    if (options.out.empty()) throw Error(Code::usage, "", msg("--out DIR is missing: the folder for the records"));
    options.key.key = arguments.value("--key", options.profile.signing.key);
    if (options.key.key.empty())
        throw Error(Code::configuration, "", msg("no key to sign with: give --key FILE.p12, the agency's certificate with its key as PKCS#12 from its certification authority"));
    options.key.pin_fd = static_cast<int>(arguments.number("--pin-fd", -1, 0, 1023));
    options.key.pin_file = arguments.value("--pin-file");
    options.key.scheme = options.profile.signing.scheme;
    options.key.prompt = say(msg("PIN of {1}: ", options.key.key));
    options.trust = arguments.value("--trust", options.profile.signing.trust);
    if (options.trust.empty())
        throw Error(Code::configuration, "", msg("no trust folder: give --trust DIR, a folder with the CA's certificates (*.crt) and CRLs (*.crl) as files"));
    if (options.profile.seal.organisation.empty())
        throw Error(Code::configuration, "", msg("the name of the agency that makes the copy is not set: --set agency.name=\"…\" or [agency] name in a profile of your own (Decree 30/2020, form 3.2)"));
    options.jobs = static_cast<unsigned>(arguments.number("--jobs", std::max(1u, std::thread::hardware_concurrency()), 1, 256));
    options.force = arguments.has("--force");
    return options;
}

int exit_code(const LineSummary& summary) {
    if (summary.count("refused")) return exit_some_refused;
    if (summary.count("in the way")) return static_cast<int>(Code::cannot_create);
    return exit_done;
}

int run(const Arguments& arguments) {
    Console console(arguments.has("--quiet"), arguments.has("--verbose"), arguments.value("--log"));
    try {
        const LineOptions options = line_options(arguments);
        std::vector<std::string> skipped;
        const std::vector<Candidate> candidates = find_documents(arguments.files, skipped);
        for (const std::string& file : skipped) console.say(Level::debug, file, msg("passed over: not TIFF, JPEG, PNG or PDF by its name"));
        if (candidates.empty()) throw Error(Code::no_input, arguments.files.front(), msg("no document found: TIFF, PDF, or a folder of JPEG or PNG pages"));
        const LineSummary summary = run_line(options, candidates, console);
        if (arguments.has("--json")) std::cout << run_json(summary);
        console.say(Level::info, "", run_summary(summary));
        return exit_code(summary);
    } catch (const Error& error) {
        console.say(Level::error, error.where, error.message);
        return static_cast<int>(error.code);
    }
}

} // namespace

Command run_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "run",
        tr("make signed, verified PDF/A records from scans"),
        tr("Every TIFF or PDF file, and every folder of JPEG or PNG pages, is one document; a folder of documents is searched. "
           "For each, DIR/NAME/ appears at once, whole: document.pdf, manifest.json, SHA256SUMS. What cannot be taken is left "
           "in DIR/.refused/NAME/error.json with the reason, and the run goes on. The same source again is passed over. "
           "Sources are never altered."),
        {
            {"--out", "DIR", tr("folder for the records; made where it is missing")},
            {"--key", "FILE", tr("the agency's key and certificate, PKCS#12")},
            {"--pin-fd", "N", tr("read the PIN from this file descriptor")},
            {"--pin-file", "FILE", tr("read the PIN from a file that only you may read (mode 600)")},
            {"--trust", "DIR", tr("folder of trusted certificates (*.crt) and CRLs (*.crl)")},
            profile_option(),
            set_option(),
            {"--jobs", "N", tr("pages read at a time; as many as processors when not given")},
            {"--force", "", tr("replace records that stand in the way")},
            {"--log", "FILE", tr("add every message to this file, with time")},
        },
        {"SOURCE", tr("files and folders to take"), true},
        run,
    };
}

} // namespace sohoa
