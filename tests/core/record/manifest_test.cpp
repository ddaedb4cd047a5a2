// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/record/schema_check.h"
#include "tests/core/sample_record.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa {
namespace {

using Json = nlohmann::ordered_json;

std::string faults_of(const std::string& manifest) {
    std::string out;
    for (const Message& m : read_manifest_text(manifest).faults)
        out += m.english() + "\n";
    return out;
}

Json sample() {
    return Json::parse(manifest_json(SampleRecord().input()));
}

TEST(Manifest, ConformsToItsSchema) {
    const std::string text = manifest_json(SampleRecord().input());
    EXPECT_EQ(faults_of(text), "");
    EXPECT_EQ(text.back(), '\n');
    EXPECT_TRUE(text.starts_with("{\n  \"schema\": \"sohoa-manifest\",\n  \"schema_version\": 3,\n"));
}

TEST(Manifest, HoldsEveryFormatThatIsTaken) {
    for (const char* format : {"tiff", "jpeg", "png", "bmp", "webp", "jp2", "pdf"}) {
        SampleRecord record;
        for (PageInfo& page : record.document.pages)
            page.format = format;
        EXPECT_EQ(faults_of(manifest_json(record.input())), "") << format;
    }
}

TEST(Manifest, IsTheSameForTheSameInput) {
    EXPECT_EQ(manifest_json(SampleRecord().input()), manifest_json(SampleRecord().input()));
}

// A JSON Schema validator that is not ours.
TEST(Manifest, ConformsByAForeignValidator) {
    const char* validators = std::getenv("SOHOA_VALIDATORS");
    const std::string python = std::string(validators ? validators : "") + "/bin/python";
    const bool there = validators && std::system((python + " -c 'import jsonschema' 2>/dev/null").c_str()) == 0;
    if (!there && std::getenv("SOHOA_REQUIRE_VALIDATORS"))
        FAIL() << "SOHOA_VALIDATORS must name a Python environment with jsonschema";
    if (!there) GTEST_SKIP() << "SOHOA_VALIDATORS names no Python environment with jsonschema: not compared with it";
    const TemporaryFolder folder;
    write_file_atomic(folder.path() + "/schema.json", manifest_schema());
    write_file_atomic(folder.path() + "/good.json", manifest_json(SampleRecord().input()));
    Json bad = sample();
    bad["pages"][0]["image"]["carried"] = "lost";
    write_file_atomic(folder.path() + "/bad.json", bad.dump());
    write_file_atomic(
        folder.path() + "/check.py",
        "import json, sys, jsonschema\n"
        "schema = json.load(open('schema.json', encoding='utf-8'))\n"
        "jsonschema.Draft7Validator.check_schema(schema)\n"
        "judge = jsonschema.Draft7Validator(schema)\n"
        "faults = list(judge.iter_errors(json.load(open('good.json', encoding='utf-8'))))\n"
        "for f in faults: print(list(f.absolute_path), f.message)\n"
        "sys.exit(1 if faults or judge.is_valid(json.load(open('bad.json', encoding='utf-8'))) else 0)\n");
    EXPECT_EQ(std::system(("cd '" + folder.path() + "' && '" + python + "' check.py").c_str()), 0);
}

TEST(Manifest, SaysWhatIsKnown) {
    const Json m = sample();
    EXPECT_EQ(m["content"]["pages"], (Json{{"value", 2}, {"source", "scan"}}));
    EXPECT_EQ(m["content"]["language"]["value"], "01");
    EXPECT_EQ(m["content"]["organ_id"]["value"], "H49.64.33");
    EXPECT_EQ(m["identity"]["paper_name"]["value"], "Giấy phép xây dựng");
    EXPECT_EQ(m["archive"]["maintenance"]["value"], "02");
    const Json& scan = m["scan"];
    EXPECT_EQ(scan["copy_form"]["value"], "SAO Y");
    EXPECT_EQ(scan["conversion_mark"]["value"], "SAO Y; UBND XÃ MẪU; 23/11/2026; 08:15:30 +07:00");
    EXPECT_EQ(scan["converted_at"]["value"], iso8601_vn(1795396530));
    EXPECT_EQ(scan["converter"]["organ"]["value"], "UBND XÃ MẪU");
    EXPECT_EQ(scan["dpi_x"]["value"], 200.0);
    EXPECT_EQ(scan["dpi_y"]["value"], 199.5);
    EXPECT_EQ(scan["bit_depth"]["value"], 1);
    EXPECT_EQ(scan["colour"]["value"], "mixed");
    EXPECT_EQ(scan["scale"]["value"], "100%");
    EXPECT_EQ(scan["software"]["value"], tool_name());
    EXPECT_EQ(scan["text_layer"]["value"]["mean_confidence"], 91.25);
    EXPECT_EQ(scan["text_layer"]["value"]["words"], 2);
}

TEST(Manifest, HoldsEveryFieldWithItsPlace) {
    const Json m = sample();
    const Json& content = m["content"];
    EXPECT_EQ(content["code_full"], (Json{{"value", "05/QĐ-SNV"},
                                          {"source", "ocr"},
                                          {"confidence", 91.25},
                                          {"page", 1},
                                          {"box", {100.0, 300.0, 400.5, 340.0}}}));
    EXPECT_EQ(content["issued_place"], (Json{{"value", nullptr},
                                             {"reason", "doubtful"},
                                             {"seen", "Hà Nôi"},
                                             {"confidence", 40.5},
                                             {"page", 1},
                                             {"box", {900.0, 310.0, 1200.0, 350.0}}}));
    EXPECT_EQ(content["parent_organ"], (Json{{"value", nullptr}, {"reason", "not_found"}}));
    EXPECT_EQ(content["signer"]["full_name"]["value"], "Nguyễn Thị Ngọc Yến");
    EXPECT_EQ(content["signer"]["full_name"]["page"], 2);
    EXPECT_EQ(content["signer"]["capacity"]["value"], "KT.");
    EXPECT_EQ(m["identity"]["type_name_code"]["value"], "02");
    EXPECT_EQ(m["identity"]["type_name_code"]["box"], content["type_name"]["box"]);
    for (const FieldRow& row : field_table) {
        std::string place = std::string("/content/") + row.key;
        std::replace(place.begin(), place.end(), '.', '/');
        const Field field = sample_fields().*(row.member);
        EXPECT_EQ(m[Json::json_pointer(place)]["value"], field.value.empty() ? Json() : Json(field.value)) << row.key;
    }
}

TEST(Manifest, AFieldThatNobodyReadWasNotExtracted) {
    const SampleRecord sample_record;
    ManifestInput input = sample_record.input();
    input.fields = {};
    const Json m = Json::parse(manifest_json(input));
    EXPECT_EQ(faults_of(m.dump()), "");
    EXPECT_EQ(m["content"]["subject"], (Json{{"value", nullptr}, {"reason", "not_extracted"}}));
    EXPECT_EQ(m["identity"]["type_name_code"], (Json{{"value", nullptr}, {"reason", "not_extracted"}}));
}

// for_record() and the schema must agree about what a field may be.
TEST(Manifest, ConformsWhateverWasRead) {
    const SampleRecord sample_record;
    ManifestInput input = sample_record.input();
    for (const size_t characters : {11, 12, 30, 31, 200, 201, 500, 501, 3000}) {
        std::string text;
        for (size_t i = 0; i < characters; ++i)
            text += "ữ";
        for (const FieldRow& row : field_table) {
            input.fields = {};
            input.fields.*(row.member) = {text, 50, 1, 1, 2, 3, 4, "ocr", "", ""};
            input.fields = for_record(input.fields);
            EXPECT_EQ(faults_of(manifest_json(input)), "") << row.key << " of " << characters;
        }
    }
}

TEST(Manifest, SaysWhyWhatIsNotKnown) {
    SampleRecord sample_record;
    sample_record.document.pages[0].dpi_source = "assumed";
    sample_record.prepared.appearance_text.clear();
    for (PageRecord& page : sample_record.pages)
        page.text = PageText{};
    ManifestInput input = sample_record.input();
    input.record = {};
    input.seal.organisation.clear();
    const std::string text = manifest_json(input);
    EXPECT_EQ(faults_of(text), "");
    const Json m = Json::parse(text);
    EXPECT_EQ(m["identity"]["dossier_code"], (Json{{"value", nullptr}, {"reason", "not_extracted"}}));
    EXPECT_EQ(m["identity"]["paper_name"], (Json{{"value", nullptr}, {"reason", "not_in_profile"}}));
    EXPECT_EQ(m["scan"]["scale"]["reason"], "not_extracted");
    EXPECT_EQ(m["scan"]["conversion_mark"]["reason"], "not_applicable");
    EXPECT_EQ(m["scan"]["device"]["reason"], "not_in_profile");
    EXPECT_EQ(m["content"]["language"]["reason"], "not_extracted");
    EXPECT_EQ(m["scan"]["text_layer"]["value"]["present"], false);
    EXPECT_EQ(m["scan"]["text_layer"]["value"]["mean_confidence"], nullptr);
    EXPECT_EQ(m["pages"][0]["text"]["mean_confidence"], nullptr);
    EXPECT_EQ(m["signatures"][0]["tsa"]["reason"], "not_applicable");
}

TEST(Manifest, ListsFilesWithCapitalChecksums) {
    const SampleRecord sample_record;
    const Json files = sample()["files"];
    EXPECT_EQ(files["sources"].size(), 2u);
    EXPECT_EQ(files["sources"][1]["file_name"], "b.tif");
    EXPECT_EQ(files["sources"][1]["mime"], "image/tiff");
    EXPECT_EQ(files["document"]["size"], sample_record.pdf().size());
    const std::string checksum = files["unsigned"]["checksum"];
    EXPECT_EQ(checksum.find_first_of("abcdef"), std::string::npos);
    EXPECT_EQ(hex(unhex(checksum)), sample_record.composed.sha256);
}

TEST(Manifest, SignatureAnswersTheQuestionsOfTheLaw) {
    const Json s = sample()["signatures"][0];
    EXPECT_EQ(s["role"], "agency");
    EXPECT_EQ(s["title"]["value"], "Văn thư, lưu trữ");
    EXPECT_EQ(s["org"]["value"], "UBND xã Mẫu");
    EXPECT_EQ(s["alg"], (Json{{"digest", "SHA-256"}, {"scheme", "RSASSA-PSS"}, {"key_bits", 2048}}));
    EXPECT_EQ(s["checks"]["1.1"], (Json{{"result", "pass"}, {"reason", nullptr}}));
    EXPECT_EQ(s["checks"]["byte_range"]["reason"]["message"], "why");
    EXPECT_EQ(s["revocation"][0]["next_update"], nullptr);
    EXPECT_EQ(s["appearance_text"], "SAO Y; UBND XÃ MẪU; 23/11/2026; 08:15:30 +07:00");
    EXPECT_EQ(s["ruleset"], "ND23-2025+TT15-2025");
}

TEST(Manifest, FindingsStandOnce) {
    const Json m = sample();
    EXPECT_EQ(m["findings"].size(), 1u);
    EXPECT_EQ(m["pages"][0]["findings"].size(), 1u);
    EXPECT_EQ(m["pages"][1]["findings"].size(), 2u); // of reading and of composing
    EXPECT_EQ(m["pages"][0]["findings"][0]["message"],
              "the page was scanned at 150 dpi; at least 200 dpi is asked for");
    EXPECT_EQ(m["pages"][0]["findings"][0]["args"], (Json{"150", "200"}));
    EXPECT_EQ(m["pages"][0]["findings"][0]["id"], "scan.dpi.low");
    EXPECT_EQ(m["pages"][1]["findings"][0]["id"], "pdf.image") << "a rule with one sentence needs no word besides";
}

TEST(Manifest, FileNamesThatAreNoUtf8DoNotStopIt) {
    SampleRecord sample_record;
    sample_record.document.files[0].path = "in/\xff.tif";
    EXPECT_EQ(faults_of(manifest_json(sample_record.input())), "");
}

TEST(Manifest, RefusesPartsThatDoNotBelongTogether) {
    const auto refused = [](const std::function<void(SampleRecord&, ManifestInput&)>& change) {
        SampleRecord sample_record;
        ManifestInput input = sample_record.input();
        change(sample_record, input);
        try {
            manifest_json(input);
            return false;
        } catch (const Error& e) {
            return e.code == Code::internal;
        }
    };
    EXPECT_TRUE(refused([](auto&, auto& in) { in.document_sha256 = sha256_hex("other"); }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.document_bytes += 1; }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.verdict = {}; }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.certificate_check = {}; }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.verdict.signatures[0].signer = {}; }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.roles.clear(); }));
    EXPECT_TRUE(refused([](auto& s, auto&) { s.composed.pages.pop_back(); }));
    EXPECT_TRUE(refused([](auto&, auto& in) { in.prepared = nullptr; }));
}

TEST(ManifestSchema, IsClosedAndDescribedEverywhere) {
    const Json schema = Json::parse(manifest_schema());
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    size_t objects = 0;
    const std::function<void(const Json&)> walk = [&](const Json& node) {
        if (node.is_object() && node.value("type", Json()) == "object") {
            ++objects;
            EXPECT_EQ(node.value("additionalProperties", Json(true)), Json(false)) << node.dump().substr(0, 200);
        }
        for (const Json& child : node)
            if (child.is_structured()) walk(child);
        if (node.is_object() && node.contains("$ref")) {
            EXPECT_TRUE(node["$ref"].get<std::string>().starts_with("#/definitions/"));
        }
    };
    walk(schema);
    EXPECT_GT(objects, 20u);
    for (const char* group : {"identity", "content", "holder", "scan"})
        for (const auto& [key, field] : schema["properties"][group]["properties"].items())
            EXPECT_TRUE(field.contains("description")) << key;
}

// Each of these is one change of a good manifest that the schema must not let through.
TEST(ManifestSchema, RefusesChanges) {
    const std::vector<std::pair<const char*, Json>> changes = {
        {"/schema_version", 1},
        {"/extra", 1},
        {"/identity/extra", 1},
        {"/identity/dossier_code", nullptr},
        {"/identity/dossier_code", Json{{"value", nullptr}}},
        {"/identity/dossier_code", Json{{"value", nullptr}, {"reason", "lazy"}}},
        {"/identity/dossier_code", Json{{"value", ""}}},
        {"/content/code_number", Json{{"value", "123456789012"}}},
        {"/content/issued_date", Json{{"value", "23/11/2026"}}},
        {"/content/signer/capacity", Json{{"value", "KT"}}},
        {"/content/subject/box", Json{1, 2, 3}},
        {"/content/subject/page", 0},
        {"/content/subject/seen", "a value that is trusted has no other reading"},
        {"/content/language", Json{{"value", "12"}}},
        {"/content/pages", Json{{"value", 3}}},
        {"/pages/0/number", 2},
        {"/pages/0/source/file", 2},
        {"/pages/0/rotate", 45},
        {"/pages/1/image/sha256", "AB"},
        {"/files/document/checksum", std::string(64, 'a')},
        {"/files/sources", Json::array()},
        {"/signatures", Json::array()},
        {"/signatures/0/checks/1.1", "pass"},
        {"/signatures/0/checks/1.1/result", "good"},
        {"/signatures/0/byte_range", Json{0, 1, 2}},
        {"/signatures/0/reasons/0/id", ""},
        {"/signatures/0/reasons/0/id", "The trust folder holds no list"},
        {"/signatures/0/claimed_time", "2026-11-23T01:15:30Z"},
        {"/events/0/outcome", "failure"},
    };
    for (const auto& [place, value] : changes) {
        Json m = sample();
        m[Json::json_pointer(place)] = value;
        EXPECT_NE(faults_of(m.dump()), "") << place << " = " << value;
    }
    for (const char* key : {"tool", "holder", "signatures", "certificate_check", "events", "archive"}) {
        Json m = sample();
        m.erase(key);
        EXPECT_NE(faults_of(m.dump()), "") << key;
    }
}

TEST(ManifestSchema, TakesFieldsThatLaterStationsFill) {
    Json m = sample();
    m["content"]["code_number"] = {
        {"value", "05"}, {"source", "ocr"}, {"confidence", 88.5}, {"checked_by", "Trần Thị B"}};
    m["content"]["issued_date"] = {{"value", "2020-01-05"}, {"source", "typed"}};
    m["content"]["attachments"] = {{"value", {"Phụ lục I"}}};
    m["content"]["valid_scope"] = {{"value", nullptr}, {"reason", "not_on_paper"}};
    EXPECT_EQ(faults_of(m.dump()), "");
}

TEST(ManifestSchema, WithstandsHostileText) {
    EXPECT_NE(faults_of(""), "");
    EXPECT_NE(faults_of(std::string(100'000, '[')), "");
    EXPECT_NE(faults_of("{\"tool\": \"\xff\"}"), "");
    Json m = sample();
    m["events"][0]["time"] = std::string(1'000'000, '2');
    EXPECT_NE(faults_of(m.dump()), "");
    m["events"][0]["time"] = std::string(7'900, '2');
    EXPECT_NE(faults_of(m.dump()), "");
    EXPECT_NE(faults_of("{\"files\": 1e999}"), "");
}

} // namespace
} // namespace sohoa
