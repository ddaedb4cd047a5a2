// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/key_check.h"
#include "cli/line/line.h"
#include "cli/line/output_folder.h"
#include "cli/line/passage.h"
#include "cli/line/sign_desk.h"
#include "cli/line/task.h"
#include "cli/line/work_queue.h"
#include "core/base/clock.h"

#include <set>
#include <string>
#include <utility>

namespace sohoa {

/// What documents find on their way: the command's options, the workers, the signer, the folder that they go to.
struct Workplace {
    const LineOptions& options;
    OutputFolder& out;
    WorkQueue& work;
    SignDesk* signers = nullptr; ///< none where nothing is signed
    size_t hole_bytes = 0;       ///< room for a CMS of this signer
    KeyCheck key;
    Console& console;
    Clock clock = system_clock();
    std::set<std::pair<uint64_t, uint64_t>> sources = {}; ///< device and inode of every source file: never replaced
};

/// The way of a document, from the scanner's bytes to what is published. Fills `outcome`; Error for a document that
/// cannot be taken.
Task<> way_of(Passage& passage, DocumentOutcome& outcome, Workplace& at);

} // namespace sohoa
