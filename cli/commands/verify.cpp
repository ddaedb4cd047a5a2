// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/each.h"
#include "cli/commands/folders.h"
#include "cli/confinement_text.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/settings_in_force.h"
#include "cli/stations/stations.h"
#include "cli/verdict_text.h"
#include "cli/workers/zygote_client.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/record/verdict_json.h"

#include <filesystem>

namespace sohoa {
namespace {

// A folder whose PDF files could not be taken in its place.
void refuse_folder(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) return;
    list_folder(path);
    throw Error(Code::no_input, path, msg("is a folder that holds no PDF file"));
}

int verify_all(const Arguments& arguments, Console& console) {
    const Profile profile = settings_in_force(arguments);
    const std::string trust = arguments.value("--trust", profile.signing.trust);
    const bool json = arguments.has("--json"), quiet = arguments.has("--quiet");
    Zygote zygote(WorkerKind::pdf, profile, language());
    say_confinement(zygote.confinement(), console);
    if (!trust.empty()) zygote.call<LoadTrust>({trust});
    return each(pdf_files_in(arguments.files), console, json, [&](const std::string& file) -> Judgement {
        refuse_folder(file);
        const FileVerdict verdict = zygote.call<Verify>({file, trust});
        const bool good = verdict.indication == Indication::total_passed;
        const std::string text = json    ? to_json(verdict)
                                 : quiet ? (good ? "" : printable(verdict_line(verdict)))
                                         : printable(verdict_text(verdict, arguments.has("--verbose")));
        return {good ? exit_done : exit_check_failed, text};
    });
}

} // namespace

Command verify_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "verify",
        tr("verify the digital signatures of PDF files; writes nothing, never goes online"),
        tr("For every signature: integrity, coverage, certificate, path to the trust folder, status from the CRLs "
           "there, and "
           "later changes. Ends with 0 when every file is TOTAL-PASSED, with 1 when one is not or has no signature, "
           "with 65 or 66 "
           "when one cannot be read."),
        {{"--trust", tr("DIR"), tr("folder of trusted certificates (*.crt) and CRLs (*.crl)")},
         profile_option(),
         set_option()},
        {tr("FILE"), tr("PDF files, and folders to look for them in"), true},
        verify_all,
        {"sohoa verify --trust tin-cay cong-van.pdf", "sohoa verify -q --trust tin-cay ban-so-hoa"},
    };
}

} // namespace sohoa
