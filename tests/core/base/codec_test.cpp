// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/codec.h"

#include "core/base/findings.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

enum class Fruit { apple, pear };
constexpr Fruit last_of(Fruit) {
    return Fruit::pear;
}

struct Crate {
    Fruit fruit = Fruit::apple;
    bool ripe = false;
    int weight = 0;
    uint64_t number = 0;
    double price = 0;
    std::string label;
    std::vector<std::string> notes;
    int place[2] = {0, 0};

    bool operator==(const Crate& o) const { return encode(*this) == encode(o); }
    static auto members(auto& s) {
        return std::tie(s.fruit, s.ripe, s.weight, s.number, s.price, s.label, s.notes, s.place);
    }
};

const Crate crate{Fruit::pear, true, -7, UINT64_MAX, 1.25, std::string("a\0\xff", 3), {"", "b"}, {3, -4}};

template <class T>
bool malformed(std::string_view bytes) {
    try {
        decode<T>(bytes);
        return false;
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::internal);
        return true;
    }
}

// A length or number as it is written.
std::string number(int64_t value) {
    return encode(value);
}

TEST(Codec, ComesBackTheSame) {
    const auto again = decode<Crate>(encode(crate));
    EXPECT_EQ(again.fruit, Fruit::pear);
    EXPECT_TRUE(again.ripe);
    EXPECT_EQ(again.weight, -7);
    EXPECT_EQ(again.number, UINT64_MAX);
    EXPECT_EQ(again.price, 1.25);
    EXPECT_EQ(again.label, std::string("a\0\xff", 3));
    EXPECT_EQ(again.notes, (std::vector<std::string>{"", "b"}));
    EXPECT_EQ(again.place[1], -4);
    const std::vector<Finding> findings = {{Severity::refuse, "scan.dpi", "law", 3, msg("{1} dpi", 72)}};
    EXPECT_EQ(decode<std::vector<Finding>>(encode(findings)), findings);
}

TEST(Codec, CutOffAnywhereOrWithMoreBehindItIsMalformed) {
    const std::string good = encode(crate);
    for (size_t length = 0; length < good.size(); ++length)
        EXPECT_TRUE(malformed<Crate>(good.substr(0, length))) << length;
    EXPECT_TRUE(malformed<Crate>(good + "x"));
}

TEST(Codec, NoByteChangedMakesItCrash) {
    const std::string good = encode(crate);
    size_t refused = 0;
    for (size_t at = 0; at < good.size(); ++at)
        for (const char value : {'\0', '\1', '\x7f', '\xff'}) {
            std::string bad = good;
            bad[at] = value;
            refused += malformed<Crate>(bad);
        }
    EXPECT_GT(refused, good.size() / 4);
}

TEST(Codec, AnEnumATruthAndANumberHaveTheirRange) {
    EXPECT_TRUE(malformed<Fruit>("\2"));
    EXPECT_TRUE(malformed<Fruit>("\xff"));
    EXPECT_FALSE(malformed<Fruit>("\1"));
    EXPECT_TRUE(malformed<bool>("\2"));
    EXPECT_TRUE(malformed<int>(number(INT64_MAX)));
    EXPECT_TRUE(malformed<uint32_t>(number(-1)));
    EXPECT_FALSE(malformed<int>(number(INT32_MIN)));
}

TEST(Codec, ALengthIsNotBelieved) {
    EXPECT_TRUE(malformed<std::string>(number(INT64_MAX)));
    EXPECT_TRUE(malformed<std::string>(number(-1)));
    EXPECT_TRUE(malformed<std::string>(number(2) + "a"));
    EXPECT_TRUE(malformed<std::vector<Crate>>(number(INT64_MAX) + std::string(1 << 20, '\0')));
    EXPECT_TRUE(malformed<std::vector<std::string>>(number(1 << 20) + std::string(1 << 20, '\0')));
}

} // namespace
} // namespace sohoa
