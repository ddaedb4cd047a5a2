// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// The folder in which one document is made, before it is published. `record/` is what one rename publishes.
struct Staging {
    std::string folder;

    std::string document() const { return folder + "/document.json"; }
    std::string page(size_t index) const { return folder + "/page-" + std::to_string(index + 1) + ".json"; }
    std::string fields() const { return folder + "/fields.json"; }
    std::string words() const { return folder + "/words"; }
    std::string unsigned_pdf() const { return folder + "/unsigned.pdf"; }
    std::string composed() const { return folder + "/composed.json"; }
    std::string prepared() const { return folder + "/prepared.json"; }
    std::string record() const { return folder + "/record"; }
    std::string signed_pdf() const { return record() + "/document.pdf"; }
    std::string manifest() const { return record() + "/manifest.json"; }
    std::string sums() const { return record() + "/SHA256SUMS"; }
};

} // namespace sohoa
