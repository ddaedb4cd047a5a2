// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <string>

namespace sohoa {

/// The hole that a prepared signature leaves for its CMS, and the bytes around it: what the key signs. For the process
/// that has the key's ear, so nothing of the PDF is parsed and nothing that a worker said is believed.
class SignatureHole {
  public:
    /// `offset`: of the first hex digit; `bytes`: how many bytes of DER fit. Error(internal) unless `path` is a regular
    /// file, no link, that has 2 × `bytes` zeros there between "<" and ">".
    SignatureHole(const std::string& path, uint64_t offset, uint64_t bytes);

    /// Raw SHA-256 of all bytes but "<…>" (ISO 32000-1, 12.8.1, /ByteRange).
    std::string digest() const;

    /// Writes the CMS into the hole, in the very file that was digested. Error(internal) when it does not
    /// fit.
    void fill(const std::string& cms) const;

  private:
    std::string path_;
    Fd fd_;
    uint64_t size_ = 0, offset_ = 0, bytes_ = 0;
};

} // namespace sohoa
