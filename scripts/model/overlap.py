#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells whether training text holds text of test pages: a run of eight words that both have.

usage: overlap.py TEXT TRUTH…

TEXT   training text, one line a row (may be .xz)
TRUTH  ground truth files, and folders in which every *.gt.txt is meant

Words are compared in NFC, small letters, without punctuation. The lines of TEXT stand alone, as they are trained on;
the truth runs on from line to line. Prints the shared runs; exit code 1 when there is one.
"""
import lzma
import pathlib
import re
import sys
import unicodedata

RUN = 8


def words(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def runs(tokens):
    return (tuple(tokens[i:i + RUN]) for i in range(len(tokens) - RUN + 1))


def truth_files(names):
    for path in map(pathlib.Path, names):
        yield from sorted(path.rglob("*.gt.txt")) if path.is_dir() else [path]


def read(path):
    opener = lzma.open if str(path).endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as file:
        return file.read()


def shared_runs(text, truths):
    seen = {}
    for path in truths:
        for run in runs(words(read(path))):
            seen.setdefault(run, path)
    for number, line in enumerate(text.split("\n"), 1):
        for run in runs(words(line)):
            if run in seen:
                yield number, " ".join(run), seen[run]


def main(text, *truths):
    found = list(shared_runs(read(text), list(truth_files(truths))))
    for number, run, path in found:
        print(f"{text}:{number}: {run}\t({path})")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
