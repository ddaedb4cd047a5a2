// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/read.h"

#include <string>
#include <vector>

namespace sohoa {

/// Paths of the traineddata files that `options` name, all in one folder; the first one leads. `own_tessdata`: the
/// folder of the models that come with the program; empty for none. Debian's serve where one of ours is missing.
std::vector<std::string> model_paths(const ReadOptions& options, const std::string& own_tessdata);

/// That folder. Error(configuration) when a model is not there, with the package that holds it.
std::string model_folder(const ReadOptions& options, const std::string& own_tessdata);

} // namespace sohoa
