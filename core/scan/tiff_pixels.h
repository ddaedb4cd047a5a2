// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/scan/image.h"

#include <string>

typedef struct tiff TIFF;

namespace sohoa {

/// Values of a tag of the current directory; `otherwise` where it has neither the tag nor a default of TIFF 6.0.
uint16_t short_field(TIFF* tiff, uint32_t tag, uint16_t otherwise);
uint32_t long_field(TIFF* tiff, uint32_t tag, uint32_t otherwise);

/// Adds PhotometricInterpretation to the current directory, in memory, where it has none: what other readers take such
/// samples for. To be called first. Of more than three samples nobody knows, and they cannot be shown.
void state_photometric(TIFF* tiff);

uint16_t photometric_of(TIFF* tiff);

/// Whether there is a way from the samples of the current directory to pixels of ours; reads none.
bool can_be_shown(TIFF* tiff);

/// Whether a sample beside the colours says how much of a pixel is there.
bool has_alpha(TIFF* tiff);

/// The pixels of the current directory as they are stored, whatever its orientation; what is transparent lies on white.
/// Error(bad_data) where libtiff stops; what it only warns of must be seen by the TiffWatch.
Image read_pixels(TIFF* tiff, const PageInfo& page, const std::string& where);

/// The same of a bitonal directory in strips.
Image read_bitonal(TIFF* tiff, const std::string& where);

} // namespace sohoa
