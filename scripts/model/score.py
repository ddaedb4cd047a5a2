#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a model reads pages.

usage: score.py MODEL PAGES [TRUTH] [-c NAME=VALUE]…

MODEL  a .traineddata file
PAGES  folder of page images, <page>.tif or .png, as the recogniser is given them
TRUTH  folder with <page>.gt.txt somewhere below, one printed line a row; pages without one are counted apart
-c     a variable for Tesseract

lCER   letters wrong, each true line against the piece of the page's text that is nearest to it (bench/ocr_score.py)
CER    letters wrong, whole page against whole text: the order of reading counts
WER    words wrong, each true line against the nearest run of words
missed words of a class that the page's text does not hold, in percent
alien  words of letters that are no entry of Debian's hunspell-vi: a sign of errors that needs no truth
"""
import collections
import os
import pathlib
import re
import resource
import subprocess
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench"))
from ocr_score import distance, nearest, normal  # noqa: E402

STACKED = re.compile("[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", re.I)
CLASSES = {
    "digits": lambda w: any(c.isdigit() for c in w),
    "symbols": lambda w: "/" in w and "-" in w,
    "Đ, đ": lambda w: "đ" in w.lower(),
    "capitals": lambda w: len(w) > 1 and w.isupper() and w.isalpha(),
    "stacked": lambda w: bool(STACKED.search(w)),
    "other": lambda w: not any(c.isdigit() for c in w) and not STACKED.search(w) and not w.isupper(),
}


def read_page(model, image, variables):
    model = pathlib.Path(model).resolve()
    options = [part for variable in ["thresholding_method=2", *variables] for part in ("-c", variable)]
    command = ["tesseract", str(image), "-", "--tessdata-dir", str(model.parent), "-l", model.stem, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}).stdout


def dictionary():
    with open("/usr/share/hunspell/vi_VN.dic", encoding="utf-8") as file:
        return {unicodedata.normalize("NFC", word.strip().lower()) for word in file}


class Score:
    def __init__(self):
        self.sums = collections.Counter()
        self.words, self.missed = collections.Counter(), collections.Counter()

    def page(self, truth, text):
        lines = [normal(line) for line in truth.splitlines() if line.strip()]
        whole, read = " ".join(lines), normal(text)
        read_words = read.split()
        self.sums["letters"] += len(whole)
        self.sums["line edits"] += sum(nearest(line, read) for line in lines)
        self.sums["edits"] += distance(whole, read)
        self.sums["words"] += sum(len(line.split()) for line in lines)
        self.sums["word edits"] += sum(nearest(line.split(), read_words) for line in lines)
        found = collections.Counter(w.strip(".,;:()“”\"") for w in read_words)
        for word in (w.strip(".,;:()“”\"") for w in whole.split()):
            for name, test in CLASSES.items():
                if word and test(word):
                    self.words[name] += 1
                    self.missed[name] += found[word] <= 0
            found[word] -= 1

    def report(self):
        s = self.sums
        if not s["letters"]:
            return "no page with truth"
        classes = ", ".join(f"{name} {100 * self.missed[name] / self.words[name]:.1f}" for name in CLASSES if self.words[name])
        return (f"lCER {100 * s['line edits'] / s['letters']:.3f}  CER {100 * s['edits'] / s['letters']:.2f}  "
                f"WER {100 * s['word edits'] / s['words']:.2f}  missed: {classes}")


def main(model, pages, truth=None, variables=()):
    images = sorted(p for p in pathlib.Path(pages).iterdir() if p.suffix in (".tif", ".png"))
    truths = {p.name.removesuffix(".gt.txt"): p for p in sorted(pathlib.Path(truth).rglob("*.gt.txt"))} if truth else {}
    words, known, alien, total = dictionary(), 0, 0, Score()
    for image in images:
        text = read_page(model, image, variables)
        for word in re.findall(r"[^\W\d_]+", normal(text)):
            if len(word) > 1 and not word.isupper():
                known += 1
                alien += word.lower() not in words
        if image.stem in truths:
            page = Score()
            content = truths[image.stem].read_text(encoding="utf-8")
            page.page(content, text)
            total.page(content, text)
            print(f"{image.stem}\t{page.report()}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{pathlib.Path(model).name}: {total.report()}  alien {100 * alien / max(known, 1):.2f}  "
          f"CPU {(used.ru_utime + used.ru_stime) / max(len(images), 1):.2f} s a page, {len(images)} pages")


if __name__ == "__main__":
    arguments, chosen = [], []
    rest = iter(sys.argv[1:])
    for argument in rest:
        if argument == "-c":
            chosen.append(next(rest))
        else:
            arguments.append(argument)
    if not 2 <= len(arguments) <= 3:
        sys.exit(__doc__)
    main(*arguments, variables=chosen)
