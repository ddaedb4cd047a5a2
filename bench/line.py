#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sohoa run beside OCRmyPDF on the same PDF files, in one go: CPU seconds a page, wall, peak memory, bytes.

usage: line.py SOHOA PDF...

SOHOA   path of the program
PDF     scanned PDF files; with PAGE.gt.txt files beside them the line error rate is told too (ocr_eval.py)

OCRmyPDF is taken from SOHOA_VALIDATORS (scripts/validators.sh --with-ocrmypdf). Trust the ratios, not the seconds:
the tools run one after the other on the same machine, document by document, in turn.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def timed(command, **options):
    """CPU seconds (children and all), wall seconds and peak KiB of the largest process of a command."""
    code = ("import resource,subprocess,sys,time;b=time.monotonic();r=subprocess.call(sys.argv[1:],"
            "stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);u=resource.getrusage(resource.RUSAGE_CHILDREN);"
            "print(r,u.ru_utime+u.ru_stime,time.monotonic()-b,u.ru_maxrss)")
    words = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, check=True, **options).stdout.split()
    if int(words[0]) not in (0, 10):  # 10: OCRmyPDF made the file but could not check it
        raise SystemExit(f"{command[0]} ended with {words[0]}")
    return [float(word) for word in words[1:]]


def pages_of(pdf):
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return next(int(row.split()[1]) for row in out.splitlines() if row.startswith("Pages:"))


def tools(sohoa, work):
    validators = os.environ.get("SOHOA_VALIDATORS") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "sohoa-validators"
    ocrmypdf = pathlib.Path(validators) / "bin" / "ocrmypdf"
    subprocess.run([str(HERE.parent / "scripts" / "demo-key.sh"), str(work / "key")], check=True, stdout=subprocess.DEVNULL)
    key = work / "key"

    def run_sohoa(pdf, out):
        command = [sohoa, "run", "--quiet", "--profile", "demo", "--key", key / "key.p12", "--pin-file", key / "pin.txt", "--trust", key / "trust", "--out", out, pdf]
        return timed(command), out / pdf.stem / "document.pdf"

    def run_ocrmypdf(*more):
        def run(pdf, out):
            out.mkdir()
            return timed([ocrmypdf, "-q", "-l", "vie", "--output-type", "pdfa-2", "-O1", *more, pdf, out / "document.pdf"]), out / "document.pdf"
        return run

    return {
        "sohoa run": run_sohoa,
        "OCRmyPDF": run_ocrmypdf(),
        "OCRmyPDF --deskew --rotate-pages --clean": run_ocrmypdf("--deskew", "--rotate-pages", "--clean"),
    }


def text_of(pdf, target):
    subprocess.run(["pdftotext", "-raw", str(pdf), str(target)], check=True)


def line_errors(corpus, texts):
    done = subprocess.run([sys.executable, str(HERE / "ocr_eval.py"), str(corpus), str(texts)], capture_output=True, text=True)
    rows = done.stdout.strip().splitlines()
    return rows[-1] if done.returncode == 0 and rows else "-"


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    sohoa, pdfs = sys.argv[1], [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    pages = sum(map(pages_of, pdfs))
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        corpus = work / "corpus"
        corpus.mkdir()
        for pdf in pdfs:
            (corpus / pdf.stem).mkdir()
            for truth in pdf.parent.glob("*.gt.txt"):
                shutil.copy(truth, corpus / pdf.stem)
        sums = {}
        for pdf in pdfs:
            for name, run in tools(sohoa, pathlib.Path(tempfile.mkdtemp(dir=folder))).items():
                (cpu, wall, peak), made = run(pdf, pathlib.Path(tempfile.mkdtemp(dir=folder)) / "out")
                row = sums.setdefault(name, [0.0, 0.0, 0.0, 0])
                row[0] += cpu
                row[1] += wall
                row[2] = max(row[2], peak)
                row[3] += made.stat().st_size - pdf.stat().st_size
                texts = work / name
                texts.mkdir(exist_ok=True)
                text_of(made, texts / f"{pdf.stem}.txt")
        base = sums["sohoa run"][0]
        print(f"{len(pdfs)} documents, {pages} pages, {os.cpu_count()} processors")
        print("| tool | CPU s a page | ratio | wall s a page | peak MB (largest process) | KB a page over the scan | line error rate |")
        print("|---|---|---|---|---|---|---|")
        for name, (cpu, wall, peak, more) in sums.items():
            print(f"| {name} | {cpu / pages:.2f} | {cpu / base:.1f} | {wall / pages:.2f} | {peak / 1024:.0f} | {more / pages / 1024:.1f} | {line_errors(corpus, work / name)} |")


if __name__ == "__main__":
    main()
