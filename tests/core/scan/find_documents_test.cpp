// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"
#include "tests/core/scratch.h"

#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

struct Found {
    std::vector<Candidate> candidates;
    std::vector<PassedOver> passed_over;

    std::vector<std::string> passed_over_paths() const {
        std::vector<std::string> out;
        for (const PassedOver& p : passed_over)
            out.push_back(p.path);
        return out;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const Candidate& c : candidates)
            out.push_back(c.name);
        return out;
    }
};

Found find_in(const std::vector<std::string>& arguments) {
    Found found;
    found.candidates = find_documents(arguments, found.passed_over);
    return found;
}

std::vector<std::string> file_names(const Candidate& candidate) {
    std::vector<std::string> out;
    for (const std::string& file : candidate.files)
        out.push_back(std::filesystem::path(file).filename());
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST(FindDocuments, TakesEveryTiffAndPdfForADocument) {
    const Scratch s;
    for (const char* name : {"in/b.tif", "in/a.TIFF", "in/c.Pdf"})
        s.write(name, "x");
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
    for (const char* name : {"GP 12/page-10.jpg", "GP 12/page-2.jpg", "GP 12/page-1.png", "GP 12/page-3.JPEG"})
        s.write(name, "x");
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
    for (const char* name : {"in/x/1.jpg", "in/x/2.jpg", "in/y/deep/z.tif", "in/top.pdf"})
        s.write(name, "x");
    EXPECT_EQ(find_in({s.path("in")}).names(), (Names{"top", "x", "z"}));
}

TEST(FindDocuments, TakesOneLooseImageForADocumentOfItsOwn) {
    const Scratch s;
    for (const char* name : {"in/a.tif", "in/b.jpg"})
        s.write(name, "x");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"a", "b"}));
    EXPECT_TRUE(found.candidates[1].refusal.id.empty());
}

TEST(FindDocuments, RefusesSeveralImagesBesideDocuments) {
    const Scratch s;
    for (const char* name : {"in/a.tif", "in/b.jpg", "in/c.png"})
        s.write(name, "x");
    const Found found = find_in({s.path("in")});
    ASSERT_EQ(found.names(), (Names{"a", "in"}));
    EXPECT_EQ(found.candidates[1].files.size(), 2u);
    const Error error = error_of([&] { acquire(found.candidates[1], {}, {}); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.what(), "a folder of their own")) << error.what();
}

TEST(FindDocuments, PassesOverHiddenFilesAndWhatIsNoScanAndNamesThem) {
    const Scratch s;
    for (const char* name :
         {"in/.DS_Store", "in/.hidden/a.tif", "in/._a.jpg", "in/a.tif", "in/notes.docx", "in/Thumbs.db"})
        s.write(name, "x");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), Names{"a"});
    EXPECT_EQ(found.passed_over_paths(), (Names{s.path("in/.DS_Store"), s.path("in/._a.jpg"), s.path("in/.hidden"),
                                                s.path("in/Thumbs.db"), s.path("in/notes.docx")}));
    for (const PassedOver& p : found.passed_over)
        EXPECT_FALSE(p.why.id.empty()) << p.path;
}

// A page of a kind that is not taken must not be lost: the document is refused with its name.
TEST(FindDocuments, NoPageOfAFolderIsLost) {
    const Scratch s;
    for (const char* other : {"trang-2.heic", "trang-2.bmp", "trang-2.webp", "trang-2.jp2", "trang-2.gif"}) {
        const std::string folder = std::string("of-") + (other + 8);
        for (const std::string& name : {std::string("trang-1.jpg"), std::string(other), std::string("trang-3.jpg")})
            s.write(folder + "/" + name, "x");
        const Found found = find_in({s.path(folder)});
        ASSERT_EQ(found.candidates.size(), 1u) << other;
        EXPECT_EQ(file_names(found.candidates[0]), (Names{"trang-1.jpg", other, "trang-3.jpg"}));
        EXPECT_TRUE(found.passed_over.empty());
    }
}

TEST(FindDocuments, SaysWhatTheNamesOfTheImagesTell) {
    const Scratch s;
    const auto rules = [&](const std::string& folder, const Names& names) {
        for (const std::string& name : names)
            s.write(folder + "/" + name, "x");
        Names out;
        const Found found = find_in({s.path(folder)});
        for (const Finding& f : found.candidates.at(0).findings)
            out.push_back(f.rule);
        if (!found.candidates[0].refusal.id.empty()) out.push_back("refused");
        return out;
    };
    EXPECT_EQ(rules("whole", {"trang-1.jpg", "trang-2.jpg", "Thumbs.db"}), Names{"scan.folder"});
    EXPECT_EQ(rules("gap", {"trang-1.jpg", "trang-3.jpg"}), (Names{"scan.folder", "scan.page_gap"}));
    EXPECT_EQ(rules("notes", {"trang-1.jpg", "trang-2.jpg", "ghi-chu.docx"}),
              (Names{"scan.folder", "scan.other_files"}));
    EXPECT_EQ(rules("two", {"mat-truoc.jpg", "mat-sau.jpg"}), (Names{"scan.folder", "scan.page_names"}));
    EXPECT_EQ(rules("many", {"an.jpg", "binh.jpg", "chi.jpg"}), (Names{"scan.folder", "scan.page_names", "refused"}));
    EXPECT_EQ(rules("one", {"an.jpg"}), Names{});
}

TEST(FindDocuments, KeepsTheOrderOfTheArguments) {
    const Scratch s;
    const std::string z = s.write("z.tif", "x"), a = s.write("a.tif", "x"), odd = s.write("scan.dat", "x");
    EXPECT_EQ(find_in({z, a, odd}).names(), (Names{"z", "a", "scan"}))
        << "a file named by the user is taken whatever its name";
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
    EXPECT_EQ(found.passed_over_paths(), Names{s.path("in/deep/again")});
}

TEST(FindDocuments, RefusesAFolderNestedTooDeep) {
    const Scratch s;
    std::string deep;
    for (int i = 0; i < 70; ++i)
        deep += "d/";
    s.write(deep + "a.tif", "x");
    s.write("top.tif", "x");
    const Found found = find_in({s.folder()});
    ASSERT_EQ(found.names(), (Names{"top", "d"})) << "the others are taken";
    EXPECT_TRUE(found.candidates[1].files.empty());
    EXPECT_TRUE(holds(found.candidates[1].refusal.english(), "nested too deep"));
}

TEST(FindDocuments, NamesAreComposed) {
    const Scratch s;
    const std::string file = s.write("Quye\u0302\u0301t \u0111i\u0323nh.tif", "x");
    const Found found = find_in({file});
    EXPECT_EQ(found.names(), Names{"Quyết định"});
    EXPECT_EQ(found.candidates[0].files[0], file) << "the file is opened by the name it has";
}

TEST(FindDocuments, TellsFilesByTheirFirstBytes) {
    const Scratch s;
    const std::string zero(1, '\0');
    s.write("in/1", "II*" + zero);
    s.write("in/2.dat", "MM" + zero + "*");
    s.write("in/3.bak", "II+" + zero);
    s.write("in/4.docx", "%PDF-1.7");
    s.write("in/5.old", std::string(1019, ' ') + "%PDF-");
    s.write("in/6.txt", std::string(1020, ' ') + "%PDF-");
    s.write("in/7.txt", "II*");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"1", "2", "3", "4", "5"}));
    EXPECT_EQ(found.passed_over_paths(), (Names{s.path("in/6.txt"), s.path("in/7.txt")}));
}

TEST(FindDocuments, TellsImagesByTheirFirstBytes) {
    const Scratch s;
    s.write("GP 12/trang 1", "\xFF\xD8\xFF\xE0");
    s.write("GP 12/trang 2.tmp", "\x89PNG\r\n\x1A\n");
    const Found found = find_in({s.folder()});
    ASSERT_EQ(found.names(), Names{"GP 12"});
    EXPECT_EQ(file_names(found.candidates[0]), (Names{"trang 1", "trang 2.tmp"}));
}

TEST(FindDocuments, BelievesTheBytesBeforeTheName) {
    const Scratch s;
    s.write("a/1.tif", "\xFF\xD8\xFF\xE0");
    s.write("a/2.tif", "\xFF\xD8\xFF\xE0");
    s.write("b/1.jpg", "%PDF-1.4");
    s.write("b/2.jpg", "%PDF-1.4");
    EXPECT_EQ(find_in({s.folder()}).names(), (Names{"a", "1", "2"}));
}

TEST(FindDocuments, TakesWhatIsNamedAScanWhateverItHolds) {
    const Scratch s;
    for (const char* name : {"in/empty.tif", "in/text.PDF", "in/x.tiff"})
        s.write(name, name[3] == 'e' ? "" : "no scan");
    s.write("in/empty", "");
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"empty", "text", "x"}));
    EXPECT_EQ(found.passed_over_paths(), Names{s.path("in/empty")});
}

TEST(FindDocuments, TakesWhatIsNamedAScanAndLeadsNowhere) {
    const Scratch s;
    std::filesystem::create_directory(s.path("in"));
    std::filesystem::create_symlink("nowhere", s.path("in/a.tif"));
    std::filesystem::create_symlink("b.tif", s.path("in/b.tif")); // round
    std::filesystem::create_symlink("nowhere", s.path("in/c"));
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), (Names{"a", "b"}));
    EXPECT_EQ(found.passed_over_paths(), Names{s.path("in/c")});
}

TEST(FindDocuments, FollowsLinksToFiles) {
    const Scratch s;
    s.write("store/x", "%PDF-1.4");
    std::filesystem::create_directory(s.path("in"));
    std::filesystem::create_symlink(s.path("store/x"), s.path("in/giấy phép"));
    const Found found = find_in({s.path("in")});
    ASSERT_EQ(found.names(), Names{"giấy phép"});
    EXPECT_EQ(found.candidates[0].files, Names{s.path("in/giấy phép")});
}

TEST(FindDocuments, SearchesAFolderOnceHoweverManyLinksLeadThere) {
    const Scratch s;
    s.write("in/b/a.tif", "x");
    std::filesystem::create_directory_symlink("b", s.path("in/a"));
    std::filesystem::create_directory_symlink("../..", s.path("in/b/up"));
    const Found found = find_in({s.path("in"), s.path("in/b")});
    EXPECT_EQ(found.names(), Names{"a"});
    EXPECT_EQ(found.passed_over.size(), 3u) << "in/b, a second time, and the way up";
}

// Two folders of twenty links each to the other: 2^20 ways.
TEST(FindDocuments, DoesNotWalkEveryWayThroughAMazeOfLinks) {
    const Scratch s;
    s.write("in/0/a.tif", "x");
    for (int i = 0; i < 40; ++i) {
        const std::string here = s.path("in/" + std::to_string(i)), next = "../" + std::to_string(i + 1);
        std::filesystem::create_directories(s.path("in/" + std::to_string(i + 1)));
        std::filesystem::create_directory_symlink(next, here + "/x");
        std::filesystem::create_directory_symlink(next, here + "/y");
    }
    EXPECT_EQ(find_in({s.path("in")}).names(), Names{"a"});
}

TEST(FindDocuments, NeitherWaitsForAPipeNorOpensASocket) {
    const Scratch s;
    s.write("in/a.tif", "x");
    ASSERT_EQ(::mkfifo(s.path("in/pipe.tif").c_str(), 0600), 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string socket = s.path("in/socket.pdf");
    socket.copy(address.sun_path, sizeof address.sun_path - 1);
    const Fd listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ASSERT_EQ(::bind(listening.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const Found found = find_in({s.path("in")});
    EXPECT_EQ(found.names(), Names{"a"});
    EXPECT_EQ(found.passed_over_paths(), (Names{s.path("in/pipe.tif"), socket}));
    for (const std::string& argument : {s.path("in/pipe.tif"), socket, std::string("/dev/zero")}) {
        const Found alone = find_in({argument});
        ASSERT_EQ(alone.candidates.size(), 1u);
        EXPECT_EQ(error_of([&] { acquire(alone.candidates[0], {}, {}); }).message.english(), "is not a regular file");
    }
}

// Made and removed step by step, because no single path may be that long.
TEST(FindDocuments, RefusesAFolderBeyondTheLongestPath) {
    const Scratch s;
    s.write("in/a.tif", "x");
    const std::string step(250, 'd');
    std::vector<Fd> way;
    way.emplace_back(::open(s.path("in").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (int i = 0; i < 20; ++i) { // 5,000 bytes, where PATH_MAX is 4,096
        ASSERT_EQ(::mkdirat(way.back().get(), step.c_str(), 0700), 0);
        way.emplace_back(::openat(way.back().get(), step.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    }
    const Fd deepest(::openat(way.back().get(), "b.tif", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    const Found found = find_in({s.path("in")});
    ASSERT_EQ(found.candidates.size(), 2u);
    EXPECT_EQ(found.candidates[0].name, "a");
    const Error error = error_of([&] { acquire(found.candidates[1], {}, {}); });
    EXPECT_TRUE(holds(error.message.english(), "the name is too long")) << error.what();
    ::unlinkat(way.back().get(), "b.tif", 0);
    for (size_t i = way.size() - 1; i > 0; --i)
        ::unlinkat(way[i - 1].get(), step.c_str(), AT_REMOVEDIR);
}

TEST(FindDocuments, NamesTheFolderAboveByItsOwnName) {
    const Scratch s;
    s.write("hồ sơ/1.jpg", "x");
    std::filesystem::create_directory(s.path("hồ sơ/.sub"));
    EXPECT_EQ(find_in({s.path("hồ sơ/.sub/..")}).names(), Names{"hồ sơ"});
}
