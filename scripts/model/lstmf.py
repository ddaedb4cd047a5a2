#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes .lstmf files, what `tesseract … lstm.train` makes, with Tesseract 5.3's layout: pictures as PNG.

usage: lstmf.py FILE FIRST OUT

Copies the lines of FILE from number FIRST on: a stage of training begins with the first lines of each of its files, and
does not reach the last.
"""
import io
import struct
import sys

from PIL import Image


def text_field(text):
    data = text.encode()
    return struct.pack("<I", len(data)) + data


def sample(number, grey, truth):
    """One line: `grey` is an array of bytes, `truth` what it says."""
    png = io.BytesIO()
    Image.fromarray(grey).save(png, "PNG", compress_level=2)
    picture = png.getvalue()
    height, width = grey.shape
    return b"".join([
        b"\x01", text_field(""), struct.pack("<i", number), struct.pack("<I", len(picture)), picture, text_field("vie"),
        text_field(truth), struct.pack("<I4h", 1, 0, 0, min(width, 32767), height), struct.pack("<I", 1), text_field(truth), b"\0"])


def write_lines(path, lines):
    """`lines`: pairs of array and truth."""
    samples = [sample(number, grey, truth) for number, (grey, truth) in enumerate(lines)]
    with open(path, "wb") as file:
        file.write(struct.pack("<I", len(samples)) + b"".join(samples))


def sample_end(data, at):
    """Where the sample that begins at `at` ends."""
    def field(at):
        return at + 4 + struct.unpack_from("<I", data, at)[0]
    at = field(at + 1) + 4  # the mark, the image's name, the page
    at = field(field(field(at)))  # picture, language, truth
    at += 4 + 8 * struct.unpack_from("<I", data, at)[0]  # boxes
    texts, at = struct.unpack_from("<I", data, at)[0], at + 4
    for _ in range(texts):
        at = field(at)
    return at + 1


def copy_from(path, first, out):
    with open(path, "rb") as file:
        data = file.read()
    count, at = struct.unpack_from("<I", data)[0], 4
    for _ in range(first):
        at = sample_end(data, at)
    with open(out, "wb") as file:
        file.write(struct.pack("<I", count - first) + data[at:])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    copy_from(sys.argv[1], int(sys.argv[2]), sys.argv[3])
