// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/quality/quality.h"
#include "core/scan/image.h"
#include "ocr/read/page_map.h"
#include "ocr/read/read.h"
#include "ocr/read/red_seal.h"
#include "ocr/read/signature.h"

#include <vector>

namespace sohoa {

/// The copy that is read in place of the page, which nobody alters.
struct ReadingCopy {
    Image image;                       ///< upright, 8 bpp, or 1 bpp where the page is bitonal and already straight
    PageMap to_page;                   ///< pixels of `image` to pixels of the page
    double dpi = 0;                    ///< of `image`
    int turned = 0;                    ///< clockwise quarter turn that was given
    std::vector<RedSeal> seals;        ///< found on a colour page; in the pixels of the page
    std::vector<Signature> signatures; ///< in the pixels of the page
    bool even = false;                 ///< the paper was made white everywhere: one threshold serves
    double deskewed = 0;               ///< clockwise degrees that were undone; 0 when the page was straight enough
};

/// Takes the colours that matter (options.channel), turns the page upright, deskews it and scales it to
/// options.reading_dpi, all in one resampling; a page that needs none of it is not resampled at all.
ReadingCopy prepare(const PageInfo& info, const Image& page, const QualityReport& quality, const ReadOptions& options);

} // namespace sohoa
