// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/outcomes.h"

#include "tests/cli/samples.h"
#include "tests/cli/workers.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

// What a worker has from the zygote before its limit counts: the recogniser's model, the libraries.
constexpr uint64_t at_birth = 150'000'000;

void check_refusal(const std::string& folder) {
    EXPECT_EQ(tree(folder), Names{"error.json"});
    const Json error = Json::parse(read(folder + "/error.json"), nullptr, false);
    ASSERT_FALSE(error.is_discarded()) << folder;
    const std::string en = error["message"]["en"], vi = error["message"]["vi"];
    EXPECT_NE(en, "") << folder;
    EXPECT_NE(vi, en) << folder << ": not translated";
    EXPECT_EQ(en.find("crash"), std::string::npos) << folder << ": " << en;
    EXPECT_EQ(en.find("internal error"), std::string::npos) << folder << ": " << en;
}

void check_records(const std::string& out, const Names& published) {
    EXPECT_EQ(records_in(out), published);
    Names check = {"manifest", "check"};
    for (const std::string& name : published)
        check.push_back(out + "/" + name);
    if (published.empty()) return;
    const Outcome outcome = sohoa(check);
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

void check_left(const std::string& out, const Json& documents) {
    Names published, refused;
    for (const Json& d : documents) {
        EXPECT_TRUE(d["state"] == "published" || d["state"] == "refused") << d;
        (d["state"] == "published" ? published : refused).push_back(d["name"]);
    }
    std::sort(published.begin(), published.end());
    std::sort(refused.begin(), refused.end());
    check_records(out, published);
    EXPECT_EQ(records_in(out + "/.refused"), refused);
    for (const std::string& name : refused)
        check_refusal(out + "/.refused/" + name);
    std::set<std::string> hidden;
    for (const auto& entry : fs::directory_iterator(out))
        if (entry.path().filename().string()[0] == '.') hidden.insert(entry.path().filename());
    EXPECT_EQ(hidden, (std::set<std::string>{".lock", ".refused"})) << "staging is left";
}

} // namespace

HostileRun run_under_limits(const std::string& out, const Names& sources, const WorkerLimits& limits) {
    const std::string seconds = std::to_string(limits.seconds);
    Names arguments = {"--json",
                       "--jobs",
                       "2",
                       "--set",
                       "limits.page_seconds=" + seconds,
                       "--set",
                       "limits.document_seconds=" + seconds,
                       "--set",
                       "limits.worker_bytes=" + std::to_string(limits.bytes)};
    arguments.insert(arguments.end(), sources.begin(), sources.end());
    Process process(SOHOA_PROGRAM, Call{run_arguments(out, arguments)});
    WorkerWatch watch(process);
    HostileRun run;
    run.outcome = process.wait();
    watch.stop();
    EXPECT_EQ(run.outcome.code, 3) << run.outcome.err;
    EXPECT_TRUE(process.session_ends());
    EXPECT_GT(watch.seen, 0u);
    EXPECT_LE(watch.cpu_seconds, static_cast<double>(limits.seconds) * 1.1);
#ifndef SOHOA_SANITIZED
    EXPECT_LE(watch.resident_bytes, (limits.bytes + at_birth) * 11 / 10);
#endif
    const Json json = Json::parse(run.outcome.out, nullptr, false);
    if (json.is_discarded()) {
        ADD_FAILURE() << "no JSON: " << run.outcome.out;
        return run;
    }
    check_left(out, json["documents"]);
    for (const Json& d : json["documents"])
        run.documents[d["source"]] = {d["state"], d.value("where", ""), d.value("message", "")};
    EXPECT_EQ(run.documents.size(), json["documents"].size());
    for (const Json& p : json["passed_over"])
        run.passed_over.push_back(p["path"]);
    return run;
}

} // namespace sohoa::test
