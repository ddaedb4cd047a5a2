// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_page_content.h"

#include "core/pdf/podofo.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace sohoa {

using namespace PoDoFo;

Matrix multiply(const Matrix& m, const Matrix& n) {
    return {m.a * n.a + m.b * n.c,       m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
            m.c * n.b + m.d * n.d,       m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

namespace {

struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double area() const { return std::max(0.0, x1 - x0) * std::max(0.0, y1 - y0); }
};

Box intersect(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

bool contains(const Box& outer, const Box& inner, double slack) {
    return outer.x0 <= inner.x0 + slack && outer.y0 <= inner.y0 + slack && outer.x1 >= inner.x1 - slack &&
           outer.y1 >= inner.y1 - slack;
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

double real(const PdfVariant& v) { return v.IsReal() || v.IsNumber() ? v.GetReal() : 0; }

// The part of the graphics state that decides whether an image is seen as it is.
struct State {
    Matrix ctm;
    Box clip{-1e9, -1e9, 1e9, 1e9};
    bool odd_clip = false;   // not a rectangle
    bool black = true;       // fill colour, for image masks
    bool transparent = false;
    int text_mode = 0;
};

// Collects what the page paints. One walk serves one page.
class Walk {
  public:
    explicit Walk(const Box& page) : page_(page) {}

    void run(PdfContentsTokenizer& tokens, PdfObject* resources, int depth) {
        EPdfContentsType type;
        const char* keyword = nullptr;
        PdfVariant value;
        std::vector<PdfVariant> operands;
        while (tokens.ReadNext(type, keyword, value)) {
            if (type == ePdfContentsType_Variant) {
                if (operands.size() < 1000) operands.push_back(value);
            } else if (type == ePdfContentsType_ImageData) {
                odd(msg("the page holds an image inside its content"));
            } else {
                execute(keyword, operands, resources, depth);
                operands.clear();
            }
            if (++steps_ > 2'000'000) too_much();
            if (stopped_) return;
        }
    }

    PdfObject* image = nullptr;
    Matrix matrix;
    int images = 0;
    bool hidden_text = false, marks_before = false;
    Message why;
    bool mask_not_black = false;
    State& state() { return state_; }

  private:
    void odd(const Message& reason) {
        if (why.id.empty()) why = reason;
    }

    // Forms that call each other many times make a small file a long walk.
    void too_much() {
        odd(msg("the page holds more drawing than a scan has"));
        stopped_ = true;
    }

    void mark(const Message& reason) {
        if (images == 0) marks_before = true;
        else odd(reason);
    }

    void text() {
        if (state_.text_mode == 3 || state_.text_mode == 7) hidden_text = true;
        else if (images == 0) {
            marks_before = true;
            hidden_text = true; // hidden if the image turns out to cover it
        } else odd(msg("the page shows text of its own"));
    }

    void execute(const std::string& op, const std::vector<PdfVariant>& v, PdfObject* resources, int depth) {
        static const std::set<std::string> paints = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"};
        static const std::set<std::string> lines = {"m", "l", "c", "v", "y", "h"};
        if (op == "q") stack_.push_back(state_);
        else if (op == "Q") pop();
        else if (op == "cm" && v.size() == 6)
            state_.ctm = multiply({real(v[0]), real(v[1]), real(v[2]), real(v[3]), real(v[4]), real(v[5])}, state_.ctm);
        else if (op == "re" && v.size() == 4) rectangle(v);
        else if (lines.count(op)) odd_path_ = true;
        else if (op == "W" || op == "W*") clipping_ = true;
        else if (paints.count(op) || op == "n") end_path(op != "n");
        else if (op == "Tr" && v.size() == 1) state_.text_mode = static_cast<int>(real(v[0]));
        else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") text();
        else if (op == "gs" && v.size() == 1) external_state(v[0], resources);
        else if (op == "Do" && v.size() == 1) paint(v[0], resources, depth);
        else colour(op, v);
    }

    void pop() {
        if (stack_.empty()) return;
        state_ = stack_.back();
        stack_.pop_back();
    }

    void rectangle(const std::vector<PdfVariant>& v) {
        const Box box{real(v[0]), real(v[1]), real(v[0]) + real(v[2]), real(v[1]) + real(v[3])};
        const Box normal{std::min(box.x0, box.x1), std::min(box.y0, box.y1), std::max(box.x0, box.x1), std::max(box.y0, box.y1)};
        if (has_rectangle_) odd_path_ = true;
        path_ = transformed(normal, state_.ctm);
        has_rectangle_ = true;
    }

    void end_path(bool painted) {
        if (clipping_) {
            if (odd_path_ || !has_rectangle_) state_.odd_clip = true;
            else state_.clip = intersect(state_.clip, path_);
        }
        if (painted) mark(msg("something is drawn over the image"));
        clipping_ = odd_path_ = has_rectangle_ = false;
    }

    void colour(const std::string& op, const std::vector<PdfVariant>& v) {
        if (op == "g" && v.size() == 1) state_.black = real(v[0]) == 0;
        else if (op == "rg" && v.size() == 3) state_.black = real(v[0]) == 0 && real(v[1]) == 0 && real(v[2]) == 0;
        else if (op == "k" && v.size() == 4) state_.black = real(v[3]) == 1;
        else if (op == "sc" || op == "scn") {
            state_.black = !v.empty();
            for (const PdfVariant& component : v) state_.black = state_.black && (component.IsNumber() || component.IsReal()) && real(component) == 0;
        }
    }

    void external_state(const PdfVariant& name, PdfObject* resources) {
        PdfObject* states = find(resources, "ExtGState");
        PdfObject* state = name.IsName() && states ? find(states, name.GetName().GetName().c_str()) : nullptr;
        if (!state) return;
        if (PdfObject* alpha = find(state, "ca"); alpha && real(*alpha) < 1) state_.transparent = true;
        if (PdfObject* mask = find(state, "SMask"); mask && mask->IsDictionary()) state_.transparent = true;
        if (PdfObject* blend = find(state, "BM"); blend && blend->IsName() && blend->GetName() != "Normal" && blend->GetName() != "Compatible")
            state_.transparent = true;
    }

    void paint(const PdfVariant& name, PdfObject* resources, int depth) {
        PdfObject* objects = find(resources, "XObject");
        PdfObject* object = name.IsName() && objects ? find(objects, name.GetName().GetName().c_str()) : nullptr;
        PdfObject* subtype = find(object, "Subtype");
        if (!subtype || !subtype->IsName()) return;
        if (subtype->GetName() == "Image") paint_image(object);
        else if (subtype->GetName() == "Form") paint_form(object, resources, depth);
    }

    void paint_image(PdfObject* object) {
        if (++images > 1) return odd(msg("the page holds several images"));
        if (state_.odd_clip) return odd(msg("the image is clipped to a shape"));
        if (state_.transparent) return odd(msg("the image is transparent"));
        const Box box = transformed({0, 0, 1, 1}, state_.ctm);
        if (!contains(state_.clip, intersect(box, page_), 1.5)) return odd(msg("a part of the image is hidden"));
        image = object;
        matrix = state_.ctm;
        mask_not_black = !state_.black;
    }

    void paint_form(PdfObject* form, PdfObject* outer, int depth) {
        if (depth >= 8) return odd(msg("forms are nested too deep"));
        if (++forms_ > 1000) return too_much();
        if (!form->HasStream()) return;
        const State saved = state_;
        const std::vector<State> saved_stack = std::move(stack_);
        stack_.clear();
        if (PdfObject* m = find(form, "Matrix"); m && m->IsArray() && m->GetArray().size() == 6) {
            const PdfArray& v = m->GetArray();
            state_.ctm = multiply({real(v[0]), real(v[1]), real(v[2]), real(v[3]), real(v[4]), real(v[5])}, state_.ctm);
        }
        const std::string content = decoded_stream(*form);
        PdfContentsTokenizer tokens(content.data(), static_cast<long>(content.size()));
        PdfObject* own = find(form, "Resources");
        run(tokens, own ? own : outer, depth + 1);
        state_ = saved;
        stack_ = saved_stack;
    }

    Box page_, path_;
    State state_;
    std::vector<State> stack_;
    bool clipping_ = false, odd_path_ = false, has_rectangle_ = false;
    long steps_ = 0, forms_ = 0;
    bool stopped_ = false;
};

// An annotation that shows something; links and pop-ups do not.
bool has_visible_annotation(PdfPage& page) {
    PdfObject* annotations = find(page.GetObject(), "Annots");
    if (!annotations || !annotations->IsArray()) return false;
    for (PdfObject& entry : annotations->GetArray()) {
        PdfObject* annotation = entry.IsReference() ? page.GetObject()->GetOwner()->GetObject(entry.GetReference()) : &entry;
        PdfObject* subtype = find(annotation, "Subtype");
        if (subtype && subtype->IsName() && subtype->GetName() != "Link" && subtype->GetName() != "Popup") return true;
    }
    return false;
}

Message judge(const Walk& walk, const Box& page, PdfObject* catalog, PdfPage& pdf_page) {
    if (!walk.why.id.empty()) return walk.why;
    if (walk.images == 0) return msg("the page holds no image");
    if (find(catalog, "OCProperties")) return msg("the page has layers that can be switched off");
    if (has_visible_annotation(pdf_page)) return msg("the page has annotations");
    PdfObject* mask = find(walk.image, "ImageMask");
    const bool stencil = mask && mask->IsBool() && mask->GetBool();
    if (stencil && walk.mask_not_black) return msg("the image is a coloured mask");
    if (find(walk.image, "SMask") || find(walk.image, "Mask")) return msg("the image has a mask");
    const Box box = transformed({0, 0, 1, 1}, walk.matrix);
    const bool covers = intersect(box, page).area() >= 0.97 * page.area();
    if (walk.marks_before && (stencil || !covers)) return msg("something is drawn beside the image");
    if (intersect(box, page).area() < 0.5 * page.area()) return msg("the image is smaller than half the page");
    return {};
}

} // namespace

PdfPageContent read_page_content(PdfMemDocument& document, int index) {
    PdfPage* page = document.GetPage(index);
    if (!page) throw PdfError(ePdfError_PageNotFound);
    const PdfRect media = page->GetMediaBox(), crop_box = page->GetCropBox();
    auto as_box = [](const PdfRect& r) {
        return Box{r.GetLeft(), r.GetBottom(), r.GetLeft() + r.GetWidth(), r.GetBottom() + r.GetHeight()};
    };
    Box crop = intersect(as_box(crop_box), as_box(media));
    if (crop.area() <= 0) crop = as_box(media);
    PdfPageContent out;
    if (PdfObject* unit = find(page->GetObject(), "UserUnit"); unit && real(*unit) > 0) out.user_unit = real(*unit);
    out.width = (crop.x1 - crop.x0) * out.user_unit;
    out.height = (crop.y1 - crop.y0) * out.user_unit;
    out.rotate = ((page->GetRotation() % 360) + 360) % 360;

    Walk walk(crop);
    PdfContentsTokenizer tokens(page);
    walk.run(tokens, page->GetResources(), 0);
    out.hidden_text = walk.hidden_text;
    out.why_not = judge(walk, crop, document.GetCatalog(), *page);
    if (!out.why_not.id.empty()) return out;
    out.image = walk.image;
    const Matrix shift{out.user_unit, 0, 0, out.user_unit, -crop.x0 * out.user_unit, -crop.y0 * out.user_unit};
    out.matrix = multiply(walk.matrix, shift);
    return out;
}

} // namespace sohoa
