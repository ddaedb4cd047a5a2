// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a few kilobytes that ask for hours or terabytes: each is one outcome, the run goes on, and the good scan
// beside them becomes a record.
#include "tests/cli/bombs.h"
#include "tests/cli/outcomes.h"
#include "tests/cli/samples.h"

#include <gtest/gtest.h>
#include <regex>

namespace sohoa::test {
namespace {

void explode(const std::vector<Bomb>& bombs) {
    const Folder folder;
    std::vector<std::string> sources = {folder.put("in/good.tif", scan(1))};
    for (const Bomb& bomb : bombs) // not the folder: several images in it would be one document
        sources.push_back(folder.put("in/" + bomb.file, bomb.bytes()));
    const HostileRun run = run_under_limits(folder.path("out"), sources, {});
    EXPECT_EQ(run.documents.size(), sources.size());
    EXPECT_EQ(run.documents.at(sources[0]).state, "published");
    for (const Bomb& bomb : bombs) {
        const Ended& ended = run.documents.at(folder.path("in/" + bomb.file));
        const std::string said = ended.state == "published" ? "published" : ended.message;
        EXPECT_TRUE(std::regex_search(said, std::regex(bomb.end))) << bomb.file << ": " << said;
        if (ended.state == "refused") {
            EXPECT_NE(ended.where.find(bomb.file), std::string::npos) << ended.where;
        }
    }
}

TEST(Bombs, OfPdf) {
    explode(pdf_bombs());
}

TEST(Bombs, OfImages) {
    explode(image_bombs());
}

} // namespace
} // namespace sohoa::test
