// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/core/scratch.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

Document document_of(const Scratch& scratch) {
    Document document;
    const std::string path = scratch.write("a.tif", "abc");
    document.files.push_back(
        {path, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}); // FIPS 180-4
    return document;
}

TEST(CheckUnchanged, PassesASourceThatIsAsItWas) {
    const Scratch scratch;
    EXPECT_NO_THROW(check_unchanged(document_of(scratch)));
}

TEST(CheckUnchanged, NamesASourceThatIsAnotherNow) {
    const Scratch scratch;
    const Document document = document_of(scratch);
    std::filesystem::remove(document.files[0].path);
    write_file_atomic(document.files[0].path, "abd");
    try {
        check_unchanged(document);
        FAIL() << "a changed source passed";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::bad_data);
        EXPECT_EQ(error.where, document.files[0].path);
    }
}

} // namespace
} // namespace sohoa::test
