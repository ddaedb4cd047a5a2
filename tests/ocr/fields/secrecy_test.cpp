// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/secrecy.h"

#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

std::string mark_of(const test::PrintedPage& page) {
    return secrecy_mark(upright(page.record.text, test::a4(), 1));
}

// Where the stamp goes: under the number.
std::string stamped(const std::string& words) {
    return mark_of(test::decision_head().line(45, 47, words));
}

} // namespace

TEST(Secrecy, EachMark) {
    EXPECT_EQ(stamped("MẬT"), "MẬT");
    EXPECT_EQ(stamped("TỐI MẬT"), "TỐI MẬT");
    EXPECT_EQ(stamped("TUYỆT MẬT"), "TUYỆT MẬT");
}

TEST(Secrecy, AsAStampReads) {
    for (const char* text : {"|MẬT|", "[ MẬT ]", "MÂT", "MẠT.", "\"MẬT"})
        EXPECT_EQ(stamped(text), "MẬT") << text;
    for (const char* text : {"TÓI MẬT", "TỐIMẬT", "[TỐI MÂT]", "TOI MAT"})
        EXPECT_EQ(stamped(text), "TỐI MẬT") << text;
    EXPECT_EQ(stamped("TUYẸT MẠT"), "TUYỆT MẬT");
}

TEST(Secrecy, OtherWordsAreNone) {
    for (const char* text : {"MẮT", "MẶT", "MÁT", "MAT", "Mật", "mật", "Tối mật", "MẬT ONG", "BÍ MẬT", "ĐỘ MẬT",
                             "MẬT ĐỘ", "VĂN BẢN MẬT", "TUYỆT", "TỐI", "KHẨN", "HỎA TỐC"})
        EXPECT_EQ(stamped(text), "") << text;
}

TEST(Secrecy, RunningTextTitlesAndTablesAreNone) {
    EXPECT_EQ(mark_of(test::decision_head()), "");
    EXPECT_EQ(mark_of(test::decision_head().line(30, 97, "việc bảo quản tài liệu TUYỆT MẬT, TỐI MẬT và MẬT")), "");
    EXPECT_EQ(mark_of(test::decision_head().line(30, 250, "MẬT")), "") << "at the foot";
    test::PrintedPage title = test::decision_head();
    title.centred(110, 69, "DANH MỤC TÀI LIỆU VỀ BẢO VỆ BÍ").centred(110, 75, "MẬT");
    EXPECT_EQ(mark_of(title), "") << "the end of a title";
}

} // namespace sohoa
