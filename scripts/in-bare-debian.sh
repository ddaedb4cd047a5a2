#!/bin/bash
# Runs scripts/demo.sh and scripts/test.sh on a bare machine: a Debian 12 root made for the occasion by debootstrap.
#
#   scripts/in-bare-debian.sh [--demo-only] [--worktree] [--keep] [--root DIR]
#
#   --demo-only   run demo.sh alone
#   --worktree    take the files as they lie here, uncommitted changes included (default: a clone of HEAD)
#   --keep        leave the root behind, and print where it is
#   --root DIR    make the root in DIR (new or empty; default: a temporary folder)
#
# Needs root, debootstrap and git. Mirror, proxies, CA certificates and the settings of pip and Maven are those of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { echo "in-bare-debian.sh: $2" >&2; exit "$1"; }

keep=0 worktree=0 root=
steps=(demo.sh test.sh)
while [ $# -gt 0 ]; do
    case $1 in
        --demo-only) steps=(demo.sh) ;;
        --worktree) worktree=1 ;;
        --keep) keep=1 ;;
        --root) root=${2:?"--root needs a folder"}; shift ;;
        -h | --help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) fail 64 "unknown argument '$1'" ;;
    esac
    shift
done
[ "$(id -u)" = 0 ] || fail 77 "only root can make and enter a root of its own"
for program in debootstrap git unshare; do
    command -v $program >/dev/null || fail 78 "'$program' is missing: apt-get install debootstrap git util-linux"
done

# Mounts live in a mount namespace of our own, processes in a process namespace: both end with this script, however it ends.
if [ -z "${SOHOA_BARE_NAMESPACE-}" ]; then
    args=()
    [ ${#steps[@]} = 2 ] || args+=(--demo-only)
    [ $worktree = 0 ] || args+=(--worktree)
    [ $keep = 0 ] || args+=(--keep)
    if [ -z "$root" ]; then
        root=$(mktemp -d "${TMPDIR:-/var/tmp}/sohoa-bare.XXXXXX")
    else
        mkdir -p -- "$root"
        root=$(cd -- "$root" && pwd)
        [ -z "$(ls -A -- "$root")" ] || fail 73 "$root is not empty"
    fi
    clean() {
        if [ "$keep" = 1 ]; then
            echo "in-bare-debian.sh: the root is left in $root" >&2
        else
            rm -rf --one-file-system -- "$root"
        fi
    }
    trap clean EXIT
    trap 'exit 130' INT TERM
    code=0
    SOHOA_BARE_NAMESPACE=1 unshare --mount --pid --fork --kill-child --propagation private -- \
        scripts/in-bare-debian.sh "${args[@]}" --root "$root" || code=$?
    exit $code
fi

# ---- inside the namespaces ----
# The sources of this machine's apt that are Debian 12's: "URI suite component".
# shellcheck disable=SC2016  # apt expands these
sources=$(apt-get indextargets 'Created-By: Packages' --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' |
    awk -F'|' '$1 == "Debian" && $3 ~ /^bookworm/ { print $2, $3, $4 }' | sort -u)
mirror=$(awk '$2 == "bookworm" && $3 == "main" { print $1; exit }' <<<"$sources")
[ -n "$mirror" ] || fail 78 "this machine's apt has no Debian 12 source (or apt-get update was never run)"

started=$SECONDS
log=$root.debootstrap.log
include=()
! grep -q '^https' <<<"$sources" || include=(--include=ca-certificates)
debootstrap --variant=minbase "${include[@]}" bookworm "$root" "$mirror" >"$log" 2>&1 || { tail -n 15 "$log" >&2; fail 69 "debootstrap failed, see $log"; }
rm -f "$log"
echo "in-bare-debian.sh: bare root made in $((SECONDS - started)) s" >&2

sed 's/^/deb /' <<<"$sources" >"$root/etc/apt/sources.list"
apt-config dump | grep -E '^Acquire::(https?|Check-|Retries)' >"$root/etc/apt/apt.conf.d/90host" || true
give() { # give FILE [PATH IN THE ROOT]: copies what is there
    [ -e "$1" ] || return 0
    mkdir -p "$root$(dirname "${2-$1}")"
    cp -rL -- "$1" "$root${2-$1}"
}
give /etc/resolv.conf
give /etc/hosts
give /etc/pip.conf
give "$HOME/.config/pip" /root/.config/pip
give /etc/maven/settings.xml /root/.m2/settings.xml
give "$HOME/.m2/settings.xml" /root/.m2/settings.xml
give /usr/local/share/ca-certificates
[ ${#include[@]} = 0 ] || chroot "$root" update-ca-certificates >/dev/null 2>&1

mount -t proc proc "$root/proc"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
mount -t tmpfs -o nosuid,nodev tmpfs "$root/dev/shm"

mkdir "$root/root/sohoa"
if [ $worktree = 1 ]; then
    git ls-files -z --cached --others --exclude-standard --deduplicate | tar -c --null --verbatim-files-from --ignore-failed-read -T - |
        tar -x --no-same-owner -C "$root/root/sohoa"
else
    git rev-parse -q --verify HEAD >/dev/null || fail 66 "nothing is committed yet (or use --worktree)"
    [ -z "$(git status --porcelain)" ] || echo "in-bare-debian.sh: note: uncommitted changes are not in the clone" >&2
    git clone -q --no-hardlinks . "$root/root/sohoa"
fi

environment=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM="${TERM-dumb}")
for name in http_proxy https_proxy ftp_proxy no_proxy all_proxy HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY ALL_PROXY \
    PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_CERT MAVEN_OPTS SOHOA_REQUIRE_VALIDATORS SOHOA_TEST_JOBS; do
    [ -z "${!name-}" ] || environment+=("$name=${!name}")
done
for step in "${steps[@]}"; do
    started=$SECONDS
    echo "in-bare-debian.sh: scripts/$step" >&2
    code=0
    chroot "$root" /usr/bin/env -i "${environment[@]}" /bin/bash -c "cd /root/sohoa && scripts/$step" </dev/null || code=$?
    echo "in-bare-debian.sh: scripts/$step ended with $code after $((SECONDS - started)) s" >&2
    [ $code = 0 ] || exit $code
done
