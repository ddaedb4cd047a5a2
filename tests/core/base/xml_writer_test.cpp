// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/xml_writer.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

TEST(XmlWriter, ClosesWhatIsOpenInItsOrder) {
    XmlWriter xml;
    xml.open("a").attribute("n", 1).open("b").text("ệ").close().open("c").close().open("d").open("e");
    EXPECT_EQ(xml.finish().take(), declaration + "\n<a n=\"1\">\n<b>ệ</b>\n<c/>\n<d>\n<e/>\n</d>\n</a>\n");
}

TEST(XmlWriter, EscapesTextAndAttributes) {
    XmlWriter xml;
    xml.open("a").attribute("v", "& < > \" \t\n\r").text("& < > \"");
    EXPECT_EQ(xml.finish().take(),
              declaration + "\n<a v=\"&amp; &lt; &gt; &quot; &#9;&#10;&#13;\">&amp; &lt; &gt; &quot;</a>\n");
}

TEST(XmlWriter, WhatXmlCannotHoldIsReplaced) {
    XmlWriter xml;
    xml.open("a").text(std::string("\x01\xff", 2));
    EXPECT_EQ(xml.finish().take(), declaration + "\n<a>\uFFFD\uFFFD</a>\n");
}

TEST(XmlWriter, PiecesAddUpToTheWhole) {
    XmlWriter whole("<!DOCTYPE a>"), pieces("<!DOCTYPE a>");
    whole.open("a").open("b").attribute("c", "d").close().open("e").finish();
    std::string out = pieces.open("a").open("b").attribute("c", "d").close().take();
    out += pieces.open("e").take();
    out += pieces.finish().take();
    EXPECT_EQ(pieces.take(), "");
    // A start tag that was taken away open is closed by an end tag.
    EXPECT_EQ(out, declaration + "\n<!DOCTYPE a>\n<a>\n<b c=\"d\"/>\n<e></e>\n</a>\n");
    EXPECT_EQ(whole.take(), declaration + "\n<!DOCTYPE a>\n<a>\n<b c=\"d\"/>\n<e/>\n</a>\n");
}

TEST(Decimal, HasNoMoreDigitsThanAskedForAndNoMinusZero) {
    EXPECT_EQ(decimal(0.97356, 4), "0.9736");
    EXPECT_EQ(decimal(1, 4), "1");
    EXPECT_EQ(decimal(-3.25, 1), "-3.3");
    EXPECT_EQ(decimal(-0.00001, 4), "0");
    EXPECT_EQ(decimal(0.00001, 5), "0.00001") << "xsd:decimal has no exponent";
    EXPECT_EQ(decimal(120000, 1), "120000");
}

} // namespace
} // namespace sohoa
