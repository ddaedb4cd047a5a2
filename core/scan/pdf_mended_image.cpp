// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_mended_image.h"

#include "core/pdf/podofo.h"
#include "core/scan/pdf_colour_space.h"

namespace sohoa {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

namespace {

// Viewers look a name up that is none of the device's.
void look_up_name(PdfObject& image, PdfObject* resources) {
    PdfObject* space = find(&image, "ColorSpace");
    if (!space || !space->IsName()) return;
    const std::string name = space->GetName().GetName();
    PdfObject* named = find(find(resources, "ColorSpace"), name.c_str());
    if (named && name.rfind("Device", 0) != 0) image.GetDictionary().AddKey(PdfName("ColorSpace"), *named);
}

void fill_up_palette(PdfObject& image) {
    PdfObject* space = find(&image, "ColorSpace");
    const PdfPalette palette = pdf_palette(space);
    if (!palette.too_short) return;
    PoDoFo::PdfArray array = space->GetArray();
    array[3] = PoDoFo::PdfString(palette.table.data(), static_cast<PoDoFo::pdf_long>(palette.table.size()), true);
    image.GetDictionary().AddKey(PdfName("ColorSpace"), array);
}

} // namespace

void mend_pdf_image(PdfObject& image, PdfObject* resources) {
    look_up_name(image, resources);
    fill_up_palette(image);
}

} // namespace sohoa
