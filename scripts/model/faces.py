# SPDX-License-Identifier: GPL-3.0-or-later
"""The faces that lines are drawn with, and which characters each of them has."""
import subprocess

from fontTools.ttLib import TTFont

# family: weight; the Times-like come first and make up 62 of 100
TIMES = {"Liberation Serif": 22, "Tinos": 12, "TeX Gyre Termes": 16, "FreeSerif": 10, "Doulos SIL": 2}
OTHERS = {"Noto Serif": 3, "DejaVu Serif": 3, "Linux Libertine O": 4, "Charis SIL": 2, "Gentium Plus": 3, "Gentium Book Plus": 1,
          "EB Garamond": 2, "Latin Modern Roman": 1, "CMU Serif": 1, "TeX Gyre Pagella": 2, "TeX Gyre Schola": 1, "TeX Gyre Bonum": 1,
          "Liberation Sans": 3, "Arimo": 2, "TeX Gyre Heros": 2, "Carlito": 2, "DejaVu Sans": 1, "Noto Sans": 1, "Open Sans": 1,
          "Roboto": 1, "FreeSans": 1, "Liberation Mono": 1, "Cousine": 1}
FAMILIES = {**TIMES, **OTHERS}
STYLES = {"": 60, "Bold": 21, "Italic": 12, "Bold Italic": 7}
FONTCONFIG = {"": "weight=80:slant=0", "Bold": "weight=200:slant=0", "Italic": "weight=80:slant=100", "Bold Italic": "weight=200:slant=100"}


def file_of(family, style):
    pattern = f"{family}:{FONTCONFIG[style]}"
    form = "%{family}\t%{slant}\t%{weight}\t%{file}"
    found = subprocess.run(["fc-match", "--format", form, pattern], check=True, capture_output=True, text=True).stdout
    names, slant, weight, path = found.split("\t")
    wanted = (style.endswith("Italic"), style.startswith("Bold"))
    return path if family in names.split(",") and (int(slant) > 0, int(weight) >= 180) == wanted else None


class Faces:
    def __init__(self):
        self.letters = {}
        for family in FAMILIES:
            for style in STYLES:
                path = file_of(family, style)
                if path:
                    with TTFont(path, lazy=True) as font:
                        self.letters[family, style] = {chr(code) for code in font.getBestCmap()} | {" "}
        self.families = sorted({family for family, _ in self.letters})
        missing = set(FAMILIES) - set(self.families)
        if missing:
            raise RuntimeError(f"fonts that are not installed: {', '.join(sorted(missing))}")

    def family(self, rng):
        return rng.choices(self.families, [FAMILIES[f] for f in self.families])[0]

    def style(self, rng, family, text):
        """A style of the family that has each letter of the text, or None."""
        able = [s for s in STYLES if (family, s) in self.letters and set(text) <= self.letters[family, s]]
        weights = [STYLES[s] * (2.5 if "Bold" in s and text.isupper() else 1) for s in able]
        return rng.choices(able, weights)[0] if able else None
