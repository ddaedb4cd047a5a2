// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/page_record.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <concepts>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace sohoa {
namespace {

using Json = nlohmann::ordered_json;

template <class T, class S>
concept Is = std::same_as<std::remove_const_t<T>, S>;

// One list of members for each struct; it serves the writer and the reader.
template <class V, Is<Message> T>
void members(V& v, T& m) {
    v("id", m.id), v("args", m.args);
}
template <class V, Is<Finding> T>
void members(V& v, T& f) {
    v("severity", f.severity), v("rule", f.rule), v("law", f.law), v("page", f.page), v("message", f.message);
}
template <class V, Is<SourceFile> T>
void members(V& v, T& f) {
    v("path", f.path), v("bytes", f.bytes), v("sha256", f.sha256);
}
template <class V, Is<PageInfo> T>
void members(V& v, T& p) {
    v("file", p.file), v("index", p.index), v("width", p.width), v("height", p.height);
    v("dpi_x", p.dpi_x), v("dpi_y", p.dpi_y), v("dpi_source", p.dpi_source);
    v("colour", p.colour), v("bits_per_sample", p.bits_per_sample), v("samples", p.samples);
    v("format", p.format), v("compression", p.compression), v("rotate", p.rotate);
    v("width_pt", p.width_pt), v("height_pt", p.height_pt), v("matrix", p.matrix);
}
template <class V, Is<Document> T>
void members(V& v, T& d) {
    v("name", d.name), v("source", d.source), v("files", d.files), v("pages", d.pages), v("findings", d.findings);
}
template <class V, Is<Sides> T>
void members(V& v, T& s) {
    v("left", s.left), v("top", s.top), v("right", s.right), v("bottom", s.bottom);
}
template <class V, Is<QualityReport> T>
void members(V& v, T& q) {
    v("blank", q.blank), v("text_components", q.text_components);
    v("skew", q.skew), v("skew_confidence", q.skew_confidence), v("skew_known", q.skew_known);
    v("orientation", q.orientation), v("orientation_confidence", q.orientation_confidence);
    v("orientation_known", q.orientation_known), v("paper", q.paper);
    v("x_height", q.x_height), v("edge_width", q.edge_width), v("bleed", q.bleed), v("border", q.border),
        v("margin", q.margin);
    v("holes", q.holes), v("folds", q.folds);
}
template <class V, Is<Point> T>
void members(V& v, T& p) {
    v("x", p.x), v("y", p.y);
}
template <class V, Is<Word> T>
void members(V& v, T& w) {
    v("text", w.text), v("first_reading", w.first_reading), v("confidence", w.confidence), v("base_from", w.base_from),
        v("base_to", w.base_to);
    v("height", w.height), v("x0", w.x0), v("y0", w.y0), v("x1", w.x1), v("y1", w.y1);
}
template <class V, Is<Line> T>
void members(V& v, T& l) {
    v("words", l.words), v("block", l.block);
}
template <class V, Is<PageMark> T>
void members(V& v, T& m) {
    v("kind", m.kind), v("x0", m.x0), v("y0", m.y0), v("x1", m.x1), v("y1", m.y1);
}
template <class V, Is<PageText> T>
void members(V& v, T& t) {
    v("lines", t.lines), v("marks", t.marks), v("mean_confidence", t.mean_confidence), v("engine", t.engine),
        v("model", t.model);
    v("model_path", t.model_path), v("model_sha256", t.model_sha256), v("turned", t.turned), v("deskewed", t.deskewed),
        v("timed_out", t.timed_out);
}
template <class V, Is<PageRecord> T>
void members(V& v, T& p) {
    v("quality", p.quality), v("text", p.text), v("findings", p.findings);
    v("inspect_seconds", p.inspect_seconds), v("read_seconds", p.read_seconds), v("decode_seconds", p.decode_seconds);
}
template <class V, Is<ComposedPage> T>
void members(V& v, T& p) {
    v("filter", p.filter), v("carried", p.carried), v("stream_sha256", p.stream_sha256);
    v("stream_bytes", p.stream_bytes), v("rotate", p.rotate);
}
template <class V, Is<XmpFields> T>
void members(V& v, T& x) { // without `fields`, which are read after the document is composed
    v("name", x.name), v("language", x.language), v("created", x.created), v("changed", x.changed), v("tool", x.tool);
    v("source_sha256", x.source_sha256), v("pages", x.pages);
    v("ocr_engine", x.ocr_engine), v("ocr_model", x.ocr_model), v("ocr_model_sha256", x.ocr_model_sha256);
}
template <class V, Is<ComposedDocument> T>
void members(V& v, T& c) {
    v("pages", c.pages), v("findings", c.findings), v("sha256", c.sha256), v("bytes", c.bytes), v("xmp", c.xmp);
}
template <class V, Is<PreparedSignature> T>
void members(V& v, T& p) {
    v("digest", p.digest), v("contents_offset", p.contents_offset), v("contents_bytes", p.contents_bytes);
    v("byte_range", p.byte_range), v("field", p.field), v("appearance_text", p.appearance_text);
    v("page", p.page), v("rect", p.rect);
}

template <class V, Is<Field> T>
void members(V& v, T& f) {
    v("value", f.value), v("confidence", f.confidence), v("page", f.page), v("x0", f.x0), v("y0", f.y0), v("x1", f.x1),
        v("y1", f.y1);
    v("source", f.source), v("reason", f.reason), v("seen", f.seen);
}
template <class V, Is<Fields> T>
void members(V& v, T& f) {
    for (const FieldRow& row : field_table)
        v(row.key, f.*row.member);
}

constexpr int last(Severity) {
    return static_cast<int>(Severity::refuse);
}
constexpr int last(Colour) {
    return static_cast<int>(Colour::cmyk);
}

bool is_utf8(const std::string& bytes) {
    std::string again;
    for (const char32_t c : code_points(bytes))
        again += utf8(c);
    return again == bytes;
}

// File names and digests are bytes that JSON cannot hold as text; they stand as {"hex": digits}.
Json pack(const std::string& s) {
    return is_utf8(s) ? Json(s) : Json{{"hex", hex(s)}};
}
template <class T>
requires std::is_arithmetic_v<T> Json pack(T value) {
    return value;
}
template <class T>
requires std::is_enum_v<T> Json pack(T value) {
    return static_cast<int>(value);
}
template <class T>
Json pack(const std::vector<T>& values);
template <class T, size_t N>
Json pack(const T (&values)[N]) {
    Json out = Json::array();
    for (const T& value : values)
        out.push_back(value);
    return out;
}
template <class T>
requires std::is_class_v<T> Json pack(const T& value) {
    Json out = Json::object();
    const auto put = [&](const char* key, const auto& member) { out[key] = pack(member); };
    members(put, value);
    return out;
}
template <class T>
Json pack(const std::vector<T>& values) {
    Json out = Json::array();
    for (const T& value : values)
        out.push_back(pack(value));
    return out;
}

[[noreturn]] void wrong(const char* what) {
    throw Error(Code::internal, "", msg("a staging file holds {1}", what));
}

void unpack(const Json& in, std::string& value) {
    if (in.is_string()) {
        value = in.get<std::string>();
        return;
    }
    const std::string digits = in.at("hex").get<std::string>();
    value = unhex(digits);
    if (value.size() * 2 != digits.size()) wrong("digits that are not hexadecimal");
}
void unpack(const Json& in, bool& value) {
    value = in.get<bool>();
}
void unpack(const Json& in, double& value) {
    value = in.get<double>();
}
template <class T>
requires(std::is_integral_v<T> && !std::same_as<T, bool>) void unpack(const Json& in, T& value) {
    if (!in.is_number_integer()) wrong("no whole number where one belongs");
    value = in.get<T>();
}
template <class T>
requires std::is_enum_v<T>
void unpack(const Json& in, T& value) {
    int number = 0;
    unpack(in, number);
    if (number < 0 || number > last(value)) wrong("a number without a meaning");
    value = static_cast<T>(number);
}
template <class T>
void unpack(const Json& in, std::vector<T>& values);
template <class T, size_t N>
void unpack(const Json& in, T (&values)[N]) {
    if (!in.is_array() || in.size() != N) wrong("a list of another length");
    for (size_t i = 0; i < N; ++i)
        unpack(in.at(i), values[i]);
}
template <class T>
requires std::is_class_v<T>
void unpack(const Json& in, T& value) {
    const auto take = [&](const char* key, auto& member) { unpack(in.at(key), member); };
    members(take, value);
}
template <class T>
void unpack(const Json& in, std::vector<T>& values) {
    if (!in.is_array()) wrong("no list where one belongs");
    values.clear();
    for (const Json& item : in)
        unpack(item, values.emplace_back());
}

template <class T>
std::string write(const T& value) {
    return pack(value).dump();
}

template <class T>
T read(std::string_view text) {
    try {
        T value;
        unpack(Json::parse(text), value);
        return value;
    } catch (const Json::exception& e) {
        wrong(e.what());
    }
}

} // namespace

std::string to_json(const Document& document) {
    return write(document);
}
Document document_from_json(std::string_view text) {
    return read<Document>(text);
}
std::string to_json(const PageRecord& page) {
    return write(page);
}
PageRecord page_record_from_json(std::string_view text) {
    return read<PageRecord>(text);
}
std::string to_json(const ComposedDocument& composed) {
    return write(composed);
}
ComposedDocument composed_from_json(std::string_view text) {
    return read<ComposedDocument>(text);
}
std::string to_json(const PreparedSignature& prepared) {
    return write(prepared);
}
PreparedSignature prepared_from_json(std::string_view text) {
    return read<PreparedSignature>(text);
}
std::string to_json(const Fields& fields) {
    return write(fields);
}
Fields fields_from_json(std::string_view text) {
    return read<Fields>(text);
}
std::string to_json(const Findings& findings) {
    return write(findings);
}
Findings findings_from_json(std::string_view text) {
    return read<Findings>(text);
}

} // namespace sohoa
