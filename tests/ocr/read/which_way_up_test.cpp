// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/which_way_up.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

/// `count` words of ten letters that were read after a clockwise turn, and run on the page as after a turn by `run`.
PageText reading(int turned, int run, double confidence, int count = 20) {
    constexpr double dx[] = {1, 0, -1, 0}, dy[] = {0, -1, 0, 1};
    PageText text;
    text.turned = turned;
    text.mean_confidence = count > 0 ? confidence : 0;
    for (int i = 0; i < count; ++i) {
        Word word;
        word.text = "mười chữ ở";
        word.confidence = confidence;
        word.base_from = {100, 100.0 + 40 * i};
        word.base_to = {100 + 90 * dx[run / 90], 100.0 + 40 * i + 90 * dy[run / 90]};
        text.lines.push_back({{word}, 0});
    }
    return text;
}

} // namespace

TEST(WhichWayUp, TheWordsTellTheirTurn) {
    for (const int run : {0, 90, 180, 270})
        for (const int turned : {0, 90, 180, 270})
            EXPECT_EQ(turn_of_words(reading(turned, run, 90)), run);
    EXPECT_EQ(turn_of_words(reading(90, 0, 0, 0)), 90) << "no word tells anything";
}

TEST(WhichWayUp, ShowsItselfWhereEnoughReadsWell) {
    EXPECT_TRUE(shows_its_turn(reading(180, 180, 85)));
    EXPECT_FALSE(shows_its_turn(reading(180, 180, 45)));
    EXPECT_FALSE(shows_its_turn(reading(180, 180, 95, 1))) << "one word is no page";
    EXPECT_FALSE(shows_its_turn(reading(90, 0, 95))) << "read as a block that lies on its side";
}

TEST(WhichWayUp, ATurnThatReadsNoBetterIsNotTaken) {
    EXPECT_EQ(best_of({reading(180, 180, 34), reading(0, 0, 96)}).turned, 0);
    EXPECT_EQ(best_of({reading(180, 180, 50), reading(0, 0, 40)}).turned, 0);
    EXPECT_EQ(best_of({reading(180, 180, 88, 1), reading(0, 0, 60)}).turned, 0) << "one word against twenty";
    EXPECT_EQ(best_of({reading(180, 180, 0, 0), reading(0, 0, 0, 0)}).turned, 0);
    EXPECT_EQ(best_of({reading(0, 0, 40), reading(180, 180, 92)}).turned, 180);
    EXPECT_EQ(best_of({reading(0, 0, 38), reading(180, 180, 45), reading(90, 90, 90)}).turned, 90);
}

TEST(WhichWayUp, ABlockThatIsReadOnItsSideTurnsThePage) {
    EXPECT_EQ(best_of({reading(0, 270, 96), reading(270, 270, 96)}).turned, 270);
    EXPECT_EQ(best_of({reading(90, 0, 80), reading(0, 0, 78)}).turned, 0);
    EXPECT_EQ(best_of({reading(0, 270, 50)}).turned, 0) << "nothing else was tried";
}

TEST(WhichWayUp, IsKnownOnlyWhereItShows) {
    EXPECT_TRUE(best_of({reading(180, 180, 34), reading(0, 0, 96)}).turn_known);
    EXPECT_FALSE(best_of({reading(180, 180, 34), reading(0, 0, 40)}).turn_known);
}

} // namespace sohoa
