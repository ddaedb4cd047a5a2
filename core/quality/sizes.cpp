// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/sizes.h"

#include "core/quality/paper.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

/// Pages of one size.
struct Size {
    double shorter, longer; ///< mm, of the first page
    std::string paper;      ///< "" where it is none
    std::vector<size_t> pages;
};

std::vector<Size> sizes_of(const Document& document, double deviation) {
    constexpr double mm_a_point = 25.4 / 72;
    const auto alike = [&](double a, double b) { return std::abs(a - b) <= deviation * b; };
    std::vector<Size> sizes;
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const double w = document.pages[i].width_pt * mm_a_point, h = document.pages[i].height_pt * mm_a_point;
        const Size page{std::min(w, h), std::max(w, h), paper_of(w, h, deviation), {}};
        auto size = std::find_if(sizes.begin(), sizes.end(), [&](const Size& s) {
            return (!s.paper.empty() && s.paper == page.paper) ||
                   (alike(page.shorter, s.shorter) && alike(page.longer, s.longer));
        });
        if (size == sizes.end()) size = sizes.insert(size, page);
        size->pages.push_back(i + 1);
    }
    return sizes;
}

std::string name_of(const Size& size) {
    if (!size.paper.empty()) return size.paper;
    return to_arg(std::round(size.shorter)) + " × " + to_arg(std::round(size.longer)) + " mm";
}

/// "1–3, 7"
std::string ranges(const std::vector<size_t>& pages) {
    std::string out;
    for (size_t i = 0, last = 0; i < pages.size(); i = last + 1) {
        last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        out += (out.empty() ? "" : ", ") + std::to_string(pages[i]);
        if (last > i) out += "–" + std::to_string(pages[last]);
    }
    return out;
}

} // namespace

void inspect_sizes(const Document& document, const QualityOptions& options, Findings& findings) {
    const std::vector<Size> sizes = sizes_of(document, options.max_paper_deviation);
    if (sizes.size() < 2 || options.mixed_paper == Action::ignore) return;
    std::string list;
    for (const Size& size : sizes)
        list += (list.empty() ? "" : "; ") + name_of(size) + " (" + ranges(size.pages) + ")";
    findings.push_back(
        {options.mixed_paper == Action::refuse ? Severity::refuse : Severity::warn, "scan.mixed_paper", "", 0,
         msg("the pages differ in size: {1}; if a page was scanned in part or does not belong here, scan "
             "it again",
             list)});
}

} // namespace sohoa
