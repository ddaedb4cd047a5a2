#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What many tests read and none changes: a demonstration key and the records of sample-data.
#
#   records.sh SOHOA DIR
#
#   DIR/key/      what scripts/demo-key.sh makes
#   DIR/out/      the records
#   DIR/run.json, run.err, run.code    stdout, stderr and exit code of the run that made them
#
# DIR is made anew; one that this script did not make is left alone.
set -euo pipefail
sohoa=$1 dir=$2
if [ -e "$dir" ] && [ ! -e "$dir/.made-by-records.sh" ]; then
    echo "records.sh: $dir was not made here" >&2
    exit 73
fi
rm -rf -- "$dir"
mkdir -p -- "$dir"
: >"$dir/.made-by-records.sh"
cd "$(dirname "$0")/../.."
unset LC_MESSAGES LANG LANGUAGE SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
scripts/demo-key.sh "$dir/key"
code=0
"$sohoa" run --profile demo --key "$dir/key/key.p12" --pin-file "$dir/key/pin.txt" --trust "$dir/key/trust" \
    --out "$dir/out" --json --lang en sample-data >"$dir/run.json" 2>"$dir/run.err" </dev/null || code=$?
echo $code >"$dir/run.code"
