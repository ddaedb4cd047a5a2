#!/bin/bash
# Sets up, builds with warnings as errors, and runs all tests. The last lines are those of ctest.
#
#   scripts/test.sh [--sanitize] [CTEST-ARGUMENT…]      e.g. scripts/test.sh -R manifest
#
#   --sanitize                      build and test with AddressSanitizer and UndefinedBehaviorSanitizer
#   SOHOA_ALSO_SANITIZED=1          first the tests of core, signing and profiles with sanitizers (CI)
#   SOHOA_REQUIRE_VALIDATORS=1      fail when an outside validator is not to be had (else its tests skip and say so)
#   SOHOA_VALIDATORS=DIR            cache of the outside validators, see scripts/validators.sh
#   SOHOA_SHARED=DIR                corpus and real scans (default: ../shared, when it is there)
#   SOHOA_TEST_JOBS=N               tests at a time (default 2)
set -euo pipefail
cd "$(dirname "$0")/.."

preset=dev
case ${1-} in
    --sanitize) preset=sanitize; shift ;;
    -h | --help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac
build=build-$preset

scripts/setup.sh test

if validators=$(scripts/validators.sh); then
    export SOHOA_VALIDATORS=$validators
elif [ "${SOHOA_REQUIRE_VALIDATORS-}" = 1 ]; then
    echo "test.sh: the outside validators are required and not all there" >&2
    exit 69
else
    echo "test.sh: note: the outside validators are not all there; their tests will be skipped" >&2
fi

if [ -z "${SOHOA_SHARED-}" ] && [ -d ../shared ]; then
    SOHOA_SHARED=$(cd ../shared && pwd)
fi
[ -z "${SOHOA_SHARED-}" ] || export SOHOA_SHARED

export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0" # for sanitized programs

build_preset() { # build_preset PRESET [TARGET…]
    local preset=$1 targets=()
    shift
    [ $# = 0 ] || targets=(--target "$@")
    cmake --preset "$preset" >/dev/null
    cmake --build --preset "$preset" "${targets[@]}" -- --quiet
}

if [ "${SOHOA_ALSO_SANITIZED-}" = 1 ]; then
    build_preset sanitize core_tests signing_tests profiles_tests
    for tests in core signing profiles; do
        ctest --test-dir "build-sanitize/tests/$tests" --output-on-failure --parallel "${SOHOA_TEST_JOBS:-2}" --progress
    done
fi
build_preset "$preset"
exec ctest --test-dir "$build" --output-on-failure --parallel "${SOHOA_TEST_JOBS:-2}" "$@"
