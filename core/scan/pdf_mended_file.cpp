// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_mended_file.h"

#include "core/scan/file_format.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace sohoa {
namespace {

constexpr std::string_view mark = "%PDF-", spaces = " \r\n\t";
constexpr size_t header_length = 8, nearby = 32;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class File {
  public:
    explicit File(std::string bytes) : bytes_(std::move(bytes)) {}

    bool mend() {
        const bool moved = mend_beginning(), found = mend_offset();
        return mend_rows() || moved || found;
    }
    std::string bytes() && { return std::move(bytes_); }

  private:
    // Where the number behind the last "startxref" stands; its value in `offset_`.
    size_t last_offset() {
        const size_t word = bytes_.rfind("startxref");
        const size_t at = word == std::string::npos ? word : bytes_.find_first_of("0123456789", word);
        offset_ = 0;
        if (at != std::string::npos) std::from_chars(bytes_.data() + at, bytes_.data() + bytes_.size(), offset_);
        return at;
    }
    bool table_at(size_t at) const {
        return bytes_.compare(std::min(at, bytes_.size()), 4, "xref") == 0 && (at == 0 || bytes_[at - 1] != 't');
    }
    bool stream_at(size_t at) const {
        return at < bytes_.size() && is_digit(bytes_[at]) && at > 0 && !is_digit(bytes_[at - 1]);
    }

    bool mend_beginning();
    bool mend_offset();
    bool mend_rows();

    std::string bytes_;
    size_t offset_ = 0;
};

// Offsets count from the mark or from the beginning of the file; the table tells which.
bool File::mend_beginning() {
    const size_t at = bytes_.substr(0, head_bytes).find(mark);
    if (at == 0 || at == std::string::npos || last_offset() == std::string::npos) return false;
    if (table_at(offset_ + at) || (!table_at(offset_) && stream_at(offset_ + at))) {
        bytes_.erase(0, at);
    } else {
        const std::string header = bytes_.substr(at, header_length);
        bytes_.replace(0, at + header_length, header + std::string(at, ' '));
    }
    return true;
}

bool File::mend_offset() {
    const size_t number = last_offset();
    if (number == std::string::npos || table_at(offset_) || stream_at(offset_)) return false;
    const size_t from = offset_ > nearby ? offset_ - nearby : 0;
    for (size_t at = from; at < offset_ + nearby && at < bytes_.size(); ++at)
        if (table_at(at)) {
            size_t end = number;
            while (end < bytes_.size() && is_digit(bytes_[end]))
                ++end;
            bytes_.replace(number, end - number, std::to_string(at));
            return true;
        }
    return false;
}

// ISO 32000-1, 7.5.4: ten digits, five digits, a letter, an end of two bytes. Only the one table of a file that was
// saved once, behind all objects: there the rows may grow.
bool File::mend_rows() {
    if (last_offset() == std::string::npos || !table_at(offset_)) return false;
    const size_t trailer = bytes_.find("trailer", offset_);
    if (trailer == std::string::npos || bytes_.find("/Prev", trailer) != std::string::npos ||
        bytes_.find("endobj", offset_) != std::string::npos)
        return false;
    std::string table = "xref\n";
    bool odd = false;
    for (size_t at = bytes_.find_first_not_of(spaces, offset_ + 4); at < trailer;) {
        const size_t end = std::min(trailer, bytes_.find_first_of("\r\n", at));
        size_t next = bytes_.find_first_not_of(spaces, end);
        std::string row = bytes_.substr(at, end - at);
        row.erase(row.find_last_not_of(spaces) + 1);
        const bool entry = row.size() == 18 && row[10] == ' ' && row[16] == ' ';
        odd = odd || (entry && next - at != 20);
        table += row + (entry ? " \n" : "\n");
        at = next;
    }
    if (odd) bytes_.replace(offset_, trailer - offset_, table);
    return odd;
}

} // namespace

std::optional<std::string> mended_pdf(std::string file) {
    File mended(std::move(file));
    if (!mended.mend()) return std::nullopt;
    return std::move(mended).bytes();
}

} // namespace sohoa
