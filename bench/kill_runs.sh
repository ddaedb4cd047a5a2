#!/usr/bin/env bash
# Kills a run with SIGKILL at random moments and looks whether anything half-made was published; at the end the next run
# must finish the rest.
#   bench/kill_runs.sh SOHOA KILLS SOURCE…
# SOHOA: path of the program. Makes its own demonstration key and output folder in a temporary place.
set -euo pipefail
program=$1 kills=$2
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/scripts/demo-key.sh" "$work/key" >/dev/null

run() {
    "$program" run --quiet --profile demo --key "$work/key/key.p12" --pin-file "$work/key/pin.txt" \
        --trust "$work/key/trust" --out "$work/out" "$@"
}

records() { find "$work/out" -mindepth 1 -maxdepth 1 -type d -not -name '.*' 2>/dev/null; }

check() {
    local folder count
    while IFS= read -r folder; do
        count=$(find "$folder" -mindepth 1 | wc -l)
        [ "$count" -eq 3 ] || { echo "$folder holds $count files" >&2; exit 1; }
        "$program" manifest check --quiet "$folder" || { echo "$folder is damaged" >&2; exit 1; }
    done < <(records)
}

begin=$(date +%s%N)
run "$@"
whole=$(( ($(date +%s%N) - begin) / 1000000 ))
all=$(records | wc -l)
rm -rf "$work/out"
echo "an undisturbed run publishes $all records"

for ((i = 1; i <= kills; i++)); do
    # Of every four rounds one begins anew, so that every moment of a run is met.
    [ $((i % 4)) -eq 1 ] && rm -rf "$work/out"
    setsid "$program" run --quiet --profile demo --key "$work/key/key.p12" --pin-file "$work/key/pin.txt" \
        --trust "$work/key/trust" --out "$work/out" "$@" &
    pid=$!
    sleep "$(awk -v most="$whole" -v seed="$RANDOM" 'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }')"
    if [ $((i % 2)) -eq 0 ]; then kill -KILL -- "-$pid" 2>/dev/null || true; else kill -KILL "$pid" 2>/dev/null || true; fi
    wait "$pid" 2>/dev/null || true
    sleep 0.2
    check
    echo "kill $i: $(records | wc -l) of $all records, all whole"
done
run "$@"
check
[ "$(records | wc -l)" -eq "$all" ] || { echo "the last run did not finish the rest" >&2; exit 1; }
echo "after $kills kills the next run finished the rest: $all records, all whole"
