// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "tests/core/scratch.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

TEST(File, OrdersNamesAsPeopleCount) {
    std::vector<std::string> names = {"page-10.jpg",  "page-2.jpg", "page-1.jpg",
                                      "page-02b.jpg", "Page-3.jpg", "page.jpg"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return natural_less(a, b); });
    EXPECT_EQ(names, (std::vector<std::string>{"Page-3.jpg", "page-1.jpg", "page-2.jpg", "page-02b.jpg", "page-10.jpg",
                                               "page.jpg"}));
}

TEST(File, OrdersNumbersLongerThanAnyInteger) {
    EXPECT_TRUE(natural_less("x99999999999999999999998", "x99999999999999999999999"));
    EXPECT_TRUE(natural_less("x9", "x10000000000000000000000000"));
}

TEST(File, NaturalOrderIsAStrictOrder) {
    const std::vector<std::string> names = {"",    "0",  "00",   "1",   "01", "001", "a",  "a0",
                                            "a00", "a1", "a01b", "a1a", "10", "9",   "ệ2", "ệ10"};
    for (const auto& a : names)
        for (const auto& b : names) {
            if (a == b) {
                EXPECT_FALSE(natural_less(a, b)) << a;
            } else {
                EXPECT_NE(natural_less(a, b), natural_less(b, a)) << a << " | " << b;
            }
            for (const auto& c : names)
                if (natural_less(a, b) && natural_less(b, c)) {
                    EXPECT_TRUE(natural_less(a, c)) << a << " | " << b << " | " << c;
                }
        }
}

TEST(File, ListsAFolderInNaturalOrder) {
    const Scratch scratch;
    for (const char* name : {"b10", "b9", ".hidden", "a"})
        scratch.write(name, "x");
    EXPECT_EQ(list_folder(scratch.folder()), (std::vector<std::string>{".hidden", "a", "b9", "b10"}));
    EXPECT_EQ(error_of([&] { list_folder(scratch.path("none")); }).code, Code::no_input);
}

TEST(File, WritesWholeFilesAndReplacesThem) {
    const Scratch scratch;
    write_file_atomic(scratch.path("a"), "first, which is longer");
    write_file_atomic(scratch.path("a"), "second");
    EXPECT_EQ(read_file(scratch.path("a")), "second");
    EXPECT_EQ(list_folder(scratch.folder()).size(), 1u) << "no temporary file stays";
}

TEST(File, LeavesNothingHalfWhenItCannotWrite) {
    const Scratch scratch;
    std::filesystem::create_directory(scratch.path("taken"));
    scratch.write("taken/inside", "x");
    error_of([&] { write_file_atomic(scratch.path("taken"), "bytes"); });
    EXPECT_EQ(list_folder(scratch.folder()), std::vector<std::string>{"taken"});
    EXPECT_EQ(error_of([&] { write_file_atomic(scratch.path("no/where"), "bytes"); }).code, Code::no_input);
}

TEST(File, SaysThatTheDiskIsFull) {
    const Fd full(::open("/dev/full", O_WRONLY));
    if (!full) GTEST_SKIP() << "there is no /dev/full";
    const Error error = error_of([&] { write_all(full.get(), "bytes", "record.pdf"); });
    EXPECT_EQ(error.code, Code::io);
    EXPECT_EQ(error.where, "record.pdf");
    EXPECT_TRUE(holds(error.what(), "disk is full")) << error.what();
}

TEST(File, RefusesAPipeWithoutWaitingForAWriter) {
    const Scratch scratch;
    ASSERT_EQ(::mkfifo(scratch.path("pipe").c_str(), 0600), 0);
    ::alarm(30); // a test that waits is ended by the signal
    const Error error = error_of([&] { open_for_reading(scratch.path("pipe")); });
    ::alarm(0);
    EXPECT_EQ(error.code, Code::no_input);
}

TEST(File, RefusesFoldersDevicesAndWhatIsNotThere) {
    const Scratch scratch;
    for (const std::string& path : {scratch.folder(), std::string("/dev/null"), scratch.path("none")}) {
        const Error error = error_of([&] { open_for_reading(path); });
        EXPECT_EQ(error.code, Code::no_input) << path;
        EXPECT_EQ(error.where, path);
    }
}

TEST(File, ReadsPiecesInOrderAndWhole) {
    const Scratch scratch;
    std::string bytes(2'500'000, '\0');
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 2654435761u >> 13);
    scratch.write("big", bytes);
    std::string read;
    read_in_pieces(scratch.path("big"), [&](std::string_view piece) {
        EXPECT_LE(piece.size(), 1u << 20);
        read += piece;
    });
    EXPECT_TRUE(read == bytes);
    EXPECT_EQ(error_of([&] { read_file(scratch.path("big"), 2'499'999); }).code, Code::bad_data);
    EXPECT_EQ(read_file(scratch.path("big"), 2'500'000).size(), bytes.size());
}

TEST(File, SaysWhenAFileEndsTooSoon) {
    const Scratch scratch;
    const Fd fd = open_for_reading(scratch.write("short", "12345"));
    EXPECT_EQ(read_at(fd.get(), 1, 3, "short"), "234");
    EXPECT_EQ(error_of([&] { read_at(fd.get(), 3, 3, "short"); }).code, Code::io);
}

TEST(File, CreatesOnlyWhatIsNotThere) {
    const Scratch scratch;
    scratch.write("there", "x");
    EXPECT_EQ(error_of([&] { create_file(scratch.path("there")); }).code, Code::cannot_create);
    const Fd fd = create_file(scratch.path("new"));
    write_all(fd.get(), "0123456789", "new");
    write_at(fd.get(), 3, "xyz", "new");
    EXPECT_EQ(read_file(scratch.path("new")), "012xyz6789");
}

TEST(File, DescriptorsCloseThemselvesOnce) {
    const Scratch scratch;
    Fd fd = create_file(scratch.path("a"));
    const int number = fd.get();
    Fd other = std::move(fd);
    EXPECT_FALSE(fd);
    EXPECT_EQ(other.get(), number);
    other = Fd();
    EXPECT_EQ(::fcntl(number, F_GETFD), -1);
}
