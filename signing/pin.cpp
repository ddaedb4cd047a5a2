// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/pin.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <cerrno>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <poll.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace sohoa {
namespace {

constexpr size_t page_bytes = 4096;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF"; // editors of Windows put it before the first line

Error no_source() {
    return Error(Code::permission, "",
                 msg("no PIN: give --pin-file or --pin-fd, or run the program in a terminal that can ask for it"));
}

std::string_view text_of(const Pin& pin) {
    return {pin.c_str(), pin.size()};
}

Pin without_byte_order_mark(Pin pin) {
    if (!text_of(pin).starts_with(byte_order_mark)) return pin;
    Pin out;
    for (const char c : text_of(pin).substr(byte_order_mark.size()))
        out.push(c);
    return out;
}

// One byte at a time, so that nothing beyond the line is taken from a descriptor that others may go on reading.
Pin first_line(int fd, const std::string& where) {
    Pin pin;
    for (;;) {
        char c = 0;
        const ssize_t n = ::read(fd, &c, 1);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw Error(Code::permission, where, system_error(where, "read the PIN", errno).message);
        if (n == 0 && (pin.size() == 0 || text_of(pin) == byte_order_mark))
            throw Error(Code::permission, where, msg("holds no PIN"));
        if (n == 0 || c == '\n') break;
        if (c == '\r') continue;
        // Cut there, a wrong PIN would be tried, and tokens count those. UTF-16 text has them.
        if (c == '\0') throw Error(Code::permission, where, msg("holds bytes that are no text"));
        if (!pin.push(c)) throw Error(Code::permission, where, msg("holds a line too long for a PIN"));
    }
    return without_byte_order_mark(std::move(pin));
}

Pin from_file(const std::string& path) {
    const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd) throw Error(Code::permission, path, system_error(path, "open the PIN file", errno).message);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) throw system_error(path, "stat", errno);
    if (!S_ISREG(info.st_mode)) throw Error(Code::permission, path, msg("is not a regular file"));
    if (info.st_uid != ::geteuid()) throw Error(Code::permission, path, msg("the PIN file belongs to another user"));
    if ((info.st_mode & 077) != 0)
        throw Error(Code::permission, path, msg("others may read or change the PIN file; run: chmod 600 {1}", path));
    return first_line(fd.get(), path);
}

// The terminal without echo and without signals: Ctrl-C arrives as a byte, so the echo always comes back.
class SilentTerminal {
  public:
    explicit SilentTerminal(int fd) : fd_(fd) {
        if (::tcgetattr(fd_, &before_) != 0) throw no_source();
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        silent.c_cc[VMIN] = 1;
        silent.c_cc[VTIME] = 0;
        if (::tcsetattr(fd_, TCSAFLUSH, &silent) != 0) throw no_source();
    }
    ~SilentTerminal() {
        ::tcsetattr(fd_, TCSAFLUSH, &before_);
        [[maybe_unused]] const ssize_t n = ::write(fd_, "\n", 1);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

  private:
    int fd_;
    termios before_{};
};

char key_press(int terminal, int watched_socket) {
    for (;;) {
        pollfd waits[2] = {{terminal, POLLIN, 0}, {watched_socket, 0, 0}};
        if (::poll(waits, watched_socket >= 0 ? 2 : 1, -1) < 0) {
            if (errno == EINTR) continue;
            throw no_source();
        }
        if ((waits[1].revents & (POLLHUP | POLLERR)) != 0) throw Error(Code::interrupted, "", msg("interrupted"));
        char c = 0;
        const ssize_t n = ::read(terminal, &c, 1);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) throw no_source();
        return c;
    }
}

Pin from_terminal(const PinSource& source) {
    const Fd terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    // In the background a read would stop the process by SIGTTIN: that is waiting for nobody.
    if (!terminal || ::tcgetpgrp(terminal.get()) != ::getpgrp()) throw no_source();
    const SilentTerminal silent(terminal.get());
    write_all(terminal.get(), source.prompt, "/dev/tty");
    Pin pin;
    for (;;) {
        const char c = key_press(terminal.get(), source.watched_socket);
        if (c == '\n' || c == '\r') return pin;
        if (c == 0x03 || c == 0x04) throw Error(Code::interrupted, "", msg("interrupted")); // Ctrl-C, Ctrl-D
        if (c == 0x15)
            pin.clear(); // Ctrl-U
        else if (c == 0x7f || c == 0x08)
            pin.pop();
        else if (!pin.push(c))
            throw Error(Code::permission, "", msg("the PIN is too long"));
    }
}

} // namespace

Pin::Pin() {
    void* page = ::mmap(nullptr, page_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) throw system_error("PIN", "map memory for", errno);
    ::mlock(page, page_bytes); // best effort: RLIMIT_MEMLOCK may be 0 in a container
    ::madvise(page, page_bytes, MADV_DONTDUMP);
    text_ = static_cast<char*>(page);
}

Pin::~Pin() {
    if (!text_) return;
    OPENSSL_cleanse(text_, page_bytes);
    ::munmap(text_, page_bytes);
}

Pin::Pin(Pin&& other) noexcept : text_(std::exchange(other.text_, nullptr)), size_(std::exchange(other.size_, 0)) {}

bool Pin::push(char c) {
    if (size_ >= max_bytes) return false;
    text_[size_++] = c;
    text_[size_] = '\0';
    return true;
}

void Pin::pop() {
    // One character, which in UTF-8 may be several bytes.
    while (size_ > 0 && (text_[size_ - 1] & 0xC0) == 0x80)
        text_[--size_] = '\0';
    if (size_ > 0) text_[--size_] = '\0';
}

void Pin::clear() {
    OPENSSL_cleanse(text_, page_bytes);
    size_ = 0;
}

Pin read_pin(const PinSource& source) {
    if (source.fd >= 0) return first_line(source.fd, "PIN descriptor");
    if (!source.file.empty()) return from_file(source.file);
    return from_terminal(source);
}

} // namespace sohoa
