// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/verdict.h"

#include <gtest/gtest.h>
#include <set>

namespace sohoa {
namespace {

TEST(Checks, EachHasOneRowInItsPlace) {
    EXPECT_EQ(check_table().size(), static_cast<size_t>(CheckId::later_revisions) + 1);
    std::set<std::string> codes, names;
    for (size_t i = 0; i < check_table().size(); ++i) {
        const CheckName& row = check_table()[i];
        EXPECT_EQ(static_cast<size_t>(row.id), i) << row.code;
        EXPECT_EQ(&name_of(row.id), &row);
        EXPECT_TRUE(codes.insert(row.code).second) << row.code;
        EXPECT_TRUE(names.insert(row.title.english()).second) << row.code;
    }
}

// Machines read them, and manifests that are published hold them.
TEST(Checks, CodesNeverChange) {
    std::string codes;
    for (const CheckName& row : check_table())
        codes += std::string(row.code) + " ";
    EXPECT_EQ(codes, "1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 2.4 byte_range coverage cms signing_certificate path "
                     "later_revisions ");
}

TEST(Checks, AreFoundByTheirId) {
    SignatureVerdict verdict;
    verdict.checks = {{CheckId::cms, CheckResult::fail, msg("why")}};
    ASSERT_TRUE(find_check(verdict, CheckId::cms));
    EXPECT_EQ(find_check(verdict, CheckId::cms)->reason.english(), "why");
    EXPECT_EQ(result_of(verdict, CheckId::cms), CheckResult::fail);
    EXPECT_FALSE(find_check(verdict, CheckId::path));
    EXPECT_EQ(result_of(verdict, CheckId::path), CheckResult::unknown);
}

} // namespace
} // namespace sohoa
