// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// XML 1.0 in UTF-8, written from front to end: what is open stays open while the pieces before it are taken away.
/// Values are escaped; characters that XML cannot hold become U+FFFD. Every element begins on a line of its own.
class XmlWriter {
  public:
    /// With the XML declaration and, when there is one, the document type.
    explicit XmlWriter(const std::string& doctype = "");

    XmlWriter& open(const std::string& name);
    /// Of the element opened last, before anything stands in it.
    XmlWriter& attribute(const std::string& name, std::string_view value);
    XmlWriter& attribute(const std::string& name, long value);
    XmlWriter& text(std::string_view value);
    XmlWriter& close();
    /// Closes what is still open.
    XmlWriter& finish();

    /// What was written since the last call.
    std::string take();

  private:
    struct Element {
        std::string name;
        bool has_elements = false;
    };
    void end_start_tag();

    std::string out_;
    std::vector<Element> open_;
    bool in_start_tag_ = false;
};

/// A number with at most `digits` after the point, in any locale: "0.97", "-3", "0".
std::string decimal(double value, int digits);

} // namespace sohoa
