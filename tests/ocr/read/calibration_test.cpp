// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/calibration.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

TEST(Calibration, RisesFromNearlyNothingToCertain) {
    EXPECT_LT(calibrated(0), 5);
    EXPECT_DOUBLE_EQ(calibrated(100), 100);
    for (int i = 1; i <= 1000; ++i)
        EXPECT_GT(calibrated(i / 10.0), calibrated((i - 1) / 10.0)) << i;
}

TEST(Calibration, WhatWasCounted) {
    EXPECT_NEAR(calibrated(42), 27, 3);
    EXPECT_NEAR(calibrated(75), 75, 3);
    EXPECT_NEAR(calibrated(88), 93, 1);
    EXPECT_NEAR(calibrated(96.7), 99.9, 0.2);
}

TEST(Calibration, OutsideIsTheEnd) {
    EXPECT_DOUBLE_EQ(calibrated(-5), calibrated(0));
    EXPECT_DOUBLE_EQ(calibrated(140), 100);
}

} // namespace
} // namespace sohoa
