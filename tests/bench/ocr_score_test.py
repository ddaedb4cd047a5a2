# SPDX-License-Identifier: GPL-3.0-or-later
"""Worked examples for bench/ocr_score.py; the numbers were counted by hand."""
import pathlib
import random
import sys
import tempfile
import unicodedata
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench"))
from ocr_score import Score, distance, nearest, normal, right_words, score, scores  # noqa: E402


def by_table(truth, text, anywhere):
    """Edits by the plain table of Wagner and Fischer, to hold the bit vectors against."""
    above = [0] * (len(text) + 1) if anywhere else list(range(len(text) + 1))
    for i, a in enumerate(truth, 1):
        row = [i]
        for j, b in enumerate(text, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b)))
        above = row
    return min(above) if anywhere else above[-1]


class RightWords(unittest.TestCase):
    def test_what_is_misread_or_put_in_is_wrong(self):
        self.assertEqual(right_words("Căn cứ Luật\nĐất đai", ["Căn", "cư", "Luật", "7", "Đất", "đai"]), [True, False, True, False, True, True])

    def test_nothing_read_and_nothing_to_read(self):
        self.assertEqual(right_words("Căn cứ", []), [])
        self.assertEqual(right_words("", ["x"]), [False])

    def test_forms_of_one_letter_are_one(self):
        self.assertEqual(right_words("C\u1ee9", [unicodedata.normalize("NFD", "C\u1ee9")]), [True])


class Edits(unittest.TestCase):
    def test_the_textbook_pair(self):
        self.assertEqual(distance("kitten", "sitting"), 3)  # k→s, e→i, +g
        self.assertEqual(nearest("kitten", "sitting"), 2)  # "sittin": k→s, e→i

    def test_a_line_in_the_middle_costs_nothing(self):
        self.assertEqual(nearest("Điều 1.", "QUYẾT ĐỊNH Điều 1. Phạm vi"), 0)

    def test_a_line_in_the_middle_with_a_lost_letter(self):
        self.assertEqual(nearest("Điều 1.", "QUYẾT ĐỊNH Điu 1. Phạm vi"), 1)

    def test_nothing_read_costs_every_letter(self):
        self.assertEqual(nearest("Số: 12", ""), 6)
        self.assertEqual(distance("Số: 12", ""), 6)

    def test_nothing_to_read(self):
        self.assertEqual(nearest("", "dirt"), 0)
        self.assertEqual(distance("", "dirt"), 4)
        self.assertEqual(distance("", ""), 0)

    def test_runs_of_words(self):
        self.assertEqual(nearest("có hiệu lực".split(), "Nghị định có hiệu lực từ ngày".split()), 0)
        self.assertEqual(nearest("có hiệu lực".split(), "Nghị định có hiện lực từ ngày".split()), 1)

    def test_longer_than_a_machine_word(self):
        line = "cộng hòa xã hội chủ nghĩa " * 10  # 260 letters
        self.assertEqual(distance(line, line.replace("hội", "hôi")), 10)
        self.assertEqual(nearest(line, "trước " + line + " sau"), 0)

    def test_bit_vectors_agree_with_the_table(self):
        chance = random.Random(2024)
        for _ in range(300):
            truth, text = ("".join(chance.choices("ab đ", k=chance.randrange(1, 90))) for _ in range(2))
            self.assertEqual(distance(truth, text), by_table(truth, text, False), (truth, text))
            self.assertEqual(nearest(truth, text), by_table(truth, text, True), (truth, text))


class Scores(unittest.TestCase):
    def test_exact(self):
        one = score("Điều 1.\nPhạm vi\n", "Điều 1.\nPhạm vi\n")
        # 7 letters each; 15 with the space between them; 2 words each
        self.assertEqual(one, Score(letters=14, line_edits=0, length=15, edits=0, words=4, word_edits=0))
        self.assertEqual((one.line_cer, one.cer, one.wer), (0, 0, 0))

    def test_one_letter_wrong(self):
        one = score("Điều 1.", "Diều 1.")
        self.assertEqual((one.line_edits, one.edits, one.word_edits), (1, 1, 1))
        self.assertAlmostEqual(one.line_cer, 100 / 7)
        self.assertAlmostEqual(one.wer, 50)

    def test_two_blocks_in_the_other_order(self):
        one = score("abcd\nwxyz", "wxyz\nabcd")
        self.assertEqual((one.line_edits, one.word_edits), (0, 0))
        # "abcd wxyz" → "wxyz abcd": a word taken out at one end, with its space, and put in at the other would cost 10;
        # letter for letter it is 8, as only the space stays
        self.assertEqual(one.edits, 8)
        self.assertAlmostEqual(one.cer, 100 * 8 / 9)

    def test_composed_and_decomposed_are_the_same(self):
        truth = "Độc lập - Tự do - Hạnh phúc"
        apart = unicodedata.normalize("NFD", truth)
        self.assertNotEqual(truth, apart)
        for pair in (truth, apart), (apart, truth):
            one = score(*pair)
            self.assertEqual((one.letters, one.line_edits, one.edits, one.word_edits), (27, 0, 0, 0))

    def test_nothing_read(self):
        one = score("Số: 12\nHà Nội", "")
        self.assertEqual((one.line_cer, one.cer, one.wer), (100, 100, 100))
        self.assertEqual((one.letters, one.length, one.words), (12, 13, 4))

    def test_words(self):
        # "ngàу" with a Cyrillic letter is another word; "tháng7" is two words in one: one replaced, one gone
        one = score("ngày 19 tháng 7 năm 2024", "ngàу 19 tháng7 năm 2024")
        self.assertEqual((one.words, one.word_edits), (6, 3))
        self.assertAlmostEqual(one.wer, 50)
        self.assertEqual(one.line_edits, 2)  # a letter replaced, a space gone

    def test_blank_lines_and_white_space_do_not_count(self):
        spaced = score("\n Điều  1.\t\n\n\u00a0\nPhạm vi\n\n", "Điều\n1. \n\n Phạm   vi")
        self.assertEqual(spaced, Score(14, 0, 15, 0, 4, 0))

    def test_a_blank_page(self):
        one = score("\n", "\n")
        self.assertEqual(one, Score())
        self.assertEqual((one.line_cer, one.cer, one.wer), (None, None, None))
        dirt = score("\n", ". ,")
        self.assertEqual((dirt.line_edits, dirt.edits, dirt.length), (0, 3, 0))

    def test_a_line_that_moved_to_another_page(self):
        one = score("Phạm vi\n", "", document="Điều 1.\nPhạm vi\n")
        self.assertEqual((one.line_edits, one.word_edits), (0, 0))
        self.assertEqual(one.edits, 7)

    def test_sums(self):
        both = score("Điều 1.", "Diều 1.") + score("Phạm vi", "Phạm vi")
        self.assertEqual(both, Score(letters=14, line_edits=1, length=14, edits=1, words=4, word_edits=1))

    def test_folders(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in "read", "unread":
                (root / "truth" / name).mkdir(parents=True)
                (root / "truth" / name / "p1.gt.txt").write_text("Điều 1.\n", encoding="utf-8")
            (root / "truth/read/p2.gt.txt").write_text("Phạm vi\n", encoding="utf-8")
            (root / "texts").mkdir()
            (root / "texts/read.txt").write_text("Điều 1.\nPham vi\n\f", encoding="utf-8")
            found = scores(root / "truth", root / "texts")
            self.assertIsNone(found["unread"])
            self.assertEqual(found["read"], Score(letters=14, line_edits=1, length=15, edits=1, words=4, word_edits=1))


class Normal(unittest.TestCase):
    def test_folding(self):
        self.assertEqual(normal(" e\u0302\u0301 \n\f x\t"), "ế x")


if __name__ == "__main__":
    unittest.main()
