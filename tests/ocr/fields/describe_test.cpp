// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/describe.h"

#include "core/base/error.h"
#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

using test::a4;
using test::decision_head;
using test::PrintedPage;
using test::sign;

Fields fields_of(const std::vector<PrintedPage>& pages, const DescribeOptions& options = {}) {
    Document document;
    document.pages.assign(pages.size(), a4());
    return describe(document, [&](size_t i) { return pages[i].record; }, options, {});
}

Fields decision(const std::string& number = "Số: 15/QĐ-SYT") {
    PrintedPage page = decision_head(number);
    return fields_of({sign(page)});
}

// With one word of a decision misread.
Fields decision_with(const std::string& word, const std::string& otherwise, double confidence) {
    PrintedPage page = decision_head();
    sign(page).misread(word, otherwise, confidence);
    return fields_of({page});
}

void expect_doubtful(const Field& field, const std::string& seen) {
    EXPECT_EQ(field.value, "");
    EXPECT_EQ(field.reason, "doubtful");
    EXPECT_EQ(field.seen, seen);
    EXPECT_EQ(field.source, "");
    EXPECT_GT(field.page, 0);
}

TEST(Describe, EveryFieldOfADecisionStandsWithItsPlace) {
    const Fields f = decision();
    EXPECT_EQ(f.code_number.value, "15");
    EXPECT_EQ(f.code_notation.value, "QĐ-SYT");
    EXPECT_EQ(f.code_full.value, "15/QĐ-SYT");
    EXPECT_EQ(f.issued_date.value, "2019-01-05");
    EXPECT_EQ(f.issued_place.value, "An Lạc");
    EXPECT_EQ(f.parent_organ.value, "ỦY BAN NHÂN DÂN TỈNH AN LẠC");
    EXPECT_EQ(f.organ_name.value, "SỞ Y TẾ");
    EXPECT_EQ(f.type_name.value, "QUYẾT ĐỊNH");
    EXPECT_EQ(f.subject.value, "Về việc công nhận kết quả thi tuyển viên chức ngành y tế");
    EXPECT_EQ(f.signer_name.value, "Hoàng Thụy Giang");
    EXPECT_EQ(f.signer_position.value, "PHÓ GIÁM ĐỐC");
    EXPECT_EQ(f.signer_capacity.value, "KT.");
    for (const FieldRow& row : field_table) {
        const Field& field = f.*row.member;
        EXPECT_EQ(field.source, "ocr") << row.key;
        EXPECT_EQ(field.page, 1) << row.key;
        EXPECT_GE(field.confidence, DescribeOptions().sure) << row.key;
        EXPECT_LT(field.x0, field.x1) << row.key;
        EXPECT_LT(field.y0, field.y1) << row.key;
        EXPECT_EQ(field.reason, "") << row.key;
    }
    EXPECT_NEAR(f.signer_name.y1 * PrintedPage::dot, 236, 0.5) << "in the pixels of the untouched page";
}

TEST(Describe, AnUnsureWordLeavesItsFieldEmpty) {
    expect_doubtful(decision_with("15/QĐ-SYT", "15/QĐ-SYT", 40).code_full, "15/QĐ-SYT");
    expect_doubtful(decision_with("15/QĐ-SYT", "15/QĐ-SYT", 40).code_number, "15");
    expect_doubtful(decision_with("15/QĐ-SYT", "15/QĐ-SYT", 40).code_notation, "QĐ-SYT");
    expect_doubtful(decision_with("2019", "2019", 70).issued_date, "2019-01-05");
    expect_doubtful(decision_with("Lạc,", "Lạc,", 40).issued_place, "An Lạc");
    expect_doubtful(decision_with("LẠC", "LẠC", 30).parent_organ, "ỦY BAN NHÂN DÂN TỈNH AN LẠC");
    expect_doubtful(decision_with("TẾ", "TẾ", 20).organ_name, "SỞ Y TẾ");
    expect_doubtful(decision_with("tuyển", "tuyển", 70).subject,
                    "Về việc công nhận kết quả thi tuyển viên chức ngành y tế");
    expect_doubtful(decision_with("Thụy", "Thụy", 70).signer_name, "Hoàng Thụy Giang");
    expect_doubtful(decision_with("KT.", "KT.", 70).signer_capacity, "KT.");
}

TEST(Describe, ThePersonsThresholdDecides) {
    PrintedPage page = decision_head();
    sign(page).misread("Thụy", "Thụy", 70);
    DescribeOptions options;
    options.sure = 60;
    EXPECT_EQ(fields_of({page}, options).signer_name.value, "Hoàng Thụy Giang");
}

TEST(Describe, NoDigitIsCorrected) {
    expect_doubtful(decision_with("15/QĐ-SYT", "l5/QĐ-SYT", 96).code_full, "l5/QĐ-SYT");
    expect_doubtful(decision_with("2019", "20l9", 96).issued_date, "ngày 05 tháng 01 năm 20l9");
    expect_doubtful(decision_with("05", "35", 96).issued_date, "ngày 35 tháng 01 năm 2019");
    expect_doubtful(decision_with("2019", "2091", 96).issued_date, "ngày 05 tháng 01 năm 2091");
}

TEST(Describe, AHandwrittenNumberLeavesThePrintedSymbol) {
    const Fields written = decision("Số: 42Ö /QĐ-SYT");
    expect_doubtful(written.code_number, "42Ö /QĐ-SYT");
    expect_doubtful(written.code_full, "42Ö /QĐ-SYT");
    EXPECT_EQ(written.code_notation.value, "QĐ-SYT");
    const Fields free = decision("Số: /QĐ-SYT");
    EXPECT_EQ(free.code_number.reason, "not_found");
    EXPECT_EQ(free.code_full.value, "");
    EXPECT_EQ(free.code_notation.value, "QĐ-SYT");
}

TEST(Describe, StrayBlanksInsideANumberAreNone) {
    EXPECT_EQ(decision("Số: 123 /QĐ- SYT").code_full.value, "123/QĐ-SYT");
    EXPECT_EQ(decision("Số : 77/2005/QĐ-SYT").code_full.value, "77/2005/QĐ-SYT");
    EXPECT_EQ(decision("Số : 77/2005/QĐ-SYT").code_number.value, "77/2005");
}

TEST(Describe, ASymbolThatDoesNotAgreeConfirmsNothing) {
    const auto confidence = [](const std::string& number) {
        PrintedPage page = decision_head(number);
        sign(page).misread("GIÁM", "GIỚI", 96); // nor does the text say again who decides
        return fields_of({page}).organ_name.confidence;
    };
    EXPECT_GT(confidence("Số: 15/QĐ-SYT"), confidence("Số: 15/QĐ-STP"));
}

TEST(Describe, AKindReadWithOtherMarksIsSpeltAsTheListSpellsIt) {
    EXPECT_EQ(decision_with("QUYẾT", "QUYÉT", 91).type_name.value, "QUYẾT ĐỊNH");
    const Fields unknown = decision_with("QUYẾT", "QUYEN", 96);
    EXPECT_EQ(unknown.type_name.value, "");
    EXPECT_EQ(unknown.type_name.reason, "not_found");
}

TEST(Describe, WhatTheDocumentSpellsOtherwiseElsewhereIsDoubtful) {
    PrintedPage page = decision_head();
    page.line(30, 97, "Điều 1. Công nhận kết quả thi tuyển viên chức;")
        .line(30, 103, "kết quả thi tuyển có danh sách kèm theo.");
    sign(page).misread("tuyển", "tuyến", 96);
    expect_doubtful(fields_of({page}).subject, "Về việc công nhận kết quả thi tuyến viên chức ngành y tế");
}

TEST(Describe, AWordKnownToBeMisreadIsDoubtfulUntilTheDocumentRepeatsIt) {
    PrintedPage page = decision_head();
    sign(page).misread("ngành", "chỉ", 96);
    expect_doubtful(fields_of({page}).subject, "Về việc công nhận kết quả thi tuyển viên chức chỉ y tế");
}

TEST(Describe, LostBlanksComeBackWhereTheDocumentHasThem) {
    PrintedPage page = decision_head();
    sign(page).misread("AN", "ANLẠC", 90).misread("LẠC", ".", 20);
    EXPECT_EQ(fields_of({page}).parent_organ.value, "ỦY BAN NHÂN DÂN TỈNH AN LẠC");
    PrintedPage alone = decision_head();
    alone.misread("AN", "ANLẠC", 90).misread("LẠC", ".", 20).misread("An", "Bến", 96);
    alone.record.text.lines.pop_back();
    expect_doubtful(fields_of({alone}).parent_organ, "ỦY BAN NHÂN DÂN TỈNH ANLẠC");
}

TEST(Describe, AnOfficialLetterHasItsSummaryUnderTheNumber) {
    PrintedPage page;
    page.centred(60, 22, "UBND TỈNH AN LẠC").centred(145, 22, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    page.centred(60, 27, "SỞ LƯU TRỮ").centred(145, 27.5, "Độc lập - Tự do - Hạnh phúc");
    page.centred(60, 38, "Số: 58/SLT-NV").centred(145, 38, "An Lạc, ngày 30 tháng 3 năm 2018");
    page.centred(60, 44, "V/v hướng dẫn bàn giao").centred(60, 49, "tài liệu năm 2018");
    page.centred(110, 60, "Kính gửi: Các phòng, ban").line(40, 70, "Sở Lưu trữ hướng dẫn như sau:");
    sign(page, "GIÁM ĐỐC", "");
    const Fields f = fields_of({page});
    EXPECT_EQ(f.type_name.value, "CÔNG VĂN");
    EXPECT_EQ(f.type_name.source, "layout") << "it is not printed";
    EXPECT_EQ(f.subject.value, "hướng dẫn bàn giao tài liệu năm 2018");
    EXPECT_EQ(f.organ_name.value, "SỞ LƯU TRỮ");
    EXPECT_EQ(f.signer_position.value, "GIÁM ĐỐC");
    EXPECT_EQ(f.signer_capacity.reason, "none");
}

TEST(Describe, AgenciesOnSeveralLinesArePartedByTheSymbol) {
    const auto agencies = [](std::vector<std::string> lines, const std::string& number) {
        PrintedPage page = decision_head(number);
        auto& all = page.record.text.lines;
        std::erase_if(all, [](const Line& line) {
            return line.words.front().text == "ỦY" || line.words.front().text == "AN" ||
                   line.words.front().text == "SỞ";
        });
        double y = 22;
        for (const std::string& line : lines)
            page.centred(60, std::exchange(y, y + 4.5), line);
        return fields_of({page});
    };
    const Fields one = agencies({"ỦY BAN NHÂN DÂN", "TỈNH AN LẠC"}, "Số: 15/QĐ-UBND");
    EXPECT_EQ(one.organ_name.value, "ỦY BAN NHÂN DÂN TỈNH AN LẠC");
    EXPECT_EQ(one.parent_organ.reason, "none");
    const Fields two = agencies({"SỞ XÂY DỰNG", "BAN QUẢN LÝ", "KHU KINH TẾ"}, "Số: 15/QĐ-BQLKKT");
    EXPECT_EQ(two.parent_organ.value, "SỞ XÂY DỰNG");
    EXPECT_EQ(two.organ_name.value, "BAN QUẢN LÝ KHU KINH TẾ");
    const Fields unclear = agencies({"VĂN PHÒNG ĐĂNG KÝ", "BAN QUẢN LÝ RỪNG"}, "Số: l5/QĐ-XX");
    EXPECT_EQ(unclear.organ_name.reason, "doubtful") << "one agency or two: nothing decides";
}

TEST(Describe, HeThatSignsForAnotherHasAPositionOfHisOwn) {
    PrintedPage lost = decision_head();
    sign(lost, "KT. GIÁM ĐỐC", "");
    expect_doubtful(fields_of({lost}).signer_position, "GIÁM ĐỐC");
    PrintedPage acting = decision_head();
    sign(acting, "Q. GIÁM ĐỐC", "");
    EXPECT_EQ(fields_of({acting}).signer_position.value, "GIÁM ĐỐC");
    EXPECT_EQ(fields_of({acting}).signer_capacity.value, "Q.");
    PrintedPage body = decision_head();
    sign(body, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH").centred(150, 212, "PHÓ CHỦ TỊCH");
    EXPECT_EQ(fields_of({body}).signer_capacity.value, "TM. KT.");
    EXPECT_EQ(fields_of({body}).signer_position.value, "PHÓ CHỦ TỊCH");
    PrintedPage without = decision_head();
    sign(without, "PHÓ GIÁM ĐỐC", "");
    EXPECT_EQ(fields_of({without}).signer_capacity.reason, "doubtful") << "a deputy signs for somebody";
}

TEST(Describe, RanksBeforeANameAreNoName) {
    for (const char* name :
         {"TS. Hoàng Thụy Giang", "PGS.TS. Hoàng Thụy Giang", "Đại tá Hoàng Thụy Giang", "' Hoàng Thụy Giang"}) {
        PrintedPage page = decision_head();
        EXPECT_EQ(fields_of({sign(page, "GIÁM ĐỐC", "", name)}).signer_name.value, "Hoàng Thụy Giang") << name;
    }
}

TEST(Describe, TheSignerStandsBeforeTheAnnexes) {
    PrintedPage first = decision_head(), second, annex;
    second.line(40, 30, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.");
    sign(second);
    annex.centred(110, 30, "PHỤ LỤC").line(30, 50, "Nguyễn Văn An").centred(150, 50, "GIÁM ĐỐC");
    const Fields f = fields_of({first, second, annex});
    EXPECT_EQ(f.signer_name.value, "Hoàng Thụy Giang");
    EXPECT_EQ(f.signer_name.page, 2);
    EXPECT_EQ(f.code_full.page, 1);
}

TEST(Describe, ACertificateHasNumberAndDateAtItsFoot) {
    PrintedPage page;
    page.centred(105, 22, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").centred(105, 28, "Độc lập - Tự do - Hạnh phúc");
    page.centred(105, 45, "BỘ TRƯỞNG BỘ Y TẾ")
        .centred(105, 60, "GIẤY CHỨNG NHẬN")
        .centred(105, 67, "Đủ điều kiện kinh doanh dược");
    page.line(30, 90, "Quyết định công nhận:").line(80, 90, "Số 2386/QĐ-BYT ngày 18 tháng 11 năm 2022");
    page.line(30, 150, "Số: 0718/GCN-BYT").centred(150, 150, "Hà Nội, ngày 12 tháng 6 năm 2015");
    page.centred(150, 157, "BỘ TRƯỞNG").centred(150, 185, "Trần Minh Khuê");
    const Fields f = fields_of({page});
    EXPECT_EQ(f.code_full.value, "0718/GCN-BYT");
    EXPECT_EQ(f.issued_date.value, "2015-06-12");
    EXPECT_EQ(f.organ_name.value, "BỘ Y TẾ");
    EXPECT_EQ(f.type_name.value, "GIẤY CHỨNG NHẬN");
    EXPECT_EQ(f.subject.value, "Đủ điều kiện kinh doanh dược");
    EXPECT_EQ(f.signer_position.value, "BỘ TRƯỞNG");
    page.line(30, 160, "Số: 0719/GCN-BYT");
    EXPECT_EQ(fields_of({page}).code_full.reason, "ambiguous") << "which of the two?";
}

TEST(Describe, APageWithoutWordsHasNothing) {
    const Fields f = fields_of({PrintedPage(), PrintedPage()});
    for (const FieldRow& row : field_table) {
        EXPECT_EQ((f.*row.member).value, "") << row.key;
        EXPECT_EQ((f.*row.member).reason, "not_found") << row.key;
    }
    EXPECT_EQ(fields_of({}).organ_name.reason, "not_found");
}

TEST(Describe, ABlankPageBeforeTheDocumentIsNotItsHead) {
    PrintedPage page = decision_head();
    const Fields f = fields_of({PrintedPage(), sign(page)});
    EXPECT_EQ(f.code_full.value, "15/QĐ-SYT");
    EXPECT_EQ(f.code_full.page, 2);
}

} // namespace
} // namespace sohoa
