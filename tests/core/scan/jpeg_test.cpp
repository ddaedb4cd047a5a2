// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Jpeg : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.jpg", bytes)); }

    const Scratch scratch;
    const Raster colour = pattern(157, 211, 3), grey = pattern(157, 211, 1);
};

// EXIF with orientation and resolution, in either byte order.
std::string exif(int orientation, uint32_t dpi, int unit, bool big = false) {
    const auto number = [&](uint64_t v, int n) {
        std::string s = le(v, n);
        return big ? std::string(s.rbegin(), s.rend()) : s;
    };
    const auto entry = [&](int tag, int type, const std::string& value) {
        return number(static_cast<uint64_t>(tag), 2) + number(static_cast<uint64_t>(type), 2) + number(1, 4) + value;
    };
    const std::string pad(2, '\0');
    std::string tiff = (big ? std::string("MM\0*", 4) : std::string("II*\0", 4)) + number(8, 4) + number(4, 2);
    tiff += entry(0x0112, 3, number(static_cast<uint64_t>(orientation), 2) + pad);
    tiff += entry(0x011A, 5, number(62, 4)) + entry(0x011B, 5, number(70, 4));
    tiff += entry(0x0128, 3, number(static_cast<uint64_t>(unit), 2) + pad) + number(0, 4);
    tiff += number(dpi, 4) + number(1, 4) + number(dpi * 2, 4) + number(2, 4);
    return std::string("Exif\0\0", 6) + tiff;
}

} // namespace

TEST_F(Jpeg, IsCopiedByteForByte) {
    for (const JpegOptions& options : {JpegOptions{}, JpegOptions{.sampling_h = 2, .sampling_v = 2},
                                       JpegOptions{.progressive = true}, JpegOptions{.restart_rows = 1}})
        for (const Raster& raster : {colour, grey}) {
            if (raster.channels == 1 && options.sampling_h == 2) continue;
            const std::string bytes = jpeg_bytes(raster, options);
            const Document document = taken(bytes);
            const Carried c = carried(document);
            EXPECT_EQ(c.stream.carried, "copied");
            EXPECT_EQ(c.stream.filter, "DCTDecode");
            EXPECT_EQ(c.stream.colour_space, raster.channels == 1 ? "/DeviceGray" : "/DeviceRGB");
            EXPECT_EQ(sha256_hex(c.stream.bytes), document.files[0].sha256);
            EXPECT_TRUE(c.findings.empty());
            EXPECT_TRUE(pixels_of(document) == jpeg_pixels(bytes)) << "channels " << raster.channels;
        }
}

TEST_F(Jpeg, GreyIsGrey) {
    const Document document = taken(jpeg_bytes(grey));
    EXPECT_EQ(document.pages[0].colour, Colour::grey);
    EXPECT_EQ(document.pages[0].samples, 1);
    EXPECT_EQ(document.pages[0].bits_per_pixel(), 8);
    EXPECT_EQ(depth(decode_page(document, 0, {}, {})), 8);
}

TEST_F(Jpeg, ReadsTheDensityOfJfif) {
    const Raster a5 = pattern(875, 1240, 1);
    PageInfo page = taken(jpeg_bytes(a5, {.density_unit = 1, .density = 150})).pages[0];
    EXPECT_EQ(page.dpi_x, 150);
    EXPECT_EQ(page.dpi_source, "file");
    page = taken(jpeg_bytes(a5, {.density_unit = 2, .density = 59})).pages[0];
    EXPECT_NEAR(page.dpi_x, 149.86, 0.01);
}

TEST_F(Jpeg, ReadsResolutionAndOrientationOfExif) {
    const Raster a5 = pattern(875, 1240, 1);
    for (const bool big : {false, true})
        for (const auto& [orientation, rotate] : {std::pair(1, 0), std::pair(6, 90), std::pair(3, 180),
                                                  std::pair(8, 270), std::pair(0, 0), std::pair(99, 0)}) {
            const Document document = taken(jpeg_bytes(a5, {.app1 = exif(orientation, 150, 2, big)}));
            EXPECT_EQ(document.pages[0].rotate, rotate) << orientation;
            EXPECT_EQ(document.pages[0].dpi_x, 150) << "JFIF states an aspect only";
            EXPECT_EQ(document.pages[0].width, 875) << "the pixels stay as they are stored";
            EXPECT_EQ(carried(document).stream.carried, "copied");
        }
    EXPECT_NEAR(taken(jpeg_bytes(a5, {.app1 = exif(1, 59, 3)})).pages[0].dpi_x, 149.86, 0.01);
}

TEST_F(Jpeg, EveryOrientationOfExifIsSeenAsItIsMeantAndTheFileIsCopied) {
    for (const Raster& raster : {colour, grey})
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const std::string bytes = jpeg_bytes(raster, {.app1 = exif(orientation, 75, 2)});
            const Document document = taken(bytes);
            EXPECT_TRUE(turned(pixels_of(document), document.pages[0].rotate) ==
                        oriented(jpeg_pixels(bytes), orientation))
                << orientation;
            const Carried c = carried(document);
            EXPECT_EQ(c.stream.carried, "copied");
            EXPECT_EQ(sha256_hex(c.stream.bytes), document.files[0].sha256);
        }
}

TEST_F(Jpeg, TakesDamagedExifForNone) {
    for (const std::string& app1 : {std::string("Exif\0\0", 6), exif(6, 150, 2).substr(0, 20),
                                    std::string("Exif\0\0II*\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 18)}) {
        const Document document = taken(jpeg_bytes(grey, {.app1 = app1}));
        EXPECT_EQ(document.pages[0].rotate, 0);
    }
}

TEST_F(Jpeg, CutOffIsAnErrorAndNeverAGreyPatch) {
    for (const bool progressive : {false, true}) {
        const std::string bytes = jpeg_bytes(colour, {.progressive = progressive});
        for (const size_t keep : {bytes.size() / 2, bytes.size() - 40, bytes.size() - 4}) {
            const Document document = taken(bytes.substr(0, keep));
            EXPECT_EQ(error_of([&] { decode_page(document, 0, {}, {}); }).code, Code::bad_data) << keep;
        }
    }
    const std::string bytes = jpeg_bytes(colour);
    for (const size_t keep : {3u, 20u, 300u})
        EXPECT_EQ(error_of([&] { taken(bytes.substr(0, keep)); }).code, Code::bad_data) << keep;
}

TEST_F(Jpeg, WhatLacksItsEndAloneIsWhole) {
    for (const bool progressive : {false, true}) {
        const std::string bytes = jpeg_bytes(colour, {.progressive = progressive});
        const Document document = taken(bytes.substr(0, bytes.size() - 2));
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(bytes));
        const Carried c = carried(document);
        EXPECT_TRUE(has_rule(c.findings, "scan.completed"));
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(c.stream.bytes == bytes);
    }
    // Between two scans of a progressive JPEG every row is there, but not all of it.
    const std::string bytes = jpeg_bytes(colour, {.progressive = true});
    const Document cut = taken(bytes.substr(0, bytes.rfind("\xFF\xDA")));
    EXPECT_TRUE(holds(error_of([&] { pixels_of(cut); }).what(), "last scans are missing"));
}

// What telephones and scanners write, and every viewer takes without a word.
TEST_F(Jpeg, TriflesAreNoDamage) {
    const std::string plain = jpeg_bytes(colour);
    const size_t scan = plain.find("\xFF\xDA"), tables = plain.find("\xFF\xDB");
    std::string parameters = plain, revision = plain, before_tables = plain, before_end = plain;
    parameters.replace(scan + 11, 3, std::string(3, '\0')); // Samsung: Se 0
    revision[11] = 2;                                       // JFIF 2.01
    before_tables.insert(tables, "\x12\x34\x56");           // Brother
    before_end.insert(before_end.size() - 2, "\x12\x34\x56");
    for (const std::string& bytes : {parameters, revision, before_tables, before_end, plain + "MPF"}) {
        const Document document = taken(bytes);
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(plain));
        EXPECT_TRUE(carried(document).stream.bytes == bytes);
    }
    // Before a restart such bytes mean that something was read wrong.
    std::string restarts = jpeg_bytes(colour, {.restart_rows = 1});
    restarts.insert(restarts.find("\xFF\xD3"), "\x12\x34\x56\x12\x34\x56\x12\x34\x56\x12\x34\x56");
    EXPECT_EQ(error_of([&] { pixels_of(taken(restarts)); }).code, Code::bad_data);
}

TEST_F(Jpeg, DamagedDataIsAnError) {
    std::string bytes = jpeg_bytes(colour);
    for (size_t i = bytes.size() / 2; i < bytes.size() / 2 + 60; i += 2)
        bytes.replace(i, 2, "\xFF\xD3");
    const Document document = taken(bytes);
    EXPECT_EQ(error_of([&] { decode_page(document, 0, {}, {}); }).code, Code::bad_data);
}

TEST_F(Jpeg, InksBecomeRgbWithAFinding) {
    Raster inks = pattern(64, 48, 4);
    for (size_t i = 0; i < inks.samples.size(); i += 4) { // Adobe stores 255 − ink: here pure cyan, no black
        inks.samples[i] = 0;
        inks.samples[i + 1] = inks.samples[i + 2] = inks.samples[i + 3] = 255;
    }
    const Document document = taken(jpeg_bytes(inks, {.cmyk = true}));
    EXPECT_EQ(document.pages[0].colour, Colour::cmyk);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_EQ(c.stream.filter, "FlateDecode");
    EXPECT_EQ(c.stream.colour_space, "/DeviceRGB");
    ASSERT_TRUE(has_rule(c.findings, "scan.converted"));
    EXPECT_EQ(c.findings[0].severity, Severity::warn);
    const Raster seen = shown(c.stream);
    EXPECT_LT(seen.at(20, 20, 0), 10) << "cyan has no red";
    EXPECT_GT(seen.at(20, 20, 1), 245);
    EXPECT_GT(seen.at(20, 20, 2), 245);
}

TEST_F(Jpeg, InksStoredAsLumaAndChromaBecomeRgbToo) {
    const Raster inks = pattern(64, 48, 4);
    const std::string plain = jpeg_bytes(inks, {.cmyk = true}), ycck = jpeg_bytes(inks, {.cmyk = true, .ycck = true});
    const Carried c = carried(taken(ycck));
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_EQ(c.stream.colour_space, "/DeviceRGB") << "a CMYK stream under an sRGB output intent is no PDF/A";
    EXPECT_TRUE(has_rule(c.findings, "scan.converted"));
    const Raster seen = shown(c.stream), same = shown(carried(taken(plain)).stream);
    double sum = 0;
    for (size_t i = 0; i < seen.samples.size(); ++i)
        sum += std::abs(seen.samples[i] - same.samples[i]);
    EXPECT_LT(sum / static_cast<double>(seen.samples.size()), 8) << "the same picture, but for two ways of rounding";
}

TEST_F(Jpeg, InksWithoutTheAdobeMarkerAreNotInverted) {
    Raster inks{16, 16, 4, false, {}};
    for (int i = 0; i < 16 * 16; ++i)
        inks.samples.insert(inks.samples.end(), {255, 0, 0, 0}); // cyan
    const Raster seen = pixels_of(taken(jpeg_bytes(inks, {.quality = 100})));
    EXPECT_LT(seen.at(8, 8, 0), 10);
    EXPECT_GT(seen.at(8, 8, 1), 245);
}

// Without the word a PDF viewer would take the three components for luma and chroma.
TEST_F(Jpeg, ComponentsNamedRgbAreSaidToBeRgb) {
    const std::string bytes = jpeg_bytes(colour, {.quality = 98, .plain_rgb = true});
    const Document document = taken(bytes);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "copied");
    EXPECT_EQ(c.stream.decode_parms, "<</ColorTransform 0>>");
    EXPECT_LT(difference(pixels_of(document), colour), 30);
    EXPECT_EQ(carried(taken(jpeg_bytes(colour))).stream.decode_parms, "");
}

TEST_F(Jpeg, ArithmeticCodingIsDecodedBecauseNoPdfHoldsIt) {
    for (const Raster& raster : {colour, grey}) {
        const std::string bytes = jpeg_bytes(raster, {.arithmetic = true});
        const Document document = taken(bytes);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.filter, "FlateDecode");
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == jpeg_pixels(bytes));
    }
}

TEST_F(Jpeg, TwelveBitsAndLosslessAreRefusedWithTheWayOut) {
    const std::string plain = jpeg_bytes(grey, {});
    const size_t frame = plain.find("\xFF\xC0");
    std::string twelve = plain, lossless = plain;
    twelve[frame + 1] = '\xC1';
    twelve[frame + 4] = 12;
    lossless[frame + 1] = '\xC3';
    for (const std::string& bytes : {twelve, lossless}) {
        const Error error = error_of([&] { decode_page(taken(bytes), 0, {}, {}); });
        EXPECT_EQ(error.code, Code::bad_data);
        EXPECT_TRUE(holds(error.what(), "not taken") && holds(error.what(), "8 bit")) << error.what();
    }
    EXPECT_EQ(error_of([&] { taken(twelve); }).code, Code::bad_data) << "before anything is decoded";
}

TEST_F(Jpeg, LimitsComeFirst) {
    const std::string path = scratch.write("a.jpg", jpeg_bytes(colour));
    Context context;
    context.limits.page_pixels = 157 * 211 - 1;
    EXPECT_TRUE(holds(error_of([&] { acquired(path, {}, context); }).what(), "limits.page_pixels"));
    context.limits.page_pixels = 157 * 211;
    EXPECT_EQ(acquired(path, {}, context).pages.size(), 1u);
}

TEST_F(Jpeg, AFolderIsOneDocumentInTheOrderOfItsFiles) {
    std::vector<std::string> files;
    for (const int width : {40, 50, 60})
        files.push_back(scratch.write(std::to_string(width) + ".jpg", jpeg_bytes(pattern(width, 30, 3))));
    const Document document = acquire({"d", scratch.folder(), files, {}}, {}, {});
    ASSERT_EQ(document.pages.size(), 3u);
    for (size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(document.pages[i].file, static_cast<int>(i));
        EXPECT_EQ(document.files[i].path, files[i]);
        EXPECT_EQ(pixels_of(document, i).width, 40 + static_cast<int>(i) * 10);
    }
    Context context;
    context.limits.pages = 2;
    EXPECT_TRUE(holds(error_of([&] {
                          acquire({"d", scratch.folder(), files, {}}, {}, context);
                      }).what(),
                      "limits.pages"));
}

TEST_F(Jpeg, NoticesAFileThatChangedMeanwhile) {
    const Document document = taken(jpeg_bytes(colour));
    taken(jpeg_bytes(pattern(40, 40, 3)));
    EXPECT_EQ(error_of([&] { decode_page(document, 0, {}, {}); }).code, Code::bad_data);
}
