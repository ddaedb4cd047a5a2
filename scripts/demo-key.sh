#!/bin/bash
# Makes a demonstration key on the spot: for trying sohoa out, and of no legal value whatever.
#
#   scripts/demo-key.sh [--ec] DIR
#
#   DIR/key.p12        key and certificate of a demonstration agency (RSA-2048; --ec: P-256)
#   DIR/pin.txt        its PIN, drawn at random
#   DIR/trust/ca.crt   the demonstration CA
#   DIR/trust/ca.crl   its revocation list, empty, good for 90 days
#
# Certificates are good for a year from yesterday. The key of the CA is deleted: it cannot issue anything more.
# DIR must be new or empty.
set -euo pipefail
umask 077

ec=0
dir=
for arg in "$@"; do
    case $arg in
        --ec) ec=1 ;;
        -h | --help) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 0 ;;
        -*) echo "demo-key.sh: unknown option '$arg'" >&2; exit 64 ;;
        *) [ -z "$dir" ] || { echo "demo-key.sh: one folder only" >&2; exit 64; }; dir=$arg ;;
    esac
done
[ -n "$dir" ] || { echo "demo-key.sh: give the folder to make" >&2; exit 64; }
command -v openssl >/dev/null || { echo "demo-key.sh: 'openssl' is missing: run scripts/setup.sh first" >&2; exit 78; }
if [ -e "$dir" ] && { [ ! -d "$dir" ] || [ -n "$(ls -A -- "$dir")" ]; }; then
    echo "demo-key.sh: $dir is there already; nothing is overwritten" >&2
    exit 73
fi

mkdir -p -- "$dir"
dir=$(cd -- "$dir" && pwd)
ca=$(mktemp -d "$dir/.making.XXXXXX")
made=0
finish() {
    rm -rf -- "$ca"
    [ $made = 1 ] || rm -rf -- "$dir/key.p12" "$dir/pin.txt" "$dir/trust"
}
trap finish EXIT
log=$ca/log
quiet() { # openssl, silent unless it fails
    if ! openssl "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "demo-key.sh: openssl $1 failed" >&2
        exit 70
    fi
}

# OpenSSL joins a section's relative paths to the working folder: work in the temporary one.
cd "$ca"
cat >ca.cnf <<'END'
[ca]
default_ca = demo
[demo]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
certificate = ca.crt
private_key = ca.key
default_md = sha256
default_crl_days = 90
policy = any
unique_subject = no
utf8 = yes
string_mask = utf8only
[any]
countryName = supplied
organizationName = supplied
commonName = supplied
[req]
prompt = no
utf8 = yes
string_mask = utf8only
distinguished_name = root_name
[root_name]
C = VN
O = SOHOA TRÌNH DIỄN (DEMO)
CN = CA TRÌNH DIỄN SOHOA - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ
[agency_name]
C = VN
O = CƠ QUAN TRÌNH DIỄN (DEMO)
CN = CƠ QUAN TRÌNH DIỄN - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ
[root]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[agency]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, nonRepudiation
extendedKeyUsage = emailProtection
# sohoa's policy for demonstrations: sohoa marks what such a certificate signs as a demonstration
certificatePolicies = 2.25.305972847531829047214618437620934870113
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[crl]
authorityKeyIdentifier = keyid:always
END
: >index.txt
openssl rand -hex 16 | sed 's/^./4/' >serial # positive, and never the same twice
echo 01 >crlnumber
from=$(date -u -d '1 day ago' +%Y%m%d%H%M%SZ)
to=$(date -u -d '365 days' +%Y%m%d%H%M%SZ)

newkey() { # newkey FILE
    if [ $ec = 1 ]; then
        quiet genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
    else
        quiet genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1"
    fi
}
newkey ca.key
quiet req -new -config ca.cnf -key ca.key -out ca.csr
quiet ca -batch -notext -config ca.cnf -selfsign -in ca.csr -extensions root -startdate "$from" -enddate "$to" -out ca.crt
newkey agency.key
sed 's/^distinguished_name = .*/distinguished_name = agency_name/' ca.cnf >agency.cnf
quiet req -new -config agency.cnf -key agency.key -out agency.csr
quiet ca -batch -notext -config ca.cnf -in agency.csr -extensions agency -startdate "$from" -enddate "$to" -out agency.crt
quiet ca -config ca.cnf -gencrl -crlexts crl -out ca.crl

# The PIN travels in a file: a command line is public.
openssl rand -hex 32 | tr -dc '0-9' | cut -c1-12 >pin.txt
[ "$(wc -c <pin.txt)" -ge 9 ] || openssl rand -hex 8 >pin.txt
quiet pkcs12 -export -inkey agency.key -in agency.crt -certfile ca.crt -name "sohoa demo" -passout file:pin.txt -out key.p12

mkdir -p "$dir/trust"
mv key.p12 pin.txt "$dir/"
mv ca.crt ca.crl "$dir/trust/"
made=1
