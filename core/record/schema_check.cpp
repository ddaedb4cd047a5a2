// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/schema_check.h"

#ifdef SOHOA_SANITIZED
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized" // g++ 12 under the sanitizers, of std::regex (GCC bug 105616)
#endif

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/record/manifest.h"

#include <nlohmann/json.hpp>

#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace sohoa {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr size_t most_faults = 10;
// std::regex recurses once a character: a longer text in a field with a pattern would end the process.
constexpr size_t most_text = 8'000;
constexpr int most_depth = 32;

Message no_json(const std::string& why) {
    return msg("is not JSON: {1}; take the record from a backup", why);
}

/// Keeps the parser from building what no manifest holds: it is asked before a value is made.
class Guard {
  public:
    bool operator()(int depth, Json::parse_event_t, Json& value) {
        if (depth > most_depth || (value.is_string() && value.get_ref<const std::string&>().size() > most_text))
            throw Error(Code::bad_data, "", msg("a value is too long or too deep"));
        return true;
    }
};

std::string place_of(const std::vector<std::string>& context) {
    std::string out;
    for (const std::string& part : context)
        out += part == "<root>" ? "manifest" : part;
    return out;
}

void judge_by_schema(const Json& manifest, std::vector<Message>& faults) {
    const Json text = Json::parse(manifest_schema());
    valijson::Schema schema;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(Adapter(text), schema);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(schema, Adapter(manifest), &results)) return;
    valijson::ValidationResults::Error error;
    while (faults.size() < most_faults && results.popError(error))
        faults.push_back(msg("does not conform to its schema at {1}: {2}", place_of(error.context), error.description));
    if (faults.empty()) faults.push_back(msg("does not conform to its schema"));
}

std::string small(std::string hex_digits) {
    return hex(unhex(hex_digits));
}

void judge_by_itself(const Json& manifest, ManifestReading& out) {
    const Json& files = manifest.at("files");
    const Json& document = files.at("document");
    const Json& bare = files.at("unsigned");
    out.stated = {document.at("size"), small(document.at("checksum")), bare.at("size"), small(bare.at("checksum"))};
    const Json& pages = manifest.at("pages");
    if (manifest.at("content").at("pages").at("value") != pages.size())
        out.faults.push_back(msg("states another number of pages than it lists"));
    for (size_t i = 0; i < pages.size(); ++i) {
        if (pages[i].at("number") != i + 1) out.faults.push_back(msg("page {1} stands out of order", i + 1));
        if (pages[i].at("source").at("file") >= files.at("sources").size())
            out.faults.push_back(msg("page {1} names a source file that is not listed", i + 1));
        if (out.faults.size() >= most_faults) return;
    }
}

} // namespace

ManifestReading read_manifest_text(std::string_view text) {
    ManifestReading out;
    try {
        const Json manifest = Json::parse(text, Guard());
        judge_by_schema(manifest, out.faults);
        if (out.faults.empty()) judge_by_itself(manifest, out);
    } catch (const Json::exception& e) {
        out.faults.push_back(no_json(e.what()));
    } catch (const Error& e) {
        out.faults.push_back(
            msg("holds what no manifest holds: {1}; take the record from a backup", e.message.english()));
    }
    return out;
}

} // namespace sohoa
