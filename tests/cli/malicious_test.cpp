// SPDX-License-Identifier: GPL-3.0-or-later
// What docs/security.md promises, tried by a worker and a signer that do not keep to it.
#include "core/base/error.h"
#include "signing/signer_client.h"
#include "tests/cli/samples.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

// sohoa with one of its programs replaced.
class Malicious : public ::testing::Test {
  protected:
    void install(const std::string& replaced, const std::string& by) {
        fs::create_directory(folder_.path("bin"));
        for (const char* name : {"sohoa", "sohoa-signer", "sohoa-scan-worker", "sohoa-pdf-worker"})
            fs::copy_file(replaced == name ? by : built(name), program(name));
        fs::create_directory_symlink(fs::path(SOHOA_PROGRAM).parent_path().parent_path() / "share",
                                     folder_.path("share"));
    }
    static std::string built(const std::string& name) {
        return (fs::path(SOHOA_PROGRAM).parent_path() / name).string();
    }
    std::string program(const std::string& name = "sohoa") const { return folder_.path("bin/" + name); }
    std::string out() const { return folder_.path("out"); }

    Folder folder_;
};

class MaliciousWorker : public Malicious {
  protected:
    void SetUp() override {
        install("sohoa-scan-worker", SOHOA_MALICIOUS_WORKER);
        folder_.put("secret.txt", "of the user", 0600);
    }
    // A run over `deed` and a good document. What is said of the first one.
    std::string refusal_of(const std::string& deed, const Names& options = {}) {
        const std::string name = deed;
        folder_.put("in/" + name + ".tif", scan(1));
        folder_.put("in/good.tif", scan(2));
        Names arguments = options;
        arguments.push_back(folder_.path("in"));
        Call call{run_arguments(out(), arguments)};
        call.environment = {{"SOHOA_TEST_PIN", records().pin_file()},
                            {"SOHOA_TEST_KEY", records().key()},
                            {"SOHOA_TEST_FILE", folder_.path("secret.txt")}};
        Process process(program(), call);
        const Outcome outcome = process.wait();
        EXPECT_EQ(outcome.code, 3) << deed << ": " << outcome.err;
        EXPECT_EQ(records_in(out()), Names{"good"}) << deed << ": the other document is made";
        EXPECT_TRUE(process.session_ends()) << deed << ": nobody stays behind";
        EXPECT_EQ(read(folder_.path("secret.txt")), "of the user");
        EXPECT_FALSE(fs::exists(out() + "/.work")) << deed;
        const Json error = Json::parse(read(out() + "/.refused/" + name + "/error.json"), nullptr, false);
        return error.is_discarded() ? outcome.err : error["message"]["en"].get<std::string>();
    }
};

TEST_F(MaliciousWorker, ReachesNothingThatIsNotItsOwn) {
    for (const char* deed : {"evil-pin", "evil-key", "evil-home", "evil-write", "evil-truncate", "evil-source",
                             "evil-others", "evil-memory", "evil-descriptor", "evil-trace", "evil-kill", "evil-network",
                             "evil-unix", "evil-exec", "evil-limits", "evil-inherited", "evil-stays"}) {
        EXPECT_EQ(refusal_of(deed), "refused") << deed;
        fs::remove_all(out());
        fs::remove_all(folder_.path("in"));
    }
}

TEST_F(MaliciousWorker, SaysWhatItLikesAndOnlyItsDocumentFails) {
    const std::map<std::string, std::string> words = {{"evil-garbage", "cannot be understood"},
                                                      {"evil-short", "cannot be understood"},
                                                      {"evil-long", "cannot be understood"},
                                                      {"evil-huge", "longer than"},
                                                      {"evil-nothing", "cannot be understood"},
                                                      {"evil-pages", "may not say"},
                                                      {"evil-same", "may not say"},
                                                      {"evil-interrupted", "may not say"},
                                                      {"evil-unavailable", "may not say"},
                                                      {"evil-configuration", "may not say"},
                                                      {"evil-permission", "may not say"},
                                                      {"evil-in-the-way", "may not say"},
                                                      {"evil-code", "may not say"},
                                                      {"evil-disk-full", "the disk is full"},
                                                      {"evil-lives-on", "killed"}};
    for (const auto& [deed, said] : words) {
        const std::string refusal = refusal_of(deed);
        EXPECT_NE(refusal.find(said), std::string::npos) << deed << ": " << refusal;
        fs::remove_all(out());
        fs::remove_all(folder_.path("in"));
    }
}

TEST_F(MaliciousWorker, DoesNotChooseWhatTheKeySigns) {
    for (const char* deed : {"evil-hole-offset", "evil-hole-length", "evil-hole-full"}) {
        const std::string refusal = refusal_of(deed);
        EXPECT_NE(refusal.find("the place of the signature"), std::string::npos) << deed << ": " << refusal;
        fs::remove_all(out());
        fs::remove_all(folder_.path("in"));
    }
}

TEST_F(MaliciousWorker, MakesNoLinks) { // where the kernel lets it, SignatureHole does not follow one
    const std::string refusal = refusal_of("evil-hole-link");
    EXPECT_TRUE(refusal.find("Operation not permitted") != std::string::npos ||
                refusal.find("the place of the signature") != std::string::npos)
        << refusal;
}

TEST_F(MaliciousWorker, DoesNotFillTheDisk) {
    const std::string refusal = refusal_of("evil-fills-the-disk", {"--set", "limits.file_bytes=2000000"});
    EXPECT_NE(refusal.find("limits.file_bytes"), std::string::npos) << refusal;
}

class MaliciousSigner : public Malicious {
  protected:
    void SetUp() override { install("sohoa-signer", SOHOA_MALICIOUS_SIGNER); }
    Call run_with(const std::string& deed) {
        const std::string key = folder_.copy(records().key(), deed + ".p12");
        folder_.put("in/a.tif", scan(1));
        Names arguments = run_arguments(out(), {folder_.path("in")});
        for (size_t i = 0; i + 1 < arguments.size(); ++i)
            if (arguments[i] == "--key") arguments[i + 1] = key;
        return Call{arguments};
    }
};

TEST_F(MaliciousSigner, ThatDiesOrTalksNonsenseEndsTheRunWith69) {
    for (const char* deed : {"die", "garbage"}) {
        Process process(program(), run_with(deed));
        const Outcome outcome = process.wait();
        EXPECT_EQ(outcome.code, 69) << deed << ": " << outcome.err;
        EXPECT_EQ(records_in(out()), Names{}) << deed;
        EXPECT_FALSE(fs::exists(out() + "/.work")) << deed;
        EXPECT_TRUE(process.session_ends()) << deed;
    }
}

TEST_F(MaliciousSigner, WhatIsNoSignatureIsNotPublished) {
    for (const char* deed : {"other", "long"}) {
        const Outcome outcome = Process(program(), run_with(deed)).wait();
        EXPECT_EQ(outcome.code, 3) << deed << ": " << outcome.err;
        EXPECT_EQ(records_in(out()), Names{}) << deed;
    }
}

TEST_F(MaliciousSigner, ThatHangsCanBeInterrupted) {
    Process process(program(), run_with("hang"));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!fs::exists(out() + "/.work/a/record/document.pdf") && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(300)); // it is with the signer now
    process.signal(SIGTERM);
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.code, 130) << outcome.err;
    EXPECT_FALSE(fs::exists(out() + "/.work"));
    EXPECT_TRUE(process.session_ends());
}

TEST_F(MaliciousSigner, ThatNeverAnswersIsGivenUp) {
    KeyOptions options;
    options.key = folder_.copy(records().key(), "mute.p12");
    options.pin_file = records().pin_file();
    options.signer_program = SOHOA_MALICIOUS_SIGNER;
    options.seconds = 1;
    try {
        const SignerClient client(options);
        FAIL() << "it answered";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::unavailable);
        EXPECT_NE(std::string(error.what()).find("1 seconds"), std::string::npos) << error.what();
    }
}

// Descriptors: nothing that is ours becomes somebody else's 0, 1 or 2.
TEST(Doors, ClosedStandardDescriptorsAreNobodysFiles) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1));
    for (const char* closed : {"0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"}) {
        const std::string command = std::string(SOHOA_PROGRAM) + " run --profile demo --key " + records().key() +
                                    " --pin-file " + records().pin_file() + " --trust " + records().trust() +
                                    " --out " + folder.path("out") + " " + source + " " + closed;
        const Outcome outcome = tool("sh", {"-c", command});
        EXPECT_EQ(outcome.code, 0) << closed << ": " << outcome.err;
        EXPECT_EQ(read(folder.path("out/.lock")), "") << closed;
        EXPECT_EQ(tool("sh", {"-c", std::string(SOHOA_PROGRAM) + " manifest check " + folder.path("out/a")}).code, 0)
            << closed;
        fs::remove_all(folder.path("out"));
    }
}

TEST(Doors, ThePinOnDescriptorZeroReachesNoWorker) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    Names arguments = run_arguments(folder.path("out"), {folder.path("in"), "--pin-fd", "0"});
    const auto file = std::find(arguments.begin(), arguments.end(), "--pin-file");
    arguments.erase(file, file + 2);
    Call call{arguments};
    call.input = read(records().pin_file());
    Process process(SOHOA_PROGRAM, call);
    std::vector<std::string> zeros;
    while (process.running())
        for (const pid_t pid : process.session()) {
            if (command_line_of(pid).find("__zygote") == std::string::npos) continue;
            std::error_code gone;
            const fs::path zero = fs::read_symlink("/proc/" + std::to_string(pid) + "/fd/0", gone);
            if (!gone && (zeros.empty() || zeros.back() != zero)) zeros.push_back(zero.string());
        }
    EXPECT_EQ(process.wait().code, 0);
    EXPECT_EQ(zeros, Names{"/dev/null"});
}

TEST(Doors, InheritedLimitsAreKept) {
    const Folder folder;
    const std::string pdf = records().record("cong-van") + "/document.pdf";
    const std::string verify = std::string(SOHOA_PROGRAM) + " verify --trust " + records().trust() + " " + pdf;
    const Outcome outcome = tool("sh", {"-c", "ulimit -t 100; " + verify});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

} // namespace
} // namespace sohoa::test
