// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/read.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/scan/quiet.h"
#include "ocr/read/line_images.h"
#include "ocr/read/model_paths.h"
#include "tests/core/corpus.h"
#include "tests/ocr/accuracy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

namespace sohoa {
namespace {

using test::describe;
using test::line_error_rate;

Image decision() {
    return Image(pixReadTiff(test::sample("quyet-dinh.tif").c_str(), 0));
}

/// The rows of page `index` of a sample's text; pages are parted by form feeds.
std::string sample_text(const std::string& name, size_t index) {
    return split(test::whole_file(test::sample_truth(name + ".gt.txt")), '\f').at(index);
}

void free_box(Box* box) {
    boxDestroy(&box);
}

struct Inspected {
    PageInfo info;
    QualityReport quality;
};

Inspected look_at(const Image& image, double dpi) {
    Inspected result{describe(image, dpi), {}};
    Findings findings;
    result.quality = inspect(result.info, image, 1, {}, findings, {});
    return result;
}

class Read : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { quieten_libraries(); }
    static PageText read(const Image& image, double dpi, const ReadOptions& options = {}) {
        const Inspected page = look_at(image, dpi);
        return Reader(options).read(page.info, image, page.quality);
    }
};

TEST_F(Read, AMissingModelNamesItsPackage) {
    ReadOptions options;
    options.tessdata = "/nowhere";
    try {
        Reader reader(options);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::configuration);
        EXPECT_EQ(error.where, "/nowhere/vie.traineddata");
        EXPECT_NE(error.message.english().find("tesseract-ocr-vie"), std::string::npos);
    }
    options.tessdata.clear();
    options.language = "vie+xyz";
    EXPECT_THROW(Reader{options}, Error);
}

TEST_F(Read, ARuleUnderALineDoesNotMakeItsWordsTaller) {
    for (const test::CorpusPage& page : test::corpus_pages()) {
        if (page.name != "d17_p1") continue;
        for (const Line& line : read(test::load(page), 300).lines)
            for (const Word& word : line.words)
                if (word.text == "Hạnh") {
                    EXPECT_LT(word.height, 85) << "its letters are 57 pixels high, the row with the rule 110";
                    return;
                }
        FAIL() << "the motto was not read";
    }
    GTEST_SKIP() << "the corpus is not there (SOHOA_SHARED)";
}

TEST_F(Read, OtherImagesThanLinesAreWrittenAsLeptonicaWritesThem) {
    const Image page(pixCreate(40, 30, 8));
    l_uint8* data = nullptr;
    size_t size = 0;
    ASSERT_EQ(pixWriteMem(&data, &size, page.get(), IFF_JFIF_JPEG), 0);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(data), 3), "\xff\xd8\xff");
    lept_free(data);
}

// The shapes of letters say "on its head" of some pages that stand upright, and the other way round.
TEST_F(Read, WhereTheGateAndTheReadingDisagreeTheReadingDecides) {
    const Image small(pixScale(decision().get(), 0.5F, 0.5F)); // 100 dpi
    Reader reader({});
    for (const auto& [lies, said] : {std::pair{0, 180}, {0, 90}, {90, 0}, {180, 0}}) {
        const Image page(pixRotateOrth(small.get(), lies / 90));
        Inspected seen = look_at(page, 100);
        EXPECT_FALSE(seen.quality.orientation_known) << "letters are too small to tell";
        seen.quality.orientation = said;
        seen.quality.orientation_known = true;
        const PageText text = reader.read(seen.info, page, seen.quality);
        EXPECT_EQ(text.turned, (360 - lies) % 360) << "said " << said;
        EXPECT_TRUE(text.turn_known) << "lies " << lies << ", said " << said << ": " << text.mean_confidence;
    }
}

TEST_F(Read, TheSampleDecision) {
    const PageText page = read(decision(), 200);
    EXPECT_LT(line_error_rate(sample_text("quyet-dinh", 0), page.plain()), 0.02) << page.plain();
    EXPECT_EQ(page.engine.rfind("tesseract 5", 0), 0U) << page.engine;
    EXPECT_EQ(page.model, "vie");
    EXPECT_EQ(page.model_sha256, sha256_file(model_paths({}, "").front()));
    EXPECT_GT(page.mean_confidence, 85);
    EXPECT_FALSE(page.timed_out);
    EXPECT_EQ(page.turned, 0);
    EXPECT_EQ(page.model_path, model_paths({}, "").front());
#ifdef SOHOA_PLAIN_LINE_IMAGES
    EXPECT_GT(plain_line_images(), page.lines.size() / 2) << "libtesseract still makes a PNG of every line";
#endif
    int block = 0;
    for (const Line& line : page.lines) {
        EXPECT_GE(line.block, block);
        block = line.block;
        EXPECT_FALSE(line.words.empty());
        for (const Word& word : line.words) {
            EXPECT_EQ(word.text, nfc(word.text));
            EXPECT_EQ(word.text.find_first_of(" \n"), std::string::npos);
            EXPECT_LT(word.x0, word.x1);
            EXPECT_LT(word.y0, word.y1);
            EXPECT_LT(word.base_from.x, word.base_to.x);
            EXPECT_GT(word.height, 8);
            EXPECT_LT(word.height, 120);
        }
    }
}

TEST_F(Read, TheBitonalDispatchAndItsBlankBack) {
    const std::string path = test::sample("cong-van.tif");
    const PageText front = read(Image(pixReadTiff(path.c_str(), 0)), 300);
    EXPECT_LT(line_error_rate(sample_text("cong-van", 0), front.plain()), 0.02) << front.plain();
    const PageText back = read(Image(pixReadTiff(path.c_str(), 1)), 300);
    EXPECT_TRUE(back.lines.empty());
    EXPECT_EQ(back.plain(), "");
    EXPECT_EQ(back.mean_confidence, 0);
    EXPECT_EQ(back.model, "vie");
}

TEST_F(Read, APageOnItsSide) {
    const PageText page = read(Image(pixRead(test::sample("trang-nam-ngang.jpg").c_str())), 200);
    EXPECT_EQ(page.turned, 270);
    EXPECT_LT(line_error_rate(sample_text("trang-nam-ngang", 0), page.plain()), 0.02) << page.plain();
}

TEST_F(Read, WordsOfATurnedPageLieWhereTheUprightPageHasThem) {
    const Image upright = decision();
    Reader reader({});
    const Inspected page = look_at(upright, 200);
    std::vector<Word> wanted;
    for (const Line& line : reader.read(page.info, upright, page.quality).lines)
        wanted.insert(wanted.end(), line.words.begin(), line.words.end());
    for (int quads = 1; quads < 4; ++quads) {
        const Image laid(pixRotateOrth(upright.get(), quads));
        const Inspected turned = look_at(laid, 200);
        ASSERT_EQ(turned.quality.orientation, 360 - 90 * quads);
        size_t met = 0, all = 0;
        for (const Line& line : reader.read(turned.info, laid, turned.quality).lines)
            for (const Word& word : line.words) {
                // Back by the quarter turn: a point (x, y) of the upright page lies at (h - y, x) after one.
                Point corner{word.x0, word.y0}, other{word.x1, word.y1}, from = word.base_from, to = word.base_to;
                double h = width(laid), w = height(laid);
                for (int i = 0; i < quads; ++i, std::swap(w, h))
                    for (Point* p : {&corner, &other, &from, &to})
                        *p = {p->y, h - p->x};
                const double x0 = std::min(corner.x, other.x), y0 = std::min(corner.y, other.y);
                EXPECT_LT(from.x, to.x) << word.text; // the baseline still runs in reading direction
                ++all;
                for (const Word& one : wanted)
                    if (one.text == word.text && std::abs(one.x0 - x0) < 4 && std::abs(one.y0 - y0) < 4 &&
                        std::abs(one.x1 - one.x0 - std::abs(corner.x - other.x)) < 6 &&
                        std::abs(one.base_from.y - from.y) < 4) {
                        ++met;
                        break;
                    }
            }
        EXPECT_GT(all, wanted.size() * 95 / 100);
        EXPECT_GT(met, all * 95 / 100) << quads;
    }
}

TEST_F(Read, WordBoxesHoldInkOnASkewedPage) {
    const Image upright = decision();
    const Image askew(pixRotateAM(upright.get(), static_cast<float>(2.2 * M_PI / 180), L_BRING_IN_WHITE));
    const Image grey(pixConvertRGBToLuminance(askew.get()));
    const PageText page = read(askew, 200);
    EXPECT_NEAR(page.deskewed, 2.2 - 0.35, 0.15);
    size_t all = 0, inked = 0;
    for (const Line& line : page.lines)
        for (const Word& word : line.words) {
            const double mx = (word.base_from.x + word.base_to.x) / 2, my = (word.base_from.y + word.base_to.y) / 2;
            const Handle<Box, free_box> above(boxCreate(static_cast<int>(mx - 12), static_cast<int>(my - 10), 24, 9));
            l_float32 mean = 255;
            pixAverageInRect(grey.get(), nullptr, above.get(), 0, 255, 1, &mean);
            ++all;
            inked += mean < 225; // just above the baseline there is print
        }
    EXPECT_GT(all, 250U);
    EXPECT_GT(inked, all * 95 / 100);
}

TEST_F(Read, UnknownOrientationIsTriedWhenThePageReadsBadly) {
    const Image laid(pixRotateOrth(decision().get(), 2));
    QualityReport quality; // nothing known
    const PageText page = Reader({}).read(describe(laid, 200), laid, quality);
    EXPECT_EQ(page.turned, 180);
    EXPECT_LT(line_error_rate(sample_text("quyet-dinh", 0), page.plain()), 0.03);
}

TEST_F(Read, TimeEndsAndTheProcessGoesOn) {
    ReadOptions options;
    options.page_seconds = 0.05;
    Reader reader(options);
    const Image image = decision();
    const Inspected page = look_at(image, 200);
    const PageText text = reader.read(page.info, image, page.quality);
    EXPECT_TRUE(text.timed_out);
    EXPECT_TRUE(reader.read(page.info, image, page.quality).timed_out);
}

TEST_F(Read, WorkersForkedFromALoadedReaderRead) {
    const char* limit = std::getenv("OMP_THREAD_LIMIT");
    if (!limit || std::string(limit) != "1") GTEST_SKIP() << "started without OMP_THREAD_LIMIT=1 (ctest sets it)";
    Reader reader({});
    const Image image(pixReadTiff(test::sample("quyet-dinh.tif").c_str(), 1));
    const Inspected page = look_at(image, 200);
    const std::string wanted = reader.read(page.info, image, page.quality).plain();
    for (int i = 0; i < 2; ++i) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) _exit(reader.read(page.info, image, page.quality).plain() == wanted ? 0 : 1);
        int status = -1;
        waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
}

TEST_F(Read, OddImagesGiveNoWords) {
    ReadOptions options;
    options.skip_blank = false;
    Reader reader(options);
    for (const int bits : {1, 8, 32})
        for (const auto& [w, h] : {std::pair(1, 1), {2, 900}, {900, 2}, {300, 300}})
            for (const bool set : {false, true}) {
                const Image image(pixCreate(w, h, bits));
                if (set) pixSetAll(image.get());
                EXPECT_EQ(reader.read(describe(image, 300), image, {}).plain(), "") << w << "x" << h << " of " << bits;
            }
}

TEST_F(Read, CorpusPages) {
    const auto pages = test::corpus_pages();
    if (pages.empty())
        GTEST_SKIP() << "the shared corpus is not at " << test::shared_folder() << "/corpus (SOHOA_SHARED)";
    // Colour with show-through, a red title, grey, bitonal, on its head, on its side.
    const std::set<std::string> chosen = {"d00_p1", "d05_p1", "d10_p2", "d12_p2", "d16_p1", "d25_p1", "d27_p2"};
    Reader reader({});
    for (const test::CorpusPage& page : pages) {
        if (!chosen.contains(page.name)) continue;
        const Image image = test::load(page);
        const Inspected seen = look_at(image, 300);
        const PageText text = reader.read(seen.info, image, seen.quality);
        EXPECT_LT(line_error_rate(page.text(), text.plain()), 0.03) << page.name << "\n" << text.plain();
        EXPECT_EQ(text.turned, page.turn) << page.name;
    }
}

} // namespace
} // namespace sohoa
