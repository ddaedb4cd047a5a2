// SPDX-License-Identifier: GPL-3.0-or-later
// Memory must not grow with the pages: 300 pages of 700 KB are composed in less than 150 MB.
#include "tests/core/composed.h"

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

constexpr size_t pages = 300;

// Peak resident memory of this process since it was last reset, in MB.
long peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6) / 1024;
    return -1;
}

// Runs `work` in a process of its own; its peak in MB, or -1.
template <class Work>
long peak_of(const Work& work) {
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) {
        long peak = -1;
        try {
            std::ofstream("/proc/self/clear_refs") << "5";
            work();
            peak = peak_megabytes();
        } catch (const std::exception&) {
        }
        const bool told = ::write(ends[1], &peak, sizeof peak) == static_cast<ssize_t>(sizeof peak);
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    long peak = -1;
    if (::read(ends[0], &peak, sizeof peak) != static_cast<ssize_t>(sizeof peak)) peak = -1;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return peak;
}

Raster noise(int width, int height) {
    Raster r{width, height, 3, false, {}};
    uint32_t v = 1;
    for (size_t i = 0; i < static_cast<size_t>(width * height * 3); ++i) {
        v = v * 1664525 + 1013904223;
        r.samples.push_back(static_cast<uint8_t>(128 + (v >> 25)));
    }
    return r;
}

Document many_pages(const Scratch& scratch) {
    Document document = acquired(scratch.write("page.jpg", jpeg_bytes(noise(740, 1047), {.quality = 85})));
    EXPECT_GT(document.files[0].bytes, 550'000u);
    const PageInfo page = document.pages[0];
    const SourceFile file = document.files[0];
    for (size_t i = 1; i < pages; ++i) {
        document.files.push_back(file);
        document.pages.push_back(page);
        document.pages.back().file = static_cast<int>(i);
    }
    return document;
}

} // namespace

TEST(ComposeMemory, DoesNotGrowWithThePages) {
#ifdef SOHOA_SANITIZED
    GTEST_SKIP() << "a sanitizer needs memory of its own";
#endif
    quieten_libraries();
    const Scratch scratch;
    const Document document = many_pages(scratch);
    const std::string out = scratch.path("out.pdf");
    const long peak = peak_of([&] { compose_to(out, document); });
    ASSERT_GT(peak, 0);
    EXPECT_LT(peak, 150);
    EXPECT_GT(std::filesystem::file_size(out), 160'000'000u);

    // The same from a PDF of 300 pages: read, looked into, composed anew.
    const long again = peak_of([&] { compose_to(scratch.path("again.pdf"), acquired(out)); });
    ASSERT_GT(again, 0);
    EXPECT_LT(again, 150);
    EXPECT_GT(std::filesystem::file_size(scratch.path("again.pdf")), 160'000'000u);
}
