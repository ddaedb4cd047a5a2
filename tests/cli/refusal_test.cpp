// SPDX-License-Identifier: GPL-3.0-or-later
// A document that cannot be taken: said clearly, left in .refused, and the run goes on.
#include "tests/cli/catalogue.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

// One bad document beside a good one.
class Refusal : public ::testing::Test {
  protected:
    Refusal() { folder_.put("in/good.tif", scan(1)); }

    std::string in(const std::string& name) const { return folder_.path("in/" + name); }
    std::string out() const { return folder_.path("out"); }

    // The run ends with 3, the good one is published, and error.json of `name` is whole. Returns it.
    Json refused(const std::string& name, const Names& options = {}) const {
        Names arguments = options;
        arguments.push_back(folder_.path("in"));
        const Outcome outcome = sohoa(run_arguments(out(), arguments));
        EXPECT_EQ(outcome.code, 3) << outcome.err;
        EXPECT_EQ(records_in(out()), Names{"good"});
        EXPECT_EQ(tree(out() + "/.refused"), (Names{name + "/", name + "/error.json"}));
        EXPECT_NE(outcome.err.find(name), std::string::npos) << "the message names the document: " << outcome.err;
        const Json error = Json::parse(read(out() + "/.refused/" + name + "/error.json"), nullptr, false);
        EXPECT_FALSE(error.is_discarded());
        if (!error.is_discarded()) check(error);
        return error;
    }

    static void check(const Json& error) {
        EXPECT_EQ(error["schema"], "sohoa-refusal");
        EXPECT_EQ(error["schema_version"], 1);
        EXPECT_EQ(error["code"], 65);
        for (const char* key : {"message", "what_to_do"}) {
            const std::string en = error[key]["en"], vi = error[key]["vi"];
            EXPECT_NE(en, "");
            EXPECT_NE(vi, "");
            EXPECT_NE(en, vi) << "not translated";
        }
    }

    static void expect_words(const Json& error, const std::string& words) {
        const std::string en = error["message"]["en"];
        EXPECT_NE(en.find(words), std::string::npos) << en;
    }

    Folder folder_;
};

TEST_F(Refusal, OfAFileThatIsNoScan) {
    folder_.put("in/garbage.tif", "this is no TIFF file, only its name says so");
    expect_words(refused("garbage"), "neither TIFF, JPEG, PNG, PDF, BMP, WebP nor JPEG 2000");
}

TEST_F(Refusal, OfAnEmptyFile) {
    folder_.put("in/empty.pdf", "");
    expect_words(refused("empty"), "empty");
}

TEST_F(Refusal, OfAnEncryptedPdf) {
    encrypted(folder_, sample("giay-chung-nhan.pdf"), "in/locked.pdf");
    expect_words(refused("locked"), "encrypted");
}

TEST_F(Refusal, OfASignedPdf) {
    folder_.copy(records().record("cong-van") + "/document.pdf", "in/sealed.pdf");
    expect_words(refused("sealed"), "already signed");
}

TEST_F(Refusal, OfATruncatedJpeg) {
    const std::string whole = read(sample("trang-nam-ngang.jpg"));
    folder_.put("in/cut.jpg", whole.substr(0, whole.size() / 2));
    refused("cut");
}

TEST_F(Refusal, OfATruncatedTiff) {
    const std::string whole = read(sample("quyet-dinh.tif"));
    folder_.put("in/cut.tif", whole.substr(0, whole.size() / 2));
    refused("cut");
}

TEST_F(Refusal, OfATruncatedPdf) {
    const std::string whole = read(sample("giay-chung-nhan.pdf"));
    folder_.put("in/cut.pdf", whole.substr(0, whole.size() / 2));
    refused("cut");
}

TEST_F(Refusal, OfMorePagesThanTheLimitNamesItsOption) {
    two_pages(folder_, sample("giay-chung-nhan.pdf"), "in/long.pdf");
    expect_words(refused("long", {"--set", "limits.pages=1"}), "--set limits.pages=");
}

TEST_F(Refusal, OfMorePixelsThanTheLimitNamesItsOption) {
    folder_.copy(sample("giay-chung-nhan.pdf"), "in/large.pdf");
    expect_words(refused("large", {"--set", "limits.page_pixels=1000000"}), "--set limits.page_pixels=");
}

TEST_F(Refusal, OfMoreBytesThanTheLimitNamesItsOption) {
    folder_.copy(sample("quyet-dinh.tif"), "in/heavy.tif");
    expect_words(refused("heavy", {"--set", "limits.file_bytes=600000"}), "--set limits.file_bytes=");
}

TEST_F(Refusal, OfOnePageByTheProfileNamesThePage) {
    folder_.copy(sample("cong-van.tif"), "in/bitonal.tif");
    const Json error = refused("bitonal", {"--set", "quality.blank=refuse"});
    ASSERT_EQ(error["findings"].size(), 1u) << error;
    EXPECT_EQ(error["findings"][0]["page"], 2);
    EXPECT_NE(std::string(error["where"]).find("page 2"), std::string::npos) << error["where"];
}

TEST_F(Refusal, OfPagesOfDifferentSizesByTheProfile) {
    folder_.put("in/mixed/trang-1.jpg", read(sample("giay-phep/trang-1.jpg")));
    folder_.put("in/mixed/trang-2.jpg", at_dpi(sample("giay-phep/trang-2.jpg"), 283));
    const Json error = refused("mixed", {"--set", "quality.mixed_paper=refuse"});
    expect_words(error, "A4 (1); A5 (2)");
}

TEST_F(Refusal, ByTheLawNamesTheArticle) {
    const Outcome outcome = sohoa(run_arguments(out(), {"--set", "quality.not_colour=refuse", sample("cong-van.tif")}));
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    const Json error = Json::parse(read(out() + "/.refused/cong-van/error.json"));
    ASSERT_EQ(error["findings"].size(), 2u) << error;
    EXPECT_NE(std::string(error["findings"][0]["law"]).find("Nghị định 30/2020/NĐ-CP"), std::string::npos) << error;
}

TEST_F(Refusal, SpeaksBothLanguagesWhateverTheRunSpeaks) {
    fs::create_symlink("nowhere", in("dangling.tif"));
    for (const char* language : {"en", "vi"}) {
        Names arguments = run_arguments(out(), {folder_.path("in")});
        *std::find(arguments.begin(), arguments.end(), "en") = language;
        EXPECT_EQ(sohoa(arguments).code, 3);
        const Json message = Json::parse(read(out() + "/.refused/dangling/error.json"))["message"];
        EXPECT_EQ(message["en"], "there is no such file or folder");
        EXPECT_EQ(message["vi"],
                  read_catalogue(SOHOA_SOURCE_DIR "/po/vi.po").translation("there is no such file or folder"));
    }
}

TEST_F(Refusal, IsForgottenWhenTheDocumentWasTakenAfterAll) {
    folder_.put("in/late.tif", "not yet");
    refused("late");
    folder_.put("in/late.tif", scan(2));
    EXPECT_EQ(sohoa(run_arguments(out(), {folder_.path("in")})).code, 0);
    EXPECT_EQ(records_in(out()), (Names{"good", "late"}));
    EXPECT_FALSE(fs::exists(out() + "/.refused"));
}

TEST_F(Refusal, StaysInTheNextRunAndIsSaidThereWhenAsked) {
    folder_.put("in/garbage.tif", "no scan");
    refused("garbage");
    refused("garbage", {"--verbose"});
}

} // namespace
} // namespace sohoa::test
