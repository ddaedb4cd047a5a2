// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/page_record.h"

#include "core/base/codec.h"
#include "tests/core/sample_record.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

// Every member of the sample differs from its default, so bytes that come back the same lost nothing that is written;
// what is written at all is looked at member by member below.
TEST(StagedValues, ComesBackTheSame) {
    const SampleRecord sample;
    EXPECT_EQ(encode(decode<Document>(encode(sample.document))), encode(sample.document));
    EXPECT_EQ(encode(decode<PageRecord>(encode(sample.pages[0]))), encode(sample.pages[0]));
    EXPECT_EQ(encode(decode<ComposedDocument>(encode(sample.composed))), encode(sample.composed));
    EXPECT_EQ(encode(decode<PreparedSignature>(encode(sample.prepared))), encode(sample.prepared));
    EXPECT_EQ(decode<Findings>(encode(sample.document.findings)), sample.document.findings);
}

TEST(StagedValues, KeepsEveryMemberOfAPage) {
    const SampleRecord sample;
    const PageRecord a = sample.pages[0], b = decode<PageRecord>(encode(a));
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

TEST(StagedValues, KeepsEveryMemberOfADocument) {
    const SampleRecord sample;
    const Document b = decode<Document>(encode(sample.document));
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

TEST(StagedValues, KeepsEveryMemberOfThePdf) {
    const SampleRecord sample;
    const ComposedDocument c = decode<ComposedDocument>(encode(sample.composed));
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
    const PreparedSignature &a = sample.prepared, b = decode<PreparedSignature>(encode(a));
    EXPECT_EQ(std::tie(b.contents_offset, b.contents_bytes, b.field, b.appearance_text, b.page),
              std::tie(a.contents_offset, a.contents_bytes, a.field, a.appearance_text, a.page));
    EXPECT_TRUE(std::equal(std::begin(b.byte_range), std::end(b.byte_range), std::begin(a.byte_range)));
    EXPECT_TRUE(std::equal(std::begin(b.rect), std::end(b.rect), std::begin(a.rect)));
}

TEST(StagedValues, KeepsFileNamesThatAreNoUtf8) {
    Document document;
    document.source = "in/\xff\x00\xfe.tif";
    document.files.push_back({std::string("in/\xd1\n\0x", 7), 1, "ab"});
    const Document again = decode<Document>(encode(document));
    EXPECT_EQ(again.source, document.source);
    EXPECT_EQ(again.files[0].path, document.files[0].path);
}

} // namespace
} // namespace sohoa
