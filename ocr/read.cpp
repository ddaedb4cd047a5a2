// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "ocr/line_images.h"
#include "ocr/prepare.h"
#include "ocr/reading_order.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <sys/stat.h>

namespace sohoa {
namespace {

constexpr const char* debian_tessdata = "/usr/share/tesseract-ocr/5/tessdata";

using Deadline = std::chrono::time_point<std::chrono::steady_clock, std::chrono::duration<double>>;
using Iterator = std::unique_ptr<tesseract::ResultIterator>;

bool is_file(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::string model_in(const std::string& folder, const std::string& language) {
    return folder + "/" + language + ".traineddata";
}

std::string tessdata_folder(const ReadOptions& options, const std::string& own) {
    if (!options.tessdata.empty()) return options.tessdata;
    for (const std::string& language : split(options.language, '+'))
        if (own.empty() || !is_file(model_in(own, language))) return debian_tessdata;
    return own;
}

void free_text(const char* text) {
    delete[] text;
}
using Text = Handle<const char, free_text>;

void require_models(const ReadOptions& options, const std::string& folder) {
    for (const std::string& language : split(options.language, '+'))
        if (const std::string path = model_in(folder, language); !is_file(path))
            throw Error(Code::configuration, path,
                        msg("the recognition model is missing; install the package tesseract-ocr-{1}", language));
}

/// The word under `it`, in pixels of the untouched page; an empty text when there is none.
Word word_at(const tesseract::ResultIterator& it, const PageMap& to_page) {
    constexpr auto level = tesseract::RIL_WORD;
    Word word;
    const Text text(it.GetUTF8Text(level));
    if (!text) return word;
    word.text = nfc(text.get());
    if (word.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        word.text.clear();
        return word;
    }
    word.confidence = std::clamp(static_cast<double>(it.Confidence(level)), 0.0, 100.0);

    int left = 0, top = 0, right = 0, bottom = 0;
    it.BoundingBox(level, &left, &top, &right, &bottom);
    int x0 = left, y0 = bottom, x1 = right, y1 = bottom;
    it.Baseline(level, &x0, &y0, &x1, &y1);
    word.base_from = to_page({static_cast<double>(x0), static_cast<double>(y0)});
    word.base_to = to_page({static_cast<double>(x1), static_cast<double>(y1)});

    float row_height = 0, descenders = 0, ascenders = 0;
    it.RowAttributes(&row_height, &descenders, &ascenders);
    const double scale = std::hypot(to_page.xx, to_page.yx);
    word.height = (row_height > 0 ? row_height : bottom - top) * scale;

    const Point corners[] = {to_page({1.0 * left, 1.0 * top}), to_page({1.0 * right, 1.0 * top}),
                             to_page({1.0 * left, 1.0 * bottom}), to_page({1.0 * right, 1.0 * bottom})};
    const auto [min_x, max_x] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [min_y, max_y] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    word.x0 = min_x, word.y0 = min_y, word.x1 = max_x, word.y1 = max_y;
    return word;
}

void collect_words(tesseract::TessBaseAPI& api, const PageMap& to_page, PageText& page) {
    const Iterator it(api.GetIterator());
    if (!it) return;
    int block = 0;
    bool new_line = true;
    double sum = 0;
    size_t words = 0;
    do {
        if (it->IsAtBeginningOf(tesseract::RIL_BLOCK)) ++block;
        new_line = new_line || it->IsAtBeginningOf(tesseract::RIL_TEXTLINE);
        Word word = word_at(*it, to_page);
        if (word.text.empty()) continue;
        if (new_line) page.lines.push_back({{}, block});
        new_line = false;
        sum += word.confidence;
        ++words;
        page.lines.back().words.push_back(std::move(word));
    } while (it->Next(tesseract::RIL_WORD));
    if (words > 0) page.mean_confidence = sum / static_cast<double>(words);
}

} // namespace

struct Reader::State {
    ReadOptions options;
    std::string engine, model_path, model_sha256;
    tesseract::TessBaseAPI api;

    PageText empty_page() const {
        PageText page;
        page.engine = engine;
        page.model = options.language;
        page.model_path = model_path;
        page.model_sha256 = model_sha256;
        return page;
    }

    PageText read_turned(const PageInfo& info, const Image& image, const QualityReport& quality, Deadline deadline,
                         const Context& context);
};

PageText Reader::State::read_turned(const PageInfo& info, const Image& image, const QualityReport& quality,
                                    Deadline deadline, const Context& context) {
    const ReadingCopy copy = prepare(info, image, quality, options);
    PageText page = empty_page();
    page.turned = copy.turned;
    page.deskewed = copy.deskewed;
    api.SetImage(copy.image.get());
    api.SetSourceResolution(static_cast<int>(std::lround(copy.dpi)));

    tesseract::ETEXT_DESC monitor;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    monitor.set_deadline_msecs(static_cast<int32_t>(std::clamp<int64_t>(left.count(), 1, INT32_MAX)));
    monitor.cancel_this = const_cast<Context*>(&context); // Tesseract's hook takes void*; it is only read
    monitor.cancel = [](void* given, int) { return static_cast<const Context*>(given)->stop(); };
    page.timed_out = api.Recognize(&monitor) != 0;
    if (context.stop()) throw Error(Code::interrupted, "", msg("interrupted"));
    collect_words(api, copy.to_page, page);
    put_in_reading_order(page, info);
    api.Clear();
    return page;
}

std::string model_path(const ReadOptions& options, const std::string& own_tessdata) {
    return model_in(tessdata_folder(options, own_tessdata), options.language.substr(0, options.language.find('+')));
}

Reader::Reader(const ReadOptions& options, const std::string& own_tessdata) : state_(std::make_unique<State>()) {
    const std::string folder = tessdata_folder(options, own_tessdata);
    require_models(options, folder);
    keep_line_images_plain();
    state_->options = options;
    state_->model_path = model_path(options, own_tessdata);
    state_->model_sha256 = sha256_file(state_->model_path);
    state_->engine = std::string("tesseract ") + tesseract::TessBaseAPI::Version();
    const std::vector<std::string> names = {"debug_file"}, values = {"/dev/null"};
    if (state_->api.Init(folder.c_str(), options.language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr,
                         0, &names, &values, false) != 0)
        throw Error(Code::configuration, state_->model_path, msg("the recognition model cannot be loaded"));
    state_->api.SetPageSegMode(tesseract::PSM_AUTO);
    // Sauvola's local threshold finds lines in shadows and over print that shows through.
    state_->api.SetVariable("thresholding_method", "2");
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

PageText Reader::read(const PageInfo& info, const Image& image, const QualityReport& quality, const Context& context) {
    constexpr double doubtful = 70, better_by = 15; // mean confidence; text on its head reads at 30 to 50
    constexpr int least = 16; // pixels; Tesseract's thresholder leaks on images that hold no letter
    if (quality.blank && state_->options.skip_blank) return state_->empty_page();
    if (std::min(width(image), height(image)) < least) return state_->empty_page();
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::duration<double>(state_->options.page_seconds);
    PageText best = state_->read_turned(info, image, quality, deadline, context);
    if (quality.orientation_known || best.mean_confidence >= doubtful) return best;
    for (const int turn : {180, 90, 270}) {
        QualityReport turned = quality;
        turned.orientation = turn;
        PageText text = state_->read_turned(info, image, turned, deadline, context);
        if (text.timed_out) break;
        if (text.mean_confidence >= doubtful && text.mean_confidence > best.mean_confidence + better_by) return text;
    }
    return best;
}

} // namespace sohoa
