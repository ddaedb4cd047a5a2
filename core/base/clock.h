// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace sohoa {

/// Seconds since 1970-01-01T00:00:00Z. The seam for tests and for SOURCE_DATE_EPOCH.
using Clock = std::function<int64_t()>;

/// The system's time, or the value of SOURCE_DATE_EPOCH where the environment sets it
/// (https://reproducible-builds.org/specs/source-date-epoch/).
Clock system_clock();

/// All times that a person or an archive sees are Vietnam time, UTC+7 without daylight saving
/// (Decree 30/2020/NĐ-CP Annex I: "múi giờ Việt Nam theo tiêu chuẩn ISO 8601").
std::string iso8601_vn(int64_t time);  ///< 2026-11-23T08:15:30+07:00
std::string iso8601_utc(int64_t time); ///< 2026-11-23T01:15:30Z
std::string pdf_date(int64_t time);    ///< D:20261123081530+07'00' (ISO 32000-1, 7.9.4)
std::string seal_time(int64_t time);   ///< 23/11/2026; 08:15:30 +07:00 (form 3.2 of Decree 30)

/// D:YYYYMMDDHHmmSSOHH'mm' to seconds; parts after the year may be missing. False when it is not a date.
bool parse_pdf_date(const std::string& text, int64_t& time);

} // namespace sohoa
