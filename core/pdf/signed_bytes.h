// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/pdf_file.h"
#include "core/pdf/raw_tokens.h"
#include "core/pdf/signature_fields.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// Why [0 a b c] is not exactly the file up to the string [contents_start, contents_end) and from its end on; no id
/// when it is.
Message byte_range_fault(const std::vector<int64_t>& range, uint64_t file_bytes, uint64_t contents_start,
                         uint64_t contents_end);

/// A CMS without the zero bytes that fill its place up. What does not start like DER of a definite length, or is
/// followed by something else than zeros, is returned whole.
std::string without_padding(const std::string& contents);

/// SHA-256 of the whole file, raw. Sets those digests of `fields` whose algorithm their CMS names, where covered_bytes
/// says that /ByteRange lies in the file. Reads the file once; what all of them cover is digested once.
std::string digest_file(const InputFile& file, std::vector<SignatureField>& fields);

struct RawSignature {
    uint64_t place = 0; ///< of "/ByteRange"
    std::vector<int64_t> byte_range;
};

/// Every "/ByteRange [a b c d]" in the bytes whose gap is a string in angle brackets.
std::vector<RawSignature> raw_signatures(const PdfFile& file);

} // namespace sohoa
