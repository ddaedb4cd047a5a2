// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/record_check.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/core/sample_record.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace sohoa {
namespace {

class RecordCheckTest : public testing::Test {
  protected:
    RecordCheckTest() { sample_.publish(folder_); }

    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    std::vector<RecordFault> faults() const { return check_record(folder_); }
    /// Names of the files that are found fault with, each once a fault.
    std::string blamed() const {
        std::string out;
        for (const RecordFault& f : faults())
            out += f.file + " ";
        return out;
    }
    bool blames(const std::string& name) const {
        for (const RecordFault& f : faults())
            if (f.file == name) return true;
        return false;
    }
    /// Changes the bytes at every `step`-th place, one at a time, and expects `name` to be named each time.
    void change_bytes(const std::string& name, size_t step) {
        const std::string good = read_file(path(name));
        for (size_t at = 0; at < good.size(); at += step) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1 << at % 8));
            write_plainly(name, bad);
            EXPECT_TRUE(blames(name)) << name << " byte " << at;
        }
        write_plainly(name, good);
        EXPECT_EQ(blamed(), "");
    }
    void write_plainly(const std::string& name, const std::string& bytes) {
        FILE* file = std::fopen(path(name).c_str(), "wb");
        ASSERT_TRUE(file);
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        std::fclose(file);
    }

    TemporaryFolder temporary_;
    std::string folder_ = temporary_.path() + "/quyết định";
    SampleRecord sample_;
};

TEST_F(RecordCheckTest, GoodRecordHasNoFault) {
    EXPECT_EQ(blamed(), "");
}

TEST_F(RecordCheckTest, EveryByteOfTheDocumentCounts) {
    change_bytes("document.pdf", 1);
    std::string bad = sample_.pdf();
    bad.back() ^= 1;
    write_plainly("document.pdf", bad);
    EXPECT_EQ(blamed(), "document.pdf "); // the manifest bears witness for SHA256SUMS
}

TEST_F(RecordCheckTest, EveryByteOfTheSumsCounts) {
    change_bytes("SHA256SUMS", 1);
}

TEST_F(RecordCheckTest, BytesOfTheManifestCount) {
    change_bytes("manifest.json", 41);
}

TEST_F(RecordCheckTest, LongerAndShorterFilesAreNamed) {
    for (const char* name : {"document.pdf", "manifest.json", "SHA256SUMS"}) {
        const std::string good = read_file(path(name));
        for (const std::string& bad : {good + "\n", good.substr(0, good.size() - 1), std::string()}) {
            write_plainly(name, bad);
            EXPECT_TRUE(blames(name)) << name << " of " << bad.size() << " bytes";
        }
        write_plainly(name, good);
    }
}

TEST_F(RecordCheckTest, MissingFileIsNamed) {
    for (const char* name : {"document.pdf", "manifest.json", "SHA256SUMS"}) {
        const std::string good = read_file(path(name));
        std::filesystem::remove(path(name));
        EXPECT_EQ(blamed(), std::string(name) + " ");
        write_plainly(name, good);
    }
}

TEST_F(RecordCheckTest, AddedFileIsNamed) {
    write_plainly(".hidden", "");
    EXPECT_EQ(blamed(), ".hidden ");
    std::filesystem::remove(path(".hidden"));
    std::filesystem::create_directory(path("thư mục"));
    EXPECT_EQ(blamed(), "thư mục ");
    EXPECT_EQ(faults()[0].message.english(), "does not belong to the record; move it out of the folder");
}

TEST_F(RecordCheckTest, LinksAndOtherThingsAreNotFollowed) {
    for (const char* name : {"document.pdf", "manifest.json", "SHA256SUMS"}) {
        const std::string aside = temporary_.path() + "/aside";
        std::filesystem::rename(path(name), aside);
        std::filesystem::create_symlink(aside, path(name));
        EXPECT_EQ(blamed(), std::string(name) + " ");
        std::filesystem::remove(path(name));
        std::filesystem::create_directory(path(name));
        EXPECT_EQ(blamed(), std::string(name) + " ");
        std::filesystem::remove(path(name));
        ASSERT_EQ(::mkfifo(path(name).c_str(), 0600), 0);
        EXPECT_EQ(blamed(), std::string(name) + " ");
        std::filesystem::remove(path(name));
        std::filesystem::rename(aside, path(name));
    }
    EXPECT_EQ(blamed(), "");
}

// Somebody who changes a file and mends the sums still meets the manifest.
TEST_F(RecordCheckTest, ForgedSumsDoNotHideAChange) {
    std::string bad = sample_.pdf();
    bad[3] ^= 1;
    write_plainly("document.pdf", bad);
    const std::string manifest = read_file(path("manifest.json"));
    write_plainly("SHA256SUMS", sums_text(sha256_hex(bad), sha256_hex(manifest)));
    EXPECT_TRUE(blames("document.pdf"));
    EXPECT_FALSE(blames("SHA256SUMS"));
}

TEST_F(RecordCheckTest, UnsignedPartMustBeTheBeginning) {
    auto manifest = nlohmann::ordered_json::parse(read_file(path("manifest.json")));
    const auto put = [&] {
        const std::string text = manifest.dump(2) + "\n";
        write_plainly("manifest.json", text);
        write_plainly("SHA256SUMS", sums_text(sha256_hex(sample_.pdf()), sha256_hex(text)));
    };
    put();
    EXPECT_EQ(blamed(), "");
    manifest["files"]["unsigned"]["size"] = sample_.unsigned_pdf.size() - 1;
    put();
    EXPECT_EQ(blamed(), "document.pdf ");
    manifest["files"]["unsigned"]["size"] = sample_.pdf().size() + 1;
    put();
    EXPECT_EQ(blamed(), "document.pdf ");
}

TEST_F(RecordCheckTest, ManifestMustConformToItsSchema) {
    auto manifest = nlohmann::ordered_json::parse(read_file(path("manifest.json")));
    manifest["note"] = "added";
    const std::string text = manifest.dump(2);
    write_plainly("manifest.json", text);
    write_plainly("SHA256SUMS", sums_text(sha256_hex(sample_.pdf()), sha256_hex(text)));
    ASSERT_TRUE(blames("manifest.json"));
    EXPECT_NE(faults()[0].message.english().find("note"), std::string::npos) << faults()[0].message.english();
}

TEST_F(RecordCheckTest, NoFolderIsNoInput) {
    for (const std::string& wrong : {folder_ + "/document.pdf", folder_ + "-none"}) {
        try {
            check_record(wrong);
            ADD_FAILURE() << wrong;
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::no_input);
            EXPECT_EQ(e.where, wrong);
        }
    }
}

} // namespace
} // namespace sohoa
