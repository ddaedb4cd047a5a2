// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>

using namespace sohoa;

namespace {

constexpr int64_t moment = 1795396530; // 2026-11-23T01:15:30Z

int64_t parsed(const std::string& text) {
    int64_t time = -1;
    EXPECT_TRUE(parse_pdf_date(text, time)) << text;
    return time;
}

bool is_date(const std::string& text) {
    int64_t time = 0;
    return parse_pdf_date(text, time);
}

} // namespace

TEST(Clock, ShowsVietnamTimeWhateverTheMachineIsSetTo) {
    ::setenv("TZ", "America/New_York", 1);
    ::tzset();
    EXPECT_EQ(iso8601_vn(moment), "2026-11-23T08:15:30+07:00");
    EXPECT_EQ(iso8601_utc(moment), "2026-11-23T01:15:30Z");
    EXPECT_EQ(pdf_date(moment), "D:20261123081530+07'00'");
    EXPECT_EQ(seal_time(moment), "23/11/2026; 08:15:30 +07:00");
    EXPECT_EQ(parsed("D:20261123081530+07'00'"), moment);
    ::unsetenv("TZ");
    ::tzset();
}

TEST(Clock, ChangesTheDayAtMidnightInVietnam) {
    EXPECT_EQ(seal_time(1798736399), "31/12/2026; 23:59:59 +07:00");
    EXPECT_EQ(seal_time(1798736400), "01/01/2027; 00:00:00 +07:00");
    EXPECT_EQ(iso8601_vn(1709139600), "2024-02-29T00:00:00+07:00");
}

TEST(Clock, ReadsPdfDatesOfEveryZone) {
    EXPECT_EQ(parsed("D:20261123011530Z"), moment);
    EXPECT_EQ(parsed("D:20261123011530Z00'00'"), moment);
    EXPECT_EQ(parsed("D:20261122201530-05'00'"), moment);
    EXPECT_EQ(parsed("D:20261123064530+05'30'"), moment);
    EXPECT_EQ(parsed("D:20261123081530+07'00"), moment);
    EXPECT_EQ(parsed("D:20261123081530+0700"), moment);
    EXPECT_EQ(parsed("D:20261123081530+07"), moment);
    EXPECT_EQ(parsed("20261123081530+07'00'"), moment);
}

TEST(Clock, TakesMissingPartsOfAPdfDateForTheirFirstValues) {
    EXPECT_EQ(parsed("D:2026"), 1767225600);
    EXPECT_EQ(parsed("D:202611"), 1793491200);
    EXPECT_EQ(parsed("D:20261123"), 1795392000);
    EXPECT_EQ(parsed("D:2026112301"), 1795395600);
}

TEST(Clock, RefusesWhatIsNoDate) {
    for (const char* text :
         {"", "D:", "hôm nay", "D:20", "D:20261323", "D:20261100", "D:20261132", "D:2026112325", "D:202611230860",
          "D:2026112308153", "D:20261123081530?07", "D:20261123081530+x7", "D:20260230"})
        EXPECT_FALSE(is_date(text)) << text;
}

TEST(Clock, EveryPdfDateReadsBackAsItsMoment) {
    for (int64_t t : {int64_t{0}, int64_t{951782400}, moment, int64_t{4102444799}})
        EXPECT_EQ(parsed(pdf_date(t)), t);
}

TEST(Clock, IsPinnedBySourceDateEpoch) {
    ::setenv("SOURCE_DATE_EPOCH", "1795396530", 1);
    const Clock pinned = system_clock();
    ::unsetenv("SOURCE_DATE_EPOCH");
    EXPECT_EQ(pinned(), moment);
    const int64_t before = std::time(nullptr), now = system_clock()(), after = std::time(nullptr);
    EXPECT_LE(before, now);
    EXPECT_LE(now, after);
}

TEST(Clock, TakesAnEmptySourceDateEpochForNone) {
    ::setenv("SOURCE_DATE_EPOCH", "", 1);
    EXPECT_GT(system_clock()(), moment - 400 * 86400);
    ::unsetenv("SOURCE_DATE_EPOCH");
}
