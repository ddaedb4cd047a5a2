// SPDX-License-Identifier: GPL-3.0-or-later
// The text of the signature stands where the law puts it. Where print is in the way a person is told, or the page is
// refused.
#include "tests/cli/drawn_text.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

// The sample decision with a line of print that ends at the upper right, as on a page without margin.
std::string without_margin(const Folder& folder, int turn) {
    const Image upright(pixConvertTo32(Image(pixReadTiff(sample("quyet-dinh.tif").c_str(), 0)).get()));
    const double mm = pixGetXRes(upright.get()) / 25.4;
    draw_text(upright, static_cast<int>(110 * mm), static_cast<int>(11 * mm), static_cast<int>(4.5 * mm),
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 20, 20, 20);
    const Image page(turn == 0 ? pixClone(upright.get()) : pixRotateOrth(upright.get(), turn / 90));
    const std::string path = folder.path("a.png");
    pixWrite(path.c_str(), page.get(), IFF_PNG);
    return path;
}

int told(const std::string& manifest) {
    const Json page = Json::parse(read(manifest)).at("pages").at(0);
    return static_cast<int>(std::count_if(page.at("findings").begin(), page.at("findings").end(),
                                          [](const Json& f) { return f["rule"] == "seal.over_print"; }));
}

class SealPlace : public testing::TestWithParam<int> {};

TEST_P(SealPlace, PrintInTheWayIsTold) {
    const Folder folder;
    const std::string source = without_margin(folder, GetParam()), out = folder.path("out");
    const Outcome outcome = sohoa(run_arguments(out, {source}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(told(out + "/a/manifest.json"), 1);
}

INSTANTIATE_TEST_SUITE_P(HoweverThePageLies, SealPlace, testing::Values(0, 180));

TEST(SealPlaceRefused, WhereTheProfileSaysSo) {
    const Folder folder;
    const std::string source = without_margin(folder, 0), out = folder.path("out");
    const Outcome outcome = sohoa(run_arguments(out, {"--set", "seal.over_print=refuse", source}));
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    EXPECT_EQ(records_in(out), Names{});
    EXPECT_EQ(Json::parse(read(out + "/.refused/a/error.json"))["findings"][0]["rule"], "seal.over_print");
}

TEST(SealPlaceFree, OnTheSamples) {
    for (const std::string& name : sample_names())
        EXPECT_EQ(told(records().record(name) + "/manifest.json"), 0) << name;
}

TEST(SealPlaceTwice, TheSecondTextOnTheFirstIsTold) {
    const Folder folder;
    const Records& made = records();
    const auto sign = [&](const std::string& source, const std::string& out, const Names& more) {
        Names arguments = {"sign",          "--profile", "demo",       "--key", made.key(),      "--pin-file",
                           made.pin_file(), "--trust",   made.trust(), "--out", folder.path(out)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.push_back(source);
        return sohoa(arguments);
    };
    const std::string record = made.record("cong-van") + "/document.pdf";
    const Outcome warned = sign(record, "warned", {});
    EXPECT_EQ(warned.code, 0) << warned.err;
    EXPECT_NE(warned.err.find("Signature1"), std::string::npos) << warned.err;
    EXPECT_NE(warned.err.find("seal.visible=false"), std::string::npos) << warned.err;
    EXPECT_EQ(sign(record, "refused", {"--set", "seal.over_print=refuse"}).code, 3);
    EXPECT_EQ(records_in(folder.path("refused")), Names{});
    const Outcome unseen = sign(record, "unseen", {"--set", "seal.visible=false"});
    EXPECT_EQ(unseen.err.find("lies on that"), std::string::npos) << unseen.err;
}

} // namespace
} // namespace sohoa::test
