// SPDX-License-Identifier: GPL-3.0-or-later
// Cut off at any moment: whole records or none, nothing left running, and the next run finishes the rest.
#include "tests/cli/samples.h"
#include "tests/cli/workers.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Names = std::vector<std::string>;

constexpr auto look_again = std::chrono::microseconds(500);

// Few documents, because there are many rounds: one of every kind of source.
const Names cut_documents = {"bien-ban", "cong-van", "giay-phep", "to-trinh-cu"};

class Cut : public ::testing::Test {
  protected:
    void SetUp() override {
        for (const char* source : {"bien-ban", "cong-van.tif", "giay-phep", "to-trinh-cu.pdf"})
            folder_.copy(sample(source), std::string("in/") + source);
    }

    std::string out(int round) const { return folder_.path("out-" + std::to_string(round)); }

    Call call(const std::string& out) const { return {run_arguments(out, {"--jobs", "2", folder_.path("in")})}; }

    // How long a run takes that is left alone: the moments of the others are drawn from that.
    Clock::duration whole_run() {
        const auto begin = Clock::now();
        const Outcome outcome = sohoa(call(folder_.path("measured")));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Clock::now() - begin;
    }

    static void whole_records_or_none(const std::string& out) {
        const Names names = records_in(out);
        if (names.empty()) return;
        Names check = {"manifest", "check"};
        for (const std::string& name : names) {
            EXPECT_EQ(tree(out + "/" + name), (Names{"SHA256SUMS", "document.pdf", "manifest.json"}));
            check.push_back(out + "/" + name);
        }
        const Outcome outcome = sohoa(check);
        EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    }

    void the_next_run_finishes_the_rest(const std::string& out) const {
        const Names before = records_in(out);
        std::vector<fs::file_time_type> times;
        for (const std::string& name : before)
            times.push_back(fs::last_write_time(out + "/" + name + "/document.pdf"));
        const Outcome outcome = sohoa(call(out));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(records_in(out), cut_documents);
        for (size_t i = 0; i < before.size(); ++i)
            EXPECT_EQ(fs::last_write_time(out + "/" + before[i] + "/document.pdf"), times[i])
                << before[i] << " was made twice";
        whole_records_or_none(out);
        EXPECT_FALSE(fs::exists(out + "/.work"));
        EXPECT_FALSE(fs::exists(out + "/.refused"));
    }

    // Cuts runs off by `strike` at `rounds` moments and looks at what is left.
    template <class Strike>
    void rounds(unsigned seed, int rounds, Strike strike) {
        const auto whole = std::chrono::duration<double>(whole_run()).count();
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> moment(0, whole);
        for (int round = 0; round < rounds; ++round) {
            const std::chrono::duration<double> at(moment(random));
            SCOPED_TRACE("round " + std::to_string(round) + ", after " + std::to_string(at.count()) + " s of " +
                         std::to_string(whole));
            Process process(SOHOA_PROGRAM, call(out(round)));
            const auto end = Clock::now() + at;
            while (Clock::now() < end && process.running())
                std::this_thread::sleep_for(look_again);
            strike(process);
            process.wait();
            EXPECT_TRUE(process.session_ends()) << "a process of the run stays";
            whole_records_or_none(out(round));
            the_next_run_finishes_the_rest(out(round));
        }
    }

    Folder folder_;
};

TEST_F(Cut, ByKillingEveryProcessLeavesWholeRecords) {
    rounds(20261, 6, [](Process& process) { process.signal_all(SIGKILL); });
}

TEST_F(Cut, ByKillingTheCoordinatorLeavesNoProcess) {
    rounds(20262, 6, [](Process& process) { process.signal(SIGKILL); });
}

// The moments that a draw seldom hits: just when a record has appeared.
TEST_F(Cut, WhileARecordIsPublishedLeavesWholeRecords) {
    for (int round = 0; round < 3; ++round) {
        SCOPED_TRACE(round);
        Process process(SOHOA_PROGRAM, call(out(round)));
        while (static_cast<int>(records_in(out(round)).size()) <= round && process.running())
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        process.signal_all(SIGKILL);
        process.wait();
        EXPECT_TRUE(process.session_ends());
        whole_records_or_none(out(round));
        the_next_run_finishes_the_rest(out(round));
    }
}

// The next run may come before the last worker of the killed one is gone.
TEST_F(Cut, TheNextRunNeedNotWait) {
    std::mt19937 random(20263);
    for (int round = 0; round < 3; ++round) {
        SCOPED_TRACE(round);
        Process process(SOHOA_PROGRAM, call(out(round)));
        const auto end = Clock::now() + std::chrono::milliseconds(300 + random() % 1000);
        while (Clock::now() < end && process.running())
            std::this_thread::sleep_for(look_again);
        process.signal(SIGKILL);
        process.wait();
        the_next_run_finishes_the_rest(out(round));
    }
}

bool at_work(const std::string& out) {
    return !records_in(out + "/.work").empty();
}

// Waits until the run is at work on a document (or what `begun` says), then sends a signal and looks at how it ends.
class Stop : public Cut {
  protected:
    template <class Send>
    void stops(Send send, bool (*begun)(const std::string& out) = at_work) {
        const std::string out = folder_.path("out");
        Process process(SOHOA_PROGRAM, call(out));
        while (process.running() && !begun(out))
            std::this_thread::sleep_for(look_again);
        send(process);
        const Outcome outcome = process.wait();
        EXPECT_EQ(outcome.code, 130) << outcome.err;
        EXPECT_NE(outcome.err.find("finished documents are kept"), std::string::npos) << outcome.err;
        EXPECT_TRUE(process.session_ends());
        EXPECT_FALSE(fs::exists(out + "/.work"));
        EXPECT_FALSE(fs::exists(out + "/.refused")) << "a document is not refused because the run was stopped";
        EXPECT_LT(records_in(out).size(), cut_documents.size());
        whole_records_or_none(out);
        the_next_run_finishes_the_rest(out);
    }
};

TEST_F(Stop, ByCtrlC) {
    stops([](const Process& process) { process.signal_all(SIGINT); });
}

TEST_F(Stop, BySigterm) {
    stops([](const Process& process) { process.signal(SIGTERM); });
}

TEST_F(Stop, ByHangup) {
    stops([](const Process& process) { process.signal_all(SIGHUP); });
}

// Before the first document, when only the output folder has been tried.
TEST_F(Stop, WhileItStarts) {
    stops([](const Process& process) { process.signal_all(SIGTERM); },
          [](const std::string& out) { return fs::exists(out + "/.work"); });
}

// A worker at work, held fast so that it cannot end before it is struck; -1 when the run ends first.
pid_t hold_a_worker(const Process& process, const std::string& out) {
    while (process.running()) {
        if (!at_work(out)) continue;
        for (const pid_t member : process.session()) {
            if (!is_worker(process, member)) continue;
            ::kill(member, SIGSTOP);
            std::string state;
            do
                state = status_of(member, "State").substr(0, 1);
            while (!state.empty() && state != "T" && state != "Z" && state != "X");
            if (state == "T") return member;
        }
    }
    return -1;
}

// One worker's death is the harm of one document.
TEST_F(Cut, AWorkerThatDiesIsOneRefusedDocument) {
    const std::string out = folder_.path("out");
    Process process(SOHOA_PROGRAM, call(out));
    const pid_t worker = hold_a_worker(process, out);
    ASSERT_GT(worker, 0);
    ::kill(worker, SIGSEGV);
    ::kill(worker, SIGCONT);
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    EXPECT_EQ(records_in(out).size(), cut_documents.size() - 1) << outcome.err;
    EXPECT_EQ(records_in(out + "/.refused").size(), 1u);
    whole_records_or_none(out);
    the_next_run_finishes_the_rest(out);
}

} // namespace
} // namespace sohoa::test
