// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/nesting.h"

#include "core/pdf/increment.h"
#include "core/pdf/pdfa_claim.h"
#include "core/pdf/signature_fields.h"
#include "core/scan/pdf_reader.h"
#include "tests/core/corpus.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

#include <chrono>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::string times(const std::string& text, size_t n) {
    std::string out;
    for (size_t i = 0; i < n; ++i)
        out += text;
    return out;
}

// Values inside one another, and closed again as they should be.
std::string dictionaries(size_t levels) {
    return times("<</A ", levels) + "1" + times(">>", levels);
}
std::string arrays(size_t levels) {
    return times("[", levels) + "1" + times("]", levels);
}

std::string with_object(const std::string& body) {
    PdfBuilder pdf;
    pdf.add(body);
    return pdf.bytes();
}

class Nesting : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    bool refused(const std::string& bytes) {
        try {
            refuse_deep_nesting(InputFile(folder.write("a.pdf", bytes)));
        } catch (const Error& error) {
            EXPECT_EQ(error.code, Code::bad_data);
            EXPECT_EQ(error.where, folder.path("a.pdf"));
            EXPECT_TRUE(holds(error.what(), "nested more than 64 deep")) << error.what();
            return true;
        }
        return false;
    }
    Scratch folder;
};

} // namespace

TEST_F(Nesting, TheBoundIsExact) {
    EXPECT_FALSE(refused(with_object(dictionaries(64))));
    EXPECT_TRUE(refused(with_object(dictionaries(65))));
    EXPECT_FALSE(refused(with_object(arrays(64))));
    EXPECT_TRUE(refused(with_object(arrays(65))));
    EXPECT_FALSE(refused(with_object(times("[<</A", 32) + " 1" + times(">>]", 32))));
    EXPECT_TRUE(refused(with_object(times("[<</A", 33) + " 1" + times(">>]", 33))));
    EXPECT_FALSE(refused(with_object("[" + times("<</A[1]>>", 10'000) + "]"))) << "side by side is not deep";
}

// Every reader of PDFs asks before PoDoFo parses: 1,000 levels would take it 16 seconds, and 20,000 the stack.
TEST_F(Nesting, EveryReaderRefuses) {
    for (const size_t levels : {300, 2'000, 20'000})
        for (const std::string& value : {dictionaries(levels), arrays(levels), times("<</A ", levels)}) {
            PdfBuilder pdf;
            pdf.catalog_extra = "/AcroForm 3 0 R";
            pdf.add(value);
            const std::string path = folder.write("a.pdf", pdf.bytes());
            Findings findings;
            for (const Error& error :
                 {error_of([&] { read_signature_fields(path, {}); }),
                  error_of([&] { pdf_pages(path, {}, findings, {}); }), error_of([&] { claimed_pdfa(path); }),
                  error_of([&] { Increment{PdfFile(path)}; })}) {
                EXPECT_EQ(error.code, Code::bad_data);
                EXPECT_TRUE(holds(error.what(), "nested more than 64 deep")) << error.what();
            }
        }
}

TEST_F(Nesting, TrailersAndStreamDictionariesCount) {
    PdfBuilder pdf;
    pdf.trailer_extra = "/X " + dictionaries(64);
    EXPECT_TRUE(refused(pdf.bytes()));
    pdf.trailer_extra = "/X " + dictionaries(63);
    EXPECT_FALSE(refused(pdf.bytes()));
    pdf.add_stream("/X " + arrays(64), "data");
    EXPECT_TRUE(refused(pdf.bytes()));
}

// A cross-reference table may point into a stream, a string or a comment.
TEST_F(Nesting, NothingHidesAValue) {
    const std::string value = "7 0 obj\n" + dictionaries(65) + "\nendobj\n";
    PdfBuilder in_stream;
    in_stream.add_stream("", "q Q " + value);
    EXPECT_TRUE(refused(in_stream.bytes()));
    EXPECT_TRUE(refused(with_object("(" + value + ")")));
    EXPECT_TRUE(refused("%PDF-1.6\n% 7 0 obj <<\n" + value));
    for (const std::string& between :
         {std::string("<</A(>>)/B"), std::string("<</A(\\)>>)/B"), std::string("<</A<3E>/B"), std::string("<</A%>>\n"),
          std::string("<</ stream "), std::string("<</endobj"), std::string("<</A\x01\x80"), std::string("<</A\0/B", 7),
          std::string("<</A 1 0 R/B true/C null/D -1.5/E"), std::string("[(((]))\\()"), std::string("[>")})
        EXPECT_TRUE(refused("%PDF-1.6\n7 0 obj" + times(between, 65))) << between;
}

// Pixels of one grey are full of what looks like dictionaries and arrays.
TEST_F(Nesting, StreamDataDoesNotCount) {
    for (const std::string& data :
         {times("<", 100'000), times("[", 100'000), times("<</A ", 20'000), times("stream\n<<", 10'000),
          times("x = obj[i]; y = obj((((; z = obj[\"[\"; ", 5'000)}) {
        PdfBuilder pdf;
        pdf.page("q Q", {pdf.add_stream("/Type/XObject/Subtype/Image/Width 10/Height 10", data)});
        EXPECT_FALSE(refused(pdf.bytes())) << data.substr(0, 20);
        EXPECT_TRUE(read_signature_fields(folder.path("a.pdf"), {}).empty());
    }
}

TEST_F(Nesting, WhatEndsTooSoonIsNotDeep) {
    const std::string good = with_object("<</A[1(two)<33>/4<</B true>>]>>");
    for (size_t end = 0; end <= good.size(); ++end)
        EXPECT_FALSE(refused(good.substr(0, end))) << end;
}

// The words that begin a value are found wherever the pieces end in which the file is read.
TEST_F(Nesting, AcrossPieces) {
    for (size_t before = (1 << 20) - 12; before <= (1 << 20) + 2; ++before) {
        EXPECT_TRUE(refused(std::string(before, '\n') + "7 0 obj" + arrays(65))) << before;
        EXPECT_TRUE(refused(std::string(before, '\n') + "trailer" + arrays(65))) << before;
    }
}

// Objects that begin inside one another would be followed again and again to the end.
TEST_F(Nesting, OverlappingValuesCostNoTime) {
    const auto start = std::chrono::steady_clock::now();
    const Error error = error_of([&] {
        refuse_deep_nesting(InputFile(folder.write("a.pdf", times("1 0 obj[", 60) + times("1 0 obj[(", 100'000))));
    });
    EXPECT_TRUE(holds(error.what(), "run into one another")) << error.what();
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST_F(Nesting, SamplesAreRead) {
    for (const char* name : {"giay-chung-nhan.pdf", "quyet-dinh-phu-luc.pdf", "to-trinh-cu.pdf"})
        EXPECT_NO_THROW(refuse_deep_nesting(InputFile(sample(name)))) << name;
}
