#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far recognised text is from the truth.

usage: ocr_score.py CORPUS TEXTS

CORPUS  folder with <document>/<page>.gt.txt, one printed line a row
TEXTS   folder with <document>.txt, what a tool has read (for a PDF: pdftotext -raw)

line CER  letters wrong: each line of the truth against the piece of the text that is nearest to it; order does not count
CER       letters wrong: the whole truth against the whole text; the order of reading counts
WER       words wrong: each line of the truth against the nearest run of words

A letter is a code point in NFC; white space of any length counts as one space.
"""
import dataclasses
import difflib
import pathlib
import sys
import unicodedata


def normal(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def edits_at(pattern, text, anywhere):
    """After each symbol of `text`: the least edits from `pattern` to what ends there (Myers' bit vectors).

    What ends there is any piece of `text` when `anywhere`, else all of `text` from its start.
    """
    masks = {}
    for i, symbol in enumerate(pattern):
        masks[symbol] = masks.get(symbol, 0) | 1 << i
    full, top = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    plus, minus, edits, carry = full, 0, len(pattern), 0 if anywhere else 1
    for symbol in text:
        equal = masks.get(symbol, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(horizontal | plus) & full, plus & horizontal
        edits += bool(up & top) - bool(down & top)
        up, down = (up << 1 | carry) & full, down << 1 & full
        plus, minus = down | ~(vertical | up) & full, up & vertical
        yield edits


def nearest(line, text):
    """Least edits that make `line` out of any piece of `text`; both may be strings or lists of words."""
    return min(edits_at(line, text, anywhere=True), default=len(line)) if line else 0


def distance(truth, text):
    """Least edits that make the whole of `truth` out of the whole of `text`."""
    edits = len(truth)
    for edits in edits_at(truth, text, anywhere=False) if truth else [len(text)]:
        pass
    return edits


def rate(edits, of):
    """In percent; None where there is nothing to be wrong about."""
    return 100 * edits / of if of else None


@dataclasses.dataclass
class Score:
    letters: int = 0  # of the lines, each by itself
    line_edits: int = 0
    length: int = 0  # of the whole: the letters, and a space between two lines
    edits: int = 0
    words: int = 0
    word_edits: int = 0

    def __add__(self, other):
        return Score(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other))))

    line_cer = property(lambda self: rate(self.line_edits, self.letters))
    cer = property(lambda self: rate(self.edits, self.length))
    wer = property(lambda self: rate(self.word_edits, self.words))


def score(truth, text, document=None):
    """`truth` holds one printed line a row. Its lines may lie anywhere in `document`: the text of all pages; else `text`."""
    lines = [line for line in map(normal, truth.splitlines()) if line]
    whole, read = " ".join(lines), normal(text)
    around = read if document is None else normal(document)
    words, around_words = [line.split() for line in lines], around.split()
    return Score(letters=sum(map(len, lines)), line_edits=sum(nearest(line, around) for line in lines),
                 length=len(whole), edits=distance(whole, read),
                 words=sum(map(len, words)), word_edits=sum(nearest(line, around_words) for line in words))


def right_words(truth, words):
    """For each of `words`, in their order of reading, whether the truth has it there."""
    wanted, read = [word for line in truth.splitlines() for word in normal(line).split()], list(map(normal, words))
    right = [False] * len(read)
    for match in difflib.SequenceMatcher(None, wanted, read, autojunk=False).get_matching_blocks():
        right[match.b:match.b + match.size] = [True] * match.size
    return right


def scores(corpus, texts):
    """Document → score, None where there is no text for it."""
    found = {}
    for folder in sorted(p for p in pathlib.Path(corpus).iterdir() if p.is_dir()):
        truth = "\n".join(page.read_text(encoding="utf-8") for page in sorted(folder.glob("*.gt.txt")))
        read = pathlib.Path(texts) / f"{folder.name}.txt"
        found[folder.name] = score(truth, read.read_text(encoding="utf-8", errors="replace")) if read.exists() else None
    return found


def percent(value, digits=2):
    return "-" if value is None else f"{value:.{digits}f} %"


def main(corpus, texts):
    found = scores(corpus, texts)
    for name, one in [*found.items(), ("all", sum(filter(None, found.values()), Score()))]:
        print(name, *(["not read"] if one is None else [f"line CER {percent(one.line_cer)}", f"CER {percent(one.cer)}", f"WER {percent(one.wer)}"]), sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
