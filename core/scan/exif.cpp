// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/exif.h"

#include <cstdint>

namespace sohoa {
namespace {

class Reader {
  public:
    explicit Reader(const std::string& bytes) : bytes_(bytes), big_(bytes.compare(0, 2, "MM") == 0) {}
    uint32_t number(size_t at, int width) const {
        if (at + static_cast<size_t>(width) > bytes_.size()) return 0;
        uint32_t v = 0;
        for (int i = 0; i < width; ++i)
            v = v << 8 | static_cast<unsigned char>(bytes_[at + static_cast<size_t>(big_ ? i : width - 1 - i)]);
        return v;
    }
    double rational(size_t at) const {
        const uint32_t denominator = number(at + 4, 4);
        return denominator ? static_cast<double>(number(at, 4)) / denominator : 0;
    }

  private:
    const std::string& bytes_;
    bool big_;
};

} // namespace

Exif parse_exif(const std::string& tiff) {
    Exif exif;
    if (tiff.size() < 14) return exif;
    const Reader reader(tiff);
    const size_t directory = reader.number(4, 4);
    const uint32_t entries = reader.number(directory, 2);
    double scale = 1;
    for (uint32_t i = 0; i < entries && i < 256; ++i) {
        const size_t entry = directory + 2 + i * 12;
        switch (reader.number(entry, 2)) {
        case 0x0112:
            exif.orientation = static_cast<int>(reader.number(entry + 8, 2));
            break;
        case 0x011A:
            exif.dpi_x = reader.rational(reader.number(entry + 8, 4));
            break;
        case 0x011B:
            exif.dpi_y = reader.rational(reader.number(entry + 8, 4));
            break;
        case 0x0128:
            scale = reader.number(entry + 8, 2) == 3 ? 2.54 : 1;
            break;
        default:
            break;
        }
    }
    exif.dpi_x *= scale;
    exif.dpi_y *= scale;
    return exif;
}

} // namespace sohoa
