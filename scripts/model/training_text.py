#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The text that the model is trained on, one line a row.

usage: training_text.py LINES SEED CHARACTERS [numerals] > TEXT

CHARACTERS  a unicharset file: a line that holds another character is left out
numerals    half of the lines hold Roman numerals or rare signs, none is from Debian's texts
"""
import random
import sys
import unicodedata

from admin_lines import Lines, split_names
from debian_texts import natural_lines

NATURAL = 0.17  # part of the lines that come from Debian's Vietnamese texts
LONGEST = 104


def known_characters(path):
    with open(path, encoding="utf-8") as file:
        return {line.split(" ")[0] for line in file.read().split("\n")[1:]} | {" "}


def training_text(count, seed, known, numerals=False):
    rng = random.Random(seed)
    natural = [] if numerals else natural_lines(rng, round(count * NATURAL), known)
    maker, lines = Lines(rng), []
    while len(lines) < count - len(natural):
        rare = [part for _ in range(3) for part in split_names(maker.numerals())] if numerals else []
        for line in maker.block() + rare:
            line = unicodedata.normalize("NFC", line.strip())
            if line and len(line) <= LONGEST and set(line) <= known:
                lines.append(line)
    lines = lines[:count - len(natural)] + natural
    rng.shuffle(lines)
    return lines


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    count, seed, characters = int(sys.argv[1]), int(sys.argv[2]), known_characters(sys.argv[3])
    print("\n".join(training_text(count, seed, characters, numerals=sys.argv[4:] == ["numerals"])))
