// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/record/manifest.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace sohoa {

inline PageInfo sample_page_info(int file, int index, Colour colour) {
    PageInfo page;
    page.file = file;
    page.index = index;
    page.width = 1654;
    page.height = 2339;
    page.dpi_x = 200.00001;
    page.dpi_y = 199.5;
    page.dpi_source = "file";
    page.colour = colour;
    page.bits_per_sample = colour == Colour::bitonal ? 1 : 8;
    page.samples = colour == Colour::bitonal ? 1 : 3;
    page.format = "tiff";
    page.compression = "g4";
    page.rotate = 90;
    page.width_pt = 595.3;
    page.height_pt = 841.9;
    for (int i = 0; i < 6; ++i)
        page.matrix[i] = i + 0.25;
    return page;
}

inline PageText sample_page_text() {
    PageText text;
    Word word{"Số:", "", 91.25, {10, 20}, {40.5, 20.5}, 12, 10, 8, 41, 21};
    text.lines = {{{word, word}, 3}};
    text.mean_confidence = 91.25;
    text.engine = "tesseract 5.3.0";
    text.model = "vie";
    text.model_sha256 = sha256_hex("model");
    text.turned = 90;
    text.deskewed = -0.7;
    text.timed_out = true;
    return text;
}

inline PageRecord sample_page_record(int number) {
    PageRecord record;
    record.quality = {
        false, 120, 0.5, 4.5, true, 270, 12.5, true, "A4", 1.9, 2.25, 0.06, {0.5, 1, 1.5, 2}, {30, 20, 15, 25}, 2, 1};
    record.text = sample_page_text();
    record.findings = {
        {Severity::warn, "scan.dpi", "Nghị định 30/2020/NĐ-CP, Phụ lục I (theo nguồn thứ cấp)", number,
         named("scan.dpi.low", msg("the page was scanned at {1} dpi; at least {2} dpi is asked for", 150, 200))}};
    record.inspect_seconds = 0.1;
    record.read_seconds = 2.5;
    record.decode_seconds = 0.05;
    return record;
}

inline Fields sample_fields() {
    const auto read = [](const char* value, int page, double top) {
        return Field{value, 91.25, page, 100, top, 400.5, top + 40, "ocr", "", ""};
    };
    Fields f;
    f.code_number = read("05", 1, 300);
    f.code_notation = read("QĐ-SNV", 1, 300);
    f.code_full = read("05/QĐ-SNV", 1, 300);
    f.issued_date = read("2020-01-05", 1, 310);
    f.issued_place = {"", 40.5, 1, 900, 310, 1200, 350, "", "doubtful", "Hà Nôi"};
    f.parent_organ = {"", 0, 0, 0, 0, 0, 0, "", "not_found", ""};
    f.organ_name = read("SỞ NỘI VỤ & <LAO ĐỘNG>", 1, 200);
    f.type_name = read("QUYẾT ĐỊNH", 1, 400);
    f.subject = read("Về việc thu hồi giấy chứng nhận “A & B”", 1, 460);
    f.signer_name = read("Nguyễn Thị Ngọc Yến", 2, 1900);
    f.signer_position = read("PHÓ GIÁM ĐỐC", 2, 1700);
    f.signer_capacity = read("KT.", 2, 1650);
    return f;
}

inline CertificateInfo sample_certificate() {
    CertificateInfo c;
    c.subject = "CN=UBND xã Mẫu,title=Văn thư\\, lưu trữ,O=UBND xã Mẫu,C=VN";
    c.issuer = "CN=CA";
    c.common_name = c.organisation = "UBND xã Mẫu";
    c.serial = "0A1B";
    c.sha256 = sha256_hex("certificate");
    c.not_before = 1767200400; // 1 January 2026
    c.not_after = 1798736400;
    c.demonstration = true;
    c.der = std::string("0\0", 2);
    return c;
}

inline SignatureVerdict sample_signature(const std::string& field, uint64_t bytes) {
    SignatureVerdict s;
    s.field = field;
    s.subfilter = "ETSI.CAdES.detached";
    s.indication = Indication::indeterminate;
    s.sub_indication = "TRY_LATER";
    s.reasons = {named("status.no_list", msg("no revocation list of {1}", "CN=CA"))};
    s.checks = {{CheckId::certificate_period, CheckResult::pass, {}},
                {CheckId::byte_range, CheckResult::unknown, named("byte_range.gap", msg("why"))}};
    s.signer = sample_certificate();
    s.chain = {sample_certificate()};
    s.revocation = {{"crl", "ca.crl", sha256_hex("crl"), "CN=CA", 1793466000, 0}};
    s.digest_algorithm = "SHA-256";
    s.signature_scheme = "RSASSA-PSS";
    s.key_bits = 2048;
    s.claimed_time = s.used_time = 1795396530;
    s.used_time_source = "claimed";
    s.byte_range[1] = 10;
    s.byte_range[2] = 20;
    s.byte_range[3] = bytes - 20;
    s.covers_whole_file = true;
    s.page = 1;
    const double rect[] = {344, 800.5, 573.2, 824.9};
    std::copy(std::begin(rect), std::end(rect), s.rect);
    return s;
}

/// The parts of a small record, filled so that no member keeps its default. The PDF is no real one: the manifest and
/// its check look at bytes only.
struct SampleRecord {
    SampleRecord();

    ManifestInput input() const; ///< points into this object
    std::string pdf() const { return unsigned_pdf + increment; }

    /// Writes document.pdf, manifest.json and SHA256SUMS.
    void publish(const std::string& folder) const;

    std::string unsigned_pdf = "%PDF-1.7 not a real one\n%%EOF\n";
    std::string increment = "1 0 obj<</Type/Sig>>endobj\n%%EOF\n";
    Document document;
    std::vector<PageRecord> pages;
    ComposedDocument composed;
    PreparedSignature prepared;
    FileVerdict verdict;
};

/// A folder that goes away with the object.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

inline SampleRecord::SampleRecord() {
    document = {"quyết định",
                "in/quyết định",
                {{"in/a.tif", 1000, sha256_hex("a")}, {"in/b.tif", 2000, sha256_hex("b")}},
                {sample_page_info(0, 0, Colour::colour), sample_page_info(1, 4, Colour::bitonal)},
                {{Severity::note, "scan.text", "", 0, msg("an old text layer was dropped")}}};
    pages = {sample_page_record(1), sample_page_record(2)};
    pages[1].quality.blank = true;
    pages[1].quality.paper.clear();
    pages[1].text.lines.clear();
    composed.pages = {{"DCTDecode", "copied", sha256_hex("s1"), 900, 0},
                      {"CCITTFaxDecode", "re-encoded", sha256_hex("s2"), 90, 270}};
    composed.findings = {{Severity::note, "pdf.image", "", 2, msg("encoded anew without loss")}};
    composed.sha256 = sha256_hex(unsigned_pdf);
    composed.bytes = unsigned_pdf.size();
    composed.xmp = {"quyết định",      "vi",  1795396510,          1795396530, "sohoa 0", {sha256_hex("a")}, 2,
                    "tesseract 5.3.0", "vie", sha256_hex("model"), {}};
    prepared = {
        100, 8192,          {0, 99, 16485, 500}, "Signature1", "SAO Y; UBND XÃ MẪU; 23/11/2026; 08:15:30 +07:00",
        1,   {1, 2, 3, 4.5}};

    verdict.file = "document.pdf";
    verdict.sha256 = sha256_hex(pdf());
    verdict.bytes = pdf().size();
    verdict.signatures = {sample_signature(prepared.field, pdf().size())};
    verdict.indication = verdict.signatures[0].indication;
    verdict.sub_indication = verdict.signatures[0].sub_indication;
    verdict.reasons = verdict.signatures[0].reasons;
    verdict.rule_set = "ND23-2025+TT15-2025";
}

inline ManifestInput SampleRecord::input() const {
    ManifestInput in;
    in.document = &document;
    in.page = [this](size_t i) { return pages.at(i); };
    in.composed = &composed;
    in.prepared = &prepared;
    in.document_sha256 = sha256_hex(pdf());
    in.document_bytes = pdf().size();
    in.signing_time = 1795396530;
    in.verdict = verdict;
    in.roles = {"agency"};
    in.certificate_check = sample_signature("", 20);
    in.demonstration = true;
    in.profile_name = "nd30";
    in.profile_sha256 = sha256_hex("profile");
    in.rule_set = "ND23-2025+TT15-2025";
    in.fields = sample_fields();
    in.record = {"H49.64.33", "GP01", "Giấy phép xây dựng", "Nguyễn Văn A", "Fujitsu fi-7160", "02"};
    in.seal.organisation = "UBND XÃ MẪU";
    in.events = {{"acquire", 1795396500, "success", ""}, {"seal", 1795396530, "warning", "status unknown"}};
    in.findings = document.findings;
    in.findings.insert(in.findings.end(), pages[0].findings.begin(), pages[0].findings.end());
    return in;
}

inline void SampleRecord::publish(const std::string& folder) const {
    std::filesystem::create_directories(folder);
    const std::string manifest = manifest_json(input());
    write_file_atomic(folder + "/document.pdf", pdf());
    write_file_atomic(folder + "/manifest.json", manifest);
    write_file_atomic(folder + "/SHA256SUMS", sums_text(sha256_hex(pdf()), sha256_hex(manifest)));
}

inline TemporaryFolder::TemporaryFolder() {
    std::string pattern = std::filesystem::temp_directory_path().string() + "/sohoa-test-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
}

inline TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace sohoa
