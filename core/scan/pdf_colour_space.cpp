// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_colour_space.h"

#include "core/base/digest.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"

#include <algorithm>

namespace sohoa {

using PoDoFo::PdfObject;

namespace {

// ICC.1: 'acsp' at 36, version at 8, class at 12, colour space at 16. PDF/A-2 6.2.4.2 asks for a profile of a known
// class.
bool usable_profile(const std::string& icc, int components) {
    if (icc.size() < 128 || icc.compare(36, 4, "acsp") != 0 || icc[8] > 4) return false;
    const std::string kind = icc.substr(12, 4), space = icc.substr(16, 4);
    if (kind != "scnr" && kind != "mntr" && kind != "prtr" && kind != "spac") return false;
    return components == 3 ? space == "RGB " : space == "GRAY";
}

PdfColourSpace device(int components) {
    PdfColourSpace space;
    space.components = components;
    space.text = components == 3 ? "/DeviceRGB" : "/DeviceGray";
    space.direct = true;
    return space;
}

PdfColourSpace named(const std::string& name) {
    if (name == "DeviceGray" || name == "G" || name == "CalGray") return device(1);
    if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") return device(3);
    return {};
}

PdfColourSpace icc_based(PdfObject* array) {
    PdfObject* stream = element(array, 1);
    if (!stream || !stream->HasStream()) return {};
    const int n = static_cast<int>(integer_at(stream, "N", 0));
    if (n != 1 && n != 3) return {};
    PdfColourSpace space = device(n);
    const std::string icc = decoded_stream(*stream);
    if (usable_profile(icc, n)) {
        space.text.clear();
        space.icc = icc;
        space.icc_components = n;
    } else {
        space.damaged_profile = true;
    }
    return space;
}

// ISO 32000-1, 8.6.5.2 and 8.6.5.3: independent of devices, so PDF/A takes it as it stands.
PdfColourSpace calibrated(PdfObject* array, const std::string& family) {
    PdfObject* values = element(array, 1);
    std::string text = "[/" + family + "<<";
    for (const char* key : {"WhitePoint", "BlackPoint", "Gamma", "Matrix"}) {
        PdfObject* value = find(values, key);
        if (!value) continue;
        const std::string stated = value->IsArray()                       ? numbers_text(value)
                                   : value->IsNumber() || value->IsReal() ? " " + pdf_text(*value)
                                                                          : "";
        if (stated.empty()) return {};
        text += std::string("/") + key + stated;
    }
    if (array_size(find(values, "WhitePoint")) != 3) return {};
    PdfColourSpace space;
    space.components = family == "CalRGB" ? 3 : 1;
    space.text = text + ">>]";
    return space;
}

std::string bytes_of(PdfObject* lookup) {
    if (!lookup) return "";
    if (lookup->HasStream()) return decoded_stream(*lookup);
    if (!lookup->IsString() && !lookup->IsHexString()) return "";
    return {lookup->GetString().GetString(), static_cast<size_t>(lookup->GetString().GetLength())};
}

std::string family_of(PdfObject* array) {
    PdfObject* first = element(array, 0);
    return first && first->IsName() ? first->GetName().GetName() : "";
}

PdfColourSpace not_indexed(PdfObject* object) {
    if (!object) return {};
    if (object->IsName()) return named(object->GetName().GetName());
    const std::string family = family_of(object);
    if (array_size(object) == 1) return named(family);
    if (family == "ICCBased") return icc_based(object);
    if (family == "CalGray" || family == "CalRGB") return calibrated(object, family);
    return {};
}

PdfColourSpace indexed(PdfObject* array) {
    PdfColourSpace space = not_indexed(element(array, 1));
    const std::string table = pdf_palette(array).table;
    if (table.empty()) return {};
    const size_t step = static_cast<size_t>(space.components);
    for (size_t i = 0; i + step <= table.size(); i += step) {
        for (size_t c = 0; c < step; ++c)
            space.shades = space.shades || (table[i + c] != '\0' && table[i + c] != '\xFF');
        if (step == 3 && (table[i] != table[i + 1] || table[i] != table[i + 2])) space.coloured = space.shades = true;
    }
    space.lookup = std::to_string(table.size() / step - 1) + "<" + hex(table) + ">";
    space.components = 1;
    space.direct = false;
    return space;
}

bool is_indexed(PdfObject* object) {
    const std::string family = family_of(object);
    return family == "Indexed" || family == "I";
}

} // namespace

int components_of(PdfObject* space) {
    if (!space) return 0;
    const std::string name = space->IsName() ? space->GetName().GetName() : family_of(space);
    if (name == "DeviceCMYK" || name == "CMYK") return 4;
    if (name == "Lab") return 3;
    if (name == "Separation" || name == "Indexed" || name == "I") return 1;
    if (name == "DeviceN") return static_cast<int>(array_size(element(space, 1)));
    if (name == "ICCBased") return static_cast<int>(integer_at(element(space, 1), "N", 0));
    return named(name).components;
}

PdfPalette pdf_palette(PdfObject* space) {
    PdfPalette out;
    PdfObject* high = element(space, 2);
    if (!is_indexed(space) || array_size(space) != 4 || !high || !(high->IsNumber() || high->IsReal())) return out;
    const auto step = static_cast<size_t>(not_indexed(element(space, 1)).components);
    const size_t size = static_cast<size_t>(std::clamp(high->GetReal(), 0.0, 255.0) + 1) * step;
    out.table = bytes_of(element(space, 3));
    if (out.table.empty()) return out;
    out.too_short = out.table.size() < size;
    out.table.resize(size);
    return out;
}

PdfColourSpace pdf_colour_space(PdfObject* object) {
    return is_indexed(object) ? indexed(object) : not_indexed(object);
}

} // namespace sohoa
