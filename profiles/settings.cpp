// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/settings.h"

#include "core/base/text.h"
#include "profiles/setting_kinds.h"

namespace sohoa {
namespace {

void title_rows(std::vector<SettingRow>& rows) {
    const auto title = [](auto& p) -> auto& { return p.title; };
    const auto name = [](auto& p) -> auto& { return p.seal.organisation; };
    rows.push_back(text_row("title", title, 200, msg("what the profile is for, in a few words")));
    rows.push_back(text_row("agency.name", name, 200,
                            msg("name of the agency that makes and signs the copies, as it stands in the seal text")));
}

void limit_rows(std::vector<SettingRow>& rows) {
    const auto file_bytes = [](auto& p) -> auto& { return p.limits.file_bytes; };
    const auto pages = [](auto& p) -> auto& { return p.limits.pages; };
    const auto page_pixels = [](auto& p) -> auto& { return p.limits.page_pixels; };
    const auto page_seconds = [](auto& p) -> auto& { return p.limits.page_seconds; };
    const auto document_seconds = [](auto& p) -> auto& { return p.limits.document_seconds; };
    const auto worker_bytes = [](auto& p) -> auto& { return p.limits.worker_bytes; };
    rows.push_back(integer_row("limits.file_bytes", file_bytes, 1, 100'000'000'000, msg("bytes of one source file")));
    rows.push_back(integer_row("limits.pages", pages, 1, 100'000, msg("pages of one document")));
    rows.push_back(integer_row("limits.page_pixels", page_pixels, 1, 2'000'000'000,
                               msg("pixels of one page, width times height")));
    rows.push_back(integer_row("limits.page_seconds", page_seconds, 1, 86'400,
                               msg("CPU seconds to inspect and read one page")));
    rows.push_back(integer_row("limits.document_seconds", document_seconds, 1, 86'400,
                               msg("CPU seconds to compose, seal or verify one document")));
    rows.push_back(integer_row("limits.worker_bytes", worker_bytes, 200'000'000, 1'000'000'000'000,
                               msg("bytes of memory that one worker may ask for")));
}

void scan_rows(std::vector<SettingRow>& rows) {
    const auto assumed_dpi = [](auto& p) -> auto& { return p.scan.assumed_dpi; };
    const auto render_dpi = [](auto& p) -> auto& { return p.scan.render_dpi; };
    const auto jpeg_quality = [](auto& p) -> auto& { return p.scan.jpeg_quality; };
    rows.push_back(number_row("scan.assumed_dpi", assumed_dpi, 50, 2400,
                              msg("dpi of a page whose file states none and whose shape fits no paper")));
    rows.push_back(number_row("scan.render_dpi", render_dpi, 72, 1200,
                              msg("dpi at which PDF pages that are not one scanned image are drawn")));
    rows.push_back(integer_row("scan.jpeg_quality", jpeg_quality, 0, 95,
                               msg("0 keeps pages that must be encoded anew without loss; 1 to 95 makes them JPEG")));
}

void quality_rows(std::vector<SettingRow>& rows) {
    const auto min_dpi = [](auto& p) -> auto& { return p.quality.min_dpi; };
    const auto low_dpi = [](auto& p) -> auto& { return p.quality.low_dpi; };
    const auto not_colour = [](auto& p) -> auto& { return p.quality.not_colour; };
    const auto min_bit_depth = [](auto& p) -> auto& { return p.quality.min_bit_depth; };
    const auto low_depth = [](auto& p) -> auto& { return p.quality.low_depth; };
    const auto max_skew = [](auto& p) -> auto& { return p.quality.max_skew; };
    const auto skewed = [](auto& p) -> auto& { return p.quality.skewed; };
    const auto blank = [](auto& p) -> auto& { return p.quality.blank; };
    const auto deviation = [](auto& p) -> auto& { return p.quality.max_paper_deviation; };
    const auto unknown_paper = [](auto& p) -> auto& { return p.quality.unknown_paper; };
    rows.push_back(number_row("quality.min_dpi", min_dpi, 0, 2400, msg("least resolution of a page, in dpi")));
    rows.push_back(action_row("quality.low_dpi", low_dpi, msg("what a lower resolution does")));
    rows.push_back(action_row("quality.not_colour", not_colour, msg("what a page that is not in colour does")));
    rows.push_back(integer_row("quality.min_bit_depth", min_bit_depth, 1, 64, msg("least number of bits a pixel")));
    rows.push_back(action_row("quality.low_depth", low_depth, msg("what fewer bits a pixel do")));
    rows.push_back(number_row("quality.max_skew", max_skew, 0, 45, msg("degrees by which print may lie askew")));
    rows.push_back(action_row("quality.skewed", skewed, msg("what a greater skew does")));
    rows.push_back(action_row("quality.blank", blank, msg("what a blank page does; it is never removed")));
    rows.push_back(number_row("quality.max_paper_deviation", deviation, 0, 0.2,
                              msg("fraction by which the sides of a page may differ from a paper size")));
    rows.push_back(action_row("quality.unknown_paper", unknown_paper, msg("what a page of no known paper size does")));
}

void read_rows(std::vector<SettingRow>& rows) {
    const auto language = [](auto& p) -> auto& { return p.read.language; };
    const auto tessdata = [](auto& p) -> auto& { return p.read.tessdata; };
    const auto channel = [](auto& p) -> auto& { return p.read.channel; };
    const auto reading_dpi = [](auto& p) -> auto& { return p.read.reading_dpi; };
    const auto deskew_above = [](auto& p) -> auto& { return p.read.deskew_above; };
    const auto skip_blank = [](auto& p) -> auto& { return p.read.skip_blank; };
    const auto page_seconds = [](auto& p) -> auto& { return p.read.page_seconds; };
    rows.push_back(name_row("read.language", language, "+",
                            msg("models of the recogniser, joined by '+'; the first one leads")));
    rows.push_back(path_row("read.tessdata", tessdata,
                            msg("folder of the *.traineddata files; empty for the one of the system")));
    rows.push_back(words_row("read.channel", channel, {"seal", "red", "grey"},
                             msg("what the copy that is read drops: red inside round seals, all red, or nothing")));
    rows.push_back(number_row("read.reading_dpi", reading_dpi, 0, 1200,
                              msg("dpi to which the copy that is read is scaled down; 0 for never")));
    rows.push_back(number_row("read.deskew_above", deskew_above, 0, 45,
                              msg("degrees of skew above which the copy that is read is turned straight")));
    rows.push_back(switch_row("read.skip_blank", skip_blank, msg("whether blank pages are left unread")));
    rows.push_back(number_row("read.page_seconds", page_seconds, 1, 3600,
                              msg("seconds after which a page keeps the words read until then")));
}

void signing_rows(std::vector<SettingRow>& rows) {
    const auto copy_form = [](auto& p) -> auto& { return p.seal.copy_form; };
    const auto visible = [](auto& p) -> auto& { return p.seal.visible; };
    const auto font_size = [](auto& p) -> auto& { return p.seal.font_size; };
    const auto key = [](auto& p) -> auto& { return p.signing.key; };
    const auto trust = [](auto& p) -> auto& { return p.signing.trust; };
    const auto scheme = [](auto& p) -> auto& { return p.signing.scheme; };
    rows.push_back(words_row("seal.copy_form", copy_form, {"SAO Y", "SAO LỤC", "TRÍCH SAO"},
                             msg("form of the copy, the first words of the seal text")));
    rows.push_back(switch_row("seal.visible", visible, msg("whether the seal text is shown on page 1")));
    rows.push_back(number_row("seal.font_size", font_size, 4, 24, msg("size of the seal text in points")));
    rows.push_back(path_row("signing.key", key, msg("PKCS#12 file with the agency's key; --key comes first")));
    rows.push_back(path_row("signing.trust", trust,
                            msg("folder of trusted certificates and revocation lists; --trust comes first")));
    rows.push_back(words_row("signing.scheme", scheme, {"pss", "pkcs1"},
                             msg("signature scheme of RSA keys: RSASSA-PSS or PKCS#1 v1.5")));
}

void record_rows(std::vector<SettingRow>& rows) {
    const auto organ_id = [](auto& p) -> auto& { return p.record.organ_id; };
    const auto kind_code = [](auto& p) -> auto& { return p.record.paper_kind_code; };
    const auto paper_name = [](auto& p) -> auto& { return p.record.paper_name; };
    const auto scanned_by = [](auto& p) -> auto& { return p.record.scanned_by; };
    const auto device = [](auto& p) -> auto& { return p.record.device; };
    const auto maintenance = [](auto& p) -> auto& { return p.record.maintenance; };
    rows.push_back(text_row("record.organ_id", organ_id, 35, msg("identifier of the agency (Decision 20/2020/QĐ-TTg)")));
    rows.push_back(text_row("record.paper_kind_code", kind_code, 100, msg("code of the kind of paper")));
    rows.push_back(text_row("record.paper_name", paper_name, 500, msg("name of the paper")));
    rows.push_back(text_row("record.scanned_by", scanned_by, 200, msg("who scanned the papers")));
    rows.push_back(text_row("record.device", device, 200, msg("make and model of the scanner")));
    rows.push_back(words_row("record.maintenance", maintenance, {"", "01", "02", "03", "04", "05", "06", "07"},
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
    signing_rows(rows);
    record_rows(rows);
    const Profile defaults;
    for (SettingRow& row : rows) row.setting.default_text = row.get(defaults);
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
    for (SettingRow& row : setting_rows()) out.push_back(std::move(row.setting));
    return out;
}

} // namespace sohoa
