// SPDX-License-Identifier: GPL-3.0-or-later
// The manifest and the XMP of the same published record say the same. Poppler reads the XMP out of the PDF.
#include "core/pdf/xmp.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// The text of every <name> element's end nodes, in order.
std::vector<std::string> values(const std::string& xmp, const std::string& name) {
    const std::string begin = "<" + name + ">", end = "</" + name + ">";
    std::vector<std::string> out;
    const size_t from = xmp.find(begin);
    if (from == std::string::npos) return out;
    EXPECT_EQ(xmp.find(begin, from + 1), std::string::npos) << name << " stands once";
    const std::string inside = xmp.substr(from + begin.size(), xmp.find(end, from) - from - begin.size());
    for (size_t at = 0; at < inside.size();) {
        const size_t open = std::min(inside.find('<', at), inside.size());
        std::string text = inside.substr(at, open - at);
        for (const auto& [entity, character] :
             {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
            text = replaced(text, entity, character);
        if (!text.empty()) out.push_back(text);
        at = std::min(inside.find('>', open), inside.size() - 1) + 1;
    }
    return out;
}

using Values = std::vector<std::string>;

class Metadata : public ::testing::TestWithParam<std::string> {
  protected:
    const std::string record = records().record(GetParam());
    const Json manifest = Json::parse(read(record + "/manifest.json"));
    const std::string xmp = tool("pdfinfo", {"-meta", record + "/document.pdf"}).out;

    std::string at(const std::string& place) const { return manifest.at(Json::json_pointer(place)); }
};

TEST_P(Metadata, EveryFieldIsTheSameInManifestAndXmp) {
    for (const FieldRow& row : field_table) {
        const Json& field = manifest.at(Json::json_pointer("/content/" + replaced(row.key, ".", "/")));
        const Values expected = field.at("value").is_null() ? Values{} : Values{field.at("value")};
        EXPECT_EQ(values(xmp, "sohoa:" + xmp_property(row.key)), expected) << row.key;
    }
    const Json& date = manifest["content"]["issued_date"]["value"];
    EXPECT_EQ(values(xmp, "dc:date"), date.is_null() ? Values{} : Values{date});
}

TEST_P(Metadata, SharedFactsAreTheSame) {
    const Json& source = manifest["files"]["sources"];
    Values hashes;
    for (const Json& file : source) {
        std::string digits = file["checksum"];
        std::transform(digits.begin(), digits.end(), digits.begin(), [](unsigned char c) { return std::tolower(c); });
        hashes.push_back(digits);
    }
    EXPECT_EQ(values(xmp, "sohoa:sourceSha256"), hashes);
    EXPECT_EQ(values(xmp, "sohoa:pageCount"), Values{std::to_string(manifest["pages"].size())});
    EXPECT_EQ(values(xmp, "sohoa:ocrEngine"), Values{at("/scan/text_layer/value/engine")});
    EXPECT_EQ(values(xmp, "sohoa:ocrModel"), Values{at("/scan/text_layer/value/model")});
    EXPECT_EQ(values(xmp, "sohoa:ocrModelSha256"), Values{at("/scan/text_layer/value/model_sha256")});
    EXPECT_EQ(values(xmp, "xmp:CreatorTool"), Values{at("/scan/software/value")});
    EXPECT_EQ(values(xmp, "pdf:Producer"), Values{at("/tool")});
    EXPECT_EQ(values(xmp, "dc:identifier"), Values{GetParam()});
    EXPECT_EQ(values(xmp, "pdfaid:part"), Values{std::to_string(manifest["scan"]["pdfa_part"]["value"].get<int>())});
    EXPECT_EQ(values(xmp, "pdfaid:conformance"), Values{at("/scan/pdfa_conformance/value")});
}

TEST_P(Metadata, ItWasChangedLastWhenTheRecordWasSigned) {
    EXPECT_EQ(values(xmp, "xmp:MetadataDate"), Values{at("/signatures/0/claimed_time")});
    EXPECT_EQ(values(xmp, "xmp:ModifyDate"), Values{at("/scan/converted_at/value")});
    ASSERT_EQ(values(xmp, "xmp:CreateDate").size(), 1u);
    EXPECT_LE(values(xmp, "xmp:CreateDate"), values(xmp, "xmp:ModifyDate"));
}

TEST_P(Metadata, TheUnsignedPartHasItsOwnWithoutFields) {
    const Folder folder;
    const size_t size = manifest["files"]["unsigned"]["size"];
    const std::string before =
        tool("pdfinfo", {"-meta", folder.put("u.pdf", read(record + "/document.pdf").substr(0, size))}).out;
    for (const char* name : {"sohoa:sourceSha256", "sohoa:pageCount", "sohoa:ocrModelSha256", "xmp:CreateDate",
                             "dc:identifier", "dc:language"}) {
        EXPECT_FALSE(values(before, name).empty()) << name;
        EXPECT_EQ(values(before, name), values(xmp, name)) << name;
    }
    for (const FieldRow& row : field_table)
        EXPECT_TRUE(values(before, "sohoa:" + xmp_property(row.key)).empty()) << row.key;
}

INSTANTIATE_TEST_SUITE_P(Samples, Metadata, ::testing::ValuesIn(sample_names()),
                         [](const auto& c) { return replaced(c.param, "-", "_"); });

} // namespace
} // namespace sohoa::test
