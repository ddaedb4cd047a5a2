// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sohoa {

/// SHA-256 in pieces (FIPS 180-4), by libcrypto.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    std::string finish(); ///< the 32 raw bytes; the object is spent

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);       ///< 32 raw bytes
std::string sha256_hex(std::string_view bytes);   ///< 64 lower-case digits
std::string sha256_file(const std::string& path); ///< 64 lower-case digits; Error where it cannot be read
std::string hex(std::string_view bytes);          ///< lower case
std::string unhex(std::string_view digits);       ///< bytes; empty when it is not hex
std::string base64(std::string_view bytes);       ///< RFC 4648 clause 4, without line breaks

} // namespace sohoa
