// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads, and a machine does not.
#include "cli/i18n.h"

#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

class Say : public ::testing::Test {
  protected:
    ~Say() override { set_language("en"); }
};

TEST_F(Say, MeasuresHaveADecimalCommaInVietnamese) {
    const Message skew = msg("skew {1}°", 1.25);
    const Message taken = msg("{1} takes a whole number, not {2}", "quality.min_dpi", "1.5");
    set_language("vi");
    EXPECT_NE(say(skew).find("1,25°"), std::string::npos) << say(skew);
    EXPECT_NE(say(taken).find("1.5"), std::string::npos) << "as it was typed: " << say(taken);
    set_language("en");
    EXPECT_EQ(say(skew), "skew 1.25°");
}

TEST_F(Say, ACertificateIsCalledByItsCommonName) {
    set_language("en");
    const Message anchor = msg("the path reaches the trust anchor {1}", "CN=Root\\, first,O=Office,C=VN");
    EXPECT_EQ(say(anchor), "the path reaches the trust anchor Root, first");
    EXPECT_EQ(anchor.english(), "the path reaches the trust anchor CN=Root\\, first,O=Office,C=VN");
}

} // namespace
} // namespace sohoa::test
