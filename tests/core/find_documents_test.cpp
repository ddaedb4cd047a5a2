// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"
#include "tests/core/scratch.h"

#include <fstream>

using namespace sohoa;
using namespace sohoa::test;

namespace {

struct Found {
    std::vector<Candidate> candidates;
    std::vector<std::string> skipped;

    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const Candidate& c : candidates) out.push_back(c.name);
        return out;
    }
};

Found find_in(const std::vector<std::string>& arguments) {
    Found found;
    found.candidates = find_documents(arguments, found.skipped);
    return found;
}

std::vector<std::string> file_names(const Candidate& candidate) {
    std::vector<std::string> out;
    for (const std::string& file : candidate.files) out.push_back(std::filesystem::path(file).filename());
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST(FindDocuments, TakesEveryTiffAndPdfForADocument) {
    const Scratch s;
    for (const char* name : {"in/b.tif", "in/a.TIFF", "in/c.Pdf"}) s.write(name, "x");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"a", "b", "c"}));
    for (const Candidate& c : found.candidates) {
        EXPECT_EQ(c.files.size(), 1u);
        EXPECT_EQ(c.source, c.files[0]);
        EXPECT_TRUE(c.refusal.id.empty());
    }
}

TEST(FindDocuments, TakesAFolderOfImagesForOneDocumentInNaturalOrder) {
    const Scratch s;
    for (const char* name : {"GP 12/page-10.jpg", "GP 12/page-2.jpg", "GP 12/page-1.png", "GP 12/page-3.JPEG"}) s.write(name, "x");
    for (const std::string& argument : {s.path("GP 12"), s.path("GP 12/"), s.path("GP 12/.")}) {
        const Found found = find_in({argument});
        ASSERT_EQ(found.names(), Names{"GP 12"}) << argument;
        EXPECT_EQ(file_names(found.candidates[0]), (Names{"page-1.png", "page-2.jpg", "page-3.JPEG", "page-10.jpg"}));
        EXPECT_TRUE(found.candidates[0].refusal.id.empty());
    }
}

TEST(FindDocuments, TakesAFolderWithOneImageForADocument) {
    const Scratch s;
    s.write("giấy phép/scan.jpg", "x");
    EXPECT_EQ(find_in({s.path("giấy phép")}).names(), Names{"giấy phép"});
}

TEST(FindDocuments, SearchesFoldersInFolders) {
    const Scratch s;
    for (const char* name : {"in/x/1.jpg", "in/x/2.jpg", "in/y/deep/z.tif", "in/top.pdf"}) s.write(name, "x");
    EXPECT_EQ(find_in({s.path("in")}).names(), (Names{"top", "x", "z"}));
}

TEST(FindDocuments, TakesOneLooseImageForADocumentOfItsOwn) {
    const Scratch s;
    for (const char* name : {"in/a.tif", "in/b.jpg"}) s.write(name, "x");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"a", "b"}));
    EXPECT_TRUE(found.candidates[1].refusal.id.empty());
}

TEST(FindDocuments, RefusesSeveralImagesBesideDocuments) {
    const Scratch s;
    for (const char* name : {"in/a.tif", "in/b.jpg", "in/c.png"}) s.write(name, "x");
    const Found found = find_in({s.path("in")});
    ASSERT_EQ(found.names(), (Names{"a", "in"}));
    EXPECT_EQ(found.candidates[1].files.size(), 2u);
    const Error error = error_of([&] { acquire(found.candidates[1], {}, {}); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.what(), "a folder of their own")) << error.what();
}

TEST(FindDocuments, PassesOverHiddenFilesAndNamesTheOthers) {
    const Scratch s;
    for (const char* name : {"in/.DS_Store", "in/.hidden/a.tif", "in/._a.jpg", "in/a.tif", "in/notes.docx", "in/Thumbs.db"}) s.write(name, "x");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), Names{"a"});
    EXPECT_EQ(found.skipped, (Names{s.path("in/Thumbs.db"), s.path("in/notes.docx")}));
}

TEST(FindDocuments, KeepsTheOrderOfTheArguments) {
    const Scratch s;
    const std::string z = s.write("z.tif", "x"), a = s.write("a.tif", "x"), odd = s.write("scan.dat", "x");
    EXPECT_EQ(find_in({z, a, odd}).names(), (Names{"z", "a", "scan"})) << "a file named by the user is taken whatever its name";
}

TEST(FindDocuments, SaysWhichArgumentIsMissing) {
    const Scratch s;
    const Error error = error_of([&] { find_in({s.folder(), s.path("không có.tif")}); });
    EXPECT_EQ(error.code, Code::no_input);
    EXPECT_EQ(error.where, s.path("không có.tif"));
}

TEST(FindDocuments, FindsNothingInAnEmptyFolder) {
    const Scratch s;
    EXPECT_TRUE(find_in({s.folder()}).candidates.empty());
}

TEST(FindDocuments, FindsADocumentOnceInALoopOfFolders) {
    const Scratch s;
    s.write("in/deep/a.tif", "x");
    std::filesystem::create_directory_symlink(s.path("in"), s.path("in/deep/again"));
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), Names{"a"});
    EXPECT_EQ(found.skipped, Names{s.path("in/deep/again")});
}

TEST(FindDocuments, RefusesFoldersNestedWithoutEnd) {
    const Scratch s;
    std::string deep;
    for (int i = 0; i < 70; ++i) deep += "d/";
    s.write(deep + "a.tif", "x");
    EXPECT_EQ(error_of([&] { find_in({s.path("d")}); }).code, Code::bad_data);
}

TEST(FindDocuments, NamesAreComposed) {
    const Scratch s;
    const std::string file = s.write("Quye\u0302\u0301t \u0111i\u0323nh.tif", "x");
    const Found found = find_in({file});
    EXPECT_EQ(found.names(), Names{"Quyết định"});
    EXPECT_EQ(found.candidates[0].files[0], file) << "the file is opened by the name it has";
}

TEST(FindDocuments, NamesAreSafeAsFolders) {
    const Scratch s;
    EXPECT_EQ(find_in({s.write("a\\b\nc.tif", "x")}).names(), Names{"a_b_c"});
    EXPECT_EQ(find_in({s.write("tên\xFF.tif", "x")}).names(), Names{"tên_"});
    EXPECT_EQ(find_in({s.write("...x.tif", "x")}).names(), Names{"x"});
    EXPECT_EQ(find_in({s.write("....tif", "x")}).names(), Names{"document"});
    EXPECT_EQ(find_in({s.write("Số 12.2026.tif", "x")}).names(), Names{"Số 12.2026"});
}

TEST(FindDocuments, CutsLongNamesBetweenCharacters) {
    const Scratch s;
    std::string stem;
    for (int i = 0; i < 83; ++i) stem += "ệ"; // 249 bytes
    std::ofstream(s.path(stem + ".tif")) << "x";
    const std::string name = find_in({s.path(stem + ".tif")}).candidates[0].name;
    EXPECT_LE(name.size(), 200u);
    EXPECT_EQ(name, stem.substr(0, 198));
}

TEST(FindDocuments, NamesTheFolderAboveByItsOwnName) {
    const Scratch s;
    s.write("hồ sơ/1.jpg", "x");
    std::filesystem::create_directory(s.path("hồ sơ/.sub"));
    EXPECT_EQ(find_in({s.path("hồ sơ/.sub/..")}).names(), Names{"hồ sơ"});
}
