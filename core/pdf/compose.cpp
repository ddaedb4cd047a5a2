// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/compose.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/pdf/resources.h"
#include "core/pdf/text_layer.h"
#include "core/pdf/writer.h"
#include "core/pdf/xmp.h"

#include <filesystem>
#include <map>

namespace sohoa {
namespace {

// The document while it is being written.
class Composer {
  public:
    Composer(const std::string& path, size_t pages)
        : pdf_(path), catalog_(pdf_.reserve()), tree_(pdf_.reserve()), font_(pdf_.reserve()) {
        kids_.reserve(pages);
    }

    ComposedPage add(const PageInfo& info, const PagePart& page) {
        const ImageStream& image = page.image;
        const int object = pdf_.reserve(), contents = pdf_.reserve(), picture = pdf_.reserve();
        write_image(picture, image);
        const std::string text = text_layer(page.text, info, glyphless_, "F0");
        has_text_ = has_text_ || !text.empty();
        std::string content = "q\n";
        if (image.mask) content += "0 g\n";
        for (const double v : info.matrix)
            content += pdf_number(v) + " ";
        content += "cm\n/Im0 Do\nQ\n" + text;
        pdf_.flate_stream(contents, "", content);
        pdf_.object(object, "<</Type/Page/Parent " + pdf_reference(tree_) + "/MediaBox[0 0 " +
                                pdf_number(info.width_pt) + " " + pdf_number(info.height_pt) + "]" +
                                (page.rotate ? "/Rotate " + std::to_string(page.rotate) : "") +
                                "/Resources<</XObject<</Im0 " + pdf_reference(picture) + ">>" +
                                (text.empty() ? "" : "/Font<</F0 " + pdf_reference(font_) + ">>") + ">>/Contents " +
                                pdf_reference(contents) + ">>");
        kids_.push_back(object);
        return {image.filter, image.carried, sha256_hex(image.bytes), image.bytes.size(), page.rotate};
    }

    void finish(const XmpFields& xmp, std::string_view id) {
        if (has_text_)
            glyphless_.write(pdf_, font_);
        else
            pdf_.object(font_, "null");
        const int metadata = pdf_.reserve(), profile = pdf_.reserve();
        pdf_.stream(metadata, "/Type/Metadata/Subtype/XML", xmp_packet(xmp));
        pdf_.flate_stream(profile, "/N 3", srgb_profile());
        std::string kids;
        for (const int kid : kids_)
            kids += pdf_reference(kid) + " ";
        pdf_.object(tree_, "<</Type/Pages/Count " + std::to_string(kids_.size()) + "/Kids[" + kids + "]>>");
        pdf_.object(catalog_, "<</Type/Catalog/Pages " + pdf_reference(tree_) + "/Metadata " + pdf_reference(metadata) +
                                  "/Lang(vi)/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>"
                                  "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                                  "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
                                  pdf_reference(profile) + ">>]>>");
        pdf_.finish(catalog_, id);
    }

  private:
    // Profiles and JBIG2 globals that pages share are written once.
    int shared(const std::string& entries, const std::string& bytes) {
        int& number = shared_[sha256(bytes)];
        if (number == 0) {
            number = pdf_.reserve();
            pdf_.flate_stream(number, entries, bytes);
        }
        return number;
    }

    std::string colour_space(const ImageStream& image) {
        std::string base = image.colour_space;
        if (!image.icc.empty())
            base = "[/ICCBased " + pdf_reference(shared("/N " + std::to_string(image.icc_components), image.icc)) + "]";
        return image.lookup.empty() ? base : "[/Indexed" + base + " " + image.lookup + "]";
    }

    void write_image(int number, const ImageStream& image) {
        std::string entries = "/Type/XObject/Subtype/Image/Width " + std::to_string(image.width) + "/Height " +
                              std::to_string(image.height);
        if (image.mask) entries += "/ImageMask true";
        if (const std::string space = colour_space(image); !space.empty()) entries += "/ColorSpace" + space;
        if (image.filter != "JPXDecode") entries += "/BitsPerComponent " + std::to_string(image.bits);
        if (!image.decode.empty()) entries += "/Decode" + image.decode;
        std::string parms = image.decode_parms;
        if (!image.globals.empty()) parms = "<</JBIG2Globals " + pdf_reference(shared("", image.globals)) + ">>";
        if (!parms.empty()) entries += "/DecodeParms" + parms;
        pdf_.stream(number, entries + "/Filter/" + image.filter, image.bytes);
    }

    PdfWriter pdf_;
    int catalog_, tree_, font_;
    std::vector<int> kids_;
    GlyphlessFont glyphless_;
    std::map<std::string, int> shared_;
    bool has_text_ = false;
};

std::string document_id(const Document& document, int64_t created) {
    Sha256 digest;
    digest.add(tool_name() + "\n" + std::to_string(created) + "\n" + document.name + "\n");
    for (const SourceFile& file : document.files)
        digest.add(file.sha256);
    return digest.finish().substr(0, 16);
}

} // namespace

std::string tool_name() {
    return "sohoa " SOHOA_VERSION;
}

ComposedDocument compose(const Document& document, const std::function<PagePart(size_t, Findings&)>& part_of_page,
                         const std::string& path, int64_t created) {
    ComposedDocument out;
    XmpFields& xmp = out.xmp;
    xmp.name = document.name;
    xmp.created = created;
    xmp.tool = tool_name();
    xmp.pages = static_cast<int>(document.pages.size());
    for (const SourceFile& file : document.files)
        xmp.source_sha256.push_back(file.sha256);
    Composer composer(path, document.pages.size());
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const PagePart page = part_of_page(i, out.findings);
        out.pages.push_back(composer.add(document.pages[i], page));
        if (xmp.ocr_engine.empty() && !page.text.engine.empty()) {
            xmp.ocr_engine = page.text.engine;
            xmp.ocr_model = page.text.model;
            xmp.ocr_model_sha256 = page.text.model_sha256;
        }
    }
    composer.finish(xmp, document_id(document, xmp.created));
    out.sha256 = sha256_file(path);
    out.bytes = std::filesystem::file_size(path);
    return out;
}

} // namespace sohoa
