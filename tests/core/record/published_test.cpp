// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/published.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "tests/core/scratch.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace sohoa {
namespace {

class KinshipTest : public testing::Test {
  protected:
    // A document of files with these bytes.
    Document document(const std::vector<std::string>& files) const {
        Document out;
        for (size_t i = 0; i < files.size(); ++i) {
            const std::string path = scratch_.folder() + "/" + std::to_string(i);
            write_file_atomic(path, files[i]);
            out.files.push_back({path, files[i].size(), sha256_hex(files[i])});
        }
        return out;
    }

    // The kinship that a record made of `then` has to a document of `now`.
    Kinship between(const std::vector<std::string>& then, const std::vector<std::string>& now) const {
        Json manifest;
        manifest["files"]["sources"] = Json::array();
        for (const std::string& bytes : then)
            manifest["files"]["sources"].push_back({{"checksum", sha256_hex(bytes)}, {"size", bytes.size()}});
        write_file_atomic(scratch_.folder() + "/manifest.json", dump(manifest, 2));
        for (const char* name : {"/document.pdf", "/SHA256SUMS"})
            write_file_atomic(scratch_.folder() + name, "");
        return kinship(scratch_.folder(), document(now));
    }

    test::Scratch scratch_;
};

TEST_F(KinshipTest, IsThatOfTheSourceFiles) {
    EXPECT_EQ(between({"a", "b"}, {"a", "b"}), Kinship::same);
    EXPECT_EQ(between({"a", "b"}, {"b", "a"}), Kinship::none);
    EXPECT_EQ(between({"a", "b"}, {"a", "new", "b"}), Kinship::grown);
    EXPECT_EQ(between({"a", "b"}, {"a"}), Kinship::none);
    EXPECT_EQ(between({"a", "b"}, {"a", "c"}), Kinship::none);
    EXPECT_EQ(between({"page one"}, {"page one, page two"}), Kinship::grown) << "added to";
    EXPECT_EQ(between({"page one"}, {"page two and more"}), Kinship::none);
    EXPECT_EQ(between({}, {"a"}), Kinship::none);
}

TEST_F(KinshipTest, NeedsAWholeRecord) {
    ASSERT_EQ(between({"a"}, {"a"}), Kinship::same);
    std::filesystem::remove(scratch_.folder() + "/document.pdf");
    EXPECT_EQ(kinship(scratch_.folder(), document({"a"})), Kinship::none);
    write_file_atomic(scratch_.folder() + "/document.pdf", "");
    write_file_atomic(scratch_.folder() + "/manifest.json", "{}");
    EXPECT_EQ(kinship(scratch_.folder(), document({"a"})), Kinship::none);
    EXPECT_EQ(kinship(scratch_.folder() + "/nothing", document({"a"})), Kinship::none);
}

} // namespace
} // namespace sohoa
