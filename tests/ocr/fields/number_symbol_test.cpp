// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/number_symbol.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

TEST(NumberSymbol, FormsOfThePapers) {
    const struct {
        const char *text, *number, *symbol;
        size_t groups;
    } rows[] = {
        {"15/QĐ-BNV", "15", "QĐ-BNV", 2},
        {"05/BNV-VP", "05", "BNV-VP", 2},
        {"77/2005/QĐ-BNV", "77/2005", "QĐ-BNV", 2},
        {"171/QĐ/TGCP", "171", "QĐ/TGCP", 2},
        {"327/2013/GPHĐ-SYT", "327/2013", "GPHĐ-SYT", 2},
        {"0015578/BYT-CCHN", "0015578", "BYT-CCHN", 2},
        {"40/TTr-PTNN", "40", "TTr-PTNN", 2},
        {"3/QyĐ-A.B", "3", "QyĐ-A.B", 2},
        {"15a/QĐ-UBND", "15a", "QĐ-UBND", 2},
        {"/QĐ-BNV", "", "QĐ-BNV", 2},
        {"1145/TB", "1145", "TB", 1},
        {"56/GD&ĐT-VP", "56", "GD&ĐT-VP", 2},
    };
    for (const auto& row : rows) {
        NumberSymbol n;
        EXPECT_TRUE(parse_number_symbol(row.text, n)) << row.text;
        EXPECT_EQ(n.number, row.number);
        EXPECT_EQ(n.symbol, row.symbol);
        EXPECT_EQ(n.groups.size(), row.groups);
    }
}

TEST(NumberSymbol, WhatIsNoNumberIsNotMadeOne) {
    for (const char* text : {"42Ö/QĐ-SYT", "l5/QĐ-BNV", "15QĐ-BNV", "15/", "15/-BNV", "15/QĐ-", "15/QĐ-BNV,",
                             "12345678/QĐ-BNV", "15//QĐ", "", "1 5/QĐ", "425.98.69.H47-150910-3951", "131373268598"}) {
        NumberSymbol n;
        EXPECT_FALSE(parse_number_symbol(text, n)) << text;
    }
}

Run run(const std::vector<std::string>& words) {
    Run out;
    for (const std::string& word : words) {
        PlacedWord placed;
        placed.word.text = word;
        out.words.push_back(placed);
    }
    return out;
}

TEST(NumberSymbol, Labels) {
    EXPECT_EQ(number_label(run({"Số:", "15/QĐ-BNV"})), 1u);
    EXPECT_EQ(number_label(run({"Số", ":", "15/QĐ-BNV"})), 2u);
    EXPECT_EQ(number_label(run({"Sô", "15/QĐ-BNV"})), 1u);
    EXPECT_EQ(number_label(run({"Số:15/QĐ-BNV"})), 1u);
    EXPECT_EQ(number_label(run({"Số", "CCCD:", "131373268598"})), 0u);
    EXPECT_EQ(number_label(run({"Sở", "Y", "tế"})), 0u);
    EXPECT_EQ(number_label(run({"Số"})), 0u);
    EXPECT_EQ(after_number_label(run({"Số", ":", "15", "/QĐ-", "BNV"})), "15/QĐ-BNV");
    EXPECT_EQ(after_number_label(run({"Số:15/QĐ-BNV"})), "15/QĐ-BNV");
}

} // namespace
} // namespace sohoa
