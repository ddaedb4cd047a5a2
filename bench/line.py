# SPDX-License-Identifier: GPL-3.0-or-later
"""The line beside its peers; called by line.sh, which says what is measured.

usage: line.py BIN DOCUMENT...

BIN holds sohoa and sohoa-stations. Trust the ratios, not the seconds: the tools take turns, document by document, on the
same machine. Every tool gets the scan's own image streams: OCRmyPDF in a PDF (img2pdf, not counted), tesseract as image
files. tesseract and sohoa use one thread a process, OCRmyPDF one job.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from ocr_score import Score, percent, scores
from processes import measured

HERE = pathlib.Path(__file__).resolve().parent
ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}
PLAIN, CLEANING = "OCRmyPDF -O1", "OCRmyPDF -O1 --deskew --rotate-pages --clean"
COLOUR, PREPARED = "tesseract, pages as scanned", "tesseract, pages as sohoa prepares them"


def validator(name):
    return pathlib.Path(os.environ["SOHOA_VALIDATORS"]) / "bin" / name


class Document:
    """A source as each tool wants it."""

    def __init__(self, path, work):
        self.source = pathlib.Path(path).resolve()
        self.name = self.source.name if self.source.is_dir() else self.source.stem
        self.work = work / self.name
        self.work.mkdir()
        home = self.source if self.source.is_dir() else self.source.parent
        truth = sorted(home.glob(f"{self.name}_p*.gt.txt")) + sorted(HERE.parent.glob(f"tests/data/samples/{self.name}.gt.txt"))
        (work / "truth" / self.name).mkdir(parents=True)
        for page in truth:
            shutil.copy(page, work / "truth" / self.name)
        self.files = sorted(p for p in self.source.iterdir() if p.suffix.lower() in (".jpg", ".jpeg", ".png")) if self.source.is_dir() else [self.source]
        self.bytes = sum(file.stat().st_size for file in self.files)
        self.pdf = self.source if self.source.suffix == ".pdf" else self.work / "source.pdf"
        if self.pdf != self.source:
            subprocess.run([validator("img2pdf"), "--rotation=ifvalid", "--output", self.pdf, *self.files], check=True)
        if self.source.suffix == ".pdf":
            subprocess.run(["pdfimages", "-all", self.source, self.work / "page"], check=True)
            self.images = sorted(self.work.glob("page-*"))
        else:
            self.images = self.files
        info = subprocess.run(["pdfinfo", self.pdf], capture_output=True, text=True, check=True).stdout
        self.pages = next(int(row.split()[1]) for row in info.splitlines() if row.startswith("Pages:"))


def tesseract(images, target):
    listed = target.with_suffix(".list")
    listed.write_text("".join(f"{image}\n" for image in images))
    cost = measured(["tesseract", listed, target, "-l", "vie"], env=ONE_THREAD)
    return cost, target.with_suffix(".txt").read_text()


def text_of(pdf):
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout


def ocrmypdf(source, target, *more):
    """Its cost. A text layer of somebody else is replaced."""
    force = ["--force-ocr"] if text_of(source).strip() else []
    return measured([validator("ocrmypdf"), "-q", "--jobs", "1", "-l", "vie", "--output-type", "pdfa-2", "-O1", *force, *more, source, target],
                    allowed=(0, 10))  # 10: made, but its own check could not be done


class Bench:
    def __init__(self, programs, paths, work):
        self.programs, self.work = pathlib.Path(programs), work
        self.key = work / "key"
        subprocess.run([HERE.parent / "scripts" / "demo-key.sh", self.key], check=True, stdout=subprocess.DEVNULL)
        self.documents = [Document(path, work) for path in paths]
        self.pages = sum(document.pages for document in self.documents)
        self.sums, self.stations, self.read, self.engine = {}, {}, 0, 0.0

    def add(self, tool, document, cost, text, more=None):
        row = self.sums.setdefault(tool, {"cpu": 0.0, "wall": 0.0, "own": 0, "below": 0, "more": None})
        row["cpu"] += cost.cpu
        row["wall"] += cost.wall
        row["own"], row["below"] = max(row["own"], cost.own), max(row["below"], cost.below)
        if more is not None:
            row["more"] = (row["more"] or 0) + more
        texts = self.work / "texts" / tool
        texts.mkdir(parents=True, exist_ok=True)
        (texts / f"{document.name}.txt").write_text(text)

    def sohoa(self, document):
        out = document.work / "records"
        cost = measured([self.programs / "sohoa", "run", "--quiet", "--jobs", "1", "--profile", "demo", "--key", self.key / "key.p12", "--pin-file",
                         self.key / "pin.txt", "--trust", self.key / "trust", "--out", out, document.source])
        pdf = out / document.name / "document.pdf"
        self.add("sohoa run", document, cost, text_of(pdf), pdf.stat().st_size - document.bytes)

    def ocrmypdf(self, document, tool, *more):
        pdf = document.work / "ocrmypdf.pdf"
        cost = ocrmypdf(document.pdf, pdf, *more)
        self.add(tool, document, cost, text_of(pdf), pdf.stat().st_size - document.bytes)

    def split(self, document):
        prepared = document.work / "prepared"
        rows = subprocess.run([self.programs / "sohoa-stations", prepared, document.source], env=ONE_THREAD, capture_output=True,
                              text=True, check=True).stdout.splitlines()
        for row in rows[:-1]:
            station, seconds = row.split()
            self.stations[station] = self.stations.get(station, 0) + float(seconds) * document.pages
        words = rows[-1].split()
        self.read += int(words[3])
        self.engine += float(words[5])
        return sorted(prepared.glob("*.tif"))

    def run(self):
        for document in self.documents:
            self.sohoa(document)
            self.ocrmypdf(document, PLAIN)
            self.ocrmypdf(document, CLEANING, "--deskew", "--rotate-pages", "--clean")
            self.add(COLOUR, document, *tesseract(document.images, document.work / "colour"))
            self.add(PREPARED, document, *tesseract(self.split(document), document.work / "copies"))

    def line_errors(self, tool):
        found = scores(self.work / "truth", self.work / "texts" / tool)
        return percent(sum(filter(None, found.values()), Score()).line_cer, 3)

    def report(self):
        print(f"{len(self.documents)} documents, {self.pages} pages, of them {self.read} read; {os.cpu_count()} processors\n")
        print("| tool | CPU s a page | times sohoa run | wall s a page | peak MB, process | peak MB, largest below it | KB a page over the scan | line error rate |")
        print("|---|---|---|---|---|---|---|---|")
        base = self.sums["sohoa run"]["cpu"]
        for tool, row in self.sums.items():
            more = "-" if row["more"] is None else f"{row['more'] / self.pages / 1000:.1f}"
            print(f"| {tool} | {row['cpu'] / self.pages:.2f} | {row['cpu'] / base:.2f} | {row['wall'] / self.pages:.2f} | {row['own'] / 1024:.0f} "
                  f"| {row['below'] / 1024:.0f} | {more} | {self.line_errors(tool)} |")
        total = self.stations["all"]
        print("\n| station of sohoa | CPU s a page | share |\n|---|---|---|")
        for station, seconds in self.stations.items():
            print(f"| {station} | {seconds / self.pages:.3f} | {100 * seconds / total:.0f} % |")
        engine, bare = self.engine, self.sums[PREPARED]["cpu"]
        print(f"\nrecognition by sohoa : bare tesseract, same prepared pages = {engine / bare:.2f}; "
              f"sohoa run : bare tesseract, same prepared pages = {base / bare:.2f}")


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], sys.argv[2:], pathlib.Path(folder))
        bench.run()
        bench.report()


if __name__ == "__main__":
    main()
