#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The former name of ocr_score.py, for those who still import it or run it by this name."""
import sys

from ocr_score import main, nearest, normal  # noqa: F401

if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: ocr_eval.py CORPUS TEXTS; ocr_score.py --help says more")
    main(*sys.argv[1:])
