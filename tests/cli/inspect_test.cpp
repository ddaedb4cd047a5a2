// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa inspect`: what it says of scans, as text and for machines.
#include "tests/cli/samples.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;

Json inspected(const std::string& source) {
    const Outcome outcome = sohoa({"inspect", "--json", sample(source)});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return Json::parse(outcome.out);
}

bool finds(const Json& document, const std::string& rule, int page, const std::string& law) {
    for (const Json& finding : document["findings"])
        if (finding["rule"].get<std::string>().find(rule) != std::string::npos && finding["page"] == page &&
            finding["law"].get<std::string>().find(law) != std::string::npos && finding["severity"] == "warn")
            return true;
    return false;
}

TEST(Inspect, ABitonalScanLacksWhatTheDecreeAsksFor) {
    const Json document = inspected("cong-van.tif");
    EXPECT_TRUE(finds(document, "colour", 1, "Nghị định 30/2020/NĐ-CP")) << document["findings"];
    EXPECT_TRUE(finds(document, "depth", 1, "Thông tư 05/2025/TT-BNV")) << document["findings"];
    EXPECT_TRUE(finds(document, "blank", 2, "")) << document["findings"];
    EXPECT_EQ(document["pages"][0]["colour"], "bitonal");
    EXPECT_EQ(document["pages"][1]["blank"], true);
    const Outcome text = sohoa({"inspect", "--lang", "en", sample("cong-van.tif")});
    EXPECT_NE(text.out.find("Nghị định 30/2020/NĐ-CP"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("black and white"), std::string::npos) << text.out;
}

TEST(Inspect, JsonTellsThePagesOfEverySample) {
    const std::map<std::string, size_t> pages = {{"cong-van.tif", 2},
                                                 {"giay-chung-nhan.pdf", 1},
                                                 {"giay-phep", 3},
                                                 {"quyet-dinh.tif", 2},
                                                 {"trang-nam-ngang.jpg", 1}};
    for (const auto& [source, count] : pages) {
        const Json document = inspected(source);
        EXPECT_EQ(document["schema"], "sohoa-inspection");
        EXPECT_EQ(document["schema_version"], 1);
        EXPECT_EQ(document["pages"].size(), count) << source;
        for (const Json& page : document["pages"]) {
            EXPECT_EQ(page["paper"], "A4") << source;
            EXPECT_NEAR(page["dpi_x"].get<double>(), source == "cong-van.tif" ? 300 : 200, 0.5) << source;
        }
        const std::string sum =
            tool("sha256sum", {sample(source == "giay-phep" ? "giay-phep/trang-1.jpg" : source)}).out.substr(0, 64);
        EXPECT_EQ(document["files"][0]["sha256"], sum) << source;
    }
}

TEST(Inspect, APageOnItsSideIsSaidToBe) {
    EXPECT_EQ(inspected("trang-nam-ngang.jpg")["pages"][0]["orientation"], 270);
}

TEST(Inspect, AColourScanOfGoodResolutionHasNoWarning) {
    for (const Json& finding : inspected("quyet-dinh.tif")["findings"])
        EXPECT_EQ(finding["severity"], "note") << finding;
}

TEST(Inspect, PagesOfDifferentSizesAreAFindingOfTheDocument) {
    Folder folder;
    folder.put("ho-so/trang-1.jpg", read(sample("giay-phep/trang-1.jpg")));
    folder.put("ho-so/trang-2.jpg", at_dpi(sample("giay-phep/trang-2.jpg"), 283));
    const Outcome json = sohoa({"inspect", "--json", folder.path("ho-so")});
    EXPECT_EQ(json.code, 0) << json.err;
    EXPECT_TRUE(finds(Json::parse(json.out), "scan.mixed_paper", 0, "")) << json.out;
    const Outcome text = sohoa({"inspect", "--lang", "vi", folder.path("ho-so")});
    EXPECT_NE(text.out.find("cảnh báo: các trang không cùng khổ: A4 (1); A5 (2)"), std::string::npos) << text.out;
    EXPECT_EQ(sohoa({"inspect", "--quiet", "--set", "quality.mixed_paper=refuse", folder.path("ho-so")}).code, 1);
}

TEST(Inspect, JsonTellsWhatWasMeasuredOnPrintAndPaper) {
    const Json page = inspected("thong-bao-mo.tif")["pages"][0];
    EXPECT_GT(page["edge_width"], 2);
    EXPECT_EQ(page["bleed"], 0);
    EXPECT_EQ(page["border"]["left"], 0);
    EXPECT_GT(page["margin"]["left"], 25);
    EXPECT_EQ(page["folds"], 1);
    const Json pages = inspected("cong-van.tif")["pages"];
    EXPECT_TRUE(pages[0]["edge_width"].is_null()) << "not known of bitonal pages";
    EXPECT_EQ(pages[0]["holes"], 2);
    EXPECT_TRUE(pages[1]["margin"].is_null()) << "blank";
}

TEST(Inspect, TheTextOfAFolderNamesEveryDocument) {
    const Outcome outcome = sohoa({"inspect", "--lang", "vi", sample("")});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    for (const std::string& name : sample_names())
        EXPECT_NE(outcome.out.find("/" + name), std::string::npos) << name;
    EXPECT_EQ(outcome.out.find("black and white"), std::string::npos) << "English in\n" << outcome.out;
}

TEST(Inspect, QuietNamesWhatIsRefusedAndWhy) {
    const Outcome outcome = sohoa({"inspect", "--quiet", "--lang", "en", "--set", "quality.not_colour=refuse",
                                   sample("cong-van.tif"), sample("thong-bao-mo.tif")});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out.rfind(sample("cong-van.tif") + ": ", 0), 0u) << outcome.out;
    EXPECT_NE(outcome.out.find("black and white"), std::string::npos) << outcome.out;
    EXPECT_EQ(sohoa({"inspect", "--quiet", sample("cong-van.tif")}).out, "");
}

TEST(Inspect, EndsWith1Or65Or66) {
    const Folder folder;
    EXPECT_EQ(sohoa({"inspect", "--set", "quality.not_colour=refuse", sample("cong-van.tif")}).code, 1);
    EXPECT_EQ(sohoa({"inspect", folder.put("bad.tif", "no scan")}).code, 65);
    EXPECT_EQ(sohoa({"inspect", "/nothing/at/all.tif"}).code, 66);
    const Outcome both = sohoa({"inspect", folder.path("bad.tif"), sample("quyet-dinh.tif")});
    EXPECT_EQ(both.code, 65);
    EXPECT_NE(both.out.find("quyet-dinh"), std::string::npos) << "one bad document does not hide the others";
}

TEST(Inspect, JsonIsALineADocument) {
    const Folder folder;
    const std::string bad = folder.put("bad.tif", "no scan");
    const Outcome outcome = sohoa({"inspect", "--json", sample("cong-van.tif"), bad, sample("giay-phep")});
    EXPECT_EQ(outcome.code, 65);
    const std::vector<std::string> lines = outcome.out_lines();
    ASSERT_EQ(lines.size(), 3u) << outcome.out;
    EXPECT_EQ(Json::parse(lines[0])["source"], sample("cong-van.tif"));
    EXPECT_EQ(Json::parse(lines[1])["schema"], "sohoa-error");
    EXPECT_EQ(Json::parse(lines[1])["source"], bad);
    EXPECT_EQ(Json::parse(lines[2])["pages"].size(), 3u);
}

TEST(Inspect, WritesNothing) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    const std::vector<std::string> before = tree(folder.path());
    EXPECT_EQ(sohoa({"inspect", folder.path("in")}).code, 0);
    EXPECT_EQ(tree(folder.path()), before);
}

} // namespace
} // namespace sohoa::test
