// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/error.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sohoa {

Json::Json(std::initializer_list<Member> members) : value_(Members(members)) {}
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json Json::object() {
    Json out;
    out.value_ = Members();
    return out;
}

Json Json::array(std::initializer_list<Json> items) {
    Json out;
    out.value_ = Items(items);
    return out;
}

template <class T>
const T& Json::as() const {
    const T* value = std::get_if<T>(&value_);
    if (!value) throw Error(Code::bad_data, "", msg("a value in JSON is of another kind than belongs there"));
    return *value;
}

void Json::push_back(Json item) {
    if (is_null()) value_ = Items();
    as<Items>();
    std::get<Items>(value_).push_back(std::move(item));
}

Json& Json::back() {
    if (as<Items>().empty()) throw Error(Code::bad_data, "", msg("JSON lacks “{1}”", "0"));
    return std::get<Items>(value_).back();
}

Json& Json::operator[](std::string_view key) {
    if (is_null()) value_ = Members();
    as<Members>();
    Members& members = std::get<Members>(value_);
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
    if (found != members.end()) return found->value;
    members.push_back({std::string(key), Json()});
    return members.back().value;
}

void Json::add(std::string key, Json value) {
    if (is_null()) value_ = Members();
    as<Members>();
    std::get<Members>(value_).push_back({std::move(key), std::move(value)});
}

bool Json::is_natural() const {
    const auto* whole = std::get_if<int64_t>(&value_);
    return holds<uint64_t>() || (whole && *whole >= 0);
}

bool Json::boolean() const {
    return as<bool>();
}

int64_t Json::integer() const {
    if (const auto* value = std::get_if<uint64_t>(&value_); value && *value <= INT64_MAX)
        return static_cast<int64_t>(*value);
    return as<int64_t>();
}

uint64_t Json::natural() const {
    if (const auto* value = std::get_if<int64_t>(&value_); value && *value >= 0) return static_cast<uint64_t>(*value);
    return as<uint64_t>();
}

double Json::number() const {
    if (const auto* value = std::get_if<int64_t>(&value_)) return static_cast<double>(*value);
    if (const auto* value = std::get_if<uint64_t>(&value_)) return static_cast<double>(*value);
    return as<double>();
}

const std::string& Json::text() const {
    return as<std::string>();
}

const std::vector<Json>& Json::items() const {
    return as<Items>();
}

const std::vector<Json::Member>& Json::members() const {
    return as<Members>();
}

size_t Json::size() const {
    return is_array() ? items().size() : is_object() ? members().size() : 0;
}

const Json& Json::at(size_t index) const {
    if (index >= items().size()) throw Error(Code::bad_data, "", msg("JSON lacks “{1}”", index));
    return items()[index];
}

const Json& Json::at(std::string_view key) const {
    as<Members>();
    const Json* value = find(key);
    if (!value) throw Error(Code::bad_data, "", msg("JSON lacks “{1}”", key));
    return *value;
}

const Json* Json::find(std::string_view key) const {
    if (!is_object()) return nullptr;
    for (const Member& member : members())
        if (member.key == key) return &member.value;
    return nullptr;
}

namespace {

using Text = nlohmann::ordered_json; // what knows how a value is written

Text text_of(const Json& value) {
    if (value.is_array()) {
        Text out = Text::array();
        for (const Json& item : value.items())
            out.push_back(text_of(item));
        return out;
    }
    if (value.is_object()) {
        Text out = Text::object();
        for (const Json::Member& member : value.members())
            out[member.key] = text_of(member.value);
        return out;
    }
    if (value.is_text()) return value.text();
    if (value.is_bool()) return value.boolean();
    if (value.is_null()) return nullptr;
    if (value.is_natural()) return value.natural();
    if (value.is_whole()) return value.integer();
    return value.number();
}

/// Builds the value while nlohmann reads, so that what is too deep or said twice ends the reading at once.
class Builder : public nlohmann::json_sax<Text> {
  public:
    explicit Builder(int most_depth) : most_depth_(most_depth) {}

    Json take() { return std::move(root_); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(size_t) override { return open(Json::object()); }
    bool start_array(size_t) override { return open(Json::array()); }
    bool key(string_t& key) override {
        key_.back() = std::move(key);
        return true;
    }
    bool end_object() override {
        refuse_twins(open_.back());
        return end_array();
    }
    bool end_array() override {
        Json done = std::move(open_.back());
        open_.pop_back();
        key_.pop_back();
        return put(std::move(done));
    }
    bool parse_error(size_t, const std::string&, const Text::exception& e) override {
        throw Error(Code::bad_data, "", msg("is not JSON: {1}", e.what()));
    }

  private:
    bool open(Json empty) {
        if (open_.size() >= static_cast<size_t>(most_depth_))
            throw Error(Code::bad_data, "", msg("JSON is nested deeper than {1} levels", most_depth_));
        open_.push_back(std::move(empty));
        key_.emplace_back();
        return true;
    }

    bool put(Json value) {
        if (open_.empty())
            root_ = std::move(value);
        else if (open_.back().is_array())
            open_.back().push_back(std::move(value));
        else
            open_.back().add(std::move(key_.back()), std::move(value));
        return true;
    }

    // Looked at once the object is whole, and sorted: a hostile file of a million keys is no reason to wait.
    static void refuse_twins(const Json& object) {
        std::vector<std::string_view> keys;
        for (const Json::Member& member : object.members())
            keys.push_back(member.key);
        std::sort(keys.begin(), keys.end());
        const auto twin = std::adjacent_find(keys.begin(), keys.end());
        if (twin != keys.end()) throw Error(Code::bad_data, "", msg("JSON says “{1}” twice in one object", *twin));
    }

    int most_depth_;
    Json root_;
    std::vector<Json> open_;       ///< the lists and objects that have begun, outermost first
    std::vector<std::string> key_; ///< for each of them, the key of the member that comes next
};

} // namespace

std::string dump(const Json& value, int indent) {
    return text_of(value).dump(indent, ' ', false, Text::error_handler_t::replace);
}

Json parse_json(std::string_view text, int most_depth) {
    Builder builder(most_depth);
    Text::sax_parse(text, &builder);
    return builder.take();
}

} // namespace sohoa
