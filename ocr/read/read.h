// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/document/words.h"
#include "core/quality/quality.h"
#include "core/scan/image.h"

#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// How pages are read. Profile section [read].
struct ReadOptions {
    std::string language = "vie"; ///< traineddata names joined by '+'
    std::string
        tessdata; ///< folder of *.traineddata; empty: the program's own where it has the language, else Debian's
    std::string channel =
        "seal"; ///< "seal" drops red inside round seals and blue strokes of signatures, "red" all red, "grey" nothing
    double reading_dpi = 200; ///< the copy that is read is scaled down to it; 0 = never
    double x_height =
        12.5; ///< pixels; grey and colour pages that are scaled down go down to this, not below 150 dpi; 0 = never
    bool clear_borders = true;      ///< the dark bed beside the sheet and punch holes are painted over on the copy
    bool even_paper = true;         ///< shadows, stains and tints are taken out of the copy, pale print is made darker
    std::string threshold = "page"; ///< lines are found with one threshold (Otsu) on pages with even paper, with
                                    ///< "local" ones (Sauvola) on all
    double again_below =
        90; ///< mean confidence under which a page is read once more, larger, and the surer lines are taken; 0 = never
    double deskew_above = 0.2; ///< degrees; less skew is left as it is
    bool second_look = true;   ///< words that cannot be Vietnamese are held against what else the recogniser offers
    bool skip_blank = true;    ///< a page flagged blank is not read
    double page_seconds = 60;  ///< then the page keeps what was read and is flagged
};

/// The recogniser with its model loaded: once a process, before workers are forked from it.
/// The process must have been started with OMP_THREAD_LIMIT=1 (OpenMP costs 4–5 times the CPU, and a fork
/// after an OpenMP region hangs).
class Reader {
  public:
    /// `own_tessdata`: the folder of the models that come with the program; empty for none.
    /// Error(configuration) when the model is missing, with the package that holds it.
    explicit Reader(const ReadOptions& options, const std::string& own_tessdata = "");
    ~Reader();
    Reader(Reader&&) noexcept;

    /// Words of one page, in the pixels of the untouched `image`. `quality` tells turn and skew. Where the turn is not
    /// known and the page reads badly, the other turns are tried and the best by far is kept: PageText::turned.
    /// A page that outlasts its time keeps what was read (PageText::timed_out).
    PageText read(const PageInfo& info, const Image& image, const QualityReport& quality);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sohoa
