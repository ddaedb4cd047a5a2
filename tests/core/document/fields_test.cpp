// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/fields.h"

#include "tests/core/sample_record.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

std::string repeated(const std::string& text, size_t times) {
    std::string out;
    while (times-- > 0)
        out += text;
    return out;
}

Field read_as(const std::string& value) {
    return {value, 90, 1, 1, 2, 3, 4, "ocr", "", ""};
}

TEST(FieldsForRecord, KeepsWhatHasRoom) {
    EXPECT_EQ(for_record(sample_fields()), sample_fields());
    EXPECT_EQ(for_record({}), Fields{});
    Fields fields;
    fields.code_number = read_as(repeated("ữ", 11)); // characters, not bytes
    fields.subject = read_as(repeated("ữ", 500));
    EXPECT_EQ(for_record(fields), fields);
}

TEST(FieldsForRecord, NeverCutsAValue) {
    const std::pair<Field Fields::*, std::string> bad[] = {
        {&Fields::code_number, repeated("1", 12)}, {&Fields::code_notation, repeated("Q", 31)},
        {&Fields::subject, repeated("ữ", 501)},    {&Fields::organ_name, repeated("Ữ", 201)},
        {&Fields::issued_date, "23/11/2026"},      {&Fields::issued_date, "2026-11-2x"},
        {&Fields::signer_capacity, "KT"},          {&Fields::signer_capacity, "KT. BỘ TRƯỞNG"}};
    for (const auto& [member, value] : bad) {
        Fields fields;
        fields.*member = read_as(value);
        const Field out = for_record(fields).*member;
        EXPECT_EQ(out.value, "") << value;
        EXPECT_EQ(out.source, "");
        EXPECT_EQ(out.reason, "doubtful");
        EXPECT_TRUE(value.starts_with(out.seen) && !out.seen.empty()) << out.seen;
        EXPECT_EQ(out.page, 1) << "where it was seen";
    }
}

TEST(FieldsForRecord, TakesEveryAuthority) {
    for (const char* capacity : {"TM.", "Q.", "KT.", "TL.", "TUQ.", "TM. KT."}) {
        Fields fields;
        fields.signer_capacity = read_as(capacity);
        EXPECT_EQ(for_record(fields), fields) << capacity;
    }
}

TEST(TypeNameCode, FollowsTheOrderOfDecree30) {
    EXPECT_EQ(type_name_code("NGHỊ QUYẾT"), "01");
    EXPECT_EQ(type_name_code("QUYẾT ĐỊNH"), "02");
    EXPECT_EQ(type_name_code("Quyết định"), "02");
    EXPECT_EQ(type_name_code("Kế hoạch"), "10");
    EXPECT_EQ(type_name_code("giấy ủy quyền"), "16");
    EXPECT_EQ(type_name_code("BẢN THỎA THUẬN"), "25");
    EXPECT_EQ(type_name_code("THƯ CÔNG"), "29");
}

TEST(TypeNameCode, DoesNotGuess) {
    for (const char* name : {"", "QUYET DINH", "QUYẾT ĐỊNH 12", "GIẤY PHÉP", "THÔNG TƯ"})
        EXPECT_EQ(type_name_code(name), "") << name;
}

} // namespace
} // namespace sohoa
