// SPDX-License-Identifier: GPL-3.0-or-later
// Real scans of published documents, against text that was typed by hand (tests/data/scans).
#include "core/base/text.h"
#include "core/scan/acquire.h"
#include "core/scan/quiet.h"
#include "ocr/read/read.h"
#include "tests/core/corpus.h"
#include "tests/ocr/accuracy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace sohoa {
namespace {

struct TruePage {
    std::string pdf, name, text;
    size_t index = 0;
};

std::string underlined(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

/// The pages that were typed and whose scans are there.
std::vector<TruePage> true_pages() {
    std::map<std::string, std::string> pdfs;
    const std::filesystem::path folder = test::shared_folder() + "/scans";
    if (!std::filesystem::exists(folder)) return {};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".pdf") pdfs[underlined(entry.path().stem().string())] = entry.path().string();
    std::vector<TruePage> out;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_folder() + "tests/data/scans")) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".gt.txt")) continue;
        const size_t at = name.rfind("_p");
        const auto pdf = pdfs.find(name.substr(0, at));
        if (pdf != pdfs.end())
            out.push_back(
                {pdf->second, name, test::whole_file(entry.path().string()), std::stoul(name.substr(at + 2)) - 1});
    }
    return out;
}

PageText read(Reader& reader, const TruePage& page) {
    const Context context;
    const Document document = acquire({page.name, page.pdf, {page.pdf}, {}}, {}, context);
    const Image image = decode_page(document, page.index, {}, context);
    Findings findings;
    const QualityReport quality = inspect(document.pages[page.index], image, 1, {}, findings, context);
    return reader.read(document.pages[page.index], image, quality);
}

TEST(Scans, AreReadByOurModel) {
    const std::vector<TruePage> pages = true_pages();
    if (pages.empty()) GTEST_SKIP() << "the real scans are not there (SOHOA_SHARED)";
    quieten_libraries();
    Reader reader({}, test::source_folder() + "ocr/model");
    double all = 0;
    for (const TruePage& page : pages) {
        const double rate = test::line_error_rate(page.text, read(reader, page).plain());
        RecordProperty(page.name, std::to_string(rate));
        EXPECT_LT(rate, 0.09) << page.name;
        all += rate;
    }
    EXPECT_LT(all / static_cast<double>(pages.size()), 0.018);
}

} // namespace
} // namespace sohoa
