// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/writer.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <unistd.h>
#include <zlib.h>

namespace sohoa {

PdfWriter::PdfWriter(const std::string& path) : path_(path), fd_(create_file(path)) {
    put("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

int PdfWriter::reserve() {
    offsets_.push_back(0);
    return static_cast<int>(offsets_.size());
}

void PdfWriter::flush() {
    write_all(fd_.get(), buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

void PdfWriter::put(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() > (1 << 20)) flush();
}

void PdfWriter::begin(int number) {
    offsets_.at(static_cast<size_t>(number) - 1) = written_ + buffer_.size();
    put(std::to_string(number) + " 0 obj\n");
}

void PdfWriter::object(int number, std::string_view body) {
    begin(number);
    put(body);
    put("\nendobj\n");
}

void PdfWriter::stream(int number, const std::string& entries, std::string_view bytes) {
    begin(number);
    put("<<" + entries + "/Length " + std::to_string(bytes.size()) + ">>\nstream\n");
    put(bytes);
    put("\nendstream\nendobj\n");
}

void PdfWriter::flate_stream(int number, const std::string& entries, std::string_view bytes) {
    stream(number, entries + "/Filter/FlateDecode", deflate(bytes));
}

void PdfWriter::finish(int catalog, std::string_view id) {
    const uint64_t start = written_ + buffer_.size();
    std::string table = "xref\n0 " + std::to_string(offsets_.size() + 1) + "\n0000000000 65535 f \n";
    for (size_t i = 0; i < offsets_.size(); ++i) {
        if (offsets_[i] == 0) throw Error(Code::internal, path_, msg("PDF object {1} was never written", i + 1));
        char line[32];
        std::snprintf(line, sizeof line, "%010llu 00000 n \n", static_cast<unsigned long long>(offsets_[i]));
        table += line;
    }
    put(table);
    const std::string digits = "<" + hex(id) + ">";
    put("trailer\n<</Size " + std::to_string(offsets_.size() + 1) + "/Root " + pdf_reference(catalog) + "/ID[" +
        digits + digits + "]>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n");
    flush();
}

std::string deflate(std::string_view bytes) {
    uLongf size = compressBound(bytes.size());
    std::string out(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                  bytes.size(), 6) != Z_OK)
        throw Error(Code::internal, "", msg("zlib cannot compress"));
    out.resize(size);
    return out;
}

std::string pdf_number(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 4).ptr;
    std::string s(text, end);
    while (s.back() == '0')
        s.pop_back();
    if (s.back() == '.') s.pop_back();
    return s == "-0" ? "0" : s;
}

std::string pdf_string(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(),
                                   [](char c) { return c >= 0x20 && c < 0x7F && c != '(' && c != ')' && c != '\\'; });
    if (plain) return "(" + std::string(text) + ")";
    std::string out = "<FEFF";
    for (const char32_t c : code_points(text))
        out += utf16be_hex(c);
    return out + ">";
}

std::string pdf_reference(int number) {
    return std::to_string(number) + " 0 R";
}

} // namespace sohoa
