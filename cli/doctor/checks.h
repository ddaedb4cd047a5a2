// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/doctor/checkup.h"

#include <string>
#include <vector>

namespace sohoa {

/// One check of the machine: one row here and one function. An Error that it throws counts as missing, and says why.
struct CheckRow {
    std::string id;    ///< "model", for machines
    std::string title; ///< English msgid
    Diagnosis (*look)(Checkup&);
};

/// The table, in the order in which it is printed.
std::vector<CheckRow> check_rows();

// What sohoa itself is made of.
Diagnosis look_at_profile(Checkup& checkup);
Diagnosis look_at_models(Checkup& checkup);
Diagnosis look_at_font(Checkup& checkup);
Diagnosis look_at_messages(Checkup& checkup);
Diagnosis look_at_libraries(Checkup& checkup);

// Who signs, and whom is trusted.
Diagnosis look_at_signer(Checkup& checkup);
Diagnosis look_at_key(Checkup& checkup);
Diagnosis look_at_pin(Checkup& checkup);
Diagnosis look_at_trust(Checkup& checkup);
Diagnosis look_at_certificate(Checkup& checkup);

// Where files go.
Diagnosis look_at_output(Checkup& checkup);
Diagnosis look_at_temporary(Checkup& checkup);

// The machine.
Diagnosis look_at_clock(Checkup& checkup);
Diagnosis look_at_time_zone(Checkup& checkup);
Diagnosis look_at_terminal(Checkup& checkup);
Diagnosis look_at_memory(Checkup& checkup);
Diagnosis look_at_processors(Checkup& checkup);
Diagnosis look_at_confinement(Checkup& checkup);

} // namespace sohoa
