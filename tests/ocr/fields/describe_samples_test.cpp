// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of real pages: how many are read, and that what is not sure is not told. bench/fields.py prints the same by
// field.
#include "core/base/text.h"
#include "core/scan/acquire.h"
#include "core/scan/quiet.h"
#include "ocr/fields/describe.h"
#include "ocr/read/read.h"
#include "tests/core/corpus.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace sohoa {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

struct Score {
    size_t printed = 0, exact = 0, wrong = 0;
    std::string told; // what is wrong, and not marked as doubtful

    // `truth`: empty for what the paper does not print.
    void add(const std::string& name, const FieldRow& row, const Field& field, const std::string& truth) {
        printed += !truth.empty();
        if (field.value.empty() || (truth.empty() && field.source == "layout")) return;
        if (field.value == nfc(truth)) {
            ++exact;
            return;
        }
        ++wrong;
        told += name + " " + row.key + ": " + field.value + "\n";
    }
};

Fields fields_of(const std::string& source, Reader& reader) {
    std::vector<PassedOver> skipped;
    const Document document = acquire(find_documents({source}, skipped).at(0), {}, {});
    const auto page = [&](size_t i) {
        PageRecord record;
        const Image image = decode_page(document, i, {}, {});
        record.quality = inspect(document.pages[i], image, static_cast<int>(i) + 1, {}, record.findings, {});
        record.text = reader.read(document.pages[i], image, record.quality);
        return record;
    };
    return describe(document, page, {}, {});
}

std::string text(const Json& fields, const std::string& key) {
    const auto found = fields.find(key);
    return found == fields.end() || found->is_null() ? "" : found->get<std::string>();
}

TEST(DescribeSamples, MostFieldsAreExactAndNoneIsWrong) {
    quieten_libraries();
    Reader reader({}, test::source_folder() + "ocr/model");
    Score score;
    for (const auto& entry : fs::directory_iterator(test::sample_truth())) {
        const std::string file = entry.path().filename(), end = ".fields.json";
        if (!file.ends_with(end)) continue;
        const std::string name = file.substr(0, file.size() - end.size());
        std::string source;
        for (const char* extension : {"", ".tif", ".pdf", ".jpg"})
            if (source.empty() && fs::exists(test::sample(name + extension))) source = test::sample(name + extension);
        const Fields fields = fields_of(source, reader);
        const Json truth = Json::parse(test::whole_file(entry.path()));
        for (const FieldRow& row : field_table)
            score.add(name, row, fields.*row.member, text(truth, row.key));
    }
    EXPECT_GT(score.printed, 100u);
    EXPECT_GE(score.exact * 100, score.printed * 80) << score.exact << " of " << score.printed;
    EXPECT_EQ(score.told, "");
}

TEST(DescribeCorpus, FourOfFiveFieldsAreExactAndOneInAHundredIsWrongAtMost) {
    const std::string corpus = test::shared_folder() + "/corpus";
    const std::string manifest = test::whole_file(corpus + "/manifest.json");
    if (manifest.empty()) GTEST_SKIP() << "the shared test pages are not there: SOHOA_SHARED";
    const std::map<std::string, std::string> keys = {
        {"code_full", "so_ky_hieu"},   {"issued_date", "ngay_ban_hanh"}, {"organ_name", "co_quan_ban_hanh"},
        {"type_name", "ten_loai"},     {"subject", "trich_yeu"},         {"signer.full_name", "nguoi_ky"},
        {"signer.position", "chuc_vu"}};
    quieten_libraries();
    Reader reader({}, test::source_folder() + "ocr/model");
    Score score;
    for (const Json& document : Json::parse(manifest)) {
        const std::string name = document["doc"], format = document["format"];
        const std::string folder = corpus + "/" + name,
                          file = folder + "/" + name + (format == "tiff" ? ".tif" : ".pdf");
        const Fields fields = fields_of(format == "jpg" ? folder : file, reader);
        const Json& truth = document["fields"];
        for (const FieldRow& row : field_table) {
            const auto key = keys.find(row.key);
            if (key == keys.end()) continue;
            const bool by_hand = key->first == "code_full" && truth["handwritten_no"].get<bool>();
            score.add(name, row, fields.*row.member, by_hand ? "" : text(truth, key->second));
        }
    }
    EXPECT_GT(score.printed, 200u);
    EXPECT_GE(score.exact * 100, score.printed * 80) << score.exact << " of " << score.printed;
    EXPECT_LE(score.wrong * 100, score.printed) << score.told;
}

} // namespace
} // namespace sohoa
