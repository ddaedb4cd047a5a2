#!/bin/bash
# The line beside its peers on the same pages in one run: sohoa run, OCRmyPDF 17 with and without cleaning, bare tesseract.
#
#   bench/line.sh [DOCUMENT…]      a document is a PDF, a TIFF or a folder of JPEG or PNG; with PAGE.gt.txt files beside it
#                                  its line error rate is told too. Default: the documents of sample-data
#
# Builds with the default preset (in build-bench), and fetches OCRmyPDF into the cache of scripts/validators.sh.
# Prints two tables, in Markdown: the tools side by side, and the stations of sohoa.
set -euo pipefail
case ${1-} in -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;; esac
here=$(cd "$(dirname "$0")/.." && pwd)
"$here/scripts/setup.sh" build
SOHOA_VALIDATORS=$("$here/scripts/validators.sh" --with-ocrmypdf)
export SOHOA_VALIDATORS
cmake -S "$here" --preset default -B "$here/build-bench" -DSOHOA_TESTS=OFF -DSOHOA_BENCH=ON >/dev/null
cmake --build "$here/build-bench" -- --quiet
[ $# -gt 0 ] || set -- "$here"/sample-data/*.tif "$here"/sample-data/*.pdf "$here"/sample-data/{bien-ban,chung-chi,giay-phep}
exec /usr/bin/python3 "$here/bench/line.py" "$here/build-bench/bin" "$@"
