// SPDX-License-Identifier: GPL-3.0-or-later
// Fax codes as libtiff writes them, read without it.
#include "core/scan/fax.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class FaxCodes : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    std::string coded(const Raster& raster, int compression, int options) {
        TiffPage page;
        page.raster = raster;
        page.compression = compression;
        page.fax_options = options;
        return strip_of(write_tiff(scratch.path("f.tif"), {page}), 0, 0);
    }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.pdf", bytes), {.render_dpi = 72}); }
    const Scratch scratch;
};

// Every run of either colour up to the width, and short ones in all neighbourhoods.
Raster runs(int width) {
    Raster r{width, 0, 1, true, {}};
    uint32_t noise = 7;
    const auto add = [&](const std::vector<int>& lengths) {
        for (size_t i = 0, x = 0; x < static_cast<size_t>(width); ++i)
            for (int n = i < lengths.size() ? lengths[i] : width; n > 0 && x < static_cast<size_t>(width); --n, ++x)
                r.samples.push_back(i % 2);
        ++r.height;
    };
    for (int length = 0; length <= width; length += length < 70 ? 1 : 31) {
        add({length, width - length});
        add({0, length, width - length});
    }
    for (int row = 0; row < 60; ++row) {
        std::vector<int> lengths;
        for (int i = 0; i < 40; ++i) {
            noise = noise * 1664525 + 1013904223;
            lengths.push_back(static_cast<int>(noise >> 28) + (row % 3 == 0 ? 3 : 1));
        }
        add(lengths);
    }
    return r;
}

} // namespace

TEST_F(FaxCodes, EveryRunInEveryCoding) {
    for (const int width : {1, 7, 32, 331, 1728, 2700, 5300}) {
        const Raster raster = runs(width);
        for (const auto& [k, compression, options] :
             {std::tuple{-1, COMPRESSION_CCITTFAX4, 0},
              {0, COMPRESSION_CCITTFAX3, 0},
              {0, COMPRESSION_CCITTFAX3, GROUP3OPT_FILLBITS},
              {4, COMPRESSION_CCITTFAX3, GROUP3OPT_2DENCODING},
              {4, COMPRESSION_CCITTFAX3, GROUP3OPT_2DENCODING | GROUP3OPT_FILLBITS}}) {
            const Fax fax = decode_fax(coded(raster, compression, options), {k, width, false}, raster.height, "test");
            EXPECT_EQ(fax.rows, raster.height) << width << " " << k << " " << options;
            EXPECT_FALSE(fax.damaged) << width << " " << k << " " << options;
            EXPECT_TRUE(raster_of(fax.image) == raster) << width << " " << k << " " << options;
        }
    }
}

TEST_F(FaxCodes, AStreamThatEndsIsToldFromOneThatIsCut) {
    const Raster raster = bitonal_pattern(331, 470);
    for (const auto& [k, compression] : {std::pair{-1, COMPRESSION_CCITTFAX4}, {0, COMPRESSION_CCITTFAX3}}) {
        std::string bytes = coded(raster, compression, 0);
        if (k == 0) bytes += std::string("\0\x10\x01\0\x10\x01\0\x10\x01", 9);
        const Fax longer = decode_fax(bytes, {k, 331, false}, 500, "test");
        EXPECT_EQ(longer.rows, 470) << k;
        EXPECT_TRUE(longer.ended && !longer.damaged) << k;
        const Fax cut = decode_fax(bytes.substr(0, bytes.size() / 2), {k, 331, false}, 470, "test");
        EXPECT_FALSE(cut.ended) << k;
        EXPECT_GT(cut.rows, 100) << k;
        EXPECT_LT(cut.rows, 400) << k;
    }
}

TEST_F(FaxCodes, WrongCodesAreDamage) {
    const Raster raster = bitonal_pattern(331, 470);
    std::string bytes = coded(raster, COMPRESSION_CCITTFAX4, 0);
    bytes.replace(bytes.size() / 2, 4, std::string(4, '\0'));
    EXPECT_TRUE(decode_fax(bytes, {-1, 331, false}, 470, "test").damaged);
    EXPECT_TRUE(decode_fax(std::string(40, '\x5A'), {0, 331, false}, 470, "test").damaged);
    EXPECT_EQ(decode_fax("", {0, 331, false}, 470, "test").rows, 0);
}

TEST_F(FaxCodes, ThePdfOfACutFaxIsRefusedAndOneThatEndsEarlierIsTaken) {
    const Raster raster = bitonal_pattern(331, 470);
    for (const auto& [k, compression] : {std::pair{-1, COMPRESSION_CCITTFAX4}, {0, COMPRESSION_CCITTFAX3}}) {
        std::string bytes = coded(raster, compression, 0);
        if (k == 0) bytes += std::string("\0\x10\x01\0\x10\x01\0\x10\x01", 9);
        const std::string entries = "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K " +
                                    std::to_string(k) + "/Columns 331>>";
        EXPECT_EQ(
            error_of([&] { pixels_of(taken(one_image(raster, entries, bytes.substr(0, bytes.size() / 2)))); }).code,
            Code::bad_data)
            << k;
        Raster higher = raster;
        higher.height = 480;
        higher.samples.resize(331 * 480);
        EXPECT_TRUE(pixels_of(taken(one_image(higher, entries, bytes))) == higher) << k;
    }
}
