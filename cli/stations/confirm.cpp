// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "signing/verify.h"

namespace sohoa {

Verified Confirm::work(const ConfirmRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const TrustStore trust = TrustStore::load(request.trust);
    const auto prepared = left_in<PreparedSignature>(staging.prepared());
    const auto before = left_in<FileVerdict>(staging.taken());
    const FileVerdict after = verify_file(staging.signed_pdf(), trust, at.context());
    const SignatureVerdict* own = find_signature(after, prepared.field);
    if (!own || after.signatures.size() != before.signatures.size() + 1)
        return {
            Indication::total_failed, "FORMAT_FAILURE", false, msg("the new signature is not found in the file"), {}};
    Verified out{
        own->indication, own->sub_indication, false, own->reasons.empty() ? Message{} : own->reasons.front(), {}};
    out.publish = own->indication == Indication::total_passed || sound_but_for_status(*own);
    for (const SignatureVerdict& signature : before.signatures)
        if (!unharmed(signature, find_signature(after, signature.field))) {
            out.publish = false;
            out.reason = msg("the signature {1} that was there before would no longer be what it was", signature.field);
        }
    return out;
}

} // namespace sohoa
