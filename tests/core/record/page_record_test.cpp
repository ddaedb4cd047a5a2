// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/page_record.h"

#include "core/base/error.h"
#include "tests/core/sample_record.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

// Every member of the sample differs from its default, so text that comes back the same lost nothing that is written;
// what is written at all is looked at member by member below.
TEST(PageRecordJson, ComesBackTheSame) {
    const SampleRecord sample;
    EXPECT_EQ(to_json(document_from_json(to_json(sample.document))), to_json(sample.document));
    EXPECT_EQ(to_json(page_record_from_json(to_json(sample.pages[0]))), to_json(sample.pages[0]));
    EXPECT_EQ(to_json(composed_from_json(to_json(sample.composed))), to_json(sample.composed));
    EXPECT_EQ(to_json(prepared_from_json(to_json(sample.prepared))), to_json(sample.prepared));
    EXPECT_EQ(findings_from_json(to_json(sample.document.findings)), sample.document.findings);
}

TEST(PageRecordJson, KeepsEveryMemberOfAPage) {
    const SampleRecord sample;
    const PageRecord a = sample.pages[0], b = page_record_from_json(to_json(a));
    EXPECT_EQ(b.quality.blank, a.quality.blank);
    EXPECT_EQ(b.quality.text_components, a.quality.text_components);
    EXPECT_EQ(b.quality.skew, a.quality.skew);
    EXPECT_EQ(b.quality.skew_confidence, a.quality.skew_confidence);
    EXPECT_EQ(b.quality.skew_known, a.quality.skew_known);
    EXPECT_EQ(b.quality.orientation, a.quality.orientation);
    EXPECT_EQ(b.quality.orientation_confidence, a.quality.orientation_confidence);
    EXPECT_EQ(b.quality.orientation_known, a.quality.orientation_known);
    EXPECT_EQ(b.quality.paper, a.quality.paper);
    EXPECT_EQ(b.quality.edge_width, a.quality.edge_width);
    EXPECT_EQ(b.quality.bleed, a.quality.bleed);
    EXPECT_EQ(b.quality.border, a.quality.border);
    EXPECT_EQ(b.quality.margin, a.quality.margin);
    EXPECT_EQ(b.quality.holes, a.quality.holes);
    EXPECT_EQ(b.quality.folds, a.quality.folds);
    EXPECT_EQ(b.text.plain(), a.text.plain());
    EXPECT_EQ(b.text.lines[0].block, a.text.lines[0].block);
    const Word &v = a.text.lines[0].words[0], &w = b.text.lines[0].words[0];
    EXPECT_EQ(w.confidence, v.confidence);
    EXPECT_EQ(w.base_from.x, v.base_from.x);
    EXPECT_EQ(w.base_to.y, v.base_to.y);
    EXPECT_EQ(w.height, v.height);
    EXPECT_EQ((std::vector<double>{w.x0, w.y0, w.x1, w.y1}), (std::vector<double>{v.x0, v.y0, v.x1, v.y1}));
    EXPECT_EQ(b.text.mean_confidence, a.text.mean_confidence);
    EXPECT_EQ(b.text.engine + b.text.model + b.text.model_sha256, a.text.engine + a.text.model + a.text.model_sha256);
    EXPECT_EQ(b.text.turned, a.text.turned);
    EXPECT_EQ(b.text.deskewed, a.text.deskewed);
    EXPECT_EQ(b.text.timed_out, a.text.timed_out);
    EXPECT_EQ(b.findings, a.findings);
    EXPECT_EQ(b.inspect_seconds, a.inspect_seconds);
    EXPECT_EQ(b.read_seconds, a.read_seconds);
    EXPECT_EQ(b.decode_seconds, a.decode_seconds);
}

TEST(PageRecordJson, KeepsEveryMemberOfADocument) {
    const SampleRecord sample;
    const Document b = document_from_json(to_json(sample.document));
    EXPECT_EQ(b.name, sample.document.name);
    EXPECT_EQ(b.source, sample.document.source);
    ASSERT_EQ(b.files.size(), 2u);
    EXPECT_EQ(b.files[1].path, "in/b.tif");
    EXPECT_EQ(b.files[1].bytes, 2000u);
    EXPECT_EQ(b.files[1].sha256, sample.document.files[1].sha256);
    const PageInfo &p = b.pages[1], &q = sample.document.pages[1];
    EXPECT_EQ(std::tie(p.file, p.index, p.width, p.height, p.dpi_x, p.dpi_y, p.dpi_source, p.colour),
              std::tie(q.file, q.index, q.width, q.height, q.dpi_x, q.dpi_y, q.dpi_source, q.colour));
    EXPECT_EQ(std::tie(p.bits_per_sample, p.samples, p.format, p.compression, p.rotate, p.width_pt, p.height_pt),
              std::tie(q.bits_per_sample, q.samples, q.format, q.compression, q.rotate, q.width_pt, q.height_pt));
    EXPECT_TRUE(std::equal(std::begin(p.matrix), std::end(p.matrix), std::begin(q.matrix)));
    EXPECT_EQ(b.findings, sample.document.findings);
}

TEST(PageRecordJson, KeepsEveryMemberOfThePdf) {
    const SampleRecord sample;
    const ComposedDocument c = composed_from_json(to_json(sample.composed));
    const ComposedPage &p = c.pages[1], &q = sample.composed.pages[1];
    EXPECT_EQ(std::tie(p.filter, p.carried, p.stream_sha256, p.stream_bytes, p.rotate),
              std::tie(q.filter, q.carried, q.stream_sha256, q.stream_bytes, q.rotate));
    EXPECT_EQ(std::tie(c.findings, c.sha256, c.bytes),
              std::tie(sample.composed.findings, sample.composed.sha256, sample.composed.bytes));
    const XmpFields &x = c.xmp, &y = sample.composed.xmp;
    EXPECT_EQ(std::tie(x.name, x.language, x.created, x.changed, x.tool, x.source_sha256, x.pages),
              std::tie(y.name, y.language, y.created, y.changed, y.tool, y.source_sha256, y.pages));
    EXPECT_EQ(std::tie(x.ocr_engine, x.ocr_model, x.ocr_model_sha256),
              std::tie(y.ocr_engine, y.ocr_model, y.ocr_model_sha256));
    const PreparedSignature &a = sample.prepared, b = prepared_from_json(to_json(a));
    EXPECT_EQ(std::tie(b.digest, b.contents_offset, b.contents_bytes, b.field, b.appearance_text, b.page),
              std::tie(a.digest, a.contents_offset, a.contents_bytes, a.field, a.appearance_text, a.page));
    EXPECT_TRUE(std::equal(std::begin(b.byte_range), std::end(b.byte_range), std::begin(a.byte_range)));
    EXPECT_TRUE(std::equal(std::begin(b.rect), std::end(b.rect), std::begin(a.rect)));
}

TEST(PageRecordJson, KeepsFileNamesThatAreNoUtf8) {
    Document document;
    document.source = "in/\xff\x00\xfe.tif";
    document.files.push_back({std::string("in/\xd1\n\0x", 7), 1, "ab"});
    const Document again = document_from_json(to_json(document));
    EXPECT_EQ(again.source, document.source);
    EXPECT_EQ(again.files[0].path, document.files[0].path);
}

TEST(PageRecordJson, RefusesWhatItDidNotWrite) {
    const std::string good = to_json(SampleRecord().pages[0]);
    std::vector<std::string> bad = {"", "{}", "[]", "null", good.substr(0, good.size() / 2), good + "x"};
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        bad.push_back(text.replace(at, from.size(), to));
    };
    changed("\"severity\":1", "\"severity\":9");
    changed("\"severity\":1", "\"severity\":-1");
    changed("\"blank\":false", "\"blank\":0");
    changed("\"text_components\":120", "\"text_components\":120.5");
    changed("\"engine\":\"tesseract 5.3.0\"", "\"engine\":{\"hex\":\"zz\"}");
    changed("\"lines\":[", "\"lines\":{},\"other\":[");
    for (const std::string& text : bad) {
        try {
            page_record_from_json(text);
            ADD_FAILURE() << text.substr(0, 80);
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::internal);
        }
    }
}

} // namespace
} // namespace sohoa
