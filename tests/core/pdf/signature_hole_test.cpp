// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signature_hole.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "tests/core/scratch.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace sohoa {
namespace {

using test::Scratch;

// What a worker may hand over, and where it says that the hole is.
class Hole : public testing::Test {
  protected:
    std::string file(const std::string& text) { return scratch.write("a.pdf", text); }
    Code refused(const std::string& path, uint64_t offset, uint64_t bytes) {
        try {
            const SignatureHole hole(path, offset, bytes);
        } catch (const Error& error) {
            return error.code;
        }
        ADD_FAILURE() << "taken: " << offset << ", " << bytes;
        return Code::usage;
    }

    const Scratch scratch;
};

TEST_F(Hole, IsDigestedAroundAndFilled) {
    const std::string path = file("before<00000000>after");
    const SignatureHole hole(path, 7, 4);
    EXPECT_EQ(hex(hole.digest()), sha256_hex("beforeafter"));
    hole.fill("ab");
    EXPECT_EQ(read_file(path), "before<61620000>after");
    EXPECT_EQ(hex(hole.digest()), sha256_hex("beforeafter")) << "what fills it is not signed";
}

TEST_F(Hole, ACmsThatIsTooLongIsNotWritten) {
    const std::string path = file("before<00000000>after");
    const SignatureHole hole(path, 7, 4);
    EXPECT_THROW(hole.fill("12345"), Error);
    EXPECT_EQ(read_file(path), "before<00000000>after");
    hole.fill("1234");
    EXPECT_EQ(read_file(path), "before<31323334>after");
}

TEST_F(Hole, OnlyThePlaceThatWasAskedForIsTaken) {
    const std::string path = file("before<00000000>after");
    for (const auto& [offset, bytes] : {std::pair<uint64_t, uint64_t>{0, 4},
                                        {6, 4},
                                        {8, 4},
                                        {7, 3},
                                        {7, 5},
                                        {7, 1000},
                                        {21, 0},
                                        {UINT64_MAX, 4},
                                        {7, UINT64_MAX / 2},
                                        {7, UINT64_MAX}})
        EXPECT_EQ(refused(path, offset, bytes), Code::internal) << offset << ", " << bytes;
    EXPECT_EQ(refused(file("before<0000f000>after"), 7, 4), Code::internal) << "not empty";
    EXPECT_EQ(refused(file("before<00000000"), 7, 4), Code::internal) << "cut off";
    EXPECT_EQ(refused(file(""), 7, 4), Code::internal);
}

TEST_F(Hole, ALinkOrAPipeIsNoFile) {
    const std::string path = file("before<00000000>after"), link = scratch.path("link.pdf");
    std::filesystem::create_symlink(path, link);
    EXPECT_EQ(refused(link, 7, 4), Code::internal);
    EXPECT_EQ(refused(scratch.path(""), 7, 4), Code::internal);
    EXPECT_EQ(refused(scratch.path("none"), 7, 4), Code::internal);
}

} // namespace
} // namespace sohoa
