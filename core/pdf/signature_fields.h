// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/message.h"
#include "core/pdf/pdf_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// A signature dictionary of a PDF, with what can be said of it without cryptography.
struct SignatureField {
    std::string field; ///< fully qualified name (ISO 32000-1, 12.7.3.2)
    std::string type;  ///< "Sig" or "DocTimeStamp"
    std::string subfilter;
    std::string contents;    ///< DER of the CMS, trailing zero padding removed
    std::string signed_time; ///< /M as it stands
    std::string reason;
    std::vector<int64_t> byte_range; ///< as it stands
    bool byte_range_exact =
        false;     ///< [0 a b c], gap = exactly the "<hex>" of this dictionary's /Contents, inside the file
    Message fault; ///< why it is not exact, or why the bytes behind are not clean; no id when all is well
    bool covers_whole_file = false;
    uint64_t covered_bytes = 0; ///< b + c; 0 where /ByteRange and /Contents do not fit together
    int later_revisions = 0;    ///< incremental updates after the covered bytes
    bool later_clean = false;   ///< the bytes after are one or more whole, cleanly parsed updates
    /// Raw, of the two ranges; set when exact and the CMS names the algorithm.
    std::string digest_sha1, digest_sha256, digest_sha384, digest_sha512;
    int page = 0; ///< of the widget, from 1; 0 = none
    double rect[4] = {0, 0, 0, 0};
};

/// Every signature of the file: fields of the AcroForm (inherited /FT too), and, as a net, every dictionary of the file
/// with /ByteRange and /Contents that no field leads to. Error(bad_data) for what is no PDF, encrypted or damaged.
/// To be called in a worker. The file is streamed, never held whole. The digests are not set: signed_bytes.h.
std::vector<SignatureField> read_signature_fields(const PdfFile& file, const Context& context);

} // namespace sohoa
