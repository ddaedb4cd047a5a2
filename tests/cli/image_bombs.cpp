// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/bombs.h"

#include <cstdint>
#include <map>
#include <zlib.h>

namespace sohoa::test {
namespace {

std::string little(uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string big(uint32_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

// TIFF 6.0, section 2. Every value is one LONG, but for the count that a test gives.
struct Entry {
    uint32_t value = 0, count = 1;
};
using Directory = std::map<uint16_t, Entry>;

constexpr uint16_t strip_offsets = 273;

Directory grey(uint32_t width, uint32_t height, uint32_t compression, uint32_t bytes) {
    return {{256, {width}},       {257, {height}}, {258, {8}},      {259, {compression}}, {262, {1}},
            {strip_offsets, {0}}, {277, {1}},      {278, {height}}, {279, {bytes}}};
}

Directory bitonal(uint32_t width, uint32_t height, uint32_t compression, uint32_t bytes) {
    Directory out = grey(width, height, compression, bytes);
    out[258] = {1};
    out[262] = {0};
    return out;
}

std::string directory_bytes(const Directory& directory, uint32_t next) {
    std::string out = little(directory.size(), 2);
    for (const auto& [tag, entry] : directory)
        out += little(tag, 2) + little(4, 2) + little(entry.count, 4) + little(entry.value, 4);
    return out + little(next, 4);
}

const std::string tiff_header = std::string("II*\0", 4) + little(8, 4);

// The directory at 8, `data` behind it.
std::string tiff(Directory directory, const std::string& data, uint32_t next = 0) {
    directory[strip_offsets].value = static_cast<uint32_t>(8 + 2 + directory.size() * 12 + 4);
    return tiff_header + directory_bytes(directory, next) + data;
}

std::string tiff_of_many_pages(size_t pages) {
    std::string out = tiff_header + std::string(8, '\x80'); // the pixels of all
    Directory directory = grey(2, 4, 1, 8);
    directory[strip_offsets].value = 8;
    const size_t size = 2 + directory.size() * 12 + 4;
    out.replace(4, 4, little(16, 4));
    for (size_t i = 1; i <= pages; ++i)
        out += directory_bytes(directory, i < pages ? static_cast<uint32_t>(16 + i * size) : 0);
    return out;
}

std::string tiff_of_many_strips(uint32_t count) {
    Directory directory = grey(1, 100'000'000, 1, 8);
    directory[278] = {1}; // RowsPerStrip
    directory[strip_offsets].count = directory[279].count = count;
    return tiff(directory, std::string(4096, '\x80'));
}

// ISO/IEC 15948, 5.3.
std::string chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return big(static_cast<uint32_t>(data.size()), 4) + body + big(static_cast<uint32_t>(crc), 4);
}

std::string png(uint32_t width, uint32_t height, int depth, int type, const std::string& chunks,
                const std::string& pixels) {
    return "\x89PNG\r\n\x1a\n" +
           chunk("IHDR", big(width, 4) + big(height, 4) + little(static_cast<uint64_t>(depth), 1) +
                             little(static_cast<uint64_t>(type), 1) + std::string(3, '\0')) +
           chunks + chunk("IDAT", pixels) + chunk("IEND", "");
}

std::string small_png(const std::string& chunks) {
    return png(100, 140, 8, 0, chunks, deflated(std::string(101 * 140, '\0')));
}

std::string text_chunks(size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i)
        out += chunk("tEXt", std::string("k\0v", 3));
    return out;
}

// ITU-T T.81, annex B.
std::string segment(int marker, const std::string& data) {
    return "\xFF" + little(static_cast<uint64_t>(marker), 1) + big(static_cast<uint32_t>(data.size() + 2), 2) + data;
}

constexpr int sof_progressive = 0xC2, dht = 0xC4, sos = 0xDA, dqt = 0xDB;

// One code of one bit: DC category 0, and the end of a band of 2^14 + 16383 blocks.
std::string one_code(int table, int symbol) {
    return segment(dht, little(static_cast<uint64_t>(table), 1) + "\x01" + std::string(15, '\0') +
                            little(static_cast<uint64_t>(symbol), 1));
}

// A scan that says nothing of coefficient k: for each 32767 blocks a zero bit and fourteen ones.
std::string empty_scan(int k, int high, int low, size_t blocks) {
    std::string bits;
    for (size_t block = 0; block < blocks; block += 32767)
        bits += "011111111111111";
    while (bits.size() % 8)
        bits += '1';
    std::string out =
        segment(sos, "\x01\x01" + std::string(1, '\0') + little(static_cast<uint64_t>(k), 1) +
                         little(static_cast<uint64_t>(k), 1) + little(static_cast<uint64_t>(high << 4 | low), 1));
    for (size_t i = 0; i < bits.size(); i += 8) {
        const auto byte = static_cast<char>(std::stoi(bits.substr(i, 8), nullptr, 2));
        out += byte;
        if (byte == '\xFF') out += '\0';
    }
    return out;
}

// Progressive and grey: the DC of every block is 0, and `scans` scans of nothing follow. `allowed`: each makes one
// coefficient one bit finer, of which a standard JPEG can have 63 × 14; else all say the same.
std::string jpeg_of_scans(uint32_t side, size_t scans, bool allowed) {
    const size_t blocks = static_cast<size_t>(side / 8) * (side / 8);
    std::string out =
        "\xFF\xD8" + segment(dqt, std::string(1, '\0') + std::string(64, '\x01')) +
        segment(sof_progressive, "\x08" + big(side, 2) + big(side, 2) + std::string("\x01\x01\x11\0", 4)) +
        one_code(0x00, 0x00) + one_code(0x10, 0xE0);
    out += segment(sos, std::string("\x01\x01\0\0\0\0", 6)) + std::string(blocks / 8 + 1, '\0');
    for (size_t i = 0; i < scans; ++i) {
        const int k = allowed ? static_cast<int>(1 + i / 14 % 63) : 1,
                  low = allowed ? 13 - static_cast<int>(i % 14) : 0;
        out += empty_scan(k, allowed && low < 13 ? low + 1 : 0, low, blocks);
    }
    return out + "\xFF\xD9";
}

std::string jpeg_of_any_size() {
    return "\xFF\xD8" + segment(dqt, std::string(1, '\0') + std::string(64, '\x01')) +
           segment(0xC0, "\x08\xFF\xDC\xFF\xDC" + std::string("\x01\x01\x11\0", 4)) + one_code(0x00, 0x00) +
           one_code(0x10, 0x00) + segment(sos, std::string("\x01\x01\0\0\x3F\0", 6)) + std::string(1000, '\0') +
           "\xFF\xD9";
}

// Directories of Exif that lead to each other and beyond the end.
std::string jpeg_of_exif_loops() {
    const std::string exif = tiff_header + little(2, 2) + little(0x8769, 2) + little(4, 2) + little(1, 4) +
                             little(8, 4) + little(0x011A, 2) + little(5, 2) + little(0xFFFFFFFF, 4) +
                             little(0xFFFFFFF0, 4) + little(8, 4);
    const std::string plain = jpeg_of_scans(800, 0, true);
    return plain.substr(0, 2) + segment(0xE1, std::string("Exif\0\0", 6) + exif) + plain.substr(2);
}

} // namespace

std::vector<Bomb> image_bombs() {
    return {
        {"tiff-huge.tif", [] { return tiff(grey(0x7FFFFFFF, 0x7FFFFFFF, 1, 4), "xxxx"); }, "limits.page_pixels="},
        {"tiff-loop.tif", [] { return tiff(grey(2, 2, 1, 4), "xxxx", 8); }, "directory of this page is damaged"},
        {"tiff-pages.tif", [] { return tiff_of_many_pages(70'000); }, "limits.pages="},
        {"tiff-count.tif", [] { return tiff_of_many_strips(0x7FFFFFFF); }, "its directory cannot be read"},
        {"tiff-strips.tif", [] { return tiff_of_many_strips(100'000'000); }, "its directory cannot be read"},
        {"tiff-ribbon.tif", [] { return tiff(grey(1, 149'000'000, 8, 145'000), deflated_zeros(143)); },
         "which no paper has"},
        {"tiff-g4.tif", [] { return tiff(bitonal(12'000, 12'000, 4, 1'500), std::string(1'500, '\xFF')); },
         "published"},
        {"tiff-deflate.tif",
         [] {
             const std::string zeros = deflated_zeros(10'000);
             return tiff(grey(1'000, 1'400, 8, static_cast<uint32_t>(zeros.size())), zeros);
         },
         "published"},
        {"png-huge.png", [] { return png(0x7FFFFFFF, 0x7FFFFFFF, 8, 2, "", deflated_zeros(1)); },
         "limits.page_pixels="},
        {"png-pixels.png", [] { return png(12'000, 12'000, 16, 6, "", deflated_zeros(1'200)); },
         "limits.(page_seconds|worker_bytes)="},
        {"png-text.png", [] { return small_png(chunk("zTXt", std::string("k\0\0", 3) + deflated_zeros(10'000))); },
         "published"},
        {"png-profile.png", [] { return small_png(chunk("iCCP", std::string("k\0\0", 3) + deflated_zeros(10'000))); },
         "published"},
        {"png-chunks.png", [] { return small_png(text_chunks(1'000'000)); }, "published"},
        {"jpeg-huge.jpg", jpeg_of_any_size, "limits.page_pixels="},
        {"jpeg-scans.jpg", [] { return jpeg_of_scans(8'000, 10'000, false); }, "limits.page_seconds="},
        {"jpeg-finer.jpg", [] { return jpeg_of_scans(12'000, 63 * 14, true); }, "limits.page_seconds="},
        {"jpeg-exif.jpg", jpeg_of_exif_loops, "published"},
    };
}

} // namespace sohoa::test
