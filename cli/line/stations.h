// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/key_check.h"
#include "cli/line/line.h"
#include "cli/line/output_folder.h"
#include "cli/line/zygote.h"
#include "core/base/clock.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sohoa {

/// One piece of the way of a document.
enum class Station {
    acquire,  ///< hash the sources and read their headers
    read,     ///< inspect and read the pages, several at a time
    words,    ///< write down what was read
    compose,  ///< PDF/A
    describe, ///< what the document says of itself
    take,     ///< a finished PDF instead of a scan
    seal,     ///< signature
    finish,   ///< verify, manifest
    confirm,  ///< verify, the earlier signatures too
};

/// The stations on the way to a goal, in order. After the last one the document is published.
const std::vector<Station>& way_to(Goal goal);

/// One document on its way.
struct Passage {
    size_t index = 0; ///< into candidates and outcomes
    const Candidate* candidate = nullptr;
    std::string name;
    Staging staging;
    size_t leg = 0; ///< index of the station into the way
    size_t pages = 0, pages_begun = 0;
    unsigned running = 0;  ///< jobs under way
    bool replaces = false; ///< --force, and a record of that name stands there
    Findings refusing;     ///< of the quality gate
    std::vector<std::string> events;
    int64_t signing_time = 0;
    bool left = false; ///< published or given up
};

/// What each station asks of a worker, and makes of the answer.
class Stations {
  public:
    Stations(const LineOptions& options, const std::vector<Candidate>& candidates, OutputFolder& out,
             SignerClient* signer, Console& console);

    void set_key(KeyCheck key) { key_ = std::move(key); }
    Station at(const Passage& passage) const { return way_to(options_.goal)[passage.leg]; }

    /// The job of the station where the document stands; pages are `first` and `count` of them for Station::read.
    Job job(Passage& passage, size_t first = 0, size_t count = 0);

    /// Takes what the job returned and moves the document on; publishes it after the last station. Throws Error for a
    /// document that cannot be taken.
    void arrive(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields);

  private:
    void acquired(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields);
    void pages_read(Passage& passage, const std::vector<std::string>& fields);
    void taken(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields);
    void seal(Passage& passage, const std::vector<std::string>& fields);
    void verified(Passage& passage, DocumentOutcome& outcome, const std::vector<std::string>& fields);
    void publish(Passage& passage, DocumentOutcome& outcome);
    void check_target(const Passage& passage) const;
    void event(Passage& passage, const char* type);

    const LineOptions& options_;
    OutputFolder& out_;
    SignerClient* signer_; // none where the goal needs none
    Console& console_;
    Clock clock_ = system_clock();
    KeyCheck key_;
    std::set<std::pair<uint64_t, uint64_t>> sources_; // device and inode of every source file
};

} // namespace sohoa
