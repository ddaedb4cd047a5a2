#!/bin/bash
# Fetches the outside validators of the tests into a cache outside the tree, and prints its folder.
#
#   scripts/validators.sh [--with-ocrmypdf]
#
# veraPDF comes by mvn; pyHanko and jsonschema (and OCRmyPDF, for the bench) by pip, into a virtual environment.
# The cache is $SOHOA_VALIDATORS, else $XDG_CACHE_HOME/sohoa-validators, else ~/.cache/sohoa-validators; its bin/ holds
# verapdf, pyhanko, python (and ocrmypdf, img2pdf). Nothing is fetched when all is there. Exit: 0 all there; 69 not to be had; 78 a tool is missing.
set -euo pipefail

verapdf=1.30.2
base=('pyhanko==0.38.*' 'pyhanko-cli==0.6.*' 'jsonschema>=4,<5')
ocr=('ocrmypdf==17.13.*' 'img2pdf>=0.6,<1')

with_ocrmypdf=0
for arg in "$@"; do
    case $arg in
        --with-ocrmypdf) with_ocrmypdf=1 ;;
        -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "validators.sh: unknown argument '$arg'" >&2; exit 64 ;;
    esac
done

fail() { # fail CODE SENTENCE [LOG]
    [ -z "${3-}" ] || tail -n 15 "$3" >&2
    echo "validators.sh: $2" >&2
    exit "$1"
}

cache=${SOHOA_VALIDATORS:-${XDG_CACHE_HOME:-$HOME/.cache}/sohoa-validators}
mkdir -p "$cache/bin" 2>/dev/null || fail 73 "cannot make the cache folder $cache"
cache=$(cd "$cache" && pwd)

need() { command -v "$1" >/dev/null || fail 78 "'$1' is missing: run scripts/setup.sh test first"; }
wrapper() { # wrapper NAME: makes bin/NAME from stdin, whole or not at all
    cat >"$cache/bin/.$1.new"
    chmod +x "$cache/bin/.$1.new"
    mv "$cache/bin/.$1.new" "$cache/bin/$1"
}

# One at a time: two test runs may share the cache.
exec 9>"$cache/.lock"
flock 9
log=$cache/fetch.log

jar=$cache/verapdf/cli-$verapdf.jar
if [ ! -s "$jar" ] || [ ! -x "$cache/bin/verapdf" ]; then
    need java
    need mvn
    echo "validators.sh: fetching veraPDF $verapdf" >&2
    rm -rf "$cache/verapdf.new"
    # Away from the tree, so that no pom.xml of somebody else is read.
    (cd "$cache" && mvn -q -B dependency:copy -Dartifact="org.verapdf.apps:cli:$verapdf" \
        -DoutputDirectory="$cache/verapdf.new") >"$log" 2>&1 </dev/null ||
        fail 69 "veraPDF $verapdf is not to be had by mvn (is the network there?)" "$log"
    [ -s "$cache/verapdf.new/cli-$verapdf.jar" ] || fail 69 "mvn ended well but left no cli-$verapdf.jar" "$log"
    rm -rf "$cache/verapdf"
    mv "$cache/verapdf.new" "$cache/verapdf"
    wrapper verapdf <<'END'
#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
exec java -jar "$here"/verapdf/cli-*.jar "$@"
END
fi

find_python() { # Debian's first: the first python3 on PATH may be another one, without its packages
    for python in /usr/bin/python3 python3; do
        if command -v "$python" >/dev/null && "$python" -c 'import venv, ensurepip' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

install() { # install NAME REQUIREMENT…: a virtual environment in NAME/; its stamp holds what was asked for, and is written last
    local venv=$cache/$1 python
    shift
    if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/.installed" 2>/dev/null)" = "$*" ]; then return; fi
    echo "validators.sh: fetching $*" >&2
    python=$(find_python) || fail 78 "no python3 with venv and pip: run scripts/setup.sh test first"
    rm -rf "$venv"
    "$python" -m venv "$venv" >"$log" 2>&1 || fail 78 "python3 could not make a virtual environment" "$log"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check "$@" >"$log" 2>&1 </dev/null ||
        fail 69 "pip could not fetch $* (is the network there?)" "$log"
    echo "$*" >"$venv/.installed"
}
link() { # link ENVIRONMENT NAME: bin/NAME runs the program of that name in the virtual environment
    [ -x "$cache/bin/$2" ] || wrapper "$2" <<END
#!/bin/sh
exec "\$(cd "\$(dirname "\$0")/.." && pwd)/$1/bin/$2" "\$@"
END
}
install python "${base[@]}"
link python python
link python pyhanko
if [ $with_ocrmypdf = 1 ]; then
    # OCRmyPDF starts these as programs, so pip cannot bring them.
    for program in gs tesseract unpaper; do
        command -v $program >/dev/null ||
            fail 78 "OCRmyPDF needs '$program': apt-get install ghostscript tesseract-ocr tesseract-ocr-vie unpaper"
    done
    install ocrmypdf "${ocr[@]}" # of its own: its demands must not move pyHanko's versions
    link ocrmypdf ocrmypdf
    link ocrmypdf img2pdf
fi

rm -f "$log"
printf '%s\n' "$cache"
