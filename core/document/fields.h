// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <tuple>

namespace sohoa {

/// One field of a document, as it was read off the page. Not sure means an empty value with a reason, never a guess.
struct Field {
    std::string value;     ///< NFC, one line, blanks single; dates "2026-11-23"; empty: see `reason`
    double confidence = 0; ///< 0 … 100, of `value`, or of `seen` where the value is empty
    int page = 0;          ///< from 1; 0 when nothing was seen
    double x0 = 0, y0 = 0, x1 = 0,
           y1 = 0;      ///< upright box in the pixels of the page as it is seen (core/document/page.h)
    std::string source; ///< "ocr" where a printed value stands, "layout" where it follows from the layout alone
    std::string reason; ///< why the value is empty: "not_found", "doubtful", "ambiguous" (several may be meant),
                        ///< "none" (the paper shows that there is none)
    std::string seen;   ///< what was read and not trusted, for the person who settles it

    bool operator==(const Field&) const = default;

    static auto members(auto& s) {
        return std::tie(s.value, s.confidence, s.page, s.x0, s.y0, s.x1, s.y1, s.source, s.reason, s.seen);
    }
};

/// What a document laid out by Decree 30/2020/NĐ-CP, Annex I, says of itself.
struct Fields {
    Field code_number;   ///< số: cell 3
    Field code_notation; ///< ký hiệu: cell 3
    Field code_full;     ///< số, ký hiệu as printed
    Field issued_date;   ///< ngày ban hành: cell 4
    Field issued_place;  ///< địa danh: cell 4
    Field parent_organ; ///< cơ quan chủ quản trực tiếp: cell 2, upper lines; "none" where the agency stands alone
    Field organ_name; ///< cơ quan ban hành: cell 2, bold
    Field type_name; ///< tên loại văn bản: cell 5a; "CÔNG VĂN" from the layout, as no official letter prints it
    Field subject;   ///< trích yếu: cell 5a or 5b, without its label "V/v"
    Field signer_name;     ///< người ký: cell 7b
    Field signer_position; ///< chức vụ: cell 7a
    Field signer_capacity; ///< quyền hạn, "TM.", "Q.", "KT.", "TL.", "TUQ.": cell 7a; the value is "" with reason
                           ///< "none" where the signer signs in his own right

    bool operator==(const Fields&) const = default;

    static auto members(auto& s) {
        return std::tie(s.code_number, s.code_notation, s.code_full, s.issued_date, s.issued_place, s.parent_organ,
                        s.organ_name, s.type_name, s.subject, s.signer_name, s.signer_position, s.signer_capacity);
    }
};

/// One row for each field: reading, manifest, XMP and the text of `sohoa describe` follow from this table.
struct FieldRow {
    const char* key;        ///< in the manifest, group "content": law.md §7 B; "signer.full_name" stands in "signer"
    const char* vietnamese; ///< its name for people
    Field Fields::*member;
};

inline constexpr std::array<FieldRow, 12> field_table{{
    {"code_number", "Số", &Fields::code_number},
    {"code_notation", "Ký hiệu", &Fields::code_notation},
    {"code_full", "Số, ký hiệu", &Fields::code_full},
    {"issued_date", "Ngày ban hành", &Fields::issued_date},
    {"issued_place", "Địa danh", &Fields::issued_place},
    {"parent_organ", "Cơ quan chủ quản", &Fields::parent_organ},
    {"organ_name", "Cơ quan ban hành", &Fields::organ_name},
    {"type_name", "Tên loại", &Fields::type_name},
    {"subject", "Trích yếu", &Fields::subject},
    {"signer.full_name", "Người ký", &Fields::signer_name},
    {"signer.position", "Chức vụ", &Fields::signer_position},
    {"signer.capacity", "Quyền hạn", &Fields::signer_capacity},
}};

/// The fields as manifest and XMP can hold them. A value that Circular 05/2025/TT-BNV has no room for, or that is no
/// date or authority where one belongs, is not cut: it becomes empty, "doubtful", and stands in `seen`.
Fields for_record(Fields fields);

/// Code "01" … "29" of a kind of document (Circular 05/2025/TT-BNV, typeName; theo nguồn thứ cấp), whatever its case;
/// empty for a name that is not one of the 29 of Decree 30/2020/NĐ-CP, Art. 7.
std::string type_name_code(const std::string& type_name);

} // namespace sohoa
