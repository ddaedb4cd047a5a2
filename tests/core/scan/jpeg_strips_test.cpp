// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jpeg_strips.h"
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

// The quantised coefficients of every block, component after component: what a JPEG holds, before any rounding.
std::vector<std::vector<JCOEF>> coefficients(const std::string& jpeg, const std::string& tables = "") {
    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    if (!tables.empty()) {
        jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(tables.data()), tables.size());
        jpeg_read_header(&info, FALSE);
    }
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
    jpeg_read_header(&info, TRUE);
    jvirt_barray_ptr* arrays = jpeg_read_coefficients(&info);
    std::vector<std::vector<JCOEF>> out;
    for (int c = 0; c < info.num_components; ++c) {
        const jpeg_component_info& component = info.comp_info[c];
        std::vector<JCOEF> all;
        for (JDIMENSION y = 0; y < component.height_in_blocks; ++y) {
            JBLOCKARRAY row =
                info.mem->access_virt_barray(reinterpret_cast<j_common_ptr>(&info), arrays[c], y, 1, FALSE);
            for (JDIMENSION x = 0; x < component.width_in_blocks; ++x)
                all.insert(all.end(), row[0][x], row[0][x] + DCTSIZE2);
        }
        out.push_back(std::move(all));
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return out;
}

// Restart markers in the order in which they stand behind the scan header.
std::string restarts(const std::string& jpeg) {
    std::string out;
    size_t at = jpeg.find("\xFF\xDA");
    for (at += 2; at + 1 < jpeg.size(); ++at)
        if (jpeg[at] == '\xFF' && (static_cast<unsigned char>(jpeg[at + 1]) & 0xF8) == 0xD0)
            out += static_cast<char>('0' + (jpeg[at + 1] & 7));
    return out;
}

struct Case {
    const char* name;
    int channels, h, v;
    bool tables;
    int rows_per_strip, height;
};

class JoinedStrips : public testing::TestWithParam<Case> {
  protected:
    void SetUp() override { quieten_libraries(); }
    // By libtiff with JPEGTables apart, or by ourselves of whole JPEG files that share their tables.
    std::string file() const {
        const Case& c = GetParam();
        TiffPage p;
        p.raster = pattern(157, c.height, c.channels); // no whole number of blocks
        p.compression = COMPRESSION_JPEG;
        p.rows_per_strip = c.rows_per_strip;
        p.sampling_h = c.h;
        p.sampling_v = c.v;
        return c.tables ? write_tiff(scratch.path("a.tif"), {p}) : scratch.write("a.tif", raw_tiff({whole_jpegs(p)}));
    }
    static RawDirectory whole_jpegs(const TiffPage& p) {
        std::string data;
        std::vector<uint32_t> sizes;
        for (int y = 0; y < p.raster.height; y += p.rows_per_strip) {
            const int rows = std::min(p.rows_per_strip, p.raster.height - y);
            const Raster strip{p.raster.width,
                               rows,
                               p.raster.channels,
                               false,
                               {p.raster.row(y), p.raster.row(y + rows - 1) + p.raster.row_bytes()}};
            const std::string jpeg = jpeg_bytes(strip, {.sampling_h = p.sampling_h, .sampling_v = p.sampling_v});
            data += jpeg;
            sizes.push_back(static_cast<uint32_t>(jpeg.size()));
        }
        const int photometric = p.raster.channels == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_YCBCR;
        return raw_page(p.raster.width, p.raster.height, COMPRESSION_JPEG, photometric, p.raster.channels, data, sizes,
                        p.rows_per_strip);
    }
    int strips() const { return (GetParam().height + GetParam().rows_per_strip - 1) / GetParam().rows_per_strip; }
    const Scratch scratch;
};

std::string tables_of(const std::string& path) {
    TIFF* tiff = TIFFOpen(path.c_str(), "r");
    uint32_t length = 0;
    void* data = nullptr;
    std::string out;
    if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &length, &data)) out.assign(static_cast<const char*>(data), length);
    TIFFClose(tiff);
    return out;
}

} // namespace

TEST_P(JoinedStrips, KeepTheVeryCoefficients) {
    const std::string path = file();
    const std::string tables = tables_of(path);
    EXPECT_EQ(!tables.empty(), GetParam().tables);
    std::vector<std::vector<JCOEF>> expected;
    for (int i = 0; i < strips(); ++i) {
        const auto part = coefficients(strip_of(path, 0, static_cast<uint32_t>(i)), tables);
        expected.resize(part.size());
        for (size_t c = 0; c < part.size(); ++c)
            expected[c].insert(expected[c].end(), part[c].begin(), part[c].end());
    }
    const Carried c = carried(acquired(path));
    EXPECT_EQ(c.stream.filter, "DCTDecode");
    EXPECT_EQ(c.stream.carried, strips() == 1 && !GetParam().tables ? "copied" : "joined");
    EXPECT_TRUE(coefficients(c.stream.bytes) == expected);
    EXPECT_TRUE(c.findings.empty());
}

TEST_P(JoinedStrips, GiveThePixelsThatLibtiffGives) {
    const std::string path = file();
    const Document document = acquired(path);
    const Raster joined = shown(carried(document).stream), decoded = pixels_of(document);
    if (GetParam().channels == 3) {
        EXPECT_TRUE(decoded == libtiff_rgb(path));
    }
    if (GetParam().v == 1) {
        EXPECT_TRUE(joined == decoded);
        return;
    }
    // With colour at half height the decoder smooths between rows: over the joints only when it sees both sides.
    ASSERT_EQ(joined.samples.size(), decoded.samples.size());
    for (int y = 0; y < joined.height; ++y) {
        const int in_strip = y % GetParam().rows_per_strip;
        const bool at_joint = in_strip == 0 || in_strip == GetParam().rows_per_strip - 1;
        if (!at_joint) {
            EXPECT_EQ(std::memcmp(joined.row(y), decoded.row(y), joined.row_bytes()), 0) << "row " << y;
        }
    }
}

TEST_P(JoinedStrips, AreJoinedByRestartMarkersInTurn) {
    const std::string path = file();
    std::string expected;
    for (int i = 1; i < strips(); ++i)
        expected += static_cast<char>('0' + (i - 1) % 8);
    EXPECT_EQ(restarts(carried(acquired(path)).stream.bytes), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, JoinedStrips,
    testing::Values(Case{"Grey", 1, 1, 1, true, 16, 211}, Case{"GreyOwnTables", 1, 1, 1, false, 8, 211},
                    Case{"Full", 3, 1, 1, true, 16, 211}, Case{"FullOwnTables", 3, 1, 1, false, 16, 211},
                    Case{"HalfWidth", 3, 2, 1, true, 16, 211}, Case{"Quarter", 3, 2, 2, true, 16, 211},
                    Case{"QuarterOwnTables", 3, 2, 2, false, 16, 200}, Case{"EvenStrips", 3, 2, 2, true, 32, 192},
                    Case{"OneStrip", 3, 2, 2, true, 211, 211}, Case{"OneStripOwnTables", 3, 1, 1, false, 211, 211},
                    Case{"ManyStrips", 1, 1, 1, true, 8, 400}),
    [](const auto& c) { return c.param.name; });

namespace {

class JpegJoin : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    const Scratch scratch;
};

std::vector<std::string> grey_strips() {
    return {jpeg_bytes(pattern(64, 16, 1)), jpeg_bytes(pattern(64, 16, 1)), jpeg_bytes(pattern(64, 5, 1))};
}

} // namespace

TEST_F(JpegJoin, LeavesPaddingBehindAStripOut) {
    std::vector<std::string> strips = grey_strips();
    const std::string whole = join_jpeg_strips({"", strips, 64, 37, 16}, "x");
    for (std::string& strip : strips)
        strip += std::string(3, '\0');
    EXPECT_TRUE(join_jpeg_strips({"", strips, 64, 37, 16}, "x") == whole);
    EXPECT_EQ(jpeg_pixels(whole).height, 37);
}

TEST_F(JpegJoin, RefusesStripsThatDoNotFitTogether) {
    const std::vector<std::string> good = grey_strips();
    const auto refused = [&](std::vector<std::string> strips, int rows = 16) {
        EXPECT_EQ(error_of([&] { join_jpeg_strips({"", std::move(strips), 64, 37, rows}, "x"); }).code, Code::bad_data);
    };
    refused({});
    refused({good[0], "", good[2]});
    refused({good[0], good[1].substr(0, 12), good[2]});
    refused({good[0], jpeg_bytes(pattern(64, 16, 3)), good[2]});
    refused({good[0], jpeg_bytes(pattern(72, 16, 1)), good[2]});
    refused({good[0], jpeg_bytes(pattern(64, 16, 1), {.quality = 40}), good[2]});
    refused({good[0], jpeg_bytes(pattern(64, 16, 1), {.progressive = true}), good[2]});
    refused(good, 12);
}

TEST_F(JpegJoin, DecodesStripsWhoseTablesDiffer) {
    TiffPage page;
    page.raster = pattern(157, 64, 1);
    page.compression = COMPRESSION_JPEG;
    page.rows_per_strip = 16;
    page.jpeg_tables = false; // libtiff makes the best Huffman tables of each strip
    const Document document = acquired(write_tiff(scratch.path("a.tif"), {page}));
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.filter, "FlateDecode");
    EXPECT_TRUE(shown(c.stream) == pixels_of(document));
}

TEST_F(JpegJoin, DecodesStripsThatCannotBeJoined) {
    const Raster top = pattern(64, 16, 1), bottom = pattern(64, 16, 1);
    const std::string a = jpeg_bytes(top, {.quality = 95}), b = jpeg_bytes(bottom, {.quality = 40});
    const auto sizes = std::vector<uint32_t>{static_cast<uint32_t>(a.size()), static_cast<uint32_t>(b.size())};
    const std::string file =
        raw_tiff({raw_page(64, 32, COMPRESSION_JPEG, PHOTOMETRIC_MINISBLACK, 1, a + b, sizes, 16)});
    const Carried c = carried(acquired(scratch.write("a.tif", file)));
    EXPECT_EQ(c.stream.filter, "FlateDecode");
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_EQ(shown(c.stream).bytes(), jpeg_pixels(a).bytes() + jpeg_pixels(b).bytes());
}

TEST_F(JpegJoin, RgbWithoutTransformIsSaidInTheDictionary) {
    TiffPage page;
    page.raster = pattern(64, 48, 3);
    page.compression = COMPRESSION_JPEG;
    page.photometric = PHOTOMETRIC_RGB;
    page.rows_per_strip = 16;
    const Document document = acquired(write_tiff(scratch.path("a.tif"), {page}));
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.decode_parms, "<</ColorTransform 0>>");
    EXPECT_TRUE(raster_of(decode_jpeg(c.stream.bytes, 0, "x")) == pixels_of(document));
    EXPECT_LT(difference(pixels_of(document), page.raster), 60);
}

TEST_F(JpegJoin, WhiteIsZeroGreyIsTurnedRoundByTheDictionary) {
    TiffPage page;
    page.raster = pattern(64, 48, 1);
    page.compression = COMPRESSION_JPEG;
    page.photometric = PHOTOMETRIC_MINISWHITE;
    page.rows_per_strip = 16;
    const Document document = acquired(write_tiff(scratch.path("a.tif"), {page}));
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.decode, "[1 0]");
    Raster stored = shown(c.stream);
    for (uint8_t& v : stored.samples)
        v = static_cast<uint8_t>(255 - v);
    EXPECT_TRUE(stored == pixels_of(document));
}

TEST_F(JpegJoin, KeepsTheOrientationOfColourJpeg) {
    for (const int orientation : {ORIENTATION_RIGHTTOP, ORIENTATION_BOTRIGHT, ORIENTATION_LEFTBOT}) {
        TiffPage page;
        page.raster = pattern(64, 48, 3);
        page.compression = COMPRESSION_JPEG;
        page.rows_per_strip = 16;
        page.orientation = orientation;
        const Document document = acquired(write_tiff(scratch.path("a.tif"), {page}));
        EXPECT_TRUE(pixels_of(document) == shown(carried(document).stream)) << orientation;
    }
}
