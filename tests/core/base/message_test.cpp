// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message.h"

#include "core/base/error.h"

#include <cerrno>
#include <gtest/gtest.h>

using namespace sohoa;

TEST(Message, PutsValuesInTheirPlaces) {
    EXPECT_EQ(msg("page {1} of {2}", 3, "a.tif").english(), "page 3 of a.tif");
    EXPECT_EQ(fill("{2} trước {1}", {"a", "b"}), "b trước a") << "a translation may turn the order";
    EXPECT_EQ(fill("{1} and {1}", {"x"}), "x and x");
}

TEST(Message, KeepsPlacesWithoutAValueAndBraces) {
    EXPECT_EQ(fill("{1} {2}", {"x"}), "x {2}");
    EXPECT_EQ(fill("{0} {} {a} {1", {"x"}), "{0} {} {a} {1");
    EXPECT_EQ(fill("", {"x"}), "");
}

TEST(Message, ValuesAreNeverPatternsThemselves) {
    EXPECT_EQ(fill("{1}{2}", {"{2}", "y"}), "{2}y");
}

TEST(Message, ShowsNumbersForPeople) {
    EXPECT_EQ(to_arg(300.0), "300");
    EXPECT_EQ(to_arg(2.5), "2.5");
    EXPECT_EQ(to_arg(1.005), "1");
    EXPECT_EQ(to_arg(0.126), "0.13");
    EXPECT_EQ(to_arg(-0.001), "0");
    EXPECT_EQ(to_arg(uint64_t{18446744073709551615u}), "18446744073709551615");
}

TEST(Message, ErrorsSayWhereAndWhat) {
    const Error error(Code::bad_data, "a.tif, page 2", msg("holds {1} bytes", 5));
    EXPECT_STREQ(error.what(), "a.tif, page 2: holds 5 bytes");
    EXPECT_STREQ(Error(Code::usage, "", msg("x")).what(), "x");
}

TEST(Message, SystemErrorsCarryTheirExitCode) {
    EXPECT_EQ(system_error("f", "open", ENOENT).code, Code::no_input);
    EXPECT_EQ(system_error("f", "open", EACCES).code, Code::permission);
    EXPECT_EQ(system_error("f", "create", EEXIST).code, Code::cannot_create);
    EXPECT_EQ(system_error("f", "write", ENOSPC).code, Code::io);
}
