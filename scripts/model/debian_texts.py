# SPDX-License-Identifier: GPL-3.0-or-later
"""Natural Vietnamese from Debian packages, cut into lines. README.md lists the packages and their licences."""
import gettext
import glob
import gzip
import html
import re
import unicodedata

HELP = "/usr/share/libreoffice/help/vi/text/**/*.html"
GUIDE = "/usr/share/doc/maint-guide-vi/html/*.html"
PAGES = "/usr/share/man/vi/man*/*.gz"
NAMES = ["/usr/share/locale/vi/LC_MESSAGES/iso_3166-1.mo", "/usr/share/locale/vi/LC_MESSAGES/iso_3166-2.mo", "/usr/share/locale/vi/LC_MESSAGES/iso_639-3.mo"]
WORDS = "/usr/share/hunspell/vi_VN.dic"
MARKED = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăâđêôơưàáãèéìíòóùúý]", re.I)


def html_texts(pattern):
    for path in sorted(glob.glob(pattern, recursive=True)):
        with open(path, encoding="utf-8", errors="ignore") as file:
            page = file.read()
        page = re.sub(r"(?s)<(script|style|pre).*?</\1>|<!--.*?-->", " ", page)
        for part in re.findall(r"(?s)<(?:p|li|h\d|td|dt|dd)\b[^>]*>(.*?)</(?:p|li|h\d|td|dt|dd)>", page):
            yield html.unescape(re.sub(r"<[^>]+>", "", part))


def man_texts():
    for path in sorted(glob.glob(PAGES)):
        with gzip.open(path, "rt", encoding="utf-8", errors="ignore") as file:
            for part in re.split(r"\n(?:\.[^\n]*\n?)+|\n\n", file.read()):
                yield re.sub(r"\\f[A-Z]|\\f\(..|\\[-&|]|\\\(\w\w|\\", "", part)


def name_texts():
    for path in NAMES:
        try:
            with open(path, "rb") as file:
                catalogue = gettext.GNUTranslations(file)
        except OSError:
            continue
        names = sorted({value for value in catalogue._catalog.values() if isinstance(value, str) and MARKED.search(value) and "\n" not in value})
        yield from (", ".join(names[i:i + 4]) for i in range(0, min(len(names), 1200), 4))


def dictionary_lines(rng, count):
    """Words of the spelling dictionary in any order."""
    with open(WORDS, encoding="utf-8") as file:
        words = [w.split("/")[0].strip() for w in file.read().split("\n")[1:]]
    words = [w for w in words if w and MARKED.search(w)]
    for _ in range(count):
        yield " ".join(rng.choice(words) for _ in range(rng.randint(5, 15)))


def vietnamese(text):
    words = text.split()
    return len(words) >= 3 and sum(bool(MARKED.search(w)) for w in words) >= 0.45 * len(words)


def cut(rng, text):
    width, line = rng.choice([35, 50, 62, 70, 76, 82, 88, 94]), ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if len(line) > 5:
        yield line


def natural_lines(rng, count, known):
    texts = sorted({" ".join(unicodedata.normalize("NFC", t).split()) for source in (html_texts(HELP), html_texts(GUIDE), man_texts(), name_texts()) for t in source})
    lines = []
    for text in texts:
        if vietnamese(text) and len(text) > 15 and set(text) <= known:
            lines += [line for line in cut(rng, text) if vietnamese(line)]
    lines = sorted(set(lines))
    rng.shuffle(lines)
    of_words = count // 5
    chosen = lines[:count - of_words] + list(dictionary_lines(rng, of_words))
    return [line.upper() if rng.random() < 0.06 else line for line in chosen if set(line.upper()) <= known]
