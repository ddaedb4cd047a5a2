// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "cli/workers/packet.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// A row of cli/stations/stations.h as the zygote uses it: from an encoded request to what a worker says (packet.h).
struct StationFunction {
    const char* name;
    std::string (*work)(std::string_view request, const Workshop&);
};

template <class Row>
StationFunction function_of() {
    return {Row::name, [](std::string_view request, const Workshop& at) {
                return said(Row::work(decode<typename Row::Request>(request), at));
            }};
}
template <class... Row>
std::vector<StationFunction> functions_of(Rows<Row...>) {
    return {function_of<Row>()...};
}

/// What a program of workers is made of.
struct WorkerProgram {
    std::vector<StationFunction> stations;
    void (*quieten)(); ///< the libraries that it uses, and warms them up for the workers
    /// The recogniser; null in a program without one.
    std::shared_ptr<Reader> (*load_reader)(const ReadOptions&, const std::string& tessdata);
};

/// The zygote: started by cli/workers/zygote_client.h with a socket on descriptor 3 and OMP_THREAD_LIMIT=1. It is
/// single-threaded, loads the OCR model once where pages are read, and parses nothing. For each job it forks a worker,
/// which is confined (sandbox.h), does this job and ends. A worker that crashes, hangs, lies or eats its memory ends
/// one job.
int zygote_main(const WorkerProgram& program);

} // namespace sohoa
