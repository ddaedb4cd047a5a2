// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace sohoa {

/// How plain values travel between the processes of sohoa and lie in staging folders: one after the other, as their
/// struct lists them in
///
///     static auto members(auto& s) { return std::tie(s.first, s.second); }
///
/// Numbers take eight bytes, truth values and enums one, texts and lists their length first. Both sides are one build
/// of one program on one machine, so there is no version in it; files put one before (cli/line/staging.h).
///
/// Reading distrusts every byte: a length is compared with what is left before anything is reserved, an enum with
/// last_of(), a number with its type, and nothing may be left over.
template <class T>
concept Plain = requires(T& value) {
    T::members(value);
};

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

class Encoder {
  public:
    template <class T>
    void put(const T& value) {
        if constexpr (std::same_as<T, bool> || std::is_enum_v<T>)
            bytes_ += static_cast<char>(value);
        else if constexpr (std::is_floating_point_v<T>)
            raw(static_cast<double>(value));
        else if constexpr (std::is_integral_v<T>)
            raw(static_cast<int64_t>(value));
        else if constexpr (std::same_as<T, std::string>)
            put_text(value);
        else if constexpr (std::is_array_v<T>)
            put_all(value);
        else if constexpr (IsVector<T>::value)
            raw(static_cast<int64_t>(value.size())), put_all(value);
        else
            std::apply([&](const auto&... member) { (put(member), ...); }, T::members(value));
    }
    std::string take() { return std::move(bytes_); }

  private:
    template <class Number>
    void raw(Number number) {
        bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    void put_text(const std::string& text) {
        raw(static_cast<int64_t>(text.size()));
        bytes_ += text;
    }
    template <class List>
    void put_all(const List& list) {
        for (const auto& item : list)
            put(item);
    }

    std::string bytes_;
};

class Decoder {
  public:
    explicit Decoder(std::string_view bytes) : left_(bytes) {}

    /// Error(internal) when the bytes are not those of a T.
    template <class T>
    void take(T& value) {
        if constexpr (std::same_as<T, bool>)
            value = byte(1) != 0;
        else if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(byte(static_cast<int>(last_of(T{}))));
        else if constexpr (std::is_floating_point_v<T>)
            value = raw<double>();
        else if constexpr (std::is_integral_v<T>)
            value = number<T>();
        else if constexpr (std::same_as<T, std::string>)
            value = piece(length());
        else if constexpr (std::is_array_v<T>)
            take_all(value);
        else if constexpr (IsVector<T>::value)
            take_list(value);
        else
            std::apply([&](auto&... member) { (take(member), ...); }, T::members(value));
    }
    void end() const {
        if (!left_.empty()) malformed();
    }
    std::string_view rest() const { return left_; }

  private:
    [[noreturn]] static void malformed() {
        throw Error(Code::internal, "", msg("a process of sohoa said something that cannot be understood"));
    }
    std::string_view piece(size_t size) {
        if (size > left_.size()) malformed();
        const std::string_view out = left_.substr(0, size);
        left_.remove_prefix(size);
        return out;
    }
    template <class Number>
    Number raw() {
        Number out;
        std::memcpy(&out, piece(sizeof out).data(), sizeof out);
        return out;
    }
    template <class T>
    T number() {
        const auto value = raw<int64_t>();
        if constexpr (std::same_as<T, uint64_t>)
            return static_cast<uint64_t>(value); // the same eight bytes
        else if (!std::in_range<T>(value))
            malformed();
        return static_cast<T>(value);
    }
    int byte(int most) {
        const auto value = static_cast<unsigned char>(piece(1)[0]);
        if (value > most) malformed();
        return value;
    }
    size_t length() {
        const auto value = raw<int64_t>();
        if (value < 0 || static_cast<uint64_t>(value) > left_.size()) malformed();
        return static_cast<size_t>(value);
    }
    template <class T>
    void take_list(std::vector<T>& list) {
        list.clear();
        for (size_t left = length(); left > 0; --left) // grown item by item: a number alone reserves nothing
            take(list.emplace_back());
    }
    template <class T, size_t N>
    void take_all(T (&list)[N]) {
        for (T& item : list)
            take(item);
    }

    std::string_view left_;
};

template <class T>
std::string encode(const T& value) {
    Encoder out;
    out.put(value);
    return out.take();
}

/// Error(internal) when `bytes` are not those of one T, whole.
template <class T>
T decode(std::string_view bytes) {
    T value{};
    Decoder in(bytes);
    in.take(value);
    in.end();
    return value;
}

/// An Error on its way between processes.
struct SentError {
    int code = 0;
    std::string where;
    Message message;

    static auto members(auto& s) { return std::tie(s.code, s.where, s.message); }
};

inline SentError sent(const Error& error) {
    return {static_cast<int>(error.code), error.where, error.message};
}

} // namespace sohoa
