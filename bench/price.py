#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The price of a process: signing and verifying many small PDFs, beside pyHanko in one process and pdfsig.

  /usr/bin/python3 bench/price.py SOHOA KEY-FOLDER [--files N] [--pyhanko PYTHON]

SOHOA       the program
KEY-FOLDER  made by scripts/demo-key.sh
--pyhanko   a Python that has pyHanko (scripts/validators.sh makes one); without it that row is left out

Makes N (200) one-page PDFs of 1 MB in a folder of its own, each with another number in it. CPU is user and system of the
command with all its children; trust the ratios.
"""
import argparse
import hashlib
import os
import pathlib
import resource
import subprocess
import tempfile

PYHANKO = """
import sys
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
context = ValidationContext(trust_roots=list(load_certs_from_pemder(sys.argv[1].split(':'))), allow_fetching=False)
for path in sys.argv[2:]:
    with open(path, 'rb') as file:
        assert validate_pdf_signature(PdfFileReader(file).embedded_signatures[0], context).intact
"""


def noise(size):
    """Bytes that nothing can compress."""
    out, block = bytearray(), b""
    while len(out) < size:
        block = hashlib.sha256(block).digest()
        out += block
    return bytes(out[:size])


def pdf(number, pixels):
    image = b"<</Type/XObject/Subtype/Image/Width 580/Height 580/ColorSpace/DeviceRGB/BitsPerComponent 8/Length %d>>\nstream\n%s\nendstream" % (len(pixels), pixels)
    content = b"q 595 0 0 842 0 0 cm /I Do Q"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>",
               image, b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)]
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for index, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (index, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R/ID[<%032x><%032x>]>>\nstartxref\n%d\n%%%%EOF\n" % (table, number, number, len(out))


def cpu(command, allowed=(0,)):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if code not in allowed:
        raise SystemExit(f"{command[0]} ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sohoa")
    parser.add_argument("key", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--pyhanko")
    given = parser.parse_args()
    trust = str(given.key / "trust")
    signing = ["--profile", "demo", "--set", "signing.scheme=pkcs1", "--key", str(given.key / "key.p12"), "--pin-file", str(given.key / "pin.txt"), "--trust", trust]
    with tempfile.TemporaryDirectory() as work:
        pixels = noise(580 * 580 * 3)
        sources = []
        for i in range(given.files):
            sources.append(os.path.join(work, f"p{i:04}.pdf"))
            pathlib.Path(sources[-1]).write_bytes(pdf(i, pixels))
        out = os.path.join(work, "out")
        rows = [("sohoa sign", given.files, cpu([given.sohoa, "sign", "-q", *signing, "--jobs", "1", "--out", out, *sources]))]
        signed = sorted(str(path) for path in pathlib.Path(out).glob("*.pdf"))
        rows.append(("sohoa verify", given.files, cpu([given.sohoa, "verify", "-q", "--trust", trust, *signed])))
        if given.pyhanko:
            roots = ":".join(str(path) for path in sorted((given.key / "trust").glob("*.crt")))
            rows.append(("pyHanko, one process", given.files, cpu([given.pyhanko, "-c", PYHANKO, roots, *signed])))
        rows.append(("sohoa verify, one file, a start each", 20, sum(cpu([given.sohoa, "verify", "-q", "--trust", trust, signed[0]]) for _ in range(20))))
        rows.append(("pdfsig, one file, a start each", 20, sum(cpu(["pdfsig", signed[0]], (0, 1, 2)) for _ in range(20))))
    print("| what | files a core-second | CPU ms a file |\n|---|---|---|")
    for name, files, seconds in rows:
        print(f"| {name} | {files / seconds:.0f} | {1000 * seconds / files:.1f} |")


main()
