// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/appearance.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/pdf/writer.h"

#include <algorithm>

namespace sohoa {
namespace {

constexpr double mm = 72 / 25.4;
constexpr double box_width = 80.9 * mm, box_height = 8.6 * mm, right_margin = 7.8 * mm, top_margin = 5.5 * mm;
constexpr size_t most_lines = 4;

std::vector<std::string> wrap(const std::string& text, double width, double size, SerifText& font) {
    std::vector<std::string> lines;
    std::string line;
    for (const std::string& word : split(text, ' ')) {
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && font.width(longer, size) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    lines.push_back(line);
    return lines;
}

// From displayed coordinates (x right, y down, origin upper left) to page space; /Rotate turns the page clockwise.
void to_page(const DisplayedPage& page, double x, double y, double& u, double& v) {
    switch (page.rotate) {
    case 90:
        u = y;
        v = x;
        break;
    case 180:
        u = page.width - x;
        v = y;
        break;
    case 270:
        u = page.width - y;
        v = page.height - x;
        break;
    default:
        u = x;
        v = page.height - y;
        break;
    }
    u += page.left;
    v += page.bottom;
}

const char* matrix_of(int rotate) {
    switch (rotate) {
    case 90:
        return "[0 1 -1 0 0 0]";
    case 180:
        return "[-1 0 0 -1 0 0]";
    case 270:
        return "[0 -1 1 0 0 0]";
    default:
        return "[1 0 0 1 0 0]";
    }
}

[[noreturn]] void does_not_fit(const std::string& text, const DisplayedPage& page, double width) {
    if (width < box_width)
        throw Error(Code::bad_data, "",
                    msg("page 1 measures {1} × {2} mm, too small for the signature text; check the resolution that the "
                        "file states",
                        page.shown_width() / mm, page.shown_height() / mm));
    throw Error(Code::configuration, "",
                msg("the signature text “{1}” does not fit into its box of 80.9 mm; shorten agency.name", text));
}

} // namespace

Appearance lay_out_seal(const std::string& text, const DisplayedPage& page, double size, SerifText& font) {
    Appearance out;
    const double leading = 1.15 * size;
    out.width = std::min(box_width, page.shown_width() - 2 * right_margin);
    out.lines = wrap(text, out.width, size, font);
    for (const std::string& line : out.lines)
        if (out.lines.size() > most_lines || font.width(line, size) > out.width) does_not_fit(text, page, out.width);
    out.height = std::max(box_height, leading * static_cast<double>(out.lines.size()) + 1);
    const double x0 = page.shown_width() - right_margin - out.width,
                 y0 = std::min(top_margin, page.shown_height() / 20);
    out.leading = leading;
    out.first_baseline = 0.9 * size;
    out.left = x0;
    out.top = y0;
    double u0, v0, u1, v1;
    to_page(page, x0, y0, u0, v0);
    to_page(page, x0 + out.width, y0 + out.height, u1, v1);
    const double rect[4] = {std::min(u0, u1), std::min(v0, v1), std::max(u0, u1), std::max(v0, v1)};
    std::copy(std::begin(rect), std::end(rect), out.rect);
    out.matrix = matrix_of(page.rotate);
    out.content = "q\n0 g\nBT\n/F " + pdf_number(size) + " Tf\n" + pdf_number(leading) + " TL\n0 " +
                  pdf_number(out.height - out.first_baseline) + " Td\n";
    for (size_t i = 0; i < out.lines.size(); ++i)
        out.content += (i ? "T*\n<" : "<") + font.codes(out.lines[i]) + "> Tj\n";
    out.content += "ET\nQ\n";
    return out;
}

} // namespace sohoa
