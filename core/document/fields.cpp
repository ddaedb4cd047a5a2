// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/fields.h"

#include "core/base/text.h"

#include <algorithm>

namespace sohoa {
namespace {

// Circular 05/2025/TT-BNV (theo nguồn thứ cấp); what it does not bound has room enough.
struct Room {
    Field Fields::*member;
    size_t characters;
};
constexpr Room rooms[] = {{&Fields::code_number, 11}, {&Fields::code_notation, 30}, {&Fields::subject, 500}};
constexpr size_t other_room = 200, most_seen = 500;

// The kinds of Decree 30/2020/NĐ-CP, Art. 7, in the order of their codes.
constexpr const char* kinds[] = {"NGHỊ QUYẾT",    "QUYẾT ĐỊNH",      "CHỈ THỊ",        "QUY CHẾ",      "QUY ĐỊNH",
                                 "THÔNG CÁO",     "THÔNG BÁO",       "HƯỚNG DẪN",      "CHƯƠNG TRÌNH", "KẾ HOẠCH",
                                 "PHƯƠNG ÁN",     "ĐỀ ÁN",           "DỰ ÁN",          "BÁO CÁO",      "TỜ TRÌNH",
                                 "GIẤY ỦY QUYỀN", "PHIẾU GỬI",       "PHIẾU CHUYỂN",   "PHIẾU BÁO",    "BIÊN BẢN",
                                 "HỢP ĐỒNG",      "CÔNG VĂN",        "CÔNG ĐIỆN",      "BẢN GHI NHỚ",  "BẢN THỎA THUẬN",
                                 "GIẤY MỜI",      "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP", "THƯ CÔNG"};
static_assert(std::size(kinds) == 29);

size_t room_of(Field Fields::*member) {
    for (const Room& room : rooms)
        if (room.member == member) return room.characters;
    return other_room;
}

// "2026-11-23"
bool is_date(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

// "KT." and its like, or several: "TM. KT."
bool is_capacity(const std::string& text) {
    const std::vector<std::string> words = split(text, ' ');
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "TM." || word == "Q." || word == "KT." || word == "TL." || word == "TUQ.";
    });
}

bool fits(Field Fields::*member, const std::string& value) {
    if (member == &Fields::issued_date) return is_date(value);
    if (member == &Fields::signer_capacity && !is_capacity(value)) return false;
    return code_points(value).size() <= room_of(member);
}

std::string first_characters(const std::string& text, size_t most) {
    const std::vector<char32_t> all = code_points(text);
    std::string out;
    for (size_t i = 0; i < std::min(all.size(), most); ++i)
        out += utf8(all[i]);
    return out;
}

} // namespace

Fields for_record(Fields fields) {
    for (const FieldRow& row : field_table) {
        Field& field = fields.*(row.member);
        if (!field.value.empty() && !fits(row.member, field.value)) {
            field.seen = field.value;
            field.value.clear();
            field.source.clear();
            field.reason = "doubtful";
        }
        field.seen = first_characters(field.seen, most_seen);
    }
    return fields;
}

std::string type_name_code(const std::string& type_name) {
    const auto kind = std::find(std::begin(kinds), std::end(kinds), upper_case(type_name));
    if (kind == std::end(kinds)) return "";
    const auto number = std::to_string(kind - std::begin(kinds) + 1);
    return number.size() == 1 ? "0" + number : number;
}

} // namespace sohoa
