// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"
#include "ocr/read.h"
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

    // The jobs of the line, in its order; each works in the staging folder of one document.

    /// {staging, out, name, candidate} → {"new" | "same" | "other", name of the record that is the same, pages, page bytes}
    std::vector<std::string> acquire_document(const std::vector<std::string>& arguments) const;
    /// {staging, first page, count} → findings that refuse, each packed (see findings_to_fields)
    std::vector<std::string> read_pages(const std::vector<std::string>& arguments) const;
    /// {staging} → {}
    std::vector<std::string> compose_document(const std::vector<std::string>& arguments) const;
    /// {staging, hole bytes, signing time} → {digest, contents offset, contents bytes}
    std::vector<std::string> prepare_seal(const std::vector<std::string>& arguments) const;
    /// {staging, trust folder, signing time, certificate.json's text, events} → {indication, sub-indication,
    /// "publish" | "", reason packed, pages, warnings}
    std::vector<std::string> finish_record(const std::vector<std::string>& arguments) const;

    // Jobs of single commands.

    /// {trust folder, time, leaf DER, chain DERs …} → {indication, "1" when nothing worse than its status is unknown, reason packed, JSON,
    /// demonstration ("1"), subject's name}
    std::vector<std::string> judge_signer(const std::vector<std::string>& arguments) const;
    /// {file, trust folder, "json" | "verbose" | ""} → {indication, text}
    std::vector<std::string> verify_pdf(const std::vector<std::string>& arguments) const;
    /// {candidate, "json" | ""} → {"refuse" | "warn" | "note", text}
    std::vector<std::string> inspect_document(const std::vector<std::string>& arguments) const;
    /// {folder} → {file, message packed} pairs
    std::vector<std::string> check_folder(const std::vector<std::string>& arguments) const;

  private:
    Context context() const;

    Profile profile_;
    std::shared_ptr<Reader> reader_;
};

/// A candidate as one field, for acquire_document and inspect_document.
std::string pack_candidate(const Candidate& candidate);
Candidate unpack_candidate(const std::string& field);

/// A message as one field.
std::string pack_message(const Message& message);
Message unpack_message(const std::string& field);

} // namespace sohoa
