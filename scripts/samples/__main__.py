#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample documents, their exact text and their fields, from text of our own.

Needs Debian's python3-pil and fonts-liberation2 and nothing else:  /usr/bin/python3 scripts/samples [SAMPLES [TRUTH]]

Every person, agency, province and number here is invented. Seeds are fixed: with the same Pillow, libjpeg and fonts the
same bytes come out again. The exact text is what the sheet was printed with: one printed line a row, NFC, a page from the
next by a row that holds a form feed; of two columns side by side first the left one, then the right one; seals, stamps and
hand signatures have no row.
"""
import os
import sys

from PIL import Image

import documents
from fields import fields
from files import flate, jpeg, write_fields, write_g4_tiff, write_jpeg_tiff, write_pdf, write_text
from scanner import bitonal, cleaned, faded, scanned


def save(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def decision(path, sheets):
    write_jpeg_tiff(path(".tif"), [scanned(sheets[0], 101, 0.35), scanned(sheets[1], 102, -0.6)], 200)


def licence(path, sheets):
    for sheet, number, skew in zip(sheets, (1, 2, 10), (-0.4, 0.2, 0.8)):
        save(path("/trang-%d.jpg" % number), jpeg(scanned(sheet, 200 + number, skew, (247, 248, 244)), 200))


def certificate(path, sheets):
    write_pdf(path(".pdf"), [scanned(sheets[0], 301, 0.25, (252, 246, 228))], 200)


def confirmation(path, sheets):
    on_its_side = scanned(sheets[0], 401, -0.3).transpose(Image.ROTATE_270)  # the head of the page lies at the right
    save(path(".jpg"), jpeg(on_its_side, 200))


def dispatch(path, sheets):
    write_g4_tiff(path(".tif"), [bitonal(sheets[0], 500, 0.45), bitonal(sheets[1], 501, -0.3)], 300)


def decision_with_annex(path, sheets):
    write_pdf(path(".pdf"), [cleaned(sheets[0], 0.2), cleaned(sheets[1], -0.15)], 200, coded=flate)


def notice(path, sheets):
    write_jpeg_tiff(path(".tif"), [faded(sheets[0], 601, -0.9)], 200, quality=45)


def stamped(path, sheets):
    write_pdf(path(".pdf"), [scanned(sheets[0], 701, 0.5, (249, 249, 246))], 200)


def proposal(path, sheets):
    write_pdf(path(".pdf"), [scanned(sheets[0], 801, -0.25)], 200, old=[sheet.lines for sheet in sheets])


def report(path, sheets):
    write_g4_tiff(path(".tif"), [bitonal(sheets[0], 900, -0.35), bitonal(sheets[1], 902, 0.3)], 200, strip_bytes=16 << 10)


def minutes(path, sheets):
    save(path("/anh-1.jpg"), jpeg(scanned(sheets[0], 1001, 0.15).convert("L"), 200))


def diploma(path, sheets):
    os.makedirs(path(""), exist_ok=True)
    cleaned(sheets[0], 0.1).quantize(32, dither=Image.Dither.NONE).save(path("/trang-1.png"), dpi=(150, 150), optimize=True)


SAMPLES = {
    "quyet-dinh": (documents.decision, decision),
    "giay-phep": (documents.licence, licence),
    "giay-chung-nhan": (documents.certificate, certificate),
    "trang-nam-ngang": (documents.confirmation, confirmation),
    "cong-van": (documents.dispatch, dispatch),
    "quyet-dinh-phu-luc": (documents.decision_with_annex, decision_with_annex),
    "thong-bao-mo": (documents.notice, notice),
    "giay-chung-nhan-dau": (documents.stamped, stamped),
    "to-trinh-cu": (documents.proposal, proposal),
    "bao-cao": (documents.report, report),
    "bien-ban": (documents.minutes, minutes),
    "chung-chi": (documents.diploma, diploma),
}


def main(folder, truth):
    os.makedirs(folder, exist_ok=True)
    os.makedirs(truth, exist_ok=True)
    for name, (printed, scan) in SAMPLES.items():
        sheets = printed()
        scan(lambda end, name=name: os.path.join(folder, name + end), sheets)
        write_text(os.path.join(truth, name + ".gt.txt"), sheets)
        write_fields(os.path.join(truth, name + ".fields.json"), fields(name))


if __name__ == "__main__":
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    given = sys.argv[1:]
    main(given[0] if given else os.path.join(root, "sample-data"), given[-1] if given else os.path.join(root, "tests/data/samples"))
