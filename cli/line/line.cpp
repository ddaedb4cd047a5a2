// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/line.h"

#include "cli/i18n.h"
#include "cli/line/refusal.h"
#include "cli/line/stations.h"
#include "cli/line/stop_signals.h"
#include "cli/line/temporary_folder.h"
#include "core/pdf/seal.h"
#include "core/scan/limits_check.h"

#include <algorithm>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace sohoa {

size_t LineSummary::count(const std::string& state) const {
    return static_cast<size_t>(
        std::count_if(documents.begin(), documents.end(), [&](const auto& d) { return d.state == state; }));
}

namespace {

// A job under way.
struct Running {
    Passage* passage = nullptr;
    size_t first_page = 0, pages = 0; // of the station read
};

// Where a worker was that did not live to say it: at the first of its pages of which it left no result.
std::string place_of(const Running& running) {
    const std::string& source = running.passage->candidate->source;
    for (size_t page = running.first_page; page < running.first_page + running.pages; ++page)
        if (!std::filesystem::exists(running.passage->staging.page(page)))
            return page_of(source, static_cast<int>(page) + 1);
    return source;
}

// x, x-2, x-3: documents of one stem in one run, in the order of the arguments.
std::vector<std::string> unique_names(const std::vector<Candidate>& candidates) {
    std::set<std::string> taken;
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates) {
        std::string name = candidate.name;
        for (int i = 2; !taken.insert(name).second; ++i)
            name = candidate.name + "-" + std::to_string(i);
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

bool signs(Goal goal) {
    return goal == Goal::record || goal == Goal::signature;
}
bool reads(Goal goal) {
    return goal != Goal::signature;
}

// Moves documents from station to station, as many jobs at a time as may be.
class Coordinator {
  public:
    Coordinator(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console)
        : options_(options), candidates_(candidates), console_(console), names_(unique_names(candidates)),
          signer_(signs(options.goal) ? std::make_unique<SignerClient>(options.key) : nullptr),
          temporary_(!publishes(options.goal) ? std::make_unique<TemporaryFolder>() : nullptr),
          out_(temporary_ ? temporary_->path() : options.out),
          zygote_(options.profile, language(), reads(options.goal)),
          stations_(options, candidates, out_, signer_.get(), console) {
        summary_.documents.resize(candidates.size());
        for (size_t i = 0; i < candidates.size(); ++i) {
            summary_.documents[i].name = names_[i];
            summary_.documents[i].source = candidates[i].source;
        }
    }

    LineSummary run() {
        if (publishes(options_.goal)) check_space();
        if (signer_) {
            KeyCheck key = check_key(*signer_, options_.trust, clock_(), zygote_, console_);
            summary_.demonstration = key.demonstration;
            stations_.set_key(std::move(key));
        }
        while (next_ < candidates_.size() || !passages_.empty()) {
            if (signals_.stopped())
                throw Error(Code::interrupted, "",
                            msg("stopped; finished documents are kept, the others will be made by the next run"));
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
            throw Error(
                Code::io, options_.out,
                msg("not enough free space: about {1} MB are needed, {2} MB are free", needed >> 20, free >> 20));
    }

    void give_work() {
        while (running_.size() < options_.jobs && (advance_one() || begin_one())) {
        }
    }

    // Earlier documents first, so that few are half-made at a time.
    bool advance_one() {
        for (Passage& passage : passages_) {
            if (passage.left) continue;
            if (stations_.at(passage) == Station::read) {
                if (passage.pages_begun < passage.pages) return submit_pages(passage);
            } else if (passage.running == 0) {
                return submit(passage, stations_.job(passage));
            }
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
        Passage& begun = passages_.back();
        if (begun.candidate->refusal.id.empty()) return submit(begun, stations_.job(begun));
        fail(begun, Error(Code::bad_data, begun.candidate->source, begun.candidate->refusal));
        leave(begun);
        return true;
    }

    bool submit(Passage& passage, const Job& job, size_t first_page = 0, size_t pages = 0) {
        ++passage.running;
        running_[zygote_.submit(job)] = {&passage, first_page, pages};
        return true;
    }

    bool submit_pages(Passage& passage) {
        const size_t fair = passage.pages / (4 * options_.jobs), first = passage.pages_begun;
        const size_t count = std::min(std::clamp<size_t>(fair, 1, 8), passage.pages - first);
        passage.pages_begun += count;
        return submit(passage, stations_.job(passage, first, count), first, count);
    }

    void take(const Reply& reply) {
        const auto it = running_.find(reply.job);
        if (it == running_.end()) return;
        const Running running = it->second;
        Passage& passage = *running.passage;
        running_.erase(it);
        --passage.running;
        try {
            if (!passage.left) {
                // The staging folder is nobody's business: what is wrong in it is wrong with the source.
                const bool ours = reply.where.empty() || reply.where.rfind(passage.staging.folder, 0) == 0;
                if (!reply.ok) throw Error(reply.code, ours ? place_of(running) : reply.where, reply.message);
                stations_.arrive(passage, summary_.documents[passage.index], reply.fields);
            }
        } catch (const Error& error) {
            fail(passage, error);
        }
        if (passage.left && passage.running == 0) leave(passage);
    }

    // A document that cannot be taken is an outcome; what would hit every document stops the run.
    void fail(Passage& passage, const Error& error) {
        if (is_disk_full(error) || error.code == Code::unavailable || error.code == Code::configuration ||
            error.code == Code::permission)
            throw error;
        DocumentOutcome& outcome = summary_.documents[passage.index];
        const bool in_the_way = error.code == Code::cannot_create;
        outcome.state = in_the_way ? "in the way" : "refused";
        outcome.code = static_cast<int>(error.code);
        outcome.message = error.message;
        outcome.where = error.where.empty() ? passage.candidate->source : error.where;
        if (!in_the_way && options_.goal == Goal::record) {
            const Error placed(error.code, outcome.where, error.message);
            out_.refuse(passage.name, refusal_json(passage.candidate->source, placed, passage.refusing, clock_()));
        }
        console_.say(Level::error, outcome.where, error.message);
        passage.left = true;
    }

    void leave(Passage& passage) {
        done_[passage.index] = passage.staging;
        passages_.remove_if([&](const Passage& other) { return &other == &passage; });
        for (auto next = done_.find(delivered_); next != done_.end(); next = done_.find(++delivered_)) {
            options_.deliver(summary_.documents[delivered_]);
            out_.discard(next->second);
            done_.erase(next);
        }
    }

    void show_progress() {
        if (passages_.empty()) return;
        const Passage& passage = passages_.front();
        const size_t number = passage.index + 1, all = candidates_.size();
        console_.progress(passage.pages
                              ? say(msg("[{1}/{2}] {3}: page {4} of {5}", number, all, passage.name,
                                        passage.pages_begun, passage.pages))
                              : "[" + std::to_string(number) + "/" + std::to_string(all) + "] " + passage.name);
    }

    const LineOptions& options_;
    const std::vector<Candidate>& candidates_;
    Console& console_;
    std::vector<std::string> names_;
    std::unique_ptr<SignerClient> signer_; // first: the PIN is asked for before anything else is begun
    std::unique_ptr<TemporaryFolder> temporary_;
    OutputFolder out_;
    StopSignals signals_;
    Zygote zygote_;
    Stations stations_;
    Clock clock_ = system_clock();
    LineSummary summary_;
    size_t next_ = 0, delivered_ = 0;
    std::list<Passage> passages_;
    std::map<size_t, Staging> done_; // by index, until it and all before it are delivered
    std::map<uint64_t, Running> running_;
};

} // namespace

LineSummary run_line(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console) {
    if (signs(options.goal)) check_seal(options.profile.seal, system_clock()());
    return Coordinator(options, candidates, console).run();
}

} // namespace sohoa
