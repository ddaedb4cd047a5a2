// SPDX-License-Identifier: GPL-3.0-or-later
// What a run publishes, and what it leaves alone.
#include "cli/commands/being_written.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

Json manifest(const std::string& record) {
    return Json::parse(read(record + "/manifest.json"));
}

Names source_names(const std::string& record) {
    Names out;
    const Json sources = manifest(record)["files"]["sources"];
    for (const Json& source : sources)
        out.push_back(source["file_name"]);
    return out;
}

// What can be seen of a file or folder without reading its time of access.
struct State {
    int64_t seconds, nanoseconds;
    uint64_t inode;
    std::string bytes;
    bool operator==(const State&) const = default;
};

std::map<std::string, State> states(const std::string& folder) {
    std::map<std::string, State> out;
    for (const std::string& name : tree(folder)) {
        struct stat info {};
        ::lstat((folder + "/" + name).c_str(), &info);
        out[name] = {info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_ino,
                     S_ISREG(info.st_mode) ? read(folder + "/" + name) : ""};
    }
    return out;
}

bool sums_hold(const std::string& record) {
    return tool("sh", {"-c", "cd \"$1\" && sha256sum --check --strict --status SHA256SUMS", "sh", record}).code == 0;
}

TEST(Run, TheSamplesBecomeRecordsOfExactlyThreeFiles) {
    ASSERT_EQ(read(records().folder + "/run.code"), "0\n") << read(records().folder + "/run.err");
    Names expected = {".lock"};
    for (const std::string& name : sample_names())
        for (const char* file : {"/", "/SHA256SUMS", "/document.pdf", "/manifest.json"})
            expected.push_back(name + file);
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(tree(records().out()), expected);
    for (const std::string& name : sample_names())
        EXPECT_TRUE(sums_hold(records().record(name))) << name;
}

TEST(Run, OnlyTheDemonstrationKeyIsWarnedOf) {
    const std::string said = read(records().folder + "/run.err");
    EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
    EXPECT_NE(said.find("demonstration key"), std::string::npos) << said;
}

// What is no scan is passed over aloud, without a terminal too; a file that tells about its folder is no page.
TEST(Run, WhatIsPassedOverIsSaid) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    folder.put("in/README.md", "# Scans of May\n");
    folder.put("in/letter.docx", "no scan\n");
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {folder.path("in")}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("letter.docx: passed over"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.err.find("README"), std::string::npos) << outcome.err;
}

TEST(Run, JsonNamesEveryDocumentAndItsVerdict) {
    const Json run = Json::parse(read(records().folder + "/run.json"));
    EXPECT_EQ(run["schema"], "sohoa-run");
    EXPECT_EQ(run["schema_version"], 1);
    EXPECT_EQ(run["command"], "run");
    EXPECT_EQ(run["demonstration"], true);
    const std::string text = read(records().folder + "/run.json");
    EXPECT_EQ(text.find('\n'), text.size() - 1) << "JSON Lines: one object, one line";
    Names names;
    for (const Json& document : run["documents"]) {
        names.push_back(document["name"]);
        EXPECT_EQ(document["state"], "published") << document;
        EXPECT_EQ(document["indication"], "TOTAL-PASSED") << document;
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names, sample_names());
}

TEST(Run, WithoutJsonStdoutIsEmpty) {
    const Folder folder;
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {folder.put("a.tif", scan(1))}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err_lines().size(), 1u) << outcome.err;
}

TEST(Run, QuietIsSilent) {
    const Folder folder;
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {"--quiet", folder.put("a.tif", scan(1))}));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST(Run, QuietDoesNotHideThatTheStatusOfTheCertificateIsUnknown) {
    const Folder folder;
    const std::string trust = folder.copy(records().trust(), "trust");
    for (const std::string& name : tree(trust))
        if (name.ends_with(".crl")) fs::remove(trust + "/" + name);
    std::vector<std::string> arguments = run_arguments(folder.path("out"), {"--quiet", folder.put("a.tif", scan(1))});
    *std::find(arguments.begin(), arguments.end(), records().trust()) = trust;
    const Outcome outcome = sohoa(arguments);
    EXPECT_EQ(outcome.code, 0);
    ASSERT_EQ(outcome.err_lines().size(), 1u) << outcome.err;
    EXPECT_EQ(outcome.err.rfind("warning: ", 0), 0u) << outcome.err;
    EXPECT_NE(outcome.err.find("revo"), std::string::npos) << outcome.err;
}

TEST(Run, WarningsOfADocumentAreListedWithTheirPages) {
    const Folder folder;
    const std::string log = folder.path("log"), source = folder.put("a.tif", scan(1));
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {"-v", "--log", log, source}));
    for (const std::string& text : {outcome.err, read(log)})
        EXPECT_NE(text.find(source + ": warning: page 1: the page has 8 bits a pixel"), std::string::npos) << text;
    EXPECT_EQ(sohoa(run_arguments(folder.path("two"), {source})).err.find("8 bits"), std::string::npos)
        << "without a terminal it is not said unasked";
}

TEST(Run, PagesOfAFolderComeInNaturalOrder) {
    EXPECT_EQ(source_names(records().record("giay-phep")), (Names{"trang-1.jpg", "trang-2.jpg", "trang-10.jpg"}));
}

TEST(Run, TheSameSourcesAgainAreAlreadyThereAndNothingIsWritten) {
    const Folder folder;
    const std::string source = folder.put("in/a.tif", scan(1)), out = folder.path("out");
    folder.put("in/b.tif", scan(2));
    ASSERT_EQ(sohoa(run_arguments(out, {folder.path("in")})).code, 0);
    const auto before = states(out);
    const Outcome again = sohoa(run_arguments(out, {"-v", "--json", folder.path("in")}));
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_NE(again.err.find("already there"), std::string::npos) << again.err;
    const Json summary = Json::parse(again.out);
    for (const Json& document : summary["documents"])
        EXPECT_EQ(document["state"], "already there");
    EXPECT_EQ(states(out), before);
    std::vector<std::string> vietnamese = run_arguments(out, {"-v", source});
    *std::find(vietnamese.begin(), vietnamese.end(), "en") = "vi";
    const Outcome said = sohoa(vietnamese);
    EXPECT_NE(said.err.find("đã có"), std::string::npos) << said.err;
}

TEST(Run, AnotherSourceOfTheSameNameGetsASecondName) {
    const Folder folder;
    const std::string out = folder.path("out"), first = folder.put("one/a.tif", scan(1)),
                      second = folder.put("two/a.tif", scan(2));
    folder.put("two/b.tif", scan(3));
    ASSERT_EQ(sohoa(run_arguments(out, {first})).code, 0);
    const auto before = states(out + "/a");

    const Outcome other = sohoa(run_arguments(out, {"-v", "--json", folder.path("two")}));
    EXPECT_EQ(other.code, 0) << other.err;
    EXPECT_EQ(records_in(out), (Names{"a", "a-2", "b"}));
    EXPECT_EQ(states(out + "/a"), before);
    EXPECT_EQ(Json::parse(other.out)["documents"][0]["name"], "a-2");
    EXPECT_NE(other.err.find("a is a record of another source; this one is called a-2"), std::string::npos)
        << other.err;
    EXPECT_EQ(other.err.find("--force"), std::string::npos) << other.err;
    EXPECT_NE(read(out + "/a-2/document.pdf").find("<dc:identifier>a-2</dc:identifier>"), std::string::npos);

    const auto all = states(out);
    EXPECT_EQ(sohoa(run_arguments(out, {first, second})).code, 0) << "both are known by their bytes";
    EXPECT_EQ(states(out), all);
}

TEST(Run, ForceMakesTheRecordOfItsOwnSourceAnewAndKeepsTheOldOne) {
    const Folder folder;
    const std::string out = folder.path("out"), first = folder.put("one/a.tif", scan(1)),
                      second = folder.put("two/a.tif", scan(2));
    ASSERT_EQ(sohoa(run_arguments(out, {first, second})).code, 0);
    const auto one = states(out + "/a");
    const std::string signed_pdf = read(out + "/a-2/document.pdf");

    const Outcome forced = sohoa(run_arguments(out, {"-v", "--force", second}));
    EXPECT_EQ(forced.code, 0) << forced.err;
    EXPECT_EQ(states(out + "/a"), one) << "of another source";
    EXPECT_TRUE(sums_hold(out + "/a-2"));
    EXPECT_NE(read(out + "/a-2/document.pdf"), signed_pdf);
    EXPECT_EQ(records_in(out), (Names{"a", "a-2"}));
    const std::vector<std::string> kept = tree(out + "/.replaced");
    ASSERT_EQ(kept.size(), 4u);
    EXPECT_EQ(kept[0].substr(0, 4), "a-2-");
    EXPECT_NE(forced.err.find(out + "/.replaced/" + kept[0].substr(0, kept[0].size() - 1)), std::string::npos)
        << forced.err;
    EXPECT_EQ(read(out + "/.replaced/" + kept[0] + "document.pdf"), signed_pdf);
    EXPECT_TRUE(sums_hold(out + "/.replaced/" + kept[0]));
    EXPECT_EQ(sohoa(run_arguments(out, {"--force", second})).code, 0);
    EXPECT_EQ(tree(out + "/.replaced").size(), 8u) << "each of them is kept";
}

TEST(Run, ASourceThatHasGrownIsToldAsSuch) {
    const Folder folder;
    const std::string out = folder.path("out"), paper = folder.path("in/giay-phep");
    fs::create_directories(folder.path("in"));
    fs::create_directory(paper);
    fs::copy_file(sample("giay-phep") + "/trang-1.jpg", paper + "/trang-1.jpg");
    ASSERT_EQ(sohoa(run_arguments(out, {paper})).code, 0);
    const auto before = states(out + "/giay-phep");
    fs::copy_file(sample("giay-phep") + "/trang-2.jpg", paper + "/trang-2.jpg");
    const Outcome grown = sohoa(run_arguments(out, {"--json", paper}));
    EXPECT_EQ(grown.code, 0) << grown.err;
    EXPECT_NE(grown.err.find("has grown since the record giay-phep"), std::string::npos) << grown.err;
    EXPECT_EQ(Json::parse(grown.out)["documents"][0]["findings"][0]["rule"], "source.grown");
    EXPECT_EQ(records_in(out), (Names{"giay-phep", "giay-phep-2"}));
    EXPECT_EQ(states(out + "/giay-phep"), before);
}

// With “a” gone “a-2” is still the record of the second source, and is not made once more.
TEST(Run, ARecordThatWasMovedAwayHidesNoOther) {
    const Folder folder;
    const std::string out = folder.path("out"), one = folder.put("one/a.tif", scan(1)),
                      two = folder.put("two/a.tif", scan(2)), three = folder.put("three/a.tif", scan(3));
    ASSERT_EQ(sohoa(run_arguments(out, {one, two, three})).code, 0);
    fs::rename(out + "/a-2", folder.path("elsewhere"));
    const Outcome again = sohoa(run_arguments(out, {"--json", one, three}));
    EXPECT_EQ(records_in(out), (Names{"a", "a-3"}));
    for (const Json& document : Json::parse(again.out)["documents"])
        EXPECT_EQ(document["state"], "already there") << document;
}

TEST(Run, TwoSourcesOfOneStemGetTwoNames) {
    const Folder folder;
    const std::string one = folder.put("one/a.tif", scan(1)), two = folder.put("two/a.tif", scan(2)),
                      out = folder.path("out");
    ASSERT_EQ(sohoa(run_arguments(out, {one, two})).code, 0);
    EXPECT_EQ(records_in(out), (Names{"a", "a-2"}));
    const auto before = states(out);
    EXPECT_EQ(sohoa(run_arguments(out, {one, two})).code, 0);
    EXPECT_EQ(sohoa(run_arguments(out, {two})).code, 0) << "known by its bytes, not by its name";
    EXPECT_EQ(states(out), before);
}

TEST(Run, ARecordIsNamedInNfcWhateverTheSourceIs) {
    const Folder folder;
    const std::string decomposed = "Gia\u0302\u0301y phe\u0301p so\u0302\u0301 12",
                      composed = "Gi\u1EA5y ph\u00E9p s\u1ED1 12";
    folder.put("Hồ sơ (bản quét)/" + decomposed + ".tif", scan(1));
    folder.put("Hồ sơ (bản quét)/Quyết định số 7.tif", scan(2));
    const std::string out = folder.path("Kết quả số hóa");
    const Outcome outcome = sohoa(run_arguments(out, {folder.path("Hồ sơ (bản quét)")}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(out), (Names{composed, "Quyết định số 7"}));
}

TEST(Run, SourcesAreNotTouched) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    folder.put("in/damaged.tif", "II*");
    folder.copy(sample("giay-chung-nhan.pdf"), "in/b.pdf");
    folder.copy(sample("trang-nam-ngang.jpg"), "in/pages/1.jpg");
    const auto before = states(folder.path("in"));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {folder.path("in")})).code, 3);
    EXPECT_EQ(records_in(folder.path("out")), (Names{"a", "b", "pages"}));
    EXPECT_EQ(states(folder.path("in")), before);
}

TEST(Run, OneRunAtATimeInAnOutputFolder) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1)), out = folder.path("out"),
                      lock = folder.put("out/.lock", "");
    const int held = ::open(lock.c_str(), O_RDWR | O_CLOEXEC);
    ASSERT_EQ(::flock(held, LOCK_EX | LOCK_NB), 0);
    folder.put("out/.work/a/of-the-other-run", "x");
    const Outcome second = sohoa(run_arguments(out, {source}));
    EXPECT_EQ(second.code, 75) << second.err;
    EXPECT_EQ(records_in(out), Names{});
    EXPECT_TRUE(fs::exists(out + "/.work/a/of-the-other-run")) << "the other run's work is not ours to remove";
    ::close(held);
    EXPECT_EQ(sohoa(run_arguments(out, {source})).code, 0);
    EXPECT_FALSE(fs::exists(out + "/.work"));
}

TEST(Run, AnOutputFolderThatCannotBeMadeIs73) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1)), file = folder.put("file", "x");
    const Outcome outcome = sohoa(run_arguments(file + "/out", {source}));
    EXPECT_EQ(outcome.code, 73) << outcome.err;
    EXPECT_NE(outcome.err.find(file), std::string::npos) << outcome.err;
}

TEST(Run, ASourceThatIsNotThereIs66) {
    const Folder folder;
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {folder.path("nothing.tif")})).code, 66);
    fs::create_directory(folder.path("empty"));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {folder.path("empty")})).code, 66);
    EXPECT_FALSE(fs::exists(folder.path("out")));
}

TEST(Run, TheLogHoldsEveryMessageWithItsTime) {
    const Folder folder;
    const std::string log = folder.path("run.log"), out = folder.path("out");
    folder.put("in/a.tif", scan(1));
    folder.put("in/bad.tif", "no scan");
    ASSERT_EQ(sohoa(run_arguments(out, {"--quiet", "--log", log, folder.path("in")})).code, 3);
    const std::string first = read(log);
    const std::regex line(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00 (DEBUG|INFO|WARN|ERROR) \S.*)");
    std::istringstream lines(first);
    for (std::string text; std::getline(lines, text);)
        EXPECT_TRUE(std::regex_match(text, line)) << text;
    for (const char* part : {"published", "bad.tif", "demonstration key"})
        EXPECT_NE(first.find(part), std::string::npos) << part << " is not in\n" << first;
    ASSERT_EQ(sohoa(run_arguments(out, {"--quiet", "--log", log, folder.path("in")})).code, 3);
    EXPECT_EQ(read(log).compare(0, first.size(), first), 0) << "a log is added to";
    EXPECT_GT(read(log).size(), first.size());
}

// As logrotate does it.
TEST(Run, ALogThatWasMovedAwayIsBegunAnew) {
    const Folder folder;
    const std::string log = folder.path("run.log"), moved = folder.path("run.log.1");
    for (int i = 0; i < 6; ++i)
        folder.put("in/" + std::to_string(i) + ".tif", scan(i));
    Process process(SOHOA_PROGRAM,
                    Call{run_arguments(folder.path("out"), {"--jobs", "1", "--log", log, folder.path("in")})});
    while (process.running() && read(log).find("published") == std::string::npos)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    fs::rename(log, moved);
    process.signal(SIGHUP);
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(folder.path("out")).size(), 6u);
    EXPECT_NE(read(log).find("6 published"), std::string::npos) << read(log);
    EXPECT_EQ(read(moved).find("6 published"), std::string::npos);
}

TEST(Run, UnderNohupAHangupStopsNothing) {
    const Folder folder;
    for (int i = 0; i < 4; ++i)
        folder.put("in/" + std::to_string(i) + ".tif", scan(i));
    std::vector<std::string> words = {"-c", "trap '' HUP; exec \"$0\" \"$@\"", SOHOA_PROGRAM};
    for (const std::string& word : run_arguments(folder.path("out"), {"--jobs", "1", folder.path("in")}))
        words.push_back(word);
    Process process("sh", Call{words});
    while (process.running() && records_in(folder.path("out")).empty())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    process.signal(SIGHUP);
    EXPECT_EQ(process.wait().code, 0);
    EXPECT_EQ(records_in(folder.path("out")).size(), 4u);
}

// Asked of the system by another way than the program asks, so that the test cannot skip what it tests.
bool on_local_disk(const std::string& path) {
    Process stat("stat", Call{{"-f", "-c", "%T", path}});
    const std::string type = stat.wait().out;
    return type == "ext2/ext3\n" || type == "xfs\n" || type == "btrfs\n" || type == "tmpfs\n";
}

TEST(Run, AScanThatIsStillBeingWrittenIsLeftToTheNextRun) {
    const Folder folder;
    const std::string out = folder.path("out"), unfinished = folder.put("in/a.tif", scan(1));
    folder.put("in/b.tif", scan(2));
    std::ofstream scanner(unfinished, std::ios::app);
    if (!on_local_disk(unfinished)) GTEST_SKIP() << "leases tell nothing on the file system of " << unfinished;
    EXPECT_TRUE(is_being_written(unfinished));
    const Outcome early = sohoa(run_arguments(out, {"--json", folder.path("in")}));
    EXPECT_EQ(early.code, 3);
    EXPECT_EQ(records_in(out), Names{"b"});
    EXPECT_NE(early.err.find(unfinished + ": is still being written"), std::string::npos) << early.err;
    EXPECT_EQ(Json::parse(early.out)["documents"][0]["code"], 75);
    scanner.close();
    EXPECT_EQ(sohoa(run_arguments(out, {folder.path("in")})).code, 0);
    EXPECT_EQ(records_in(out), (Names{"a", "b"}));
    EXPECT_FALSE(fs::exists(out + "/.refused"));
}

TEST(Run, OfCopiesOneRecordIsMadeAndTheOtherIsNamed) {
    const Folder folder;
    const std::string one = folder.put("in/a.tif", scan(1)), two = folder.put("in/b (1).tif", scan(1));
    folder.put("in/c.tif", scan(2)); // as large, and another
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {"--json", folder.path("in")}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(folder.path("out")), (Names{"a", "c"}));
    EXPECT_NE(outcome.err.find(two + ": is a copy of " + one), std::string::npos) << outcome.err;
    EXPECT_EQ(Json::parse(outcome.out)["passed_over"][0]["path"], two);
}

TEST(Run, ARefusalIsToldOnceAndKeptAsLongAsItHolds) {
    const Folder folder;
    const std::string out = folder.path("out"), bad = folder.put("bad.tif", "no scan");
    const Outcome first = sohoa(run_arguments(out, {bad}));
    EXPECT_EQ(first.code, 3);
    EXPECT_NE(first.err.find("bad.tif: "), std::string::npos) << first.err;
    const std::string refusal = read(out + "/.refused/bad/error.json");
    const Outcome second = sohoa(run_arguments(out, {bad}));
    EXPECT_EQ(second.code, 3);
    EXPECT_EQ(second.err.find("bad.tif"), std::string::npos) << second.err;
    EXPECT_EQ(read(out + "/.refused/bad/error.json"), refusal);
    EXPECT_NE(sohoa(run_arguments(out, {"-v", bad})).err.find("refused as before"), std::string::npos);
    folder.put("bad.tif", ""); // another reason
    EXPECT_NE(sohoa(run_arguments(out, {bad})).err.find("bad.tif: "), std::string::npos);
}

TEST(Run, NamesThatDifferInCaseAloneGetTwoNames) {
    const Folder folder;
    const Names sources = {folder.put("one/Tờ trình.tif", scan(1)), folder.put("two/TỜ TRÌNH.tif", scan(2))};
    ASSERT_EQ(sohoa(run_arguments(folder.path("out"), sources)).code, 0);
    EXPECT_EQ(records_in(folder.path("out")), (Names{"TỜ TRÌNH-2", "Tờ trình"}));
    const auto before = states(folder.path("out"));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {sources[1]})).code, 0);
    EXPECT_EQ(states(folder.path("out")), before);
}

TEST(Run, ALogThatCannotBeWrittenIsSaidAtOnce) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {"--log", folder.path("no/run.log"), source})).code, 73);
    EXPECT_FALSE(fs::exists(folder.path("out")));
}

TEST(Run, JobsChangeNothingButTheTime) {
    const Folder folder;
    for (int i = 0; i < 4; ++i)
        folder.put("in/" + std::to_string(i) + ".tif", scan(i));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {"--jobs", "7", folder.path("in")})).code, 0);
    EXPECT_EQ(records_in(folder.path("out")), (Names{"0", "1", "2", "3"}));
    EXPECT_EQ(sohoa(run_arguments(folder.path("out"), {"--jobs", "0", folder.path("in")})).code, 64);
}

} // namespace
} // namespace sohoa::test
