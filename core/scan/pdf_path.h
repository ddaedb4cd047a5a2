// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/pdf_content_walk.h"

#include <optional>
#include <vector>

namespace sohoa {

/// A path that is being built (ISO 32000-1, 8.5.2), as far as it may turn out to be one upright rectangle. Points are
/// those of the page, after the matrix.
class PdfPath {
  public:
    void move(double x, double y);
    void line(double x, double y);
    void rectangle(const Box& box, const Matrix& matrix);
    void curve() { odd_ = true; }
    void clear();

    /// The rectangle, whether it was written with "re" or with lines; nothing for any other shape.
    std::optional<Box> box() const;

  private:
    struct Point {
        double x, y;
    };
    std::vector<Point> points_;
    bool odd_ = false;
};

} // namespace sohoa
