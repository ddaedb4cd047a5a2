// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/later_revisions.h"

#include "tests/core/scratch.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

// What a signature covers, as far as these questions go: an object, and where it is listed.
const std::string first = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const std::string base = first +
                         "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2>>\nstartxref\n" +
                         std::to_string(first.size()) + "\n%%EOF\n";

std::string ten(size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(10 - digits.size(), '0') + digits;
}

size_t last_startxref(const std::string& pdf) {
    return std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
}

/// An update of one object with a cross-reference table; each part may be another.
struct Update {
    std::string object = "5 0 obj\n<</A 1>>\nendobj\n";
    std::string entry = {};     ///< where it is listed; else right
    std::string between = {};   ///< table and trailer
    std::string trailer = {};   ///< else right
    std::string behind = {};    ///< the trailer
    std::string startxref = {}; ///< else right
    std::string end = "%%EOF\n";

    std::string on(const std::string& pdf) const {
        const size_t at = pdf.size() + object.size();
        return pdf + object + "xref\n5 1\n" + (entry.empty() ? ten(pdf.size()) + " 00000 n \n" : entry) + between +
               (trailer.empty() ? "trailer\n<</Size 6/Prev " + std::to_string(last_startxref(pdf)) + ">>\n" : trailer) +
               behind + "startxref\n" + (startxref.empty() ? std::to_string(at) : startxref) + "\n" + end;
    }
};

/// An update with a cross-reference stream.
std::string with_stream(const std::string& pdf, const std::string& dictionary, const std::string& data = "1234567") {
    const std::string prev = std::to_string(last_startxref(pdf));
    return pdf + "6 0 obj\n<</Type/XRef/Prev " + prev + dictionary + ">>stream\n" + data +
           "\nendstream\nendobj\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

class Later : public testing::Test {
  protected:
    LaterRevisions read(const std::string& bytes, uint64_t covered = base.size()) {
        const InputFile file(folder.write("a.pdf", bytes));
        RawTokens tokens(file);
        return read_later_revisions(tokens, covered, [](int64_t object) -> std::optional<int64_t> {
            if (object == 99) return 7;
            if (object == 98) return -7;
            return std::nullopt;
        });
    }
    std::string fault(const std::string& bytes, uint64_t covered = base.size()) {
        const LaterRevisions later = read(bytes, covered);
        EXPECT_NE(later.clean, !later.fault.id.empty());
        return later.fault.id;
    }
    void expect_clean(const std::string& bytes, int count, uint64_t covered = base.size()) {
        const LaterRevisions later = read(bytes, covered);
        EXPECT_TRUE(later.clean) << later.fault.english();
        EXPECT_EQ(later.fault.id, "");
        EXPECT_EQ(later.count, count);
    }
    Scratch folder;
};

} // namespace

TEST_F(Later, NothingIsClean) {
    expect_clean(base, 0);
    expect_clean(base + std::string("\n\r \0\t\f", 6), 0);
    expect_clean(base, 0, base.size() - 1); // the line end of %%EOF stands behind the covered bytes
    EXPECT_EQ(fault(base + "x"), "there is something that is no object");
    EXPECT_EQ(fault(base + "% a comment"), "there is something that is no object");
}

TEST_F(Later, WhatIsCoveredEndsARevision) {
    const std::string not_whole = "the signed bytes do not end with a whole revision";
    for (size_t covered = 0; covered + 1 < base.size(); ++covered)
        EXPECT_EQ(fault(base, covered), not_whole) << covered;
    for (const char* end :
         {"startxref\n-1\n%%EOF", "startxref\nx\n%%EOF", "startxref\n%%EOF", "startxref\n9999999999999999999\n%%EOF",
          "startxref\n9\n%%EO", "startxref\n9\n%EOF", "startxref\n9\n%%EOF\n% more", "startxref\n9 9\n%%EOF"}) {
        const std::string bytes = first + end;
        EXPECT_EQ(fault(bytes, bytes.size()), not_whole) << end;
    }
    const std::string far = first + "startxref\n9" + std::string(64, ' ') + "%%EOF";
    EXPECT_EQ(fault(far, far.size()), not_whole) << "the place is looked for in the last bytes only";
}

TEST_F(Later, UpdatesAreCounted) {
    std::string bytes = base;
    for (int count = 1; count <= 5; ++count) {
        bytes = Update{.object = std::to_string(5) + " 0 obj\n[" + std::to_string(count) + "]\nendobj\n"}.on(bytes);
        expect_clean(bytes, count);
    }
    const size_t second = Update{.object = "5 0 obj\n[1]\nendobj\n"}.on(base).size();
    expect_clean(bytes, 4, second);
    expect_clean(with_stream(base, "/Length 7"), 1);
    expect_clean(with_stream(Update{}.on(base), "/Length 99 0 R"), 2);
    expect_clean(Update{.object = "\n\n5 0 obj\n<</Length 3>>stream\r\n>>\n\nendstream\nendobj\n",
                        .entry = ten(base.size() + 2) + " 00000 n \n"}
                     .on(base),
                 1);
    expect_clean(Update{.object = "", .entry = "0000000000 00001 f \n"}.on(base), 1);
    expect_clean(Update{.object = "", .entry = ten(9) + " 00000 n \n", .trailer = ""}.on(base).replace(base.size() + 5,
                                                                                                       3, "1 1"),
                 1);
}

TEST_F(Later, ATruncatedUpdateIsNotClean) {
    const std::string table = Update{}.on(base), stream = with_stream(base, "/Length 7");
    for (const std::string& bytes : {table, stream})
        for (size_t end = base.size() + 1; end + 1 < bytes.size(); ++end) {
            const LaterRevisions later = read(bytes.substr(0, end));
            EXPECT_FALSE(later.clean) << end;
            EXPECT_EQ(later.count, 0) << end;
            EXPECT_FALSE(later.fault.id.empty()) << end;
        }
}

TEST_F(Later, EachPartHasItsFault) {
    const std::string no_object = "there is something that is no object", unreadable = "an object cannot be read",
                      entry = "a cross-reference entry cannot be read",
                      elsewhere = "a cross-reference entry points at something else",
                      prev = "/Prev is not the startxref of the revision before", at = ten(base.size());
    const auto of = [&](const Update& update) { return fault(update.on(base)); };
    EXPECT_EQ(of({.object = "5 0 obj\n<</A 1/A 2>>\nendobj\n"}), unreadable);
    EXPECT_EQ(of({.object = "5 0 obj\n" + std::string(1'000, '[') + "\nendobj\n"}), unreadable);
    EXPECT_EQ(of({.object = "5 0 obj\nendobj\n"}), "an object has no end") << "the word is taken for its value";
    EXPECT_EQ(of({.object = "5 0 obj\n1 2\nendobj\n"}), "an object has no end");
    EXPECT_EQ(of({.object = "-5 0 obj\n1\nendobj\n"}), no_object);
    EXPECT_EQ(of({.object = "5 obj\n1\nendobj\n"}), no_object);
    EXPECT_EQ(of({.object = "99999999999999999999 0 obj\n1\nendobj\n"}), no_object);
    EXPECT_EQ(of({.object = "% hidden\n5 0 obj\n1\nendobj\n"}), no_object);
    EXPECT_EQ(of({.object = "5 0 obj\n[]stream\n\nendstream\nendobj\n"}), "a stream has no dictionary");
    EXPECT_EQ(of({.object = "5 0 obj\n<</Length 0>>stream endstream\nendobj\n"}),
              "a stream does not begin on a new line");
    EXPECT_EQ(of({.entry = ten(base.size() + 1) + " 00000 n \n"}), elsewhere);
    EXPECT_EQ(of({.entry = ten(0) + " 00000 n \n"}), elsewhere);
    EXPECT_EQ(of({.entry = ten(9) + " 00000 n \n"}), elsewhere) << "object 1 stands there, not 5";
    EXPECT_EQ(of({.entry = "999999999999999999 00000 n \n"}), elsewhere);
    EXPECT_EQ(of({.entry = at + " 00000 m \n"}), entry);
    EXPECT_EQ(of({.entry = at + " n \n"}), entry);
    EXPECT_EQ(of({.entry = "-1 00000 n \n"}), entry);
    EXPECT_EQ(of({.between = "6 1\n"}), entry) << "fewer entries than said";
    EXPECT_EQ(of({.between = at + " 00000 n \n"}), "a cross-reference table cannot be read")
        << "more entries than said";
    EXPECT_EQ(of({.between = "6 999999999999999999\n"}), entry);
    EXPECT_EQ(of({.between = "x"}), "a cross-reference table cannot be read");
    EXPECT_EQ(of({.trailer = "trailer\n[1]\n"}), "a trailer cannot be read");
    EXPECT_EQ(of({.trailer = "trailer\n<</Size 6>>\n"}), prev);
    EXPECT_EQ(of({.trailer = "trailer\n<</Size 6/Prev 9>>\n"}), prev);
    EXPECT_EQ(of({.trailer = "trailer\n<</Size 6/Prev (29)>>\n"}), prev);
    EXPECT_EQ(of({.behind = "7 0 obj\n1\nendobj\n"}), "something follows the cross-reference section of an update");
    EXPECT_EQ(of({.startxref = std::to_string(first.size())}),
              "startxref does not point at the cross-reference section of its update");
    EXPECT_EQ(of({.startxref = "0"}), "startxref does not point at the cross-reference section of its update");
    EXPECT_EQ(of({.end = "%%EO\n"}), "an update does not end with %%EOF");
    EXPECT_EQ(of({.end = ""}), "an update does not end with %%EOF");
    EXPECT_EQ(fault(base + "startxref\n29\n%%EOF\n"),
              "startxref does not point at the cross-reference section of its update");
}

TEST_F(Later, StreamLengths) {
    const std::string no_length = "a stream has no right /Length",
                      elsewhere = "a stream does not end where its /Length says";
    for (const char* length : {"", "/Length -1", "/Length 7.0", "/Length (7)", "/Length 98 0 R", "/Length 97 0 R",
                               "/Length 999999999999999999", "/Length 99999999999999999999", "/Length[7]"})
        EXPECT_EQ(fault(with_stream(base, length)), no_length) << length;
    for (const char* length : {"/Length 0", "/Length 6", "/Length 9", "/Length 20"})
        EXPECT_EQ(fault(with_stream(base, length)), elsewhere) << length;
    const std::string object = "endstream\nendobj\n7 0 obj\n1\nendobj\n";
    expect_clean(with_stream(base, "/Length " + std::to_string(object.size()), object), 1);
}

TEST_F(Later, OneCrossReferenceSectionEach) {
    const std::string prev = std::to_string(last_startxref(base));
    const std::string section = "6 0 obj\n<</Type/XRef/Prev " + prev + "/Length 0>>stream\n\nendstream\nendobj\n";
    EXPECT_EQ(fault(Update{.object = section, .entry = "0000000000 00000 f \n"}.on(base)),
              "something follows the cross-reference section of an update");
    EXPECT_EQ(fault(base + section + section), "something follows the cross-reference section of an update");
}

// A table that points back into the same update, and updates that name one another, end all the same.
TEST_F(Later, LoopsEnd) {
    const std::string once = Update{}.on(base);
    EXPECT_EQ(fault(Update{.trailer = "trailer\n<</Prev " + std::to_string(once.rfind("xref\n5")) + ">>\n"}.on(base)),
              "/Prev is not the startxref of the revision before");
    EXPECT_EQ(fault(Update{.trailer = "trailer\n<</Prev " + std::to_string(last_startxref(base)) + ">>\n"}.on(once)),
              "/Prev is not the startxref of the revision before");
}

// iText writes a comment there; many really signed files have it.
TEST_F(Later, ACommentBehindTheTrailerHidesNothing) {
    expect_clean(Update{.behind = "%iText-5.5.5\n"}.on(base), 1);
    expect_clean(Update{.behind = "%iText-5.5.5\n"}.on(Update{.behind = "% a\r%%EOF\r\n"}.on(base)), 2);
    EXPECT_EQ(fault(Update{.behind = "% a\n7 0 obj\n1\nendobj\n"}.on(base)),
              "something follows the cross-reference section of an update");
    EXPECT_EQ(fault(Update{.startxref = "% a\n9"}.on(base)),
              "startxref does not point at the cross-reference section of its update");
}
