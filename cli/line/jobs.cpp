// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/jobs.h"

#include "cli/line/packet.h"
#include "cli/program.h"
#include "core/base/error.h"

#include <cstdlib>

namespace sohoa {

std::string pack_message(const Message& message) {
    std::vector<std::string> fields = {message.id};
    fields.insert(fields.end(), message.args.begin(), message.args.end());
    return pack(fields);
}

Message unpack_message(const std::string& field) {
    std::vector<std::string> fields;
    if (!unpack(field, fields) || fields.empty()) return {};
    return {fields[0], {fields.begin() + 1, fields.end()}};
}

std::string pack_finding(const Finding& finding) {
    return pack({to_string(finding.severity), finding.rule, finding.law, std::to_string(finding.page),
                 pack_message(finding.message)});
}

Finding unpack_finding(const std::string& field) {
    std::vector<std::string> f;
    if (!unpack(field, f) || f.size() != 5) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    const Severity severity = f[0] == "refuse" ? Severity::refuse : f[0] == "warn" ? Severity::warn : Severity::note;
    return {severity, f[1], f[2], std::atoi(f[3].c_str()), unpack_message(f[4])};
}

std::string pack_candidate(const Candidate& candidate) {
    return pack({candidate.name, candidate.source, pack_message(candidate.refusal), pack(candidate.files)});
}

Candidate unpack_candidate(const std::string& field) {
    std::vector<std::string> fields;
    Candidate out;
    if (!unpack(field, fields) || fields.size() != 4 || !unpack(fields[3], out.files))
        throw Error(Code::internal, "", msg("a job has wrong arguments"));
    out.name = fields[0];
    out.source = fields[1];
    out.refusal = unpack_message(fields[2]);
    return out;
}

JobTable::JobTable(Profile profile, bool with_reader) : profile_(std::move(profile)) {
    if (with_reader) reader_ = std::make_shared<Reader>(profile_.read, share_folder("tessdata"));
}

Context JobTable::context() const {
    Context out;
    out.limits = profile_.limits;
    return out;
}

std::vector<std::string> JobTable::run(const std::string& name, const std::vector<std::string>& arguments) const {
    using Function = std::vector<std::string> (JobTable::*)(const std::vector<std::string>&) const;
    static const std::map<std::string, std::pair<Function, size_t>> table = {
        {"acquire", {&JobTable::acquire_document, 4}},
        {"read", {&JobTable::read_pages, 3}},
        {"compose", {&JobTable::compose_document, 1}},
        {"prepare", {&JobTable::prepare_seal, 3}},
        {"finish", {&JobTable::finish_record, 5}},
        {"words", {&JobTable::write_words, 2}},
        {"describe", {&JobTable::describe_document, 2}},
        {"take", {&JobTable::take_pdf, 3}},
        {"confirm", {&JobTable::confirm_signature, 2}},
        {"judge", {&JobTable::judge_signer, 3}},
        {"verify", {&JobTable::verify_pdf, 3}},
        {"inspect", {&JobTable::inspect_document, 2}},
        {"check", {&JobTable::check_folder, 1}},
        {"survey", {&JobTable::survey_trust_folder, 1}},
        {"look", {&JobTable::look_round, 0}},
    };
    const auto it = table.find(name);
    if (it == table.end() || arguments.size() < it->second.second)
        throw Error(Code::internal, "", msg("a job has wrong arguments"));
    return (this->*it->second.first)(arguments);
}

} // namespace sohoa
