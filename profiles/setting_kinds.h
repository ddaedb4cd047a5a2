// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "profiles/settings.h"

#include <charconv>
#include <concepts>
#include <type_traits>

// The kinds of rows in the table of settings.
namespace sohoa {

std::string toml_text(const std::string& text); ///< quoted and escaped
std::string toml_list(const std::vector<std::string>& texts);
std::string toml_number(double number); ///< the shortest that reads back the same

/// Kind and value of what was given, for messages: `the text "yes"`.
std::string shown(const SettingValue& value);

/// What is wrong with a text value: control characters, more than `most` characters.
std::optional<Message> text_fault(const std::string& key, const std::string& text, size_t most);
/// What is wrong with a name such as "vie+eng": letters, digits, '_', '-' and '.', joined by one of `joints`.
std::optional<Message> name_fault(const std::string& key, const std::string& text, const std::string& joints);
std::optional<Message> range_fault(const std::string& key, const std::string& least, const std::string& most);
std::optional<Message> kind_fault(const std::string& key, const Message& wanted, const SettingValue& value);
/// NFC text of `value` in `out`, or what is wrong with it.
std::optional<Message> take_text(const std::string& key, const SettingValue& value, std::string& out);
/// `text` must be one of `words`.
std::optional<Message> word_fault(const std::string& key, const std::string& text,
                                  const std::vector<std::string>& words);
/// "ignore|warn|refuse"; an empty word is left out.
std::string words_type(const std::vector<std::string>& words);

std::vector<std::string> action_words();

/// The way from a profile, const or not, to one of its values: the `member` of the rows below.
template <class T>
auto at(T Profile::*value) {
    return [=](auto& profile) -> auto& {
        return profile.*value;
    };
}
template <class Section, class T>
auto at(Section Profile::*section, T Section::*value) {
    return [=](auto& profile) -> auto& {
        return (profile.*section).*value;
    };
}

template <class Member, class Check>
SettingRow checked_text_row(const char* key, Member member, const char* type, const Message& help, Check check) {
    SettingRow row{{key, help.id, type, ""}, {}, {}};
    row.get = [member](const Profile& p) { return toml_text(member(p)); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        std::string text;
        if (auto fault = take_text(key, value, text)) return fault;
        if (auto fault = check(text)) return fault;
        member(p) = text;
        return std::nullopt;
    };
    return row;
}

template <class Member>
SettingRow text_row(const char* key, Member member, size_t most, const Message& help) {
    return checked_text_row(key, member, "text", help,
                            [=](const std::string& text) { return text_fault(key, text, most); });
}

template <class Member>
SettingRow path_row(const char* key, Member member, const Message& help) {
    SettingRow row = text_row(key, member, 4096, help);
    row.path = [member](Profile& p) -> std::string& { return member(p); };
    return row;
}

template <class Member>
SettingRow name_row(const char* key, Member member, const char* joints, const Message& help) {
    return checked_text_row(key, member, "text", help,
                            [=](const std::string& text) { return name_fault(key, text, joints); });
}

template <class Member>
SettingRow words_row(const char* key, Member member, std::vector<std::string> words, const Message& help) {
    return checked_text_row(key, member, words_type(words).c_str(), help,
                            [=](const std::string& text) { return word_fault(key, text, words); });
}

template <class Member>
SettingRow action_row(const char* key, Member member, const Message& help) {
    const std::vector<std::string> words = action_words();
    SettingRow row{{key, help.id, words_type(words), ""}, {}, {}};
    row.get = [=](const Profile& p) { return toml_text(words[static_cast<size_t>(member(p))]); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        std::string text;
        if (auto fault = take_text(key, value, text)) return fault;
        if (auto fault = word_fault(key, text, words)) return fault;
        for (size_t i = 0; i < words.size(); ++i)
            if (words[i] == text) member(p) = static_cast<Action>(i);
        return std::nullopt;
    };
    return row;
}

/// Texts of 200 characters at most, as many as there are; they replace the default.
template <class Member>
SettingRow list_row(const char* key, Member member, const Message& help) {
    SettingRow row{{key, help.id, "list", ""}, {}, {}};
    row.get = [member](const Profile& p) { return toml_list(member(p)); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        const auto* given = std::get_if<std::vector<std::string>>(&value);
        if (!given) return kind_fault(key, msg("{1} takes a list of texts, not {2}"), value);
        std::vector<std::string> texts;
        for (const std::string& text : *given) {
            if (auto fault = text_fault(key, text, 200)) return fault;
            texts.push_back(nfc(text));
        }
        member(p) = texts;
        return std::nullopt;
    };
    return row;
}

template <class Member>
SettingRow switch_row(const char* key, Member member, const Message& help) {
    SettingRow row{{key, help.id, "switch", ""}, {}, {}};
    row.get = [=](const Profile& p) { return std::string(member(p) ? "true" : "false"); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        const bool* on = std::get_if<bool>(&value);
        if (!on) return kind_fault(key, msg("{1} takes true or false, not {2}"), value);
        member(p) = *on;
        return std::nullopt;
    };
    return row;
}

template <class Member>
SettingRow integer_row(const char* key, Member member, int64_t least, int64_t most, const Message& help) {
    SettingRow row{{key, help.id, "integer", ""}, {}, {}};
    row.get = [=](const Profile& p) { return std::to_string(member(p)); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        const int64_t* number = std::get_if<int64_t>(&value);
        if (!number) return kind_fault(key, msg("{1} takes a whole number, not {2}"), value);
        if (*number < least || *number > most) return range_fault(key, std::to_string(least), std::to_string(most));
        member(p) = static_cast<std::remove_cvref_t<decltype(member(p))>>(*number);
        return std::nullopt;
    };
    return row;
}

template <class Member>
SettingRow number_row(const char* key, Member member, double least, double most, const Message& help) {
    SettingRow row{{key, help.id, "number", ""}, {}, {}};
    row.get = [=](const Profile& p) { return toml_number(member(p)); };
    row.set = [=](Profile& p, const SettingValue& value) -> std::optional<Message> {
        const int64_t* whole = std::get_if<int64_t>(&value);
        const double* fraction = std::get_if<double>(&value);
        if (!whole && !fraction) return kind_fault(key, msg("{1} takes a number, not {2}"), value);
        const double number = whole ? static_cast<double>(*whole) : *fraction;
        // Not "outside": NaN lies neither inside nor outside.
        if (!(number >= least && number <= most)) return range_fault(key, toml_number(least), toml_number(most));
        member(p) = number;
        return std::nullopt;
    };
    return row;
}

} // namespace sohoa
