#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How well pages are read, and at what cost: sohoa ocr beside bare tesseract, reference.traineddata and OCRmyPDF 17,
# on the same files in one run, in turns. Prints Markdown, and keeps it in bench/results/<date>-ocr.md.
#
#   bench/ocr.sh [--only NAME,…] [--with-ocrmypdf] [--two-cores] [--steps] [--damaged] [--sohoa FILE]
#
#   --only NAME,…     these documents alone (d02, 155_tm_syt, cong-van); printed, not kept
#   --with-ocrmypdf   OCRmyPDF too, plain and with --deskew --rotate-pages --clean: slow
#   --two-cores       also all files at once: the wall of --jobs 1 against --jobs 2, and the CPU on the colour pages against
#                     tesseract's; wants a quiet machine
#   --steps           sohoa with each step of preparation and reading left out in turn, in place of the other tools
#   --damaged         pages of the corpus with beds, holes, shadows and stains (bench/damage.cpp), in place of all others
#   --sohoa FILE      this program; else the default preset is built in build-bench
#   SOHOA_SHARED=DIR  corpus, real scans and reference model (default: ../shared, when it is there); without it
#                     only sample-data is measured
set -euo pipefail
usage() { sed -n '3,17s/^# \{0,1\}//p' "$0"; }
here=$(cd "$(dirname "$0")/.." && pwd)

sohoa='' ocrmypdf=0 arguments=()
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --only | --sohoa) [ $# -gt 1 ] || { echo "ocr.sh: $1 wants a value" >&2; exit 64; } ;;&
        --only) arguments+=("$1" "$2"); shift ;;
        --sohoa) sohoa=$2; shift ;;
        --with-ocrmypdf) ocrmypdf=1; arguments+=("$1") ;;
        --two-cores | --steps | --damaged) arguments+=("$1") ;;
        *) echo "ocr.sh: unknown argument '$1'" >&2; usage >&2; exit 64 ;;
    esac
    shift
done

for program in tesseract pdfimages pdfseparate; do
    command -v $program >/dev/null || { echo "ocr.sh: '$program' is missing: apt-get install tesseract-ocr tesseract-ocr-vie poppler-utils" >&2; exit 78; }
done
if [ $ocrmypdf = 1 ]; then
    SOHOA_VALIDATORS=$("$here/scripts/validators.sh" --with-ocrmypdf)
    export SOHOA_VALIDATORS
fi
if [ -z "${SOHOA_SHARED-}" ] && [ -d "$here/../shared" ]; then
    SOHOA_SHARED=$(cd "$here/../shared" && pwd)
fi
if [ -n "${SOHOA_SHARED-}" ]; then
    [ -d "$SOHOA_SHARED" ] || { echo "ocr.sh: SOHOA_SHARED is no folder: $SOHOA_SHARED" >&2; exit 66; }
    export SOHOA_SHARED
else
    [[ " ${arguments[*]} " != *" --damaged "* ]] || { echo "ocr.sh: --damaged wants SOHOA_SHARED" >&2; exit 66; }
    echo "ocr.sh: note: no SOHOA_SHARED and no ../shared: only sample-data is measured" >&2
fi
if [ -z "$sohoa" ]; then
    "$here/scripts/setup.sh" build
    cmake -S "$here" --preset default -B "$here/build-bench" -DSOHOA_TESTS=OFF -DSOHOA_BENCH=ON >/dev/null
    cmake --build "$here/build-bench" -- --quiet
    sohoa=$here/build-bench/bin/sohoa
fi
if [[ " ${arguments[*]} " == *" --damaged "* && ! -x $(dirname "$sohoa")/sohoa-damage ]]; then
    echo "ocr.sh: --damaged wants sohoa-damage beside $sohoa: build with -DSOHOA_BENCH=ON" >&2
    exit 69
fi
exec /usr/bin/python3 -B "$here/bench/ocr.py" --sohoa "$sohoa" "${arguments[@]}"
