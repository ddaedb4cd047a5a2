// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/xmp.h"

#include "tests/core/sample_record.h"
#include "tests/core/scratch.h"

#include <gtest/gtest.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

XmpFields sample_xmp() {
    XmpFields xmp = SampleRecord().composed.xmp;
    xmp.fields = sample_fields();
    return xmp;
}

} // namespace

TEST(Xmp, PropertiesAreNamedAfterTheKeysOfTheManifest) {
    EXPECT_EQ(xmp_property("subject"), "subject");
    EXPECT_EQ(xmp_property("code_full"), "codeFull");
    EXPECT_EQ(xmp_property("signer.full_name"), "signerFullName");
}

TEST(Xmp, SaysEveryFieldThatHasAValue) {
    const std::string packet = xmp_packet(sample_xmp());
    for (const char* text :
         {"<sohoa:codeNumber>05</sohoa:codeNumber>", "<sohoa:issuedDate>2020-01-05</sohoa:issuedDate>",
          "<sohoa:organName>SỞ NỘI VỤ &amp; &lt;LAO ĐỘNG&gt;</sohoa:organName>",
          "<sohoa:signerFullName>Nguyễn Thị Ngọc Yến</sohoa:signerFullName>",
          "<sohoa:signerCapacity>KT.</sohoa:signerCapacity>",
          "<dc:date><rdf:Seq><rdf:li>2020-01-05</rdf:li></rdf:Seq></dc:date>",
          "<dc:identifier>quyết định</dc:identifier>"})
        EXPECT_TRUE(holds(packet, text)) << text;
    EXPECT_FALSE(holds(packet, "issuedPlace")) << "neither a doubtful value nor its description";
    EXPECT_FALSE(holds(packet, "Hà Nôi"));
}

TEST(Xmp, DescribesEveryPropertyItUses) {
    const std::string packet = xmp_packet(sample_xmp());
    size_t used = 0;
    for (size_t at = packet.find("\n<sohoa:"); at != std::string::npos; at = packet.find("\n<sohoa:", at + 1), ++used) {
        const std::string name = packet.substr(at + 8, packet.find('>', at) - at - 8);
        EXPECT_EQ(count_of(packet, "<pdfaProperty:name>" + name + "</pdfaProperty:name>"), 1u) << name;
    }
    EXPECT_EQ(used, 15u);
    EXPECT_EQ(count_of(packet, "<pdfaProperty:name>"), used);
}

TEST(Xmp, TheTitleIsWhatTheDocumentSaysOfItself) {
    XmpFields xmp = sample_xmp();
    EXPECT_EQ(xmp_title(xmp), "QUYẾT ĐỊNH 05/QĐ-SNV: Về việc thu hồi giấy chứng nhận “A & B”");
    xmp.fields.type_name = {};
    EXPECT_EQ(xmp_title(xmp), "05/QĐ-SNV: Về việc thu hồi giấy chứng nhận “A & B”");
    xmp.fields.code_full = {};
    EXPECT_EQ(xmp_title(xmp), "Về việc thu hồi giấy chứng nhận “A & B”");
    xmp.fields.subject = {};
    EXPECT_EQ(xmp_title(xmp), "quyết định");
    xmp.fields.type_name = sample_fields().type_name;
    EXPECT_EQ(xmp_title(xmp), "QUYẾT ĐỊNH");
}

TEST(Xmp, TellsWhenItWasMadeAndWhenItChanged) {
    XmpFields xmp = sample_xmp();
    const std::string later = xmp_packet(xmp);
    EXPECT_TRUE(holds(later, "<xmp:CreateDate>2026-11-23T08:15:10+07:00<"));
    EXPECT_TRUE(holds(later, "<xmp:ModifyDate>2026-11-23T08:15:30+07:00<"));
    EXPECT_TRUE(holds(later, "<xmp:MetadataDate>2026-11-23T08:15:30+07:00<"));
    xmp.changed = 0;
    EXPECT_EQ(count_of(xmp_packet(xmp), "2026-11-23T08:15:10+07:00"), 3u);
}
