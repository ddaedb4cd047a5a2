// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_of_image.h"

#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "core/pdf/writer.h"

#include <cstdio>
#include <map>
#include <utility>
#include <vector>

namespace sohoa {
namespace {

using PoDoFo::PdfObject;

// Copies an object and what it refers to, under numbers of its own.
class Copies {
  public:
    // The page's own objects come first.
    static constexpr int first = 5;

    int copy_image(PdfObject& image) {
        std::string entries;
        for (const char* key : {"Width", "Height", "BitsPerComponent", "ColorSpace", "Decode", "Filter", "DecodeParms",
                                "ImageMask", "Mask", "SMask", "SMaskInData"})
            if (PdfObject* value = find(&image, key)) entries += std::string("/") + key + " " + text(*value, 0);
        return add(stream("/Type/XObject/Subtype/Image" + entries, image));
    }
    const std::vector<std::string>& bodies() const { return bodies_; }

  private:
    int add(std::string body) {
        bodies_.push_back(std::move(body));
        return static_cast<int>(bodies_.size()) + first - 1;
    }

    std::string stream(const std::string& entries, PdfObject& object) {
        const std::string bytes = raw_stream(object);
        return "<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n" + bytes + "\nendstream";
    }

    std::string entries_of(PdfObject& dictionary, int depth) {
        std::string out;
        for (const auto& entry : dictionary.GetDictionary().GetKeys()) {
            const std::string key = entry.first.GetName();
            if (key == "Length" || key == "Parent" || key == "Metadata") continue;
            if (PdfObject* value = find(&dictionary, key.c_str()))
                out += "/" + entry.first.GetEscapedName() + " " + text(*value, depth + 1);
        }
        return out;
    }

    // A direct value as it stands; a stream as a reference to its copy. What refers to itself ends by its depth.
    std::string text(PdfObject& value, int depth) {
        if (depth > 16 || ++steps_ > 10'000) throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange);
        if (value.HasStream()) {
            const auto key = std::make_pair(value.Reference().ObjectNumber(), value.Reference().GenerationNumber());
            if (!copied_.count(key)) {
                const std::string entries = entries_of(value, depth);
                copied_[key] = add(stream(entries, value));
            }
            return pdf_reference(copied_[key]);
        }
        if (value.IsDictionary()) return "<<" + entries_of(value, depth) + ">>";
        if (value.IsArray()) {
            std::string out = "[";
            for (size_t i = 0; i < array_size(&value); ++i)
                if (PdfObject* item = element(&value, i)) out += text(*item, depth + 1) + " ";
            return out + "]";
        }
        return pdf_text(value);
    }

    std::vector<std::string> bodies_;
    std::map<std::pair<unsigned, unsigned>, int> copied_;
    int steps_ = 0;
};

} // namespace

std::string pdf_of_image(PdfObject& image, int width, int height) {
    Copies copies;
    const int number = copies.copy_image(image);
    const std::string size = pdf_number(width) + " " + pdf_number(height);
    // Splash gives an image every pixel that its edges touch: half a pixel less makes it exactly `width` × `height`.
    const std::string content =
        "0 g " + pdf_number(width - 0.5) + " 0 0 " + pdf_number(height - 0.5) + " 0.25 0.25 cm /I Do";
    std::vector<std::string> all = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + size + "]/Resources<</XObject<</I " +
                                        pdf_reference(number) + ">>>>/Contents 4 0 R>>",
                                    "<</Length " + std::to_string(content.size()) + ">>\nstream\n" + content +
                                        "\nendstream"};
    all.insert(all.end(), copies.bodies().begin(), copies.bodies().end());
    std::string out = "%PDF-1.7\n", table = "xref\n0 " + std::to_string(all.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t i = 0; i < all.size(); ++i) {
        char row[32];
        std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
        table += row;
        out += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string at = std::to_string(out.size());
    return out + table + "trailer\n<</Size " + std::to_string(all.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + at +
           "\n%%EOF\n";
}

} // namespace sohoa
