// SPDX-License-Identifier: GPL-3.0-or-later
// The quality gate alone: what it measures and finds on each page, and the CPU time that it takes.
//
//   OMP_THREAD_LIMIT=1 sohoa-gate SOURCE…
//
// Printed: one row a page, columns parted by tabs; then how often each rule spoke, and the mean CPU seconds a page.
#include "core/base/error.h"
#include "core/quality/quality.h"
#include "core/quality/sizes.h"
#include "core/scan/acquire.h"
#include "core/scan/quiet.h"

#include <cstdio>
#include <ctime>
#include <map>

using namespace sohoa;

namespace {

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

struct Bench {
    Context context;
    ScanOptions scan;
    QualityOptions quality;
    double seconds = 0;
    int pages = 0;
    std::map<std::string, int> rules;

    std::string count(const Findings& findings) {
        std::string names;
        for (const Finding& finding : findings) {
            ++rules[finding.rule + " " + to_string(finding.severity)];
            names += (names.empty() ? "" : " ") + finding.rule;
        }
        return names;
    }

    void document(const Candidate& candidate) {
        const Document document = acquire(candidate, scan, context);
        for (size_t i = 0; i < document.pages.size(); ++i, ++pages) {
            const Image image = decode_page(document, i, scan, context);
            Findings findings;
            const double begin = cpu_seconds();
            const QualityReport q =
                inspect(document.pages[i], image, static_cast<int>(i) + 1, quality, findings, context);
            seconds += cpu_seconds() - begin;
            std::printf("%s_p%zu\t%s\tskew %.2f\tedge %.2f\tbleed %.3f\tborder %.1f %.1f %.1f %.1f\tmargin %.1f %.1f "
                        "%.1f %.1f\tholes %d\tfolds %d\t%s\n",
                        document.name.c_str(), i + 1, q.blank ? "blank" : "print", q.skew, q.edge_width, q.bleed,
                        q.border.left, q.border.top, q.border.right, q.border.bottom, q.margin.left, q.margin.top,
                        q.margin.right, q.margin.bottom, q.holes, q.folds, count(findings).c_str());
        }
        Findings findings;
        inspect_sizes(document, quality, findings);
        count(findings);
    }
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "usage: OMP_THREAD_LIMIT=1 sohoa-gate SOURCE...\n"), 64;
    try {
        quieten_libraries();
        Bench bench;
        std::vector<PassedOver> skipped;
        for (const Candidate& candidate : find_documents({argv + 1, argv + argc}, skipped))
            bench.document(candidate);
        for (const auto& [rule, count] : bench.rules)
            std::printf("%s: %d\n", rule.c_str(), count);
        std::printf("pages %d, CPU seconds a page %.4f\n", bench.pages, bench.seconds / bench.pages);
    } catch (const Error& error) {
        return std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.english().c_str()), 1;
    }
    return 0;
}
