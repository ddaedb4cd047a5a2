// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace sohoa {
namespace {

constexpr int64_t vietnam_offset = 7L * 3600;

std::string format(int64_t time, const char* pattern) {
    const std::time_t t = static_cast<std::time_t>(time);
    std::tm parts{};
    gmtime_r(&t, &parts);
    char text[64];
    const size_t n = std::strftime(text, sizeof text, pattern, &parts);
    return std::string(text, n);
}

// Reads `width` digits at `at`; leaves `value` when the text ends there. False on something else than digits.
bool digits(const std::string& text, size_t& at, size_t width, int& value) {
    if (at >= text.size() || text[at] == 'Z' || text[at] == '+' || text[at] == '-') return true;
    if (at + width > text.size()) return false;
    int v = 0;
    for (size_t i = 0; i < width; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9') return false;
        v = v * 10 + (c - '0');
    }
    value = v;
    at += width;
    return true;
}

} // namespace

Clock system_clock() {
    if (const char* pinned = std::getenv("SOURCE_DATE_EPOCH"); pinned && *pinned) {
        const int64_t value = std::strtoll(pinned, nullptr, 10);
        return [value] { return value; };
    }
    return [] { return static_cast<int64_t>(std::time(nullptr)); };
}

std::string iso8601_vn(int64_t time) {
    return format(time + vietnam_offset, "%Y-%m-%dT%H:%M:%S+07:00");
}
std::string iso8601_utc(int64_t time) {
    return format(time, "%Y-%m-%dT%H:%M:%SZ");
}
std::string pdf_date(int64_t time) {
    return format(time + vietnam_offset, "D:%Y%m%d%H%M%S+07'00'");
}
std::string seal_time(int64_t time) {
    return format(time + vietnam_offset, "%d/%m/%Y; %H:%M:%S +07:00");
}

bool parse_pdf_date(const std::string& text, int64_t& time) {
    size_t at = text.rfind("D:", 0) == 0 ? 2 : 0;
    int year = -1, month = 1, day = 1, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
    if (!digits(text, at, 4, year) || year < 0) return false;
    for (int* part : {&month, &day, &hour, &minute, &second})
        if (!digits(text, at, 2, *part)) return false;
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return false;
    const char sign = at < text.size() ? text[at] : 'Z';
    if (sign == '+' || sign == '-') {
        if (!digits(text, ++at, 2, zone_hour)) return false;
        if (at < text.size() && text[at] == '\'') ++at;
        if (at < text.size() && !digits(text, at, 2, zone_minute)) return false;
    } else if (sign != 'Z') {
        return false;
    }
    std::tm parts{};
    parts.tm_year = year - 1900;
    parts.tm_mon = month - 1;
    parts.tm_mday = day;
    std::tm day_alone = parts;
    timegm(&day_alone); // turns 30 February into 2 March
    if (day_alone.tm_mon != month - 1) return false;
    parts.tm_hour = hour;
    parts.tm_min = minute;
    parts.tm_sec = second;
    const int64_t offset = (zone_hour * 60L + zone_minute) * 60;
    time = static_cast<int64_t>(timegm(&parts)) - (sign == '-' ? -offset : offset);
    return true;
}

} // namespace sohoa
