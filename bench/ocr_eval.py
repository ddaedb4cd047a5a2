#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Line character error rate of recognised text.

usage: ocr_eval.py CORPUS TEXTS

CORPUS  folder with <document>/<page>.gt.txt, one printed line a row
TEXTS   folder with <document>.txt, what a tool has read (for a PDF: pdftotext -raw)

Each line of the truth is compared with the piece of the document's text that is nearest to it, so the order of
reading does not count. A letter is a code point in NFC; white space counts as one space.
"""
import pathlib
import sys
import unicodedata


def normal(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def nearest(line, text):
    """Least edits that make `line` out of any piece of `text` (Myers' bit vectors)."""
    masks = {}
    for i, letter in enumerate(line):
        masks[letter] = masks.get(letter, 0) | 1 << i
    full, top = (1 << len(line)) - 1, 1 << (len(line) - 1)
    plus, minus, score = full, 0, len(line)
    best = score
    for letter in text:
        equal = masks.get(letter, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(horizontal | plus) & full, plus & horizontal
        score += bool(up & top) - bool(down & top)
        up, down = up << 1 & full, down << 1 & full
        plus, minus = down | ~(vertical | up) & full, up & vertical
        best = min(best, score)
    return best


def main(corpus, texts):
    all_edits = all_letters = 0
    for folder in sorted(p for p in pathlib.Path(corpus).iterdir() if p.is_dir()):
        read = pathlib.Path(texts) / f"{folder.name}.txt"
        if not read.exists():
            print(f"{folder.name}\tnot read")
            continue
        text = normal(read.read_text(encoding="utf-8", errors="replace"))
        lines = [normal(line) for page in sorted(folder.glob("*.gt.txt")) for line in page.read_text(encoding="utf-8").splitlines()]
        edits = sum(nearest(line, text) for line in lines if line)
        letters = sum(map(len, lines))
        print(f"{folder.name}\t{100 * edits / max(letters, 1):.2f} %")
        all_edits += edits
        all_letters += letters
    print(f"lCER\t{100 * all_edits / max(all_letters, 1):.3f} %")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
