// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"

#include "tests/core/scratch.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {
// FIPS 180-4 examples.
constexpr const char* of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* of_two_blocks = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
constexpr const char* of_a_million_a = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
} // namespace

TEST(Digest, GivesTheKnownValues) {
    EXPECT_EQ(sha256_hex(""), of_nothing);
    EXPECT_EQ(sha256_hex("abc"), of_abc);
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), of_two_blocks);
    EXPECT_EQ(sha256("abc").size(), 32u);
    EXPECT_EQ(hex(sha256("abc")), of_abc);
}

TEST(Digest, Base64) { // RFC 4648 clause 10
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64(std::string("\0\xff", 2)), "AP8=");
}

TEST(Digest, IsTheSameInPieces) {
    Sha256 digest;
    for (int i = 0; i < 1000; ++i)
        digest.add(std::string(1000, 'a'));
    Sha256 moved = std::move(digest);
    EXPECT_EQ(hex(moved.finish()), of_a_million_a);
}

TEST(Digest, ReadsFiles) {
    const Scratch scratch;
    EXPECT_EQ(sha256_file(scratch.write("empty", "")), of_nothing);
    EXPECT_EQ(sha256_file(scratch.write("a", std::string(1'000'000, 'a'))), of_a_million_a);
    EXPECT_EQ(sha256_file(scratch.write("b", std::string(3 << 20, 'a'))), sha256_hex(std::string(3 << 20, 'a')));
    EXPECT_EQ(error_of([&] { sha256_file(scratch.path("none")); }).code, Code::no_input);
}

TEST(Digest, HexGoesBothWays) {
    const std::string bytes("\x00\x7f\x80\xff", 4);
    EXPECT_EQ(hex(bytes), "007f80ff");
    EXPECT_EQ(unhex("007f80FF"), bytes);
    for (const char* text : {"0", "0g", "00 1", "-1"})
        EXPECT_EQ(unhex(text), "") << text;
}
