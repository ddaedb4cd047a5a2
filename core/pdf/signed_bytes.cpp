// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signed_bytes.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/handle.h"

#include <algorithm>
#include <openssl/evp.h>

namespace sohoa {
namespace {

constexpr uint64_t piece_bytes = 1 << 17;
constexpr size_t most_raw_signatures = 1000;
constexpr uint64_t longest_byte_range = 64UL * 1024; // padding included; one that never closes is not followed further

using DigestPtr = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;

struct Wanted {
    std::string_view oid; // DER of the algorithm's identifier
    const EVP_MD* (*algorithm)();
    std::string SignatureField::*out;
};

const Wanted algorithms[] = {
    {{"\x06\x05\x2b\x0e\x03\x02\x1a", 7}, EVP_sha1, &SignatureField::digest_sha1},
    {{"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01", 11}, EVP_sha256, &SignatureField::digest_sha256},
    {{"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02", 11}, EVP_sha384, &SignatureField::digest_sha384},
    {{"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03", 11}, EVP_sha512, &SignatureField::digest_sha512},
};

struct Running {
    DigestPtr state;
    const Wanted* wanted;
};

} // namespace

Message byte_range_fault(const std::vector<int64_t>& range, uint64_t file_bytes, uint64_t contents_start,
                         uint64_t contents_end) {
    if (range.size() != 4) return named("byte_range.not_four", msg("/ByteRange does not hold four numbers"));
    if (std::any_of(range.begin(), range.end(), [](int64_t n) { return n < 0; }))
        return named("byte_range.not_whole", msg("/ByteRange holds something else than whole numbers"));
    const auto a = static_cast<uint64_t>(range[1]), b = static_cast<uint64_t>(range[2]),
               c = static_cast<uint64_t>(range[3]);
    if (range[0] != 0) return named("byte_range.start", msg("/ByteRange does not start at the first byte of the file"));
    if (b > file_bytes || c > file_bytes - b)
        return named("byte_range.beyond", msg("/ByteRange reaches beyond the file"));
    if (b <= a) return named("byte_range.overlap", msg("the two parts of /ByteRange overlap"));
    if (a != contents_start || b != contents_end)
        return named("byte_range.gap", msg("the gap of /ByteRange is not exactly the string of /Contents"));
    return {};
}

std::string without_padding(const std::string& contents) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(contents[i]); };
    if (contents.size() < 2 || byte(0) != 0x30 || byte(1) == 0x80) return contents;
    size_t header = 2, length = byte(1);
    if (length > 0x80) {
        const size_t digits = length - 0x80;
        if (digits > 4 || contents.size() < 2 + digits) return contents;
        length = 0;
        for (size_t i = 0; i < digits; ++i)
            length = length << 8 | byte(2 + i);
        header += digits;
    }
    if (length > contents.size() - header) return contents;
    const bool only_zeros = contents.find_first_not_of('\0', header + length) == std::string::npos;
    return only_zeros ? contents.substr(0, header + length) : contents;
}

void digest_ranges(int fd, const std::string& path, SignatureField& field) {
    std::vector<Running> running;
    for (const Wanted& wanted : algorithms) {
        if (field.contents.find(wanted.oid) == std::string::npos) continue;
        running.push_back({DigestPtr(EVP_MD_CTX_new()), &wanted});
        EVP_DigestInit_ex(running.back().state.get(), wanted.algorithm(), nullptr);
    }
    if (running.empty()) return;
    for (size_t part = 0; part < 4; part += 2) {
        auto at = static_cast<uint64_t>(field.byte_range[part]);
        const uint64_t end = at + static_cast<uint64_t>(field.byte_range[part + 1]);
        while (at < end) {
            const std::string piece = read_at(fd, at, std::min(piece_bytes, end - at), path);
            for (const Running& r : running)
                EVP_DigestUpdate(r.state.get(), piece.data(), piece.size());
            at += piece.size();
        }
    }
    for (const Running& r : running) {
        unsigned char value[EVP_MAX_MD_SIZE];
        unsigned length = 0;
        EVP_DigestFinal_ex(r.state.get(), value, &length);
        (field.*(r.wanted->out)).assign(reinterpret_cast<char*>(value), length);
    }
}

std::vector<RawSignature> find_raw_signatures(const std::string& path, RawTokens& tokens) {
    constexpr std::string_view key = "/ByteRange";
    std::vector<uint64_t> places;
    std::string carry;
    uint64_t at = 0;
    read_in_pieces(path, [&](std::string_view piece) {
        const std::string text = carry + std::string(piece);
        for (size_t hit = text.find(key); hit != std::string::npos; hit = text.find(key, hit + 1))
            if (places.size() < most_raw_signatures) places.push_back(at - carry.size() + hit);
        at += piece.size();
        carry = text.substr(text.size() - std::min(text.size(), key.size() - 1));
    });
    std::vector<RawSignature> out;
    for (const uint64_t place : places) {
        const RawValue range = tokens.up_to(place + longest_byte_range).value(place + key.size());
        if (range.kind != RawValue::array || range.items.size() != 4) continue;
        RawSignature found{place, {}};
        for (const RawValue& item : range.items)
            found.byte_range.push_back(item.whole ? item.integer : -1);
        const int64_t a = found.byte_range[1], b = found.byte_range[2];
        if (a < 0 || b <= a || static_cast<uint64_t>(b) > tokens.size()) continue;
        const bool gap = tokens.at(static_cast<uint64_t>(a)) == '<' && tokens.at(static_cast<uint64_t>(b) - 1) == '>';
        const bool listed = std::any_of(out.begin(), out.end(),
                                        [&](const RawSignature& o) { return o.byte_range == found.byte_range; });
        if (gap && !listed) out.push_back(std::move(found));
    }
    return out;
}

} // namespace sohoa
