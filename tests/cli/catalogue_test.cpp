// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence of the program has a Vietnamese text, in NFC, with the same places for values.
#include "tests/cli/catalogue.h"

#include "core/base/text.h"
#include "tests/cli/program.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;

Marked marked_in_the_program() {
    Marked all;
    for (const char* folder : {"cli", "core", "ocr", "signing", "profiles"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOHOA_SOURCE_DIR) / folder)) {
            const std::string extension = entry.path().extension();
            if ((extension != ".cpp" && extension != ".h") || entry.path().filename() == "message.h")
                continue; // msg's own
            const Marked marked = marked_in(read(entry.path()));
            all.ids.insert(marked.ids.begin(), marked.ids.end());
            for (const std::string& fault : marked.faults)
                all.faults.push_back(entry.path().string() + ": " + fault);
        }
    return all;
}

Catalogue vietnamese() {
    return read_catalogue(SOHOA_SOURCE_DIR "/po/vi.po");
}

TEST(Marked, FindsLiteralsHoweverTheyAreWritten) {
    const Marked marked = marked_in(R"~(
        // msg("in a comment") /* tr("in another")
        msg("one", 1'000, '"'); auto a = msg ( "two " /* between */ "parts \"{1}\"\n"
            "here", x); tr(R"x(raw "text")x"); fmsg("not ours"); "msg(\"in a text\")"; tr(option.help); msg(text);
    )~");
    EXPECT_EQ(marked.ids, (std::set<std::string>{"one", "two parts \"{1}\"\nhere", "raw \"text\""}));
    EXPECT_EQ(marked.faults, std::vector<std::string>{"msg(text…"});
}

TEST(Marked, ACatalogueIsReadAsMsgfmtReadsIt) {
    const Catalogue catalogue = parse_catalogue(
        "msgid \"\"\nmsgstr \"Language: vi\\n\"\n\n#: a.cpp\nmsgid \"a \"\n\"\\\"b\\\"\"\nmsgstr \"x\"\n\"y\"\n\n"
        "#, fuzzy\nmsgid \"f\"\nmsgstr \"g\"\n\n#~ msgid \"old\"\n#~ msgstr \"cũ\"\nmsgid \"f\"\nmsgstr \"h\"\n");
    EXPECT_EQ(catalogue.translation("a \"b\""), "xy");
    EXPECT_EQ(catalogue.translation("f"), "") << "fuzzy entries are not in force";
    EXPECT_EQ(catalogue.translation("old"), "");
    EXPECT_EQ(catalogue.repeated, std::vector<std::string>{"f"});
    EXPECT_EQ(places("{2} of {1}, {} {x} {10}"), (std::vector<std::string>{"{10}", "{1}", "{2}"}));
}

TEST(CatalogueVi, TranslatesEveryMessage) {
    const Marked marked = marked_in_the_program();
    ASSERT_GT(marked.ids.size(), 100u) << "the sources are not where the test looks for them";
    const Catalogue catalogue = vietnamese();
    for (const std::string& id : marked.ids)
        if (catalogue.translation(id).empty()) ADD_FAILURE() << "po/vi.po lacks: " << id;
}

TEST(CatalogueVi, TranslatesNothingThatIsNeverSaid) {
    const Marked marked = marked_in_the_program();
    for (const auto& [id, entry] : vietnamese().entries)
        EXPECT_TRUE(marked.ids.count(id)) << "no source holds: " << id;
}

TEST(CatalogueVi, KeepsThePlacesForValues) {
    for (const auto& [id, entry] : vietnamese().entries)
        EXPECT_EQ(places(entry.text), places(id)) << id << "\n" << entry.text;
}

TEST(CatalogueVi, IsInNfcAndNamesEachMessageOnce) {
    const Catalogue catalogue = vietnamese();
    for (const auto& [id, entry] : catalogue.entries)
        EXPECT_EQ(nfc(entry.text), entry.text) << id;
    EXPECT_EQ(catalogue.repeated, std::vector<std::string>{});
}

TEST(Messages, AreWrittenWhereTheyCanBeTranslated) {
    EXPECT_EQ(marked_in_the_program().faults, std::vector<std::string>{});
}

} // namespace
} // namespace sohoa::test
