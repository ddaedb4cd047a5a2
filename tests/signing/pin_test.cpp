// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/pin.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/signing/test_pki.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <optional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::string text(const Pin& pin) {
    return {pin.c_str(), pin.size()};
}

/// The PIN from a pipe that holds `bytes`, and what is left in the pipe; or the Error.
struct FromPipe {
    std::string pin, left;
    std::optional<Error> error;
};

FromPipe from_pipe(const std::string& bytes) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const Fd read_end(ends[0]);
    Fd write_end(ends[1]);
    write_all(write_end.get(), bytes, "pipe");
    write_end.reset();
    FromPipe out;
    try {
        out.pin = text(read_pin({read_end.get(), "", "", -1}));
    } catch (const Error& error) {
        out.error = error;
    }
    char c;
    while (::read(read_end.get(), &c, 1) == 1)
        out.left += c;
    return out;
}

Error refusal(const PinSource& source) {
    try {
        read_pin(source);
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no Error was thrown";
    return Error(Code::internal, "", msg("no Error"));
}

} // namespace

TEST(Pin, HoldsWhatIsPushedUpToItsLimit) {
    Pin pin;
    EXPECT_EQ(pin.size(), 0u);
    EXPECT_STREQ(pin.c_str(), "");
    for (size_t i = 0; i < Pin::max_bytes; ++i)
        ASSERT_TRUE(pin.push(static_cast<char>('0' + i % 10)));
    EXPECT_FALSE(pin.push('x'));
    EXPECT_EQ(pin.size(), 255u);
    EXPECT_EQ(std::string(pin.c_str()).size(), 255u);
    EXPECT_EQ(pin.c_str()[254], '4');
    pin.clear();
    EXPECT_EQ(pin.size(), 0u);
    for (size_t i = 0; i < Pin::max_bytes; ++i)
        ASSERT_EQ(pin.c_str()[i], '\0') << i << " is not wiped";
}

TEST(Pin, PopTakesOneCharacter) {
    Pin pin;
    for (const char c : std::string("1ế2"))
        pin.push(c);
    pin.pop();
    EXPECT_STREQ(pin.c_str(), "1ế");
    pin.pop();
    EXPECT_STREQ(pin.c_str(), "1");
    pin.pop();
    pin.pop();
    EXPECT_EQ(pin.size(), 0u);
    for (int i = 0; i < 3; ++i)
        pin.push('\x80'); // only the tail of a character
    pin.pop();
    EXPECT_EQ(pin.size(), 0u);
    EXPECT_EQ(pin.c_str()[0] | pin.c_str()[1] | pin.c_str()[2], 0) << "what was there is wiped";
}

TEST(Pin, MovedFromHoldsNothing) {
    Pin pin;
    pin.push('7');
    const Pin other(std::move(pin));
    EXPECT_EQ(text(other), "7");
    EXPECT_EQ(pin.size(), 0u); // NOLINT(bugprone-use-after-move): that is the question
    EXPECT_EQ(pin.c_str(), nullptr);
}

TEST(ReadPin, TakesTheFirstLineOfADescriptorAndNoMore) {
    struct Case {
        std::string bytes, pin, left;
    };
    for (const Case& c : {Case{"123456", "123456", ""},
                          {"123456\n", "123456", ""},
                          {"123456\r\nmore\n", "123456", "more\n"},
                          {" 12 34 \n", " 12 34 ", ""},
                          {"\xEF\xBB\xBF"
                           "1234\r\nx",
                           "1234", "x"},
                          {"mật khẩu\nx", "mật khẩu", "x"},
                          {std::string(255, '9') + "\n", std::string(255, '9'), ""}}) {
        const FromPipe got = from_pipe(c.bytes);
        EXPECT_FALSE(got.error) << got.error->what();
        EXPECT_EQ(got.pin, c.pin);
        EXPECT_EQ(got.left, c.left);
    }
}

TEST(ReadPin, AByteOrderMarkIsNoPin) {
    const FromPipe got = from_pipe("\xEF\xBB\xBF");
    ASSERT_TRUE(got.error);
    EXPECT_EQ(got.error->message.id, "holds no PIN");
}

TEST(ReadPin, RefusesADescriptorWithoutAPin) {
    for (const std::string& bytes : {std::string(), std::string(256, '9'), std::string(100'000 / 2, '9')}) {
        const FromPipe got = from_pipe(bytes);
        ASSERT_TRUE(got.error) << bytes.size();
        EXPECT_EQ(got.error->code, Code::permission);
        EXPECT_EQ(got.error->where, "PIN descriptor");
        EXPECT_EQ(got.error->message.id, bytes.empty() ? "holds no PIN" : "holds a line too long for a PIN");
    }
    const Error closed = refusal({1'000'000, "", "", -1});
    EXPECT_EQ(closed.code, Code::permission);
}

// A token counts wrong PINs: what a library would cut at a zero byte must not be tried. A file saved as UTF-16 has
// them.
TEST(ReadPin, RefusesAZeroByte) {
    for (const std::string& bytes :
         {std::string("12\00034\n", 6), std::string("\0\n", 2), std::string("1\0002\0", 4)}) {
        const FromPipe got = from_pipe(bytes);
        ASSERT_TRUE(got.error);
        EXPECT_EQ(got.error->code, Code::permission);
        EXPECT_EQ(got.error->message.id, "holds bytes that are no text");
    }
}

TEST(ReadPin, AFileMustBeOursAlone) {
    const TemporaryFolder folder;
    EXPECT_EQ(text(read_pin({-1, folder.put("pin", "123456\n", 0600), "", -1})), "123456");
    EXPECT_EQ(text(read_pin({-1, folder.put("pin", "123456\n", 0400), "", -1})), "123456");
    for (const int mode : {0640, 0604, 0620, 0602, 0610, 0601, 0666, 0777}) {
        const std::string path = folder.put("pin", "123456\n", mode);
        const Error error = refusal({-1, path, "", -1});
        EXPECT_EQ(error.code, Code::permission) << std::oct << mode;
        EXPECT_EQ(error.message, msg("others may read or change the PIN file; run: chmod 600 {1}", path));
        EXPECT_EQ(std::string(error.what()).find("123456"), std::string::npos);
    }
    if (::geteuid() == 0) {
        const std::string path = folder.put("pin", "123456\n", 0600);
        ASSERT_EQ(::chown(path.c_str(), 4711, 0), 0);
        EXPECT_EQ(refusal({-1, path, "", -1}).message.id, "the PIN file belongs to another user");
    }
}

TEST(ReadPin, WhatIsNoFileIsRefusedAtOnce) {
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo(folder.path("fifo").c_str(), 0600), 0);
    for (const std::string& path : {folder.path("fifo"), folder.path(), std::string("/dev/null")}) {
        const Error error = refusal({-1, path, "", -1});
        EXPECT_EQ(error.code, Code::permission) << path;
        EXPECT_EQ(error.message.id, "is not a regular file") << path;
    }
    EXPECT_EQ(refusal({-1, folder.path("none"), "", -1}).code, Code::permission);
    EXPECT_EQ(refusal({-1, folder.put("empty", "", 0600), "", -1}).message.id, "holds no PIN");
}

// A child in a session of its own has no terminal: it is told so at once and waits for nobody.
TEST(ReadPin, WithoutATerminalThereIsNoSource) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::setsid();
        ::alarm(10);
        try {
            read_pin({-1, "", "PIN: ", -1});
        } catch (const Error& error) {
            ::_exit(error.code == Code::permission ? 0 : 1);
        }
        ::_exit(2);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}
