// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/requests.h"
#include "core/base/limits.h"
#include "core/document/verdict.h"

#include <cstdint>
#include <vector>

namespace sohoa {

class Workshop; // cli/stations/workshop.h

// The stations: what a worker may be asked. One row each: name, request, reply, the function that does the work (in a
// worker; the coordinator never links it), and the CPU seconds that one job may take. `about_configuration`: the job is
// about what the institution set up, not about a document, so its error may stop the command.

inline uint64_t document_seconds(const Limits& limits) {
    return limits.document_seconds;
}

// Of documents on their way along the line (cli/line/way.cpp), in its order.

/// Hashes the sources and reads their headers.
struct Acquire {
    static constexpr const char* name = "acquire";
    using Request = AcquireRequest;
    using Reply = Acquired;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// Inspects and reads some pages.
struct Read {
    static constexpr const char* name = "read";
    using Request = ReadRequest;
    using Reply = PagesRead;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request& r, const Limits& limits) { return limits.page_seconds * r.count; }
};

/// Writes down what was read.
struct Words {
    static constexpr const char* name = "words";
    using Request = DocumentRequest;
    using Reply = Warnings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// PDF/A-2u, unsigned.
struct Compose {
    static constexpr const char* name = "compose";
    using Request = DocumentRequest;
    using Reply = Warnings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// What the document says of itself.
struct Describe {
    static constexpr const char* name = "describe";
    using Request = DocumentRequest;
    using Reply = Warnings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// A finished PDF instead of a scan: looks at the signatures that it carries, and does to a copy what Prepare does.
struct Take {
    static constexpr const char* name = "take";
    using Request = TakeRequest;
    using Reply = Taken;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// A signature field with a hole for the CMS.
struct Prepare {
    static constexpr const char* name = "prepare";
    using Request = PrepareRequest;
    using Reply = PreparedSignature;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// Verifies the signed PDF and writes manifest and sums.
struct Finish {
    static constexpr const char* name = "finish";
    using Request = FinishRequest;
    using Reply = Verified;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// Verifies the signed PDF; good only where the signatures that were there are what they were.
struct Confirm {
    static constexpr const char* name = "confirm";
    using Request = ConfirmRequest;
    using Reply = Verified;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

// Of single commands.

/// The signer's certificate, before anything is signed (Decree 23/2025 Art. 15; Decree 68/2024 Art. 29).
struct Judge {
    static constexpr const char* name = "judge";
    static constexpr bool about_configuration = true;
    using Request = JudgeRequest;
    using Reply = SignerJudged;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits&) { return 30; }
};

struct Verify {
    static constexpr const char* name = "verify";
    using Request = VerifyRequest;
    using Reply = FileVerdict;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

struct Inspect {
    static constexpr const char* name = "inspect";
    using Request = InspectRequest;
    using Reply = InspectedDocument;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// A published record.
struct CheckFolder {
    static constexpr const char* name = "check";
    using Request = CheckRequest;
    using Reply = std::vector<RecordFault>;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits& limits) { return document_seconds(limits); }
};

/// Whether the trust folder can be loaded. Error(configuration).
struct LoadTrust {
    static constexpr const char* name = "trust";
    static constexpr bool about_configuration = true;
    using Request = TrustRequest;
    using Reply = Warnings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits&) { return 30; }
};

/// Whether the text of the seal fits on a page. Error(configuration).
struct LayOutSeal {
    static constexpr const char* name = "seal text";
    static constexpr bool about_configuration = true;
    using Request = SealRequest;
    using Reply = Warnings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits&) { return 10; }
};

/// What lies in the trust folder.
struct Survey {
    static constexpr const char* name = "survey";
    static constexpr bool about_configuration = true;
    using Request = TrustRequest;
    using Reply = std::vector<TrustItem>;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits&) { return 30; }
};

/// The worker itself, and what it is made of.
struct Look {
    static constexpr const char* name = "look";
    using Request = LookRequest;
    using Reply = Surroundings;
    static Reply work(const Request&, const Workshop&);
    static uint64_t seconds(const Request&, const Limits&) { return 10; }
};

/// Rows of a table of stations.
template <class... Row>
struct Rows {};

/// sohoa-pdf-worker: no recogniser and no image library, so that it starts fast.
using PdfRows = Rows<Take, Confirm, Judge, LoadTrust, LayOutSeal, Verify, CheckFolder, Survey>;
/// sohoa-scan-worker: what reads scans, and all on the way of a document that does.
using ScanRows = Rows<Acquire, Read, Words, Compose, Describe, Prepare, Finish, Judge, LayOutSeal, Inspect, Look>;

} // namespace sohoa
