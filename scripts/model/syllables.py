# SPDX-License-Identifier: GPL-3.0-or-later
"""Vietnamese syllables by rule: onset, rhyme and tone, with the old and the new place of the tone mark."""
import unicodedata

ONSETS = ("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split() + [""])
RHYMES = ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
          "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oan oang "
          "oanh oat oay oăc oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
          "u ua uân uâng uât uây uc uê uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu "
          "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêt yêu").split()
TONES = {"": "", "huyền": "\u0300", "sắc": "\u0301", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
STOPPED = ("c", "ch", "p", "t")
FRONT = "eêiy"


def agree(onset, rhyme):
    front = rhyme[0] in FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front
    if onset == "qu":
        return rhyme[0] not in "uưoô" and not rhyme.startswith("ia") and rhyme[0] != "i" or rhyme in ("y", "yên", "yêt", "ynh")
    if onset == "gi":
        return not front or rhyme in ("ê", "em", "eo")
    if onset and rhyme[0] == "y":
        return onset in ("k", "h", "l", "m", "t", "s") and rhyme == "y"
    if not onset and rhyme in ("iêm", "iên", "iêt", "iêu"):
        return False
    return True


def mark_place(rhyme, new_style):
    """Which letter of the rhyme takes the tone mark."""
    vowels = [i for i, c in enumerate(rhyme) if c in "aăâeêioôơuưy"]
    for i in reversed(vowels):  # ươ: the second; else the only letter with a hat, a horn or a breve
        if rhyme[i] in "ăâêôơ":
            return i
    if "ư" in rhyme:
        return rhyme.index("ư")
    if len(vowels) == 1:
        return vowels[0]
    closed = vowels[-1] != len(rhyme) - 1
    if len(vowels) == 3 or closed:
        return vowels[1]
    if rhyme[:2] in ("oa", "oe", "uy") and new_style:
        return vowels[1]
    return vowels[0]


def syllable(rng, new_style=None):
    while True:
        onset, rhyme = rng.choice(ONSETS), rng.choice(RHYMES)
        if agree(onset, rhyme):
            break
    tone = rng.choice(["sắc", "nặng"] if rhyme.endswith(STOPPED) else list(TONES))
    place = mark_place(rhyme, rng.random() < 0.5 if new_style is None else new_style)
    marked = rhyme[:place + 1] + TONES[tone] + rhyme[place + 1:]
    return unicodedata.normalize("NFC", onset + marked)


PAIRS = [("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"),
         ("ọe", "oẹ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ")]


def other_placement(text):
    """Text in the newer placement of tone marks: hoà for hòa, uỷ for ủy; words that go on (toàn, quỳnh) stay."""
    words = []
    for word in text.split(" "):
        core = word.rstrip(".,;:)”\"!?/-")
        for old, new in PAIRS:
            for a, b in ((old, new), (old.upper(), new.upper())):
                if core.endswith(a) and not core.lower().endswith(("qu" + old[-1:], "q" + old)):
                    word = core[:-2] + b + word[len(core):]
        words.append(word)
    return " ".join(words)
