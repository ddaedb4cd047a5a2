// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/resources.h"

extern "C" {
extern const char sohoa_srgb_begin[], sohoa_srgb_end[];
extern const char sohoa_glyphless_begin[], sohoa_glyphless_end[];
extern const char sohoa_serif_begin[], sohoa_serif_end[];
}

namespace sohoa {

std::string_view srgb_profile() {
    return {sohoa_srgb_begin, static_cast<size_t>(sohoa_srgb_end - sohoa_srgb_begin)};
}
std::string_view glyphless_font() {
    return {sohoa_glyphless_begin, static_cast<size_t>(sohoa_glyphless_end - sohoa_glyphless_begin)};
}
std::string_view serif_font() {
    return {sohoa_serif_begin, static_cast<size_t>(sohoa_serif_end - sohoa_serif_begin)};
}

} // namespace sohoa
