// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signed_bytes.h"

#include "core/base/handle.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <openssl/evp.h>
#include <set>

namespace sohoa {
namespace {

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

constexpr size_t sha256_among_algorithms = 1;
constexpr size_t algorithm_count = std::size(algorithms);

bool names(const SignatureField& field, const Wanted& wanted) {
    return field.contents.find(wanted.oid) != std::string::npos;
}

/// The bytes in front of and behind the gap of a signature; the whole file has no gap.
struct Ranges {
    explicit Ranges(const SignatureField& field)
        : gap(static_cast<uint64_t>(field.byte_range[1])), on(static_cast<uint64_t>(field.byte_range[2])),
          end(field.covered_bytes) {}
    uint64_t gap, on, end;
};

/// A digest that goes on behind a gap.
struct Branch {
    DigestPtr state;
    Ranges ranges;
    std::string* out;
};

std::string finish(const DigestPtr& state) {
    unsigned char value[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestFinal_ex(state.get(), value, &length);
    return {reinterpret_cast<char*>(value), length};
}

/// Digests a file from its first byte on, for all who ask at once.
class FileDigest {
  public:
    FileDigest(const InputFile& file, std::vector<SignatureField>& fields) : file_(file), cuts_{0, file.size()} {
        begin_trunk(sha256_among_algorithms, file.size());
        for (SignatureField& field : fields) {
            if (field.covered_bytes == 0) continue;
            fields_.push_back(&field);
            const Ranges ranges(field);
            cuts_.insert({ranges.gap, ranges.on, ranges.end});
            for (size_t i = 0; i < algorithm_count; ++i)
                if (names(field, algorithms[i])) begin_trunk(i, ranges.gap);
        }
    }

    std::string run() {
        for (auto cut = cuts_.begin(); cut != cuts_.end(); ++cut) {
            branch_off(*cut);
            if (const auto next = std::next(cut); next != cuts_.end()) digest(*cut, *next);
        }
        for (const Branch& branch : branches_)
            *branch.out = finish(branch.state);
        return finish(trunks_[sha256_among_algorithms].state);
    }

  private:
    struct Trunk {
        DigestPtr state;
        uint64_t end = 0; ///< nobody needs it further
    };

    void begin_trunk(size_t algorithm, uint64_t end) {
        Trunk& trunk = trunks_[algorithm];
        trunk.end = std::max(trunk.end, end);
        if (trunk.state) return;
        trunk.state = DigestPtr(EVP_MD_CTX_new());
        EVP_DigestInit_ex(trunk.state.get(), algorithms[algorithm].algorithm(), nullptr);
    }

    void branch_off(uint64_t place) {
        for (SignatureField* field : fields_) {
            const Ranges ranges(*field);
            if (ranges.gap != place) continue;
            for (size_t i = 0; i < algorithm_count; ++i) {
                if (!names(*field, algorithms[i])) continue;
                DigestPtr state(EVP_MD_CTX_new());
                EVP_MD_CTX_copy_ex(state.get(), trunks_[i].state.get());
                branches_.push_back({std::move(state), ranges, &(field->*algorithms[i].out)});
            }
        }
    }

    void digest(uint64_t from, uint64_t to) {
        std::vector<EVP_MD_CTX*> states;
        for (const Trunk& trunk : trunks_)
            if (trunk.state && from < trunk.end) states.push_back(trunk.state.get());
        for (const Branch& branch : branches_)
            if (branch.ranges.on <= from && from < branch.ranges.end) states.push_back(branch.state.get());
        file_.in_pieces(from, to, [&](std::string_view piece) {
            for (EVP_MD_CTX* state : states)
                EVP_DigestUpdate(state, piece.data(), piece.size());
        });
    }

    const InputFile& file_;
    std::vector<SignatureField*> fields_;
    std::set<uint64_t> cuts_; // between them the same digests run
    std::array<Trunk, algorithm_count> trunks_;
    std::vector<Branch> branches_;
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

std::string digest_file(const InputFile& file, std::vector<SignatureField>& fields) {
    return FileDigest(file, fields).run();
}

std::vector<RawSignature> raw_signatures(const PdfFile& file) {
    constexpr std::string_view key = "/ByteRange";
    const std::vector<uint64_t>& places = file.byte_ranges();
    RawTokens tokens(file);
    std::vector<RawSignature> out;
    for (size_t i = 0; i < std::min(places.size(), most_raw_signatures); ++i) {
        const uint64_t place = places[i];
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
