#!/bin/bash
# Fails on each source that clang-format 14 would lay out otherwise. Skipped (77) where it is not installed, unless
# SOHOA_REQUIRE_VALIDATORS=1.
set -euo pipefail
cd "$(dirname "$0")/../.."

format=clang-format-14
if ! command -v "$format" >/dev/null; then
    echo "clang_format: $format is not installed (scripts/setup.sh test installs it)" >&2
    [ "${SOHOA_REQUIRE_VALIDATORS-}" = 1 ] && exit 1
    exit 77
fi

sources() { # those that git knows; without git all that lie there
    git ls-files -z -- '*.cpp' '*.h' 2>/dev/null ||
        find bench cli core ocr profiles signing tests \( -name '*.cpp' -o -name '*.h' \) -print0
}

# The check first shows that it can fail.
if echo 'int  x ;' | "$format" --dry-run -Werror --assume-filename=cli/main.cpp 2>/dev/null; then
    echo "clang_format: $format passes what is laid out badly" >&2
    exit 1
fi
mapfile -d '' files < <(sources)
[ ${#files[@]} -gt 100 ] || { echo "clang_format: only ${#files[@]} sources were found" >&2; exit 1; }
"$format" --dry-run -Werror "${files[@]}" || {
    echo "clang_format: put them right with: $format -i FILE…" >&2
    exit 1
}
echo "clang_format: ${#files[@]} files"
