// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/pdfa_claim.h"

#include "core/pdf/metadata.h"

#include <cctype>

namespace sohoa {
namespace {

constexpr const char* identification = "http://www.aiim.org/pdfa/ns/id/";

// The prefix that the packet binds to the namespace: xmlns:PREFIX="…" or '…'.
std::string prefix_in(const std::string& xmp) {
    const size_t uri = xmp.find(identification);
    const size_t xmlns = uri == std::string::npos ? uri : xmp.rfind("xmlns:", uri);
    if (xmlns == std::string::npos) return "";
    const size_t end = xmp.find_first_of("= \t\r\n", xmlns);
    return end < uri ? xmp.substr(xmlns + 6, end - xmlns - 6) : "";
}

// <p:name>2</p:name> as well as p:name="2"; a number or a letter, nothing else is ever printed.
std::string value_in(const std::string& xmp, const std::string& name) {
    for (size_t at = xmp.find(name); at != std::string::npos; at = xmp.find(name, at + 1)) {
        const size_t from = xmp.find_first_not_of(" \t\r\n=>\"'", at + name.size());
        if (from == std::string::npos || from == at + name.size() ||
            !std::isalnum(static_cast<unsigned char>(xmp[from])))
            continue;
        return std::string(1, xmp[from]);
    }
    return "";
}

} // namespace

std::string claimed_pdfa(const PdfFile& file) {
    const std::string xmp = xmp_of_pdf(file), prefix = prefix_in(xmp);
    const std::string part = prefix.empty() ? "" : value_in(xmp, prefix + ":part");
    return part.empty() ? part : part + value_in(xmp, prefix + ":conformance");
}

} // namespace sohoa
