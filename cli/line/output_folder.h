// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/staging.h"
#include "core/base/file.h"

#include <cstdint>
#include <string>

namespace sohoa {

/// The folder of published records, and everything that makes "whole or not at all" true: one run at a time, staging
/// beside the records, fsync, one rename.
class OutputFolder {
  public:
    /// Creates the folder where it is missing and takes its lock. Error(try_again) when another run holds it.
    /// What an earlier run left half-made is removed.
    explicit OutputFolder(const std::string& path);
    ~OutputFolder(); ///< removes the staging area

    const std::string& path() const { return path_; }
    uint64_t free_bytes() const;

    /// An empty staging folder for a document.
    Staging begin(const std::string& name);
    void discard(const Staging& staging);

    /// Publishes staging.record() as `name` by one rename. Where a record of that name stands: Error(cannot_create),
    /// or with `replace` the two change places by one rename and the old one is removed.
    void publish(const Staging& staging, const std::string& name, bool replace);

    /// Publishes a file of a staging folder as `name`, in the same way.
    void publish_file(const std::string& made, const std::string& name, bool replace);

    /// Leaves .refused/<name>/error.json, by one rename; and removes it when the document was taken after all.
    void refuse(const std::string& name, const std::string& error_json);
    void forget_refusal(const std::string& name);

  private:
    void swap_in(const std::string& from, const std::string& to, bool replace);

    std::string path_;
    Fd lock_;
};

} // namespace sohoa
