// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/settings.h"

#include "core/base/text.h"
#include "profiles/setting_kinds.h"

namespace sohoa {
namespace {

// Read in secondary sources, not in the Official Gazette. The profile nd30 quotes them at greater length.
constexpr const char* decree_30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I (theo nguồn thứ cấp)";
constexpr const char* decree_30_form = "Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 3.2 (theo nguồn thứ cấp)";
constexpr const char* circular_05 = "Thông tư 05/2025/TT-BNV, Điều 8 (theo nguồn thứ cấp)";
constexpr const char* both = "Nghị định 30/2020/NĐ-CP, Phụ lục I; Thông tư 05/2025/TT-BNV, Điều 8 (theo nguồn thứ cấp)";
constexpr const char* letter_7197 =
    "Công văn 7197/BKHCN-CĐSQG ngày 29/11/2025, Phụ lục, mục 2.3, bước 2, không nêu mức (theo nguồn thứ cấp)";
constexpr const char* circular_01_whole =
    "Thông tư 01/2023/TT-VPCP, điểm b khoản 2 Điều 8, không nêu mức (theo nguồn thứ cấp)";
constexpr const char* circular_01_pages = "Thông tư 01/2023/TT-VPCP, khoản 2 Điều 8 (theo nguồn thứ cấp)";
constexpr const char* circular_15 = "Thông tư 15/2025/TT-BKHCN, Phụ lục I, mục 1.2 (theo nguồn thứ cấp)";

struct LawOfSetting {
    const char* key;
    const char* law;
};
constexpr LawOfSetting laws[] = {
    {"agency.name", decree_30_form},
    {"quality.min_dpi", both},
    {"quality.low_dpi", both},
    {"quality.not_colour", decree_30},
    {"quality.min_bit_depth", circular_05},
    {"quality.low_depth", circular_05},
    {"quality.max_skew", letter_7197},
    {"quality.skewed", letter_7197},
    {"quality.max_edge_width", letter_7197},
    {"quality.blurred", letter_7197},
    {"quality.max_border", letter_7197},
    {"quality.border", letter_7197},
    {"quality.cut", circular_01_whole},
    {"quality.min_margin", circular_01_whole},
    {"quality.narrow_margin", circular_01_whole},
    {"quality.blank", circular_01_pages},
    {"seal.copy_form", decree_30_form},
    {"seal.visible", both},
    {"seal.font_size", both},
    {"signing.scheme", circular_15},
};

void title_rows(std::vector<SettingRow>& rows) {
    rows.push_back(text_row("title", at(&Profile::title), 200, msg("what the profile is for, in a few words")));
    rows.push_back(text_row("agency.name", at(&Profile::seal, &SealOptions::organisation), 200,
                            msg("name of the agency that makes and signs the copies, as it stands in the seal text")));
}

void limit_rows(std::vector<SettingRow>& rows) {
    rows.push_back(integer_row("limits.file_bytes", at(&Profile::limits, &Limits::file_bytes), 1, 100'000'000'000,
                               msg("bytes of one source file")));
    rows.push_back(
        integer_row("limits.pages", at(&Profile::limits, &Limits::pages), 1, 100'000, msg("pages of one document")));
    rows.push_back(integer_row("limits.page_pixels", at(&Profile::limits, &Limits::page_pixels), 1, 2'000'000'000,
                               msg("pixels of one page, width times height")));
    rows.push_back(integer_row("limits.page_seconds", at(&Profile::limits, &Limits::page_seconds), 1, 86'400,
                               msg("CPU seconds to inspect and read one page")));
    rows.push_back(integer_row("limits.document_seconds", at(&Profile::limits, &Limits::document_seconds), 1, 86'400,
                               msg("CPU seconds to compose, seal or verify one document")));
    rows.push_back(integer_row("limits.worker_bytes", at(&Profile::limits, &Limits::worker_bytes), 200'000'000,
                               1'000'000'000'000, msg("bytes of memory that one worker may ask for")));
}

void scan_rows(std::vector<SettingRow>& rows) {
    rows.push_back(number_row("scan.assumed_dpi", at(&Profile::scan, &ScanOptions::assumed_dpi), 50, 2400,
                              msg("dpi of a page whose file states none and whose shape fits no paper")));
    rows.push_back(number_row(
        "scan.render_dpi", at(&Profile::scan, &ScanOptions::render_dpi), 72, 1200,
        msg("dpi at which PDF pages that are not one scanned image are drawn, unless their images are finer")));
    rows.push_back(integer_row("scan.jpeg_quality", at(&Profile::scan, &ScanOptions::jpeg_quality), 0, 95,
                               msg("0 keeps pages that must be encoded anew without loss; 1 to 95 makes them JPEG")));
}

void quality_rows(std::vector<SettingRow>& rows) {
    rows.push_back(number_row("quality.min_dpi", at(&Profile::quality, &QualityOptions::min_dpi), 0, 2400,
                              msg("least resolution of a page, in dpi")));
    rows.push_back(action_row("quality.low_dpi", at(&Profile::quality, &QualityOptions::low_dpi),
                              msg("what a lower resolution does")));
    rows.push_back(action_row("quality.not_colour", at(&Profile::quality, &QualityOptions::not_colour),
                              msg("what a page that is not in colour does")));
    rows.push_back(integer_row("quality.min_bit_depth", at(&Profile::quality, &QualityOptions::min_bit_depth), 1, 64,
                               msg("least number of bits a pixel")));
    rows.push_back(action_row("quality.low_depth", at(&Profile::quality, &QualityOptions::low_depth),
                              msg("what fewer bits a pixel do")));
    rows.push_back(number_row("quality.max_skew", at(&Profile::quality, &QualityOptions::max_skew), 0, 45,
                              msg("degrees by which print may lie askew")));
    rows.push_back(
        action_row("quality.skewed", at(&Profile::quality, &QualityOptions::skewed), msg("what a greater skew does")));
    rows.push_back(number_row("quality.max_edge_width", at(&Profile::quality, &QualityOptions::max_edge_width), 1, 20,
                              msg("pixels of 300 dpi that the edge of a stroke may be wide; more is blurred print")));
    rows.push_back(
        action_row("quality.blurred", at(&Profile::quality, &QualityOptions::blurred), msg("what blurred print does")));
    rows.push_back(action_row("quality.cut", at(&Profile::quality, &QualityOptions::cut),
                              msg("what print across the edge of the scan does")));
    rows.push_back(number_row("quality.min_margin", at(&Profile::quality, &QualityOptions::min_margin), 0, 50,
                              msg("millimetres that must be free between print and the edge of the scan")));
    rows.push_back(action_row("quality.narrow_margin", at(&Profile::quality, &QualityOptions::narrow_margin),
                              msg("what print nearer to the edge of the scan does")));
    rows.push_back(number_row("quality.max_border", at(&Profile::quality, &QualityOptions::max_border), 0, 100,
                              msg("millimetres of dark scanner bed that may lie beside the sheet")));
    rows.push_back(action_row("quality.border", at(&Profile::quality, &QualityOptions::border),
                              msg("what a wider dark border does")));
    rows.push_back(number_row("quality.max_bleed", at(&Profile::quality, &QualityOptions::max_bleed), 0, 1,
                              msg("how much darker than the paper, as a fraction, print of the back side may show")));
    rows.push_back(action_row("quality.bleed", at(&Profile::quality, &QualityOptions::bleed),
                              msg("what print of the back side that shows through does")));
    rows.push_back(action_row("quality.blank", at(&Profile::quality, &QualityOptions::blank),
                              msg("what a blank page does; it is never removed")));
    rows.push_back(number_row("quality.max_paper_deviation",
                              at(&Profile::quality, &QualityOptions::max_paper_deviation), 0, 0.2,
                              msg("fraction by which the sides of a page may differ from a paper size")));
    rows.push_back(action_row("quality.unknown_paper", at(&Profile::quality, &QualityOptions::unknown_paper),
                              msg("what a page of no known paper size does")));
    rows.push_back(action_row("quality.mixed_paper", at(&Profile::quality, &QualityOptions::mixed_paper),
                              msg("what pages of different sizes in one document do")));
}

void read_rows(std::vector<SettingRow>& rows) {
    rows.push_back(name_row("read.language", at(&Profile::read, &ReadOptions::language), "+",
                            msg("models of the recogniser, joined by '+'; the first one leads")));
    rows.push_back(path_row(
        "read.tessdata", at(&Profile::read, &ReadOptions::tessdata),
        msg("folder of the *.traineddata files; empty for the models of sohoa, and those of the system where it "
            "has none for a language")));
    rows.push_back(words_row(
        "read.channel", at(&Profile::read, &ReadOptions::channel), {"seal", "red", "grey"},
        msg("what the copy that is read drops: red in round seals and blue in signatures, all red, or nothing")));
    rows.push_back(number_row("read.reading_dpi", at(&Profile::read, &ReadOptions::reading_dpi), 0, 1200,
                              msg("dpi to which the copy that is read is scaled down; 0 for never")));
    rows.push_back(number_row("read.x_height", at(&Profile::read, &ReadOptions::x_height), 0, 100,
                              msg("pixels of a small letter (x-height) to which a grey or colour page that is scaled "
                                  "down may be scaled, not below 150 dpi; 0 for never")));
    rows.push_back(switch_row(
        "read.clear_borders", at(&Profile::read, &ReadOptions::clear_borders),
        msg("whether the dark bed beside the sheet and punch holes are painted over on the copy that is read")));
    rows.push_back(switch_row("read.even_paper", at(&Profile::read, &ReadOptions::even_paper),
                              msg("whether shadows, stains and tints are taken out of the copy that is read, and pale "
                                  "print is made darker")));
    rows.push_back(words_row("read.threshold", at(&Profile::read, &ReadOptions::threshold), {"page", "local"},
                             msg("how lines are found on the copy that is read: by one threshold where the paper is "
                                 "even, or by local ones on every page, which costs more")));
    rows.push_back(
        number_row("read.again_below", at(&Profile::read, &ReadOptions::again_below), 0, 100,
                   msg("mean confidence below which a page is read once more, larger, and the surer lines are taken")));
    rows.push_back(number_row("read.deskew_above", at(&Profile::read, &ReadOptions::deskew_above), 0, 45,
                              msg("degrees of skew above which the copy that is read is turned straight")));
    rows.push_back(
        switch_row("read.second_look", at(&Profile::read, &ReadOptions::second_look),
                   msg("whether words that cannot be Vietnamese are held against what else the recogniser offers")));
    rows.push_back(switch_row("read.skip_blank", at(&Profile::read, &ReadOptions::skip_blank),
                              msg("whether blank pages are left unread")));
    rows.push_back(number_row("read.page_seconds", at(&Profile::read, &ReadOptions::page_seconds), 1, 3600,
                              msg("seconds after which a page keeps the words read until then")));
}

void describe_rows(std::vector<SettingRow>& rows) {
    rows.push_back(
        number_row("describe.sure", at(&Profile::describe, &DescribeOptions::sure), 0, 100,
                   msg("confidence from which on a field that was read is a value; below it a person is asked")));
    rows.push_back(list_row("describe.kinds", at(&Profile::describe, &DescribeOptions::kinds),
                            msg("kinds of documents, with their abbreviation: \"QUYẾT ĐỊNH = QĐ\"")));
    rows.push_back(list_row("describe.capacities", at(&Profile::describe, &DescribeOptions::capacities),
                            msg("what stands before the position of who signs for others")));
    rows.push_back(list_row("describe.positions", at(&Profile::describe, &DescribeOptions::positions),
                            msg("positions of those who sign; PHÓ may stand before each")));
    rows.push_back(list_row("describe.organ_beginnings", at(&Profile::describe, &DescribeOptions::organ_beginnings),
                            msg("words that begin the name of an agency")));
    rows.push_back(list_row("describe.ranks", at(&Profile::describe, &DescribeOptions::ranks),
                            msg("ranks and degrees before the name of who signs")));
    rows.push_back(list_row("describe.families", at(&Profile::describe, &DescribeOptions::families),
                            msg("family names; a signer's name that begins otherwise is doubted")));
    rows.push_back(list_row("describe.misread", at(&Profile::describe, &DescribeOptions::misread),
                            msg("words that the recogniser often gives for others; they are doubted")));
}

void signing_rows(std::vector<SettingRow>& rows) {
    rows.push_back(words_row("seal.copy_form", at(&Profile::seal, &SealOptions::copy_form),
                             {"SAO Y", "SAO LỤC", "TRÍCH SAO"},
                             msg("form of the copy, the first words of the seal text")));
    rows.push_back(switch_row("seal.visible", at(&Profile::seal, &SealOptions::visible),
                              msg("whether the seal text is shown on page 1")));
    rows.push_back(number_row("seal.font_size", at(&Profile::seal, &SealOptions::font_size), 4, 24,
                              msg("size of the seal text in points")));
    rows.push_back(action_row("seal.over_print", at(&Profile::seal, &SealOptions::over_print),
                              msg("what print under the seal text, or another signature's text there, does")));
    rows.push_back(path_row("signing.key", at(&Profile::signing, &SigningOptions::key),
                            msg("PKCS#12 file with the agency's key; --key comes first")));
    rows.push_back(path_row("signing.trust", at(&Profile::signing, &SigningOptions::trust),
                            msg("folder of trusted certificates and revocation lists; --trust comes first")));
    rows.push_back(words_row("signing.scheme", at(&Profile::signing, &SigningOptions::scheme), {"pss", "pkcs1"},
                             msg("signature scheme of RSA keys: RSASSA-PSS or PKCS#1 v1.5")));
}

void record_rows(std::vector<SettingRow>& rows) {
    rows.push_back(text_row("record.organ_id", at(&Profile::record, &RecordOptions::organ_id), 35,
                            msg("identifier of the agency (Decision 20/2020/QĐ-TTg)")));
    rows.push_back(text_row("record.paper_kind_code", at(&Profile::record, &RecordOptions::paper_kind_code), 100,
                            msg("code of the kind of paper")));
    rows.push_back(
        text_row("record.paper_name", at(&Profile::record, &RecordOptions::paper_name), 500, msg("name of the paper")));
    rows.push_back(text_row("record.scanned_by", at(&Profile::record, &RecordOptions::scanned_by), 200,
                            msg("who scanned the papers")));
    rows.push_back(text_row("record.device", at(&Profile::record, &RecordOptions::device), 200,
                            msg("make and model of the scanner")));
    rows.push_back(words_row("record.maintenance", at(&Profile::record, &RecordOptions::maintenance),
                             {"", "01", "02", "03", "04", "05", "06", "07"},
                             msg("retention period, a code of Circular 05/2025/TT-BNV; empty where it is not known")));
}

} // namespace

std::vector<SettingRow> setting_rows() {
    std::vector<SettingRow> rows;
    title_rows(rows);
    limit_rows(rows);
    scan_rows(rows);
    quality_rows(rows);
    read_rows(rows);
    describe_rows(rows);
    signing_rows(rows);
    record_rows(rows);
    const Profile defaults;
    for (SettingRow& row : rows) {
        row.setting.default_text = row.get(defaults);
        for (const LawOfSetting& law : laws)
            if (row.setting.key == law.key) row.setting.law = law.law;
    }
    return rows;
}

const SettingRow* find_row(const std::vector<SettingRow>& rows, const std::string& key) {
    for (const SettingRow& row : rows)
        if (row.setting.key == key) return &row;
    return nullptr;
}

namespace {

// A setting of the same name in another section is what was meant more often than a misspelling of the whole key.
std::string near_key(const std::vector<SettingRow>& rows, const std::string& key) {
    const std::string leaf = key.substr(key.rfind('.') + 1);
    std::vector<std::string> keys;
    for (const SettingRow& row : rows) {
        if (row.setting.key.ends_with("." + leaf)) return row.setting.key;
        keys.push_back(row.setting.key);
    }
    return nearest(key, keys);
}

} // namespace

Message unknown_setting(const std::vector<SettingRow>& rows, const std::string& key) {
    const std::string near = near_key(rows, key);
    return near.empty() ? msg("there is no setting {1}", key)
                        : msg("there is no setting {1}; did you mean {2}?", key, near);
}

std::vector<Setting> settings() {
    std::vector<Setting> out;
    for (SettingRow& row : setting_rows())
        out.push_back(std::move(row.setting));
    return out;
}

} // namespace sohoa
