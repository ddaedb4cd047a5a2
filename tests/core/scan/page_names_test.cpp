// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/page_names.h"

#include <gtest/gtest.h>

using namespace sohoa;

using Numbers = std::vector<uint64_t>;

TEST(PageNames, TellNumbersThatAreLeftOut) {
    EXPECT_EQ(page_names({"trang-1.jpg", "trang-3.jpg"}).missing, Numbers{2});
    EXPECT_EQ(page_names({"Trang 09.jpg", "trang-10.png", "TRANG-13.JPG"}).missing, (Numbers{11, 12}));
    EXPECT_EQ(page_names({"QD 15-2024 tr2.jpg", "QD 15-2024 tr3.jpg"}).missing, Numbers{1});
    EXPECT_EQ(page_names({"1.jpg", "2.jpg", "4.jpg"}).missing, Numbers{3});
}

TEST(PageNames, TellNothingWhereNobodyCountedPages) {
    for (const std::vector<std::string>& names : {std::vector<std::string>{"trang-1.jpg", "trang-2.jpg"},
                                                  {"IMG_2041.jpg", "IMG_2042.jpg"},
                                                  {"IMG_20260105_101112.jpg", "IMG_20260105_101250.jpg"},
                                                  {"a.jpg"},
                                                  {},
                                                  {"IMG_2041.jpg", "IMG_3077.jpg"},
                                                  {"99999999999999999999999.jpg", "3.jpg"},
                                                  {"1-1.jpg", "2-3.jpg"},
                                                  {"trang-1.jpg", "bia-3.jpg"}})
        EXPECT_TRUE(page_names(names).missing.empty()) << (names.empty() ? "" : names[0]);
}

TEST(PageNames, OfSeveralPapersHaveNothingInCommon) {
    EXPECT_TRUE(page_names({"nguyen-van-a.jpg", "tran-thi-b.jpg", "giay-phep.png"}).unlike);
    EXPECT_FALSE(page_names({"bia.jpg", "trang-1.jpg", "trang-2.jpg"}).unlike);
    EXPECT_FALSE(page_names({"scan.jpg", "scan (2).jpg"}).unlike);
    EXPECT_FALSE(page_names({"mot.jpg"}).unlike);
    EXPECT_FALSE(page_names({"trang-1.jpg", "Trang-02.PNG"}).unlike);
}
