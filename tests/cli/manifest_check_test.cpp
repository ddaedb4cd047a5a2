// SPDX-License-Identifier: GPL-3.0-or-later
// A record in which anything was changed, added or taken away is told from one that is whole.
#include "core/base/digest.h"
#include "core/record/manifest.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

const Names files_of_a_record = {"SHA256SUMS", "document.pdf", "manifest.json"};

class ManifestCheck : public ::testing::Test {
  protected:
    // A copy of the smallest record to do harm to.
    std::string copy(const std::string& name) const { return folder_.copy(records().record("cong-van"), name); }

    static Outcome check(const Names& folders, const Names& options = {}) {
        Names arguments = {"manifest", "check", "--lang", "en"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        arguments.insert(arguments.end(), folders.begin(), folders.end());
        return sohoa(arguments);
    }

    // The record is faulty, and `file` is named as a reason.
    static void names(const std::string& record, const std::string& file) {
        const Outcome outcome = check({record});
        EXPECT_EQ(outcome.code, 1) << outcome.out << outcome.err;
        EXPECT_NE(outcome.out.find(record + "/" + file), std::string::npos)
            << file << " is not named in: " << outcome.out;
    }

    Folder folder_;
};

// Every byte of a short file, else 40 places, both ends among them.
std::vector<size_t> sampled(size_t size) {
    std::vector<size_t> out;
    for (size_t i = 0; i < 40; ++i)
        out.push_back(i * (size - 1) / 39);
    return out;
}

// A file name is somebody else's text: it must not move the cursor or recolour the terminal of the one who checks.
TEST_F(ManifestCheck, AFileNameCannotSpeakToTheTerminal) {
    const std::string record = copy("record");
    fs::copy_file(record + "/SHA256SUMS", record + "/\x1b[31mred");
    const Outcome outcome = check({record});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.out.find("/?[31mred"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
}

TEST_F(ManifestCheck, RecordsAsPublishedAreIntact) {
    Names folders;
    for (const std::string& name : sample_names())
        folders.push_back(records().record(name));
    const Outcome outcome = check(folders);
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    EXPECT_EQ(outcome.err, "");
    for (const std::string& folder : folders)
        EXPECT_NE(outcome.out.find(folder + ": intact\n"), std::string::npos) << outcome.out;
    EXPECT_EQ(check(folders, {"--quiet"}).out, "");
}

TEST_F(ManifestCheck, AChangeOfAnyByteNamesTheFile) {
    for (const std::string& file : files_of_a_record) {
        const std::string bytes = read(records().record("cong-van") + "/" + file);
        Names folders;
        for (const size_t at : sampled(bytes.size()))
            for (const char bit : {'\x01', '\x20'}) { // 0x20: another case, which is the same number in hexadecimal
                const std::string record = copy(file + "-" + std::to_string(at) + (bit == '\x20' ? "-case" : ""));
                std::string changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ bit);
                folder_.put(fs::path(record).filename().string() + "/" + file, changed);
                folders.push_back(record);
            }
        const Outcome outcome = check(folders, {"--json"});
        EXPECT_EQ(outcome.code, 1) << outcome.err;
        const Names lines = outcome.out_lines();
        ASSERT_EQ(lines.size(), folders.size());
        for (const std::string& line : lines) {
            const Json row = Json::parse(line);
            EXPECT_EQ(row["intact"], false) << row["folder"];
            EXPECT_TRUE(std::any_of(row["faults"].begin(), row["faults"].end(), [&](const Json& fault) {
                return fault["file"] == file;
            })) << row;
        }
    }
}

TEST_F(ManifestCheck, AFileMoreOrLessNamesIt) {
    for (const std::string& file : files_of_a_record) {
        const std::string record = copy("without-" + file);
        fs::remove(record + "/" + file);
        names(record, file);
    }
    for (const std::string added : {"thêm.txt", ".hidden", "document.pdf.bak"}) {
        const std::string record = copy("with-" + added);
        folder_.put("with-" + added + "/" + added, "x");
        names(record, added);
    }
    const std::string record = copy("with-folder");
    fs::create_directory(record + "/folder");
    names(record, "folder");
}

TEST_F(ManifestCheck, AFileCutShortOrAddedToNamesIt) {
    for (const std::string& file : files_of_a_record) {
        const std::string bytes = read(records().record("cong-van") + "/" + file);
        for (const std::string& changed : {bytes.substr(0, bytes.size() - 1), bytes + "\n", std::string()}) {
            const std::string name = file + std::to_string(changed.size()), record = copy(name);
            folder_.put(name + "/" + file, changed);
            names(record, file);
        }
    }
}

TEST_F(ManifestCheck, ALinkIsNoFile) {
    for (const std::string& file : files_of_a_record) {
        const std::string record = copy("linked-" + file);
        fs::rename(record + "/" + file, folder_.path("moved-" + file));
        fs::create_symlink(folder_.path("moved-" + file), record + "/" + file);
        names(record, file);
    }
}

TEST_F(ManifestCheck, ADocumentOfAnotherRecordIsNotThisOne) {
    const std::string record = copy("swapped");
    folder_.put("swapped/document.pdf", read(records().record("giay-phep") + "/document.pdf"));
    names(record, "document.pdf");
}

TEST_F(ManifestCheck, JsonTellsTheIntactFromTheFaulty) {
    const std::string good = copy("good"), bad = copy("bad");
    folder_.put("bad/extra", "x");
    const Outcome outcome = check({good, bad}, {"--json"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "");
    const Names lines = outcome.out_lines();
    ASSERT_EQ(lines.size(), 2u);
    const Json first = Json::parse(lines[0]), second = Json::parse(lines[1]);
    EXPECT_EQ(first, Json({{"schema", "sohoa-record-check"},
                           {"schema_version", 1},
                           {"folder", good},
                           {"intact", true},
                           {"faults", Json::array()}}));
    EXPECT_EQ(second["intact"], false);
    EXPECT_EQ(second["faults"][0]["file"], "extra");
}

TEST_F(ManifestCheck, AFolderThatIsNotThereIs66AndTheOthersAreChecked) {
    const std::string good = copy("good");
    const Outcome outcome = check({folder_.path("nothing"), good});
    EXPECT_EQ(outcome.code, 66) << outcome.err;
    EXPECT_NE(outcome.err.find("nothing"), std::string::npos);
    EXPECT_NE(outcome.out.find(good + ": intact"), std::string::npos);
}

TEST_F(ManifestCheck, WritesNothing) {
    const std::string record = copy("read");
    const Names before = tree(folder_.path());
    const auto time = fs::last_write_time(record);
    EXPECT_EQ(check({record}).code, 0);
    EXPECT_EQ(tree(folder_.path()), before);
    EXPECT_EQ(fs::last_write_time(record), time);
}

TEST_F(ManifestCheck, AFolderStandsForTheRecordsInIt) {
    const std::string first = copy("out/first"), second = copy("out/2026/second");
    folder_.put("out/.refused/third/error.json", "{}");
    folder_.put("out/notes/read-me.txt", "no record");
    Outcome outcome = check({folder_.path("out")});
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    EXPECT_EQ(outcome.out, second + ": intact\n" + first + ": intact\n");
    fs::remove(second + "/SHA256SUMS");
    fs::create_directory(folder_.path("out/emptied"));
    outcome = check({folder_.path("out")});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.out.find(second + "/SHA256SUMS"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find(folder_.path("out/emptied/document.pdf")), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find(first + ": intact"), std::string::npos) << outcome.out;
}

using Ordered = nlohmann::ordered_json;

// As somebody would do it who knows how a record is made.
void put_manifest(const std::string& record, const Ordered& manifest) {
    const std::string text = manifest.dump(2) + "\n";
    std::ofstream(record + "/manifest.json") << text;
    std::ofstream(record + "/SHA256SUMS") << sums_text(sha256_hex(read(record + "/document.pdf")), sha256_hex(text));
}

TEST_F(ManifestCheck, AForgedManifestIsFoundThoughItsSumsWereMadeAnew) {
    const std::vector<std::tuple<std::string, std::string, Ordered>> forgeries = {
        {"/content/code_full/value", "codeFull", "999/QĐ-SNV"},
        {"/content/issued_date/value", "issuedDate", "2020-01-01"},
        {"/content/organ_name/value", "organName", "SỞ TÀI CHÍNH"},
        {"/content/signer/full_name", "signerFullName", {{"value", "Nguyễn Văn Giả"}, {"source", "ocr"}}},
        {"/scan/text_layer/value/model", "ocrModel", "eng"},
        {"/files/sources/0/checksum", "sourceSha256", std::string(64, 'A')},
        {"/signatures/0/subject", "signatures[0].subject", "CN=SỞ NỘI VỤ"},
        {"/signatures/0/claimed_time", "signatures[0].claimed_time", "2020-01-01T08:00:00+07:00"},
        {"/signatures/0/certificate_sha256", "signatures[0].certificate_sha256", std::string(64, '0')},
        {"/signatures/0/alg/key_bits", "signatures[0].alg", 4096},
        {"/certificate_check/subject", "certificate_check.subject", "CN=SỞ NỘI VỤ"},
        {"/scan/converted_at/value", "scan.converted_at", "2020-01-01T08:00:00+07:00"},
        {"/demonstration", "demonstration", false},
    };
    const Ordered good = Ordered::parse(read(records().record("cong-van") + "/manifest.json"));
    const std::string same = copy("same");
    put_manifest(same, good);
    EXPECT_EQ(check({same}).code, 0) << "this is the way in which sohoa writes it: " << check({same}).out;
    for (const auto& [place, named, value] : forgeries) {
        const std::string record = copy("forged " + named);
        Ordered forged = good;
        const Ordered::json_pointer pointer(place);
        ASSERT_FALSE(good.at(pointer).is_null()) << place;
        forged[pointer] = value;
        put_manifest(record, forged);
        const Outcome outcome = check({record});
        EXPECT_EQ(outcome.code, 1) << place << outcome.err;
        EXPECT_NE(outcome.out.find("“" + named), std::string::npos) << place << outcome.out;
    }
}

TEST_F(ManifestCheck, ADocumentThatWasChangedIsFoundByItsSignatureThoughAllSumsWereMadeAnew) {
    const std::string record = copy("changed");
    Ordered manifest = Ordered::parse(read(record + "/manifest.json"));
    std::string pdf = read(record + "/document.pdf");
    const size_t at = pdf.rfind("<xmp:ModifyDate>20") + std::string("<xmp:ModifyDate>2").size();
    ASSERT_GT(at, manifest["files"]["unsigned"]["size"].get<size_t>()) << "behind the unsigned part";
    pdf[at] = '1';
    std::ofstream(record + "/document.pdf", std::ios::binary) << pdf;
    std::string sum = sha256_hex(pdf);
    std::transform(sum.begin(), sum.end(), sum.begin(), ::toupper);
    manifest["files"]["document"]["checksum"] = sum;
    put_manifest(record, manifest);
    const Outcome outcome = check({record});
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_NE(outcome.out.find("its signature Signature1 is broken"), std::string::npos) << outcome.out;
}

} // namespace
} // namespace sohoa::test
