// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/later_revisions.h"

#include <map>
#include <utility>

namespace sohoa {
namespace {

constexpr uint64_t tail_bytes = 64; // "startxref", ten digits or so, "%%EOF" and line ends

struct Broken {
    Message why;
};

/// Reads one update after the other; throws Broken (caught in this file) at the first byte that does not belong.
class Updates {
  public:
    Updates(RawTokens& file, uint64_t place, const std::function<std::optional<int64_t>(int64_t)>& length_of)
        : file_(file), place_(place), length_of_(length_of) {}

    void previous_startxref(uint64_t covered_end);
    bool more() {
        place_ = file_.skip_white_only(place_);
        return place_ < file_.size();
    }
    void update();

  private:
    void object(uint64_t start);
    void stream(const RawValue& dictionary);
    void table(uint64_t start);
    void subsection();
    void entry(int64_t number);
    void check_prev(const RawValue& dictionary);
    void finish();
    void space() { place_ = file_.skip_white_only(place_); }

    RawTokens& file_;
    uint64_t place_;
    const std::function<std::optional<int64_t>(int64_t)>& length_of_;
    int64_t previous_ = -1;               // startxref of the revision before
    uint64_t start_ = 0;                  // of this update
    std::map<uint64_t, int64_t> objects_; // of this update: offset → number
    std::optional<uint64_t> xref_;        // of this update
};

void Updates::previous_startxref(uint64_t covered_end) {
    const uint64_t from = covered_end > tail_bytes ? covered_end - tail_bytes : 0;
    const std::string tail = file_.text(from, covered_end - from);
    const size_t at = tail.rfind("startxref");
    if (at == std::string::npos)
        throw Broken{named("revision.signed_part", msg("the signed bytes do not end with a whole revision"))};
    uint64_t place = file_.skip_white_only(from + at + 9);
    if (!file_.whole_at(place, previous_))
        throw Broken{named("revision.signed_part", msg("the signed bytes do not end with a whole revision"))};
    place = file_.skip_white_only(place);
    if (file_.text(place, 5) != "%%EOF" || place + 5 > covered_end || file_.skip_white_only(place + 5) < covered_end)
        throw Broken{named("revision.signed_part", msg("the signed bytes do not end with a whole revision"))};
}

void Updates::check_prev(const RawValue& dictionary) {
    const RawValue* prev = dictionary.find("Prev");
    if (!prev || !prev->whole || prev->integer != previous_)
        throw Broken{named("revision.prev", msg("/Prev is not the startxref of the revision before"))};
}

void Updates::stream(const RawValue& dictionary) {
    if (file_.at(place_) == '\r') ++place_;
    if (file_.at(place_) != '\n')
        throw Broken{named("revision.stream_begin", msg("a stream does not begin on a new line"))};
    ++place_;
    const RawValue* length = dictionary.find("Length");
    std::optional<int64_t> bytes;
    if (length && length->kind == RawValue::reference)
        bytes = length_of_(length->integer);
    else if (length && length->whole)
        bytes = length->integer;
    if (!bytes || *bytes < 0 || static_cast<uint64_t>(*bytes) > file_.size() - place_)
        throw Broken{named("revision.stream_length", msg("a stream has no right /Length"))};
    place_ += static_cast<uint64_t>(*bytes);
    space();
    if (!file_.keyword_at(place_, "endstream"))
        throw Broken{named("revision.stream_end", msg("a stream does not end where its /Length says"))};
    space();
}

void Updates::object(uint64_t start) {
    int64_t number = 0, generation = 0;
    if (!file_.whole_at(place_, number))
        throw Broken{named("revision.no_object", msg("there is something that is no object"))};
    space();
    if (!file_.whole_at(place_, generation))
        throw Broken{named("revision.no_object", msg("there is something that is no object"))};
    space();
    if (file_.text(place_, 3) != "obj")
        throw Broken{named("revision.no_object", msg("there is something that is no object"))};
    place_ += 3;
    const RawValue value = file_.value(place_);
    if (value.kind == RawValue::none)
        throw Broken{named("revision.object_unreadable", msg("an object cannot be read"))};
    place_ = file_.skip_space(value.end);
    if (file_.keyword_at(place_, "stream")) {
        if (value.kind != RawValue::dictionary)
            throw Broken{named("revision.stream_dictionary", msg("a stream has no dictionary"))};
        stream(value);
    }
    if (!file_.keyword_at(place_, "endobj")) throw Broken{named("revision.object_end", msg("an object has no end"))};
    objects_[start] = number;
    const RawValue* type = value.find("Type");
    if (!type || type->text != "XRef") return;
    if (xref_) throw Broken{named("revision.two_sections", msg("an update has two cross-reference sections"))};
    check_prev(value);
    xref_ = start;
}

// "nnnnnnnnnn ggggg n": an entry of this update must be an object of it; an older one must at least look like one.
void Updates::entry(int64_t number) {
    int64_t offset = 0, generation = 0;
    space();
    if (!file_.whole_at(place_, offset))
        throw Broken{named("revision.entry_unreadable", msg("a cross-reference entry cannot be read"))};
    space();
    if (!file_.whole_at(place_, generation))
        throw Broken{named("revision.entry_unreadable", msg("a cross-reference entry cannot be read"))};
    space();
    const int kind = file_.at(place_++);
    if (kind == 'f') return;
    if (kind != 'n') throw Broken{named("revision.entry_unreadable", msg("a cross-reference entry cannot be read"))};
    const auto at = static_cast<uint64_t>(offset);
    if (at >= start_) {
        const auto found = objects_.find(at);
        if (found == objects_.end() || found->second != number)
            throw Broken{named("revision.entry_elsewhere", msg("a cross-reference entry points at something else"))};
        return;
    }
    uint64_t place = at;
    int64_t there = -1;
    if (!file_.whole_at(place, there) || there != number)
        throw Broken{named("revision.entry_elsewhere", msg("a cross-reference entry points at something else"))};
}

void Updates::subsection() {
    int64_t first = 0, count = 0;
    if (!file_.whole_at(place_, first))
        throw Broken{named("revision.table_unreadable", msg("a cross-reference table cannot be read"))};
    space();
    if (!file_.whole_at(place_, count))
        throw Broken{named("revision.table_unreadable", msg("a cross-reference table cannot be read"))};
    for (int64_t i = 0; i < count; ++i)
        entry(first + i);
    space();
}

void Updates::table(uint64_t start) {
    if (xref_) throw Broken{named("revision.two_sections", msg("an update has two cross-reference sections"))};
    space();
    while (!file_.keyword_at(place_, "trailer"))
        subsection();
    const RawValue trailer = file_.value(place_);
    if (trailer.kind != RawValue::dictionary)
        throw Broken{named("revision.trailer_unreadable", msg("a trailer cannot be read"))};
    place_ = trailer.end;
    check_prev(trailer);
    xref_ = start;
}

void Updates::finish() {
    int64_t at = 0;
    space();
    if (!file_.whole_at(place_, at) || !xref_ || static_cast<uint64_t>(at) != *xref_)
        throw Broken{
            named("revision.startxref", msg("startxref does not point at the cross-reference section of its update"))};
    space();
    if (file_.text(place_, 5) != "%%EOF")
        throw Broken{named("revision.no_eof", msg("an update does not end with %%EOF"))};
    place_ += 5;
    previous_ = at;
}

void Updates::update() {
    start_ = place_;
    objects_.clear();
    xref_.reset();
    for (;;) {
        // Writers leave their name in a comment behind the trailer ("%iText-5.5.5"); elsewhere there is none to skip.
        place_ = xref_ ? file_.skip_space(place_) : file_.skip_white_only(place_);
        const uint64_t here = place_;
        if (file_.keyword_at(place_, "startxref")) return finish();
        if (xref_)
            throw Broken{named("revision.followed", msg("something follows the cross-reference section of an update"))};
        if (file_.keyword_at(place_, "xref"))
            table(here);
        else
            object(here);
    }
}

} // namespace

LaterRevisions read_later_revisions(RawTokens& file, uint64_t covered_end,
                                    const std::function<std::optional<int64_t>(int64_t)>& length_of) {
    LaterRevisions out;
    Updates updates(file, covered_end, length_of);
    try {
        updates.previous_startxref(covered_end);
        while (updates.more()) {
            updates.update();
            ++out.count;
        }
        out.clean = true;
    } catch (const Broken& broken) {
        out.fault = broken.why;
    }
    return out;
}

} // namespace sohoa
