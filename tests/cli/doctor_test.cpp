// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa doctor`: what it finds on a good machine, and on machines where one thing is wrong.
#include "core/base/digest.h"
#include "core/base/text.h"
#include "tests/cli/samples.h"
#include "tests/signing/test_pki.h"

#include <ctime>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

const Words all_checks = {"profile",  "model",       "font",   "signer",     "key",         "pin",
                          "trust",    "certificate", "output", "temporary",  "clock",       "time_zone",
                          "messages", "terminal",    "memory", "processors", "confinement", "libraries"};

// What came of one examination.
struct Examination {
    Outcome outcome;
    Json report;

    Json row(const std::string& check) const {
        for (const Json& one : report["checks"])
            if (one["check"] == check) return one;
        ADD_FAILURE() << "no check " << check << " in " << outcome.out;
        return {};
    }
    std::string condition(const std::string& check) const { return row(check)["condition"]; }
    bool says(const std::string& check, const std::string& part) const {
        return row(check).dump().find(part) != std::string::npos;
    }
};

Examination examine(Call call) {
    call.arguments.insert(call.arguments.begin(), {"doctor", "--json"});
    Examination out{sohoa(call), {}};
    EXPECT_EQ(out.outcome.out_lines().size(), 1u) << out.outcome.err;
    out.report = Json::parse(out.outcome.out, nullptr, false);
    EXPECT_EQ(out.outcome.code, out.report["missing"] > 0 ? 78 : 0) << out.outcome.out;
    return out;
}

// A check is `condition`, the whole ends with 78 exactly when that is "missing", and what is wrong has a remedy.
void expect_only(const Examination& examined, const std::string& check, const std::string& condition,
                 const std::string& part) {
    EXPECT_EQ(examined.condition(check), condition) << examined.row(check);
    EXPECT_TRUE(examined.says(check, part)) << part << " is not in " << examined.row(check);
    EXPECT_FALSE(examined.row(check)["remedies"].empty()) << examined.row(check);
    EXPECT_EQ(examined.report["missing"], condition == "missing" ? 1 : 0) << examined.outcome.out;
}

// The demonstration's machine.
class Doctor : public ::testing::Test {
  protected:
    Words arguments(const Words& more = {}) const {
        const Records& r = records();
        Words all = {"--profile", "demo", "--lang", "en", "--out", folder_.path("out")};
        for (const auto& [name, value] : {std::pair("--key", key_.empty() ? r.key() : key_),
                                          std::pair("--pin-file", pin_.empty() ? r.pin_file() : pin_),
                                          std::pair("--trust", trust_.empty() ? r.trust() : trust_)})
            all.insert(all.end(), {name, value});
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    Folder folder_;
    std::string key_, pin_, trust_; ///< the demonstration's where empty
};

TEST_F(Doctor, FindsNothingMissingOnAGoodMachine) {
    const Examination examined = examine({arguments()});
    EXPECT_EQ(examined.outcome.code, 0);
    EXPECT_EQ(examined.outcome.err, "");
    EXPECT_EQ(examined.report["schema"], "sohoa-doctor");
    EXPECT_EQ(examined.report["schema_version"], 1);
    Words checks;
    for (const Json& row : examined.report["checks"]) {
        checks.push_back(row["check"]);
        const bool excused =
            row["check"] == "certificate" || row["check"] == "memory"; // a demonstration; a small machine
        EXPECT_TRUE(row["condition"] == "good" || excused) << row;
        EXPECT_EQ(row["remedies"].empty(), row["condition"] == "good") << row;
    }
    EXPECT_EQ(checks, all_checks);
    EXPECT_TRUE(examined.says("certificate", "demonstration")) << examined.row("certificate");
    EXPECT_GE(examined.row("certificate")["values"]["days_left"], 360);
    EXPECT_EQ(examined.row("trust")["values"]["crls"], 1);
    const Json model = examined.row("model")["values"];
    EXPECT_EQ(model["vie.sha256"], sha256_file(model["vie.path"].get<std::string>()));
}

TEST_F(Doctor, TheTableHasARowACheckAndASummary) {
    Words words = arguments({"--lang", "vi"});
    words.erase(words.begin() + 2, words.begin() + 4); // --lang en
    words.insert(words.begin(), "doctor");
    const Outcome outcome = sohoa(words);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_GE(outcome.out_lines().size(), all_checks.size() + 1) << outcome.out;
    for (const char* part : {"tốt:", "mô hình nhận dạng ", "thư mục tin cậy ", "còn 36", "→ "})
        EXPECT_NE(outcome.out.find(part), std::string::npos) << part << "\n" << outcome.out;
    EXPECT_EQ(outcome.out.find("days left"), std::string::npos) << outcome.out;
    EXPECT_EQ(nfc(outcome.out), outcome.out);
}

TEST_F(Doctor, UnderCronAGoodMachineOnlyWarnsOfTheDemonstrationKey) {
    Words words = arguments({"--quiet"});
    words.insert(words.begin(), "doctor");
    const Outcome good = sohoa(words);
    EXPECT_EQ(good.code, 0);
    EXPECT_EQ(good.out.rfind("warning:\n  certificate ", 0), 0u) << good.out;
    EXPECT_NE(good.out.find("this is a demonstration key"), std::string::npos) << good.out;
    EXPECT_EQ(good.err, "");
    words.insert(words.end(), {"--set", "read.tessdata=/nonexistent"});
    const Outcome bad = sohoa(words);
    EXPECT_EQ(bad.code, 78);
    EXPECT_EQ(bad.out.rfind("missing:\n  recognition model ", 0), 0u) << bad.out;
    EXPECT_EQ(bad.out.find("good:"), std::string::npos) << bad.out;
}

TEST_F(Doctor, QuietSaysItsWarnings) {
    const Outcome outcome = sohoa({"doctor", "-q", "--lang", "en"});
    EXPECT_EQ(outcome.code, 0) << outcome.out;
    EXPECT_EQ(outcome.out.rfind("warning:\n", 0), 0u) << outcome.out;
    EXPECT_NE(outcome.out.find("the name of the agency is not set"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("good:"), std::string::npos) << outcome.out;
}

// Faults stand first, in two columns, and one next step last.
TEST_F(Doctor, SaysFaultsFirstAndOneNextStepLast) {
    pin_ = folder_.put("pin", records().pin() + "\n", 0644);
    Words words = arguments();
    words.insert(words.begin(), "doctor");
    const Outcome bad = sohoa(words);
    const size_t missing = bad.out.find("missing:\n"), good = bad.out.find("good:\n");
    EXPECT_EQ(missing, 0u) << bad.out;
    EXPECT_LT(missing, good);
    const Words lines = bad.out_lines();
    EXPECT_EQ(lines.back(), "Next: run: chmod 600 " + pin_);
    for (const std::string& line : lines)
        EXPECT_TRUE(code_points(line).size() <= 80 || line.find('/') != std::string::npos ||
                    line.find_first_of(' ', 28) == std::string::npos)
            << "only a path or a digest may be longer: " << line;
    pin_.clear();
    words = arguments();
    words.insert(words.begin(), "doctor");
    const std::string well = sohoa(words).out;
    EXPECT_NE(well.find("Next: sohoa run --profile demo --key " + records().key()), std::string::npos) << well;
}

TEST_F(Doctor, AFileThatIsNoKeyIsNoQuestionOfPermission) {
    key_ = folder_.put("README.md", "# Read me\n", 0644);
    const Examination examined = examine({arguments()});
    expect_only(examined, "key", "missing", "is no PKCS#12 file");
    EXPECT_FALSE(examined.says("key", "chmod"));
    EXPECT_EQ(examined.condition("certificate"), "unchecked");
}

TEST_F(Doctor, WhatNobodyNamedIsNotChecked) {
    const Examination examined = examine({{"--lang", "en"}});
    EXPECT_EQ(examined.outcome.code, 0);
    for (const char* check : {"key", "trust", "certificate", "output"})
        EXPECT_EQ(examined.condition(check), "unchecked") << examined.row(check);
    EXPECT_EQ(examined.condition("profile"), "warning") << "nd30 names no agency";
    EXPECT_TRUE(examined.says("profile", "agency.name"));
}

TEST_F(Doctor, AnAgencyWithoutAKeyOnlyWarnsAndWithOneIsMissing) {
    const Records& r = records();
    const Examination examined = examine({{"--key", r.key(), "--pin-file", r.pin_file(), "--trust", r.trust()}});
    EXPECT_EQ(examined.condition("profile"), "missing");
}

TEST_F(Doctor, ANameThatTheSealCannotShowIsMissing) {
    expect_only(examine({arguments({"--set", "agency.name=漢"})}), "profile", "missing", "U+6F22");
}

TEST_F(Doctor, AModelThatIsNotThereIsMissing) {
    expect_only(examine({arguments({"--set", "read.tessdata=/nonexistent"})}), "model", "missing", "tesseract-ocr-vie");
    expect_only(examine({arguments({"--set", "read.language=vie+xyz_old"})}), "model", "missing",
                "apt-get install --reinstall tesseract-ocr-xyz-old");
}

TEST_F(Doctor, AModelThatDoesNotLoadIsMissing) {
    folder_.put("tessdata/vie.traineddata", "this is no model");
    expect_only(examine({arguments({"--set", "read.tessdata=" + folder_.path("tessdata")})}), "model", "missing",
                "cannot be loaded");
}

TEST_F(Doctor, APinFileThatOthersMayReadIsMissingAndNeverShown) {
    pin_ = folder_.put("pin", records().pin() + "\n", 0644);
    const Examination examined = examine({arguments()});
    expect_only(examined, "pin", "missing", "chmod 600 " + pin_);
    EXPECT_EQ(examined.condition("certificate"), "unchecked") << "a PIN that the signer would not take";
    EXPECT_EQ(examined.outcome.out.find(records().pin()), std::string::npos);
}

TEST_F(Doctor, AWrongPinShowsAtTheCertificate) {
    pin_ = folder_.put("pin", "000000\n", 0600);
    expect_only(examine({arguments()}), "certificate", "missing", "PIN is wrong");
}

TEST_F(Doctor, APinIsNeverAskedFor) {
    Words words = arguments();
    words.insert(words.begin(), "doctor");
    for (size_t i = 0; i < words.size(); ++i)
        if (words[i] == "--pin-file")
            words.erase(words.begin() + static_cast<ptrdiff_t>(i), words.begin() + static_cast<ptrdiff_t>(i) + 2);
    Call call{words};
    call.terminal = true;
    Process process(SOHOA_PROGRAM, call);
    EXPECT_EQ(process.wait().code, 0);
    EXPECT_EQ(process.screen(), "");
}

TEST_F(Doctor, AKeyFileThatOthersMayReadIsAWarning) {
    key_ = folder_.put("key.p12", read(records().key()), 0644);
    expect_only(examine({arguments()}), "key", "warning", "chmod 600 " + key_);
}

TEST_F(Doctor, AKeyThatIsNotThereIsMissing) {
    key_ = folder_.path("none.p12");
    expect_only(examine({arguments()}), "key", "missing", key_);
}

// A service user to whom the files were not given: the advice is not to make them anew.
TEST_F(Doctor, WhatBelongsToAnotherUserIsMissingAndSaysWhose) {
    const auto as_nobody = [](Words words) {
        words.insert(words.begin(), {"--reuid", "65534", "--regid", "65534", "--clear-groups", SOHOA_PROGRAM});
        return tool("setpriv", words);
    };
    if (::geteuid() != 0 || as_nobody({"--version"}).code != 0)
        GTEST_SKIP() << "needs root, and a program that every user may run";
    key_ = folder_.put("theirs/key.p12", read(records().key()), 0600);
    pin_ = folder_.put("theirs/pin", records().pin() + "\n", 0600);
    trust_ = folder_.copy(records().trust(), "theirs/trust");
    fs::permissions(folder_.path(), fs::perms(0755));
    fs::permissions(folder_.path("theirs"), fs::perms(0700));
    Words words = arguments({"--json"});
    words.insert(words.begin(), "doctor");
    const Outcome outcome = as_nobody(words);
    ASSERT_EQ(outcome.code, 78) << outcome.err;
    const Examination examined{outcome, Json::parse(outcome.out)};
    for (const char* check : {"key", "pin"}) {
        EXPECT_TRUE(examined.says(check, "access is denied")) << examined.row(check);
        EXPECT_TRUE(examined.says(check, "run sohoa as the user to whom the file belongs")) << examined.row(check);
    }
    EXPECT_TRUE(examined.says("trust", "let the user who runs sohoa read that folder")) << examined.row("trust");
    EXPECT_EQ(examined.condition("certificate"), "unchecked");
    EXPECT_TRUE(examined.says("output", "access is denied")) << "only its owner may write: " << examined.row("output");
}

TEST_F(Doctor, NoCrlIsAWarningForFolderAndCertificate) {
    trust_ = folder_.path("trust");
    folder_.put("trust/ca.crt", read(records().trust() + "/ca.crt"));
    const Examination examined = examine({arguments()});
    expect_only(examined, "trust", "warning", "there is no CRL");
    expect_only(examined, "certificate", "warning", "revocation list");
}

TEST_F(Doctor, ATrustFolderThatIsNotThereIsMissing) {
    trust_ = folder_.path("none");
    const Examination examined = examine({arguments()});
    EXPECT_EQ(examined.condition("trust"), "missing");
    EXPECT_TRUE(examined.says("trust", "--trust DIR"));
}

TEST_F(Doctor, AFileThatIsNoCertificateIsNamed) {
    trust_ = folder_.copy(records().trust(), "trust");
    folder_.put("trust/readme.pem", "nothing");
    const Examination examined = examine({arguments()});
    expect_only(examined, "trust", "missing", "readme.pem");
    EXPECT_EQ(examined.row("trust")["values"]["anchors"], 1) << "the others are counted";
    EXPECT_EQ(examined.condition("certificate"), "unchecked") << examined.row("certificate");
}

// An authority and an agency of our own, not marked as a demonstration.
class DoctorCertificate : public Doctor {
  protected:
    DoctorCertificate() {
        CertificateOptions options;
        options.authority = true;
        options.common_name = "Test Root CA";
        options.not_before = now_ - 1000 * day;
        options.not_after = now_ + 1000 * day;
        options.serial = 1;
        root_ = issue(shared_rsa("root"), nullptr, shared_rsa("root"), options);
        folder_.put("trust/root.crt", pem_of(root_.get()));
        crl("root.crl", -1, 30);
        trust_ = folder_.path("trust");
        pin_ = folder_.put("pin", "1234\n", 0600);
    }

    void crl(const std::string& name, int from, int to, const std::vector<Revoked>& revoked = {}) const {
        folder_.put("trust/" + name,
                    make_crl(root_.get(), shared_rsa("root"), now_ + from * day, now_ + to * day, revoked));
    }

    Examination of(int from, int to, const std::map<std::string, std::string>& environment = {}) {
        CertificateOptions options;
        options.not_before = now_ + from * day;
        options.not_after = now_ + to * day + 3600;
        const X509Ptr leaf = issue(shared_rsa("leaf"), root_.get(), shared_rsa("root"), options);
        key_ = folder_.put("key.p12", pkcs12("1234", shared_rsa("leaf"), leaf.get(), {root_.get()}), 0600);
        return examine({arguments(), environment});
    }

    int64_t now_ = std::time(nullptr);
    X509Ptr root_;
};

TEST_F(DoctorCertificate, ThatIsGoodIsGood) {
    const Examination examined = of(-10, 300);
    EXPECT_EQ(examined.condition("certificate"), "good") << examined.row("certificate");
    EXPECT_EQ(examined.row("certificate")["values"]["days_left"], 300);
    EXPECT_EQ(examined.row("certificate")["values"]["indication"], "TOTAL-PASSED");
}

TEST_F(DoctorCertificate, ThatEndsSoonIsAWarning) {
    expect_only(of(-10, 59), "certificate", "warning", "ends in less than 60 days");
    EXPECT_EQ(of(-10, 60).condition("certificate"), "good");
}

TEST_F(DoctorCertificate, ThatHasEndedOrIsRevokedIsMissing) {
    const Examination ended = of(-300, -2);
    expect_only(ended, "certificate", "missing", "0 days left");
    EXPECT_LT(ended.row("certificate")["values"]["days_left"], 0);
    crl("root.crl", -1, 30, {{4711, now_ - 5 * day}});
    expect_only(of(-10, 300), "certificate", "missing", "revoked");
}

TEST_F(DoctorCertificate, ACrlThatHasEndedIsNamed) {
    crl("root.crl", -60, -30);
    const Examination examined = of(-10, 300);
    expect_only(examined, "trust", "warning", "root.crl (CN=Test Root CA");
    expect_only(examined, "certificate", "warning", "newer one");
}

TEST_F(DoctorCertificate, ATrustedCertificateThatHasEndedIsNamed) {
    CertificateOptions options;
    options.authority = true;
    options.common_name = "Old Root CA";
    options.not_before = now_ - 1000 * day;
    options.not_after = now_ - 3 * day;
    const X509Ptr old = issue(shared_rsa("other"), nullptr, shared_rsa("other"), options);
    folder_.put("trust/old.crt", pem_of(old.get()));
    const Examination examined = of(-10, 300);
    expect_only(examined, "trust", "warning", "old.crt (Old Root CA)");
    EXPECT_EQ(examined.row("trust")["values"]["anchors"], 2);
}

// In 2020 the certificate is not yet valid; a new one would not be either.
TEST_F(DoctorCertificate, AClockInAnEarlierYearIsNoFaultOfTheCertificate) {
    const Examination examined = of(-10, 300, {{"SOURCE_DATE_EPOCH", "1577836800"}});
    EXPECT_EQ(examined.condition("clock"), "missing") << examined.row("clock");
    EXPECT_EQ(examined.condition("certificate"), "unchecked") << examined.row("certificate");
    EXPECT_EQ(examined.outcome.out.find("ask the certification authority"), std::string::npos) << examined.report;
}

TEST_F(DoctorCertificate, AClockBehindTheNewestCrlIsMissing) {
    const Examination examined = of(-10, 300, {{"SOURCE_DATE_EPOCH", std::to_string(now_ - 3 * day)}});
    EXPECT_EQ(examined.condition("clock"), "missing") << examined.row("clock");
    EXPECT_TRUE(examined.says("clock", "root.crl"));
}

TEST_F(Doctor, AClockBeforeTheProgramWasBuiltIsMissing) {
    const Examination examined = examine({{"--lang", "en"}, {{"SOURCE_DATE_EPOCH", "86400"}}});
    expect_only(examined, "clock", "missing", "timedatectl");
}

TEST_F(Doctor, TheOutputFolderIsTriedAndLeftAsItWas) {
    const std::string out = folder_.path("out");
    EXPECT_TRUE(examine({arguments()}).says("output", "can be made"));
    EXPECT_FALSE(fs::exists(out));
    folder_.put("out/a/file", "a record");
    const Words before = tree(folder_.path());
    EXPECT_TRUE(examine({arguments()}).says("output", "can be written to"));
    EXPECT_EQ(tree(folder_.path()), before);
}

// Not by mode: the tests may run as root.
TEST_F(Doctor, AnOutputFolderThatCannotBeMadeIsMissing) {
    folder_.put("out", "a file is in the way");
    expect_only(examine({arguments()}), "output", "missing", "is no folder");
    Words words = arguments();
    for (size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--out") words[i + 1] = "/proc/sohoa-out";
    expect_only(examine({words}), "output", "missing", "choose another --out");
}

TEST_F(Doctor, ATemporaryFolderThatIsNotThereIsMissing) {
    expect_only(examine({arguments(), {{"TMPDIR", "/nonexistent"}}}), "temporary", "missing", "TMPDIR");
}

TEST_F(Doctor, AProfileThatIsWrongIsMissingAndHidesNoOtherCheck) {
    const std::string bad = folder_.put("bad.toml", "[quality]\nmin_dpy = 200\n");
    const Examination examined = examine({{"--profile", bad}});
    expect_only(examined, "profile", "missing", "quality.min_dpi");
    EXPECT_TRUE(examined.says("profile", "sohoa profile check " + bad));
    EXPECT_EQ(examined.condition("model"), "good");
}

TEST_F(Doctor, ASignerThatIsNotBesideTheProgramIsMissing) {
    const std::string program = folder_.copy(SOHOA_PROGRAM, "bin/sohoa");
    folder_.copy(SOHOA_SOURCE_DIR "/profiles", "share/sohoa/profiles");
    for (const char* worker : {"sohoa-scan-worker", "sohoa-pdf-worker"})
        folder_.copy(std::filesystem::path(SOHOA_PROGRAM).parent_path() / worker, std::string("bin/") + worker);
    const Outcome outcome = Process(program, Call{{"doctor", "--json"}}).wait();
    const Examination examined{outcome, Json::parse(outcome.out)};
    EXPECT_EQ(outcome.code, 78);
    expect_only(examined, "signer", "missing", "bin/sohoa-signer");
    EXPECT_EQ(examined.condition("messages"), "warning") << "no catalogue beside the program";
    folder_.put("bin/sohoa-signer", "#!/bin/sh\nexit 0\n", 0755);
    const Outcome other = Process(program, Call{{"doctor", "--json"}}).wait();
    expect_only({other, Json::parse(other.out)}, "signer", "missing", "ended before it answered");
}

TEST_F(Doctor, WorkersThatAreNotBesideTheProgramAreMissing) {
    const std::string program = folder_.copy(SOHOA_PROGRAM, "bin/sohoa");
    folder_.copy(SOHOA_SOURCE_DIR "/profiles", "share/sohoa/profiles");
    folder_.copy(SOHOA_SIGNER, "bin/sohoa-signer");
    const Outcome outcome = Process(program, Call{{"doctor", "--json"}}).wait();
    const Examination examined{outcome, Json::parse(outcome.out)};
    EXPECT_EQ(outcome.code, 78);
    EXPECT_EQ(examined.condition("confinement"), "missing");
    EXPECT_NE(outcome.out.find("sohoa-scan-worker"), std::string::npos) << outcome.out;
    const Outcome verify = Process(program, Call{{"verify", program}}).wait();
    EXPECT_EQ(verify.code, 69) << verify.err;
    EXPECT_NE(verify.err.find("sohoa-pdf-worker"), std::string::npos) << verify.err;
}

TEST_F(Doctor, WhatIsTypedWrongIs64) {
    EXPECT_EQ(sohoa({"doctor", "--set", "quality.min_dpy=1"}).code, 64);
    EXPECT_EQ(sohoa({"doctor", "scan.tif"}).code, 64);
}

} // namespace
} // namespace sohoa::test
