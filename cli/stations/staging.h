// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/codec.h"

#include <string>
#include <string_view>

namespace sohoa {

/// The folder in which one document is made, before it is published. `record/` is what one rename publishes.
struct Staging {
    std::string folder;

    std::string document() const { return folder + "/document"; }
    std::string page(size_t index) const { return folder + "/page-" + std::to_string(index + 1); }
    std::string fields() const { return folder + "/fields"; }
    std::string words() const { return folder + "/words"; }
    std::string unsigned_pdf() const { return folder + "/unsigned.pdf"; }
    std::string composed() const { return folder + "/composed"; }
    std::string taken() const { return folder + "/taken"; }
    std::string prepared() const { return folder + "/prepared"; }
    std::string record() const { return folder + "/record"; }
    std::string signed_pdf() const { return record() + "/document.pdf"; }
    std::string manifest() const { return record() + "/manifest.json"; }
    std::string sums() const { return record() + "/SHA256SUMS"; }
};

// What the workers of one document hand to each other in its staging folder. Only workers read it.

/// Replaces the file. No fsync: a run that is cut off begins the document anew.
void leave_text(const std::string& path, std::string_view text);

/// The value as core/base/codec.h writes it, behind the version of its form.
void leave_encoded(const std::string& path, std::string_view encoded);
/// Error(internal) for a file of another version.
std::string encoded_in(const std::string& path);

template <class T>
void leave(const std::string& path, const T& value) {
    leave_encoded(path, encode(value));
}
/// Error(internal) when there is something else in the file.
template <class T>
T left_in(const std::string& path) {
    return decode<T>(encoded_in(path));
}

} // namespace sohoa
