// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/findings.h"
#include "core/scan/acquire.h"
#include "ocr/read/read.h"
#include "profiles/profile.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// What a worker may be asked to do. Made once in the zygote, with the profile in force and, where pages are read, the
/// OCR model; workers inherit it by fork.
class JobTable {
  public:
    JobTable(Profile profile, bool with_reader);

    /// Runs a job by name; returns its fields. Error(internal) for an unknown name.
    std::vector<std::string> run(const std::string& name, const std::vector<std::string>& arguments) const;
    uint64_t memory_bytes() const { return profile_.limits.worker_bytes; }

    // The stations of the line (stations.h); each works in the staging folder of one document.

    /// {staging, folder of records or "", name, candidate} → {"new" | "same" | "other", name of the record that is the
    /// same, pages}
    std::vector<std::string> acquire_document(const std::vector<std::string>& arguments) const;
    /// {staging, first page, count} → findings that refuse, each packed
    std::vector<std::string> read_pages(const std::vector<std::string>& arguments) const;
    /// {staging, "text" | "json"} → {warnings}; the words are in the staging folder
    std::vector<std::string> write_words(const std::vector<std::string>& arguments) const;
    /// {staging, "text" | "json" | ""} → {warnings}; the fields are in the staging folder, and as text or JSON in place
    /// of the words
    std::vector<std::string> describe_document(const std::vector<std::string>& arguments) const;
    /// {staging} → {warnings}
    std::vector<std::string> compose_document(const std::vector<std::string>& arguments) const;
    /// {staging, PDF, trust folder} → findings about it, each packed; its copy stands for what compose makes
    std::vector<std::string> take_pdf(const std::vector<std::string>& arguments) const;
    /// {staging, hole bytes, signing time} → {digest, contents offset, contents bytes}
    std::vector<std::string> prepare_seal(const std::vector<std::string>& arguments) const;
    /// {staging, trust folder, signing time, what judge_signer was asked packed, events} → {indication, sub-indication,
    /// "publish" | "", reason packed, warnings}
    std::vector<std::string> finish_record(const std::vector<std::string>& arguments) const;

    /// {staging, trust folder} → {indication, sub-indication, "publish" | "", reason packed} of the new signature;
    /// "publish" only where the signatures that were there are what they were
    std::vector<std::string> confirm_signature(const std::vector<std::string>& arguments) const;

    // Jobs of single commands.

    /// {trust folder, time, leaf DER, chain DERs …} → {indication, "1" when nothing worse than its status is unknown,
    /// reason packed, demonstration ("1"), subject's name, start and end of its validity}
    std::vector<std::string> judge_signer(const std::vector<std::string>& arguments) const;
    /// {file, trust folder, "json" | "verbose" | ""} → {indication, text}
    std::vector<std::string> verify_pdf(const std::vector<std::string>& arguments) const;
    /// {candidate, "json" | ""} → {"refuse" | "warn" | "note", text}
    std::vector<std::string> inspect_document(const std::vector<std::string>& arguments) const;
    /// {folder} → {file, message packed} pairs
    std::vector<std::string> check_folder(const std::vector<std::string>& arguments) const;
    /// {trust folder} → five fields each: "anchor" | "intermediate" | "crl" | "", file, name, from, until
    std::vector<std::string> survey_trust_folder(const std::vector<std::string>& arguments) const;
    /// {} → {"1" when a worker gets no network from the kernel}
    std::vector<std::string> look_round(const std::vector<std::string>& arguments) const;

  private:
    Context context() const;

    Profile profile_;
    std::shared_ptr<Reader> reader_;
};

/// A candidate as one field, for acquire_document and inspect_document.
std::string pack_candidate(const Candidate& candidate);
Candidate unpack_candidate(const std::string& field);

/// A message or a finding as one field.
std::string pack_message(const Message& message);
Message unpack_message(const std::string& field);
std::string pack_finding(const Finding& finding);
Finding unpack_finding(const std::string& field);

} // namespace sohoa
