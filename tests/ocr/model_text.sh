#!/bin/bash
# No run of eight words is both in the text that our model was trained on and in a page that it is tested on.
#
#   model_text.sh MODEL-FOLDER MODEL-SCRIPTS TRUTH…       with SOHOA_SHARED, also the pages of its corpus
set -euo pipefail
model=$1 scripts=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xz -dc "$model/training-text.txt.xz" >"$work/training.txt"
truths=("$@")
if [ -d "${SOHOA_SHARED-}/corpus" ]; then truths+=("$SOHOA_SHARED"/corpus/*/*.gt.txt); fi
[ "$(wc -l <"$work/training.txt")" -gt 10000 ] || { echo "the training text is not whole" >&2; exit 1; }
/usr/bin/python3 -B "$scripts/overlap.py" "$work/training.txt" "${truths[@]}"
# The check itself: a page that is in the training text must be found.
awk 'NF > 9 { print; exit }' "$work/training.txt" >"$work/leaked.gt.txt"
if /usr/bin/python3 -B "$scripts/overlap.py" "$work/training.txt" "$work/leaked.gt.txt" >/dev/null; then
    echo "overlap.py finds nothing in a text that is there" >&2
    exit 1
fi
echo "no overlap with ${#truths[@]} pages"
