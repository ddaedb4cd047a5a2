// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/way.h"

#include "cli/line/answer.h"
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

// NAME, NAME-2 … as they stand where records are published.
std::vector<std::string> records_of(const Candidate& candidate, const LineOptions& options) {
    std::vector<std::string> out;
    if (options.goal != Goal::record) return out;
    const std::string base = options.out + "/" + candidate.name;
    std::string path = base;
    for (int i = 2; fs::exists(path); ++i) {
        out.push_back(path);
        path = base + "-" + std::to_string(i);
    }
    return out;
}

// Before the pages are read, not after.
void check_target(const Passage& passage, const Workplace& at) {
    const LineOptions& options = at.options;
    if (!publishes(options.goal)) return;
    const std::string target = published_path(options, passage.name);
    struct stat info {};
    if (::stat(target.c_str(), &info) != 0) return;
    if (options.goal == Goal::record && !options.force)
        throw Error(Code::cannot_create, target, msg("a record of another source stands there; --force replaces it"));
    if (at.sources.count({info.st_dev, info.st_ino}))
        throw Error(Code::cannot_create, target,
                    msg("is one of the sources, and sources are never replaced; choose another --out"));
    if (!options.force) throw Error(Code::cannot_create, target, msg("is in the way; --force replaces it"));
}

// A few pages at a time: all workers have something to do, and none reads a long document alone.
std::vector<ReadRequest> read_requests(const Passage& passage, const LineOptions& options) {
    const size_t few = std::clamp<size_t>(passage.pages / (4 * options.jobs), 1, 8);
    std::vector<ReadRequest> out;
    for (size_t first = 0; first < passage.pages; first += few)
        out.push_back({passage.staging.folder, passage.candidate->files, first, std::min(few, passage.pages - first)});
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

void tell(const Findings& findings, DocumentOutcome& outcome, const Workplace& at) {
    for (const Finding& finding : findings) {
        outcome.findings.push_back(finding);
        outcome.warnings += finding.severity == Severity::warn;
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
    if (options.goal == Goal::record) {
        at.out.publish(staging, passage.name, options.force);
        at.out.forget_refusal(passage.name);
    } else {
        at.out.publish_file(options.goal == Goal::pdfa ? staging.unsigned_pdf() : staging.signed_pdf(),
                            passage.name + ".pdf", options.force);
    }
    outcome.state = "published";
    const std::string path = published_path(options, passage.name), &source = passage.candidate->source;
    if (options.goal == Goal::signature)
        at.console.say(Level::info, source, msg("signed: {1}", path));
    else
        at.console.say(Level::info, source,
                       msg("published: {1} ({2} pages, {3} warnings)", path, passage.pages, outcome.warnings));
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
    const AcquireRequest request{passage.staging.folder, passage.name, records_of(*passage.candidate, options),
                                 *passage.candidate};
    const Acquired acquired = co_await Answer<Acquire>(at.work, passage, request);
    if ((acquired.again && acquired.same >= request.records.size()) || acquired.pages > options.profile.limits.pages)
        throw Error(Code::internal, "", msg("a worker said something that it may not say"));
    if (acquired.again && !options.force) {
        already_there(passage, request.records[acquired.same], outcome, at);
        co_return false;
    }
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
    if (!source.refusal.id.empty()) throw Error(Code::bad_data, source.source, source.refusal);

    int64_t signing_time = 0;
    PreparedSignature prepared;
    if (goal == Goal::signature) {
        prepared = co_await take(passage, outcome, at, signing_time = at.clock());
    } else {
        if (!co_await acquire(passage, outcome, at)) co_return;
        co_await read_pages(passage, at);

        const DocumentRequest document{staging, source.files, publishes(goal) ? "" : at.options.words_as};
        if (goal == Goal::words) {
            outcome.warnings = (co_await Answer<Words>(at.work, passage, document)).count;
            co_return handed_over(passage, outcome);
        }
        if (goal == Goal::fields) {
            outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).count;
            co_return handed_over(passage, outcome);
        }

        // compose: PDF/A-2u, the scanner's image stream and invisible text above it
        outcome.warnings = (co_await Answer<Compose>(at.work, passage, document)).count;
        event(passage, at, "compose");
        if (goal == Goal::pdfa) co_return publish(passage, outcome, at);

        // describe: what the document says of itself
        outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).count;
        event(passage, at, "describe");

        const PrepareRequest prepare{staging, at.hole_bytes, signing_time = at.clock()};
        prepared = co_await Answer<Prepare>(at.work, passage, prepare);
    }
    co_await seal(passage, prepared, at);
    co_await verify(passage, outcome, at, signing_time);
    publish(passage, outcome, at); // by one rename
}

} // namespace sohoa
