// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class TiffDamage : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    Document taken(const std::vector<RawDirectory>& directories, const Context& context = {}) {
        return acquired(scratch.write("raw.tif", raw_tiff(directories)), {}, context);
    }
    // The page cannot be had, neither as pixels nor as a stream for the PDF.
    void expect_bad(const Document& document, size_t page, const std::string& page_name) {
        const Error decoding = error_of([&] { decode_page(document, page, {}, {}); });
        EXPECT_EQ(decoding.code, Code::bad_data);
        EXPECT_TRUE(holds(decoding.where, page_name)) << decoding.where;
    }

    const Scratch scratch;
    const Raster grey = pattern(150, 211, 1);
    const RawDirectory good = raw_page(150, 211, COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 1, grey.bytes());
};

std::string g4_of(const Scratch& scratch, const Raster& raster) {
    TiffPage page;
    page.raster = raster;
    page.compression = COMPRESSION_CCITTFAX4;
    return strip_of(write_tiff(scratch.path("g4.tif"), {page}), 0, 0);
}

Limits limits_with(uint64_t Limits::*which, uint64_t value) {
    Limits limits;
    limits.*which = value;
    return limits;
}

} // namespace

TEST_F(TiffDamage, TheGoodFileIsTaken) {
    const Document document = taken({good, good});
    ASSERT_EQ(document.pages.size(), 2u);
    EXPECT_TRUE(pixels_of(document, 1) == grey);
}

TEST_F(TiffDamage, NamesThePageWhoseDataIsCutOff) {
    std::string bytes = raw_tiff({good, good});
    bytes.resize(bytes.size() - 500);
    const Document document = acquired(scratch.write("cut.tif", bytes));
    EXPECT_TRUE(pixels_of(document, 0) == grey);
    expect_bad(document, 1, "cut.tif, page 2");
    EXPECT_EQ(error_of([&] { carried(document, 1); }).code, Code::bad_data);
}

TEST_F(TiffDamage, RefusesACutG4PageBeforeItsBytesAreCopied) {
    const Raster raster = bitonal_pattern(331, 200);
    const std::string strip = g4_of(scratch, raster);
    std::string bytes = raw_tiff({raw_page(331, 200, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, strip)});
    EXPECT_TRUE(pixels_of(acquired(scratch.write("whole.tif", bytes))) == raster);
    bytes.resize(bytes.size() - strip.size() / 2);
    const Document document = acquired(scratch.write("cut.tif", bytes));
    expect_bad(document, 0, "cut.tif, page 1");
    EXPECT_EQ(error_of([&] { carried(document); }).code, Code::bad_data);
}

TEST_F(TiffDamage, RefusesG4DataThatEndsTooSoon) {
    const std::string strip = g4_of(scratch, bitonal_pattern(331, 200));
    const Document document = taken(
        {raw_page(331, 200, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, strip.substr(0, strip.size() / 2))});
    expect_bad(document, 0, "page 1");
}

TEST_F(TiffDamage, RefusesG4DataWithWrongCodes) {
    std::string strip = g4_of(scratch, bitonal_pattern(331, 200));
    for (size_t i = strip.size() / 3; i < strip.size() / 3 + 40; ++i)
        strip[i] = '\0';
    const Document document = taken({raw_page(331, 200, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, strip)});
    expect_bad(document, 0, "page 1");
}

TEST_F(TiffDamage, RefusesJpegStripsThatEndTooSoon) {
    const std::string jpeg = jpeg_bytes(grey);
    RawDirectory page = raw_page(150, 211, COMPRESSION_JPEG, PHOTOMETRIC_MINISBLACK, 1, jpeg);
    EXPECT_TRUE(pixels_of(taken({page})) == jpeg_pixels(jpeg));
    page = raw_page(150, 211, COMPRESSION_JPEG, PHOTOMETRIC_MINISBLACK, 1, jpeg.substr(0, jpeg.size() / 2));
    expect_bad(taken({page}), 0, "page 1");
}

TEST_F(TiffDamage, RefusesAMissingDirectory) {
    RawDirectory first = good;
    first.next = 10'000'000;
    const Error error = error_of([&] { taken({first}); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.where, "page 2")) << error.where;
}

TEST_F(TiffDamage, RefusesALoopOfDirectories) {
    RawDirectory again = good;
    again.next = 8;
    const Error error = error_of([&] { taken({good, again}); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.where, "page 3")) << error.where;
}

TEST_F(TiffDamage, RefusesAFileCutInItsFirstDirectory) {
    const std::string bytes = raw_tiff({good});
    for (const size_t n : {8u, 9u, 30u})
        EXPECT_EQ(error_of([&] { acquired(scratch.write("cut.tif", bytes.substr(0, n))); }).code, Code::bad_data) << n;
}

TEST_F(TiffDamage, RefusesAStripThatClaimsMoreBytesThanTheFileHas) {
    RawDirectory page =
        raw_page(331, 200, COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, g4_of(scratch, bitonal_pattern(331, 200)));
    page.entries[TIFFTAG_STRIPBYTECOUNTS] = {0xFFFFFFF0};
    const Document document = taken({page});
    EXPECT_EQ(error_of([&] { carried(document); }).code, Code::bad_data);
}

TEST_F(TiffDamage, RefusesKindsThatItCannotTake) {
    for (const auto& [tag, value] : {std::pair(TIFFTAG_COMPRESSION, 6), std::pair(TIFFTAG_COMPRESSION, 4711),
                                     std::pair(TIFFTAG_BITSPERSAMPLE, 32), std::pair(TIFFTAG_IMAGEWIDTH, 0)}) {
        RawDirectory page = good;
        page.entries[static_cast<uint16_t>(tag)] = {static_cast<uint32_t>(value)};
        EXPECT_EQ(error_of([&] { taken({page}); }).code, Code::bad_data) << tag << " " << value;
    }
}

// PDF/A-2 knows no page under 3 points or over 14,400.
TEST_F(TiffDamage, PagesThatNoPaperHasAreRefused) {
    for (const auto& [width, height] : {std::pair{9, 400}, {400, 9}}) {
        TiffPage page;
        page.raster = pattern(width, height, 1);
        page.dpi_x = page.dpi_y = 300;
        const std::string path = write_tiff(scratch.path("small.tif"), {page});
        EXPECT_TRUE(holds(error_of([&] { acquired(path); }).what(), "which no paper has"));
    }
}

TEST_F(TiffDamage, LimitsNameThePageAndTheOptionThatRaisesThem) {
    Context context;
    context.limits = limits_with(&Limits::page_pixels, 150 * 211 - 1);
    const Error pixels = error_of([&] { taken({good}, context); });
    EXPECT_TRUE(holds(pixels.what(), "150 × 211") && holds(pixels.what(), "limits.page_pixels")) << pixels.what();
    EXPECT_TRUE(holds(pixels.where, "page 1"));
    context.limits = limits_with(&Limits::pages, 2);
    const Error pages = error_of([&] { taken({good, good, good}, context); });
    EXPECT_TRUE(holds(pages.what(), "limits.pages")) << pages.what();
    context.limits = limits_with(&Limits::file_bytes, 1000);
    const Error bytes = error_of([&] { taken({good}, context); });
    EXPECT_TRUE(holds(bytes.what(), "limits.file_bytes") && holds(bytes.what(), "1000")) << bytes.what();
    for (const Error* e : {&pixels, &pages, &bytes})
        EXPECT_EQ(e->code, Code::bad_data);
    context.limits = limits_with(&Limits::pages, 3);
    EXPECT_EQ(taken({good, good, good}, context).pages.size(), 3u) << "the limit itself is allowed";
}

TEST_F(TiffDamage, ChecksGiantPagesBeforeTheyAreDecoded) {
    RawDirectory page = good;
    page.entries[TIFFTAG_IMAGEWIDTH] = {60'000};
    page.entries[TIFFTAG_IMAGELENGTH] = {60'000};
    page.entries[TIFFTAG_ROWSPERSTRIP] = {60'000};
    const Error error = error_of([&] { taken({page}); });
    EXPECT_TRUE(holds(error.what(), "limits.page_pixels")) << error.what();
}

TEST_F(TiffDamage, SaysWhenTheFileIsOfNoKnownKind) {
    EXPECT_TRUE(holds(error_of([&] { acquired(scratch.write("a.tif", "a letter, not what the name says")); }).what(),
                      "neither TIFF"));
    EXPECT_TRUE(holds(error_of([&] { acquired(scratch.write("e.tif", "")); }).what(), "empty"));
}
