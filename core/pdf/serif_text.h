// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// Text set in the built-in Times-metric face, for signature appearances. Collects the glyphs that are used, so that
/// only those are embedded.
class SerifText {
  public:
    SerifText();
    ~SerifText();

    /// Width in points of `text` at `size` points. Error(configuration) naming the character the face has no glyph for:
    /// a square on a sealed page would be a fault for ever.
    double width(const std::string& text, double size);

    /// Glyph codes of `text` as hex digits, for a Tj with the Identity-H font below.
    std::string codes(const std::string& text);

    static constexpr int object_count = 5;

    /// The object_count PDF objects of the font, the subset embedded; the first is the Type0 dictionary. `first_number`
    /// is the object number of the first; the others follow. Each string is a whole object from "n 0 obj" to
    /// "endobj\n".
    std::vector<std::string> objects(int first_number) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sohoa
