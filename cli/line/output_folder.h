// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/staging.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace sohoa {

/// Error(cannot_create) for an output that must not be replaced.
Error in_the_way(const std::string& path);

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
    /// The names that stood here when the run began, hidden ones left out.
    const std::set<std::string>& names() const { return names_; }
    /// The paths of NAME, NAME-2 … among them in this order, whatever is missing between.
    std::vector<std::string> of_name(const std::string& name) const;
    uint64_t free_bytes() const;
    /// Whether `bytes` can be written here now; tried with a file.
    bool has_room(uint64_t bytes) const;

    /// An empty staging folder for a document.
    Staging begin(const std::string& name);
    void discard(const Staging& staging);

    /// Publishes staging.record() as `name` by one rename. Where something of that name stands: Error(cannot_create),
    /// or with `replace` the two change places by one rename, and the old one is kept in .replaced under a dated name.
    /// The result is its path; empty when nothing stood there.
    std::string publish(const Staging& staging, const std::string& name, bool replace);

    /// Publishes a file of a staging folder as `name`, in the same way.
    std::string publish_file(const std::string& made, const std::string& name, bool replace);

    /// Leaves .refused/<name>/error.json, by one rename; and removes it when the document was taken after all. False
    /// when the same stands there already, whatever its time: nobody need be told every night.
    bool refuse(const std::string& name, const std::string& error_json);
    void forget_refusal(const std::string& name);

  private:
    std::string put(const std::string& made, const std::string& name, bool replace);
    std::string change_places(const std::string& made, const std::string& name);
    std::string place_aside(const std::string& name) const;
    void swap_in(const std::string& from, const std::string& to, bool replace);
    void swap_in_plainly(const std::string& from, const std::string& to, bool replace);

    std::string path_;
    Fd lock_;
    std::set<std::string> names_;
    Clock clock_ = system_clock();
    bool exchanges_ = true; ///< the file system can rename without replacing, and exchange two names
};

} // namespace sohoa
