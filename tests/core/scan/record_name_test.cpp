// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/record_name.h"

#include <gtest/gtest.h>

using namespace sohoa;

TEST(RecordName, LeavesOutAnExtension) {
    EXPECT_EQ(record_name("quyết định.tif", true), "quyết định");
    EXPECT_EQ(record_name("a.b.PDF", true), "a.b");
    EXPECT_EQ(record_name("hồ sơ.v2", false), "hồ sơ.v2") << "a folder has none";
}

TEST(RecordName, KeepsNumbersAndWordsBehindADot) {
    EXPECT_EQ(record_name("Số 12.2026", true), "Số 12.2026");
    EXPECT_EQ(record_name("Số 12.2026.tif", true), "Số 12.2026");
    EXPECT_EQ(record_name("12.QĐ-UBND", true), "12.QĐ-UBND");
    EXPECT_EQ(record_name("mục lục. Phần hai", true), "mục lục. Phần hai");
}

TEST(RecordName, IsComposed) {
    EXPECT_EQ(record_name("Quye\u0302\u0301t \u0111i\u0323nh.tif", true), "Quyết định");
}

TEST(RecordName, IsSafeAsAFolder) {
    EXPECT_EQ(record_name("a\\b\nc.tif", true), "a_b_c");
    EXPECT_EQ(record_name("tên\xFF.tif", true), "tên_");
    EXPECT_EQ(record_name("...x.tif", true), "x");
    EXPECT_EQ(record_name("....tif", true), "document");
    EXPECT_EQ(record_name(".tif", true), "document");
    EXPECT_EQ(record_name("", true), "document");
    EXPECT_EQ(record_name("..", false), "document");
}

TEST(RecordName, IsTakenByAShareOfAWindowsServer) {
    EXPECT_EQ(record_name("Số: 12 \"khẩn\" <a|b>?*.tif", true), "Số_ 12 _khẩn_ _a_b___");
    EXPECT_EQ(record_name("công văn. .tif", true), "công văn");
    EXPECT_EQ(record_name("con.tif", true), "_con");
    EXPECT_EQ(record_name("Lpt1.phụ lục", false), "_Lpt1.phụ lục");
    EXPECT_EQ(record_name("công.tif", true), "công");
    EXPECT_EQ(record_name("com0", false), "com0");
}

TEST(RecordName, IsNoOption) {
    EXPECT_EQ(record_name("--force.tif", true), "_-force");
    EXPECT_EQ(record_name("..-rf", true), "_rf");
}

TEST(RecordName, DoesNotSpeakToATerminal) {
    EXPECT_EQ(record_name("a\x1B[31mb.tif", true), "a_[31mb");
    EXPECT_EQ(record_name("a\u009B31mb.tif", true), "a_31mb");
    EXPECT_EQ(record_name("a\u202Efdp.tif", true), "a_fdp");
    EXPECT_EQ(record_name("a\u2028b.tif", true), "a_b");
}

TEST(RecordName, IsCutBetweenCharacters) {
    std::string stem;
    for (int i = 0; i < 83; ++i)
        stem += "ệ"; // 249 bytes
    EXPECT_EQ(record_name(stem + ".tif", true), stem.substr(0, 198));
    EXPECT_EQ(record_name(std::string(250, 'a'), true), std::string(200, 'a'));
}
