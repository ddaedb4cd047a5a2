// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/way.h"

#include "cli/line/answer.h"
#include "cli/run_report.h"
#include "core/pdf/signature_hole.h"

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

constexpr const char* agency = "agency"; // the role of the one who seals

std::string published_path(const LineOptions& options, const std::string& name) {
    return options.out + "/" + name + (options.goal == Goal::record ? "" : ".pdf");
}

void event(Passage& passage, const Workplace& at, const char* type) {
    passage.events.push_back({type, at.clock(), "success", ""});
}

std::vector<std::string> records_of(const Candidate& candidate, const Workplace& at) {
    return at.options.goal == Goal::record ? at.out.of_name(candidate.name) : std::vector<std::string>();
}

// Before the pages are read, not after. A record has a name of its own by now, or takes that of an earlier one of the
// same source.
void check_target(Passage& passage, const Workplace& at) {
    const LineOptions& options = at.options;
    if (!publishes(options.goal) || options.goal == Goal::record) return;
    passage.replaces = options.force;
    const std::string target = published_path(options, passage.name);
    struct stat info {};
    if (::stat(target.c_str(), &info) != 0) return;
    if (at.sources.count({info.st_dev, info.st_ino}))
        throw Error(Code::cannot_create, target,
                    msg("is one of the sources, and sources are never replaced; choose another --out"));
    if (!options.force) throw in_the_way(target);
}

// A few pages at a time: all workers have something to do, and none reads a long document alone.
std::vector<ReadRequest> read_requests(const Passage& passage, const LineOptions& options) {
    const size_t few = std::clamp<size_t>(passage.pages / (4 * options.jobs), 1, 8);
    std::vector<ReadRequest> out;
    for (size_t first = 0; first < passage.pages; first += few)
        out.push_back({passage.staging.folder, passage.candidate->files, first, std::min(few, passage.pages - first),
                       options.goal == Goal::record});
    return out;
}

// The quality gate has spoken.
void pass_gate(Passage& passage, const std::vector<PagesRead>& read) {
    Findings& refusing = passage.refusing;
    for (const PagesRead& pages : read)
        refusing.insert(refusing.end(), pages.refusing.begin(), pages.refusing.end());
    if (refusing.empty()) return;
    std::stable_sort(refusing.begin(), refusing.end(),
                     [](const Finding& a, const Finding& b) { return a.page < b.page; });
    throw Error(Code::bad_data, page_of(passage.candidate->source, refusing.front().page), refusing.front().message);
}

void already_there(const Passage& passage, const std::string& record, DocumentOutcome& outcome, const Workplace& at) {
    outcome.state = "already there";
    outcome.name = fs::path(record).filename().string();
    at.console.say(Level::info, passage.candidate->source, msg("already there: {1}", record));
}

// A record of the same source, in an earlier state perhaps, or another's record that has the name.
void tell_kinship(const Acquired& acquired, const AcquireRequest& request, Passage& passage, DocumentOutcome& outcome,
                  const Workplace& at) {
    const Candidate& source = *passage.candidate;
    if (acquired.kinship != Kinship::none && request.anew) {
        passage.name = outcome.name = request.name_of_record(acquired.kin);
        passage.replaces = true;
    }
    if (acquired.kinship == Kinship::grown) {
        outcome.findings.push_back({Severity::warn, "source.grown", "", 0,
                                    msg("the source has grown since the record {1} was made of it: that record is "
                                        "kept, the new one is called {2}",
                                        request.name_of_record(acquired.kin), passage.name)});
        at.console.say(Level::warn, source.source, outcome.findings.back().message);
    } else if (acquired.kinship == Kinship::none && passage.name != source.name && !request.records.empty()) {
        at.console.say(
            Level::info, source.source,
            msg("{1} is a record of another source; this one is called {2}", request.name_of_record(0), passage.name));
    }
}

void tell(const Findings& findings, DocumentOutcome& outcome, const Workplace& at) {
    for (const Finding& finding : findings) {
        outcome.findings.push_back(finding);
        if (finding.severity == Severity::warn) outcome.warnings.push_back(finding);
        at.console.say(finding.severity == Severity::warn ? Level::warn : Level::info, outcome.source, finding.message);
    }
}

void handed_over(const Passage& passage, DocumentOutcome& outcome) {
    outcome.state = "read";
    outcome.words = passage.staging.words();
}

void take_verdict(const Verified& verified, const Passage& passage, DocumentOutcome& outcome, const Workplace& at) {
    const std::string& source = passage.candidate->source;
    if (!verified.publish) {
        at.console.say(Level::error, source,
                       msg("the finished signature does not verify; the document is not published"));
        throw Error(Code::internal, source, verified.reason);
    }
    outcome.indication = to_string(verified.indication);
    outcome.sub_indication = verified.sub_indication;
}

void publish(const Passage& passage, DocumentOutcome& outcome, Workplace& at) {
    const Staging& staging = passage.staging;
    const LineOptions& options = at.options;
    const std::string &pdf = options.goal == Goal::pdfa ? staging.unsigned_pdf() : staging.signed_pdf(),
                      aside = options.goal == Goal::record
                                  ? at.out.publish(staging, passage.name, passage.replaces)
                                  : at.out.publish_file(pdf, passage.name + ".pdf", passage.replaces);
    if (options.goal == Goal::record) at.out.forget_refusal(passage.name);
    outcome.state = "published";
    const std::string path = published_path(options, passage.name), &source = passage.candidate->source;
    if (!aside.empty()) at.console.say(Level::info, source, msg("what stood there before is kept: {1}", aside));
    if (options.goal == Goal::signature)
        at.console.say(Level::info, source, msg("signed: {1}", path));
    else
        at.console.say(Level::info, source,
                       msg("published: {1} ({2} pages, {3} warnings)", path, passage.pages, outcome.warnings.size()));
    if (options.goal == Goal::signature) return; // told when the file was taken
    for (const Message& warning : by_page(outcome.warnings))
        at.console.say(Level::info, source, warning);
}

// take: a finished PDF stands for what compose makes; the place of its signature is prepared in one go
Task<PreparedSignature> take(Passage& passage, DocumentOutcome& outcome, Workplace& at, int64_t signing_time) {
    check_target(passage, at);
    const TakeRequest request{passage.staging.folder, passage.candidate->files.front(), at.options.trust, at.hole_bytes,
                              signing_time};
    Taken taken = co_await Answer<Take>(at.work, passage, request);
    tell(taken.findings, outcome, at);
    co_return std::move(taken.prepared);
}

// acquire: the scanner's bytes, hashed once, never altered. False: the record is there already.
Task<bool> acquire(Passage& passage, DocumentOutcome& outcome, Workplace& at) {
    const LineOptions& options = at.options;
    const AcquireRequest request{passage.staging.folder, passage.name, records_of(*passage.candidate, at),
                                 options.force, *passage.candidate};
    const Acquired acquired = co_await Answer<Acquire>(at.work, passage, request);
    if ((acquired.kinship != Kinship::none && acquired.kin >= request.records.size()) ||
        acquired.pages > options.profile.limits.pages)
        throw Error(Code::internal, "", msg("a worker said something that it may not say"));
    if (acquired.kinship == Kinship::same && !options.force) {
        already_there(passage, request.records[acquired.kin], outcome, at);
        co_return false;
    }
    tell_kinship(acquired, request, passage, outcome, at);
    check_target(passage, at);
    outcome.pages = passage.pages = acquired.pages;
    passage.events.push_back({"certificate check", at.key.time, at.key.status_known ? "success" : "warning", ""});
    event(passage, at, "acquire");
    co_return true;
}

// inspect, read: the gate measures each page, then its words are read
Task<> read_pages(Passage& passage, Workplace& at) {
    const auto count = [&](const ReadRequest& request) { passage.pages_read += request.count; };
    const std::vector<PagesRead> read =
        co_await Answers<Read>(at.work, passage, read_requests(passage, at.options), count);
    event(passage, at, "inspect");
    event(passage, at, "read");
    pass_gate(passage, read);
}

// verify: our own verifier on the final bytes, before anything is published
Task<> verify(Passage& passage, DocumentOutcome& outcome, Workplace& at, int64_t signing_time) {
    const std::string &staging = passage.staging.folder, &trust = at.options.trust;
    if (at.options.goal == Goal::signature) {
        const ConfirmRequest confirm{staging, trust};
        const Verified verified = co_await Answer<Confirm>(at.work, passage, confirm);
        co_return take_verdict(verified, passage, outcome, at);
    }
    const FinishRequest finish{staging, trust, signing_time, {agency}, at.key.verdict, passage.events};
    const Verified verified = co_await Answer<Finish>(at.work, passage, finish);
    take_verdict(verified, passage, outcome, at);
    outcome.warnings = verified.warnings;
}

// seal: a worker has prepared the place, we ourselves digest what is signed, the signer signs
Task<> seal(Passage& passage, const PreparedSignature& prepared, Workplace& at) {
    if (prepared.contents_bytes != at.hole_bytes)
        throw Error(Code::internal, passage.candidate->source,
                    msg("the place of the signature is not what was asked for"));
    const SignatureHole hole(passage.staging.signed_pdf(), prepared.contents_offset, prepared.contents_bytes);
    const std::string cms = co_await Signed(*at.signers, agency, hole.digest());
    hole.fill(cms);
    event(passage, at, "seal");
}

} // namespace

Task<> way_of(Passage& passage, DocumentOutcome& outcome, Workplace& at) {
    const Candidate& source = *passage.candidate;
    const std::string& staging = passage.staging.folder;
    const Goal goal = at.options.goal;
    if (!source.refusal.id.empty()) throw source.refused();

    int64_t signing_time = 0;
    PreparedSignature prepared;
    if (goal == Goal::signature) {
        prepared = co_await take(passage, outcome, at, signing_time = at.clock());
    } else {
        if (!co_await acquire(passage, outcome, at)) co_return;
        co_await read_pages(passage, at);

        const DocumentRequest document{staging, source.files, publishes(goal) ? "" : at.options.words_as};
        if (goal == Goal::words) {
            outcome.warnings = (co_await Answer<Words>(at.work, passage, document)).findings;
            co_return handed_over(passage, outcome);
        }
        if (goal == Goal::fields) {
            outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).findings;
            co_return handed_over(passage, outcome);
        }

        // compose: PDF/A-2u, the scanner's image stream and invisible text above it
        outcome.warnings = (co_await Answer<Compose>(at.work, passage, document)).findings;
        event(passage, at, "compose");
        if (goal == Goal::pdfa) co_return publish(passage, outcome, at);

        // describe: what the document says of itself
        outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).findings;
        event(passage, at, "describe");

        const PrepareRequest prepare{staging, at.hole_bytes, signing_time = at.clock()};
        prepared = co_await Answer<Prepare>(at.work, passage, prepare);
    }
    co_await seal(passage, prepared, at);
    co_await verify(passage, outcome, at, signing_time);
    publish(passage, outcome, at); // by one rename
}

} // namespace sohoa
