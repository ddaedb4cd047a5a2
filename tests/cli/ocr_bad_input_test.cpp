// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that hold no Vietnamese text, or hold it badly: reading them ends, within the limits of a page, and tells what
// it thinks of them.
#include "core/base/limits.h"
#include "tests/cli/samples.h"
#include "tests/cli/workers.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

// Two arguments: what to draw, and the file to make.
const char* const draw = R"(
import random, sys
from PIL import Image, ImageDraw, ImageFont, ImageFilter
what, path = sys.argv[1:]
a4 = (1654, 2339)
white, black = {'L': 255, '1': 1}, 0
def page(size, mode, lines, height):
    image = Image.new(mode, size, white[mode])
    font = ImageFont.truetype('/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf', height)
    for i, line in enumerate(lines):
        ImageDraw.Draw(image).text((size[0] // 10, size[1] // 10 + i * height * 3 // 2), line, font=font, fill=black)
    return image
vietnamese = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Căn cứ Luật Tổ chức chính quyền địa phương'] * 8
def noise():
    return Image.frombytes('L', a4, random.Random(1).randbytes(a4[0] * a4[1]))
def photograph():
    image = Image.merge('RGB', [Image.linear_gradient('L').rotate(90 * i).resize(a4) for i in range(3)])
    for i in range(12):
        x, y = 120 * i + 60, 170 * i + 100
        ImageDraw.Draw(image).ellipse((x, y, x + 300, y + 200), fill=(20 * i, 255 - 20 * i, 120))
        ImageDraw.Draw(image).polygon([(x + 400, y), (x + 600, y + 150), (x + 300, y + 300)], fill=(200, 15 * i, 90))
    return image.filter(ImageFilter.GaussianBlur(3))
def no_script():
    image, r = Image.new('L', a4, 255), random.Random(2)
    for y in range(200, 1000, 70):
        for x in range(150, 1450, 55):
            for _ in range(3):
                ImageDraw.Draw(image).line([(x + r.randrange(40), y + r.randrange(40)) for _ in range(3)], fill=black, width=4)
    return image
def other_script():
    return page(a4, 'L', ['Πάντες ἄνθρωποι τοῦ εἰδέναι ὀρέγονται φύσει', 'Все счастливые семьи похожи друг на друга'] * 7, 40)
image, dpi = {
    'noise': lambda: (noise(), 200),
    'noise-bitonal': lambda: (noise().point(lambda v: 255 * (v > 127), '1'), 200),
    'photograph': lambda: (photograph(), 200),
    'other-script': lambda: (other_script(), 200),
    'no-script': lambda: (no_script(), 200),
    'one-pixel-high': lambda: (Image.new('L', (1654, 1), black), 200),
    'one-pixel-wide': lambda: (Image.new('L', (1, 2339), black), 200),
    'one-pixel': lambda: (Image.new('L', (1, 1), black), 200),
    '72-dpi': lambda: (page((595, 842), 'L', vietnamese, 12), 72),
    'a3-600-dpi': lambda: (page((7016, 9921), '1', vietnamese, 100), 600),
}[what]()
image.save(path, dpi=(dpi, dpi), compression='group4' if image.mode == '1' else 'tiff_deflate')
)";

std::string drawn(const Folder& folder, const std::string& what) {
    const std::string path = folder.path(what + ".tif");
    const Outcome outcome = tool("/usr/bin/python3", {"-c", draw, what, path}); // Debian's, which has python3-pil
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return path;
}

// The one line of JSON of a run that ended by itself, with no worker past what one page may cost.
Json read_within_limits(const std::string& source) {
    const Limits limits;
    Process process(SOHOA_PROGRAM, Call{{"ocr", "--lang", "en", "--json", source}});
    WorkerWatch watch(process);
    const Outcome outcome = process.wait();
    watch.stop();
    EXPECT_TRUE(process.session_ends());
    EXPECT_TRUE(outcome.code == 0 || outcome.code == 3) << outcome.code << outcome.err;
    EXPECT_LE(watch.cpu_seconds, static_cast<double>(limits.page_seconds));
    EXPECT_LE(watch.resident_bytes, limits.worker_bytes);
    const Json json = Json::parse(outcome.out, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << outcome.out;
    EXPECT_EQ(json.value("schema", ""), outcome.code == 0 ? "sohoa-words" : "sohoa-error");
    if (outcome.code == 3) {
        EXPECT_NE(json.value("message", ""), "");
        EXPECT_EQ(json.value("message", "").find("crash"), std::string::npos) << json;
    }
    return json;
}

Names words_of(const Json& page) {
    Names out;
    for (const Json& line : page["lines"])
        for (const Json& word : line["words"])
            out.push_back(word["text"]);
    return out;
}

Names rules_of(const std::string& source) {
    const Outcome outcome = sohoa({"inspect", "--json", source});
    const Json json = Json::parse(outcome.out, nullptr, false);
    Names out;
    for (const Json& finding : json.value("findings", Json::array()))
        out.push_back(finding["rule"]);
    return out;
}

struct BadPage {
    const char* what;
    size_t least_words, most_words;
    double least_confidence, most_confidence; ///< mean of the page, 0 … 100
    const char* rule;                         ///< of a finding about the page; none when empty
};

class OcrBadInput : public ::testing::TestWithParam<BadPage> {};

TEST_P(OcrBadInput, EndsWithAResultOrARefusalAndSaysWhatItIsWorth) {
    const BadPage& expected = GetParam();
    const Folder folder;
    const std::string source = drawn(folder, expected.what);
    const Json json = read_within_limits(source);
    if (json.value("schema", "") != "sohoa-words") return; // a refusal with its reason, which is as good
    ASSERT_EQ(json["pages"].size(), 1u);
    const Json& page = json["pages"][0];
    EXPECT_TRUE(page["complete"]);
    const Names words = words_of(page);
    EXPECT_GE(words.size(), expected.least_words);
    EXPECT_LE(words.size(), expected.most_words);
    EXPECT_GE(page["mean_confidence"].get<double>(), expected.least_confidence);
    EXPECT_LE(page["mean_confidence"].get<double>(), expected.most_confidence);
    if (expected.least_words > 100) {
        EXPECT_GE(std::count(words.begin(), words.end(), "NGHĨA"), 7) << "of eight";
    }
    if (const Names rules = rules_of(source); *expected.rule) {
        EXPECT_NE(std::find(rules.begin(), rules.end(), expected.rule), rules.end()) << ::testing::PrintToString(rules);
    }
}

// Of another script the words are wrong; their confidence is what tells so.
INSTANTIATE_TEST_SUITE_P(
    Pages, OcrBadInput,
    ::testing::Values(BadPage{"noise", 0, 0, 0, 0, "scan.blank"}, BadPage{"noise-bitonal", 0, 0, 0, 0, "scan.blank"},
                      BadPage{"photograph", 0, 5, 0, 60, "scan.blur"}, BadPage{"other-script", 0, 200, 0, 60, ""},
                      BadPage{"no-script", 0, 300, 0, 50, ""}, BadPage{"one-pixel-high", 0, 0, 0, 0, "scan.blank"},
                      BadPage{"one-pixel-wide", 0, 0, 0, 0, "scan.blank"},
                      BadPage{"one-pixel", 0, 0, 0, 0, "scan.blank"}, BadPage{"72-dpi", 150, 250, 60, 100, "scan.dpi"},
                      BadPage{"a3-600-dpi", 180, 220, 85, 100, ""}),
    [](const auto& given) {
        std::string name = given.param.what;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

} // namespace
} // namespace sohoa::test
