// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/word_search.h"

#include "tests/core/scratch.h"

#include <map>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::map<std::string, std::vector<uint64_t>> found(const std::string& bytes,
                                                   const std::vector<std::string_view>& words) {
    const Scratch folder;
    std::map<std::string, std::vector<uint64_t>> out;
    find_words(InputFile(folder.write("a", bytes)), words,
               [&](std::string_view word, uint64_t place) { out[std::string(word)].push_back(place); });
    return out;
}

} // namespace

TEST(WordSearch, FindsEachPlaceOnce) {
    const auto places = found("obj endobj\0trailerobjobj", {"obj", "trailer"});
    EXPECT_EQ(places.at("obj"), (std::vector<uint64_t>{0, 7}));
    EXPECT_TRUE(found("", {"obj"}).empty());
    EXPECT_TRUE(found("ob", {"obj"}).empty());
    EXPECT_EQ(found("aaaa", {"aa"}).at("aa"), (std::vector<uint64_t>{0, 1, 2})) << "those inside one another too";
}

// The file is read piece by piece: a word may lie across two, wherever they meet.
TEST(WordSearch, FindsWhatLiesAcrossPieces) {
    for (uint64_t place = (1 << 16) - 12; place < (1 << 16) + 12; ++place) {
        std::string bytes(200'000, '.');
        bytes.replace(place, 10, "/ByteRange").replace(2 * place, 3, "obj");
        const auto places = found(bytes, {"obj", "/ByteRange"});
        EXPECT_EQ(places.at("/ByteRange"), std::vector<uint64_t>{place});
        EXPECT_EQ(places.at("obj"), std::vector<uint64_t>{2 * place});
    }
}
