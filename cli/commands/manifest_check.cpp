// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/each.h"
#include "cli/commands/folders.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/stations/stations.h"
#include "cli/workers/zygote_client.h"
#include "core/base/json.h"

namespace sohoa {
namespace {

std::string text(const std::string& folder, const std::vector<RecordFault>& faults, bool quiet) {
    std::string out;
    for (const RecordFault& fault : faults)
        out += say(msg("{1}: changed or damaged: {2}", folder + "/" + fault.file, say(fault.message))) + "\n";
    if (faults.empty() && !quiet) out = say(msg("{1}: intact", folder)) + "\n";
    return printable(out);
}

std::string line(const std::string& folder, const std::vector<RecordFault>& faults) {
    Json out = {{"schema", "sohoa-record-check"},
                {"schema_version", 1},
                {"folder", folder},
                {"intact", faults.empty()},
                {"faults", Json::array()}};
    for (const RecordFault& fault : faults)
        out["faults"].push_back({{"file", fault.file}, {"message", fault.message.english()}});
    return json_line(out);
}

int check_all(const Arguments& arguments, Console& console) {
    const Profile profile;
    Zygote zygote(WorkerKind::pdf, profile, language());
    std::vector<std::string> folders;
    for (const std::string& name : arguments.files)
        folders.push_back(name.size() > 1 && name.back() == '/' ? name.substr(0, name.size() - 1) : name);
    const bool json = arguments.has("--json");
    return each(records_in(folders), console, json, [&](const std::string& folder) -> Judgement {
        const std::vector<RecordFault> faults = zygote.call<CheckFolder>({folder});
        return {faults.empty() ? exit_done : exit_check_failed,
                json ? line(folder, faults) : text(folder, faults, arguments.has("--quiet"))};
    });
}

} // namespace

Command manifest_check_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "manifest check",
        tr("check published records: every byte, the manifest against its schema and against the signed PDF"),
        tr("A record is a folder with exactly document.pdf, manifest.json and SHA256SUMS. Ends with 1 and names the "
           "file when one was changed, added or removed, or when the manifest says otherwise than the signed PDF. Who "
           "signed, and whether the certificate is good, is checked by “sohoa verify”."),
        {},
        {tr("DIR"), tr("records, and folders to look for them in"), true},
        check_all,
        {"sohoa manifest check ban-so-hoa", "sohoa manifest check -q ban-so-hoa/cong-van"},
    };
}

} // namespace sohoa
