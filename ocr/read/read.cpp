// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/read.h"
#include "ocr/read/model_paths.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "ocr/read/common_pairs.h"
#include "ocr/read/false_words.h"
#include "ocr/read/line_images.h"
#include "ocr/read/prepare.h"
#include "ocr/read/reading_order.h"
#include "ocr/read/recognised_words.h"
#include "ocr/read/two_readings.h"
#include "ocr/read/vocabulary.h"
#include "ocr/read/which_way_up.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sohoa {
namespace {

using Deadline = std::chrono::time_point<std::chrono::steady_clock, std::chrono::duration<double>>;

/// Of the kinds of papers ("QUYẾT ĐỊNH = QĐ") and of agencies.
std::vector<std::string> known_abbreviations() {
    std::vector<std::string> out = abbreviations_with_d_stroke();
    for (const std::string& kind : kinds_of_documents())
        if (const size_t at = kind.find(" = "); at != std::string::npos) out.push_back(kind.substr(at + 3));
    return out;
}

} // namespace

struct Reader::State {
    ReadOptions options;
    std::string engine, model_path, model_sha256;
    Alternatives known{common_pairs(), known_abbreviations()};
    tesseract::TessBaseAPI api;

    PageText empty_page() const {
        PageText page;
        page.engine = engine;
        page.model = options.language;
        page.model_path = model_path;
        page.model_sha256 = model_sha256;
        return page;
    }

    PageText read_turned(const PageInfo& info, const Image& image, const QualityReport& quality, const ReadOptions& how,
                         Deadline deadline);
    PageText read_upright(const PageInfo& info, const Image& image, const QualityReport& quality, Deadline deadline);
};

PageText Reader::State::read_turned(const PageInfo& info, const Image& image, const QualityReport& quality,
                                    const ReadOptions& how, Deadline deadline) {
    const ReadingCopy copy = prepare(info, image, quality, how);
    PageText page = empty_page();
    page.turned = copy.turned;
    page.deskewed = copy.deskewed;
    for (const RedSeal& s : copy.seals)
        page.marks.push_back({"seal", s.x - s.rx, s.y - s.ry, s.x + s.rx, s.y + s.ry});
    for (const Signature& s : copy.signatures)
        page.marks.push_back({"signature", s.x0, s.y0, s.x1, s.y1});
    // Sauvola's local thresholds find lines in shadows, over print that shows through, and in faded bitonal print.
    api.SetVariable("thresholding_method", copy.even && how.threshold == "page" ? "0" : "2");
    api.SetImage(copy.image.get());
    api.SetSourceResolution(static_cast<int>(std::lround(copy.dpi)));

    tesseract::ETEXT_DESC monitor;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    monitor.set_deadline_msecs(static_cast<int32_t>(std::clamp<int64_t>(left.count(), 1, INT32_MAX)));
    page.timed_out = api.Recognize(&monitor) != 0;
    collect_words(api, copy.to_page, options.second_look ? &known : nullptr, page);
    api.Clear();
    return page;
}

Reader::Reader(const ReadOptions& options, const std::string& own_tessdata) : state_(std::make_unique<State>()) {
    const std::string folder = model_folder(options, own_tessdata);
    keep_line_images_plain();
    state_->options = options;
    state_->model_path = model_paths(options, own_tessdata).front();
    state_->model_sha256 = sha256_file(state_->model_path);
    state_->engine = std::string("tesseract ") + tesseract::TessBaseAPI::Version();
    const std::vector<std::string> names = {"debug_file"}, values = {"/dev/null"};
    if (state_->api.Init(folder.c_str(), options.language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names,
                         &values, false) != 0)
        throw Error(Code::configuration, state_->model_path, msg("the recognition model cannot be loaded"));
    state_->api.SetPageSegMode(tesseract::PSM_AUTO);
    state_->api.SetVariable("textord_all_prop", "1"); // no search for typewriter pitch
    if (options.second_look) {
        state_->api.SetVariable("lstm_choice_mode", "2"); // the letters that came second
        state_->api.SetVariable("lstm_choice_iterations", "2");
    }
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

namespace {

// A page that reads badly at the usual size is read once more at its own.
bool is_worth_another(const PageInfo& info, const PageText& text, const ReadOptions& options) {
    return !text.lines.empty() && !text.timed_out && text.mean_confidence < options.again_below &&
           options.reading_dpi > 0 && info.seen_dpi() > 1.2 * options.reading_dpi;
}

} // namespace

namespace {

/// As the gate found it, as it stands, as words were seen to run, and the others.
std::vector<int> turns_to_try(int found, int words_run) {
    std::vector<int> turns;
    for (const int turn : {found, 0, words_run, 180, 90, 270})
        if (std::find(turns.begin(), turns.end(), turn) == turns.end()) turns.push_back(turn);
    return turns;
}

/// Nothing is to be gained from reading in other turns: one shows itself, or the gate and the reading agree that poor
/// print is what it is.
bool settled(const std::vector<PageText>& readings, const QualityReport& quality) {
    constexpr double not_on_its_head = 50;
    const bool shown = std::any_of(readings.begin(), readings.end(), shows_its_turn);
    const bool stands = std::any_of(readings.begin(), readings.end(), [](const auto& r) { return r.turned == 0; });
    const bool poor = std::any_of(readings.begin(), readings.end(), [&](const auto& r) {
        return r.mean_confidence >= not_on_its_head && turn_of_words(r) == r.turned;
    });
    return shown || (quality.orientation_known && stands && poor);
}

} // namespace

// Where the gate and the reading disagree, the reading decides.
PageText Reader::State::read_upright(const PageInfo& info, const Image& image, const QualityReport& quality,
                                     Deadline deadline) {
    std::vector<PageText> readings = {read_turned(info, image, quality, options, deadline)};
    for (const int turn : turns_to_try(quality.orientation, turn_of_words(readings.front()))) {
        if (settled(readings, quality) || readings.back().timed_out) break;
        if (turn == quality.orientation) continue;
        QualityReport turned = quality;
        turn_report(turned, turn);
        PageText text = read_turned(info, image, turned, options, deadline);
        if (!text.timed_out || readings.empty()) readings.push_back(std::move(text));
    }
    return best_of(std::move(readings));
}

PageText Reader::read(const PageInfo& info, const Image& image, const QualityReport& quality) {
    constexpr int least = 16; // pixels; Tesseract's thresholder leaks on images that hold no letter
    if (quality.blank && state_->options.skip_blank) return state_->empty_page();
    if (std::min(width(image), height(image)) < least) return state_->empty_page();
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::duration<double>(state_->options.page_seconds);
    PageText text = state_->read_upright(info, image, quality, deadline);
    if (is_worth_another(info, text, state_->options)) {
        ReadOptions large = state_->options;
        large.reading_dpi = 300;
        large.x_height = 0;
        QualityReport turned = quality;
        turn_report(turned, text.turned);
        const PageText second = state_->read_turned(info, image, turned, large, deadline);
        if (!second.timed_out) take_better_lines(text, second);
    }
    drop_words_of_marks(text);
    put_in_reading_order(text, info);
    text.mean_confidence = mean_confidence(text);
    return text;
}

} // namespace sohoa
