// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/line.h"

#include "cli/confinement_text.h"
#include "cli/i18n.h"
#include "cli/line/loop.h"
#include "cli/line/refusal.h"
#include "cli/line/stop_signals.h"
#include "cli/line/temporary_folder.h"
#include "cli/line/way.h"
#include "cli/program.h"
#include "cli/stations/stations.h"
#include "core/base/text.h"
#include "ocr/read/model_paths.h"

#include <algorithm>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sys/stat.h>

namespace sohoa {

size_t LineSummary::count(const std::string& state) const {
    return static_cast<size_t>(
        std::count_if(documents.begin(), documents.end(), [&](const auto& d) { return d.state == state; }));
}

namespace {

// x, x-2, x-3: documents of one stem, in the order of the arguments, past the names that are there. To a share of a
// Windows server “A” and “a” are one name.
std::vector<std::string> unique_names(const std::vector<Candidate>& candidates, const std::set<std::string>& there) {
    std::set<std::string> taken;
    for (const std::string& name : there)
        taken.insert(upper_case(name));
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates) {
        std::string name = candidate.name;
        for (int i = 2; !taken.insert(upper_case(name)).second; ++i)
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

std::set<std::pair<uint64_t, uint64_t>> source_files(const std::vector<Candidate>& candidates) {
    std::set<std::pair<uint64_t, uint64_t>> out;
    for (const Candidate& candidate : candidates)
        for (const std::string& file : candidate.files)
            if (struct stat info{}; ::stat(file.c_str(), &info) == 0) out.insert({info.st_dev, info.st_ino});
    return out;
}

WorkerKind workers_for(Goal goal) {
    return goal == Goal::signature ? WorkerKind::pdf : WorkerKind::scan_with_reader;
}

// A document that is being made.
struct Making {
    Passage passage;
    Task<> way;
};

// Begins documents in their order, as workers become free, and takes what became of them.
class Coordinator {
  public:
    Coordinator(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console)
        : options_(options), candidates_(candidates), console_(console),
          signer_(signs(options.goal) ? std::make_unique<SignerClient>(options.key) : nullptr),
          signals_(loop_, console.on_terminal() || !console.has_log()),
          temporary_(!publishes(options.goal) ? std::make_unique<TemporaryFolder>() : nullptr),
          out_(temporary_ ? temporary_->path() : options.out),
          names_(unique_names(candidates, options.goal == Goal::record ? out_.names() : std::set<std::string>())),
          zygote_(workers_for(options.goal), options.profile, language()),
          work_(loop_, zygote_, options.jobs), at_{options, out_, work_, nullptr, 0, {}, console} {
        if (signer_) {
            desk_.emplace(loop_, *signer_, std::chrono::seconds(options.key.seconds));
            at_.signers = &*desk_;
            at_.hole_bytes = signer_->max_cms_bytes();
        }
        at_.sources = source_files(candidates);
        summary_.documents.resize(candidates.size());
        for (size_t i = 0; i < candidates.size(); ++i) {
            summary_.documents[i].name = names_[i];
            summary_.documents[i].source = candidates[i].source;
        }
    }

    LineSummary run() {
        say_confinement(zygote_.confinement(), console_);
        say_model();
        if (publishes(options_.goal)) check_space();
        if (signer_) {
            zygote_.call<LayOutSeal>({options_.profile.seal, clock_()});
            at_.key = check_key(*signer_, options_.trust, clock_(), zygote_, console_);
            summary_.demonstration = at_.key.demonstration;
        }
        while (next_ < candidates_.size() || !making_.empty()) {
            while (next_ < candidates_.size() && work_.has_room())
                begin();
            if (!making_.empty()) loop_.wait(1000);
            take_finished();
            show_progress();
        }
        return std::move(summary_);
    }

  private:
    void say_model() {
        if (workers_for(options_.goal) != WorkerKind::scan_with_reader) return;
        if (const auto missing = missing_own_model(options_.profile.read, share_folder("tessdata")))
            console_.say(Level::alarm, "", *missing);
    }

    void check_space() {
        const uint64_t free = out_.free_bytes(), needed = weight(candidates_) + (64u << 20);
        if (free < needed)
            throw Error(
                Code::io, options_.out,
                msg("not enough free space: about {1} MB are needed, {2} MB are free", needed >> 20, free >> 20));
    }

    void begin() {
        Making& made = making_.emplace_back();
        made.passage.index = next_;
        made.passage.candidate = &candidates_[next_];
        made.passage.name = names_[next_];
        made.passage.staging = out_.begin(made.passage.name);
        made.way = way_of(made.passage, summary_.documents[next_], at_);
        ++next_;
    }

    void take_finished() {
        for (auto making = making_.begin(); making != making_.end();) {
            if (!making->way.done()) {
                ++making;
                continue;
            }
            try {
                making->way.result();
            } catch (const Error& error) {
                fail(making->passage, error);
            }
            done_[making->passage.index] = making->passage.staging;
            making = making_.erase(making);
        }
        deliver();
    }

    // A document that cannot be taken is an outcome; what would hit every document stops the run.
    void fail(const Passage& passage, const Error& error) {
        if (stops_run(error)) throw error;
        DocumentOutcome& outcome = summary_.documents[passage.index];
        const bool in_the_way = error.code == Code::cannot_create;
        outcome.state = in_the_way ? "in the way" : "refused";
        outcome.code = static_cast<int>(error.code);
        outcome.message = error.message;
        outcome.where = error.where.empty() ? passage.candidate->source : error.where;
        bool known = false;
        if (!in_the_way && options_.goal == Goal::record) {
            const Error placed(error.code, outcome.where, error.message);
            known =
                !out_.refuse(passage.name, refusal_json(passage.candidate->source, placed, passage.refusing, clock_()));
        }
        if (known)
            console_.say(Level::info, outcome.where, msg("refused as before: {1}", say(error.message)));
        else
            console_.say(Level::error, outcome.where, error.message);
    }

    // A worker may lie about the disk, so it is tried: one document's trouble is not the run's.
    bool stops_run(const Error& error) {
        if (error.code == Code::io) return is_disk_full(error) && !out_.has_room(weight(candidates_));
        return error.code == Code::unavailable || error.code == Code::configuration || error.code == Code::permission;
    }

    void deliver() {
        for (auto next = done_.find(delivered_); next != done_.end(); next = done_.find(++delivered_)) {
            options_.deliver(summary_.documents[delivered_]);
            out_.discard(next->second);
            done_.erase(next);
        }
    }

    void show_progress() {
        if (making_.empty()) return;
        const Passage& passage = making_.front().passage;
        const size_t number = passage.index + 1, all = candidates_.size();
        const size_t page = std::min(passage.pages_read + 1, passage.pages);
        console_.progress(
            passage.pages ? say(msg("[{1}/{2}] {3}: page {4} of {5}", number, all, passage.name, page, passage.pages))
                          : "[" + std::to_string(number) + "/" + std::to_string(all) + "] " + passage.name);
    }

    const LineOptions& options_;
    const std::vector<Candidate>& candidates_;
    Console& console_;
    std::unique_ptr<SignerClient> signer_; // first: the PIN is asked for before anything else is begun
    Loop loop_;
    StopSignals signals_; // before any file is made: what a signal leaves is what an error leaves
    std::unique_ptr<TemporaryFolder> temporary_;
    OutputFolder out_;
    std::vector<std::string> names_;
    Zygote zygote_;
    WorkQueue work_;
    std::optional<SignDesk> desk_;
    Workplace at_;
    Clock clock_ = system_clock();
    LineSummary summary_;
    size_t next_ = 0, delivered_ = 0;
    std::list<Making> making_;
    std::map<size_t, Staging> done_; // by index, until it and all before it are delivered
};

} // namespace

LineSummary run_line(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console) {
    return Coordinator(options, candidates, console).run();
}

} // namespace sohoa
