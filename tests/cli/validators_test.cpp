// SPDX-License-Identifier: GPL-3.0-or-later
// What programs of others think of our records.
#include "tests/cli/samples.h"
#include "tests/cli/validators.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;

// The unsigned PDF of each sample, cut from the published one.
std::vector<std::string> unsigned_pdfs(const Folder& folder) {
    std::vector<std::string> out;
    for (const std::string& name : sample_names()) {
        const std::string record = records().record(name);
        const size_t size = Json::parse(read(record + "/manifest.json"))["files"]["unsigned"]["size"];
        out.push_back(folder.put(name + ".pdf", read(record + "/document.pdf").substr(0, size)));
    }
    return out;
}

std::vector<std::string> signed_pdfs() {
    std::vector<std::string> out;
    for (const std::string& name : sample_names())
        out.push_back(records().record(name) + "/document.pdf");
    return out;
}

TEST_F(Validators, VeraPdfPassesEveryPdfForTwoUBeforeAndAfterSigning) {
    const Folder folder;
    std::vector<std::string> files = unsigned_pdfs(folder), arguments = {"-f", "2u", "--format", "text"};
    const std::vector<std::string> after = signed_pdfs();
    files.insert(files.end(), after.begin(), after.end());
    arguments.insert(arguments.end(), files.begin(), files.end());
    const Outcome outcome = tool(program("verapdf"), arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    for (const std::string& file : files)
        EXPECT_NE(outcome.out.find("PASS " + file + " 2u"), std::string::npos) << file << "\n" << outcome.out;
}

TEST_F(Validators, VeraPdfFailsAPdfThatIsNoPdfA) {
    EXPECT_NE(
        tool(program("verapdf"), {"-f", "2u", "--format", "text", sample("giay-chung-nhan.pdf")}).out.find("FAIL"),
        std::string::npos);
}

TEST_F(Validators, PyHankoFindsEverySignatureValidAndTrusted) {
    for (const std::string& file : signed_pdfs()) {
        const Outcome outcome = tool(program("pyhanko"), {"sign", "validate", "--trust", records().trust() + "/ca.crt",
                                                          "--trust-replace", "--pretty-print", file});
        EXPECT_EQ(outcome.code, 0) << file << outcome.out << outcome.err;
        EXPECT_NE(outcome.out.find("The signature is judged VALID."), std::string::npos) << file << "\n"
                                                                                         << outcome.out << outcome.err;
    }
}

TEST_F(Validators, PyHankoFindsAChangedSignatureInvalid) {
    const Folder folder;
    std::string bytes = read(records().record("cong-van") + "/document.pdf");
    bytes[20] ^= 1;
    const std::string changed = folder.put("changed.pdf", bytes);
    EXPECT_NE(tool(program("pyhanko"),
                   {"sign", "validate", "--trust", records().trust() + "/ca.crt", "--trust-replace", changed})
                  .code,
              0);
}

// Two arguments: schema and manifest. Ends with 1 and the faults.
const char* const check_manifest = R"(
import json, sys, jsonschema
schema, manifest = (json.load(open(name, encoding='utf-8')) for name in sys.argv[1:])
jsonschema.Draft7Validator.check_schema(schema)
faults = list(jsonschema.Draft7Validator(schema).iter_errors(manifest))
for fault in faults: print(list(fault.absolute_path), fault.message[:300])
sys.exit(1 if faults else 0)
)";

TEST_F(Validators, EveryManifestConformsToItsSchema) {
    for (const std::string& name : sample_names()) {
        const Outcome outcome =
            tool(program("python"), {"-c", check_manifest, SOHOA_SOURCE_DIR "/core/record/manifest.schema.json",
                                     records().record(name) + "/manifest.json"});
        EXPECT_EQ(outcome.code, 0) << name << "\n" << outcome.out << outcome.err;
    }
}

TEST_F(Validators, TheSchemaIsClosedAndWantsEveryKey) {
    const Folder folder;
    const Json whole = Json::parse(read(records().record("giay-phep") + "/manifest.json"));
    auto faulty = [&](const Json& manifest) {
        return tool(program("python"), {"-c", check_manifest, SOHOA_SOURCE_DIR "/core/record/manifest.schema.json",
                                        folder.put("manifest.json", manifest.dump())})
                   .code == 1;
    };
    for (const auto& [key, value] : whole.items()) {
        Json without = whole;
        without.erase(key);
        EXPECT_TRUE(faulty(without)) << key;
    }
    for (const char* place : {"", "/identity", "/files", "/files/document", "/pages/0", "/signatures/0", "/events/0"}) {
        Json more = whole;
        more[Json::json_pointer(place)]["another"] = 1;
        EXPECT_TRUE(faulty(more)) << place;
    }
}

TEST(Qpdf, FindsNoFaultInAnyRecord) {
    for (const std::string& name : sample_names()) {
        const Outcome outcome = tool("qpdf", {"--check", records().record(name) + "/document.pdf"});
        EXPECT_EQ(outcome.code, 0) << name << "\n" << outcome.out << outcome.err;
    }
}

TEST(Pdfsig, FindsEverySignatureWhole) {
    for (const std::string& name : sample_names()) {
        const Outcome outcome = tool("pdfsig", {"-nocert", records().record(name) + "/document.pdf"});
        EXPECT_NE(outcome.out.find("Signature is Valid"), std::string::npos) << name << "\n"
                                                                             << outcome.out << outcome.err;
        EXPECT_NE(outcome.out.find("Total document signed"), std::string::npos) << name << "\n" << outcome.out;
    }
}

} // namespace
} // namespace sohoa::test
