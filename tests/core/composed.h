// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/compose.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/tiff_files.h"

namespace sohoa::test {

constexpr int64_t composed_at = 1795396530; // 2026-11-23T08:15:30+07:00

inline Context at_time(int64_t time) {
    Context context;
    context.clock = [time] { return time; };
    return context;
}

/// What is known of a page beside its image.
struct ReadPage {
    PageText text;
    int rotate = 0;
};

inline ReadPage nothing_read(size_t) {
    return {};
}

inline ComposedDocument compose_to(const std::string& path, const Document& document,
                                   const std::function<ReadPage(size_t)>& read = nothing_read,
                                   int64_t time = composed_at) {
    const auto part = [&](size_t i, Findings& findings) {
        const ReadPage page = read(i);
        return PagePart{page_stream(document, i, {}, findings, {}), page.text, page.rotate};
    };
    return compose(document, part, path, time);
}

/// A document of one grey A4 page of 75 dpi, turned by `rotate` for reading, in a file of its own.
inline Document a4_page(const Scratch& scratch, int width = 620, int height = 877) {
    PngOptions options;
    options.type = PNG_COLOR_TYPE_GRAY;
    options.dpi = 75;
    return acquired(scratch.write(
        "page.png", png_bytes(width, height,
                              std::string(static_cast<size_t>(width) * static_cast<size_t>(height), '\xF0'), options)));
}

/// A PDF that a test looks into.
struct OpenPdf {
    explicit OpenPdf(const std::string& path) { document.Load(path.c_str()); }

    PoDoFo::PdfObject* page(int index) { return document.GetPage(index)->GetObject(); }
    PoDoFo::PdfObject* image(int index) { return find(find(find(page(index), "Resources"), "XObject"), "Im0"); }
    PoDoFo::PdfObject* catalog() { return document.GetCatalog(); }

    PoDoFo::PdfMemDocument document;
};

inline double real_at(PoDoFo::PdfObject* array, size_t i) {
    return array->GetArray()[i].GetReal();
}

} // namespace sohoa::test
