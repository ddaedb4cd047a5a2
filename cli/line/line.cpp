// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/line.h"

#include "cli/i18n.h"
#include "cli/line/jobs.h"
#include "cli/line/key_check.h"
#include "cli/line/output_folder.h"
#include "cli/line/packet.h"
#include "cli/line/refusal.h"
#include "cli/line/stop_signals.h"
#include "cli/line/zygote.h"
#include "core/base/clock.h"
#include "core/pdf/seal.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <list>
#include <map>
#include <optional>
#include <set>

namespace sohoa {

size_t LineSummary::count(const std::string& state) const {
    return static_cast<size_t>(std::count_if(documents.begin(), documents.end(), [&](const auto& d) { return d.state == state; }));
}

namespace {

enum class Station { acquire, read, compose, seal, finish };

// One document on its way.
struct Passage {
    size_t index = 0; // into candidates and outcomes
    const Candidate* candidate = nullptr;
    std::string name;
    Staging staging;
    Station station = Station::acquire;
    size_t pages = 0, pages_begun = 0, pages_done = 0;
    unsigned running = 0;       // jobs under way
    bool waiting = false;       // the one job of a station other than read is under way
    bool replaces = false;      // --force, and a record of that name stands there
    Findings refusing;          // of the quality gate
    std::vector<std::string> events;
    int64_t signing_time = 0;
    bool given_up = false;
};

// A job under way.
struct Running {
    Passage* passage = nullptr;
    std::string where; // file and pages, should the worker not live to say it
};

// x, x-2, x-3: documents of one stem in one run, in the order of the arguments.
std::vector<std::string> unique_names(const std::vector<Candidate>& candidates) {
    std::set<std::string> taken;
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates) {
        std::string name = candidate.name;
        for (int i = 2; !taken.insert(name).second; ++i) name = candidate.name + "-" + std::to_string(i);
        names.push_back(name);
    }
    return names;
}

// What the sources weigh; the record of a source is about as large, and both PDFs of it exist for a while.
uint64_t weight(const std::vector<Candidate>& candidates) {
    uint64_t bytes = 0;
    for (const Candidate& candidate : candidates)
        for (const std::string& file : candidate.files) {
            std::error_code error;
            const auto size = std::filesystem::file_size(file, error);
            if (!error) bytes += size;
        }
    return bytes;
}

Finding unpack_finding(const std::string& field) {
    std::vector<std::string> f;
    if (!unpack(field, f) || f.size() != 4) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    return {Severity::refuse, f[0], f[1], std::atoi(f[2].c_str()), unpack_message(f[3])};
}

class Coordinator {
  public:
    Coordinator(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console)
        : options_(options), candidates_(candidates), console_(console), names_(unique_names(candidates)),
          signer_(options.key), out_(options.out), zygote_(options.profile, language(), true) {
        summary_.documents.resize(candidates.size());
        for (size_t i = 0; i < candidates.size(); ++i) {
            summary_.documents[i].name = names_[i];
            summary_.documents[i].source = candidates[i].source;
        }
    }

    LineSummary run() {
        check_space();
        key_ = check_key(signer_, options_.trust, clock_(), zygote_, console_);
        summary_.demonstration = key_.demonstration;
        while (next_ < candidates_.size() || !passages_.empty()) {
            if (signals_.stopped()) throw Error(Code::interrupted, "", msg("stopped; finished documents are kept, the others will be made by the next run"));
            give_work();
            if (const std::optional<Reply> reply = zygote_.next(200)) take(*reply);
            show_progress();
        }
        return std::move(summary_);
    }

  private:
    void check_space() {
        const uint64_t free = out_.free_bytes(), needed = weight(candidates_) + (64u << 20);
        if (free < needed)
            throw Error(Code::io, options_.out, msg("not enough free space: about {1} MB are needed, {2} MB are free", needed >> 20, free >> 20));
    }

    void give_work() {
        while (running_.size() < options_.jobs && (advance_one() || begin_one())) {}
    }

    // Earlier documents first, so that few are half-made at a time.
    bool advance_one() {
        for (Passage& passage : passages_) {
            if (passage.given_up) continue;
            if (passage.station == Station::read && passage.pages_begun < passage.pages) return submit_pages(passage);
            if (!passage.waiting && passage.station != Station::read) return submit_station(passage);
        }
        return false;
    }

    bool begin_one() {
        if (next_ >= candidates_.size()) return false;
        Passage passage;
        passage.index = next_;
        passage.candidate = &candidates_[next_];
        passage.name = names_[next_];
        ++next_;
        passage.staging = out_.begin(passage.name);
        passages_.push_back(std::move(passage));
        return submit_station(passages_.back());
    }

    void submit(Passage& passage, Job job, const std::string& where) {
        ++passage.running;
        running_[zygote_.submit(job)] = {&passage, where};
    }

    bool submit_pages(Passage& passage) {
        const size_t fair = passage.pages / (4 * options_.jobs);
        const size_t count = std::min(std::clamp<size_t>(fair, 1, 8), passage.pages - passage.pages_begun);
        submit(passage, {"read", {passage.staging.folder, std::to_string(passage.pages_begun), std::to_string(count)}, options_.profile.limits.page_seconds * count}, pages_of(passage, count));
        passage.pages_begun += count;
        return true;
    }

    // What a worker was at when it died without a word.
    static std::string pages_of(const Passage& passage, size_t count) {
        const size_t first = passage.pages_begun + 1;
        return passage.candidate->source + ", page " + std::to_string(first) + (count > 1 ? "–" + std::to_string(first + count - 1) : "");
    }

    bool submit_station(Passage& passage) {
        passage.waiting = true;
        const std::string& where = passage.candidate->source;
        const std::string& staging = passage.staging.folder;
        const uint64_t seconds = options_.profile.limits.document_seconds;
        switch (passage.station) {
        case Station::acquire:
            submit(passage, {"acquire", {staging, options_.out, passage.name, pack_candidate(*passage.candidate)}, seconds}, where);
            break;
        case Station::compose: submit(passage, {"compose", {staging}, seconds}, where); break;
        case Station::seal:
            passage.signing_time = clock_();
            submit(passage, {"prepare", {staging, std::to_string(signer_.max_cms_bytes()), std::to_string(passage.signing_time)}, seconds}, where);
            break;
        case Station::finish:
            submit(passage, {"finish", {staging, options_.trust, std::to_string(passage.signing_time), key_.certificate_json, pack(passage.events)}, seconds}, where);
            break;
        case Station::read: break;
        }
        return true;
    }

    void take(const Reply& reply) {
        const auto it = running_.find(reply.job);
        if (it == running_.end()) return;
        Passage& passage = *it->second.passage;
        const std::string where = it->second.where;
        running_.erase(it);
        --passage.running;
        passage.waiting = false;
        try {
            if (!passage.given_up) {
                if (!reply.ok) throw Error(reply.code, reply.where.empty() ? where : reply.where, reply.message);
                arrive(passage, reply.fields);
            }
        } catch (const Error& error) {
            fail(passage, error);
        }
        if (passage.given_up && passage.running == 0) leave(passage);
    }

    void event(Passage& passage, const char* type) {
        passage.events.push_back(pack({type, std::to_string(clock_()), "success", ""}));
    }

    void arrive(Passage& passage, const std::vector<std::string>& fields) {
        switch (passage.station) {
        case Station::acquire: return acquired(passage, fields);
        case Station::read: return pages_read(passage, fields);
        case Station::compose:
            event(passage, "compose");
            passage.station = Station::seal;
            return;
        case Station::seal: return seal(passage, fields);
        case Station::finish: return finished(passage, fields);
        }
    }

    void acquired(Passage& passage, const std::vector<std::string>& fields) {
        DocumentOutcome& outcome = summary_.documents[passage.index];
        if (fields.at(0) == "same" && !options_.force) {
            outcome.state = "already there";
            outcome.name = fields.at(1);
            console_.say(Level::info, passage.candidate->source, msg("already there: {1}", options_.out + "/" + outcome.name));
            passage.given_up = true;
            return;
        }
        if (fields.at(0) == "other" && !options_.force)
            throw Error(Code::cannot_create, options_.out + "/" + passage.name, msg("a record of another source stands there; --force replaces it"));
        passage.events.push_back(pack({"certificate check", std::to_string(key_.time), key_.status_known ? "success" : "warning", ""}));
        passage.replaces = fields.at(0) != "new";
        passage.pages = std::strtoul(fields.at(2).c_str(), nullptr, 10);
        event(passage, "acquire");
        passage.station = Station::read;
    }

    void pages_read(Passage& passage, const std::vector<std::string>& fields) {
        for (const std::string& field : fields) passage.refusing.push_back(unpack_finding(field));
        passage.pages_done = passage.running == 0 ? passage.pages_begun : passage.pages_done;
        if (passage.running > 0 || passage.pages_begun < passage.pages) return;
        event(passage, "inspect");
        event(passage, "read");
        if (!passage.refusing.empty()) {
            std::stable_sort(passage.refusing.begin(), passage.refusing.end(), [](const Finding& a, const Finding& b) { return a.page < b.page; });
            const Finding& first = passage.refusing.front();
            throw Error(Code::bad_data, passage.candidate->source + ", page " + std::to_string(first.page), first.message);
        }
        passage.station = Station::compose;
    }

    void seal(Passage& passage, const std::vector<std::string>& fields) {
        PreparedSignature prepared;
        prepared.digest = fields.at(0);
        prepared.contents_offset = std::strtoull(fields.at(1).c_str(), nullptr, 10);
        prepared.contents_bytes = std::strtoull(fields.at(2).c_str(), nullptr, 10);
        insert_cms(passage.staging.signed_pdf(), prepared, signer_.sign("agency", prepared.digest));
        event(passage, "seal");
        passage.station = Station::finish;
    }

    void finished(Passage& passage, const std::vector<std::string>& fields) {
        DocumentOutcome& outcome = summary_.documents[passage.index];
        if (fields.at(2) != "publish") {
            console_.say(Level::error, passage.candidate->source, msg("the finished signature does not verify; the document is not published"));
            throw Error(Code::internal, passage.candidate->source, unpack_message(fields.at(3)));
        }
        out_.publish(passage.staging, passage.name, passage.replaces || options_.force);
        out_.forget_refusal(passage.name);
        outcome.state = "published";
        outcome.indication = fields.at(0);
        outcome.sub_indication = fields.at(1);
        outcome.pages = passage.pages;
        outcome.warnings = std::strtoul(fields.at(5).c_str(), nullptr, 10);
        console_.say(Level::info, passage.candidate->source, msg("published: {1} ({2} pages, {3} warnings)", options_.out + "/" + passage.name, passage.pages, outcome.warnings));
        passage.given_up = true;
    }

    // A document that cannot be taken is an outcome; what would hit every document stops the run.
    void fail(Passage& passage, const Error& error) {
        const bool disk_full = error.code == Code::io && out_.free_bytes() < (1u << 20);
        if (disk_full || error.code == Code::unavailable || error.code == Code::configuration || error.code == Code::permission) throw error;
        DocumentOutcome& outcome = summary_.documents[passage.index];
        const bool in_the_way = error.code == Code::cannot_create;
        outcome.state = in_the_way ? "in the way" : "refused";
        outcome.message = error.message;
        outcome.where = error.where.empty() ? passage.candidate->source : error.where;
        if (!in_the_way) {
            const Error placed(error.code, outcome.where, error.message);
            out_.refuse(passage.name, refusal_json(passage.candidate->source, placed, passage.refusing, clock_()));
        }
        console_.say(Level::error, outcome.where, error.message);
        passage.given_up = true;
    }

    void leave(Passage& passage) {
        out_.discard(passage.staging);
        passages_.remove_if([&](const Passage& other) { return &other == &passage; });
        ++done_;
    }

    void show_progress() {
        if (passages_.empty()) return;
        const Passage& passage = passages_.front();
        console_.progress(say(msg("[{1}/{2}] {3}: page {4} of {5}", done_ + 1, candidates_.size(), passage.name, passage.pages_begun, passage.pages)));
    }

    const LineOptions& options_;
    const std::vector<Candidate>& candidates_;
    Console& console_;
    std::vector<std::string> names_;
    SignerClient signer_;  // first: the PIN is asked for before anything else is begun
    OutputFolder out_;
    StopSignals signals_;
    Zygote zygote_;
    Clock clock_ = system_clock();
    KeyCheck key_;
    LineSummary summary_;
    size_t next_ = 0, done_ = 0;
    std::list<Passage> passages_;
    std::map<uint64_t, Running> running_;
};

} // namespace

LineSummary run_line(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console) {
    check_seal(options.profile.seal, system_clock()());
    return Coordinator(options, candidates, console).run();
}

} // namespace sohoa
