// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/stations.h"

#include "cli/line/jobs.h"
#include "cli/line/packet.h"
#include "core/pdf/seal.h"

#include <algorithm>
#include <cstdlib>
#include <sys/stat.h>

namespace sohoa {
namespace {

bool file_id(const std::string& path, std::pair<uint64_t, uint64_t>& id) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return false;
    id = {info.st_dev, info.st_ino};
    return true;
}

std::string published_path(const LineOptions& options, const std::string& name) {
    return options.out + "/" + name + (options.goal == Goal::record ? "" : ".pdf");
}

} // namespace

const std::vector<Station>& way_to(Goal goal) {
    using enum Station;
    static const std::vector<Station> words_way = {acquire, read, words}, fields = {acquire, read, describe},
                                      pdfa = {acquire, read, compose},
                                      record = {acquire, read, compose, describe, seal, finish},
                                      signature = {take, seal, confirm};
    switch (goal) {
    case Goal::words:
        return words_way;
    case Goal::fields:
        return fields;
    case Goal::pdfa:
        return pdfa;
    case Goal::signature:
        return signature;
    default:
        return record;
    }
}

Stations::Stations(const LineOptions& options, const std::vector<Candidate>& candidates, OutputFolder& out,
                   SignerClient* signer, Console& console)
    : options_(options), out_(out), signer_(signer), console_(console) {
    for (const Candidate& candidate : candidates)
        for (const std::string& file : candidate.files)
            if (std::pair<uint64_t, uint64_t> id; file_id(file, id)) sources_.insert(id);
}

Job Stations::job(Passage& passage, size_t first, size_t count) {
    const std::string& staging = passage.staging.folder;
    const Limits& limits = options_.profile.limits;
    const uint64_t seconds = limits.document_seconds;
    switch (at(passage)) {
    case Station::acquire: {
        const std::string records = options_.goal == Goal::record ? options_.out : "";
        return {"acquire", {staging, records, passage.name, pack_candidate(*passage.candidate)}, seconds};
    }
    case Station::read:
        return {"read", {staging, std::to_string(first), std::to_string(count)}, limits.page_seconds * count};
    case Station::words:
        return {"words", {staging, options_.words_as}, seconds};
    case Station::compose:
        return {"compose", {staging}, seconds};
    case Station::describe:
        return {"describe", {staging, options_.goal == Goal::fields ? options_.words_as : ""}, seconds};
    case Station::take:
        return {"take", {staging, passage.candidate->files.front(), options_.trust}, seconds};
    case Station::seal:
        passage.signing_time = clock_();
        return {"prepare",
                {staging, std::to_string(signer_->max_cms_bytes()), std::to_string(passage.signing_time)},
                seconds};
    case Station::finish:
        return {"finish",
                {staging, options_.trust, std::to_string(passage.signing_time), key_.question, pack(passage.events)},
                seconds};
    case Station::confirm:
        return {"confirm", {staging, options_.trust}, seconds};
    }
    throw Error(Code::internal, "", msg("a job has wrong arguments"));
}

void Stations::event(Passage& passage, const char* type) {
    passage.events.push_back(pack({type, std::to_string(clock_()), "success", ""}));
}

void Stations::arrive(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields) {
    const Station station = at(passage);
    switch (station) {
    case Station::acquire:
        acquired(passage, outcome, fields);
        break;
    case Station::read:
        pages_read(passage, fields);
        break;
    case Station::words:
        break;
    case Station::compose:
        event(passage, "compose");
        break;
    case Station::describe:
        event(passage, "describe");
        break;
    case Station::take:
        taken(passage, outcome, fields);
        break;
    case Station::seal:
        seal(passage, fields);
        break;
    case Station::finish:
    case Station::confirm:
        verified(passage, outcome, fields);
        break;
    }
    if (station == Station::words || station == Station::compose || station == Station::describe ||
        station == Station::finish)
        outcome.warnings = std::strtoul(fields.back().c_str(), nullptr, 10);
    const bool waits_for_pages =
        station == Station::read && (passage.running > 0 || passage.pages_begun < passage.pages);
    if (passage.left || waits_for_pages) return;
    if (++passage.leg == way_to(options_.goal).size()) publish(passage, outcome);
}

void Stations::acquired(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields) {
    if (fields.at(0) == "same" && !options_.force) {
        outcome.state = "already there";
        outcome.name = fields.at(1);
        console_.say(Level::info, passage.candidate->source,
                     msg("already there: {1}", options_.out + "/" + outcome.name));
        passage.left = true;
        return;
    }
    if (fields.at(0) == "other" && !options_.force)
        throw Error(Code::cannot_create, options_.out + "/" + passage.name,
                    msg("a record of another source stands there; --force replaces it"));
    check_target(passage);
    passage.events.push_back(
        pack({"certificate check", std::to_string(key_.time), key_.status_known ? "success" : "warning", ""}));
    passage.replaces = fields.at(0) != "new";
    outcome.pages = passage.pages = std::strtoul(fields.at(2).c_str(), nullptr, 10);
    event(passage, "acquire");
}

// Before the pages are read, not after.
void Stations::check_target(const Passage& passage) const {
    if (options_.goal != Goal::pdfa && options_.goal != Goal::signature) return;
    const std::string target = published_path(options_, passage.name);
    std::pair<uint64_t, uint64_t> id;
    if (!file_id(target, id)) return;
    if (sources_.count(id))
        throw Error(Code::cannot_create, target,
                    msg("is one of the sources, and sources are never replaced; choose another --out"));
    if (!options_.force) throw Error(Code::cannot_create, target, msg("is in the way; --force replaces it"));
}

void Stations::pages_read(Passage& passage, const std::vector<std::string>& fields) {
    for (const std::string& field : fields)
        passage.refusing.push_back(unpack_finding(field));
    if (passage.running > 0 || passage.pages_begun < passage.pages) return;
    event(passage, "inspect");
    event(passage, "read");
    if (passage.refusing.empty()) return;
    std::stable_sort(passage.refusing.begin(), passage.refusing.end(),
                     [](const Finding& a, const Finding& b) { return a.page < b.page; });
    const Finding& first = passage.refusing.front();
    throw Error(Code::bad_data, passage.candidate->source + ", page " + std::to_string(first.page), first.message);
}

void Stations::taken(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields) {
    check_target(passage);
    for (const std::string& field : fields) {
        outcome.findings.push_back(unpack_finding(field));
        const Finding& finding = outcome.findings.back();
        outcome.warnings += finding.severity == Severity::warn;
        console_.say(finding.severity == Severity::warn ? Level::warn : Level::info, outcome.source, finding.message);
    }
}

void Stations::seal(Passage& passage, const std::vector<std::string>& fields) {
    PreparedSignature prepared;
    prepared.digest = fields.at(0);
    prepared.contents_offset = std::strtoull(fields.at(1).c_str(), nullptr, 10);
    prepared.contents_bytes = std::strtoull(fields.at(2).c_str(), nullptr, 10);
    insert_cms(passage.staging.signed_pdf(), prepared, signer_->sign("agency", prepared.digest));
    event(passage, "seal");
}

void Stations::verified(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields) {
    if (fields.at(2) != "publish") {
        console_.say(Level::error, passage.candidate->source,
                     msg("the finished signature does not verify; the document is not published"));
        throw Error(Code::internal, passage.candidate->source, unpack_message(fields.at(3)));
    }
    outcome.indication = fields.at(0);
    outcome.sub_indication = fields.at(1);
}

void Stations::publish(Passage& passage, DocumentOutcome& outcome) {
    passage.left = true;
    const Staging& staging = passage.staging;
    switch (options_.goal) {
    case Goal::words:
    case Goal::fields:
        outcome.state = "read";
        outcome.words = staging.words();
        return;
    case Goal::pdfa:
        out_.publish_file(staging.unsigned_pdf(), passage.name + ".pdf", options_.force);
        break;
    case Goal::signature:
        out_.publish_file(staging.signed_pdf(), passage.name + ".pdf", options_.force);
        break;
    case Goal::record:
        out_.publish(staging, passage.name, passage.replaces || options_.force);
        out_.forget_refusal(passage.name);
    }
    outcome.state = "published";
    const std::string path = published_path(options_, passage.name);
    if (options_.goal == Goal::signature)
        console_.say(Level::info, passage.candidate->source, msg("signed: {1}", path));
    else
        console_.say(Level::info, passage.candidate->source,
                     msg("published: {1} ({2} pages, {3} warnings)", path, passage.pages, outcome.warnings));
}

} // namespace sohoa
