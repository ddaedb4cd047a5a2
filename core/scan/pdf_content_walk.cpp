// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_content_walk.h"

#include "core/base/error.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "core/scan/pdf_left_out.h"
#include "core/scan/pdf_mended_image.h"
#include "core/scan/pdf_page_tree.h"
#include "core/scan/pdf_path.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sohoa {

using namespace PoDoFo;

Matrix multiply(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

double Box::area() const {
    return std::max(0.0, x1 - x0) * std::max(0.0, y1 - y0);
}

Box intersect(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

Box transformed(const Box& box, const Matrix& m) {
    Box out{1e300, 1e300, -1e300, -1e300};
    for (const double x : {box.x0, box.x1})
        for (const double y : {box.y0, box.y1}) {
            const double u = m.a * x + m.c * y + m.e, v = m.b * x + m.d * y + m.f;
            out = {std::min(out.x0, u), std::min(out.y0, v), std::max(out.x1, u), std::max(out.y1, v)};
        }
    return out;
}

namespace {

using Operands = std::vector<PdfVariant>;

bool contains(const Box& outer, const Box& inner, double slack) {
    return outer.x0 <= inner.x0 + slack && outer.y0 <= inner.y0 + slack && outer.x1 >= inner.x1 - slack &&
           outer.y1 >= inner.y1 - slack;
}

bool is_number(const PdfVariant& v) {
    return v.IsReal() || v.IsNumber();
}
double real(const PdfVariant& v) {
    return is_number(v) ? v.GetReal() : 0;
}

bool all_are(const Operands& v, double value) {
    return !v.empty() &&
           std::all_of(v.begin(), v.end(), [&](const PdfVariant& x) { return is_number(x) && x.GetReal() == value; });
}

// The entry of that name among the resources of a kind.
PdfObject* resource(PdfObject* resources, const char* kind, const PdfVariant& name) {
    return name.IsName() ? find(find(resources, kind), name.GetName().GetName().c_str()) : nullptr;
}

// Spaces in which 0 is black and 1 is white.
bool is_light(const PdfVariant& name, PdfObject* resources) {
    static const std::set<std::string> light = {"DeviceGray", "DeviceRGB", "CalGray", "CalRGB", "ICCBased"};
    if (!name.IsName()) return false;
    if (light.count(name.GetName().GetName())) return true;
    PdfObject* space = resource(resources, "ColorSpace", name);
    PdfObject* family = element(space, 0);
    if (!family || !family->IsName() || !light.count(family->GetName().GetName())) return false;
    return family->GetName() != "ICCBased" || integer_at(element(space, 1), "N", 0) != 4;
}

// ISO 32000-1, 11.6.3: of an array the first mode counts that a viewer knows; all know the plain ones.
bool blends(PdfObject* mode) {
    PdfObject* first = mode && mode->IsArray() ? element(mode, 0) : mode;
    return first && first->IsName() && first->GetName() != "Normal" && first->GetName() != "Compatible";
}

// ISO 32000-1, table 58: /TR2 goes before /TR; a name leaves the shades as they are.
bool transfers(PdfObject* state) {
    PdfObject* newer = find(state, "TR2");
    PdfObject* function = newer ? newer : find(state, "TR");
    return function && !function->IsName() && !function->IsNull();
}

// The part of the graphics state that decides whether an image is seen as it is.
struct State {
    Matrix ctm;
    Box clip{-1e9, -1e9, 1e9, 1e9};
    bool odd_clip = false;            // not a rectangle
    bool light = true;                // fill colour space: see is_light
    bool black = true, white = false; // fill colour
    bool transparent = false;
    int text_mode = 0;
};

// Collects what the page paints. One walk serves one page.
class Walk {
  public:
    Walk(const Box& page, PdfVecObjects& objects, const std::string& where)
        : page_(page), objects_(objects), where_(where) {}

    void run(const std::string& content, PdfObject* resources, int depth) {
        PdfContentsTokenizer tokens(content.data(), static_cast<long>(content.size()));
        EPdfContentsType type;
        const char* keyword = nullptr;
        PdfVariant value;
        Operands operands, entries;
        while (tokens.ReadNext(type, keyword, value)) {
            if (type == ePdfContentsType_Variant) {
                if (operands.size() < 1000) operands.push_back(value);
            } else if (type == ePdfContentsType_ImageData) {
                paint_inline(entries, value.GetRawData().data(), resources);
            } else if (std::string(keyword) == "ID") {
                entries.swap(operands);
                operands.clear();
            } else {
                execute(keyword, operands, resources, depth);
                operands.clear();
            }
            if (++steps_ > 2'000'000) too_much();
            if (stopped_) return;
        }
    }

    // What an annotation draws, by itself.
    void appearance(PdfObject* form) {
        state_ = {};
        paint_form(form, nullptr, 0);
    }

    PaintedPage out;

  private:
    void odd(const Message& reason) {
        if (out.why_not.id.empty()) out.why_not = reason;
    }

    // Forms that call each other many times make a small file a long walk.
    void too_much() {
        odd(named("scan.not_plain.much_drawing", msg("the page holds more drawing than a scan has")));
        stopped_ = true;
    }

    // Modes 4 to 7 clip what follows to the letters (ISO 32000-1, 9.3.6).
    void text() {
        if (state_.text_mode >= 4) state_.odd_clip = true;
        if (state_.text_mode == 3 || state_.text_mode == 7)
            out.hidden_text = true;
        else if (out.images.empty()) {
            out.marks_before = true;
            out.hidden_text = true; // hidden if the image turns out to cover it
        } else
            odd(named("scan.not_plain.text", msg("the page shows text of its own")));
    }

    void execute(const std::string& op, const Operands& v, PdfObject* resources, int depth) {
        static const std::set<std::string> fills = {"f", "F", "f*"}, paints = {"B", "B*", "b", "b*", "S", "s"};
        static const std::set<std::string> curves = {"c", "v", "y"};
        if (op == "q")
            push();
        else if (op == "Q")
            pop();
        else if (op == "cm" && v.size() == 6)
            state_.ctm = multiply({real(v[0]), real(v[1]), real(v[2]), real(v[3]), real(v[4]), real(v[5])}, state_.ctm);
        else if (op == "re" && v.size() == 4)
            rectangle(v);
        else if ((op == "m" || op == "l") && v.size() == 2)
            point(op, v);
        else if (curves.count(op))
            path_.curve();
        else if (op == "W" || op == "W*")
            clipping_ = true;
        else if (op == "n")
            end_path(false);
        else if (fills.count(op))
            end_path(!state_.white || !out.images.empty()); // white on white paper is nothing
        else if (paints.count(op) || op == "sh")
            end_path(true);
        else if (op == "Tr" && v.size() == 1)
            state_.text_mode = static_cast<int>(real(v[0]));
        else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"")
            text();
        else if (op == "gs" && v.size() == 1)
            external_state(v[0], resources);
        else if (op == "Do" && v.size() == 1)
            paint(v[0], resources, depth);
        else if (op == "BDC" && !v.empty() && v[0].IsName() && v[0].GetName() == "OC")
            layer();
        else
            colour(op, v, resources);
    }

    void layer() { odd(named("scan.not_plain.layers", msg("the page has layers that can be switched off"))); }

    void push() {
        if (stack_.size() >= 10'000) return too_much();
        stack_.push_back(state_);
    }

    void pop() {
        if (stack_.empty()) return;
        state_ = stack_.back();
        stack_.pop_back();
    }

    void point(const std::string& op, const Operands& v) {
        const Matrix& m = state_.ctm;
        const double x = m.a * real(v[0]) + m.c * real(v[1]) + m.e, y = m.b * real(v[0]) + m.d * real(v[1]) + m.f;
        if (op == "m")
            path_.move(x, y);
        else
            path_.line(x, y);
    }

    void rectangle(const Operands& v) {
        path_.rectangle({real(v[0]), real(v[1]), real(v[0]) + real(v[2]), real(v[1]) + real(v[3])}, state_.ctm);
    }

    void end_path(bool painted) {
        if (clipping_) {
            if (const std::optional<Box> box = path_.box())
                state_.clip = intersect(state_.clip, *box);
            else
                state_.odd_clip = true;
        }
        if (painted && out.images.empty())
            out.marks_before = true;
        else if (painted)
            odd(named("scan.not_plain.drawn_over", msg("something is drawn over the image")));
        clipping_ = false;
        path_.clear();
    }

    void colour(const std::string& op, const Operands& v, PdfObject* resources) {
        if (op == "cs" && v.size() == 1) {
            state_.light = is_light(v[0], resources);
            state_.black = state_.light; // ISO 32000-1, 8.6.5: zeros to begin with
            state_.white = false;
        } else if (op == "g" || op == "rg") {
            state_.light = true;
            state_.black = all_are(v, 0);
            state_.white = all_are(v, 1);
        } else if (op == "k" && v.size() == 4) {
            state_.light = false;
            state_.black = real(v[3]) == 1;
            state_.white = all_are(v, 0);
        } else if (op == "sc" || op == "scn") {
            state_.black = state_.light && all_are(v, 0);
            state_.white = state_.light && all_are(v, 1);
        }
    }

    void external_state(const PdfVariant& name, PdfObject* resources) {
        PdfObject* state = resource(resources, "ExtGState", name);
        if (!state) return;
        if (PdfObject* alpha = find(state, "ca"); alpha && real(*alpha) < 1) state_.transparent = true;
        if (PdfObject* mask = find(state, "SMask"); mask && mask->IsDictionary()) state_.transparent = true;
        if (blends(find(state, "BM"))) state_.transparent = true;
        if (transfers(state)) odd(named("scan.not_plain.transfer", msg("the page changes its shades by a function")));
    }

    void paint(const PdfVariant& name, PdfObject* resources, int depth) {
        PdfObject* object = resource(resources, "XObject", name);
        const std::string subtype = name_at(object, "Subtype");
        if (subtype.empty() || !object->HasStream())
            throw Error(Code::bad_data, where_,
                        msg("the page draws an image or a drawing that is not in the file; a part of it would be "
                            "missing"));
        if (find(object, "OC")) layer();
        if (subtype == "Image")
            paint_image(object, resources, false);
        else if (subtype == "Form")
            paint_form(object, resources, depth);
    }

    void paint_image(PdfObject* object, PdfObject* resources, bool in_content) {
        if (out.images.size() >= 4096) return too_much();
        if (state_.odd_clip) odd(named("scan.not_plain.clipped", msg("the image is clipped to a shape")));
        if (state_.transparent) odd(named("scan.not_plain.transparent", msg("the image is transparent")));
        const Box box = transformed({0, 0, 1, 1}, state_.ctm);
        if (!contains(state_.clip, intersect(box, page_), 1.5))
            odd(named("scan.not_plain.hidden_part", msg("a part of the image is hidden")));
        MendedImage mended = mend_pdf_image(*object, resources, where_);
        for (const char* key : {"SMask", "Mask"})
            if (PdfObject* mask = find(object, key); mask && mask->HasStream()) {
                const MendedImage more = mend_pdf_image(*mask, resources, where_);
                mended.remarks.insert(mended.remarks.end(), more.remarks.begin(), more.remarks.end());
                mended.contradicted = mended.contradicted || more.contradicted;
            }
        out.images.push_back({object, state_.ctm, state_.black, in_content, std::move(mended)});
    }

    // ISO 32000-1, 8.9.7: keys and names have short forms.
    void paint_inline(const Operands& entries, const std::string& data, PdfObject* resources) {
        static const std::map<std::string, std::string> names = {
            {"BPC", "BitsPerComponent"}, {"CS", "ColorSpace"}, {"D", "Decode"},
            {"DP", "DecodeParms"},       {"F", "Filter"},      {"H", "Height"},
            {"IM", "ImageMask"},         {"W", "Width"}};
        PdfObject* image = objects_.CreateObject("XObject");
        for (size_t i = 0; i + 1 < entries.size(); i += 2) {
            if (!entries[i].IsName()) continue;
            const std::string key = entries[i].GetName().GetName();
            const auto full = names.find(key);
            image->GetDictionary().AddKey(PdfName(full == names.end() ? key : full->second), PdfObject(entries[i + 1]));
        }
        PdfMemoryInputStream stream(data.data(), static_cast<pdf_long>(data.size()));
        image->GetStream()->SetRawData(&stream, static_cast<pdf_long>(data.size()));
        paint_image(image, resources, true);
    }

    void paint_form(PdfObject* form, PdfObject* outer, int depth) {
        if (depth >= 8) return odd(named("scan.not_plain.nested_forms", msg("forms are nested too deep")));
        if (++forms_ > 1000) return too_much();
        if (!form->HasStream()) return;
        const State saved = state_;
        const std::vector<State> saved_stack = std::move(stack_);
        stack_.clear();
        if (PdfObject* m = find(form, "Matrix"); array_size(m) == 6) {
            const PdfArray& v = m->GetArray();
            state_.ctm = multiply({real(v[0]), real(v[1]), real(v[2]), real(v[3]), real(v[4]), real(v[5])}, state_.ctm);
        }
        if (PdfObject* b = find(form, "BBox"); array_size(b) == 4) {
            const PdfArray& v = b->GetArray();
            const Box box{std::min(real(v[0]), real(v[2])), std::min(real(v[1]), real(v[3])),
                          std::max(real(v[0]), real(v[2])), std::max(real(v[1]), real(v[3]))};
            state_.clip = intersect(state_.clip, transformed(box, state_.ctm));
        }
        PdfObject* own = find(form, "Resources");
        run(decoded_stream(*form), own ? own : outer, depth + 1);
        state_ = saved;
        stack_ = saved_stack;
    }

    Box page_;
    PdfPath path_;
    PdfVecObjects& objects_;
    const std::string& where_;
    State state_;
    std::vector<State> stack_;
    bool clipping_ = false;
    long steps_ = 0, forms_ = 0;
    bool stopped_ = false;
};

// ISO 32000-1, 7.8.2: several streams are one content; a token ends where its stream ends. Of a missing one viewers
// make different pages.
std::string content_of(PdfObject& page, const std::string& where) {
    PdfObject* contents = find(&page, "Contents");
    if (!contents || contents->IsNull()) return "";
    if (contents->HasStream()) return decoded_stream(*contents);
    std::string out;
    for (size_t i = 0; i < array_size(contents); ++i) {
        PdfObject* part = element(contents, i);
        if (!part || !part->HasStream())
            throw Error(Code::bad_data, where, msg("a part of the page's content is not in the file"));
        out += decoded_stream(*part) + "\n";
    }
    return out;
}

} // namespace

PaintedPage walk_page(PdfObject& page, const Box& crop, const std::string& where) {
    Walk walk(crop, *page.GetOwner(), where);
    walk.run(content_of(page, where), inherited(&page, "Resources"), 0);
    return std::move(walk.out);
}

std::vector<PaintedImage> images_of_annotations(PdfObject& page, const std::string& where) {
    Walk walk({}, *page.GetOwner(), where);
    for (PdfObject* form : seen_appearances(page))
        walk.appearance(form);
    return std::move(walk.out.images);
}

} // namespace sohoa
