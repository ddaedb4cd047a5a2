# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines as they stand in Vietnamese administrative papers: each function returns one line or a list of lines."""
import re

import admin_phrases as say
import admin_words as word
from syllables import other_placement, syllable


class Lines:
    def __init__(self, rng):
        self.rng = rng

    def pick(self, values):
        return self.rng.choice(values)

    def chance(self, part):
        return self.rng.random() < part

    # numbers, dates, symbols

    def number(self):
        """Few figures as often as many; 0 and 1 more often than others."""
        length = self.pick([1, 1, 2, 2, 3, 3, 4, 4, 5])
        return "".join(self.pick("0011123456789") for _ in range(length)).lstrip("0") or "1"

    def money(self):
        groups = [str(self.rng.randint(1, 999))] + [self.pick(["000", f"{self.rng.randint(0, 999):03d}"]) for _ in range(self.rng.randint(1, 3))]
        return ".".join(groups)

    def decimal(self):
        return f"{self.rng.randint(0, 999)},{self.rng.randint(0, 99):0{self.rng.randint(1, 2)}d}"

    def day(self):
        return self.rng.randint(1, 31), self.rng.randint(1, 12), self.pick([self.rng.randint(1975, 2026), self.rng.randint(2010, 2026)])

    def date(self):
        d, m, y = self.day()
        return self.pick([f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d:02d}/{m}/{y}", f"{d:02d}-{m:02d}-{y}", f"{d:02d}.{m:02d}.{y}"])

    def long_date(self):
        d, m, y = self.day()
        month = f"{m:02d}" if m < 3 or self.chance(0.2) else str(m)
        blank = self.rng.random()
        if blank < 0.06:
            return f"ngày {self.pick(['…', '...', '      ', '…….'])} tháng {month} năm {y}"
        return f"ngày {d:02d} tháng {month} năm {y}"

    def roman(self):
        return self.pick("I II III IV V VI VII VIII IX X XI XII XIV XV XX".split())

    def letter(self):
        return self.pick("a a b b c d đ đ e g h i k l m n o p q".split())

    def symbol(self):
        """A number and symbol in one of the forms of decrees 110, 30 and of earlier habit."""
        n, kind, agency = self.number(), self.pick(word.KIND_CODES), self.pick(word.AGENCY_CODES)
        if self.chance(0.25):
            n = f"{self.rng.randint(1, 99):02d}"
        year = self.pick([self.rng.randint(1992, 2026), self.rng.randint(2012, 2026)])
        form = self.rng.random()
        if form < 0.34:
            return f"{n}/{kind}-{agency}"
        if form < 0.50:
            return f"{n}/{year}/{kind}-{agency}"
        if form < 0.66:
            return f"{n}/{agency}-{self.pick(word.SUFFIXES)}"
        if form < 0.70:
            return f"{n}/{kind}-{agency}-{self.pick(word.SUFFIXES)}"
        if form < 0.75:
            return f"{n}/{year}/{kind}-{agency}"
        if form < 0.79:
            return f"{n}/{year}/TTLT-{agency}-{self.pick(word.AGENCY_CODES)}"
        if form < 0.82:
            return f"{n}/{kind}/{agency}"
        if form < 0.85:
            return f"{n}-{kind}/{self.pick(['TU', 'TW', 'HU', 'ĐU', 'BTCTW'])}"
        if form < 0.88:
            return f"{self.rng.randint(1, 96):02d}-{n}/{kind}-{agency}"
        if form < 0.91:
            return f"{self.rng.randint(0, 999999):06d}/{self.pick(['HNO', 'HCM', 'ĐNA', 'CT', 'HP', 'BYT', 'ĐL', 'QNI'])}-{self.pick(['CCHN', 'CCHND', 'GPHN', 'GPHĐ'])}"
        if form < 0.94:
            return f"{n}/{agency}"
        return f"{n}{self.pick('abAB')}/{kind}-{agency}"

    def any_code(self):
        """Codes without a grammar: serial, frame and file numbers, which mix capitals, figures and Đ."""
        form = self.rng.random()
        figures = lambda k: "".join(self.pick("0123456789") for _ in range(k))
        capitals = lambda k: "".join(self.pick("ABCDĐEGHIKLMNOPQRSTUVXY") for _ in range(k))
        if form < 0.2:
            return f"{capitals(2)} {figures(6)}"
        if form < 0.35:
            return figures(12)
        if form < 0.45:
            return f"{figures(2)}{capitals(1)}{self.pick(['', '1', '2'])}-{figures(3)}.{figures(2)}"
        if form < 0.55:
            return f"{capitals(self.rng.randint(2, 4))}{figures(self.rng.randint(3, 8))}"
        if form < 0.65:
            return f"{capitals(3)}.{figures(2)}.{figures(2)}.{figures(4)}"
        if form < 0.75:
            return f"{figures(3)}.{figures(2)}.{figures(2)}.{capitals(1)}{figures(2)}-{figures(6)}-{figures(4)}"
        if form < 0.85:
            return f"{capitals(1)}{figures(1)}.{figures(3)}/{figures(2)}"
        return f"{figures(10)}-{figures(3)}"

    def phone(self):
        f = lambda k: "".join(self.pick("0123456789") for _ in range(k))
        return self.pick([f"0{f(3)}.{f(3)}.{f(3)}", f"0{f(9)}", f"(0{f(3)}) {f(3)} {f(4)}", f"0{f(2)}.{f(4)}.{f(4)}", f"0{f(3)} {f(3)} {f(3)}", f"(0{f(2)}){f(7)}", f"024.{f(7)}", f"0{f(3)}-{f(3)}-{f(3)}", f"1900 {f(4)}"])

    def plain_word(self, most=3):
        text = "".join(syllable(self.rng) for _ in range(self.rng.randint(1, most)))
        return re.sub("[^a-z]", "", plain(text)) or "van"

    def mail(self):
        site = self.pick([f"{self.plain_word()}.gov.vn", f"{self.plain_word(2)}.edu.vn", "gmail.com", "moet.gov.vn", "moj.gov.vn", "moh.gov.vn", f"{self.plain_word()}.com.vn", "yahoo.com.vn"])
        return f"{self.plain_word()}{self.pick(['', '.', '_', str(self.rng.randint(1, 99))])}{self.plain_word(2)}@{site}"

    def url(self):
        return self.pick(["https://", "http://", "www.", "", "https://www."]) + f"{self.plain_word()}.{self.pick(['gov.vn', 'edu.vn', 'vn', 'com.vn', 'org.vn'])}" + self.pick(["", "", "/", f"/{self.plain_word(2)}", f"/{self.plain_word()}-{self.plain_word()}.html"])

    # people and places

    def person(self):
        if self.chance(0.5):
            middle, given = word.MIDDLE_M, word.GIVEN_M
        else:
            middle, given = word.MIDDLE_F, word.GIVEN_F
        return " ".join([self.pick(word.FAMILY)] + ([self.pick(middle)] if self.chance(0.93) else []) + [self.pick(given)])

    def province(self):
        return self.pick(word.PROVINCES_63 + word.PROVINCES_34)

    def region(self):
        return f"thành phố {self.pick(word.CITIES)}" if self.chance(0.2) else f"tỉnh {self.province()}"

    def district(self):
        return self.pick(["huyện", "huyện", "thị xã", "quận", "thành phố"]) + " " + self.pick(word.DISTRICTS)

    def commune(self):
        name = f"{self.pick(word.COMMUNE_PARTS)} {self.pick(word.COMMUNE_PARTS)}"
        return self.pick(["xã", "xã", "phường", "thị trấn", "đặc khu"]) + " " + (name if self.chance(0.93) else str(self.rng.randint(1, 19)))

    def address(self):
        parts = [f"số {self.rng.randint(1, 999)}{self.pick(['', '', 'A', 'B', '/12', 'bis'])} {self.pick(['đường ', 'phố ', ''])}{self.pick(word.STREETS)}" if self.chance(0.5)
                 else f"{self.pick(['thôn', 'ấp', 'bản', 'tổ', 'khu phố', 'khóm', 'buôn', 'xóm'])} {self.pick([str(self.rng.randint(1, 25)), self.pick(word.COMMUNE_PARTS) + ' ' + self.pick(word.COMMUNE_PARTS)])}"]
        parts += [self.commune(), self.district() if self.chance(0.6) else "", self.region()]
        return ", ".join(p for p in parts if p)

    def agency(self):
        form = self.rng.random()
        if form < 0.25:
            return self.pick(word.MINISTRIES)
        if form < 0.5:
            return self.pick(word.DEPARTMENTS)
        if form < 0.62:
            return f"{self.pick(['Ủy ban nhân dân', 'Uỷ ban nhân dân', 'UBND', 'HĐND', 'Hội đồng nhân dân'])} {self.pick([self.region, self.district, self.commune])()}"
        if form < 0.75:
            name = self.pick(word.SCHOOLS)
            return name if self.chance(0.5) else f"{name} {self.pick([self.pick(word.COMMUNE_PARTS) + ' ' + self.pick(word.COMMUNE_PARTS), self.province()])}"
        if form < 0.85:
            return self.pick(word.ROOMS)
        return f"{self.pick(word.DEPARTMENTS)} {self.pick([self.region, self.province])()}"

    # sentences

    def fill(self, template):
        makers = {
            "pc": lambda: self.pick([self.decimal(), str(self.rng.randint(1, 100))]) + "%", "n": self.number, "money": self.money,
            "area": lambda: self.pick([self.decimal(), self.money(), self.number()]) + self.pick([" m²", " m²", "m²", " ha", " m2", " km²"]),
            "d": lambda: str(self.rng.randint(1, 9)) if self.chance(0.6) else str(self.rng.randint(10, 30)), "d2": lambda: str(self.rng.randint(1, 120)),
            "date": self.date, "m": lambda: f"{self.rng.randint(1, 12):02d}/{self.rng.randint(1995, 2026)}", "roman": self.roman,
            "letter": self.letter, "code": lambda: self.pick(word.KIND_CODES), "dec": self.decimal, "sym": self.symbol,
            "dec1": lambda: f"{self.rng.randint(1, 9)},{self.rng.randint(0, 99):02d}", "scale": lambda: self.pick(["200", "500", "1.000", "2.000", "5.000"]),
            "hour": lambda: self.pick([f"{self.rng.randint(6, 18)} giờ {self.pick(['00', '30', '15'])}", f"{self.rng.randint(6, 18)}h{self.pick(['00', '30', ''])}", f"{self.rng.randint(6, 18):02d}:{self.rng.randint(0, 59):02d}"]),
            "doc": lambda: self.pick(word.DOC_WORDS),
        }
        return re.sub(r"\{(\w+)\}", lambda m: makers[m.group(1)](), template)

    def reference(self):
        kind = self.pick(word.DOC_WORDS)
        form = self.rng.random()
        if form < 0.5:
            return f"{kind} số {self.symbol()} ngày {self.date()} của {self.agency()}"
        if form < 0.8:
            return f"{kind} số {self.symbol()} {self.long_date()}"
        return f"điểm {self.letter()} khoản {self.rng.randint(1, 12)} Điều {self.rng.randint(1, 150)} {self.pick(word.LAWS)}"

    def clause(self):
        form = self.rng.random()
        act = f"{self.pick(say.VERBS)}{self.pick(['', '', ', ' + self.pick(say.VERBS), ' và ' + self.pick(say.VERBS)])} {self.pick(say.OBJECTS)}"
        who = self.agency() if self.chance(0.4) else self.pick(say.ACTORS)
        if form < 0.3:
            return f"{who} {self.pick(['có trách nhiệm', 'chịu trách nhiệm', 'được quyền', 'phải', 'không được', 'cần', 'sẽ', 'đã', 'đang', 'chưa'])} {act}"
        if form < 0.5:
            return f"{act} {self.pick(['tại', 'thuộc', 'trên địa bàn', 'của', 'ở'])} {self.pick([self.region, self.district, self.commune, self.agency])()}"
        if form < 0.65:
            return f"{act} {self.fill(self.pick(say.RESULTS))}"
        if form < 0.75:
            return f"{self.pick(say.OBJECTS)} {self.fill(self.pick(say.RESULTS))}"
        if form < 0.85:
            return f"{self.pick(['giao', 'đề nghị', 'yêu cầu', 'cử', 'mời', 'phân công', 'ủy quyền cho'])} {self.pick(word.TITLES)} {self.person()} {act}"
        if form < 0.93:
            return f"{self.pick(['theo', 'căn cứ', 'thực hiện', 'tại', 'trên cơ sở', 'kèm theo'])} {self.reference()}"
        return " ".join(syllable(self.rng) for _ in range(self.rng.randint(3, 7)))

    def sentence(self):
        parts = [self.clause() for _ in range(self.pick([1, 2, 2, 3]))]
        if self.chance(0.35):
            parts.append(self.pick(say.PURPOSES))
        text = self.pick([", ", ", ", "; ", " và ", " nhằm ", ", đồng thời "]).join(parts)
        if self.chance(0.25):
            text = f"{self.pick(say.CONDITIONS)}{self.pick([',', ' ', ':'])} {text}".replace("  ", " ")
        if self.chance(0.04):
            text = f"“{text}”" if self.chance(0.6) else f'"{text}"'
        return text[0].upper() + text[1:] + self.pick([".", ".", ".", ";", ":", "./.", ",", ".;"][:7])

    def paragraph(self):
        text = " ".join(self.sentence() for _ in range(self.pick([1, 1, 2, 3])))
        if self.chance(0.5):
            opener = self.fill(self.pick(say.SHORT_OPENERS))
            text = f"{opener} {self.pick(say.OPEN_TITLES) + ': ' if self.chance(0.15) else ''}{text}"
        return self.wrap(text)

    def wrap(self, text, width=None):
        width = width or self.pick([28, 40, 55, 68, 75, 80, 84, 88, 92])
        lines, line = [], ""
        for part in text.split():
            if line and len(line) + 1 + len(part) > width:
                lines.append(line)
                line = part
            else:
                line = f"{line} {part}" if line else part
        return lines + [line]

    def legal_base(self):
        """At most seven words of a law's own title stand in one line: real papers hold the same ones."""
        form = self.rng.random()
        if form < 0.35:
            return [f"{self.pick(['Căn cứ', 'Căn cứ', 'Theo', 'Thực hiện'])} {self.pick(word.LAWS)}", f"{self.long_date()}; {self.pick(['Luật sửa đổi', 'khoản', 'đã được sửa đổi', ''])}".strip()]
        if form < 0.6:
            return self.wrap(f"Căn cứ {self.reference()} {self.pick(['về', 'quy định', 'hướng dẫn', 'về việc'])} {self.pick(say.VERBS)} {self.pick(say.OBJECTS)};")
        if form < 0.8:
            tail = f"{self.pick([';', ',', ' tại ' + self.pick(word.DOC_WORDS) + ' số ' + self.symbol() + ';'])}"
            who = self.pick(["Giám đốc", "Chánh Văn phòng", "Trưởng phòng", "Vụ trưởng", "Cục trưởng", ""])
            return [self.pick(["Theo đề nghị của", "Xét đề nghị của", "Xét Tờ trình của"])] + self.wrap(f"{who} {self.agency()}{tail}")
        return self.wrap(f"Căn cứ {self.reference()};")

    # heads, ends

    def capitals(self):
        form = self.rng.random()
        if form < 0.22:
            return self.agency().upper()
        if form < 0.36:
            return self.pick(say.CAPS_HEADS)
        if form < 0.5:
            return self.pick(word.KINDS)
        if form < 0.62:
            return f"{self.pick(say.VERBS)} {self.pick(say.OBJECTS)}".upper()
        if form < 0.7:
            return f"{self.pick(['Chương', 'CHƯƠNG', 'Mục', 'PHẦN', 'PHỤ LỤC'])} {self.pick([self.roman(), str(self.rng.randint(1, 9))])}{self.pick(['', '. ' + self.pick(say.OPEN_TITLES).upper()])}"
        if form < 0.8:
            return self.person().upper()
        if form < 0.9:
            return f"{self.roman()}. {self.pick(say.OPEN_TITLES).upper()}"
        return " ".join(syllable(self.rng) for _ in range(self.rng.randint(2, 8))).upper()

    def head(self):
        where = self.pick([self.pick(word.CITIES), self.province(), self.pick(word.DISTRICTS), f"{self.pick(word.COMMUNE_PARTS)} {self.pick(word.COMMUNE_PARTS)}"])
        number = self.symbol()
        if self.chance(0.12):
            number = re.sub(r"^\d+", self.pick(["", "   ", "…", "....", "……"]), number)
        both = f"Số: {number}"
        form = self.rng.random()
        if form < 0.3:
            return [f"{both}{self.pick(['  ', '     ', '        '])}{where}, {self.long_date()}"]
        if form < 0.6:
            return [self.pick([both, f"Số {number}", f"Số:{number}", f"Số : {number}"]), f"{where}, {self.long_date()}"]
        if form < 0.7:
            return [self.pick(["CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"]), "CHỦ NGHĨA VIỆT NAM", self.pick(["Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"])]
        if form < 0.75:
            return [f"{self.pick(word.ROOMS).upper()}    {self.pick(['CỘNG HÒA XÃ', 'CHỦ NGHĨA VIỆT', 'Độc lập - Tự do'])}"]
        if form < 0.85:
            return [self.agency().upper(), self.pick(["V/v ", "Về việc "]) + f"{self.pick(say.VERBS)} {self.pick(say.OBJECTS)}"]
        if form < 0.93:
            return self.wrap(f"Kính gửi: {self.agency()}{self.pick(['', '; ' + self.agency(), ', ' + self.region()])}.", 70)
        return [f"{self.agency().upper()}  {self.agency().upper()}"]

    def signer(self):
        lines = []
        if self.chance(0.55):
            prefix = self.pick(word.SIGN_PREFIX)
            lines.append(f"{prefix} {self.pick(word.SIGN_FOR)}{self.pick(['', ' ' + self.pick([self.region, self.district, self.commune])().upper()])}" if prefix == "TM." else f"{prefix} {self.pick(word.POSITIONS)}")
        lines.append(self.pick(word.POSITIONS))
        if self.chance(0.3):
            lines.append(self.pick(["(Đã ký)", "(Đã ký)", "Đã ký", "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", "(Chữ ký, dấu)", "Ký bởi: " + self.person(), "Thời gian ký: " + self.date() + " 15:27:01 +07:00"]))
        name = self.person()
        lines.append(self.pick([name, name, name.upper(), f"{self.pick(word.TITLES)} {name}"]))
        return lines

    def recipients(self):
        lines = [self.pick(["Nơi nhận:", "Nơi nhận:", "Nơi nhận: ", "NƠI NHẬN:"]).strip()]
        for _ in range(self.rng.randint(1, 4)):
            lines.append(f"{self.pick(['- ', '- ', '-', '– '])}{self.pick(['Như trên', 'Như Điều ' + str(self.rng.randint(1, 9)), self.agency(), self.agency(), 'TT ' + self.pick(['HĐND', 'Tỉnh ủy', 'UBND tỉnh']), 'Các ' + self.pick(['Vụ, Cục', 'sở, ban, ngành', 'Phó Chủ tịch', 'PCVP']), 'Cổng TTĐT', 'Website ' + self.url()])}{self.pick([';', ';', ';', ' (để b/c);', ' (để báo cáo);', ' (để t/h);', ' (b/c);', ',', ' (để phối hợp);'])}")
        tail = self.pick(word.SUFFIXES)
        lines.append(f"{self.pick(['- ', '- ', '-'])}Lưu: {self.pick(['VT', 'VT', 'VT', 'VP', 'HS', 'VT, HS'])}{self.pick([', ' + tail, ', ' + tail + ', ' + self.pick(word.SUFFIXES), ', ' + tail + ' (' + str(self.rng.randint(1, 60)) + 'b)', ', ' + tail + '(' + str(self.rng.randint(1, 9)) + ')', '', ' ' + tail])}{self.pick(['.', '.', ';', ''])}")
        if self.chance(0.25):
            right = self.pick([self.signer()[0], self.pick(word.POSITIONS)])
            lines[0] = f"{lines[0]}{' ' * self.rng.randint(4, 16)}{right}"
        return lines

    # forms, tables

    def form_value(self):
        return self.pick([self.person, self.date, self.long_date, self.symbol, self.any_code, self.address, self.phone, self.agency, self.number, lambda: self.pick(say.FORM_VALUES), lambda: self.pick(say.FORM_VALUES), lambda: self.person().upper()])()

    def form(self):
        label = self.pick(say.FORM_LABELS)
        number = self.pick(["", "", "", f"{self.rng.randint(1, 20)}. ", f"{self.letter()}) ", "- ", f"{self.rng.randint(1, 9)}.{self.rng.randint(1, 9)}. "])
        form = self.rng.random()
        if form < 0.5:
            text = f"{number}{label}{self.pick([': ', ': ', ':', ' : '])}{self.form_value()}{self.pick(['', '', ';', '.'])}"
        elif form < 0.62:
            text = f"{number}{label}: {self.form_value()}{self.pick(['   ', '      ', '; '])}{self.pick(say.FORM_LABELS)}: {self.form_value()}"
        elif form < 0.74:
            leader = self.pick(["." * self.rng.randint(4, 40), "…" * self.rng.randint(2, 14), "…" * self.rng.randint(1, 8) + "." * self.rng.randint(1, 4)])
            text = f"{number}{label}{self.pick([':', ': ', ' '])}{leader}{self.pick(['', ' ' + self.pick(say.FORM_LABELS) + ': ' + leader[:8], self.form_value()])}"
        elif form < 0.84:
            text = f"{label} / {self.pick(['Full name', 'Date of birth', 'Sex', 'Nationality', 'No.', 'Place of birth', 'Date of issue', 'Class', 'Expires', 'Degree classification', 'Mode of study', 'Year of graduation', 'Reg. No', 'Upon'])}: {self.form_value()}"
        elif form < 0.92:
            return [self.pick(["has conferred", "Given under the seal of", "THE RECTOR OF", "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness", "THE DEGREE OF BACHELOR", "DIPLOMA", "Serial number:", "Reference number:", "CERTIFICATE", "Hanoi", "MINISTRY OF HEALTH", "Regular", "Very good", "Good", "Excellent", "Information Technology", "Business Administration"])
                    + self.pick(["", "", " " + self.any_code(), " " + self.plain_word().capitalize()])]
        else:
            text = label
        return [text]

    def table(self):
        cells = [self.pick([self.number, self.money, self.decimal, self.date, self.person, self.any_code, lambda: self.pick(say.OBJECTS), lambda: self.pick(say.FORM_VALUES), lambda: self.pick(["Cái", "Bộ", "kg", "m²", "m³", "Hộp", "x", "X", "Chiếc", "Lần", "Tấn", "lít", "ĐVT", "Nam", "Nữ", "Tổng số", "Ghi chú"]), lambda: self.fill("{pc}"), self.commune])() for _ in range(self.rng.randint(1, 6))]
        if self.chance(0.6):
            cells.insert(0, str(self.rng.randint(1, 150)))
        gap = self.pick([" ", " ", "  ", "    ", " | "])
        return [gap.join(cells)]

    def figures(self):
        form = self.rng.random()
        if form < 0.2:
            return [" ".join(self.symbol() for _ in range(self.rng.randint(1, 4)))]
        if form < 0.3:
            return [f"{self.pick(['Điện thoại', 'ĐT', 'Tel', 'Fax', 'Đường dây nóng', 'Di động'])}: {self.phone()}{self.pick(['', '; Fax: ' + self.phone(), ' - Fax: ' + self.phone(), '; Email: ' + self.mail()])}"]
        if form < 0.4:
            return [self.pick([f"Email: {self.mail()}", f"Thư điện tử: {self.mail()}", f"Website: {self.url()}", f"{self.url()}", f"tại địa chỉ {self.url()}; {self.mail()}"])]
        if form < 0.5:
            return [f"{self.pick(['Tổng cộng', 'Cộng', 'Số tiền', 'Giá trị', 'Kinh phí', 'Mức phạt', 'Lương', 'Tạm ứng'])}: {self.money()} {self.pick(['đồng', 'đ', 'VNĐ', 'VND', 'đồng/tháng', 'USD', '(đồng)'])}{self.pick(['', ' (bằng chữ: ' + self.spoken() + ' đồng).', '.'])}"]
        if form < 0.6:
            return [" ".join(self.pick([self.number, self.money, self.decimal, self.any_code, self.date])() for _ in range(self.rng.randint(2, 7)))]
        if form < 0.7:
            return [f"{self.pick(['Trang', 'trang', 'Tr.', 'Tờ', '', '-'])} {self.rng.randint(1, 300)}{self.pick(['', '/' + str(self.rng.randint(1, 300)), ' -'])}".strip()]
        if form < 0.8:
            a, b = self.rng.randint(1, 30), self.rng.randint(1, 12)
            return [f"({self.pick(['từ', 'Từ'])} ngày {a}/{b}/{self.rng.randint(2000, 2026)} {self.pick(['đến', '-', '–'])} {self.date()}), {self.fill(self.pick(say.RESULTS))}"]
        if form < 0.9:
            return [f"{self.decimal()} {self.pick(['×', 'x', '±', '≥', '≤', '+', '-', '=', '<', '>'])} {self.decimal()}{self.pick([' m²', ' m³', 'm2', ' mm', '%', ' cm', '°C', ' Ω', ' kV', ' ha', ' mg/l'])}{self.pick(['', ';', '.', ' = ' + self.decimal()])}"]
        return [self.fill(f"{self.pick(say.OBJECTS)}: {self.pick(say.RESULTS)}; {self.pick(say.RESULTS)}")]

    def spoken(self):
        figures = "một hai ba bốn năm sáu bảy tám chín mười mốt lăm linh lẻ".split()
        text = " ".join(f"{self.pick(figures)} {self.pick(['trăm', 'mươi', 'nghìn', 'triệu', 'tỷ', 'ngàn'])}" for _ in range(self.rng.randint(2, 5)))
        return text.capitalize()

    def syllable_line(self):
        words = []
        for _ in range(self.rng.randint(4, 14)):
            text = syllable(self.rng)
            case = self.rng.random()
            text = text.upper() if case < 0.1 else text.capitalize() if case < 0.25 else text
            words.append(text + self.pick([""] * 12 + [",", ".", ";", ":"]))
        text = " ".join(words)
        return text.upper() if self.chance(0.2) else text

    def confusions(self):
        """Short runs of what is most easily taken for one another."""
        groups = ["ế ề ể ễ ệ ê e é è", "ố ồ ổ ỗ ộ ô o ó", "ấ ầ ẩ ẫ ậ â a á", "ớ ờ ở ỡ ợ ơ", "ứ ừ ử ữ ự ư u ú ù", "ắ ằ ẳ ẵ ặ ă", "í ì ỉ ĩ ị i", "ý ỳ ỷ ỹ ỵ y"]
        shells = ["th{}", "t{}", "nh{}", "ti{}n", "vi{}t", "b{}", "h{}", "qu{}", "ch{}", "l{}", "đ{}n", "c{}", "m{}", "ng{}", "kh{}", "tr{}", "s{}", "k{}"]
        words = []
        for _ in range(self.rng.randint(4, 10)):
            if self.chance(0.3):
                words.append(self.pick(["QĐ", "QĐ", "QD", "ĐỘ", "DỘ", "Đ", "D", "THỨ", "THÚ", "THỦ", "THỬ", "1", "l", "I", "L", "i", "11", "111", "1/1", "I1", "Đội", "Dội", "0", "O", "Ô", "6110", "61/10", "11/11/2011", "I.1", "l)", "1)", "II", "đ/c", "đ", "d", "CĐ", "ĐT", "DT", "HĐ", "ĐKKD", "5S", "8B", "B8", "S5", "Z2"]))
            else:
                text = self.pick(shells).format(self.pick(self.pick(groups).split()))
                words.append(self.pick([text, text.upper(), text.capitalize()]))
        return " ".join(words)

    def numerals(self):
        """Roman numerals beside figures, and signs that are rare elsewhere."""
        r, n, y = self.roman(), str(self.rng.randint(1, 12)), self.rng.randint(1998, 2026)
        low = self.pick(["I", "II", "III", "IV"])
        part = self.pick([
            f"Quý {low}/{y}", f"quý {low}/{y}", f"Quý {low} năm {y}", f"quý {low} và quý {self.pick(['I', 'II', 'III', 'IV'])} năm {y}", f"Quý {low}", f"QUÝ {low}/{y}",
            f"Kỳ {low}/{y}", f"Đợt {low}/{y}", f"học kỳ {self.pick(['I', 'II'])} năm học {y} - {y + 1}", f"Giai đoạn {low}", f"tháng {n}/{y}", f"{n}/{y}", f"Khóa {r}, nhiệm kỳ {y} - {y + 5}",
            f"lần thứ {r}", f"Hạng {low}", f"hạng {low}.{n}", f"loại {low}", f"Mẫu {low}.{n}", f"Biểu {n}/{r}", f"Bảng {r}.{n}", f"mục {r}.{n}.{self.letter()}", f"Phần {r}", f"Tập {low}", f"cấp {low}", f"Khu vực {low}",
            f"Chương {r}, Mục {n}", f"Phụ lục {r}", f"PHỤ LỤC {low}", f"{low}/{y}", f"{low}.{n}", f"{r} - {self.pick(say.OPEN_TITLES)}", f"Trung ương {n} (khóa {r})", f"Đại hội {r}", f"nhóm {low}", f"Lớp 1{self.pick('012')}A{self.rng.randint(1, 9)}",
            f"≤ {self.number()} ngày", f"≥ {self.decimal()}", f"<{self.number()}", f"> {self.decimal()}%", f"{self.pick(say.VERBS)} & {self.pick(say.VERBS)}", f"Bộ phận TN&TKQ", f"R&D", f"GD&ĐT", f"VH&TT", f"LĐ&XH", f"IV", f"VI", f"AVI", f"WAVE", f"TÀI VỤ", f"VAT {self.pick('58')}%",
            f"{self.number()} – {self.number()}", f"{self.date()} – {self.date()}", f"ngày {n}–{self.rng.randint(13, 30)}/{n}", f"l/c", f"{n} lít", f"{n}l", f"I1", f"{low}{n}"])
        before = self.pick([self.pick(say.OBJECTS), self.pick(word.ROOMS), self.number(), self.agency(), "", self.pick(say.VERBS), str(self.rng.randint(1, 40))])
        after = self.pick(["", "", "", self.pick(say.OBJECTS), self.number(), self.date(), self.money(), self.person()])
        gap = self.pick([" ", " ", "   "])
        return gap.join(x for x in (before, part, after) if x) + self.pick(["", "", "", ";", ".", ":"])

    def block(self):
        """Some lines that belong together."""
        kinds = [(34, self.paragraph), (6, self.legal_base), (6, self.head), (8, lambda: [self.capitals()]), (5, self.signer), (4, self.recipients),
                 (13, self.form), (8, self.table), (10, self.figures), (5, lambda: [self.syllable_line()]), (4, lambda: [self.confusions()]),
                 (3, lambda: [self.fill(f"{self.pick(say.ENACT)} {self.pick(say.OBJECTS)}")]), (2, lambda: self.wrap(self.fill(self.pick(say.EFFECTIVE))))]
        maker = self.rng.choices([maker for _, maker in kinds], [weight for weight, _ in kinds])[0]
        lines = [part for line in maker() for part in split_names(line)]
        if self.chance(0.25):
            lines = [other_placement(line) for line in lines]
        return lines


LONG_NAMES = [name for name in word.MINISTRIES + word.DEPARTMENTS + word.SCHOOLS + word.ROOMS if len(re.findall(r"\w+", name)) >= 5]
NAME_PATTERN = re.compile("|".join(sorted(map(re.escape, LONG_NAMES), key=len, reverse=True)), re.I)


def split_names(line):
    """A new line inside each name of five words and more: real papers hold the same names with the same words about them."""
    parts, start = [], 0
    for match in NAME_PATTERN.finditer(line):
        spaces = [i for i in range(match.start(), match.end()) if line[i] == " "]
        middle = spaces[len(spaces) // 2]
        parts.append(line[start:middle])
        start = middle + 1
    return parts + [line[start:]]


def plain(text):
    import unicodedata
    text = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))
