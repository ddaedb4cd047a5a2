// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/parted_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sohoa {
namespace {

/// Words in a row, 12 pixels apart; '~' parts two words that stand 4 pixels apart.
Line line_of(const std::string& text) {
    Line line;
    double x = 0;
    std::string word;
    const auto end = [&](double gap) {
        Word w;
        w.text = word;
        w.confidence = 90;
        w.height = 50;
        w.base_from = {x, 100};
        w.x0 = x, w.y0 = 60, w.y1 = 110;
        x += 20.0 * static_cast<double>(word.size());
        w.base_to = {x, 100};
        w.x1 = x;
        line.words.push_back(w);
        x += gap;
        word.clear();
    };
    for (const char c : text)
        if (c == ' ')
            end(12);
        else if (c == '~')
            end(4);
        else
            word += c;
    end(0);
    return line;
}

std::string after(const std::string& text) {
    Line line = line_of(text);
    join_parted_numbers(line);
    PageText page;
    page.lines = {line};
    return page.plain();
}

TEST(PartedNumbers, AreJoinedWhereGrammarAndGapSaySo) {
    EXPECT_EQ(after("Quyết định số 61~10/QĐ-UBND ngày 20 tháng 5"), "Quyết định số 6110/QĐ-UBND ngày 20 tháng 5");
    EXPECT_EQ(after("Căn cứ Nghị định số 15~/2015/NĐ-CP của"), "Căn cứ Nghị định số 15/2015/NĐ-CP của");
    EXPECT_EQ(after("ngày 05 tháng 11 năm 20~19."), "ngày 05 tháng 11 năm 2019.");
    EXPECT_EQ(after("ngày 27/~01/2014 của Chính phủ quy"), "ngày 27/01/2014 của Chính phủ quy");
    EXPECT_EQ(after("ngày 27/01/~2014 của Chính phủ quy"), "ngày 27/01/2014 của Chính phủ quy");
    EXPECT_EQ(after("số tiền là 1.~200.000 đồng cho mỗi"), "số tiền là 1.200.000 đồng cho mỗi");
}

TEST(PartedNumbers, WideGapsStay) {
    EXPECT_EQ(after("Quyết định số 2624 /QĐ-BGDĐT ngày 20 tháng 5"), "Quyết định số 2624 /QĐ-BGDĐT ngày 20 tháng 5");
    EXPECT_EQ(after("ngày 05 tháng 11 năm 20 19."), "ngày 05 tháng 11 năm 20 19.");
}

TEST(PartedNumbers, OtherNeighboursStay) {
    for (const char* text :
         {"có 15~20 người tham dự buổi lễ", "điều 1.~200 người tham dự buổi lễ", "số 15~QĐ của Bộ về việc này",
          "tiết 20~19 của kỳ học này là", "mục 3.~2000 của bản này là gì"}) {
        std::string parted = text;
        parted[parted.find('~')] = ' ';
        EXPECT_EQ(after(text), parted);
    }
}

TEST(PartedNumbers, TheJoinedWordTellsOfItsParts) {
    Line line = line_of("Quyết định số 61~10/QĐ-UBND ngày 20");
    line.words[3].confidence = 70;
    join_parted_numbers(line);
    ASSERT_EQ(line.words.size(), 6U);
    const Word& word = line.words[3];
    EXPECT_EQ(word.first_reading, "61 10/QĐ-UBND");
    EXPECT_EQ(word.confidence, 70);
    EXPECT_EQ(word.x0, word.base_from.x);
    EXPECT_EQ(word.x1, word.base_to.x);
    EXPECT_EQ(line.words[4].text, "ngày");
}

TEST(PartedNumbers, WhatTheSecondLookChangedIsStillTold) {
    Line line = line_of("Quyết định số 61~10/QĐ-BGDĐT ngày 20");
    line.words[4].first_reading = "10/QĐ-BGDDT";
    join_parted_numbers(line);
    EXPECT_EQ(line.words[3].text, "6110/QĐ-BGDĐT");
    EXPECT_EQ(line.words[3].first_reading, "61 10/QĐ-BGDDT");
}

TEST(PartedNumbers, LoneWordsAndEmptyLines) {
    Line line;
    join_parted_numbers(line);
    EXPECT_TRUE(line.words.empty());
    EXPECT_EQ(after("15/QĐ-UBND"), "15/QĐ-UBND");
}

} // namespace
} // namespace sohoa
