#!/bin/bash
# Asks clang-tidy 14 with the checks of .clang-tidy about the sources of the product; each finding is an error.
#
#   scripts/tidy.sh [BASE]     sources changed since BASE (default: origin/main, else main), and not committed ones
#   scripts/tidy.sh --all      every source
#
#   SOHOA_TIDY_BUILD=DIR       where compile_commands.json lies (default: build-dev)
#   SOHOA_TIDY_JOBS=N          files at a time (default 2)
#
# Exit: 0 nothing found; 1 findings; 66 no such base; 78 clang-tidy-14 or compile_commands.json is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "tidy.sh: $2" >&2; exit "$1"; }

build=${SOHOA_TIDY_BUILD:-build-dev}
all=0 base=
case ${1-} in
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --all) all=1 ;;
    -*) fail 64 "unknown argument '$1'" ;;
    *) base=${1-} ;;
esac
command -v clang-tidy-14 >/dev/null || fail 78 "clang-tidy-14 is not installed: run scripts/setup.sh test"
[ -f "$build/compile_commands.json" ] || fail 78 "$build/compile_commands.json is not there: run cmake --preset dev"

product=('cli/*' 'core/*' 'ocr/*' 'profiles/*' 'signing/*')
if [ $all = 1 ]; then
    mapfile -t files < <(git ls-files -- "${product[@]}" | grep '\.cpp$')
else
    if [ -z "$base" ]; then
        base=main
        ! git rev-parse -q --verify origin/main >/dev/null || base=origin/main
    fi
    git rev-parse -q --verify "$base^{commit}" >/dev/null || fail 66 "there is no '$base' to compare with"
    from=$(git merge-base "$base" HEAD)
    mapfile -t changed < <({ git diff --name-only --diff-filter=d "$from" -- "${product[@]}"
        git ls-files --others --exclude-standard -- "${product[@]}"; } | sort -u)
    files=()
    for file in "${changed[@]}"; do
        case $file in
            *.cpp) files+=("$file") ;;
            # A header is looked at with its own .cpp, else with the first one that includes it.
            *.h) of=${file%.h}.cpp
                [ -f "$of" ] || of=$(git grep -lF "\"$file\"" -- "${product[@]/%/.cpp}" | head -n 1)
                [ -z "$of" ] || files+=("$of") ;;
        esac
    done
    [ ${#files[@]} -eq 0 ] || mapfile -t files < <(printf '%s\n' "${files[@]}" | sort -u)
fi
[ ${#files[@]} -gt 0 ] || { echo "tidy.sh: nothing to look at"; exit 0; }

# Without its count of the warnings that it suppressed.
if ! printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "${SOHOA_TIDY_JOBS:-2}" \
    sh -c 'clang-tidy-14 -p "$0" --quiet --warnings-as-errors="*" "$1" 2>/dev/null' "$build"; then
    fail 1 "clang-tidy has findings"
fi
echo "tidy.sh: ${#files[@]} sources, no finding"
