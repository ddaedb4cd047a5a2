// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace sohoa {

/// A PIN in one page of memory that is locked where the system allows it, left out of core dumps, and wiped at the end.
class Pin {
  public:
    static constexpr size_t max_bytes = 255;

    Pin();
    ~Pin();
    Pin(Pin&& other) noexcept;
    Pin& operator=(Pin&&) = delete;

    const char* c_str() const { return text_; }
    size_t size() const { return size_; }
    bool push(char c); ///< false when it is full
    void pop();
    void clear();

  private:
    char* text_ = nullptr;
    size_t size_ = 0;
};

/// Where a PIN may come from: a descriptor, else a file, else the terminal.
struct PinSource {
    int fd = -1;
    std::string file;
    std::string prompt;      ///< what the terminal shows, e.g. "PIN of agency.p12: "
    int watched_socket = -1; ///< while the terminal waits: gives up when the other side of this socket is gone
};

/// The first line of the source. Error(permission): no source at all (at once, it never waits for a terminal that is
/// not there or belongs to another process group), unsafe file mode or owner, empty descriptor. Error(interrupted):
/// Ctrl-C.
Pin read_pin(const PinSource& source);

} // namespace sohoa
