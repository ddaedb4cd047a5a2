#!/bin/bash
# Sets up, builds the programs and digitises sample-data with a demonstration key made on the spot.
#
#   scripts/demo.sh
#
# The records come to out/demo (an earlier one is removed). In out/demo-key the demonstration CA and key stay, so that
# "sohoa verify" can be tried by hand.
set -euo pipefail
cd "$(dirname "$0")/.."

case ${1-} in
    '') ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "demo.sh: không hiểu tham số '$1'" >&2; exit 64 ;;
esac
out=out/demo
key=out/demo-key
rm -rf -- "$out" "$key"
mkdir -p out

export LC_ALL=C.UTF-8 LANGUAGE=vi

echo "[1/4] Cài những gói còn thiếu…"
scripts/setup.sh build

started=$SECONDS
echo "[2/4] Biên dịch chương trình…"
build="build-demo"
mkdir -p "$build"
if ! { cmake --preset default -B "$build" -DSOHOA_TESTS=OFF -DCMAKE_BUILD_TYPE=Release && cmake --build "$build"; } >"$build/demo.log" 2>&1; then
    tail -n 40 "$build/demo.log" >&2
    echo "demo.sh: không biên dịch được; toàn bộ nhật ký ở $build/demo.log" >&2
    exit 70
fi
sohoa=$build/bin/sohoa

echo "[3/4] Tạo khóa, CA và CRL dùng thử (không có giá trị pháp lý)…"
scripts/demo-key.sh "$key"

echo "[4/4] Số hóa, ký số, kiểm tra các tài liệu trong sample-data…"
code=0
"$sohoa" run --profile demo --key "$key/key.p12" --pin-file "$key/pin.txt" --trust "$key/trust" --out "$out" sample-data || code=$?
# 3: some document was refused; the others are there.
if [ $code != 0 ] && [ $code != 3 ]; then
    echo "demo.sh: 'sohoa run' dừng với mã $code" >&2
    exit $code
fi

cell() { # cell WIDTH TEXT: pads by characters; printf would count bytes
    local gap=$(($1 - ${#2}))
    printf '%s%*s  ' "$2" $((gap > 0 ? gap : 0)) ''
}
row() { cell 20 "$1"; cell 8 "$2"; cell 36 "$3"; printf '%s\n' "$4"; }

pages() { # the root of the page tree has the greatest /Count
    LC_ALL=C grep -ao '/Count [0-9]*' "$1" | LC_ALL=C awk '$2 > n { n = $2 } END { print n ? n : "?" }' || true
}

bad=0
printf '\n'
row 'Tài liệu' 'Số trang' 'Chữ ký số' 'Bản số hóa'
row '--------------------' '--------' '------------------------------------' '-----'
for folder in "$out"/*/; do
    folder=${folder%/}
    pdf=$folder/document.pdf
    [ -e "$pdf" ] || continue
    rc=0
    report=$("$sohoa" verify --json --trust "$key/trust" "$pdf" 2>/dev/null) || rc=$?
    word=$(grep -oE 'TOTAL-PASSED|INDETERMINATE|TOTAL-FAILED' <<<"$report" | head -n 1 || true)
    case $rc:$word in
        0:*) verdict='hợp lệ (TOTAL-PASSED)' ;;
        *:INDETERMINATE) verdict='không kiểm tra được (INDETERMINATE)' ;;
        *:TOTAL-FAILED) verdict='không hợp lệ (TOTAL-FAILED)' ;;
        *) verdict="không đọc được (mã $rc)" ;;
    esac
    [ $rc = 0 ] || bad=1
    row "$(basename "$folder")" "$(pages "$pdf")" "$verdict" "$folder/"
done
for folder in "$out"/.refused/*/; do
    [ -e "$folder" ] || continue
    bad=1
    row "$(basename "$folder")" '-' 'bị từ chối' "${folder}error.json"
done

first=$(ls -d "$out"/*/document.pdf 2>/dev/null | head -n 1)
cat <<END

Xong sau $((SECONDS - started)) giây, không kể thời gian cài gói. Khóa dùng thử: KHÔNG CÓ GIÁ TRỊ PHÁP LÝ.
Mở xem:         $PWD/$first
Lệnh tiếp theo: $sohoa verify -v --trust $key/trust $first
END
exit $bad
