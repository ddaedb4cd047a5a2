// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/staging.h"
#include "core/base/file.h"

#include <cstdint>
#include <string>

namespace sohoa {

/// The folder of published records, and everything that makes "whole or not at all" true: one run at a time, staging
/// beside the records, fsync, one rename.
class OutputFolder {
  public:
    /// Creates the folder where it is missing and takes its lock. Error(try_again) when another run holds it.
    /// What an earlier run left half-made is removed, and what the file system can do is tried: some (NFS, FUSE) know
    /// neither locks nor the renames that never replace, and there plain ones serve.
    explicit OutputFolder(const std::string& path);
    ~OutputFolder(); ///< removes the staging area

    const std::string& path() const { return path_; }
    uint64_t free_bytes() const;
    /// Whether `bytes` can be written here now; tried with a file.
    bool has_room(uint64_t bytes) const;

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
    void swap_in_plainly(const std::string& from, const std::string& to, bool replace);

    std::string path_;
    Fd lock_;
    bool exchanges_ = true; ///< the file system can rename without replacing, and exchange two names
};

} // namespace sohoa
