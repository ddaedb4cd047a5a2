// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/composed.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class OrientationInPdf : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        quieten_libraries();
        TiffPage page;
        page.raster = colour;
        page.compression = COMPRESSION_LZW;
        page.orientation = GetParam();
        page.dpi_x = page.dpi_y = 72; // a pixel is a point, so that nothing is resampled
        document = acquired(write_tiff(scratch.path("a.tif"), {page}));
        compose_to(scratch.path("out.pdf"), document, [&](size_t) { return ReadPage{{}, document.pages[0].rotate}; });
    }

    const Scratch scratch;
    const Raster colour = pattern(150, 211, 3);
    Document document;
};

double mean_difference(const Raster& a, const Raster& b) {
    if (a.width != b.width || a.height != b.height || a.channels != b.channels) return 255;
    double sum = 0;
    for (size_t i = 0; i < a.samples.size(); ++i)
        sum += std::abs(a.samples[i] - b.samples[i]);
    return sum / static_cast<double>(a.samples.size());
}

} // namespace

// By a program that is not ours. It draws an image up to a pixel larger than asked; another orientation differs by far
// more.
TEST_P(OrientationInPdf, PopplerDrawsThePageAsTheTagMeansIt) {
    SOHOA_NEEDS_PROGRAM("pdftoppm");
    ASSERT_EQ(
        run_command("pdftoppm -r 72 -png -singlefile " + scratch.path("out.pdf") + " " + scratch.path("seen")).output,
        "");
    const Raster seen = pixels_of(acquired(scratch.path("seen.png")));
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const double difference = mean_difference(seen, oriented(colour, orientation));
        if (orientation == GetParam()) {
            EXPECT_LT(difference, 12);
        } else {
            EXPECT_GT(difference, 30) << orientation;
        }
    }
}

TEST_P(OrientationInPdf, OurPdfTakenAgainIsSeenAlike) {
    const Document again = acquired(scratch.path("out.pdf"));
    EXPECT_NE(again.pages[0].compression, "rendered");
    EXPECT_EQ(again.pages[0].rotate, document.pages[0].rotate);
    EXPECT_TRUE(pixels_of(again) == pixels_of(document));
    if (!document.pages[0].mirrored()) {
        EXPECT_TRUE(shown(carried(again).stream) == colour) << "the stream is the stored one";
    }
}

INSTANTIATE_TEST_SUITE_P(All, OrientationInPdf, testing::Range(1, 9));
