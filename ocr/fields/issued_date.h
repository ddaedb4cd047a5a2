// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/upright_page.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sohoa {

/// Địa danh and ngày ban hành: "Hà Nội, ngày 05 tháng 01 năm 2019" (Decree 30/2020/NĐ-CP, Annex I, part II, 4).
struct IssuedDate {
    std::vector<PlacedWord> place; ///< without the comma
    bool place_reads = true;       ///< nothing but words
    std::vector<PlacedWord> date;  ///< from "ngày" on
    std::string iso;        ///< "2019-01-05"; empty where day, month or year do not read as a day of the calendar
    bool two_digits = true; ///< day, and month of January and February, have the leading 0 that the decree asks for
};

/// The line of place and date in `run`, or nothing: it has a place with a comma, "ngày" and "tháng" or "năm".
/// Years from 1945 to the day of `now` (seconds since 1970) count as plausible.
std::optional<IssuedDate> parse_issued_date(const Run& run, int64_t now);

} // namespace sohoa
