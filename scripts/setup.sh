#!/bin/bash
# Installs by apt what is missing on Debian 12, and says nothing when nothing is.
#
#   scripts/setup.sh [build|test] [--print]
#
#   build    (default) what building and running sohoa needs
#   test     the same, and what the tests need besides
#   --print  print the missing packages and install nothing
set -euo pipefail

usage() { sed -n '2,8s/^# \{0,1\}//p' "$0"; }

group=build
print=0
for arg in "$@"; do
    case $arg in
        build | test) group=$arg ;;
        --print) print=1 ;;
        -h | --help) usage; exit 0 ;;
        *) echo "setup.sh: unknown argument '$arg'" >&2; usage >&2; exit 64 ;;
    esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup.sh: this script knows Debian's apt only; install the packages it names by other means" >&2
    exit 78
fi

wanted=(
    # build
    g++ cmake ninja-build pkg-config gettext scdoc
    libpodofo-dev libtesseract-dev libleptonica-dev libtiff-dev libjpeg-dev libpng-dev zlib1g-dev
    libpoppler-cpp-dev libssl-dev libtomlplusplus-dev nlohmann-json3-dev libseccomp-dev
    libfreetype-dev libharfbuzz-dev libunistring-dev libvalijson-dev
    # run
    openssl tesseract-ocr-vie tesseract-ocr-osd fonts-liberation2 icc-profiles-free ca-certificates
)
if [ "$group" = test ]; then
    wanted+=(
        libgtest-dev poppler-utils qpdf python3 python3-venv python3-pip python3-pil
        libtiff-tools libxml2-utils mandoc man-db strace git xz-utils clang-format-14 clang-tidy-14
    )
    # A Java or Maven from elsewhere serves as well: do not put a second one beside it.
    command -v java >/dev/null || wanted+=(default-jre-headless)
    command -v mvn >/dev/null || wanted+=(maven)
fi

# One question for all. A package is there when its status is "installed"; dpkg-query complains of the unknown ones.
installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
    awk '$2 == "installed" { print $1 }' || true)
missing=()
for package in "${wanted[@]}"; do
    grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ $print = 1 ]; then
    printf '%s\n' "${missing[@]}"
    exit 0
fi
if [ "$(id -u)" != 0 ]; then
    echo "setup.sh: these packages are missing, and only root can install them:" >&2
    echo "    sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 77
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { # apt-get, silent unless it fails
    if ! DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "setup.sh: apt-get $1 failed (is the network there?)" >&2
        exit 69
    fi
}
echo "setup.sh: installing ${#missing[@]} packages: ${missing[*]}" >&2
apt update
apt install -y --no-install-recommends "${missing[@]}"
