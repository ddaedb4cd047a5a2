// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/xml_writer.h"

#include "core/base/text.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace sohoa {
namespace {

// A parser makes spaces of tabs and line ends in an attribute, unless they are references (XML 1.0, 3.3.3).
std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : xml_escape(value)) {
        if (c == '\t' || c == '\n' || c == '\r')
            out += "&#" + std::to_string(static_cast<int>(c)) + ";";
        else
            out += c;
    }
    return out;
}

} // namespace

XmlWriter::XmlWriter(const std::string& doctype)
    : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + (doctype.empty() ? "" : "\n" + doctype)) {}

XmlWriter& XmlWriter::open(const std::string& name) {
    end_start_tag();
    if (!open_.empty()) open_.back().has_elements = true;
    out_ += "\n<" + name;
    open_.push_back({name});
    in_start_tag_ = true;
    return *this;
}

XmlWriter& XmlWriter::attribute(const std::string& name, std::string_view value) {
    out_ += " " + name + "=\"" + escaped(value) + "\"";
    return *this;
}

XmlWriter& XmlWriter::attribute(const std::string& name, long value) {
    return attribute(name, std::to_string(value));
}

XmlWriter& XmlWriter::text(std::string_view value) {
    end_start_tag();
    out_ += escaped(value);
    return *this;
}

XmlWriter& XmlWriter::close() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (in_start_tag_)
        out_ += "/>";
    else
        out_ += (element.has_elements ? "\n</" : "</") + element.name + ">";
    in_start_tag_ = false;
    if (open_.empty()) out_ += "\n";
    return *this;
}

XmlWriter& XmlWriter::finish() {
    while (!open_.empty())
        close();
    return *this;
}

std::string XmlWriter::take() {
    end_start_tag();
    return std::exchange(out_, std::string());
}

void XmlWriter::end_start_tag() {
    if (in_start_tag_) out_ += ">";
    in_start_tag_ = false;
}

std::string decimal(double value, int digits) {
    const double scale = std::pow(10, digits);
    const double rounded = std::round(value * scale) / scale + 0.0; // and so never "-0"
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed);
    return end.ec == std::errc() ? std::string(buffer, end.ptr) : "0";
}

} // namespace sohoa
