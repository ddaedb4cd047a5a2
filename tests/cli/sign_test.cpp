// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa sign`: any PDF gets a signature more; what was there stays, to the byte and to the verdict.
#include "tests/cli/samples.h"
#include "tests/cli/validators.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

Names arguments(const std::string& out, const Names& rest) {
    Names all = run_arguments(out, rest);
    all[0] = "sign";
    return all;
}

// A PDF as an office program or cairo would print it: one page, a standard font that is not embedded, an Info
// dictionary, no XMP. `catalog`: more entries of the catalogue; `objects`: from number 7.
std::string plain_pdf(const std::string& catalog = "", const Names& objects = {}) {
    const std::string content = "BT /F1 24 Tf 72 700 Td (Xin chao) Tj ET";
    Names bodies = {"<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
                    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
                    "<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream",
                    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                    "<</Producer(LibreOffice 7.4)/CreationDate(D:20230101120000+07'00')>>"};
    bodies.insert(bodies.end(), objects.begin(), objects.end());
    std::string out = "%PDF-1.6\n%\xE2\xE3\xCF\xD3\n";
    std::string table = "xref\n0 " + std::to_string(bodies.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t i = 0; i < bodies.size(); ++i) {
        char row[24];
        std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
        table += row;
        out += std::to_string(i + 1) + " 0 obj\n" + bodies[i] + "\nendobj\n";
    }
    return out + table + "trailer\n<</Size " + std::to_string(bodies.size() + 1) +
           "/Root 1 0 R/Info 6 0 R>>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

std::string form_pdf() {
    return plain_pdf("/AcroForm<</Fields[7 0 R]/DR<</Font<</F1 5 0 R>>>>/DA(/F1 12 Tf 0 g)>>",
                     {"<</FT/Tx/T(Ho ten)/V(Nguyen Van A)/Type/Annot/Subtype/Widget/Rect[72 600 300 620]/P 3 0 R>>"});
}

std::string by_qpdf(const Folder& folder, const std::string& name, const Names& options, const std::string& from) {
    Names all = options;
    all.insert(all.end(), {"--deterministic-id", from, folder.path(name)});
    EXPECT_EQ(tool("qpdf", all).code, 0);
    return folder.path(name);
}

Json verdict(const std::string& pdf) {
    return Json::parse(sohoa({"verify", "--json", "--trust", records().trust(), pdf}).out);
}

class Sign : public ::testing::Test {
  protected:
    std::string out(const std::string& name = "") const {
        return folder_.path("out" + (name.empty() ? "" : "/" + name));
    }

    // Signs one file; the summary's row about it.
    Json sign(const std::string& pdf, const Names& options = {}, int code = 0) const {
        Names rest = options;
        rest.insert(rest.end(), {"--json", pdf});
        const Outcome outcome = sohoa(arguments(out(), rest));
        EXPECT_EQ(outcome.code, code) << pdf << "\n" << outcome.err;
        EXPECT_EQ(outcome.out_lines().size(), 1u) << outcome.out;
        return Json::parse(outcome.out)["documents"][0];
    }

    // The signed file begins with the source, its last signature passes and covers it, and the file's structure is
    // whole.
    void check(const std::string& source, const std::string& made, size_t signatures) const {
        const std::string before = read(source), after = read(made);
        ASSERT_GT(after.size(), before.size()) << made;
        EXPECT_TRUE(after.compare(0, before.size(), before) == 0) << "an update adds, it changes nothing";
        const Json all = verdict(made)["signatures"];
        ASSERT_EQ(all.size(), signatures);
        size_t passed = 0;
        for (const Json& signature : all)
            passed += signature["covers_whole_file"] == true && signature["indication"] == "TOTAL-PASSED";
        EXPECT_EQ(passed, 1u) << all;
        EXPECT_EQ(tool("qpdf", {"--check", made}).code, 0) << made;
    }

    static bool finds(const Json& row, const std::string& rule) {
        for (const Json& finding : row.value("findings", Json::array()))
            if (finding["rule"] == rule) return true;
        return false;
    }

    Folder folder_;
};

// The objects of an update by number, without the signature's bytes and numbers, which depend on all others.
std::map<std::string, std::string> objects_of(const std::string& update) {
    std::map<std::string, std::string> out;
    for (size_t at = 0;;) {
        const size_t begin = update.find(" 0 obj\n", at), end = update.find("\nendobj\n", begin);
        if (begin == std::string::npos || end == std::string::npos) return out;
        const std::string number = update.substr(update.rfind('\n', begin) + 1, begin - update.rfind('\n', begin) - 1);
        std::string body = update.substr(begin, end - begin);
        if (const size_t range = body.find("/ByteRange["); range != std::string::npos)
            body.erase(range, body.find(">/M(") - range);
        out[number] = body;
        at = end;
    }
}

TEST_F(Sign, OnThePdfaOfTheLineMakesTheSignatureOfTheLine) {
    const std::map<std::string, std::string> pinned = {{"SOURCE_DATE_EPOCH", std::to_string(std::time(nullptr) - 60)}};
    const std::string source = sample("cong-van.tif");
    ASSERT_EQ(sohoa(Call{run_arguments(folder_.path("run"), {source}), pinned}).code, 0);
    ASSERT_EQ(sohoa(Call{{"pdfa", "--profile", "demo", "--out", folder_.path("pdfa"), source}, pinned}).code, 0);
    const Outcome outcome = sohoa(Call{arguments(out(), {folder_.path("pdfa/cong-van.pdf")}), pinned});
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(tree(out()), (Names{".lock", "cong-van.pdf"}));
    const size_t size = read(folder_.path("pdfa/cong-van.pdf")).size();
    const std::string line = read(folder_.path("run/cong-van/document.pdf")), own = read(out("cong-van.pdf"));
    EXPECT_TRUE(line.compare(0, size, own, 0, size) == 0);
    auto of_line = objects_of(line.substr(size)), of_own = objects_of(own.substr(size));
    EXPECT_GE(of_own.size(), 6u);
    // Only the line knows the final metadata; a finished PDF keeps its own.
    EXPECT_EQ(
        std::erase_if(of_line,
                      [](const auto& object) { return object.second.find("/Type/Metadata") != std::string::npos; }),
        1u);
    EXPECT_TRUE(of_line == of_own);
}

TEST_F(Sign, IsTheSameToTheByteWhereTheSchemeIsNotRandom) {
    const std::map<std::string, std::string> pinned = {{"SOURCE_DATE_EPOCH", std::to_string(std::time(nullptr) - 60)}};
    const std::string plain = folder_.put("plain.pdf", plain_pdf());
    for (const char* to : {"one", "two"})
        ASSERT_EQ(sohoa(Call{arguments(folder_.path(to), {"--set", "signing.scheme=pkcs1", plain}), pinned}).code, 0);
    EXPECT_TRUE(read(folder_.path("one/plain.pdf")) == read(folder_.path("two/plain.pdf")));
}

TEST_F(Sign, PdfsOfAllSorts) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf());
    const std::map<std::string, std::string> files = {
        {"plain", plain},
        {"form", folder_.put("form.pdf", form_pdf())},
        {"objects", by_qpdf(folder_, "objects.pdf", {"--object-streams=generate"}, folder_.put("f1.pdf", form_pdf()))},
        {"linear", by_qpdf(folder_, "linear.pdf", {"--linearize"}, plain)},
        {"both", by_qpdf(folder_, "both.pdf", {"--linearize", "--object-streams=generate"}, folder_.path("form.pdf"))}};
    for (const auto& [name, path] : files) {
        const std::string before = read(path);
        const Json row = sign(path);
        EXPECT_EQ(row["state"], "published") << name;
        EXPECT_EQ(row["indication"], "TOTAL-PASSED") << name;
        EXPECT_TRUE(finds(row, "sign.no_pdfa")) << name;
        EXPECT_FALSE(finds(row, "sign.signed")) << name;
        check(path, out(name + ".pdf"), 1);
        EXPECT_EQ(read(path), before) << name;
    }
    EXPECT_NE(tool("pdftotext", {out("form.pdf"), "-"}).out.find("Xin chao"), std::string::npos);
}

TEST_F(Sign, SaysWhatDoesNotClaimPdfa) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf());
    const Outcome outcome = sohoa(arguments(out(), {plain}));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.err.find("warning: " + plain + ": does not claim PDF/A"), std::string::npos) << outcome.err;
    ASSERT_EQ(sohoa({"pdfa", "--out", folder_.path("pdfa"), folder_.put("a.tif", scan(1))}).code, 0);
    EXPECT_FALSE(finds(sign(folder_.path("pdfa/a.pdf")), "sign.no_pdfa"));
}

TEST_F(Sign, ShowsTheFormOfTheCopyOrNothing) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf()), hidden = folder_.put("hidden.pdf", plain_pdf());
    sign(plain);
    sign(hidden, {"--invisible"});
    const Json shown = verdict(out("plain.pdf"))["signatures"][0],
               not_shown = verdict(out("hidden.pdf"))["signatures"][0];
    EXPECT_EQ(shown["page"], 1);
    EXPECT_GT(shown["rect"][2].get<double>(), 500) << "at the right";
    EXPECT_GT(shown["rect"][3].get<double>(), 780) << "at the top";
    EXPECT_EQ(not_shown["rect"], Json({0.0, 0.0, 0.0, 0.0}));
    EXPECT_EQ(not_shown["indication"], "TOTAL-PASSED");
}

TEST_F(Sign, TheNameOfTheAgencyIsNeededOnlyToShowIt) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf());
    const Names nd30 = {"--set", "agency.name="};
    Names rest = nd30;
    rest.push_back(plain);
    EXPECT_EQ(sohoa(arguments(out(), rest)).code, 78);
    EXPECT_EQ(sign(plain, {"--set", "agency.name=", "--invisible"})["state"], "published");
}

TEST_F(Sign, EarlierSignaturesStayWhatTheyWere) {
    const std::string first = records().record("cong-van") + "/document.pdf", once = folder_.copy(first, "once.pdf");
    const Json row = sign(once);
    EXPECT_TRUE(finds(row, "sign.signed"));
    check(once, out("once.pdf"), 2);
    EXPECT_TRUE(finds(sign(folder_.copy(out("once.pdf"), "twice.pdf")), "sign.signed"));
    check(folder_.path("twice.pdf"), out("twice.pdf"), 3);
    const Json before = verdict(first)["signatures"][0], after = verdict(out("twice.pdf"))["signatures"];
    size_t same = 0;
    for (const Json& signature : after) {
        if (signature["signer"] != before["signer"] || signature["byte_range"] != before["byte_range"]) continue;
        ++same;
        for (size_t i = 0; i < before["checks"].size(); ++i)
            EXPECT_TRUE(signature["checks"][i]["result"] == before["checks"][i]["result"] ||
                        before["checks"][i]["code"] == "later_revisions")
                << before["checks"][i];
    }
    EXPECT_EQ(same, 1u);
}

TEST_F(Sign, ABrokenSignatureIsRefused) {
    std::string bytes = read(records().record("cong-van") + "/document.pdf");
    const size_t at = bytes.find("/Lang(vi)");
    ASSERT_NE(at, std::string::npos);
    bytes[at + 6] = 'e';
    const Json row = sign(folder_.put("changed.pdf", bytes), {}, 3);
    EXPECT_EQ(row["state"], "refused");
    EXPECT_NE(row["message"].get<std::string>().find("broken"), std::string::npos) << row;
    EXPECT_EQ(records_in(out()), Names{});
}

TEST_F(Sign, EncryptedAndDamagedFilesAreRefusedAndTheOthersGoOn) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf()), locked = encrypted(folder_, plain, "locked.pdf");
    const std::string cut = folder_.put("cut.pdf", plain_pdf().substr(0, 500)),
                      none = folder_.put("none.pdf", "no PDF");
    const Outcome outcome = sohoa(arguments(out(), {"--json", locked, cut, none, plain}));
    EXPECT_EQ(outcome.code, 3);
    const Json documents = Json::parse(outcome.out)["documents"];
    for (size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(documents[i]["state"], "refused") << documents[i];
        EXPECT_EQ(documents[i]["where"], documents[i]["source"]) << "not a place that nobody knows";
    }
    EXPECT_NE(documents[0]["message"].get<std::string>().find("encrypted"), std::string::npos) << documents[0];
    EXPECT_EQ(documents[3]["state"], "published");
    EXPECT_EQ(tree(out()), (Names{".lock", "plain.pdf"}));
}

TEST_F(Sign, AFileInTheWayStaysAndASourceIsNeverReplaced) {
    const std::string plain = folder_.put("in/plain.pdf", plain_pdf()),
                      there = folder_.put("out/plain.pdf", "not ours");
    EXPECT_EQ(sign(plain, {}, 73)["state"], "in the way");
    EXPECT_EQ(read(there), "not ours");
    EXPECT_EQ(sign(plain, {"--force"})["state"], "published");
    EXPECT_EQ(sohoa(arguments(folder_.path("in"), {"--force", plain})).code, 73);
    EXPECT_EQ(read(plain), plain_pdf());
}

TEST_F(Sign, AFolderIs64AndAMissingFileIs66BeforeThePinIsAskedFor) {
    Names folder = arguments(out(), {folder_.path()}), missing = arguments(out(), {folder_.path("nothing.pdf")});
    for (Names* all : {&folder, &missing}) // neither PIN nor terminal
        all->erase(std::find(all->begin(), all->end(), "--pin-file"),
                   std::find(all->begin(), all->end(), "--pin-file") + 2);
    EXPECT_EQ(sohoa(folder).code, 64);
    EXPECT_EQ(sohoa(missing).code, 66);
    EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Sign, NothingIsMadeWithoutAGoodKey) {
    const std::string plain = folder_.put("plain.pdf", plain_pdf()), pin = folder_.put("pin", "000000\n", 0600);
    Names all = arguments(out(), {plain});
    *(std::find(all.begin(), all.end(), "--pin-file") + 1) = pin;
    EXPECT_EQ(sohoa(all).code, 77);
    EXPECT_FALSE(fs::exists(out("plain.pdf")));
}

class SignedByPeers : public Validators {};

TEST_F(SignedByPeers, PyHankoTrustsTheNewSignatureAndFindsNoHarmDone) {
    const Folder folder;
    const Names files = {
        folder.put("plain.pdf", plain_pdf()), folder.put("form.pdf", form_pdf()),
        by_qpdf(folder, "both.pdf", {"--linearize", "--object-streams=generate"}, folder.path("form.pdf")),
        folder.copy(records().record("cong-van") + "/document.pdf", "twice.pdf")};
    const Outcome outcome = sohoa(arguments(folder.path("out"), files));
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    for (const std::string& file : files) {
        const std::string made = folder.path("out/") + fs::path(file).filename().string();
        const Outcome judged = tool(program("pyhanko"), {"sign", "validate", "--trust", records().trust() + "/ca.crt",
                                                         "--trust-replace", "--pretty-print", made});
        EXPECT_EQ(judged.code, 0) << made << judged.out << judged.err;
        EXPECT_EQ(judged.out.find("INVALID"), std::string::npos) << judged.out;
    }
}

TEST_F(SignedByPeers, VeraPdfFindsThatPdfaStaysPdfa) {
    const Folder folder;
    ASSERT_EQ(sohoa({"pdfa", "--out", folder.path("pdfa"), sample("cong-van.tif")}).code, 0);
    ASSERT_EQ(sohoa(arguments(folder.path("out"), {folder.path("pdfa/cong-van.pdf")})).code, 0);
    ASSERT_EQ(sohoa(arguments(folder.path("more"), {"--invisible", folder.path("out/cong-van.pdf")})).code, 0);
    const Outcome outcome =
        tool(program("verapdf"), {"-f", "2u", "--format", "text", folder.path("more/cong-van.pdf")});
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

// One argument: a folder. The files that pyHanko finds intact and unharmed in it, one a line.
const char* const judge_folder = R"(
import sys, glob, os, logging
logging.disable(logging.CRITICAL)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
for path in sorted(glob.glob(sys.argv[1] + '/*.pdf')):
    try:
        for s in PdfFileReader(open(path, 'rb'), strict=False).embedded_regular_signatures:
            status = validate_pdf_signature(s, signer_validation_context=ValidationContext(trust_roots=[], allow_fetching=False))
            print(os.path.basename(path), s.field_name, status.intact and status.valid, status.docmdp_ok)
    except Exception as error: print(os.path.basename(path), 'unreadable', type(error).__name__)
)";

TEST_F(SignedByPeers, NoSignatureOfPyHankosCorpusIsHarmed) {
    const char* shared = std::getenv("SOHOA_SHARED");
    const std::string corpus = std::string(shared ? shared : "") + "/signature-corpus/pyhanko";
    if (!shared || !fs::exists(corpus)) GTEST_SKIP() << "SOHOA_SHARED names no folder with the signature corpus";
    const Folder folder;
    Names files;
    for (const auto& entry : fs::directory_iterator(corpus))
        if (entry.path().extension() == ".pdf")
            files.push_back(folder.copy(entry.path(), "in/" + entry.path().filename().string()));
    Names rest = {"--json"};
    rest.insert(rest.end(), files.begin(), files.end());
    const Outcome outcome = sohoa(arguments(folder.path("out"), rest));
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    size_t published = 0;
    const Json run = Json::parse(outcome.out);
    for (const Json& row : run["documents"]) {
        EXPECT_TRUE(row["state"] == "published" || row["state"] == "refused") << row;
        published += row["state"] == "published";
        EXPECT_EQ(row.value("indication", ""), row["state"] == "published" ? "TOTAL-PASSED" : "") << row;
    }
    EXPECT_GT(published, 20u) << outcome.err;
    const auto judged = [&](const std::string& of) {
        const Names lines = tool(program("python"), {"-c", judge_folder, folder.path(of)}).out_lines();
        return std::set<std::string>(lines.begin(), lines.end());
    };
    const std::set<std::string> before = judged("in"), after = judged("out");
    EXPECT_GT(after.size(), published);
    for (const std::string& line : before)
        EXPECT_TRUE(after.count(line) || !fs::exists(folder.path("out/" + line.substr(0, line.find(' '))))) << line;
}

} // namespace
} // namespace sohoa::test
