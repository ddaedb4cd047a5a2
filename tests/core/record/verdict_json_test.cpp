// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/verdict_json.h"

#include "tests/core/sample_record.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa {
namespace {

TEST(VerdictJson, SaysEverythingOnOneLine) {
    const std::string text = to_json(SampleRecord().verdict);
    EXPECT_EQ(text.find('\n'), text.size() - 1);
    const auto json = nlohmann::json::parse(text);
    EXPECT_EQ(json["schema"], "sohoa-verdict");
    EXPECT_EQ(json["schema_version"], 2);
    EXPECT_EQ(json["file"], "document.pdf");
    EXPECT_EQ(json["indication"], "INDETERMINATE");
    EXPECT_EQ(json["sub_indication"], "TRY_LATER");
    const auto& signature = json["signatures"][0];
    EXPECT_EQ(signature["checks"][0]["code"], "1.1");
    EXPECT_EQ(signature["checks"][1]["code"], "byte_range");
    EXPECT_EQ(signature["checks"][1]["result"], "unknown");
    EXPECT_EQ(signature["checks"][1]["reason"]["text"], "why");
    EXPECT_EQ(signature["checks"][1]["reason"]["id"], "byte_range.gap");
    EXPECT_EQ(signature["reasons"][0]["id"], "status.no_list");
    EXPECT_EQ(signature["reasons"][0]["text"], "no revocation list of CN=CA");
    EXPECT_EQ(signature["reasons"][0]["args"][0], "CN=CA");
    EXPECT_EQ(signature["signer"]["der"], "MAA=");
    EXPECT_EQ(signature["signer"]["not_before"], "2026-01-01T00:00:00+07:00");
    EXPECT_EQ(signature["revocation"][0]["this_update"], "2026-11-01T00:00:00+07:00");
    EXPECT_EQ(signature["revocation"][0]["next_update"], nullptr);
    EXPECT_EQ(signature["rect"][1], 800.5);
    EXPECT_EQ(signature["byte_range"][1], 10);
}

TEST(VerdictJson, ASignatureWithoutCertificateHasNoSigner) {
    FileVerdict verdict = SampleRecord().verdict;
    verdict.signatures[0].signer = {};
    verdict.signatures[0].claimed_time = 0;
    const auto json = nlohmann::json::parse(to_json(verdict));
    EXPECT_EQ(json["signatures"][0]["signer"], nullptr);
    EXPECT_EQ(json["signatures"][0]["claimed_time"], nullptr);
}

TEST(VerdictJson, NamesThatAreNoUtf8DoNotStopIt) {
    FileVerdict odd;
    odd.file = "\xff\xfe.pdf";
    EXPECT_EQ(nlohmann::json::parse(to_json(odd))["file"], "\xEF\xBF\xBD\xEF\xBF\xBD.pdf");
}

} // namespace
} // namespace sohoa
