// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layering/layering.h"

#include <iostream>

namespace {

using sohoa::test::broken_rules;
using sohoa::test::Sources;

struct Trial {
    const char* what;
    Sources sources;
    size_t broken; ///< rules that these sources break
};

// Each rule once broken and once kept.
const Trial trials[] = {
    {"nothing wrong",
     {{"core/base/a.h", "#include <string>\n"}, {"cli/b.cpp", "#include \"core/base/a.h\"\n#include <sys/stat.h>\n"}},
     0},
    {"core includes cli", {{"cli/a.h", ""}, {"core/b.cpp", "#include \"cli/a.h\"\n"}}, 1},
    {"core includes profiles", {{"profiles/a.h", ""}, {"core/b.h", "#include \"profiles/a.h\"\n"}}, 1},
    {"ocr includes signing", {{"signing/a.h", ""}, {"ocr/b.cpp", "  #  include \"signing/a.h\"\n"}}, 1},
    {"signing includes ocr", {{"ocr/a.h", ""}, {"signing/b.cpp", "#include \"ocr/a.h\"\n"}}, 1},
    {"signing includes profiles", {{"profiles/a.h", ""}, {"signing/b.cpp", "#include \"profiles/a.h\"\n"}}, 1},
    {"profiles includes both",
     {{"ocr/a.h", ""}, {"signing/a.h", ""}, {"profiles/b.h", "#include \"ocr/a.h\"\n#include \"signing/a.h\"\n"}},
     0},
    {"profiles includes cli", {{"cli/a.h", ""}, {"profiles/b.cpp", "#include \"cli/a.h\"\n"}}, 1},
    {"pdf includes scan", {{"core/scan/a.h", ""}, {"core/pdf/b.cpp", "#include \"core/scan/a.h\"\n"}}, 1},
    {"pdf includes record", {{"core/record/a.h", ""}, {"core/pdf/b.h", "#include \"core/record/a.h\"\n"}}, 1},
    {"document includes pdf", {{"core/pdf/a.h", ""}, {"core/document/b.h", "#include \"core/pdf/a.h\"\n"}}, 1},
    {"scan includes quality", {{"core/quality/a.h", ""}, {"core/scan/b.cpp", "#include \"core/quality/a.h\"\n"}}, 1},
    {"quality includes record", {{"core/record/a.h", ""}, {"core/quality/b.cpp", "#include \"core/record/a.h\"\n"}}, 1},
    {"base includes document", {{"core/document/a.h", ""}, {"core/base/b.cpp", "#include \"core/document/a.h\"\n"}}, 1},
    {"record includes all of core",
     {{"core/base/a.h", ""},
      {"core/pdf/a.h", ""},
      {"core/quality/a.h", ""},
      {"core/record/b.cpp", "#include \"core/base/a.h\"\n#include \"core/pdf/a.h\"\n#include \"core/quality/a.h\"\n"}},
     0},
    {"a room that nobody knows", {{"core/base/a.h", ""}, {"core/attic/b.cpp", "#include \"core/base/a.h\"\n"}}, 1},
    {"ocr/read includes ocr/fields", {{"ocr/fields/a.h", ""}, {"ocr/read/b.cpp", "#include \"ocr/fields/a.h\"\n"}}, 1},
    {"ocr/fields includes ocr/read", {{"ocr/read/a.h", ""}, {"ocr/fields/b.cpp", "#include \"ocr/read/a.h\"\n"}}, 0},
    {"a station includes the line", {{"cli/line/a.h", ""}, {"cli/stations/b.cpp", "#include \"cli/line/a.h\"\n"}}, 1},
    {"a worker includes the line", {{"cli/line/a.h", ""}, {"cli/workers/b.cpp", "#include \"cli/line/a.h\"\n"}}, 1},
    {"a command includes the line", {{"cli/line/a.h", ""}, {"cli/commands/b.cpp", "#include \"cli/line/a.h\"\n"}}, 0},
    {"gettext in its file", {{"cli/i18n.cpp", "#include <libintl.h>\n"}}, 0},
    {"gettext in another", {{"cli/console.cpp", "#include <libintl.h>\n"}}, 1},
    {"toml++ in profiles", {{"profiles/profile.cpp", "#include <toml++/toml.h>\n"}}, 0},
    {"toml++ in a header", {{"profiles/profile.h", "#include <toml++/toml.h>\n"}}, 1},
    {"toml++ in cli", {{"cli/main.cpp", "#include <toml++/toml.h>\n"}}, 1},
    {"nlohmann in a header", {{"core/record/manifest.h", "#include <nlohmann/json.hpp>\n"}}, 1},
    {"nlohmann beside its file", {{"core/record/manifest.cpp", "#include <nlohmann/json.hpp>\n"}}, 1},
    {"nlohmann in its file", {{"core/base/json.cpp", "#include <nlohmann/json.hpp>\n"}}, 0},
    {"Tesseract in core", {{"core/a.cpp", "#include <tesseract/baseapi.h>\n"}}, 1},
    {"CMS in core", {{"core/base/digest.cpp", "#include <openssl/cms.h>\n"}}, 1},
    {"digests in core", {{"core/base/digest.cpp", "#include <openssl/evp.h>\n"}}, 0},
    {"PoDoFo beside its header", {{"core/pdf/seal.cpp", "#include <podofo/podofo.h>\n"}}, 1},
    {"podofo.h in a .cpp",
     {{"core/pdf/podofo.h", "#include <podofo/podofo.h>\n"}, {"core/pdf/seal.cpp", "#include \"core/pdf/podofo.h\"\n"}},
     0},
    {"podofo.h in a header",
     {{"core/pdf/podofo.h", "#include <podofo/podofo.h>\n"}, {"core/pdf/seal.h", "#include \"core/pdf/podofo.h\"\n"}},
     1},
    {"OpenSSL's types stay in signing",
     {{"signing/openssl_types.h", "#include <openssl/x509.h>\n"},
      {"signing/path.h", "#include \"signing/openssl_types.h\"\n"}},
     0},
    {"OpenSSL's types reach cli",
     {{"signing/openssl_types.h", "#include <openssl/x509.h>\n"},
      {"signing/path.h", "#include \"signing/openssl_types.h\"\n"},
      {"signing/verify.h", "#include \"signing/path.h\"\n"},
      {"cli/a.cpp", "#include \"signing/verify.h\"\n"}},
     1},
    {"a library that nobody knows", {{"core/a.cpp", "#include <boost/any.hpp>\n"}}, 1},
    {"a header that is not there", {{"core/a.cpp", "#include \"core/b.h\"\n"}}, 1},
    {"a header beside", {{"core/a.h", ""}, {"core/a.cpp", "#include \"a.h\"\n"}}, 1},
    {"two types of one name", {{"core/a.h", "struct Word {\n"}, {"ocr/b.h", "class Word : public Line {\n"}}, 1},
    {"a type, its forward declaration and its nested type",
     {{"core/a.h", "struct Word {\n"}, {"ocr/b.h", "struct Word;\nstruct Word::State {\n    struct Word {\n"}},
     0},
    {"a comment", {{"core/a.cpp", "// #include <boost/any.hpp>\n"}}, 0},
};

bool try_itself() {
    bool good = true;
    for (const Trial& trial : trials) {
        const std::vector<std::string> broken = broken_rules(trial.sources);
        if (broken.size() == trial.broken) continue;
        good = false;
        std::cerr << "the check does not work: " << trial.what << ": " << broken.size() << " rules broken, not "
                  << trial.broken << "\n";
        for (const std::string& rule : broken)
            std::cerr << "  " << rule << "\n";
    }
    return good;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: layering_check SOURCE-TREE\n";
        return 64;
    }
    if (!try_itself()) return 1;
    const Sources sources = sohoa::test::product_sources(argv[1]);
    if (sources.size() < 50) {
        std::cerr << argv[1] << " is not the source tree\n";
        return 66;
    }
    const std::vector<std::string> broken = broken_rules(sources);
    for (const std::string& rule : broken)
        std::cerr << rule << "\n";
    return broken.empty() ? 0 : 1;
}
