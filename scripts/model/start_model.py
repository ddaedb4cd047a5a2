#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Debian's integer model trainable and gives it more characters.

usage: start_model.py UNPACKED OUT

UNPACKED  prefix of the components that `combine_tessdata -u` wrote (…/vie.)
OUT       prefix of what is written: lstm (doubles), lstm-unicharset and lstm-recoder

Each new character gets a row in the output layer: that of a character that looks like it, with a lower bias, so that
training has only to learn the difference.
"""
import struct
import sys

import numpy as np

from lstm_file import Network

# character: looks like, kind (bits of ctype: 1 letter, 2 lower case, 4 upper case, 8 digit, 16 punctuation), script
NEW = {
    "–": ("—", 0x10, "Common"),
    "…": (".", 0x10, "Common"),
    "²": ("2", 0, "Common"),
    "³": ("3", 0, "Common"),
    "ỵ": ("y", 0x3, "Latin"),
    "Ỵ": ("Y", 0x5, "Latin"),
    "’": ("'", 0x10, "Common"),
    "‘": ("'", 0x10, "Common"),
    "•": ("*", 0x10, "Common"),
    "×": ("x", 0, "Common"),
    "±": ("+", 0, "Common"),
    "≤": ("<", 0, "Common"),
    "≥": (">", 0, "Common"),
    "Ω": ("O", 0x5, "Common"),
}
LOWER_BIAS = 3.0


def read_characters(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    return int(lines[0]), lines[1:int(lines[0]) + 1]


def unicharset_line(char, number, other_case):
    _, ctype, script = NEW[char]
    return f"{char} {ctype:x} 0,255,0,255,0,0,0,0,0,0 {script} {other_case} 10 {number} {char}\t# {char} [{ord(char):x} ]"


def extend(prefix, out):
    with open(prefix + "lstm", "rb") as file:
        net = Network(file.read())
    with open(prefix + "lstm-recoder", "rb") as file:
        recoder = file.read()
    count, characters = read_characters(prefix + "lstm-unicharset")
    index = {line.split(" ")[0]: i for i, line in enumerate(characters)}
    entries = [struct.unpack("<bIi", recoder[4 + 9 * i:13 + 9 * i]) for i in range(count)]
    if struct.unpack("<I", recoder[:4])[0] != count or any(length != 1 for _, length, _ in entries):
        raise ValueError("a recoder with codes of more than one step: not known here")
    matrix = net.output().matrices[0]
    codes = matrix.weights.shape[0]
    numbers = {char: count + i for i, char in enumerate(NEW)}
    rows = []
    for char, (model, _, _) in NEW.items():
        row = matrix.weights[entries[index[model]][2]].copy()
        row[-1] -= LOWER_BIAS
        rows.append(row)
        entries.append((1, 1, codes + len(rows) - 1))
        other = {"ỵ": "Ỵ", "Ỵ": "ỵ"}.get(char, char)
        characters.append(unicharset_line(char, numbers[char], numbers[other]))
    matrix.weights = np.vstack([matrix.weights, rows])
    added = len(rows) * matrix.weights.shape[1]
    for node in (net.root, net.output()):
        node.outputs += len(rows)
        node.weight_count += added
    net.set_float()
    with open(out + "lstm", "wb") as file:
        file.write(net.bytes())
    with open(out + "lstm-recoder", "wb") as file:
        file.write(struct.pack("<I", len(entries)) + b"".join(struct.pack("<bIi", *entry) for entry in entries))
    with open(out + "lstm-unicharset", "w", encoding="utf-8") as file:
        file.write(f"{len(characters)}\n" + "\n".join(characters) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    extend(*sys.argv[1:])
