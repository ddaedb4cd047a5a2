// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/record/page_record.h"

#include <sstream>
#include <string>
#include <string_view>

namespace sohoa::test {

/// A page of words without any image: A4 upright at 300 dpi, what a recogniser would have read. Lengths are
/// millimetres.
class PrintedPage {
  public:
    static constexpr double dot = 25.4 / 300; ///< mm of a pixel

    /// A line from `x` on, its baseline at `y`; every word with the same confidence. Two blanks part columns by 20 mm.
    PrintedPage& line(double x, double y, const std::string& text, double confidence = 96) {
        Line out;
        double at = x;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            size_t letters = 0;
            for (const char c : word)
                letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            const double width = 2.2 * static_cast<double>(letters);
            Word w;
            w.text = word;
            w.confidence = confidence;
            w.base_from = {at / dot, y / dot};
            w.base_to = {(at + width) / dot, y / dot};
            w.height = 4.6 / dot;
            w.x0 = at / dot, w.x1 = (at + width) / dot, w.y0 = (y - 3.6) / dot, w.y1 = (y + 1) / dot;
            out.words.push_back(w);
            at += width + 1.2;
        }
        out.block = static_cast<int>(record.text.lines.size());
        record.text.lines.push_back(out);
        return *this;
    }

    /// Centred about `middle`.
    PrintedPage& centred(double middle, double y, const std::string& text, double confidence = 96) {
        double width = -1.2;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            size_t letters = 0;
            for (const char c : word)
                letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            width += 2.2 * static_cast<double>(letters) + 1.2;
        }
        return line(middle - width / 2, y, text, confidence);
    }

    /// The word `text` reads at `confidence`, or as `otherwise`.
    PrintedPage& misread(const std::string& text, const std::string& otherwise, double confidence) {
        for (Line& l : record.text.lines)
            for (Word& word : l.words)
                if (word.text == text) {
                    word.text = otherwise;
                    word.confidence = confidence;
                    return *this;
                }
        throw std::logic_error("no such word: " + text);
    }

    PageRecord record;
};

inline PageInfo a4() {
    PageInfo info;
    info.width = 2480;
    info.height = 3508;
    info.dpi_x = info.dpi_y = 300;
    return info;
}

/// The head of a decision, down to who decides; `number` e.g. "Số: 15/QĐ-SYT".
inline PrintedPage decision_head(const std::string& number = "Số: 15/QĐ-SYT") {
    PrintedPage page;
    page.centred(60, 22, "ỦY BAN NHÂN DÂN TỈNH").centred(145, 22, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    page.centred(60, 27, "AN LẠC").centred(145, 27.5, "Độc lập - Tự do - Hạnh phúc");
    page.centred(60, 32, "SỞ Y TẾ");
    page.centred(60, 39, number).centred(145, 39, "An Lạc, ngày 05 tháng 01 năm 2019");
    page.centred(110, 50, "QUYẾT ĐỊNH");
    page.centred(110, 57, "Về việc công nhận kết quả thi tuyển viên chức");
    page.centred(110, 63, "ngành y tế");
    page.centred(110, 75, "GIÁM ĐỐC SỞ Y TẾ");
    page.line(40, 85, "Căn cứ Quyết định số 64/QĐ-UBND ngày 19 tháng 12 năm 2018 của Ủy ban nhân dân");
    page.line(30, 91, "tỉnh An Lạc;");
    return page;
}

/// Recipients on the left, the signer on the right.
inline PrintedPage& sign(PrintedPage& page, const std::string& first = "KT. GIÁM ĐỐC",
                         const std::string& second = "PHÓ GIÁM ĐỐC", const std::string& name = "Hoàng Thụy Giang") {
    page.line(30, 200, "Nơi nhận:").centred(150, 200, first);
    if (!second.empty()) page.centred(150, 206, second);
    page.line(30, 205, "- Như trên;").line(30, 210, "- Lưu: VT.");
    return page.centred(150, 235, name);
}

} // namespace sohoa::test
