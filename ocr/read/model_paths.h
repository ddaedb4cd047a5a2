// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "ocr/read/read.h"

#include <optional>
#include <string>
#include <vector>

namespace sohoa {

/// Paths of the traineddata files that `options` name, all in one folder; the first one leads. `own_tessdata`: the
/// folder of the models that come with the program; empty for none. Debian's serve where one of ours is missing.
std::vector<std::string> model_paths(const ReadOptions& options, const std::string& own_tessdata);

/// Set where Debian's serve though nobody asked for them: a model that comes with the program is not there. Debian's
/// make far more mistakes, so that it must be said.
std::optional<Message> missing_own_model(const ReadOptions& options, const std::string& own_tessdata);

/// That folder. Error(configuration) when a model is not there, with the package that holds it.
std::string model_folder(const ReadOptions& options, const std::string& own_tessdata);

} // namespace sohoa
