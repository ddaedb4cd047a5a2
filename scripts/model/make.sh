#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes vie.traineddata from Debian's vie: about an hour and a half on two cores.
#
#   scripts/model/make.sh [WORK]        WORK: scratch folder, default /tmp/sohoa-model
#
# Debian 12, as root (it installs packages). README.md says in what the run that made the shipped file differed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
model=$here/../../ocr/model # what is shipped
work=${1:-/tmp/sohoa-model}
export OMP_THREAD_LIMIT=1 PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8

packages=(
    tesseract-ocr tesseract-ocr-vie python3-gi python3-gi-cairo gir1.2-pango-1.0 python3-numpy python3-pil
    python3-fonttools xz-utils
    fonts-liberation2 fonts-croscore fonts-texgyre fonts-freefont-otf fonts-sil-doulos fonts-noto-core fonts-dejavu-core
    fonts-dejavu-extra fonts-linuxlibertine fonts-sil-charis fonts-sil-gentiumplus fonts-ebgaramond fonts-lmodern
    fonts-cmu fonts-crosextra-carlito fonts-open-sans fonts-roboto-unhinted
    libreoffice-help-vi maint-guide-vi manpages-vi iso-codes hunspell-vi
)
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"

mkdir -p "$work"/{start,lines,train}
cd "$work"
log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*" | tee -a training.log; }
log "packages: $(dpkg-query -W -f '${Package}=${Version} ' "${packages[@]}")"

# 1. Debian's integers as doubles, and fourteen characters more.
combine_tessdata -u /usr/share/tesseract-ocr/5/tessdata/vie.traineddata start/debian.
/usr/bin/python3 "$here/start_model.py" start/debian. start/vie.
cp start/debian.version start/vie.version
for dawg in punc word number; do cp "start/debian.lstm-$dawg-dawg" "start/vie.lstm-$dawg-dawg"; done
combine_tessdata start/vie.

# 2. Text: the second has Roman numerals and rare signs in a third of its lines.
/usr/bin/python3 "$here/training_text.py" 40000 1 start/vie.lstm-unicharset > text.txt
/usr/bin/python3 "$here/training_text.py" 5000 3 start/vie.lstm-unicharset numerals > text2.txt
log "text: $(cat text.txt text2.txt | sha256sum)"
xz -dc "$model/training-text.txt.xz" | cmp - <(cat text.txt text2.txt) ||
    log "the text differs from training-text.txt.xz: other package versions?"

# 3. Lines, drawn and damaged. Lines 30,000 to 30,999 are kept to measure with (train/dev.list).
draw() { nice -n 15 /usr/bin/python3 "$here/draw_lines.py" "$@"; }
draw text.txt 0 5000 10 lines/a0 & draw text.txt 5000 10000 15000 lines/a5000 & wait
draw text.txt 10000 30000 2 lines/b & draw text.txt 31000 40000 3 lines/c ruled & wait
draw text2.txt 0 5000 4 lines/d ruled & draw text.txt 30000 31000 777 lines/dev & wait
ls lines/dev_*.lstmf > train/dev.list

# 4. Training. Iterations (lines) are counted anew in each stage; each stage reads other lines.
stage() { # NAME FROM RATE ITERATIONS LINES…
    local name=$1 from=$2 rate=$3 iterations=$4
    shift 4
    printf '%s\n' "$@" > "train/$name.list"
    nice -n 15 lstmtraining --continue_from "$from" --traineddata start/vie.traineddata --train_listfile "train/$name.list" \
        --learning_rate "$rate" --reset_learning_rate --max_iterations "$iterations" --model_output "train/$name" 2>&1 |
        tee "train/$name.log" | grep --line-buffered 'At iteration'
    log "$name: rate $rate, $(grep 'At iteration' "train/$name.log" | tail -1)"
}
stage one start/vie.lstm 5e-4 4200 lines/a0_000[0-3].lstmf lines/a5000_000[0-3].lstmf
stage two train/one_checkpoint 5e-4 5700 lines/a*.lstmf
stage three train/two_checkpoint 2e-4 5800 lines/b_00[01]?.lstmf
stage four train/three_checkpoint 2e-4 4600 lines/c_000[0-8].lstmf lines/b_002?.lstmf
stage five train/four_checkpoint 1e-4 5100 lines/c_0009.lstmf lines/c_001?.lstmf lines/d_000?.lstmf lines/b_003?.lstmf
for file in lines/b_002?.lstmf lines/c_000[0-8].lstmf lines/d_000[0-2].lstmf; do
    /usr/bin/python3 "$here/lstmf.py" "$file" 250 "lines/late_$(basename "$file")" # what stages four and five did not reach
done
stage six train/five_checkpoint 5e-5 5200 lines/late_*.lstmf

# 5. Integers again.
lstmtraining --stop_training --convert_to_int --continue_from train/six_checkpoint --traineddata start/vie.traineddata \
    --model_output "$work/vie.traineddata"
log "model: $(sha256sum "$work/vie.traineddata")"
echo "made: $work/vie.traineddata"
