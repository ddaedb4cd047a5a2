// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace sohoa {

/// Files that a PDF/A needs inside, built into the program so that its output never depends on the machine it runs on.
/// Their paths are settled when the program is built (core/CMakeLists.txt).

/// sRGB output intent, ICC v2, zlib licence (Debian icc-profiles-free).
std::string_view srgb_profile();
/// The font without glyphs of Tesseract's text layer, Apache-2.0 (Debian tesseract-ocr data).
std::string_view glyphless_font();
/// Liberation Serif, metric-compatible with Times New Roman, SIL OFL 1.1 (Debian fonts-liberation2; version 1 lacks
/// U+1EA0–1EF9).
std::string_view serif_font();

} // namespace sohoa
