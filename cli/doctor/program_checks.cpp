// SPDX-License-Identifier: GPL-3.0-or-later
// What sohoa itself is made of: profile, models, font, messages, libraries.
#include "cli/doctor/checks.h"
#include "cli/i18n.h"
#include "cli/program.h"
#include "core/base/digest.h"
#include "core/base/text.h"
#include "ocr/read/model_paths.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {
namespace {

std::string package_of(std::string model) {
    std::replace(model.begin(), model.end(), '_', '-');
    return "tesseract-ocr-" + model;
}

Message model_remedy(const ReadOptions& options, const std::string& model, const std::string& path) {
    if (options.tessdata.empty()) return msg("as root: apt-get install --reinstall {1}", package_of(model));
    return msg("put the model at {1}, or leave read.tessdata empty and install the package {2}", path,
               package_of(model));
}

// Its path and digest; false when it is not there.
bool look_at_model(const ReadOptions& options, const std::string& model, const std::string& path, Diagnosis& out) {
    try {
        const std::string digest = sha256_file(path);
        out.values.insert(out.values.end(), {{model + ".path", path}, {model + ".sha256", digest}});
        out.found.push_back({path + ", SHA-256 " + digest});
        return true;
    } catch (const Error& error) {
        out.fault(Condition::missing, {path, error.message}, model_remedy(options, model, path));
        return false;
    }
}

} // namespace

Diagnosis look_at_profile(Checkup& checkup) {
    Diagnosis out;
    if (checkup.profile_fault) {
        const Error& fault = *checkup.profile_fault;
        out.fault(Condition::missing, {fault.where, fault.message},
                  msg("see every fault with: sohoa profile check {1}", checkup.profile_name));
        return out;
    }
    const SealOptions& seal = checkup.profile.seal;
    out.values = {{"name", checkup.profile.name}, {"agency", seal.organisation}};
    out.found.push_back({checkup.profile.name + ": " + checkup.profile.title});
    if (seal.organisation.empty()) {
        out.fault(checkup.key.key.empty() ? Condition::warning : Condition::missing,
                  {"", msg("the name of the agency is not set; nothing is signed without it")},
                  msg("set it with --set agency.name=\"…\", or under [agency] name in a profile of your own"));
        return out;
    }
    out.found.push_back({"", msg("agency: {1}", seal.organisation)});
    try {
        checkup.call<LayOutSeal>({seal, checkup.now});
    } catch (const Error& error) { // the text does not fit, or the font lacks a character
        out.fault(Condition::missing, {error.where, error.message},
                  msg("shorten agency.name, or write it without the character that is named here"));
    }
    return out;
}

Diagnosis look_at_models(Checkup& checkup) {
    const ReadOptions& options = checkup.profile.read;
    const std::vector<std::string> models = split(options.language, '+');
    Diagnosis out;
    bool all = true;
    const std::vector<std::string> paths = model_paths(options, share_folder("tessdata"));
    for (size_t i = 0; i < models.size(); ++i)
        all = look_at_model(options, models[i], paths[i], out) && all;
    if (!all) return out;
    if (const auto missing = missing_own_model(options, share_folder("tessdata")))
        out.fault(Condition::warning, {"", *missing},
                  msg("install sohoa again, with its folder share beside its folder bin"));
    try {
        const Zygote loads(WorkerKind::scan_with_reader, checkup.profile, language());
    } catch (const Error& error) {
        out.fault(Condition::missing, {error.where, error.message},
                  model_remedy(options, models.front(), paths.front()));
    }
    return out;
}

Diagnosis look_at_font(Checkup& checkup) {
    if (const Fault& fault = checkup.surroundings().font; !fault.message.id.empty()) { // a letter has no glyph
        Diagnosis out;
        out.fault(Condition::missing, {fault.where, fault.message},
                  msg("build sohoa again on a machine that has the package fonts-liberation2"));
        return out;
    }
    return {Condition::good, {{"", msg("built in, with every Vietnamese letter; no font of the machine is used")}}};
}

Diagnosis look_at_messages(Checkup&) {
    const std::string path = share_folder("locale") + "/vi/LC_MESSAGES/sohoa.mo";
    Diagnosis out;
    out.values = {{"path", path}};
    if (std::filesystem::is_regular_file(path))
        out.found.push_back({path});
    else
        out.fault(Condition::warning, {path, msg("is not there, so messages are English")},
                  msg("install sohoa again, with its folder share beside its folder bin"));
    return out;
}

Diagnosis look_at_libraries(Checkup& checkup) {
    Diagnosis out;
    std::string text;
    for (const Library& library : checkup.surroundings().libraries) {
        text += (text.empty() ? "" : ", ") + library.name + " " + library.version;
        out.values.emplace_back(library.name, library.version);
    }
    out.found.push_back({text});
    return out;
}

} // namespace sohoa
