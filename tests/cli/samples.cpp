// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/samples.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace sohoa::test {
namespace {

void little(std::string& out, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
}

// One entry of a TIFF directory: type 3 is SHORT, 4 LONG, 5 RATIONAL (TIFF 6.0, section 2).
void entry(std::string& out, uint32_t tag, uint32_t type, uint32_t value) {
    little(out, tag, 2);
    little(out, type, 2);
    little(out, 1, 4);
    little(out, value, 4);
}

Records make_records() {
    if (const char* made = std::getenv("SOHOA_TEST_RECORDS"); made && *made) return {made};
    static const Folder folder; // removed when the test program ends
    Records out{folder.path("records")};
    const Outcome outcome = tool(SOHOA_SOURCE_DIR "/tests/cli/records.sh", {SOHOA_PROGRAM, out.folder});
    if (outcome.code != 0) throw std::runtime_error("records.sh: " + outcome.err);
    return out;
}

std::string qpdf(const std::vector<std::string>& arguments, const std::string& made) {
    const Outcome outcome = tool("qpdf", arguments);
    if (outcome.code != 0) throw std::runtime_error("qpdf: " + outcome.err);
    return made;
}

} // namespace

std::string Records::pin() const {
    std::string text = read(pin_file());
    return text.substr(0, text.find('\n'));
}

const Records& records() {
    static const Records made = make_records();
    return made;
}

std::vector<std::string> sample_names() {
    return {"bao-cao",   "bien-ban",   "chung-chi",          "cong-van",     "giay-chung-nhan", "giay-chung-nhan-dau",
            "giay-phep", "quyet-dinh", "quyet-dinh-phu-luc", "thong-bao-mo", "to-trinh-cu",     "trang-nam-ngang"};
}

std::string sample(const std::string& name) {
    return SOHOA_SOURCE_DIR "/sample-data/" + name;
}

std::vector<std::string> run_arguments(const std::string& out, const std::vector<std::string>& rest) {
    const Records& r = records();
    std::vector<std::string> all = {"run",     "--profile", "demo",  "--key", r.key(),  "--pin-file", r.pin_file(),
                                    "--trust", r.trust(),   "--out", out,     "--lang", "en"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

std::string scan(int seed) {
    constexpr uint32_t width = 620, height = 877, dpi = 75, entries = 11;
    constexpr uint32_t resolution_at = 8 + 2 + entries * 12 + 4, pixels_at = resolution_at + 8;
    std::string out = std::string("II*\0", 4);
    little(out, 8, 4);
    little(out, entries, 2);
    entry(out, 256, 4, width);
    entry(out, 257, 4, height);
    entry(out, 258, 3, 8);              // BitsPerSample
    entry(out, 259, 3, 1);              // no compression
    entry(out, 262, 3, 1);              // black is zero
    entry(out, 273, 4, pixels_at);      // StripOffsets
    entry(out, 278, 4, height);         // RowsPerStrip
    entry(out, 279, 4, width * height); // StripByteCounts
    entry(out, 282, 5, resolution_at);  // XResolution
    entry(out, 283, 5, resolution_at);  // YResolution
    entry(out, 296, 3, 2);              // inch
    little(out, 0, 4);
    little(out, dpi, 4);
    little(out, 1, 4);
    std::string pixels(width * height, '\xF0');
    for (uint32_t bar = 0; bar < 20; ++bar)
        for (uint32_t y = 0; y < 6; ++y)
            for (uint32_t x = 0; x < 300; ++x)
                if ((x / 9 + bar * static_cast<uint32_t>(seed + 7)) % 3)
                    pixels[(80 + bar * 30 + y) * width + 100 + x] = '\x10';
    pixels[pixels.size() - 1] = static_cast<char>(0xF0 - seed % 16); // the bars repeat
    return out + pixels;
}

std::string two_pages(const Folder& folder, const std::string& pdf, const std::string& name) {
    return qpdf({"--empty", "--pages", pdf, pdf, "--", folder.path(name)}, folder.path(name));
}

std::string encrypted(const Folder& folder, const std::string& pdf, const std::string& name) {
    return qpdf({"--encrypt", "x", "x", "256", "--", pdf, folder.path(name)}, folder.path(name));
}

std::string at_dpi(const std::string& jpeg, int dpi) {
    std::string bytes = read(jpeg);
    if (bytes.substr(6, 4) != "JFIF") throw std::runtime_error(jpeg + " is no JFIF file");
    // Then version, unit (1: inch), and twice two bytes of density.
    bytes[13] = 1;
    for (const size_t at : {14, 16}) {
        bytes[at] = static_cast<char>(dpi >> 8);
        bytes[at + 1] = static_cast<char>(dpi & 0xff);
    }
    return bytes;
}

} // namespace sohoa::test
