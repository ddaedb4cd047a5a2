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

} // namespace

Task way_of(Passage& passage, DocumentOutcome& outcome, Workplace& at) {
    const LineOptions& options = at.options;
    const Candidate& source = *passage.candidate;
    const std::string& staging = passage.staging.folder;
    if (!source.refusal.id.empty()) throw source.refused();

    if (options.goal == Goal::signature) {
        // take: a finished PDF stands for what compose makes
        check_target(passage, at);
        const TakeRequest take{staging, source.files.front(), options.trust};
        const Taken taken = co_await Answer<Take>(at.work, passage, take);
        tell(taken.findings, outcome, at);
    } else {
        // acquire: the scanner's bytes, hashed once, never altered
        const AcquireRequest acquire{staging, passage.name, records_of(source, options), source};
        const Acquired acquired = co_await Answer<Acquire>(at.work, passage, acquire);
        if ((acquired.again && acquired.same >= acquire.records.size()) ||
            acquired.pages > options.profile.limits.pages)
            throw Error(Code::internal, "", msg("a worker said something that it may not say"));
        if (acquired.again && !options.force) {
            already_there(passage, acquire.records[acquired.same], outcome, at);
            co_return;
        }
        check_target(passage, at);
        outcome.pages = passage.pages = acquired.pages;
        passage.events.push_back({"certificate check", at.key.time, at.key.status_known ? "success" : "warning", ""});
        event(passage, at, "acquire");

        // inspect, read: the gate measures each page, then its words are read
        const auto count = [&](const ReadRequest& request) { passage.pages_read += request.count; };
        const std::vector<PagesRead> read =
            co_await Answers<Read>(at.work, passage, read_requests(passage, options), count);
        event(passage, at, "inspect");
        event(passage, at, "read");
        pass_gate(passage, read);

        const DocumentRequest document{staging, source.files, publishes(options.goal) ? "" : options.words_as};
        if (options.goal == Goal::words) {
            outcome.warnings = (co_await Answer<Words>(at.work, passage, document)).count;
            handed_over(passage, outcome);
            co_return;
        }
        if (options.goal == Goal::fields) {
            outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).count;
            handed_over(passage, outcome);
            co_return;
        }

        // compose: PDF/A-2u, the scanner's image stream and invisible text above it
        outcome.warnings = (co_await Answer<Compose>(at.work, passage, document)).count;
        event(passage, at, "compose");
        if (options.goal == Goal::pdfa) {
            publish(passage, outcome, at);
            co_return;
        }

        // describe: what the document says of itself
        outcome.warnings = (co_await Answer<Describe>(at.work, passage, document)).count;
        event(passage, at, "describe");
    }

    // seal: a worker prepares the place, we ourselves digest what is signed, the signer signs
    const int64_t signing_time = at.clock();
    const PrepareRequest prepare{staging, at.hole_bytes, signing_time};
    const PreparedSignature prepared = co_await Answer<Prepare>(at.work, passage, prepare);
    if (prepared.contents_bytes != at.hole_bytes)
        throw Error(Code::internal, source.source, msg("the place of the signature is not what was asked for"));
    const SignatureHole hole(passage.staging.signed_pdf(), prepared.contents_offset, prepared.contents_bytes);
    const std::string cms = co_await Signed(*at.signers, agency, hole.digest());
    hole.fill(cms);
    event(passage, at, "seal");

    // verify: our own verifier on the final bytes, before anything is published
    if (options.goal == Goal::signature) {
        const ConfirmRequest confirm{staging, options.trust};
        const Verified verified = co_await Answer<Confirm>(at.work, passage, confirm);
        take_verdict(verified, passage, outcome, at);
    } else {
        const FinishRequest finish{staging, options.trust, signing_time, {agency}, at.key.verdict, passage.events};
        const Verified verified = co_await Answer<Finish>(at.work, passage, finish);
        take_verdict(verified, passage, outcome, at);
        outcome.warnings = verified.warnings;
    }

    // publish: by one rename
    publish(passage, outcome, at);
}

} // namespace sohoa
