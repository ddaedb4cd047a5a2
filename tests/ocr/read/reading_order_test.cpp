// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/reading_order.h"

#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

#include <set>

namespace sohoa {
namespace {

using test::PrintedPage;

// As the recogniser gives it: what stands level is one line.
std::string read(PrintedPage page) {
    put_in_reading_order(page.record.text, test::a4());
    return page.record.text.plain();
}

size_t at(const std::string& text, const std::string& piece) {
    const size_t found = text.find(piece);
    EXPECT_NE(found, std::string::npos) << piece << " in\n" << text;
    return found;
}

void expect_order(const std::string& text, const std::vector<std::string>& pieces) {
    for (size_t i = 1; i < pieces.size(); ++i)
        EXPECT_LT(at(text, pieces[i - 1]), at(text, pieces[i])) << pieces[i - 1] << " before " << pieces[i] << " in\n"
                                                                << text;
}

TEST(ReadingOrder, TheAgencyComesBeforeTheNationalTitle) {
    expect_order(read(test::decision_head()), {"ỦY BAN NHÂN DÂN TỈNH\nAN LẠC\nSỞ Y TẾ\nSố: 15/QĐ-SYT\n",
                                               "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập", "An Lạc, ngày 05",
                                               "QUYẾT ĐỊNH", "Về việc", "GIÁM ĐỐC SỞ Y TẾ", "Căn cứ"});
}

TEST(ReadingOrder, AMisreadNationalTitleStillParts) {
    PrintedPage page = test::decision_head();
    page.misread("CỘNG", "CÔNO", 40).misread("HÒA", "HOA", 60);
    expect_order(read(page), {"SỞ Y TẾ", "CÔNO HOA"});
}

TEST(ReadingOrder, TheRecipientsComeBeforeWhoSigns) {
    PrintedPage page;
    page.line(30, 180, "Quyết định này có hiệu lực kể từ ngày ký và các đơn vị có liên quan chịu trách nhiệm thi hành");
    page.line(30, 186, "theo quy định ./.");
    expect_order(read(test::sign(page)), {"thi hành", "theo quy định", "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n",
                                          "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nHoàng Thụy Giang"});
}

TEST(ReadingOrder, AMisreadHeadOfTheRecipientsStillParts) {
    PrintedPage page;
    page.line(30, 180, "Quyết định này có hiệu lực kể từ ngày ký và các đơn vị có liên quan chịu trách nhiệm thi hành");
    test::sign(page).misread("Nơi", "xả", 16);
    expect_order(read(page),
                 {"thi hành", "xả nhận:\n- Như trên;\n- Lưu: VT.\n", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nHoàng Thụy Giang"});
}

TEST(ReadingOrder, TheSignerMayBeginAboveTheRecipients) {
    PrintedPage page;
    page.centred(150, 190, "TM. ỦY BAN NHÂN DÂN")
        .line(30, 200, "Nơi nhận:")
        .centred(150, 200, "CHỦ TỊCH")
        .line(30, 206, "- Lưu: VT.");
    EXPECT_EQ(read(page), "Nơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH");
}

TEST(ReadingOrder, RowsOfATableAreLines) {
    PrintedPage page;
    for (int row = 0; row < 6; ++row) {
        const double y = 100 + row * 8.0;
        page.line(30, y, std::to_string(row + 1))
            .line(45, y, "Thẩm định kết quả")
            .line(120, y, "15 ngày")
            .line(160, y, "Tổ chuyên gia");
    }
    const std::string text = read(page);
    expect_order(
        text, {"1 Thẩm định kết quả 15 ngày Tổ chuyên gia\n", "2 Thẩm", "6 Thẩm định kết quả 15 ngày Tổ chuyên gia"});
}

TEST(ReadingOrder, TwoColumnsOfLevelCellsAreRows) {
    PrintedPage page;
    for (int row = 0; row < 6; ++row)
        page.line(30, 100 + row * 8.0, "Họ và tên").line(110, 100 + row * 8.0, "Nguyễn Văn An");
    EXPECT_EQ(at(read(page), "Họ và tên Nguyễn Văn An\nHọ và tên"), 0u);
}

TEST(ReadingOrder, ColumnsOfRunningTextAreReadOneByOne) {
    PrintedPage page;
    for (int row = 0; row < 8; ++row) {
        page.line(25, 100 + row * 7.0, "cột bên trái dòng " + std::to_string(row));
        page.line(115, 103 + row * 7.0, "cột bên phải dòng " + std::to_string(row));
    }
    expect_order(read(page), {"trái dòng 0", "trái dòng 7", "phải dòng 0", "phải dòng 7"});
}

TEST(ReadingOrder, BarsOfATableAreNoText) {
    PrintedPage page;
    page.line(30, 100, "| Ghế").line(80, 100, "|").line(30, 110, "- Như trên;").line(30, 120, "…… 12");
    EXPECT_EQ(read(page), "Ghế\n- Như trên;\n…… 12");
}

TEST(ReadingOrder, NoWordIsLostOrChanged) {
    PrintedPage page = test::decision_head();
    test::sign(page);
    std::multiset<std::string> before, after;
    for (const Line& line : page.record.text.lines)
        for (const Word& word : line.words)
            before.insert(word.text);
    put_in_reading_order(page.record.text, test::a4());
    int block = 0;
    for (const Line& line : page.record.text.lines) {
        EXPECT_GE(line.block, block);
        block = line.block;
        for (const Word& word : line.words)
            after.insert(word.text);
    }
    EXPECT_EQ(before, after);
}

} // namespace
} // namespace sohoa
