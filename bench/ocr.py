# SPDX-License-Identifier: GPL-3.0-or-later
"""How well pages are read, and at what cost; called by ocr.sh, which says what is measured.

Every tool gets the scan's own image streams: OCRmyPDF in a PDF (img2pdf, not counted), tesseract as image files. tesseract
and sohoa use one thread a process, one job. Of a real scan, only the pages with a truth are read: each as a document.
"""
import argparse
import collections
import dataclasses
import datetime
import glob
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import typing

from line import ONE_THREAD, ocrmypdf, text_of, validator
from ocr_score import Score, percent, right_words, score
from processes import Cost, Failed, measured

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEBIAN_MODELS = "/usr/share/tesseract-ocr/5/tessdata"
SOHOA, BARE = "sohoa", "tesseract"

DAMAGE = {  # class of damage → is a page of the corpus (its row in <document>.gt.json) in it?
    "bitonal": lambda page: page["mode"] == "bw",
    "grey": lambda page: page["mode"] == "gray",
    "under 250 dpi": lambda page: page["dpi"] < 250,
    "noise or specks": lambda page: page["noise"] >= 8 or page.get("specks", 0),
    "blurred": lambda page: page["blur"] >= 1.2,
    "bleed-through": lambda page: page.get("bleed", 0) > 0,
    "askew by 1° or more": lambda page: abs(page["skew"]) >= 1,
    "on its side or head": lambda page: page["rot"] != 0,
    "pale ink": lambda page: page["lowink"] > 0,
    "low contrast": lambda page: page.get("contrast", 1) < 0.8,
    "shadow at the edge": lambda page: page.get("edge_shadow", 0) > 0,
    "JPEG quality 50 or less": lambda page: page.get("q", 100) <= 50,
}
MADE = {"bed": "bed and punch holes", "shadow": "deep shadow", "stain": "stains on yellow paper"}  # bench/damage.cpp → class
STEPS = {  # of preparation and reading, each left out in turn
    "askew as it lies": "read.deskew_above=45", "bed and holes left": "read.clear_borders=false", "paper left as it is": "read.even_paper=false",
    "local thresholds everywhere": "read.threshold=local", "nothing under 200 dpi": "read.x_height=0", "at the scan's own size": "read.reading_dpi=0",
    "seals left": "read.channel=grey", "no second look": "read.second_look=false", "no second reading": "read.again_below=0"}
CONFIDENCES = (0, 30, 50, 60, 70, 80, 85, 90, 95, 97, 99, 100.1)
CLEAN, CORPUS, SCANS, SAMPLES, ALL, UPRIGHT = "clean (none of the below)", "corpus", "real scans", "sample-data", "all", "all that lie upright"
CLASSES = [ALL, UPRIGHT, SCANS, SAMPLES, CORPUS, CLEAN, *DAMAGE, *MADE.values()]
SAMPLE_TURNS = {"trang-nam-ngang": 270}  # the others lie upright: sample-data/README.md


# Documents and their truth

@dataclasses.dataclass
class Page:
    name: str
    truth: str
    classes: set
    blank: bool
    turn: int  # degrees clockwise that set it upright

    def __post_init__(self):
        self.classes = self.classes | {ALL} | ({UPRIGHT} if self.turn == 0 else set())


class Images(typing.NamedTuple):
    files: list
    dpi: str | None = None  # where the files do not tell it


class Document:
    """A source as each tool wants it."""

    def __init__(self, name, source, pages, work):
        self.name, self.source, self.pages = name, source, pages
        self.work = work / name
        self.work.mkdir()

    def in_colour(self):
        return all(CORPUS in page.classes and not page.classes & {"bitonal", "grey"} for page in self.pages)

    def images(self):
        if self.source.suffix == ".pdf":
            return images_of(self.source, self.work)
        if self.source.is_dir():
            return Images(sorted((p for p in self.source.iterdir() if p.suffix in (".jpg", ".png")), key=natural))
        return Images([self.source])

    def pdf(self):
        made = self.work / "source.pdf"
        if self.source.suffix == ".pdf":
            return self.source
        if not made.exists():
            subprocess.run([validator("img2pdf"), "--rotation=ifvalid", "--output", made, *self.images().files], check=True)
        return made


def natural(path):
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", path.name)]


def images_of(pdf, work):
    """The largest image of each page. JPEG streams as they are; the others as PNG, which pdfimages gives no resolution."""
    listed = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    largest = {}
    for row in map(str.split, listed):
        page, number, kind, pixels, dpi = int(row[0]), int(row[1]), row[2], int(row[3]) * int(row[4]), row[12]
        if kind in ("image", "stencil") and pixels > largest.get(page, (0,))[0]:
            largest[page] = (pixels, number, dpi)
    if not list(work.glob("image-*")):
        subprocess.run(["pdfimages", "-png", "-j", pdf, work / "image"], check=True)
    files = [next(work.glob(f"image-{number:03}.*")) for _, (_, number, _) in sorted(largest.items())]
    return Images(files, next(iter(largest.values()))[2])


def damage_of(page):
    return {name for name, test in DAMAGE.items() if test(page)} or {CLEAN}


def corpus_documents(shared, work):
    for described in sorted(shared.glob("corpus/*/*.gt.json")):
        known, folder = json.loads(described.read_text()), described.parent
        pages = [Page(page["page"], (folder / f"{page['page']}.gt.txt").read_text(), {CORPUS} | damage_of(page), page["blank"], page["rot"])
                 for page in known["pages"]]
        files = [file for ending in ("tif", "pdf") for file in folder.glob(f"{known['doc']}.{ending}")]
        yield Document(known["doc"], files[0] if files else folder, pages, work)


def scan_documents(shared, work):
    for pdf in sorted(shared.glob("scans/*/*.pdf"), key=natural):
        stem = pdf.stem.replace(" ", "_")
        for truth in sorted((ROOT / "tests/data/scans").glob(f"{glob.escape(stem)}_p*.gt.txt"), key=natural):
            name = truth.name.removesuffix(".gt.txt")
            number, target = name.rpartition("_p")[2], work / f"{name}.pdf"
            subprocess.run(["pdfseparate", "-f", number, "-l", number, pdf, str(target).replace("%", "%%")], check=True)
            yield Document(name, target, [Page(name, truth.read_text(), {SCANS}, False, 0)], work)


def sample_documents(work):
    for truth in sorted((ROOT / "tests/data/samples").glob("*.gt.txt")):
        name = truth.name.removesuffix(".gt.txt")
        source = next(path for path in sorted((ROOT / "sample-data").glob(f"{name}*")) if path.stem == name and path.suffix in ("", ".tif", ".pdf", ".jpg"))
        pages = [Page(f"{name}_p{i}", text, {SAMPLES}, not text.strip(), SAMPLE_TURNS.get(name, 0))
                 for i, text in enumerate(truth.read_text().split("\f"), 1)]
        yield Document(name, source, pages, work)


def damaged_documents(shared, work, program):
    """First pages of the corpus that are fair and in colour, each damaged in one way: the kinds take turns."""
    fair = [d for d in corpus_documents(shared, work) if d.pages[0].turn == 0 and "bitonal" not in d.pages[0].classes and "grey" not in d.pages[0].classes]
    for i, document in enumerate(fair):
        kind, page = list(MADE)[i % len(MADE)], document.pages[0]
        made = document.work / f"{kind}.png"
        subprocess.run([program.parent / "sohoa-damage", kind, document.images().files[0], made], check=True)
        yield Document(f"{document.name}-{kind}", made, [Page(page.name, page.truth, {MADE[kind]}, False, 0)], work)


def documents(options, work):
    only, shared = options.only, os.environ.get("SOHOA_SHARED")
    if options.damaged:
        return wanted(damaged_documents(pathlib.Path(shared), work, options.sohoa), only)
    found = [*corpus_documents(pathlib.Path(shared), work), *scan_documents(pathlib.Path(shared), work)] if shared else []
    found += sample_documents(work)
    return wanted(found, only)


def wanted(found, only):
    """The documents that are called so; all where `only` is empty."""
    found = list(found)
    if not only:
        return found
    unknown = [name for name in only if not any(is_called(document, name) for document in found)]
    if unknown:
        raise SystemExit(f"ocr.py: no document with a truth is called {', '.join(unknown)}")
    return [document for document in found if any(is_called(document, name) for name in only)]


def is_called(document, name):
    return document.name == name or re.fullmatch(re.escape(name) + r"_p\d+", document.name)


# Tools

class Reading(typing.NamedTuple):
    cost: Cost
    pages: list  # text of each
    seen: list = []  # of sohoa: what it tells of each page
    model: str = ""


def sohoa_command(program, *options):
    return [program, "ocr", "--quiet", "--lang", "en", "--json", *options]


def by_sohoa(program, *options):
    def read(document):
        told = document.work / "words.json"
        with told.open("wb") as output:
            cost = measured([*sohoa_command(program, "--jobs", "1", *options), document.source], output=output)
        words = json.loads(told.read_text())
        texts = ["\n".join(" ".join(word["text"] for word in line["words"]) for line in page["lines"]) for page in words["pages"]]
        return Reading(cost, texts, words["pages"], words["model_sha256"])
    return read


def by_tesseract(*options):
    def read(document):
        images, listed, target = document.images(), document.work / "images.list", document.work / "tesseract"
        listed.write_text("".join(f"{file}\n" for file in images.files))
        dpi = ["--dpi", images.dpi] if images.dpi else []
        cost = measured(["tesseract", listed, target, *dpi, *options], env=ONE_THREAD)
        return Reading(cost, target.with_suffix(".txt").read_text().split("\f"))
    return read


def by_ocrmypdf(*options):
    def read(document):
        made = document.work / "ocrmypdf.pdf"
        return Reading(ocrmypdf(document.pdf(), made, *options), text_of(made).split("\f"))
    return read


def tools(options):
    if options.steps:
        return {SOHOA: by_sohoa(options.sohoa), **{step: by_sohoa(options.sohoa, "--set", setting) for step, setting in STEPS.items()},
                BARE: by_tesseract("-l", "vie")}
    found = {SOHOA: by_sohoa(options.sohoa), "sohoa, Debian's model": by_sohoa(options.sohoa, "--set", f"read.tessdata={DEBIAN_MODELS}"),
             BARE: by_tesseract("-l", "vie")}
    reference = pathlib.Path(os.environ.get("SOHOA_SHARED", "")) / "ocr-model/reference.traineddata"
    if reference.is_file():
        found["tesseract, reference model"] = by_tesseract("--tessdata-dir", reference.parent, "-l", "reference")
    if options.with_ocrmypdf:
        found["OCRmyPDF"] = by_ocrmypdf()
        found["OCRmyPDF, cleaning"] = by_ocrmypdf("--deskew", "--rotate-pages", "--clean")
    return found


# Measuring

@dataclasses.dataclass
class Result:
    """What one tool did with all documents."""
    cpu: float = 0.0
    wall: float = 0.0
    pss: int = 0
    invented: int = 0  # letters read on blank pages
    scores: dict = dataclasses.field(default_factory=lambda: collections.defaultdict(Score))  # class → score
    seen: list = dataclasses.field(default_factory=list)  # page with what sohoa told of it
    failed: list = dataclasses.field(default_factory=list)
    model: str = ""

    def add(self, document, reading):
        self.cpu += reading.cost.cpu
        self.wall += reading.cost.wall
        self.pss = max(self.pss, reading.cost.pss)
        self.model = reading.model or self.model
        self.seen += zip(document.pages, reading.seen)
        self.judge(document, reading.pages)

    def judge(self, document, texts):
        texts = texts + [""] * (len(document.pages) - len(texts))
        whole = "\n".join(texts)
        for page, text in zip(document.pages, texts):
            if page.blank:
                self.invented += sum(map(len, text.split()))
                continue
            one = score(page.truth, text, whole)
            for name in page.classes:
                self.scores[name] += one

    def fail(self, document):
        self.failed.append(document.name)
        self.judge(document, [])


def measure(found, chosen):
    results = {tool: Result() for tool in chosen}
    for i, document in enumerate(found, 1):
        print(f"{i}/{len(found)} {document.name}", file=sys.stderr)
        for tool, read in chosen.items():
            try:
                results[tool].add(document, read(document))
            except Failed as failure:
                print(f"{tool}: {failure}", file=sys.stderr)
                results[tool].fail(document)
    return results


def two_cores(program, found):
    """Jobs → cost; None when that failed, as the other results are to be told all the same."""
    sources = [document.source for document in found]
    try:
        return {jobs: measured([*sohoa_command(program, "--jobs", jobs), *sources]) for jobs in (1, 2)}
    except Failed as failure:
        print(f"two processors: {failure}", file=sys.stderr)
        return None


def colour_at_once(program, found, work):
    """sohoa and bare tesseract over all colour documents of the corpus, each in one process tree: what start-up costs counts once."""
    chosen = [document for document in found if document.in_colour()]
    if not chosen:
        return None
    listed = work / "colour.list"
    listed.write_text("".join(f"{file}\n" for document in chosen for file in document.images().files))
    return {"pages": sum(len(document.pages) for document in chosen),
            SOHOA: measured([*sohoa_command(program, "--jobs", "1"), *(document.source for document in chosen)]),
            BARE: measured(["tesseract", listed, work / "colour", "--dpi", "300", "-l", "vie"], env=ONE_THREAD)}


# Report

def table(heads, rows):
    """The first column holds words, the others numbers, but for one that is called "which"."""
    rule = "|".join("---:" if i and head != "which" else "---" for i, head in enumerate(heads))
    return ["| " + " | ".join(heads) + " |", f"|{rule}|", *("| " + " | ".join(row) + " |" for row in rows), ""]


def ratio(value, base):
    return f"{value / base:.2f}" if base and value is not None else "-"


def tools_table(results, pages):
    bare = results[BARE]
    rows = []
    for tool, result in results.items():
        one, base = result.scores[ALL], bare.scores[ALL]
        rows.append([tool, percent(one.line_cer), ratio(one.line_cer, base.line_cer), percent(one.wer), ratio(one.wer, base.wer),
                     percent(one.cer), ratio(one.cer, base.cer), f"{result.cpu / pages:.2f}", ratio(result.cpu, bare.cpu),
                     f"{result.pss / 1024:.0f}", str(result.invented)])
    heads = ["tool", "line CER", "÷ bare", "WER", "÷ bare", "CER", "÷ bare", "CPU s a page", "÷ bare", "PSS MB", "letters on blank pages"]
    return ["## The tools side by side", "", *table(heads, rows)]


def class_table(title, measure_of, results, counts):
    rows = []
    for name in (name for name in CLASSES if counts[name]):
        values = {tool: measure_of(result.scores[name]) for tool, result in results.items()}
        rows.append([name, str(counts[name]), *map(percent, values.values()), ratio(values[SOHOA], values[BARE])])
    return [f"## {title}", "", *table(["class", "pages", *results, "sohoa ÷ bare"], rows)]


def finding(what, pages, wrong):
    """`wrong`: does what sohoa told of the page differ from the truth?"""
    bad = [page.name for page, seen in pages if wrong(page, seen)]
    return [what, str(len(pages)), str(len(pages) - len(bad)), str(len(bad)), ", ".join(bad) or "-"]


def gate_table(seen):
    def chosen(test):
        return [(page, told) for page, told in seen if test(page)]

    def blank_wrong(page, told):
        return told["blank"] != page.blank

    def turn_wrong(page, told):
        return told["turned"] != page.turn

    rows = [finding("blank: to be flagged", chosen(lambda page: page.blank), blank_wrong),
            finding("text: not to be flagged blank", chosen(lambda page: not page.blank), blank_wrong),
            finding("turned: to be set upright", chosen(lambda page: not page.blank and page.turn), turn_wrong),
            finding("upright: to be left alone", chosen(lambda page: not page.blank and page.turn == 0), turn_wrong)]
    heads = ["pages, and what sohoa is to do", "pages", "right", "wrong", "which"]
    return ["## Blank pages and pages on their side", "", *table(heads, [row for row in rows if row[1] != "0"])]


def reliability_table(seen):
    counted = collections.Counter()
    for page, told in seen:
        words = [word for line in told["lines"] for word in line["words"]]
        for word, right in zip(words, right_words(page.truth, [word["text"] for word in words])):
            place = next(i for i, least in enumerate(CONFIDENCES[1:]) if word["confidence"] < least)
            counted[place, "words"] += 1
            counted[place, "right"] += right
            counted[place, "sum"] += word["confidence"]
    rows = [[f"{CONFIDENCES[i]:.0f} to {CONFIDENCES[i + 1]:.0f}", str(counted[i, "words"]), f"{counted[i, 'sum'] / counted[i, 'words']:.1f}",
             f"{100 * counted[i, 'right'] / counted[i, 'words']:.1f}"] for i in range(len(CONFIDENCES) - 1) if counted[i, "words"]]
    return ["## Confidence: how many words that it is given to are right", "", *table(["confidence", "words", "mean of them", "right, %"], rows)]


def cores_table(costs):
    rows = [[f"--jobs {jobs}", f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.cpu / cost.wall:.2f}", f"{cost.pss / 1024:.0f}"] for jobs, cost in costs.items()]
    return ["## Two processors", "", *table(["sohoa ocr, all files at once", "wall s", "CPU s", "processors it got", "PSS MB of a worker"], rows),
            f"Two jobs are {ratio(costs[1].wall, costs[2].wall)} times as fast as one.", ""]


def colour_table(colour):
    rows = [[tool, f"{colour[tool].cpu / colour['pages']:.2f}", ratio(colour[tool].cpu, colour[BARE].cpu)] for tool in (SOHOA, BARE)]
    return [f"## The {colour['pages']} pages of documents in colour, each tool started once", "", *table(["tool", "CPU s a page", "÷ bare"], rows)]


def first_line(*command):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return (ran.stdout + ran.stderr).splitlines()[0].strip()


def heading(found, results, options):
    pages = [page for document in found for page in document.pages]
    blank = sum(page.blank for page in pages)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    models = "; ".join(f"{tool}: {result.model[:12]}" for tool, result in results.items() if result.model)
    versions = [first_line(options.sohoa, "--version"), first_line("tesseract", "--version")]
    if options.with_ocrmypdf:
        versions.append(f"OCRmyPDF {first_line(validator('ocrmypdf'), '--version')}")
    return [f"# Reading, {datetime.date.today()}", "",
            f"{len(found)} documents, {len(pages)} pages, {blank} of them blank. {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB; "
            f"load average at the start {options.load:.1f}. {', '.join(versions)}. Models (SHA-256): {models}.", "",
            "The tools took turns, document by document, each with one job and one thread: trust the ratios, not the seconds. Bare: `tesseract -l vie` "
            "with Debian's model on the page images as scanned. Line CER and WER: each true line against the nearest piece of the document's text; "
            "CER: the whole page, so the order of reading counts. A page on its head that a tool does not turn weighs much: see those that lie "
            "upright. Blank pages count in the seconds only, and in the letters read on them. "
            "PSS: the largest of one process (with sohoa: a worker).", ""]


def failures(results):
    rows = [f"- {tool} could not read {', '.join(result.failed)}; all their text counts as missed." for tool, result in results.items() if result.failed]
    return [*rows, ""] if rows else []


def report(found, results, costs, colour, options):
    counts = collections.Counter(name for document in found for page in document.pages if not page.blank for name in page.classes)
    pages = sum(len(document.pages) for document in found)
    rows = heading(found, results, options) + tools_table(results, pages) + failures(results)
    for title, measure_of in (("Line CER by class of damage", lambda one: one.line_cer), ("WER by class of damage", lambda one: one.wer),
                              ("CER by class of damage", lambda one: one.cer)):
        rows += class_table(title, measure_of, results, counts)
    rows += gate_table(results[SOHOA].seen) + reliability_table(results[SOHOA].seen) + (cores_table(costs) if costs else []) + (colour_table(colour) if colour else [])
    return "\n".join(rows)


def keep(text, kind):
    """Writes the results of this day, beside earlier ones."""
    folder = ROOT / "bench/results"
    folder.mkdir(exist_ok=True)
    names = (f"{datetime.date.today()}-ocr{kind}{more}.md" for more in ("", *(f"-{i}" for i in range(2, 100))))
    target = next(folder / name for name in names if not (folder / name).exists())
    target.write_text(text)
    print(f"kept in {target.relative_to(ROOT)}", file=sys.stderr)


def arguments():
    parser = argparse.ArgumentParser(description="See ocr.sh --help.")
    parser.add_argument("--sohoa", required=True, type=pathlib.Path)
    parser.add_argument("--only", type=lambda names: names.split(","), default=[])
    parser.add_argument("--with-ocrmypdf", action="store_true")
    parser.add_argument("--two-cores", action="store_true")
    parser.add_argument("--steps", action="store_true")
    parser.add_argument("--damaged", action="store_true")
    options = parser.parse_args()
    options.sohoa, options.load = options.sohoa.resolve(), os.getloadavg()[0]
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        found = documents(options, pathlib.Path(folder))
        results = measure(found, tools(options))
        costs = two_cores(options.sohoa, found) if options.two_cores else None
        colour = colour_at_once(options.sohoa, found, pathlib.Path(folder)) if options.two_cores else None
        text = report(found, results, costs, colour, options)
    print(text)
    if not options.only:
        keep(text, "-steps" * options.steps + "-damaged" * options.damaged)


if __name__ == "__main__":
    main()
