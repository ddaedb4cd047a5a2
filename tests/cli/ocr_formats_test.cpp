// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa ocr --format`: hOCR and ALTO are valid, and hold what JSON holds.
#include "core/base/text.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

std::string ocr(const std::string& format, const std::string& source) {
    const Outcome outcome = sohoa({"ocr", "--lang", "en", "--format", format, source});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, nfc(outcome.out)) << format;
    return outcome.out;
}

// One argument: an ALTO or hOCR file. Prints its pages as JSON: size and words with text, box and confidence (0 … 100).
const char* const read_xml = R"(
import json, re, sys, xml.etree.ElementTree as ET
def alto(root):
    a = '{http://www.loc.gov/standards/alto/ns-v4#}'
    box = lambda e: [int(e.get('HPOS')), int(e.get('VPOS')), int(e.get('HPOS')) + int(e.get('WIDTH')), int(e.get('VPOS')) + int(e.get('HEIGHT'))]
    for page in root.iter(a + 'Page'):
        words = [{'text': s.get('CONTENT'), 'box': box(s), 'confidence': 100 * float(s.get('WC'))} for s in page.iter(a + 'String')]
        yield {'width': int(page.get('WIDTH')), 'rotation': float(page.get('ROTATION') or 0), 'height': int(page.get('HEIGHT')), 'words': words,
               'marks': [box(m) for m in page.iter(a + 'Illustration')], 'lines': len(list(page.iter(a + 'TextLine'))), 'blocks': len(list(page.iter(a + 'TextBlock')))}
def hocr(root):
    of = lambda e, name: [float(v) for v in re.search(r'\b%s ([-\d. ]+)' % name, e.get('title')).group(1).split()]
    by = lambda e, name: [c for c in e.iter() if c.get('class') == name]
    for page in by(root, 'ocr_page'):
        words = [{'text': w.text, 'box': of(w, 'bbox'), 'confidence': of(w, 'x_wconf')[0]} for w in by(page, 'ocrx_word')]
        yield {'width': of(page, 'bbox')[2], 'height': of(page, 'bbox')[3], 'words': words,
               'marks': [of(m, 'bbox') for m in by(page, 'ocr_image')], 'lines': len(by(page, 'ocr_line')), 'blocks': len(by(page, 'ocr_carea'))}
root = ET.parse(sys.argv[1]).getroot()
print(json.dumps(list((alto if root.tag.endswith('alto') else hocr)(root))))
)";

Json pages_of(const std::string& file) {
    const Outcome outcome = tool("python3", {"-c", read_xml, file});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return Json::parse(outcome.out, nullptr, false);
}

Json words_of(const Json& page) {
    Json out = Json::array();
    for (const Json& line : page["lines"])
        for (const Json& word : line["words"])
            out.push_back(word);
    return out;
}

void expect_same_word(const Json& word, const Json& of_json, const Json& page, double unsure) {
    EXPECT_EQ(word["text"], of_json["text"]);
    EXPECT_NEAR(word["confidence"].get<double>(), of_json["confidence"].get<double>(), unsure) << of_json;
    const std::vector<double> box = word["box"], exact = of_json["box"];
    const double w = page["width"], h = page["height"];
    EXPECT_EQ(box,
              (std::vector<double>{std::clamp(std::floor(exact[0]), 0.0, w), std::clamp(std::floor(exact[1]), 0.0, h),
                                   std::clamp(std::ceil(exact[2]), 0.0, w), std::clamp(std::ceil(exact[3]), 0.0, h)}))
        << of_json;
}

void expect_same_pages(const Json& pages, const Json& of_json, double unsure) {
    ASSERT_EQ(pages.size(), of_json.size());
    for (size_t i = 0; i < pages.size(); ++i) {
        const Json words = words_of(of_json[i]);
        EXPECT_EQ(pages[i]["width"], of_json[i]["width"]);
        EXPECT_EQ(pages[i]["height"], of_json[i]["height"]);
        EXPECT_EQ(pages[i]["lines"], of_json[i]["lines"].size());
        ASSERT_EQ(pages[i]["words"].size(), words.size()) << "page " << i + 1;
        EXPECT_EQ(pages[i]["blocks"] == 0, words.empty());
        EXPECT_EQ(pages[i]["marks"].size(), of_json[i]["marks"].size());
        for (size_t j = 0; j < words.size(); ++j)
            expect_same_word(pages[i]["words"][j], words[j], of_json[i], unsure);
    }
}

void expect_valid(const std::string& file, const std::string& schema, const Names& more = {}) {
    Names arguments = {"--nonet", "--noout", "--schema", schema, file};
    arguments.insert(arguments.begin(), more.begin(), more.end());
    const Outcome outcome = tool("xmllint", arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
}

void expect_well_formed(const std::string& file) {
    const Outcome outcome = tool("xmllint", {"--nonet", "--noout", file});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
}

const std::string alto_subset = SOHOA_SOURCE_DIR "/tests/data/schemas/alto-subset.xsd";

// The schema as it was published, with what it imports found beside it; empty where it is not to be had.
std::string published_schema(const Folder& folder, const std::string& name, const std::string& address,
                             const std::string& imported) {
    const char* shared = std::getenv("SOHOA_SHARED");
    const std::string there = std::string(shared ? shared : "") + "/schemas/";
    if (!shared || !std::filesystem::exists(there + name) || !std::filesystem::exists(there + imported)) return "";
    std::string text = read(there + name);
    if (const size_t at = text.find(address); at != std::string::npos)
        text.replace(at, address.size(), there + imported);
    return folder.put(name, text);
}

struct Sample {
    const char* name;
    bool blank_page, turned;
};

class OcrSamples : public ::testing::TestWithParam<Sample> {};

TEST_P(OcrSamples, HocrAndAltoHoldTheWordsOfJsonAndAreValid) {
    const Folder folder;
    const std::string source = sample(GetParam().name);
    const std::string alto = folder.put("alto.xml", ocr("alto", source)),
                      hocr = folder.put("hocr.html", ocr("hocr", source));
    const Json pages = Json::parse(ocr("json", source))["pages"];
    expect_well_formed(hocr);
    expect_well_formed(alto);
    expect_valid(alto, alto_subset);
    if (const std::string schema =
            published_schema(folder, "alto-4-4.xsd", "http://www.loc.gov/standards/xlink/xlink.xsd", "xlink.xsd");
        !schema.empty())
        expect_valid(alto, schema);
    if (const std::string schema =
            published_schema(folder, "xhtml1-strict.xsd", "http://www.w3.org/2001/xml.xsd", "xml.xsd");
        !schema.empty())
        expect_valid(hocr, schema);
    expect_same_pages(pages_of(alto), pages, 0.01);
    expect_same_pages(pages_of(hocr), pages, 0.51);
    EXPECT_EQ(pages.back()["lines"].empty(), GetParam().blank_page);
    const Json first = pages[0];
    EXPECT_EQ(first["turned"] != 0, GetParam().turned);
    EXPECT_NEAR(pages_of(alto)[0]["rotation"].get<double>(),
                std::fmod(first["turned"].get<double>() - first["deskewed"].get<double>() + 360, 360), 0.011);
    EXPECT_EQ(read(hocr).find("textangle") != std::string::npos, GetParam().turned);
}

INSTANTIATE_TEST_SUITE_P(All, OcrSamples,
                         ::testing::Values(Sample{"cong-van.tif", true, false}, Sample{"giay-phep", false, false},
                                           Sample{"trang-nam-ngang.jpg", false, true}),
                         [](const auto& given) {
                             std::string name = given.param.name;
                             std::replace_if(
                                 name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
                             return name;
                         });

TEST(OcrFormats, TheSchemaRefusesWhatIsNotAlto) {
    const Folder folder;
    std::string xml = ocr("alto", folder.put("a.tif", scan(1)));
    expect_valid(folder.put("good.xml", xml), alto_subset);
    xml.replace(xml.find("PHYSICAL_IMG_NR"), 15, "PHYSICAL_IMG_NO");
    EXPECT_NE(tool("xmllint", {"--nonet", "--noout", "--schema", alto_subset, folder.put("bad.xml", xml)}).code, 0);
}

TEST(OcrFormats, NamesOfFilesAreEscaped) {
    const Folder folder;
    const std::string source = folder.put("a & \"b\" <c> 'd'.tif", scan(1));
    const Outcome file_name = tool("python3", {"-c",
                                               "import sys, xml.etree.ElementTree as ET; print(next(e.text for e in "
                                               "ET.parse(sys.argv[1]).iter() if e.tag.endswith('fileName')))",
                                               folder.put("alto.xml", ocr("alto", source))});
    EXPECT_EQ(file_name.out, source + "\n") << file_name.err;
    expect_well_formed(folder.put("hocr.html", ocr("hocr", source)));
}

TEST(OcrFormats, TextIsTheDefaultAndJsonHasTwoNames) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1));
    EXPECT_EQ(sohoa({"ocr", source}).out, ocr("text", source));
    EXPECT_EQ(sohoa({"ocr", "--json", source}).out, ocr("json", source));
    EXPECT_EQ(sohoa({"ocr", "--json", "--format", "json", source}).code, 0);
}

TEST(OcrFormats, EachDocumentIsAFileOfItsOwn) {
    const Folder folder;
    const std::string one = folder.put("a.tif", scan(1)), bad = folder.put("b.tif", "no scan"),
                      two = folder.put("c.tif", scan(2));
    const Outcome outcome = sohoa({"ocr", "--verbose", "--format", "alto", one, bad, two});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(outcome.out, ocr("alto", one) + ocr("alto", two)) << "no header, and nothing in place of the one refused";
}

TEST(OcrFormats, AnUnknownFormatIs64AndTheFormatsAreNamed) {
    const Outcome unknown = sohoa({"ocr", "--lang", "en", "--format", "docx", "nothing.tif"});
    EXPECT_EQ(unknown.code, 64);
    EXPECT_NE(unknown.err.find("text, json, hocr, alto"), std::string::npos) << unknown.err;
    EXPECT_EQ(sohoa({"ocr", "--json", "--format", "alto", "nothing.tif"}).code, 64);
    EXPECT_EQ(sohoa({"describe", "--format", "alto", "nothing.tif"}).code, 64);
}

} // namespace
} // namespace sohoa::test
