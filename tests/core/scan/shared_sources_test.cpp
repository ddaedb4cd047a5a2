// SPDX-License-Identifier: GPL-3.0-or-later
// Real and made-up scans beside the project: every page decodes whole, and its stream for the PDF shows its pixels.
#include "tests/core/acquired.h"
#include "tests/core/corpus.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::vector<Candidate> candidates_in(const std::string& folder) {
    std::vector<PassedOver> passed_over;
    if (!std::filesystem::is_directory(folder)) return {};
    return find_documents({folder}, passed_over);
}

// Streams that our own reading of a PDF shows; JPEG decoders smooth colour over the joints of strips.
bool comparable(const ImageStream& stream) {
    return stream.filter == "CCITTFaxDecode" ||
           (stream.filter == "FlateDecode" && stream.bits == 8 && stream.icc.empty() && stream.colour_space[0] == '/');
}

void check_page(const Document& document, size_t i) {
    const Raster pixels = pixels_of(document, i);
    const Carried c = carried(document, i);
    EXPECT_FALSE(c.stream.bytes.empty());
    EXPECT_EQ(c.stream.width, pixels.width);
    EXPECT_EQ(c.stream.height, pixels.height);
    if (comparable(c.stream)) {
        EXPECT_TRUE(shown(c.stream) == pixels) << document.source << ", page " << i + 1;
    }
    if (c.stream.filter == "DCTDecode") {
        EXPECT_LE(difference(shown(c.stream), pixels), 160) << document.source << ", page " << i + 1;
    }
}

} // namespace

TEST(SharedSources, EveryPageIsWholeOrItsDocumentRefusedWithAReason) {
    quieten_libraries();
    size_t pages = 0;
    for (const char* part : {"/corpus", "/scans"})
        for (const Candidate& candidate : candidates_in(shared_folder() + part)) {
            try {
                const Document document = acquire(candidate, {}, {});
                for (size_t i = 0; i < document.pages.size(); ++i, ++pages)
                    check_page(document, i);
            } catch (const Error& error) {
                EXPECT_EQ(error.code, Code::bad_data) << error.what();
                EXPECT_TRUE(holds(error.what(), "encrypted") || holds(error.what(), "signed") ||
                            holds(error.what(), "belongs together"))
                    << error.what();
            }
        }
    if (pages == 0)
        GTEST_SKIP() << "there are no shared scans; SOHOA_SHARED names the folder that holds corpus/ and scans/";
}
