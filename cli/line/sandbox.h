// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sohoa {

/// Confines this process for the rest of its life: CPU seconds, address space above what it has now, no core file,
/// no new privileges, and a seccomp filter without network, exec, ptrace and the like. In a sanitizer build the address
/// space is not limited (the shadow memory needs it).
void confine(uint64_t cpu_seconds, uint64_t memory_bytes);

} // namespace sohoa
