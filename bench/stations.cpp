// SPDX-License-Identifier: GPL-3.0-or-later
// The stations of the line one after the other in one process, each with the CPU time it takes, and the copies that the
// recogniser is given, so that other programs can be measured on the same pixels.
//
//   OMP_THREAD_LIMIT=1 sohoa-stations PAGES SOURCE…
//
// PAGES (a folder) gets one TIFF a page that is read, <document>_p<number>.tif. Printed: one row a station.
#include "core/base/error.h"
#include "core/pdf/compose.h"
#include "core/record/page_record.h"
#include "core/scan/acquire.h"
#include "core/scan/quiet.h"
#include "ocr/read/prepare.h"
#include "ocr/read/read.h"

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <leptonica/allheaders.h>
#include <map>

using namespace sohoa;

namespace {

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// CPU seconds by station.
class Times {
  public:
    template <class Step>
    auto measure(const char* station, Step step) {
        const double begin = cpu_seconds();
        auto result = step();
        seconds_[station] += cpu_seconds() - begin;
        return result;
    }
    double of(const char* station) const { return seconds_.at(station); }

  private:
    std::map<std::string, double> seconds_;
};

struct Bench {
    std::string folder;
    Context context;
    ScanOptions scan;
    QualityOptions quality;
    ReadOptions reading;
    Reader reader{reading};
    Times times;
    int pages = 0, read = 0;

    void page(const Document& document, size_t index, PageRecord& record) {
        const PageInfo& info = document.pages[index];
        const Image image = times.measure("decode", [&] { return decode_page(document, index, scan, context); });
        const int number = static_cast<int>(index) + 1;
        record.quality =
            times.measure("inspect", [&] { return inspect(info, image, number, quality, record.findings, context); });
        ++pages;
        if (!record.quality.blank) {
            const ReadingCopy copy =
                times.measure("prepare", [&] { return prepare(info, image, record.quality, reading); });
            ::pixSetResolution(copy.image.get(), static_cast<int>(copy.dpi), static_cast<int>(copy.dpi));
            const std::string path = folder + "/" + document.name + "_p" + std::to_string(number) + ".tif";
            ::pixWrite(path.c_str(), copy.image.get(), pixGetDepth(copy.image.get()) == 1 ? IFF_TIFF_G4 : IFF_TIFF);
            ++read;
        }
        record.text = times.measure("read", [&] { return reader.read(info, image, record.quality); });
    }

    void document(const Candidate& candidate) {
        const Document document = times.measure("acquire", [&] { return acquire(candidate, scan, context); });
        std::vector<PageRecord> records(document.pages.size());
        for (size_t i = 0; i < records.size(); ++i)
            page(document, i, records[i]);
        const std::string pdf = folder + "/.composed.pdf";
        std::filesystem::remove(pdf);
        times.measure("compose", [&] {
            return compose(
                document,
                [&](size_t i) {
                    return ReadPage{records[i].text, 0};
                },
                pdf, scan, context);
        });
        std::filesystem::remove(pdf);
    }

    void report() const {
        const double engine = times.of("read") - times.of("prepare");
        double rest = 0;
        for (const char* station : {"acquire", "decode", "inspect", "prepare", "compose"}) {
            std::printf("%-10s %.4f\n", station, times.of(station) / pages);
            rest += times.of(station);
        }
        std::printf("%-10s %.4f\n%-10s %.4f\n", "recognise", engine / pages, "all", (engine + rest) / pages);
        std::printf("pages %d read %d engine_seconds %.3f\n", pages, read, engine);
    }
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::fprintf(stderr, "usage: OMP_THREAD_LIMIT=1 sohoa-stations PAGES SOURCE...\n"), 64;
    try {
        quieten_libraries();
        std::filesystem::create_directories(argv[1]);
        Bench bench{.folder = argv[1], .context = {}, .scan = {}, .quality = {}, .reading = {}, .times = {}};
        std::vector<PassedOver> passed_over;
        for (const Candidate& candidate : find_documents({argv + 2, argv + argc}, passed_over))
            bench.document(candidate);
        bench.report();
    } catch (const Error& error) {
        return std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.english().c_str()), 1;
    }
    return 0;
}
