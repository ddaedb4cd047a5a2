// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/checks.h"

namespace sohoa {

std::vector<CheckRow> check_rows() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        {"profile", tr("profile"), look_at_profile},
        {"model", tr("recognition model"), look_at_models},
        {"font", tr("font of the seal text"), look_at_font},
        {"signer", tr("signing program"), look_at_signer},
        {"key", tr("key file"), look_at_key},
        {"pin", tr("PIN"), look_at_pin},
        {"trust", tr("trust folder"), look_at_trust},
        {"certificate", tr("certificate"), look_at_certificate},
        {"output", tr("output folder"), look_at_output},
        {"temporary", tr("temporary folder"), look_at_temporary},
        {"clock", tr("clock"), look_at_clock},
        {"time_zone", tr("time zone"), look_at_time_zone},
        {"messages", tr("Vietnamese messages"), look_at_messages},
        {"terminal", tr("letters on the terminal"), look_at_terminal},
        {"memory", tr("memory"), look_at_memory},
        {"processors", tr("processors"), look_at_processors},
        {"confinement", tr("workers without network"), look_at_confinement},
        {"libraries", tr("libraries"), look_at_libraries},
    };
}

} // namespace sohoa
