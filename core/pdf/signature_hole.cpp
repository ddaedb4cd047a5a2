// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signature_hole.h"

#include "core/base/digest.h"
#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr uint64_t most_bytes = 1 << 20; // of a CMS

Error wrong(const std::string& path) {
    return Error(Code::internal, path, msg("the place of the signature is not what was asked for"));
}

} // namespace

SignatureHole::SignatureHole(const std::string& path, uint64_t offset, uint64_t bytes)
    : path_(path), fd_(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)), offset_(offset),
      bytes_(bytes) {
    struct stat info {};
    if (!fd_ || ::fstat(fd_.get(), &info) != 0 || !S_ISREG(info.st_mode)) throw wrong(path);
    size_ = static_cast<uint64_t>(info.st_size);
    if (bytes > most_bytes || offset < 1 || offset >= size_ || size_ - offset < 2 * bytes + 1) throw wrong(path);
    const std::string hole = read_at(fd_.get(), offset - 1, 2 * bytes + 2, path);
    const bool zeros = hole.find_first_not_of('0', 1) == hole.size() - 1;
    if (hole.front() != '<' || hole.back() != '>' || !zeros) throw wrong(path);
}

std::string SignatureHole::digest() const {
    constexpr uint64_t piece = 1 << 17;
    Sha256 digest;
    const auto add = [&](uint64_t from, uint64_t to) {
        for (uint64_t at = from; at < to; at += std::min(piece, to - at))
            digest.add(read_at(fd_.get(), at, std::min(piece, to - at), path_));
    };
    add(0, offset_ - 1);
    add(offset_ + 2 * bytes_ + 1, size_);
    return digest.finish();
}

void SignatureHole::fill(const std::string& cms) const {
    if (cms.size() > bytes_)
        throw Error(Code::internal, path_, msg("the signature of {1} bytes does not fit into {2}", cms.size(), bytes_));
    write_at(fd_.get(), offset_, hex(cms), path_);
}

} // namespace sohoa
