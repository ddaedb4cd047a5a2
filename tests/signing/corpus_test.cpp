// SPDX-License-Identifier: GPL-3.0-or-later

// Real and hostile files of third parties: no bad one may pass, every one gets an answer.

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/scan/quiet.h"
#include "signing/verify.h"
#include "tests/signing/test_pki.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

using namespace sohoa;
using namespace sohoa::test;

#ifdef SOHOA_SANITIZED
// PoDoFo 0.9.8 leaks a few bytes when it gives up on a broken file; the worker that parses it ends anyway.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libpodofo\n";
}
#endif

namespace {

std::filesystem::path shared() {
    const char* set = std::getenv("SOHOA_SHARED");
    return set && *set ? std::filesystem::path(set) : std::filesystem::path(SOHOA_SOURCE_DIR).parent_path() / "shared";
}

Context at(int64_t time) {
    quieten_libraries();
    Context context;
    context.clock = [time] { return time; };
    return context;
}

struct Row {
    std::string file, category, expected;
};

std::vector<Row> rows(const std::filesystem::path& folder) {
    std::vector<Row> out;
    std::ifstream in(folder / "verdicts.tsv");
    std::string line;
    std::getline(in, line); // heading
    while (std::getline(in, line)) {
        const std::vector<std::string> cells = split(line, '\t');
        if (cells.size() >= 3) out.push_back({cells[0], cells[1], cells[2]});
    }
    return out;
}

constexpr int64_t november_2020 = 1604192400;

} // namespace

TEST(SignatureCorpus, PyHankoFilesGetTheRightKindOfAnswer) {
    const auto folder = shared() / "signature-corpus" / "pyhanko";
    if (!std::filesystem::exists(folder / "verdicts.tsv"))
        GTEST_SKIP() << "the signature corpus is not here; set SOHOA_SHARED to the folder that holds signature-corpus/";
    const TemporaryFolder trust;
    for (const char* name : {"root.cert.pem", "interm.cert.pem"})
        trust.put(name, read_file(folder / "certs" / name));
    const TrustStore store = TrustStore::load(trust.path());
    // What may keep a good signature from passing: status, time, later updates, an unknown issuer; never its bytes.
    const std::set<std::string> harmless = {"",
                                            "TRY_LATER",
                                            "OUT_OF_BOUNDS_NO_POE",
                                            "NO_CERTIFICATE_CHAIN_FOUND",
                                            "GENERIC",
                                            "SIG_CONSTRAINTS_FAILURE",
                                            "CRYPTO_CONSTRAINTS_FAILURE"};
    size_t judged = 0, refused = 0;
    for (const Row& row : rows(folder)) {
        SCOPED_TRACE(row.file);
        const bool good = row.category == "valid" || row.category == "lta" || row.category == "untrusted";
        try {
            const FileVerdict v = verify_file((folder / row.file).string(), store, at(november_2020));
            ++judged;
            if (!good) {
                EXPECT_NE(v.indication, Indication::total_passed);
            }
            if (good) {
                EXPECT_GT(v.signatures.size(), 0u);
            }
            for (const SignatureVerdict& s : v.signatures) {
                const bool bytes_wrong = s.sub_indication == "HASH_FAILURE" ||
                                         s.sub_indication == "SIG_CRYPTO_FAILURE" ||
                                         s.sub_indication == "FORMAT_FAILURE";
                if (good) {
                    EXPECT_FALSE(bytes_wrong) << s.field << " " << s.sub_indication << " " << s.reasons.at(0).english();
                }
                if (good && s.indication == Indication::indeterminate) {
                    EXPECT_TRUE(harmless.count(s.sub_indication)) << s.sub_indication;
                }
            }
            if (row.expected.find("trusted at 2020-11-01") != std::string::npos && v.signatures.size() == 1) {
                // Only the CRLs are missing; two files claim a time after November 2020.
                EXPECT_TRUE(v.sub_indication == "TRY_LATER" || v.sub_indication == "SIG_CONSTRAINTS_FAILURE")
                    << v.sub_indication;
            }
        } catch (const Error& e) {
            ++refused;
            EXPECT_FALSE(good) << e.what();
            EXPECT_EQ(e.code, Code::bad_data);
        }
    }
    EXPECT_EQ(judged + refused, 44u);
}

TEST(SignatureCorpus, BadFilesFailOnTheirBytes) {
    const auto folder = shared() / "signature-corpus" / "pyhanko";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "the signature corpus is not here; set SOHOA_SHARED to the folder that holds signature-corpus/";
    for (const char* name :
         {"tail-uncovered", "signature-gap-too-big", "one-byterange", "weird-byterange", "pdf-sig-with-econtent"})
        EXPECT_EQ(
            verify_file((folder / (std::string(name) + ".pdf")).string(), TrustStore(), at(november_2020)).indication,
            Indication::total_failed)
            << name;
}

TEST(SignatureCorpus, GovernmentSignatureOf2025IsIntact) {
    const auto folder = shared() / "signed";
    const auto file = folder / "222-QD-TTg-2025.vgca-g2.signed.pdf";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "the signed government file is not here; set SOHOA_SHARED to the folder that holds signed/";
    const TrustStore store = TrustStore::load(folder / "certs");
    const FileVerdict v = verify_file(file.string(), store, at(1740000000)); // 20 February 2025
    ASSERT_EQ(v.signatures.size(), 1u);
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(v.sub_indication, "TRY_LATER") << "no CRL is there";
    EXPECT_EQ(v.rule_set, "ND130-2018");
    EXPECT_EQ(v.signatures[0].signer.organisation, "VĂN PHÒNG CHÍNH PHỦ");
    EXPECT_EQ(v.signatures[0].signature_scheme, "RSASSA-PKCS1-v1_5");
    EXPECT_TRUE(v.signatures[0].covers_whole_file);
    for (const Check& c : v.signatures[0].checks)
        if (c.id == CheckId::making || c.id == CheckId::integrity || c.id == CheckId::path) {
            EXPECT_EQ(c.result, CheckResult::pass) << name_of(c.id).code;
        }
    std::string changed = read_file(file);
    changed[changed.size() / 3] = static_cast<char>(changed[changed.size() / 3] ^ 1);
    const TemporaryFolder copy;
    EXPECT_EQ(verify_file(copy.put("a.pdf", changed), store, at(1740000000)).sub_indication, "HASH_FAILURE");
}

TEST(SignatureCorpus, BrokenFilesNeverCrashTheVerifier) {
    const auto folder = shared() / "robustness" / "pdf";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "the robustness files are not here; set SOHOA_SHARED to the folder that holds robustness/";
    size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || (entry.path().extension() != ".pdf" && entry.path().extension() != ".fuzz"))
            continue;
        ++files;
        try {
            EXPECT_NE(verify_file(entry.path().string(), TrustStore(), at(november_2020)).indication,
                      Indication::total_passed)
                << entry.path();
        } catch (const Error&) {
        }
    }
    EXPECT_GT(files, 0u);
}
