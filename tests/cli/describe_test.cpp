// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa describe`: the fields of documents for people and machines, the same as in the manifest.
#include "tests/cli/samples.h"

#include "core/document/fields.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;

Outcome describe(const std::vector<std::string>& rest) {
    std::vector<std::string> all = {"describe"};
    all.insert(all.end(), rest.begin(), rest.end());
    return sohoa(all);
}

std::vector<Json> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<Json> out;
    for (std::string line; std::getline(in, line);)
        out.push_back(Json::parse(line));
    return out;
}

TEST(Describe, EveryFieldHasALineInVietnamese) {
    const Outcome outcome = describe({"--lang", "vi", sample("bien-ban")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    for (const FieldRow& row : field_table)
        EXPECT_NE(outcome.out.find(row.vietnamese), std::string::npos) << row.key;
    EXPECT_NE(outcome.out.find("18/BB-TQLC"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("trang 1"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("giấy không có"), std::string::npos) << "nobody signs for another\n" << outcome.out;
}

TEST(Describe, JsonHasValueOrReasonOfEveryField) {
    const Outcome outcome = describe({"--json", sample("bien-ban"), sample("cong-van.tif")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const std::vector<Json> documents = lines_of(outcome.out);
    ASSERT_EQ(documents.size(), 2u);
    for (const Json& document : documents) {
        EXPECT_EQ(document["schema"], "sohoa-fields");
        EXPECT_EQ(document["schema_version"], 1);
        EXPECT_FALSE(document["files"].empty());
        ASSERT_EQ(document["fields"].size(), field_table.size());
        for (const auto& [key, field] : document["fields"].items()) {
            EXPECT_NE(field["value"].is_null(), field["reason"].is_null()) << key;
            EXPECT_EQ(field["value"].is_null(), field["source"].is_null()) << key;
            if (field.contains("page"))
                EXPECT_EQ(field["box"].size(), 4u) << key;
            else
                EXPECT_TRUE(field["value"].is_null()) << key;
        }
    }
    EXPECT_EQ(documents[0]["fields"]["code_full"]["value"], "18/BB-TQLC");
    EXPECT_EQ(documents[1]["fields"]["type_name"]["value"], "CÔNG VĂN");
    EXPECT_EQ(documents[1]["fields"]["type_name"]["source"], "layout");
}

TEST(Describe, TheThresholdIsASetting) {
    const Outcome outcome = describe({"--json", "--set", "describe.sure=100", sample("bien-ban")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const Json field = lines_of(outcome.out).at(0)["fields"]["code_full"];
    EXPECT_TRUE(field["value"].is_null());
    EXPECT_EQ(field["reason"], "doubtful");
    EXPECT_EQ(field["seen"], "18/BB-TQLC");
}

TEST(Describe, WhatCannotBeTakenIsSaidAndTheOthersGoOn) {
    const Folder folder;
    const std::string bad = folder.put("hong.pdf", "no PDF");
    const Outcome outcome = describe({"--json", bad, sample("bien-ban")});
    EXPECT_EQ(outcome.code, 3);
    const std::vector<Json> documents = lines_of(outcome.out);
    ASSERT_EQ(documents.size(), 2u);
    EXPECT_EQ(documents[0]["schema"], "sohoa-error");
    EXPECT_EQ(documents[1]["schema"], "sohoa-fields");
    EXPECT_NE(outcome.err.find("hong.pdf"), std::string::npos);
}

TEST(Describe, TheManifestHasTheSameFieldsAndTheEvent) {
    const Json manifest = Json::parse(read(records().record("cong-van") + "/manifest.json"));
    const Json fields = lines_of(describe({"--json", sample("cong-van.tif")}).out).at(0)["fields"];
    for (const auto& [key, field] : fields.items()) {
        Json::json_pointer place("/content");
        std::istringstream parts(key);
        for (std::string part; std::getline(parts, part, '.');)
            place /= part;
        const Json& there = manifest.at(place);
        EXPECT_EQ(there["value"], field["value"]) << key;
        if (field["value"].is_null())
            EXPECT_EQ(there["reason"], field["reason"]) << key;
        else
            EXPECT_EQ(there["page"], field["page"]) << key;
    }
    bool described = false;
    for (const Json& event : manifest["events"])
        described = described || event["type"] == "describe";
    EXPECT_TRUE(described);
}

} // namespace
} // namespace sohoa::test
