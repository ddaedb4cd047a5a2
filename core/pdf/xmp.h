// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/fields.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// Namespace of sohoa's own XMP schema, prefix "sohoa". A UUID, because it belongs to no domain that could lapse.
inline constexpr const char* xmp_namespace = "urn:uuid:0d2c5a1e-4f6b-4b0e-9c3d-6a7e51f0b8c4#";

/// What the XMP packet of a record says.
struct XmpFields {
    std::string name; ///< of the record: dc:identifier, and dc:title until the fields give a better one
    std::string language = "vi";
    int64_t created = 0;                    ///< time of composing
    int64_t changed = 0;                    ///< time of the increment that carries this packet; 0: as `created`
    std::string tool;                       ///< "sohoa 0.1.0"
    std::vector<std::string> source_sha256; ///< of the source files, in order
    int pages = 0;
    std::string ocr_engine, ocr_model, ocr_model_sha256;
    Fields fields; ///< as for_record() gives them; those with a value are written

    static auto members(auto& s) {
        return std::tie(s.name, s.language, s.created, s.changed, s.tool, s.source_sha256, s.pages, s.ocr_engine,
                        s.ocr_model, s.ocr_model_sha256, s.fields);
    }
};

/// A field's property of our schema, from its key in field_table: "code_full" → "codeFull", "signer.full_name" →
/// "signerFullName".
std::string xmp_property(const std::string& key);

/// One property of our schema in a packet.
struct XmpProperty {
    std::string name;        ///< "sourceSha256"
    std::string type;        ///< in the words of PDF/A: "Text", "seq Text"
    std::string description; ///< for the extension schema
    std::string value;       ///< XML, so that a list can stand in it; empty: it is not written
};
std::vector<XmpProperty> xmp_properties(const XmpFields& fields);

/// The value of an element, XML, in a packet that xmp_packet() made; empty where there is none.
std::string xmp_value(const std::string& packet, const std::string& element);

/// dc:title: kind, number and summary of the document as far as they are known, else the record's name.
std::string xmp_title(const XmpFields& fields);

/// An XMP packet (ISO 16684-1) with PDF/A identification 2 U, Dublin Core and our schema, whose extension description
/// PDF/A-2 asks for (ISO 19005-2, 6.6.2.3). UTF-8, unpadded, read-only: later versions come by incremental update.
std::string xmp_packet(const XmpFields& fields);

} // namespace sohoa
