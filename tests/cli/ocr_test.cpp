// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa ocr`: the words of the text layer, as text and for machines.
#include "tests/cli/samples.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

Outcome ocr(const Names& rest) {
    Names all = {"ocr", "--lang", "en"};
    all.insert(all.end(), rest.begin(), rest.end());
    return sohoa(all);
}

Names words_of(const std::string& text) {
    std::istringstream in(text);
    Names out;
    for (std::string word; in >> word;)
        out.push_back(word);
    return out;
}

Names words_of(const Json& page) {
    Names out;
    for (const Json& line : page["lines"])
        for (const Json& word : line["words"])
            out.push_back(word["text"]);
    return out;
}

Names pages_of(const std::string& text) {
    Names out = {""};
    for (const char c : text) {
        if (c == '\f')
            out.push_back("");
        else
            out.back() += c;
    }
    out.pop_back(); // each page ends with a form feed, so nothing follows the last
    return out;
}

Names sorted(Names names) {
    std::sort(names.begin(), names.end());
    return names;
}

// The record's PDF as it was before the signature, whose text would be among the words.
std::string unsigned_pdf(const Folder& folder, const std::string& name) {
    const std::string record = records().record(name);
    const size_t size = Json::parse(read(record + "/manifest.json"))["files"]["unsigned"]["size"];
    return folder.put(name + ".pdf", read(record + "/document.pdf").substr(0, size));
}

TEST(Ocr, TheWordsAreThoseOfTheTextLayerOfTheRecord) {
    const Folder folder;
    for (const std::string source : {"quyet-dinh.tif", "giay-phep", "trang-nam-ngang.jpg"}) {
        const Outcome outcome = ocr({"--json", sample(source)});
        ASSERT_EQ(outcome.code, 0) << outcome.err;
        const Json pages = Json::parse(outcome.out)["pages"];
        const std::string pdf = unsigned_pdf(folder, source.substr(0, source.find('.')));
        const Names layer = pages_of(tool("pdftotext", {"-raw", pdf, "-"}).out);
        ASSERT_EQ(pages.size(), layer.size()) << source;
        for (size_t i = 0; i < layer.size(); ++i) {
            EXPECT_GT(words_of(layer[i]).size(), 20u) << source;
            EXPECT_EQ(sorted(words_of(pages[i])), sorted(words_of(layer[i]))) << source << " page " << i + 1;
        }
    }
}

TEST(Ocr, TextAndJsonHoldTheSameWords) {
    const Outcome text = ocr({sample("quyet-dinh.tif")}), json = ocr({"--json", sample("quyet-dinh.tif")});
    const Names pages = pages_of(text.out);
    const Json object = Json::parse(json.out);
    ASSERT_EQ(pages.size(), object["pages"].size());
    for (size_t i = 0; i < pages.size(); ++i)
        EXPECT_EQ(words_of(pages[i]), words_of(object["pages"][i]));
    EXPECT_NE(text.out.find("QUYẾT ĐỊNH"), std::string::npos) << text.out;
    EXPECT_EQ(text.err + json.err, "");
}

TEST(Ocr, JsonTellsPagesBoxesAndTheModel) {
    const Outcome outcome = ocr({"--json", sample("cong-van.tif")});
    ASSERT_EQ(outcome.out_lines().size(), 1u);
    const Json document = Json::parse(outcome.out);
    EXPECT_EQ(document["schema"], "sohoa-words");
    EXPECT_EQ(document["schema_version"], 1);
    EXPECT_EQ(document["source"], sample("cong-van.tif"));
    EXPECT_EQ(document["files"][0]["sha256"], tool("sha256sum", {sample("cong-van.tif")}).out.substr(0, 64));
    EXPECT_EQ(document["model"], "vie");
    EXPECT_EQ(document["model_sha256"].get<std::string>().size(), 64u);
    EXPECT_EQ(document["engine"].get<std::string>().rfind("tesseract ", 0), 0u);
    ASSERT_EQ(document["pages"].size(), 2u);
    EXPECT_EQ(document["pages"][1]["blank"], true);
    EXPECT_EQ(document["pages"][1]["lines"], Json::array());
    const Json page = document["pages"][0];
    EXPECT_EQ(page["number"], 1);
    EXPECT_NEAR(page["dpi_x"].get<double>(), 300, 0.5);
    for (const Json& line : page["lines"])
        for (const Json& word : line["words"]) {
            const std::vector<double> box = word["box"];
            ASSERT_EQ(box.size(), 4u);
            EXPECT_LT(box[0], box[2]) << word;
            EXPECT_LT(box[1], box[3]) << word;
            EXPECT_GE(std::min(box[0], box[1]), -2) << word;
            EXPECT_LE(box[2], page["width"].get<double>() + 2) << word;
            EXPECT_LE(box[3], page["height"].get<double>() + 2) << word;
            EXPECT_EQ(word["baseline"].size(), 4u);
            EXPECT_GE(word["confidence"], 0);
            EXPECT_LE(word["confidence"], 100);
            EXPECT_GT(word["height"], 0);
        }
}

TEST(Ocr, DocumentsComeInTheOrderOfTheArguments) {
    const Folder folder; // the first has most to read
    const std::string small = folder.put("small.tif", scan(1)), bad = folder.put("bad.tif", "no scan");
    const Names sources = {sample("giay-phep"), small, bad, sample("cong-van.tif")};
    Names rest = {"--json", "--jobs", "3"};
    rest.insert(rest.end(), sources.begin(), sources.end());
    const Outcome outcome = ocr(rest);
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.err.find(bad), std::string::npos) << outcome.err;
    const Names lines = outcome.out_lines();
    ASSERT_EQ(lines.size(), sources.size());
    for (size_t i = 0; i < lines.size(); ++i)
        EXPECT_EQ(Json::parse(lines[i])["source"], sources[i]);
    EXPECT_EQ(Json::parse(lines[2])["schema"], "sohoa-error");
    EXPECT_EQ(Json::parse(lines[2])["code"], 65);
}

TEST(Ocr, HeadersStandOnlyWhereAskedFor) {
    const std::string one = sample("cong-van.tif"), two = sample("trang-nam-ngang.jpg");
    const Outcome plain = ocr({one, two}), verbose = ocr({"--verbose", one, two}), single = ocr({"--verbose", one});
    EXPECT_EQ(plain.out.find("==>"), std::string::npos) << "a pipe gets text alone";
    EXPECT_EQ(verbose.out.rfind("==> " + one + " <==\n", 0), 0u) << verbose.out;
    EXPECT_NE(verbose.out.find("\f\n==> " + two + " <==\n"), std::string::npos) << verbose.out;
    EXPECT_EQ(single.out.find("==>"), std::string::npos);
    EXPECT_EQ(pages_of(plain.out).size(), 3u);
}

TEST(Ocr, WritesNothingAndLeavesNothing) {
    const Folder folder;
    const std::string source = folder.put("in/a.tif", scan(1));
    folder.put("tmp/kept", "");
    const Call call{{"ocr", source}, {{"TMPDIR", folder.path("tmp")}}};
    const Names before = tree(folder.path());
    EXPECT_EQ(sohoa(call).code, 0);
    EXPECT_EQ(tree(folder.path()), before);
    const Call nowhere{{"ocr", source}, {{"TMPDIR", folder.path("nothing")}}};
    EXPECT_EQ(sohoa(nowhere).code, 73) << "it does work there";
}

TEST(Ocr, TheQualityGateIsInForce) {
    const Folder folder;
    const Outcome outcome = ocr({"--set", "quality.not_colour=refuse", folder.put("a.tif", scan(1))});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(outcome.out, "");
}

TEST(Ocr, AReaderThatIsGoneEndsItAsOtherToolsEnd) {
    const Outcome outcome = tool(
        "bash", {"-c", "set -o pipefail; \"$0\" ocr --lang en \"$1\" | true", SOHOA_PROGRAM, sample("cong-van.tif")});
    EXPECT_EQ(outcome.code, 128 + SIGPIPE);
    EXPECT_EQ(outcome.err, "");
}

// An installation from which the model was left out.
std::string program_without_model(const Folder& folder) {
    const std::filesystem::path bin = std::filesystem::path(SOHOA_PROGRAM).parent_path();
    std::filesystem::create_directories(folder.path("bin"));
    for (const char* name : {"sohoa", "sohoa-scan-worker", "sohoa-pdf-worker", "sohoa-signer"})
        std::filesystem::copy(bin / name, folder.path("bin/") + name);
    folder.copy(SOHOA_SOURCE_DIR "/profiles", "share/sohoa/profiles");
    return folder.path("bin/sohoa");
}

TEST(Ocr, AnotherModelThanOursIsSaidEvenWhenQuiet) {
    const Folder folder;
    const std::string program = program_without_model(folder), tiff = folder.put("a.tif", scan(1));
    const Outcome read = tool(program, {"ocr", "-q", "--lang", "en", tiff});
    EXPECT_EQ(read.code, 0) << read.err;
    EXPECT_NE(read.err.find("sohoa has no model of its own for vie"), std::string::npos) << read.err;
    EXPECT_EQ(tool(program, {"ocr", "-q", "--tessdata", "/usr/share/tesseract-ocr/5/tessdata", tiff}).err, "")
        << "it was asked for";
    const Outcome doctor = tool(program, {"doctor", "-q", "--lang", "en"});
    EXPECT_EQ(doctor.code, 0);
    EXPECT_NE(doctor.out.find("sohoa has no model of its own for vie"), std::string::npos) << doctor.out;
    EXPECT_EQ(sohoa({"ocr", "-q", tiff}).err, "");
}

} // namespace
} // namespace sohoa::test
