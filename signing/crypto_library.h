// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/library.h"

namespace sohoa {

/// The library of signatures and certificates that is loaded.
Library crypto_library();

/// Does once what libcrypto does when its algorithms are first asked for, so that processes forked afterwards find it
/// done: configuration, providers, digests and signatures. Reads nothing from outside.
void warm_up_crypto_library();

} // namespace sohoa
