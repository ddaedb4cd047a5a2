// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/error.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace sohoa {
namespace {

Code refused(const std::string& text, int most_depth = 64) {
    try {
        parse_json(text, most_depth);
    } catch (const Error& error) {
        return error.code;
    }
    return Code::usage;
}

template <class Ask>
Code asked(const Ask& ask) {
    try {
        ask();
    } catch (const Error& error) {
        return error.code;
    }
    return Code::usage;
}

TEST(Json, KeysStayInTheirOrder) {
    Json json{{"z", 1}, {"a", Json::array({1, "hai", nullptr})}, {"m", {{"y", true}, {"b", 0.5}}}};
    json["k"] = Json::object();
    json["a"].push_back(Json::array());
    EXPECT_EQ(dump(json, -1), R"({"z":1,"a":[1,"hai",null,[]],"m":{"y":true,"b":0.5},"k":{}})");
    json["z"] = "khác"; // where it stood
    EXPECT_EQ(dump(json["m"], 2), "{\n  \"y\": true,\n  \"b\": 0.5\n}");
    EXPECT_EQ(json.members().front().value.text(), "khác");
}

TEST(Json, OneMemberIsAnObjectToo) {
    EXPECT_EQ(dump(Json{{"a", "b"}}, -1), R"({"a":"b"})");
    EXPECT_EQ(dump(Json{{"a", {{"b", "c"}}}}, -1), R"({"a":{"b":"c"}})");
    EXPECT_EQ(dump(Json{{"a", {}}}, -1), R"({"a":null})");
    const Json copy{Json{{"a", 1}}};
    EXPECT_EQ(dump(copy, -1), R"({"a":1})");
    EXPECT_EQ(dump(Json(), -1), "null");
}

TEST(Json, NullBecomesWhatIsPutIntoIt) {
    Json json;
    json["a"]["b"].push_back(1);
    json["a"]["b"].back() = 2;
    EXPECT_EQ(dump(json, -1), R"({"a":{"b":[2]}})");
    EXPECT_EQ(asked([&] { json.push_back(1); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json["a"]["b"]["c"] = 1; }), Code::bad_data);
}

TEST(Json, ListsOfWhatCanBeWalked) {
    const double rect[] = {1, 2.5};
    EXPECT_EQ(dump(Json::array_of(rect), -1), "[1.0,2.5]");
    EXPECT_EQ(dump(Json::array_of(std::vector<std::string>{"a", "b"}), -1), R"(["a","b"])");
    EXPECT_EQ(dump(Json::array_of(std::vector<std::string>{}), -1), "[]");
}

TEST(Json, TextIsEscaped) {
    EXPECT_EQ(dump("\"\\/\b\f\n\r\t\x01\x7f", -1), "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\x7f\"");
    EXPECT_EQ(dump("Quyết định 😀", -1), "\"Quyết định 😀\"");
    EXPECT_EQ(dump(std::string("a\0b", 3), -1), "\"a\\u0000b\"");
    EXPECT_EQ(parse_json(R"("\u0110\u1ea1i \ud83d\ude00\n")").text(), "Đại 😀\n");
}

TEST(Json, BytesThatAreNoUtf8AreReplaced) {
    EXPECT_EQ(dump("a\xff\xc3(z", -1), "\"a\xEF\xBF\xBD\xEF\xBF\xBD(z\"");
    EXPECT_EQ(dump(Json{{"\xff", 1}}, -1), "{\"\xEF\xBF\xBD\":1}");
    EXPECT_EQ(refused("\"a\xff\""), Code::bad_data); // read, they are a fault of the file
}

TEST(Json, Numbers) {
    EXPECT_EQ(
        dump(Json::array({0, -7, 7u, std::numeric_limits<int64_t>::min(), std::numeric_limits<uint64_t>::max()}), -1),
        "[0,-7,7,-9223372036854775808,18446744073709551615]");
    EXPECT_EQ(dump(Json::array({1.0, 0.1, -0.0, 1e100, 96.123}), -1), "[1.0,0.1,-0.0,1e+100,96.123]");
    EXPECT_EQ(dump(Json::array({std::nan(""), HUGE_VAL}), -1), "[null,null]");
    const Json read = parse_json("[1, -1, 18446744073709551615, 1.5, 300.0]");
    EXPECT_EQ(dump(read, -1), "[1,-1,18446744073709551615,1.5,300.0]");
    EXPECT_EQ(read.at(size_t{0}).integer(), 1);
    EXPECT_EQ(read.at(1).integer(), -1);
    EXPECT_EQ(read.at(2).natural(), std::numeric_limits<uint64_t>::max());
    EXPECT_EQ(read.at(1).number(), -1);
    EXPECT_EQ(asked([&] { read.at(1).natural(); }), Code::bad_data);
    EXPECT_EQ(asked([&] { read.at(2).integer(); }), Code::bad_data);
    EXPECT_EQ(asked([&] { read.at(3).integer(); }), Code::bad_data);
    EXPECT_EQ(refused("1e999"), Code::bad_data);
}

TEST(Json, AskedForWhatItIsNot) {
    const Json json = parse_json(R"({"a": "x", "b": [true], "c": null})");
    EXPECT_EQ(json.at("a").text(), "x");
    EXPECT_TRUE(json.at("b").at(size_t{0}).boolean());
    EXPECT_TRUE(json.at("c").is_null());
    EXPECT_TRUE(json.contains("c"));
    EXPECT_EQ(json.size(), 3u);
    EXPECT_EQ(json.find("d"), nullptr);
    EXPECT_EQ(json.at("a").find("d"), nullptr);
    EXPECT_EQ(asked([&] { json.at("d"); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json.at("a").at("d"); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json.at("b").at(1); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json.at("a").items(); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json.at("b").text(); }), Code::bad_data);
    EXPECT_EQ(asked([&] { json.at("b").members(); }), Code::bad_data);
}

TEST(Json, WhatIsNoJsonIsRefused) {
    for (const char* text : {"", " ", "{", "[1,]", "{\"a\" 1}", "{'a': 1}", "nul", "01", "+1", "NaN", "\"a", "\"\n\"",
                             "1 2", "[1] x", "// c\n1", "\"\\ud800\""})
        EXPECT_EQ(refused(text), Code::bad_data) << text;
}

TEST(Json, DeepNestingIsRefusedBeforeItIsBuilt) {
    const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(dump(parse_json(nested(64)), -1), nested(64));
    EXPECT_EQ(refused(nested(65)), Code::bad_data);
    EXPECT_EQ(refused(std::string(5'000'000, '[')), Code::bad_data);
    EXPECT_EQ(refused("{\"a\":{\"b\":1}}", 1), Code::bad_data);
    EXPECT_EQ(refused("{\"a\":{\"b\":1}}", 2), Code::usage);
}

TEST(Json, AKeyThatStandsTwiceIsRefused) {
    EXPECT_EQ(refused(R"({"a": 1, "b": 2, "a": 1})"), Code::bad_data);
    EXPECT_EQ(refused(R"([{"a": {"b": 1, "b": 2}}])"), Code::bad_data);
    EXPECT_EQ(refused(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]})"), Code::usage);
}

TEST(Json, AnotherReaderReadsTheSame) {
    const Json json{
        {"text", "“Sở” \"x\"\n"}, {"list", Json::array({1, -2, 0.25, true, nullptr})}, {"none", Json::object()}};
    for (const int indent : {-1, 0, 2}) {
        const auto theirs = nlohmann::ordered_json::parse(dump(json, indent));
        EXPECT_EQ(theirs.dump(indent), dump(json, indent));
        EXPECT_EQ(dump(parse_json(theirs.dump()), indent), dump(json, indent));
    }
}

} // namespace
} // namespace sohoa
