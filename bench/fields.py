#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the fields of documents were read.

usage: fields.py CORPUS READ [--all]

CORPUS  folder with <document>/<document>.gt.json ("fields") or <document>.fields.json
READ    what `sohoa describe --json CORPUS` has printed
--all   name every field that was not read, too

exact    the value is the truth, letter by letter (NFC, single blanks)
empty    no value, and nothing was seen ("not_found")
doubtful no value, but something was seen: a person is asked
wrong    a value that is not the truth; for what the paper does not print, any value read off it
"""
import collections
import json
import pathlib
import sys
import unicodedata

CORPUS_KEYS = {
    "so_ky_hieu": "code_full", "ngay_ban_hanh": "issued_date", "co_quan_ban_hanh": "organ_name", "ten_loai": "type_name",
    "trich_yeu": "subject", "nguoi_ky": "signer.full_name", "chuc_vu": "signer.position",
}
NOTHING = {"value": "", "seen": "", "confidence": 0, "source": ""}
BANDS = [0, 50, 60, 70, 80, 85, 90, 92, 94, 95, 96, 97, 98, 99, 101]


def normal(text):
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def truths(corpus):
    """{document: {key: text, or None for what the paper does not print}}"""
    out = {}
    for path in sorted(corpus.rglob("*.gt.json")):
        fields = json.loads(path.read_text(encoding="utf-8"))["fields"]
        out[path.name.removesuffix(".gt.json")] = truth = {new: fields.get(old) for old, new in CORPUS_KEYS.items()}
        if fields.get("handwritten_no"):
            truth["code_full"] = None
    for path in sorted(corpus.rglob("*.fields.json")):
        out[path.name.removesuffix(".fields.json")] = json.loads(path.read_text(encoding="utf-8"))
    return out


def name_of(source):
    path = pathlib.PurePath(source)
    return path.stem if path.suffix else path.name


def readings(path):
    """{document: {key: field}} of JSON documents that follow one another."""
    text, decoder, at, out = pathlib.Path(path).read_text(encoding="utf-8"), json.JSONDecoder(), 0, {}
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        document, at = decoder.raw_decode(text, at)
        out[name_of(document["source"])] = {key: {**NOTHING, **{k: v for k, v in field.items() if v is not None}} for key, field in document.get("fields", {}).items()}
    return out


def verdict(truth, field):
    value = normal(field["value"])
    if not truth:
        return "unprinted" if not value or field["source"] == "layout" else "wrong"
    if value:
        return "exact" if value == normal(truth) else "wrong"
    return "doubtful" if field["seen"] else "empty"


def main(corpus, read, show_all):
    counts = collections.defaultdict(collections.Counter)
    bands = collections.defaultdict(collections.Counter)
    read = readings(read)
    for name, truth in truths(pathlib.Path(corpus)).items():
        for key, text in truth.items():
            field = read.get(name, {}).get(key, NOTHING)
            what = verdict(text, field)
            counts[key][what] += 1
            text_seen = field["value"] or field["seen"]
            if text and text_seen:
                band = max(b for b in BANDS if b <= field["confidence"])
                bands[band]["right" if normal(text_seen) == normal(text) else "not"] += 1
            if what == "wrong" or (show_all and what in ("empty", "doubtful")):
                print(f"{what}\t{name}\t{key}\t{field['confidence']:.0f}\t{text_seen}\t<- {text}")
    print(f"{'field':18} printed  exact  empty  doubtful  wrong")
    total = collections.Counter()
    for key, c in [*counts.items(), ("all", None)]:
        c = total if key == "all" else c
        total.update({} if key == "all" else c)
        printed = c["exact"] + c["empty"] + c["doubtful"] + c["wrong"]
        print(f"{key:18} {printed:7} {c['exact']:6} {c['empty']:6} {c['doubtful']:9} {c['wrong']:6}")
    printed = max(1, sum(total.values()) - total["unprinted"])
    print(f"exact {100 * total['exact'] / printed:.1f} %, wrong and not marked {100 * total['wrong'] / printed:.1f} %")
    print("confidence   read  right")
    for band in sorted(bands):
        right, other = bands[band]["right"], bands[band]["not"]
        print(f"from {band:3} {right + other:9} {100 * right / (right + other):5.0f} %")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], "--all" in sys.argv)
