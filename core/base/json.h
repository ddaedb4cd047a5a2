// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sohoa {

/// A JSON value: null, true or false, a number, a text, a list, or an object whose keys stay in the order in which they
/// were added. Json{{"a", 1}, {"b", text}} is an object, Json::array({1, 2}) a list; {} is null.
/// A value asked for what it is not throws Error(bad_data): it came out of a file.
class Json {
  public:
    struct Member;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(int value) : value_(int64_t{value}) {}
    Json(long value) : value_(int64_t{value}) {}
    Json(long long value) : value_(int64_t{value}) {}
    Json(unsigned value) : value_(uint64_t{value}) {}
    Json(unsigned long value) : value_(uint64_t{value}) {}
    Json(unsigned long long value) : value_(uint64_t{value}) {}
    Json(double value) : value_(value) {}
    Json(const char* text) : value_(std::string(text)) {}
    Json(std::string text) : value_(std::move(text)) {}
    Json(std::string_view text) : value_(std::string(text)) {}
    Json(const void*) = delete; ///< else any pointer would be a bool
    Json(std::initializer_list<Member> members);
    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    static Json object(); ///< {}
    static Json array(std::initializer_list<Json> items = {});
    /// The list of anything that can be walked: array_of(message.args).
    template <class T>
    static Json array_of(const T& range) {
        Json out = array();
        for (const auto& item : range)
            out.push_back(item);
        return out;
    }

    // Writing. Null turns into a list or an object when something is put into it.

    void push_back(Json item);
    Json& back(); ///< the last item of a list that is not empty
    /// The member of that key, made when it is not there.
    Json& operator[](std::string_view key);
    Json& operator[](const char* key) { return (*this)[std::string_view(key)]; }
    /// Adds a member without looking whether its key is there already.
    void add(std::string key, Json value);

    // Reading.

    bool is_null() const { return holds<std::nullptr_t>(); }
    bool is_bool() const { return holds<bool>(); }
    bool is_number() const { return holds<int64_t>() || holds<uint64_t>() || holds<double>(); }
    bool is_whole() const { return holds<int64_t>() || holds<uint64_t>(); }
    bool is_natural() const; ///< a whole number from 0
    bool is_text() const { return holds<std::string>(); }
    bool is_array() const { return holds<Items>(); }
    bool is_object() const { return holds<Members>(); }

    bool boolean() const;
    int64_t integer() const;  ///< a whole number that fits
    uint64_t natural() const; ///< a whole number from 0 that fits
    double number() const;    ///< any number
    const std::string& text() const;
    const std::vector<Json>& items() const;
    const std::vector<Member>& members() const;
    size_t size() const; ///< items or members; 0 for everything else
    const Json& at(size_t index) const;
    const Json& at(std::string_view key) const;
    const Json* find(std::string_view key) const; ///< null when this is no object or has no such member
    bool contains(std::string_view key) const { return find(key) != nullptr; }

  private:
    using Items = std::vector<Json>;
    using Members = std::vector<Member>;

    template <class T>
    bool holds() const {
        return std::holds_alternative<T>(value_);
    }
    template <class T>
    const T& as() const;

    std::variant<std::nullptr_t, bool, int64_t, uint64_t, double, std::string, Items, Members> value_;
};

struct Json::Member {
    std::string key;
    Json value;
};

/// JSON text in UTF-8; bytes that are no UTF-8 become U+FFFD. `indent` blanks for each level, -1 for all on one line;
/// no line break at the end. A number that is not finite becomes null.
std::string dump(const Json& value, int indent);

/// Reads one JSON value. Error(bad_data) for what is no JSON, for nesting deeper than `most_depth`, for a key that
/// stands twice in one object (readers differ in which one they take), and for a number that no double can hold.
Json parse_json(std::string_view text, int most_depth = 64);

} // namespace sohoa
