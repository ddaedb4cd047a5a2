// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/access.h"
#include "core/base/findings.h"
#include "core/base/library.h"
#include "core/document/page.h"
#include "core/document/verdict.h"
#include "core/pdf/seal.h"
#include "core/quality/quality.h"
#include "core/record/manifest.h"
#include "core/record/published.h"
#include "core/record/record_check.h"
#include "core/scan/find_documents.h"
#include "signing/trust_survey.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

// What goes to the worker of a station and what comes back: plain values (core/base/codec.h). access() names the files
// that the job is about; nothing else of the user's is within the worker's reach.

/// Of the document as a whole, all that a station has to say.
struct Warnings {
    Findings findings; ///< each once

    static auto members(auto& s) { return std::tie(s.findings); }
};

struct AcquireRequest {
    std::string staging;
    std::string name;                 ///< of the record to be
    std::vector<std::string> records; ///< folders NAME, NAME-2 … that stand where it is to be published
    bool anew = false;                ///< where one of them is of this source, its name is taken instead
    Candidate candidate;

    std::string name_of_record(size_t i) const { return records.at(i).substr(records.at(i).rfind('/') + 1); }
    Access access() const;
    static auto members(auto& s) { return std::tie(s.staging, s.name, s.records, s.anew, s.candidate); }
};

struct Acquired {
    Kinship kinship = Kinship::none; ///< the nearest that one of the records has
    size_t kin = 0;                  ///< which one, then
    size_t pages = 0;

    static auto members(auto& s) { return std::tie(s.kinship, s.kin, s.pages); }
};

struct ReadRequest {
    std::string staging;
    std::vector<std::string> sources;
    size_t first = 0, count = 0; ///< pages
    bool sealed = false;         ///< the text of a signature will stand on the first one

    Access access() const { return {sources, staging}; }
    static auto members(auto& s) { return std::tie(s.staging, s.sources, s.first, s.count, s.sealed); }
};

struct PagesRead {
    Findings refusing; ///< those for which the profile refuses the document

    static auto members(auto& s) { return std::tie(s.refusing); }
};

/// Of a document that is read: its words or fields are written down, or it is composed.
struct DocumentRequest {
    std::string staging;
    std::vector<std::string> sources;
    std::string as; ///< "text", "json" …: how words or fields are printed; empty: they are not

    Access access() const { return {sources, staging}; }
    static auto members(auto& s) { return std::tie(s.staging, s.sources, s.as); }
};

struct TakeRequest {
    std::string staging, pdf, trust;
    size_t hole_bytes = 0; ///< room for the CMS
    int64_t signing_time = 0;

    Access access() const { return {{pdf, trust}, staging}; }
    static auto members(auto& s) { return std::tie(s.staging, s.pdf, s.trust, s.hole_bytes, s.signing_time); }
};

struct Taken {
    Findings findings;
    PreparedSignature prepared;

    static auto members(auto& s) { return std::tie(s.findings, s.prepared); }
};

struct PrepareRequest {
    std::string staging;
    size_t hole_bytes = 0; ///< room for the CMS
    int64_t signing_time = 0;

    Access access() const { return {{}, staging}; }
    static auto members(auto& s) { return std::tie(s.staging, s.hole_bytes, s.signing_time); }
};

struct FinishRequest {
    std::string staging, trust;
    int64_t signing_time = 0;
    std::vector<std::string> roles; ///< of the signatures, in their order
    SignatureVerdict certificate;   ///< how it was judged before anything was signed
    std::vector<Event> events;

    Access access() const { return {{trust}, staging}; }
    static auto members(auto& s) {
        return std::tie(s.staging, s.trust, s.signing_time, s.roles, s.certificate, s.events);
    }
};

struct ConfirmRequest {
    std::string staging, trust;

    Access access() const { return {{trust}, staging}; }
    static auto members(auto& s) { return std::tie(s.staging, s.trust); }
};

/// What the verifier thinks of the new signature.
struct Verified {
    Indication indication = Indication::indeterminate;
    std::string sub_indication;
    bool publish = false;
    Message reason; ///< most important one
    Findings warnings;

    static auto members(auto& s) { return std::tie(s.indication, s.sub_indication, s.publish, s.reason, s.warnings); }
};

struct JudgeRequest {
    std::string trust;
    int64_t time = 0;
    std::string leaf;               ///< DER
    std::vector<std::string> chain; ///< DER

    Access access() const { return {{trust}, ""}; }
    static auto members(auto& s) { return std::tie(s.trust, s.time, s.leaf, s.chain); }
};

struct SignerJudged {
    SignatureVerdict verdict;
    bool usable = false; ///< nothing worse than its status being unknown

    static auto members(auto& s) { return std::tie(s.verdict, s.usable); }
};

struct VerifyRequest {
    std::string file, trust;

    Access access() const { return {{file, trust}, ""}; }
    static auto members(auto& s) { return std::tie(s.file, s.trust); }
};

struct InspectRequest {
    Candidate candidate;

    Access access() const { return {candidate.files, ""}; }
    static auto members(auto& s) { return std::tie(s.candidate); }
};

/// A document as the quality gate sees it.
struct InspectedDocument {
    Document document;
    std::vector<QualityReport> pages;
    Findings findings;

    static auto members(auto& s) { return std::tie(s.document, s.pages, s.findings); }
};

struct CheckRequest {
    std::string folder;

    Access access() const { return {{folder}, ""}; }
    static auto members(auto& s) { return std::tie(s.folder); }
};

struct TrustRequest {
    std::string trust; ///< folder

    Access access() const { return {{trust}, ""}; }
    static auto members(auto& s) { return std::tie(s.trust); }
};

struct SealRequest {
    SealOptions seal;
    int64_t time = 0;

    Access access() const { return {}; }
    static auto members(auto& s) { return std::tie(s.seal, s.time); }
};

struct LookRequest {
    Access access() const { return {}; }
    static auto members(auto&) { return std::tie(); }
};

/// A sentence, or nothing where all is well.
struct Fault {
    std::string where;
    Message message;

    static auto members(auto& s) { return std::tie(s.where, s.message); }
};

/// What a worker finds around itself.
struct Surroundings {
    bool network = true;            ///< it could open a socket
    bool files = true;              ///< it could open a file that is not its own
    std::vector<Library> libraries; ///< as they are loaded
    Fault font;                     ///< the built-in face lacks a letter of Vietnamese

    static auto members(auto& s) { return std::tie(s.network, s.files, s.libraries, s.font); }
};

} // namespace sohoa
