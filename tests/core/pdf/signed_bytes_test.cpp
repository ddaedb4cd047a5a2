// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signed_bytes.h"

#include "core/base/digest.h"
#include "tests/core/scratch.h"

#include <array>
#include <chrono>

using namespace sohoa;
using namespace sohoa::test;

namespace {

const std::string no_fault;

std::string fault(const std::vector<int64_t>& range, uint64_t bytes = 100, uint64_t start = 40, uint64_t end = 60) {
    return byte_range_fault(range, bytes, start, end).id;
}

// DER of `content` under a SEQUENCE with a length in `digits` bytes; 0: the short form.
std::string sequence(const std::string& content, size_t digits) {
    std::string out = "\x30";
    if (digits == 0) return out + static_cast<char>(content.size()) + content;
    out += static_cast<char>(0x80 + digits);
    for (size_t i = digits; i-- > 0;)
        out += static_cast<char>(i < 8 ? content.size() >> (8 * i) & 0xFF : 0);
    return out + content;
}

const std::string oid_sha1("\x06\x05\x2b\x0e\x03\x02\x1a", 7),
    oid_sha2("\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02", 10); // and 1, 2, 3

class RawSignatures : public testing::Test {
  protected:
    std::vector<RawSignature> find(const std::string& bytes) {
        const std::string path = folder.write("a.pdf", bytes);
        return raw_signatures(path);
    }
    Scratch folder;
};

// A gap "<00>" at byte 20 behind `before`, which must be shorter.
std::string with_gap(const std::string& before) {
    return before + std::string(200 - before.size(), ' ') + "<00>";
}

} // namespace

TEST(ByteRange, Exact) {
    EXPECT_EQ(fault({0, 40, 60, 40}), no_fault);
    EXPECT_EQ(fault({0, 40, 60, 0}), no_fault) << "less than the file is a question of later revisions";
    EXPECT_EQ(fault({0, 40, 60, 39}), no_fault);
    EXPECT_EQ(fault({0, 0, 100, 0}, 100, 0, 100), no_fault);
}

TEST(ByteRange, EachFault) {
    const std::string four = "/ByteRange does not hold four numbers",
                      whole = "/ByteRange holds something else than whole numbers",
                      first = "/ByteRange does not start at the first byte of the file",
                      beyond = "/ByteRange reaches beyond the file", overlap = "the two parts of /ByteRange overlap",
                      gap = "the gap of /ByteRange is not exactly the string of /Contents";
    constexpr int64_t huge = INT64_MAX;
    EXPECT_EQ(fault({}), four);
    EXPECT_EQ(fault({0, 40, 60}), four);
    EXPECT_EQ(fault({0, 40, 60, 40, 0}), four);
    EXPECT_EQ(fault({0, 40, 60, -1}), whole);
    EXPECT_EQ(fault({-1, 40, 60, 40}), whole);
    EXPECT_EQ(fault({0, INT64_MIN, 60, 40}), whole);
    EXPECT_EQ(fault({1, 40, 60, 40}), first);
    EXPECT_EQ(fault({huge, 40, 60, 40}), first);
    EXPECT_EQ(fault({0, 40, 60, 41}), beyond);
    EXPECT_EQ(fault({0, 40, 101, 0}), beyond);
    EXPECT_EQ(fault({0, 40, 60, huge}), beyond);
    EXPECT_EQ(fault({0, 40, huge, huge}), beyond) << "their sum has no room in 64 bits";
    EXPECT_EQ(fault({0, 60, 40, 40}), overlap);
    EXPECT_EQ(fault({0, 40, 40, 40}), overlap);
    EXPECT_EQ(fault({0, huge, 60, 40}), overlap);
    for (const auto& [a, b] : {std::pair{39, 60}, {41, 60}, {40, 59}, {40, 61}, {10, 90}})
        EXPECT_EQ(fault({0, a, b, 100 - b}), gap) << a << " " << b;
}

TEST(Padding, IsRemovedBehindWholeDer) {
    for (const size_t digits : {0, 1, 2, 3, 4}) {
        const std::string der = sequence(std::string(100, 'x'), digits);
        EXPECT_EQ(without_padding(der), der) << digits;
        EXPECT_EQ(without_padding(der + std::string(5'000, '\0')), der) << digits;
        EXPECT_EQ(without_padding(der + std::string(7, '\0') + "x"), der + std::string(7, '\0') + "x") << digits;
    }
    const std::string large = sequence(std::string(70'000, '\0'), 3);
    EXPECT_EQ(without_padding(large + std::string(3, '\0')), large) << "zeros of its own stay";
    EXPECT_EQ(without_padding(std::string("\x30\0\0\0", 4)), std::string("\x30\0", 2));
}

TEST(Padding, AnythingElseIsReturnedWhole) {
    const std::string padding(10, '\0');
    for (const std::string& text :
         {std::string(), std::string("\x30", 1), padding, "\x31\x01x" + padding,
          "\x30\x80" + padding,                                                         // indefinite length
          "\x30\xff" + padding, sequence("x", 5) + padding, sequence("x", 8) + padding, // more digits than a file has
          std::string("\x30\x82\x01", 3), std::string("\x30\x84\xff\xff\xff\xff", 6) + padding, // longer than it is
          std::string("\x30\x0b", 2) + padding})
        EXPECT_EQ(without_padding(text), text);
    const std::string der = sequence(std::string(300, 'x'), 2);
    for (size_t end = 0; end < der.size(); ++end)
        EXPECT_EQ(without_padding(der.substr(0, end)), der.substr(0, end)) << end;
}

TEST(Digests, OfBothRangesAndOnlyThoseNamed) {
    Scratch folder;
    std::string bytes(3'000'000, 'a');
    for (size_t i = 0; i < bytes.size(); i += 997)
        bytes[i] = static_cast<char>(i / 997);
    const std::string path = folder.write("a", bytes);
    const InputFile file(path);
    const auto digested = [&](const std::string& contents, int64_t gap, int64_t on, int64_t length) {
        std::vector<SignatureField> fields(1);
        fields[0].contents = contents;
        fields[0].byte_range = {0, gap, on, length};
        fields[0].covered_bytes = static_cast<uint64_t>(on + length);
        EXPECT_EQ(digest_file(file, fields), sha256(bytes)) << "of the whole file";
        return fields[0];
    };
    SignatureField field = digested("", 1'500'000, 1'600'001, 1'399'999);
    EXPECT_EQ(field.digest_sha1 + field.digest_sha256 + field.digest_sha384 + field.digest_sha512, "");
    field = digested("x" + oid_sha2 + "\x01" + oid_sha2 + "\x03", 1'500'000, 1'600'001, 1'399'999);
    const std::string covered = bytes.substr(0, 1'500'000) + bytes.substr(1'600'001);
    EXPECT_EQ(field.digest_sha256, sha256(covered));
    EXPECT_EQ(field.digest_sha512.size(), 64u);
    EXPECT_EQ(field.digest_sha1 + field.digest_sha384, "");
    field = digested(oid_sha1 + oid_sha2 + "\x02", 0, 3'000'000, 0);
    EXPECT_EQ(hex(field.digest_sha1), "da39a3ee5e6b4b0d3255bfef95601890afd80709") << "of no byte at all";
    EXPECT_EQ(hex(field.digest_sha384).substr(0, 16), "38b060a751ac9638");
    for (size_t end = 1; end < oid_sha2.size() + 1; ++end)
        EXPECT_EQ(digested((oid_sha2 + "\x01").substr(0, end), 10, 20, 10).digest_sha256, "") << end;
}

// One pass over the file serves them all; gaps inside, behind and across one another are their own business.
TEST(Digests, OfManySignaturesAtOnce) {
    Scratch folder;
    std::string bytes(1'000'000, 'a');
    for (size_t i = 0; i < bytes.size(); i += 991)
        bytes[i] = static_cast<char>(i / 991);
    const InputFile file(folder.write("a", bytes));
    std::vector<SignatureField> fields;
    for (const auto& [gap, on, end] : {std::array{10, 20, 30},
                                       {10, 500'000, 1'000'000},
                                       {10, 20, 30},
                                       {20, 30, 1'000'000},
                                       {999'000, 999'999, 1'000'000},
                                       {999'000, 1'000'000, 1'000'000},
                                       {0, 1'000'000, 1'000'000}}) {
        SignatureField& field = fields.emplace_back();
        field.contents = oid_sha2 + "\x01";
        field.byte_range = {0, gap, on, end - on};
        field.covered_bytes = static_cast<uint64_t>(end);
    }
    SignatureField& none = fields.emplace_back();
    none.contents = oid_sha2 + "\x01";
    none.byte_range = {0, 10, 20, INT64_MAX};
    EXPECT_EQ(digest_file(file, fields), sha256(bytes));
    for (size_t i = 0; i + 1 < fields.size(); ++i) {
        const auto& r = fields[i].byte_range;
        EXPECT_EQ(fields[i].digest_sha256, sha256(bytes.substr(0, static_cast<size_t>(r[1])) +
                                                  bytes.substr(static_cast<size_t>(r[2]), static_cast<size_t>(r[3]))))
            << i;
    }
    EXPECT_EQ(fields.back().digest_sha256, "") << "its range is no part of the file";
}

TEST_F(RawSignatures, AreFoundInAnySpelling) {
    for (const char* range :
         {"/ByteRange[0 200 204 0]", "/ByteRange [ 0\n200 %c\r204 0 ]", "/ByteRange[0 200 204 99999]",
          "(/ByteRange[0 200 204 7]", "stream /ByteRange[-5 200 204 x(", "/ByteRange[1.5 200 204 0]"}) {
        const auto found = find(with_gap(range));
        if (std::string(range).find("x(") != std::string::npos) {
            EXPECT_TRUE(found.empty());
            continue;
        }
        ASSERT_EQ(found.size(), 1u) << range;
        EXPECT_EQ(found[0].place, std::string(range).find("/ByteRange"));
        EXPECT_EQ(found[0].byte_range[1], 200);
        EXPECT_EQ(found[0].byte_range[2], 204);
    }
    EXPECT_EQ(find(with_gap("/ByteRange[1.5 200 204 (x)]")).at(0).byte_range, (std::vector<int64_t>{-1, 200, 204, -1}));
}

TEST_F(RawSignatures, OnlyWithAStringInTheGap) {
    for (const char* range :
         {"/ByteRange[0 201 204 0]", "/ByteRange[0 200 203 0]", "/ByteRange[0 200 205 0]", "/ByteRange[0 204 200 0]",
          "/ByteRange[0 200 200 0]", "/ByteRange[0 -200 204 0]", "/ByteRange[0 200 999999999999999999 0]",
          "/ByteRange[0 200 99999999999999999999 0]", "/ByteRange[0 200 204]", "/ByteRange[0 200 204 0 0]",
          "/ByteRange 0 200 204 0", "/ByteRange", "/Byterange[0 200 204 0]"})
        EXPECT_TRUE(find(with_gap(range)).empty()) << range;
    const std::string whole = with_gap("/ByteRange[0 200 204 0]");
    for (size_t end = 0; end < whole.size(); ++end)
        EXPECT_TRUE(find(whole.substr(0, end)).empty()) << end;
}

TEST_F(RawSignatures, EqualOnesCountOnce) {
    EXPECT_EQ(find(with_gap("/ByteRange[0 200 204 0]/ByteRange[0 200 204 0]")).size(), 1u);
    EXPECT_EQ(find(with_gap("/ByteRange[0 200 204 0]/ByteRange[0 200 204 1]")).size(), 2u);
}

TEST_F(RawSignatures, WhereverThePiecesEnd) {
    for (size_t before = (1 << 20) - 12; before <= (1 << 20) + 2; ++before) {
        std::string bytes(before, ' ');
        bytes[10] = '<';
        bytes[13] = '>';
        const auto found = find(bytes + "/ByteRange[0 10 14 5]");
        ASSERT_EQ(found.size(), 1u) << before;
        EXPECT_EQ(found[0].place, before);
    }
}

// Arrays that never close would each be followed to the end of the file.
TEST_F(RawSignatures, UnclosedOnesCostNoTime) {
    for (const char* open : {"/ByteRange[(", "/ByteRange %", "/ByteRange[1 "}) {
        std::string bytes;
        for (int i = 0; i < 1'000; ++i)
            bytes += open;
        bytes += std::string(16'000'000, '1');
        const auto start = std::chrono::steady_clock::now();
        EXPECT_TRUE(find(bytes).empty());
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << open;
    }
}
