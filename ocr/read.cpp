// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "ocr/alternatives.h"
#include "ocr/common_pairs.h"
#include "ocr/line_images.h"
#include "ocr/prepare.h"
#include "ocr/reading_order.h"
#include "ocr/two_readings.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string_view>
#include <sys/stat.h>
#include <utility>

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

std::string trimmed(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const size_t from = text.find_first_not_of(blanks);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

/// The word under `it`, in pixels of the untouched page; an empty text when there is none.
Word word_at(const tesseract::ResultIterator& it, const PageMap& to_page) {
    constexpr auto level = tesseract::RIL_WORD;
    Word word;
    const Text text(it.GetUTF8Text(level));
    if (!text) return word;
    word.text = nfc(trimmed(text.get())); // with lstm_choice_mode a blank may come with the word that follows it
    if (word.text.empty()) return word;
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

/// What the recogniser offers for each letter of the word under `word`.
std::vector<LetterChoices> choices_at(const tesseract::ResultIterator& word) {
    std::vector<LetterChoices> out;
    tesseract::ResultIterator symbol(word);
    do {
        const Text letter(symbol.GetUTF8Text(tesseract::RIL_SYMBOL));
        LetterChoices choices{letter ? letter.get() : "", {}};
        tesseract::ChoiceIterator choice(symbol);
        do {
            const char* text = choice.GetUTF8Text();
            const bool is_letter = text && *text && std::string_view(text).find(' ') == std::string_view::npos; // a blank parts words
            if (is_letter && choices.letter != text) choices.others.emplace_back(text);
        } while (choice.Next());
        out.push_back(std::move(choices));
    } while (!symbol.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) && symbol.Next(tesseract::RIL_SYMBOL));
    return out;
}

/// A word with its letters; these are there where a second look may be taken alone.
struct Offered {
    Word word;
    std::vector<LetterChoices> letters;
};

/// Takes another word that was offered where the first reading cannot stand. What was changed is never sure.
void look_again(std::vector<Offered>& line, const Alternatives& known) {
    constexpr double unsure = 60;
    for (size_t i = 0; i < line.size(); ++i) {
        Word& word = line[i].word;
        if (line[i].letters.empty()) continue;
        const std::string before = i > 0 ? line[i - 1].word.text : "", after = i + 1 < line.size() ? line[i + 1].word.text : "";
        std::string better;
        const bool impossible = Alternatives::is_impossible(word.text);
        if (known.is_unusual(before, word.text, after)) better = known.usual(before, line[i].letters, after);
        if (better.empty() && impossible) better = Alternatives::possible(line[i].letters);
        if (impossible) word.confidence = std::min(word.confidence, unsure);
        if (better.empty()) continue;
        word.first_reading = std::exchange(word.text, better);
        word.confidence = std::min(word.confidence, unsure);
    }
}

/// The words of the page line by line, as the recogniser has them.
class Collector {
  public:
    Collector(PageText& page, const Alternatives* known) : page_(page), known_(known) {}

    void collect(tesseract::ResultIterator& it, const PageMap& to_page) {
        do {
            if (it.IsAtBeginningOf(tesseract::RIL_BLOCK)) ++block_;
            if (it.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) end_line();
            Word word = word_at(it, to_page);
            if (word.text.empty()) continue;
            line_.push_back({std::move(word), known_ ? choices_at(it) : std::vector<LetterChoices>()});
        } while (it.Next(tesseract::RIL_WORD));
        end_line();
        if (words_ > 0) page_.mean_confidence = sum_ / static_cast<double>(words_);
    }

  private:
    void end_line() {
        if (line_.empty()) return;
        if (known_) look_again(line_, *known_);
        page_.lines.push_back({{}, block_});
        for (Offered& offered : line_) {
            sum_ += offered.word.confidence;
            ++words_;
            page_.lines.back().words.push_back(std::move(offered.word));
        }
        line_.clear();
    }

    PageText& page_;
    const Alternatives* known_;
    std::vector<Offered> line_;
    int block_ = 0;
    double sum_ = 0;
    size_t words_ = 0;
};

void collect_words(tesseract::TessBaseAPI& api, const PageMap& to_page, const Alternatives* known, PageText& page) {
    if (const Iterator it(api.GetIterator()); it) Collector(page, known).collect(*it, to_page);
}

} // namespace

struct Reader::State {
    ReadOptions options;
    std::string engine, model_path, model_sha256;
    Alternatives known{common_pairs()};
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
                         Deadline deadline, const Context& context);
    PageText read_upright(const PageInfo& info, const Image& image, const QualityReport& quality, Deadline deadline,
                          const Context& context);
};

PageText Reader::State::read_turned(const PageInfo& info, const Image& image, const QualityReport& quality,
                                    const ReadOptions& how, Deadline deadline, const Context& context) {
    const ReadingCopy copy = prepare(info, image, quality, how);
    PageText page = empty_page();
    page.turned = copy.turned;
    page.deskewed = copy.deskewed;
    for (const Seal& s : copy.seals) page.marks.push_back({"seal", s.x - s.rx, s.y - s.ry, s.x + s.rx, s.y + s.ry});
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
    collect_words(api, copy.to_page, options.second_look ? &known : nullptr, page);
    api.Clear();
    return page;
}

std::vector<std::string> model_paths(const ReadOptions& options, const std::string& own_tessdata) {
    std::vector<std::string> out;
    for (const std::string& language : split(options.language, '+'))
        out.push_back(model_in(tessdata_folder(options, own_tessdata), language));
    return out;
}

Reader::Reader(const ReadOptions& options, const std::string& own_tessdata) : state_(std::make_unique<State>()) {
    const std::string folder = tessdata_folder(options, own_tessdata);
    require_models(options, folder);
    keep_line_images_plain();
    state_->options = options;
    state_->model_path = model_paths(options, own_tessdata).front();
    state_->model_sha256 = sha256_file(state_->model_path);
    state_->engine = std::string("tesseract ") + tesseract::TessBaseAPI::Version();
    const std::vector<std::string> names = {"debug_file"}, values = {"/dev/null"};
    if (state_->api.Init(folder.c_str(), options.language.c_str(), tesseract::OEM_LSTM_ONLY, nullptr,
                         0, &names, &values, false) != 0)
        throw Error(Code::configuration, state_->model_path, msg("the recognition model cannot be loaded"));
    state_->api.SetPageSegMode(tesseract::PSM_AUTO);
    // Sauvola's local threshold finds lines in shadows and over print that shows through.
    state_->api.SetVariable("thresholding_method", "2");
    if (options.second_look) state_->api.SetVariable("lstm_choice_mode", "2"); // the letters that came second
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;

namespace {

// A page that reads badly at the usual size is read once more at its own.
bool is_worth_another(const PageInfo& info, const PageText& text, const ReadOptions& options) {
    return !text.lines.empty() && !text.timed_out && text.mean_confidence < options.again_below && options.reading_dpi > 0 &&
           info.seen_dpi() > 1.2 * options.reading_dpi;
}

} // namespace

PageText Reader::State::read_upright(const PageInfo& info, const Image& image, const QualityReport& quality, Deadline deadline,
                                     const Context& context) {
    constexpr double doubtful = 70, better_by = 15; // mean confidence; text on its head reads at 30 to 50
    PageText best = read_turned(info, image, quality, options, deadline, context);
    if (quality.orientation_known || best.mean_confidence >= doubtful) return best;
    for (const int turn : {180, 90, 270}) {
        QualityReport turned = quality;
        turned.orientation = turn;
        PageText text = read_turned(info, image, turned, options, deadline, context);
        if (text.timed_out) break;
        if (text.mean_confidence >= doubtful && text.mean_confidence > best.mean_confidence + better_by) return text;
    }
    return best;
}

PageText Reader::read(const PageInfo& info, const Image& image, const QualityReport& quality, const Context& context) {
    constexpr int least = 16; // pixels; Tesseract's thresholder leaks on images that hold no letter
    if (quality.blank && state_->options.skip_blank) return state_->empty_page();
    if (std::min(width(image), height(image)) < least) return state_->empty_page();
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::duration<double>(state_->options.page_seconds);
    PageText text = state_->read_upright(info, image, quality, deadline, context);
    if (is_worth_another(info, text, state_->options)) {
        ReadOptions large = state_->options;
        large.reading_dpi = 300;
        QualityReport turned = quality;
        turned.orientation = text.turned;
        const PageText second = state_->read_turned(info, image, turned, large, deadline, context);
        if (!second.timed_out) take_better_lines(text, second);
    }
    put_in_reading_order(text, info);
    return text;
}

} // namespace sohoa
