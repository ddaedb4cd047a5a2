// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are stored in odd ways, through the whole line: what is printed must be found where it is printed.
#include "tests/cli/samples.h"
#include "tests/core/tiff_files.h"

#include <cmath>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <regex>

namespace sohoa::test {
namespace {

// A word as Poppler finds it: its middle, in points of the page as it is shown.
struct Found {
    std::string text;
    double x, y;
};

struct Shown {
    double width = 0, height = 0;
    std::vector<Found> words;
};

Shown shown(const std::string& pdf) {
    const std::string html = tool("pdftotext", {"-bbox", "-f", "1", "-l", "1", pdf, "-"}).out;
    static const std::regex page(R"re(<page width="([\d.]+)" height="([\d.]+)">)re"),
        word(R"re(<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>)re");
    Shown out;
    std::smatch size;
    if (std::regex_search(html, size, page)) out.width = std::stod(size[1]), out.height = std::stod(size[2]);
    for (std::sregex_iterator it(html.begin(), html.end(), word), end; it != end; ++it)
        out.words.push_back({(*it)[5], (std::stod((*it)[1]) + std::stod((*it)[3])) / 2,
                             (std::stod((*it)[2]) + std::stod((*it)[4])) / 2});
    return out;
}

// The share of `expected` words that `page` has, within `points` of their place.
double in_place(const Shown& expected, const Shown& page, double points) {
    size_t found = 0;
    for (const Found& word : expected.words)
        found += std::any_of(page.words.begin(), page.words.end(), [&](const Found& other) {
            return other.text == word.text && std::hypot(other.x - word.x, other.y - word.y) < points;
        });
    return static_cast<double>(found) / static_cast<double>(expected.words.size());
}

// The first page of a sample, bitonal, 300 dpi, A4.
Image letter() {
    return Image(pixReadTiff(sample("cong-van.tif").c_str(), 0));
}

std::string write_page(const std::string& path, const Raster& raster, int orientation, double dpi_x, double dpi_y,
                       int compression = COMPRESSION_CCITTFAX4) {
    TiffPage page;
    page.raster = raster;
    page.compression = compression;
    page.orientation = orientation;
    page.dpi_x = dpi_x;
    page.dpi_y = dpi_y;
    return write_tiff(path, {page});
}

TEST(Input, WordsOfAMirroredPageAreReadAndLieWhereTheyArePrinted) {
    const Folder folder;
    const Raster page = raster_of(letter());
    std::vector<std::string> files;
    for (const int orientation : {1, 2, 4, 5, 7})
        files.push_back(write_page(folder.path("o" + std::to_string(orientation) + ".tif"),
                                   stored_as(page, orientation), orientation, 300, 300));
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), files));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const Shown upright = shown(folder.path("out/o1/document.pdf"));
    ASSERT_GT(upright.words.size(), 100u);
    for (const int orientation : {2, 4, 5, 7}) {
        const std::string record = folder.path("out/o" + std::to_string(orientation));
        const Shown mirrored = shown(record + "/document.pdf");
        const bool lying = orientation >= 5; // pdftotext gives the size before /Rotate, and the words after it
        EXPECT_NEAR(lying ? mirrored.height : mirrored.width, upright.width, 0.1) << orientation;
        EXPECT_NEAR(lying ? mirrored.width : mirrored.height, upright.height, 0.1) << orientation;
        EXPECT_GT(in_place(upright, mirrored, 3), 0.98) << orientation;
        const auto manifest = nlohmann::json::parse(read(record + "/manifest.json"));
        EXPECT_EQ(manifest["pages"][0]["image"]["carried"], "copied") << orientation;
        EXPECT_NE(read(record + "/manifest.json").find("scan.mirrored"), std::string::npos) << orientation;
    }
}

TEST(Input, APageThatTellsNothingIsTurnedAsTheOthersAre) {
    const Folder folder;
    const Image laid(pixRotateOrth(pix(letter()), 1)), bare(pixCreateTemplate(pix(laid)));
    const Image tall(pixCreateTemplate(pix(letter())));
    std::vector<TiffPage> pages(3);
    for (TiffPage& page : pages)
        page.compression = COMPRESSION_CCITTFAX4, page.dpi_x = page.dpi_y = 300;
    pages[0].raster = raster_of(laid), pages[1].raster = raster_of(bare), pages[2].raster = raster_of(tall);
    const std::string source = write_tiff(folder.path("laid.tif"), pages);
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {source}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const std::string told = tool("pdfinfo", {"-f", "1", "-l", "3", folder.path("out/laid/document.pdf")}).out;
    EXPECT_TRUE(std::regex_search(told, std::regex("Page +1 rot: +270"))) << told;
    EXPECT_TRUE(std::regex_search(told, std::regex("Page +2 rot: +270")))
        << told << "the blank back lies as its front does";
    EXPECT_TRUE(std::regex_search(told, std::regex("Page +3 rot: +0")))
        << told << "a page of another shape tells nothing about it";
}

TEST(Input, AFaxKeepsItsShapeAndIsRead) {
    const Folder folder;
    const Image page = letter(), grey(pixConvertTo8(pix(page), 0)),
                squeezed(pixScaleAreaMap(pix(grey), 204 / 300.F, 98 / 300.F)),
                fax(pixThresholdToBinary(pix(squeezed), 150));
    const Outcome outcome = sohoa(run_arguments(
        folder.path("out"), {write_page(folder.path("upright.tif"), raster_of(page), 1, 300, 300),
                             write_page(folder.path("fax.tif"), raster_of(fax), 1, 204, 98, COMPRESSION_CCITTFAX3)}));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const Shown upright = shown(folder.path("out/upright/document.pdf")),
                faxed = shown(folder.path("out/fax/document.pdf"));
    EXPECT_NEAR(faxed.width, upright.width, 1);
    EXPECT_NEAR(faxed.height, upright.height, 1);
    EXPECT_GT(in_place(upright, faxed, 6), 0.5) << "a coarse fax loses words, but no word is elsewhere";
    const auto manifest = nlohmann::json::parse(read(folder.path("out/fax/manifest.json")));
    EXPECT_EQ(manifest["pages"][0]["dpi_x"], 204);
    EXPECT_EQ(manifest["pages"][0]["dpi_y"], 98);
}

} // namespace
} // namespace sohoa::test
