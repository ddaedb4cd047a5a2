// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/jobs.h"

#include "cli/line/packet.h"
#include "core/base/error.h"

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
    if (with_reader) reader_ = std::make_shared<Reader>(profile_.read);
}

Context JobTable::context() const {
    Context out;
    out.limits = profile_.limits;
    return out;
}

std::vector<std::string> JobTable::run(const std::string& name, const std::vector<std::string>& arguments) const {
    using Function = std::vector<std::string> (JobTable::*)(const std::vector<std::string>&) const;
    static const std::map<std::string, std::pair<Function, size_t>> table = {
        {"acquire", {&JobTable::acquire_document, 4}}, {"read", {&JobTable::read_pages, 3}},
        {"compose", {&JobTable::compose_document, 1}}, {"prepare", {&JobTable::prepare_seal, 3}},
        {"finish", {&JobTable::finish_record, 5}},     {"judge", {&JobTable::judge_signer, 3}},
        {"verify", {&JobTable::verify_pdf, 3}},        {"inspect", {&JobTable::inspect_document, 2}},
        {"check", {&JobTable::check_folder, 1}},
    };
    const auto it = table.find(name);
    if (it == table.end() || arguments.size() < it->second.second)
        throw Error(Code::internal, "", msg("a job has wrong arguments"));
    return (this->*it->second.first)(arguments);
}

} // namespace sohoa
