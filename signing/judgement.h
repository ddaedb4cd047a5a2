// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"

namespace sohoa {

/// Makes the verdict worse or leaves it: a worse indication brings its sub-indication and stands first among the
/// reasons.
void lower(SignatureVerdict& verdict, Indication to, const char* sub_indication, const Message& reason);

void add_check(SignatureVerdict& verdict, CheckId id, CheckResult result, const Message& reason);

/// True when `a` is a worse answer than `b`.
bool worse(Indication a, Indication b);

} // namespace sohoa
