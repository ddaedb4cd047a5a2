// SPDX-License-Identifier: GPL-3.0-or-later
// Key, PIN and trust: asked for and judged before any page is read; the PIN shows nowhere.
#include "tests/cli/samples.h"
#include "tests/signing/test_pki.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

// A scan, an output folder, and "run" without what the test is about.
class Key : public ::testing::Test {
  protected:
    Key() : source_(folder_.put("in/a.tif", scan(1))) {}

    std::string out() const { return folder_.path("out"); }

    // The demonstration run without the options named in `without` (and their values), with `more`.
    Call call(const Names& without, const Names& more = {}) const {
        const Names all = run_arguments(out(), {});
        Call call;
        for (size_t i = 0; i < all.size(); ++i) {
            if (std::find(without.begin(), without.end(), all[i]) != without.end())
                ++i;
            else
                call.arguments.push_back(all[i]);
        }
        call.arguments.insert(call.arguments.end(), more.begin(), more.end());
        call.arguments.push_back(source_);
        return call;
    }

    void nothing_begun() const {
        EXPECT_EQ(records_in(out()), Names{});
        EXPECT_FALSE(fs::exists(out() + "/.refused"));
        EXPECT_FALSE(fs::exists(out() + "/.work"));
    }

    void stops_with(int code, const Outcome& outcome, const std::string& words) const {
        EXPECT_EQ(outcome.code, code) << outcome.err;
        EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
        EXPECT_EQ(outcome.out, "");
        nothing_begun();
    }

    void succeeds(const Outcome& outcome) const {
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(records_in(out()), Names{"a"});
    }

    Folder folder_;
    std::string source_;
};

TEST_F(Key, NoneIs78AndSaysHowToGetOne) {
    const Outcome outcome = sohoa(call({"--key"}));
    stops_with(78, outcome, "--key");
    EXPECT_NE(outcome.err.find("certification authority"), std::string::npos) << outcome.err;
}

TEST_F(Key, NoTrustFolderIs78) {
    stops_with(78, sohoa(call({"--trust"})), "--trust");
}

TEST_F(Key, NoNameOfTheAgencyIs78) {
    stops_with(78, sohoa(call({"--profile"})), "agency.name");
}

TEST_F(Key, TheNameOfTheAgencyCanBeSet) {
    succeeds(sohoa(call({"--profile"}, {"--set", "agency.name=UBND XÃ THỬ"})));
}

TEST_F(Key, AWrongPinIs77) {
    stops_with(77, sohoa(call({"--pin-file"}, {"--pin-file", folder_.put("pin", "000000\n", 0600)})),
               "the PIN is wrong");
}

TEST_F(Key, APinFileThatOthersMayReadIs77) {
    const Outcome outcome =
        sohoa(call({"--pin-file"}, {"--pin-file", folder_.put("pin", records().pin() + "\n", 0644)}));
    stops_with(77, outcome, "chmod 600");
}

TEST_F(Key, NoTerminalAndNoPinIs77AtOnce) {
    stops_with(77, sohoa(call({"--pin-file"})), "--pin-file");
}

TEST_F(Key, ThePinComesFromADescriptor) {
    Call with_pin = call({"--pin-file"}, {"--pin-fd", "7"});
    with_pin.descriptors[7] = records().pin() + "\n";
    succeeds(sohoa(with_pin));
}

TEST_F(Key, ThePinComesFromStdin) {
    Call with_pin = call({"--pin-file"}, {"--pin-fd", "0"});
    with_pin.input = records().pin() + "\n";
    succeeds(sohoa(with_pin));
}

TEST_F(Key, ADescriptorThatIsNotOpenIs77) {
    stops_with(77, sohoa(call({"--pin-file"}, {"--pin-fd", "7"})), "7");
}

TEST_F(Key, ThePinIsAskedForOnATerminalAndNotShown) {
    Call asked = call({"--pin-file"});
    asked.terminal = true;
    Process process(SOHOA_PROGRAM, asked);
    process.type("PIN", records().pin());
    const Outcome outcome = process.wait();
    succeeds(outcome);
    EXPECT_EQ(process.screen().find(records().pin()), std::string::npos) << process.screen();
    EXPECT_NE(process.screen().find("key.p12"), std::string::npos) << "which key it is for: " << process.screen();
}

TEST_F(Key, ThePinIsNowhereToBeSeen) {
    const std::string pin = records().pin(), log = folder_.path("run.log");
    folder_.put("in/bad.tif", "no scan");
    Call run = call({}, {"-v", "--json", "--log", log, folder_.path("in")});
    run.arguments.pop_back();
    Process process(SOHOA_PROGRAM, run);
    bool signer_seen = false;
    while (process.running())
        for (const pid_t member : process.session()) {
            const std::string line = command_line_of(member);
            signer_seen = signer_seen || line.find("sohoa-signer") != std::string::npos;
            ASSERT_EQ(line.find(pin), std::string::npos) << line;
        }
    EXPECT_TRUE(signer_seen);
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    EXPECT_EQ((outcome.out + outcome.err + read(log)).find(pin), std::string::npos);
    for (const std::string& file : tree(out()))
        if (file.back() != '/') {
            EXPECT_EQ(read(out() + "/" + file).find(pin), std::string::npos) << file;
        }
}

// An authority and an agency of our own, not marked as a demonstration.
class Certificate : public Key {
  protected:
    Certificate() {
        CertificateOptions options;
        options.authority = true;
        options.common_name = "Test Root CA";
        options.not_before = now_ - 1000 * day;
        options.not_after = now_ + 1000 * day;
        options.serial = 1;
        root_ = issue(shared_rsa("root"), nullptr, shared_rsa("root"), options);
        folder_.put("trust/root.crt", pem_of(root_.get()));
    }

    void crl(const std::vector<Revoked>& revoked) const {
        folder_.put("trust/root.crl", make_crl(root_.get(), shared_rsa("root"), now_ - day, now_ + 30 * day, revoked));
    }

    // "run" with a certificate good from `from` to `to`, in days from now.
    Outcome run_with(int from, int to, const Names& more = {}) const {
        CertificateOptions options;
        options.not_before = now_ + from * day;
        options.not_after = now_ + to * day;
        const X509Ptr leaf = issue(shared_rsa("leaf"), root_.get(), shared_rsa("root"), options);
        const std::string key =
            folder_.put("key.p12", pkcs12("1234", shared_rsa("leaf"), leaf.get(), {root_.get()}), 0600);
        Names all = {"--key", key, "--pin-file", folder_.put("pin", "1234\n", 0600), "--trust", folder_.path("trust"),
                     "--json"};
        all.insert(all.end(), more.begin(), more.end());
        return sohoa(call({"--key", "--pin-file", "--trust"}, all));
    }

    int64_t now_ = std::time(nullptr);
    X509Ptr root_;
};

TEST_F(Certificate, ThatIsGoodSignsWithoutAWarning) {
    crl({});
    const Outcome outcome = run_with(-10, 300);
    succeeds(outcome);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(Json::parse(outcome.out)["documents"][0]["indication"], "TOTAL-PASSED");
    EXPECT_EQ(Json::parse(outcome.out)["demonstration"], false);
}

TEST_F(Certificate, WithoutACrlIsPublishedIndeterminateWithOneWarning) {
    folder_.put("in/b.tif", scan(2));
    folder_.put("in/c.tif", scan(3));
    const Outcome outcome = run_with(-10, 300, {folder_.path("in/b.tif"), folder_.path("in/c.tif")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(out()), (Names{"a", "b", "c"}));
    EXPECT_EQ(outcome.err_lines().size(), 1u) << outcome.err;
    EXPECT_EQ(outcome.err.rfind("warning: ", 0), 0u) << outcome.err;
    const Json run = Json::parse(outcome.out);
    for (const Json& document : run["documents"])
        EXPECT_EQ(document["indication"], "INDETERMINATE") << document;
    const Json manifest = Json::parse(read(out() + "/a/manifest.json"));
    EXPECT_EQ(manifest["verification"]["indication"], "INDETERMINATE");
    EXPECT_EQ(manifest["signatures"][0]["checks"]["1.2"]["result"], "unknown");
    EXPECT_EQ(manifest["certificate_check"]["indication"], "INDETERMINATE");
}

TEST_F(Certificate, ThatIsRevokedSignsNothing) {
    crl({{4711, now_ - 5 * day}});
    const Outcome outcome = run_with(-10, 300);
    EXPECT_NE(outcome.err.find("revoked"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.code, 78) << outcome.err;
    nothing_begun();
}

TEST_F(Certificate, ThatHasExpiredSignsNothing) {
    crl({});
    const Outcome outcome = run_with(-300, -1);
    EXPECT_EQ(outcome.code, 78) << outcome.err;
    EXPECT_NE(outcome.err, "");
    nothing_begun();
}

TEST_F(Certificate, ThatIsNotYetValidSignsNothing) {
    crl({});
    EXPECT_EQ(run_with(1, 300).code, 78);
    nothing_begun();
}

TEST_F(Certificate, OfAnIssuerWhomNobodyTrustsSignsNothing) {
    CertificateOptions options;
    options.authority = true;
    options.common_name = "Another Root CA";
    options.not_before = now_ - 1000 * day;
    options.not_after = now_ + 1000 * day;
    const X509Ptr other = issue(shared_rsa("other"), nullptr, shared_rsa("other"), options);
    folder_.put("trust/root.crt", pem_of(other.get()));
    const Outcome outcome = run_with(-10, 300);
    EXPECT_EQ(outcome.code, 78) << outcome.err;
    EXPECT_NE(outcome.err.find("trust folder"), std::string::npos) << outcome.err;
    nothing_begun();
}

} // namespace
} // namespace sohoa::test
