// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/reading_order.h"

#include "core/base/text.h"
#include "ocr/read/upright_page.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sohoa {
namespace {

constexpr double narrowest_gutter = 3; // mm between two columns

/// Runs whose baselines are level, from left to right.
using Row = std::vector<Run>;

struct Span {
    double from = 0, to = 0; // mm across the page
};

/// Rows `first` … `last` stand in two columns, left and right of `gutter`.
struct Columns {
    size_t first = 0, last = 0;
    double gutter = 0;
};

// The bars of a table and specks that read as a bar or a dot.
bool is_dirt(const Run& run) {
    return run.text().find_first_not_of("|¦.,·:;'`~_- ") == std::string::npos && run.words.size() <= 2;
}

void drop_bars(Run& run) {
    std::erase_if(run.words,
                  [](const PlacedWord& w) { return w.word.text.find_first_not_of("|¦") == std::string::npos; });
}

void sort_across(Row& row) {
    std::sort(row.begin(), row.end(), [](const Run& a, const Run& b) { return a.x0() < b.x0(); });
}

std::vector<Row> rows_of(std::vector<Run> runs) {
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.base() < b.base(); });
    std::vector<Row> rows;
    for (Run& run : runs) {
        const bool level = !rows.empty() && std::all_of(rows.back().begin(), rows.back().end(), [&](const Run& other) {
            return same_row(other, run) && (other.x1() <= run.x0() + 1 || run.x1() <= other.x0() + 1);
        });
        if (!level) rows.emplace_back();
        rows.back().push_back(std::move(run));
    }
    for (Row& row : rows)
        sort_across(row);
    return rows;
}

/// What of `free` no run of the row covers.
std::vector<Span> left_free(const std::vector<Span>& free, const Row& row) {
    std::vector<Span> out = free;
    for (const Run& run : row) {
        std::vector<Span> rest;
        for (const Span& span : out) {
            if (run.x1() <= span.from || run.x0() >= span.to) {
                rest.push_back(span);
                continue;
            }
            if (run.x0() - span.from >= narrowest_gutter) rest.push_back({span.from, run.x0()});
            if (span.to - run.x1() >= narrowest_gutter) rest.push_back({run.x1(), span.to});
        }
        out = rest;
    }
    return out;
}

/// The widest stretch of `free` that has print on both sides in the row.
std::optional<Span> between(const std::vector<Span>& free, const Row& row) {
    std::optional<Span> best;
    for (const Span& span : free)
        if (row.front().x1() <= span.from + 0.01 && row.back().x0() >= span.to - 0.01)
            if (!best || span.to - span.from > best->to - best->from) best = span;
    return best;
}

/// Row `first`; the lines of two columns need not stand level, so a lone run is seen together with the next one.
Row beginning(const std::vector<Row>& rows, size_t first) {
    Row out = rows[first];
    if (out.size() == 1 && first + 1 < rows.size())
        out.insert(out.end(), rows[first + 1].begin(), rows[first + 1].end());
    sort_across(out);
    return out;
}

/// The rows from `first` on that share a gutter, with print on both sides at their beginning.
std::optional<Columns> columns_from(const std::vector<Row>& rows, size_t first, double width) {
    const Row begin = beginning(rows, first);
    std::vector<Span> free = left_free({{0.2 * width, 0.85 * width}}, begin);
    std::optional<Span> gutter = between(free, begin);
    if (!gutter) return {};
    Columns out{first, first, (gutter->from + gutter->to) / 2};
    free = {*gutter};
    for (size_t i = first + 1; i < rows.size(); ++i) {
        free = left_free(free, rows[i]);
        if (free.empty()) break;
        const Span widest = *std::max_element(
            free.begin(), free.end(), [](const Span& a, const Span& b) { return a.to - a.from < b.to - b.from; });
        free = {widest};
        out.last = i;
        out.gutter = (widest.from + widest.to) / 2;
    }
    return out;
}

bool on_left(const Run& run, const Columns& columns) {
    return run.middle() < columns.gutter;
}

std::vector<const Run*> side(const std::vector<Row>& rows, const Columns& columns, bool left) {
    std::vector<const Run*> out;
    for (size_t i = columns.first; i <= columns.last; ++i)
        for (const Run& run : rows[i])
            if (on_left(run, columns) == left) out.push_back(&run);
    return out;
}

// Whether `text` reads nearly as `wanted`, marks and case aside, at its beginning.
bool begins_like(const std::string& text, const std::string& wanted, size_t mistakes) {
    const std::string key = key_of(text).substr(0, wanted.size());
    return edits(key, wanted) <= mistakes;
}

bool is_head(const std::vector<const Run*>& right) {
    return std::any_of(right.begin(), right.end(), [](const Run* run) {
        return begins_like(run->text(), "CONG HOA XA HOI CHU NGHIA", 6) ||
               begins_like(run->text(), "DANG CONG SAN VIET NAM", 5);
    });
}

bool is_foot(const std::vector<const Run*>& left) {
    constexpr std::pair<const char*, size_t> recipients[] = {
        {"NOI NHAN", 2}, {"NHU TREN", 1}, {"NHU DIEU", 1}, {"LUU VT", 1}}; // and mistakes
    return std::any_of(left.begin(), left.end(), [&](const Run* run) {
        return std::any_of(std::begin(recipients), std::end(recipients),
                           [&](const auto& r) { return begins_like(run->text(), r.first, r.second); });
    });
}

/// Columns of running text are set each for itself; the cells of a table stand level.
bool stands_level(const std::vector<Row>& rows, const Columns& columns) {
    size_t level = 0;
    for (size_t i = columns.first; i <= columns.last; ++i)
        level += rows[i].size() > 1;
    const size_t left = side(rows, columns, true).size(), right = side(rows, columns, false).size();
    return 10 * level >= 4 * std::min(left, right);
}

/// Cells in more than two columns.
bool is_table(const std::vector<Row>& rows, const Columns& columns) {
    size_t many = 0;
    for (size_t i = columns.first; i <= columns.last; ++i)
        many += rows[i].size() > 2;
    return 4 * many > columns.last - columns.first + 1;
}

bool column_by_column(const std::vector<Row>& rows, const Columns& columns) {
    const auto left = side(rows, columns, true), right = side(rows, columns, false);
    if (left.empty() || right.empty()) return false;
    if (is_head(right) || is_foot(left)) return true;
    return left.size() >= 4 && right.size() >= 4 && !is_table(rows, columns) && !stands_level(rows, columns);
}

class Writer {
  public:
    explicit Writer(PageText& text) : text_(text) {}
    void block() { ++block_; }
    void line(const std::vector<const Run*>& runs) {
        Line line{{}, block_};
        for (const Run* run : runs)
            for (const PlacedWord& word : run->words)
                line.words.push_back(word.word);
        text_.lines.push_back(std::move(line));
    }

  private:
    PageText& text_;
    int block_ = 1;
};

void write_columns(const std::vector<Row>& rows, const Columns& columns, Writer& out) {
    for (const bool left : {true, false}) {
        out.block();
        for (size_t i = columns.first; i <= columns.last; ++i) {
            std::vector<const Run*> runs;
            for (const Run& run : rows[i])
                if (on_left(run, columns) == left) runs.push_back(&run);
            if (!runs.empty()) out.line(runs);
        }
    }
    out.block();
}

void write_row(const Row& row, Writer& out) {
    std::vector<const Run*> runs;
    for (const Run& run : row)
        runs.push_back(&run);
    out.line(runs);
}

/// Lines of the right column that stand above the first one of the left.
size_t begin_of(const std::vector<Row>& rows, const Columns& columns, size_t not_before) {
    size_t first = columns.first;
    while (first > not_before && rows[first - 1].size() == 1 && rows[first - 1][0].x0() > columns.gutter)
        --first;
    return first;
}

std::vector<Columns> all_columns(const std::vector<Row>& rows, double width) {
    std::vector<Columns> out;
    size_t free_from = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        std::optional<Columns> columns = columns_from(rows, i, width);
        if (!columns || !column_by_column(rows, *columns)) continue;
        columns->first = begin_of(rows, *columns, free_from);
        i = columns->last;
        free_from = columns->last + 1;
        out.push_back(*columns);
    }
    return out;
}

} // namespace

void put_in_reading_order(PageText& text, const PageInfo& info) {
    UprightPage page = placed(text, info, 0);
    for (Run& run : page.runs)
        drop_bars(run);
    std::erase_if(page.runs, [](const Run& run) { return run.words.empty() || is_dirt(run); });
    const std::vector<Row> rows = rows_of(std::move(page.runs));
    text.lines.clear();
    Writer out(text);
    size_t next = 0;
    for (const Columns& columns : all_columns(rows, page.width)) {
        for (; next < columns.first; ++next)
            write_row(rows[next], out);
        write_columns(rows, columns, out);
        next = columns.last + 1;
    }
    for (; next < rows.size(); ++next)
        write_row(rows[next], out);
}

} // namespace sohoa
