#!/usr/bin/python3
"""Makes the sample documents of this folder, and their exact text, from text of our own.

Needs Debian's python3-pil and fonts-liberation2 and nothing else:  /usr/bin/python3 sample-data/make.py [FOLDER]

Every person, agency, province and number here is invented. The layout follows Annex I of Decree 30/2020/NĐ-CP. Seeds are
fixed: with the same Pillow, libjpeg and fonts the same bytes come out again. The exact text is what the sheet was printed
with: one printed line a row, NFC, a page from the next by a row that holds a form feed; of two columns side by side first
the left one, then the right one; seals and hand signatures have no row.
"""
import io
import math
import os
import random
import struct
import sys
import unicodedata
from statistics import NormalDist

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, TiffImagePlugin

FONTS = "/usr/share/fonts/truetype/liberation2/LiberationSerif-%s.ttf"
FACES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}
BLACK, RED, BLUE = (28, 28, 32), (204, 30, 40), (38, 52, 150)
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def nfc(text):
    assert text == unicodedata.normalize("NFC", text), text
    return text


class Sheet:
    """One printed page. Lengths are millimetres, sizes points; `lines` collects the exact text."""

    def __init__(self, dpi=200, width=210, height=297):
        self.dpi, self.width, self.height = dpi, width, height
        self.image = Image.new("RGB", (self.px(width), self.px(height)), "white")
        self.draw = ImageDraw.Draw(self.image)
        self.lines = []
        self.left, self.right = 30, width - 20
        self.fonts = {}

    def px(self, mm):
        return round(mm * self.dpi / 25.4)

    def font(self, size, style=""):
        key = (size, style)
        if key not in self.fonts:
            self.fonts[key] = ImageFont.truetype(FONTS % FACES[style], round(size * self.dpi / 72),
                                                 layout_engine=ImageFont.Layout.BASIC)
        return self.fonts[key]

    def measure(self, text, size, style=""):
        return self.font(size, style).getlength(text) * 25.4 / self.dpi

    def put(self, x, y, text, size, style="", colour=BLACK):
        """Draws without recording; y is the baseline."""
        width = self.measure(text, size, style)
        assert 0 <= x and x + width <= self.width, "clipped: " + text
        assert 5 <= y <= self.height - 5, "off the sheet: " + text
        self.draw.text((self.px(x), self.px(y)), nfc(text), colour, self.font(size, style), anchor="ls")

    def line(self, x, y, text, size, style="", colour=BLACK):
        self.put(x, y, text, size, style, colour)
        self.lines.append(text)

    def centred(self, middle, y, text, size, style="", colour=BLACK):
        self.line(middle - self.measure(text, size, style) / 2, y, text, size, style, colour)

    def rule(self, x0, x1, y, width=0.25, colour=BLACK):
        self.draw.rectangle((self.px(x0), self.px(y), self.px(x1), self.px(y) + max(1, self.px(width)) - 1), fill=colour)

    def box(self, x0, y0, x1, y1, width=0.3, colour=BLACK):
        self.draw.rectangle((self.px(x0), self.px(y0), self.px(x1), self.px(y1)), outline=colour,
                            width=max(1, self.px(width)))

    def paragraph(self, y, text, size=14, style="", indent=10, left=None, right=None, leading=1.3):
        """Justified text; *starred words* are bold. Returns the baseline after the last line."""
        left, right = left or self.left, right or self.right
        words, bold = [], False
        for word in text.split(" "):
            bold = bold or word.startswith("*")
            words.append((word.strip("*"), "b" if bold else style))
            bold = bold and not word.endswith("*")
        space = self.measure(" ", size, style)
        rows, row, room = [], [], right - left - indent
        for word in words:
            width = self.measure(*self.sized(word, size))
            if row and sum(w for _, w in row) + space * len(row) + width > room:
                rows.append(row)
                row, room = [], right - left
            row.append((word, width))
        rows.append(row)
        for number, row in enumerate(rows):
            x = left + (indent if number == 0 else 0)
            gap = space
            if number < len(rows) - 1 and len(row) > 1:
                gap = (right - x - sum(w for _, w in row)) / (len(row) - 1)
            for (word, face), width in row:
                self.put(x, y, word, size, face)
                x += width + gap
            self.lines.append(" ".join(word for (word, _), _ in row))
            y += size * leading * 25.4 / 72
        return y

    @staticmethod
    def sized(word, size):
        return word[0], size, word[1]

    def heading(self, governing, agency, number, place_date, subject=(), y=24):
        """Cells 1 to 5b of the diagram in Annex I: agency at the left, nation at the right."""
        left, right = self.left + 29, self.right - 43
        self.centred(left, y, governing, 12)
        for row, text in enumerate(agency):
            self.centred(left, y + 5.3 * (row + 1), text, 12, "b")
        half = self.measure(agency[-1], 12, "b") * 0.2
        bottom = y + 5.3 * len(agency)
        self.rule(left - half, left + half, bottom + 2)
        self.centred(left, bottom + 8.5, number, 13)
        for row, text in enumerate(subject):
            self.centred(left, bottom + 14.8 + 5 * row, text, 12)
        self.centred(right, y, NATION, 12, "b")
        self.centred(right, y + 5.6, MOTTO, 13, "b")
        half = self.measure(MOTTO, 13, "b") / 2
        self.rule(right - half, right + half, y + 7.4)
        self.centred(right, bottom + 8.5, place_date, 13, "i")
        return bottom + 20 + 5 * len(subject)

    def recipients(self, y, rows):
        self.line(self.left, y, "Nơi nhận:", 12, "bi")
        for number, row in enumerate(rows):
            self.line(self.left, y + 4.8 * (number + 1), row, 11)

    def signed(self, y, titles, name, seal, seed, middle=148, gap=30):
        """Cells 7 and 8: title, name; then the hand and the seal over a third of it, as a person would put them."""
        for row, title in enumerate(titles):
            self.centred(middle, y + 5.6 * row, title, 13, "b")
        top = y + 5.6 * (len(titles) - 1)
        self.centred(middle, top + gap, name, 14, "b")
        signature(self, middle + 3, top + gap * 0.48, seed)
        if seal:
            stamp(self, middle - 19, top + gap * 0.46, *seal)

    def page_number(self, number):
        self.centred(self.width / 2, 14, str(number), 13)


def ink(sheet, layer, x, y, colour):
    """Prints a grey layer (0 = ink) centred on x, y: ink darkens paper, it does not cover it."""
    tinted = Image.merge("RGB", [layer.point(lambda v, c=c: 255 - (255 - v) * (255 - c) // 255) for c in colour])
    x, y = sheet.px(x) - layer.width // 2, sheet.px(y) - layer.height // 2
    area = (x, y, x + layer.width, y + layer.height)
    sheet.image.paste(ImageChops.multiply(sheet.image.crop(area), tinted), area)


def stamp(sheet, x, y, around, centre, tilt=-6, diameter=36):
    """A round seal: two rings, the agency round the rim, a star and the unit in the middle."""
    scale, size = 3, sheet.px(diameter) * 3
    layer = Image.new("L", (size, size), 255)
    draw, mid, radius = ImageDraw.Draw(layer), size / 2, size / 2 - 6
    for r, width in ((radius, 0.9), (radius * 0.93, 0.3), (radius * 0.63, 0.4)):
        draw.ellipse((mid - r, mid - r, mid + r, mid + r), outline=0, width=round(sheet.px(1) * scale * width))
    font = ImageFont.truetype(FONTS % "Bold", round(size * 0.088), layout_engine=ImageFont.Layout.BASIC)
    r = radius * 0.72
    angle = -sum(font.getlength(c) for c in nfc(around)) / r / 2
    for char in around:
        step = font.getlength(char) / r
        glyph = Image.new("L", (size, size), 255)
        ImageDraw.Draw(glyph).text((mid, mid - r), char, 0, font, anchor="ms")
        layer = ImageChops.darker(layer, glyph.rotate(-math.degrees(angle + step / 2), Image.BICUBIC, fillcolor=255))
        angle += step
    draw = ImageDraw.Draw(layer)
    for at, star in ((mid + r * 1.13, 0.05), (mid - r * 0.42, 0.16)):
        points = []
        for k in range(10):
            length = radius * star * (1 if k % 2 == 0 else 0.4)
            points.append((mid + length * math.sin(k * math.pi / 5), at - length * math.cos(k * math.pi / 5)))
        draw.polygon(points, fill=0)
    points = size * 0.092
    font = ImageFont.truetype(FONTS % "Bold", round(points), layout_engine=ImageFont.Layout.BASIC)
    fit = min(1, 1.0 * radius / max(font.getlength(text) for text in centre))
    font = ImageFont.truetype(FONTS % "Bold", round(points * fit), layout_engine=ImageFont.Layout.BASIC)
    for row, text in enumerate(centre):
        draw.text((mid, mid + r * (0.02 + 0.28 * row)), nfc(text), 0, font, anchor="mm")
    layer = layer.rotate(tilt, Image.BICUBIC, fillcolor=255).resize((size // scale, size // scale), Image.LANCZOS)
    # Rubber takes and leaves ink unevenly.
    rng = random.Random(around)
    worn = Image.frombytes("L", (40, 40), bytes(rng.randrange(150, 256) for _ in range(1600))).resize(layer.size, Image.BICUBIC)
    layer = ImageChops.invert(ImageChops.multiply(ImageChops.invert(layer), worn))
    ink(sheet, layer.filter(ImageFilter.GaussianBlur(0.5)), x, y, RED)


def signature(sheet, x, y, seed, width=42, height=20):
    """A hand signature: smooth loops between seeded points, thinner where the pen is fast."""
    rng, scale = random.Random(seed), 3
    w, h = sheet.px(width) * scale, sheet.px(height) * scale
    layer = Image.new("L", (w, h), 255)
    draw = ImageDraw.Draw(layer)
    knots, loops, start = [(0.04, rng.uniform(0.3, 0.8))], rng.randrange(4, 9), rng.uniform(0.08, 0.2)
    for k in range(loops):
        at = start + (0.72 - start) * k / loops
        if rng.random() < 0.4:
            knots.append((at - 0.07, rng.uniform(0.3, 0.6)))
        knots.append((at + rng.uniform(-0.03, 0.06), rng.uniform(0.08, 0.42) if k % 2 else rng.uniform(0.55, 0.92)))
    if rng.random() < 0.6:  # back under the name and out again
        knots += [(0.82, rng.uniform(0.2, 0.5)), (0.55, 0.7), (rng.uniform(0.15, 0.35), 0.8)]
    knots.append((0.96, rng.uniform(0.3, 0.8)))
    knots = [knots[0]] + knots + [knots[-1]]
    before = None
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:]):
        for step in range(60):
            t = step / 60
            point = [0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3)
                     for p, q, r, s in zip(a, b, c, d)]
            at = (point[0] * w, point[1] * h)
            if before:
                speed = math.hypot(at[0] - before[0], at[1] - before[1])
                r = max(2.0, 0.42 * sheet.px(1) * scale - 0.22 * speed) / 2
                for k in range(1, int(speed) + 2):
                    f = k / (int(speed) + 1)
                    u, v = before[0] + f * (at[0] - before[0]), before[1] + f * (at[1] - before[1])
                    draw.ellipse((u - r, v - r, u + r, v + r), fill=0)
            before = at
    ink(sheet, layer.resize((w // scale, h // scale), Image.LANCZOS), x, y, BLUE)


def noise(size, rng, sigma):
    """Grey noise round 128; bell-shaped, from seeded bytes."""
    bell = NormalDist(128, sigma)
    table = [max(0, min(255, round(bell.inv_cdf((k + 0.5) / 256)))) for k in range(256)]
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1])).point(table)


def scanned(sheet, seed, skew, paper=(250, 247, 239), sigma=3.0):
    """The sheet as a scanner sees it: laid a little askew on tinted paper, lit unevenly, soft, with sensor noise."""
    rng = random.Random(seed)
    image = sheet.image.rotate(skew, Image.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.55))
    image = ImageChops.multiply(image, Image.new("RGB", image.size, paper))
    shade = Image.frombytes("L", (4, 5), bytes(rng.randrange(243, 256) for _ in range(20))).resize(image.size, Image.BICUBIC)
    image = ImageChops.multiply(image, Image.merge("RGB", (shade,) * 3))
    grain = noise(image.size, rng, sigma)
    return ImageChops.add(image, Image.merge("RGB", (grain,) * 3), 1, -128)


def bitonal(sheet, seed, skew):
    """As an office machine sends it: one bit a pixel, a few specks, the two holes of the binder at the left edge."""
    rng = random.Random(seed)
    grey = sheet.image.convert("L").rotate(skew, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8))
    grey = ImageChops.add(grey, noise(grey.size, rng, 12), 1, -128)
    draw = ImageDraw.Draw(grey)
    for _ in range(60):
        x, y, r = rng.randrange(grey.width), rng.randrange(grey.height), rng.choice((1, 1, 1, 2))
        draw.ellipse((x, y, x + r, y + r), fill=0)
    edge = seed % 2 and grey.width - sheet.px(11) or sheet.px(11)
    for hole in (-40, 40):
        y, r = grey.height // 2 + sheet.px(hole), sheet.px(2.7)
        draw.ellipse((edge - r, y - r, edge + r, y + r), fill=0)
    return grey.point(lambda v: 255 if v > 140 else 0).convert("1")


# ---- files ---------------------------------------------------------------------------------------------------------

def jpeg(image, dpi, quality=70):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def segments(data):
    """The markers of a baseline JPEG as (marker, bytes); the scan is the last, without EOI."""
    at = 2
    while True:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if marker == 0xDA:
            yield marker, data[at:-2]
            return
        yield marker, data[at:at + 2 + length]
        at += 2 + length


def write_jpeg_tiff(path, pages, dpi, rows=128, quality=70):
    """A TIFF as document scanners write it: YCbCr JPEG in strips, the tables once in JPEGTables (tag 347)."""
    out, link = bytearray(b"II*\0\0\0\0\0"), 4
    for number, page in enumerate(pages):
        strips, tables = [], b""
        for top in range(0, page.height, rows):
            parts = list(segments(jpeg(page.crop((0, top, page.width, min(top + rows, page.height))), dpi, quality)))
            shared = b"\xff\xd8" + b"".join(b for m, b in parts if m in (0xDB, 0xC4)) + b"\xff\xd9"
            assert tables in (b"", shared), "the tables differ from strip to strip"
            tables = shared
            strips.append(b"\xff\xd8" + b"".join(b for m, b in parts if m in (0xC0, 0xDA)) + b"\xff\xd9")
        offsets = []
        for strip in strips:
            offsets.append(len(out))
            out += strip + b"\0" * (len(strip) % 2)
        # tag, type (3 SHORT, 4 LONG, 5 RATIONAL, 7 UNDEFINED), values
        fields = [(254, 4, [2]), (256, 4, [page.width]), (257, 4, [page.height]), (258, 3, [8, 8, 8]), (259, 3, [7]),
                  (262, 3, [6]), (273, 4, offsets), (274, 3, [1]), (277, 3, [3]), (278, 4, [rows]),
                  (279, 4, [len(s) for s in strips]), (282, 5, [dpi, 1]), (283, 5, [dpi, 1]), (284, 3, [1]), (296, 3, [2]),
                  (297, 3, [number, len(pages)]), (347, 7, tables), (530, 3, [2, 2]), (531, 3, [1]),
                  (532, 5, [0, 1, 255, 1, 128, 1, 255, 1, 128, 1, 255, 1])]
        entries = bytearray()
        for tag, kind, values in fields:
            data = values if kind == 7 else struct.pack("<%d%s" % (len(values), "H" if kind == 3 else "I"), *values)
            count = len(values) // 2 if kind == 5 else len(values)
            if len(data) > 4:
                entries += struct.pack("<HHII", tag, kind, count, len(out))
                out += data + b"\0" * (len(data) % 2)
            else:
                entries += struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")
        struct.pack_into("<I", out, link, len(out))
        out += struct.pack("<H", len(fields)) + entries
        link = len(out)
        out += b"\0\0\0\0"
    with open(path, "wb") as file:
        file.write(out)


def write_g4_tiff(path, pages, dpi):
    TiffImagePlugin.STRIP_SIZE = 1 << 24  # one strip a page
    pages[0].save(path, "TIFF", compression="group4", dpi=(dpi, dpi), tiffinfo={262: 0}, save_all=True, append_images=pages[1:])


def write_pdf(path, pages, dpi):
    """One JPEG a page and nothing else, as the 'scan to PDF' key of an office machine makes it."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None]
    kids = []
    for page in pages:
        first, data = len(objects) + 1, jpeg(page, dpi)
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        content = b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q" % (width, height)
        kids.append(b"%d 0 R" % first)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << /Im0 %d 0 R >> >> /Contents %d 0 R >>"
            % (width, height, first + 2, first + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode "
            b"/Length %d >>\nstream\n%s\nendstream" % (page.width, page.height, len(data), data)]
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)
    with open(path, "wb") as file:
        file.write(out)


def write_text(path, sheets):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\f\n".join("".join(line + "\n" for line in sheet.lines) for sheet in sheets))


# ---- documents -----------------------------------------------------------------------------------------------------

def decision():
    p = Sheet()
    y = p.heading("UBND TỈNH AN LẠC", ["SỞ NỘI VỤ"], "Số: 147/QĐ-SNV", "An Lạc, ngày 09 tháng 02 năm 2024")
    p.centred(110, y, "QUYẾT ĐỊNH", 14, "b")
    p.centred(110, y + 6.5, "Về việc công nhận Ban vận động thành lập", 14, "b")
    p.centred(110, y + 12.7, "Hội Sinh vật cảnh tỉnh An Lạc", 14, "b")
    p.rule(92, 128, y + 15)
    p.centred(110, y + 25, "GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN LẠC", 14, "b")
    y += 35
    for text in ("Căn cứ quy định của pháp luật về tổ chức, hoạt động và quản lý hội;",
                 "Căn cứ Quyết định của Ủy ban nhân dân tỉnh An Lạc quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức "
                 "của Sở Nội vụ;",
                 "Xét hồ sơ đề nghị ngày 15 tháng 01 năm 2024 của các sáng lập viên;",
                 "Theo đề nghị của Trưởng phòng Tổ chức phi chính phủ."):
        y = p.paragraph(y, text, style="i") + 2.1
    p.centred(110, y + 3, "QUYẾT ĐỊNH:", 14, "b")
    y += 12
    for text in ("*Điều 1.* Công nhận Ban vận động thành lập Hội Sinh vật cảnh tỉnh An Lạc gồm 05 thành viên có tên trong danh "
                 "sách sau đây:",
                 "1. Ông Trịnh Hữu Khoát, nghệ nhân bonsai, phường Đông Thạnh, làm Trưởng ban;",
                 "2. Bà Lưỡng Thị Quỳnh Ngữ, nguyên giáo viên, xã Vĩnh Hòa Tây, làm Phó Trưởng ban;",
                 "3. Ông Đoàn Nghĩa Khiết, chủ vườn lan, xã Mỹ Phước Thượng, Ủy viên;",
                 "4. Bà Ngụy Thùy Dương, kỹ sư nông nghiệp, phường Đông Thạnh, Ủy viên;",
                 "5. Ông Vũ Xuân Bằng, hưu trí, thị trấn Bến Gỗ, Ủy viên.",
                 "*Điều 2.* Ban vận động có nhiệm vụ vận động công dân, tổ chức đăng ký tham gia Hội, hoàn chỉnh hồ sơ xin phép "
                 "thành lập Hội và gửi đến Sở Nội vụ trong thời hạn 60 ngày, kể từ ngày Quyết định này có hiệu lực.",
                 "Ban vận động tự giải thể khi Đại hội bầu ra Ban lãnh đạo của Hội. Quá thời hạn nêu trên mà hồ sơ chưa được gửi, "
                 "Quyết định này hết hiệu lực."):
        y = p.paragraph(y, text) + 2.1
    q = Sheet()
    q.page_number(2)
    y = 27
    for text in ("*Điều 3.* Kinh phí hoạt động của Ban vận động do các thành viên tự nguyện đóng góp, không sử dụng ngân sách nhà "
                 "nước; việc thu, chi phải được ghi chép đầy đủ và công khai trước Đại hội.",
                 "*Điều 4.* Quyết định này có hiệu lực kể từ ngày ký.",
                 "*Điều 5.* Chánh Văn phòng Sở, Trưởng phòng Tổ chức phi chính phủ, Thủ trưởng các đơn vị có liên quan và các ông "
                 "(bà) có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."):
        y = q.paragraph(y, text) + 2.1
    y += 6
    q.recipients(y, ["- Như Điều 5;", "- UBND tỉnh (để báo cáo);", "- Giám đốc, các Phó Giám đốc Sở;",
                     "- Công an tỉnh;", "- Lưu: VT, TCPCP (08 bản)."])
    q.signed(y, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Hoàng Thụy Ngân Giang", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ", "NỘI VỤ"]), 11)
    return [p, q]


def licence():
    p = Sheet()
    y = p.heading("UBND TỈNH AN LẠC", ["SỞ VĂN HÓA VÀ", "ĐỜI SỐNG CỘNG ĐỒNG"], "Số: 05/GP-SVHĐS", "An Lạc, ngày 21 tháng 6 năm 2023")
    p.centred(110, y + 2, "GIẤY PHÉP", 18, "b")
    p.centred(110, y + 9.5, "Tổ chức triển lãm ảnh nghệ thuật", 14, "b")
    p.rule(95, 125, y + 12)
    y += 23
    y = p.paragraph(y, "Căn cứ quy định của pháp luật về hoạt động triển lãm;", style="i") + 2.1
    y = p.paragraph(y, "Xét đơn đề nghị cấp giấy phép ngày 05 tháng 6 năm 2023 của Câu lạc bộ Nhiếp ảnh Bến Gỗ,", style="i") + 2.1
    p.centred(110, y + 4, "GIÁM ĐỐC SỞ CHO PHÉP:", 14, "b")
    y += 14
    for text in ("*1. Tên tổ chức:* Câu lạc bộ Nhiếp ảnh Bến Gỗ.",
                 "*2. Người chịu trách nhiệm:* Ông Lê Quýnh Đức, sinh ngày 30/4/1971.",
                 "*3. Số định danh cá nhân:* 099071004826.",
                 "*4. Địa chỉ:* Số 18, đường Hoa Phượng, thị trấn Bến Gỗ, tỉnh An Lạc.",
                 "*5. Tên triển lãm:* “Mùa nước nổi - Ký ức miền sông rạch”.",
                 "*6. Địa điểm:* Nhà Văn hóa trung tâm, thị trấn Bến Gỗ.",
                 "*7. Thời gian:* Từ 08 giờ 00 ngày 01/7/2023 đến 21 giờ 00 ngày 15/7/2023.",
                 "*8. Số lượng tác phẩm:* 64 (sáu mươi tư) tác phẩm theo danh mục kèm theo Giấy phép này.",
                 "Tổ chức được cấp phép phải thực hiện đúng nội dung ghi trong Giấy phép và các quy định của pháp luật có liên quan./."):
        y = p.paragraph(y, text) + 1.6
    y += 5
    p.recipients(y, ["- Tổ chức nêu tại mục 1;", "- UBND thị trấn Bến Gỗ;", "- Thanh tra Sở;", "- Lưu: VT, NT."])
    p.signed(y, ["GIÁM ĐỐC"], "Phan Thị Ngọc Uyển", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ VĂN HÓA", "VÀ ĐSCĐ"]), 22, gap=28)

    q = Sheet()
    q.page_number(2)
    q.centred(110, 27, "DANH MỤC TÁC PHẨM", 14, "b")
    q.centred(110, 33.5, "(Kèm theo Giấy phép số 05/GP-SVHĐS ngày 21/6/2023)", 14, "i")
    columns, top, height = [30, 43, 112, 163, 190], 42, 9.2
    rows = [("STT", "Tên tác phẩm", "Tác giả", "Năm"), ("1", "Chợ nổi buổi sớm", "Lê Quýnh Đức", "2019"),
            ("2", "Bông điên điển vàng", "Ngô Thị Mỹ Hưởng", "2020"), ("3", "Người đan lọp", "Tạ Hoài Nhẫn", "2018"),
            ("4", "Đường thốt nốt chiều mưa", "Lê Quýnh Đức", "2021"), ("5", "Giữa đồng nước trắng", "Kha Vĩ Lương", "2022"),
            ("6", "Bếp lửa của ngoại", "Ngô Thị Mỹ Hưởng", "2017"), ("7", "Ghe hàng cập bến", "Tạ Hoài Nhẫn", "2016"),
            ("8", "Trẻ em xã Vĩnh Hòa Tây", "Kha Vĩ Lương", "2022"), ("9", "Mùa cá linh", "Phùng Nhật Thiệp", "2020"),
            ("10", "Nụ cười cô lái đò", "Phùng Nhật Thiệp", "2015"), ("11", "Những chiếc xuồng ngủ quên", "Tạ Hoài Nhẫn", "2021"),
            ("12", "Sương trên rặng bần", "Lê Quýnh Đức", "2014")]
    for number, row in enumerate(rows):
        base = top + height * number + 6.3
        for column, text in enumerate(row):
            style, x0, x1 = "b" if number == 0 else "", columns[column], columns[column + 1]
            if number == 0 or column in (0, 3):
                q.centred((x0 + x1) / 2, base, text, 13, style)
            else:
                q.line(x0 + 2, base, text, 13, style)
    for number in range(len(rows) + 1):
        q.rule(columns[0], columns[-1], top + height * number)
    for x in columns:
        q.draw.rectangle((q.px(x), q.px(top), q.px(x) + 1, q.px(top + height * len(rows))), fill=BLACK)
    q.paragraph(top + height * len(rows) + 10, "Danh mục này trích 12 tác phẩm đầu tiên theo thứ tự trưng bày; các tác phẩm "
                "còn lại được lưu tại hồ sơ cấp phép.", indent=10)

    r = Sheet()
    r.page_number(10)
    r.centred(110, 30, "PHẦN GHI THAY ĐỔI, GIA HẠN", 14, "b")
    y = 42
    for text in ("*Gia hạn lần thứ nhất:* Thời gian triển lãm được kéo dài đến 21 giờ 00 ngày 30/7/2023 tại địa điểm đã cho phép.",
                 "Lý do: phục vụ học sinh các trường trung học cơ sở trong dịp hè.",
                 "Các nội dung khác của Giấy phép số 05/GP-SVHĐS ngày 21 tháng 6 năm 2023 không thay đổi. Trang này là một phần "
                 "không tách rời của Giấy phép."):
        y = r.paragraph(y, text) + 2.1
    r.centred(148, y + 5, "An Lạc, ngày 12 tháng 7 năm 2023", 13, "i")
    r.signed(y + 12, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Hữu Chỉnh", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ VĂN HÓA", "VÀ ĐSCĐ"]), 33)
    return [p, q, r]


def certificate():
    p = Sheet(width=297, height=210)
    gold, mid = (176, 132, 60), 148.5
    for inset, width in ((15, 1.0), (17.2, 0.3)):
        p.box(inset, inset, 297 - inset, 210 - inset, width, gold)
    for cx in (17.2, 279.8):
        for cy in (17.2, 192.8):
            for r in (5, 3.6, 2.2):
                p.draw.ellipse((p.px(cx - r), p.px(cy - r), p.px(cx + r), p.px(cy + r)), outline=gold, width=2,
                               fill="white" if r == 5 else None)
    p.centred(mid, 29, NATION, 13, "b")
    p.centred(mid, 35, MOTTO, 14, "b")
    p.rule(mid - 31, mid + 31, 37)
    p.centred(mid, 48, "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BẾN GỖ", 14, "b")
    p.centred(mid, 63, "GIẤY CHỨNG NHẬN", 28, "b", RED)
    p.centred(mid, 72, "CƠ SỞ NGHỀ TRUYỀN THỐNG TIÊU BIỂU", 16, "b", RED)
    y = 85
    for label, value in (("Tên cơ sở:", "Lò gốm Hai Tưởng"), ("Chủ cơ sở:", "Bà Mạc Thị Diễm Thúy"),
                         ("Nghề truyền thống:", "Làm gốm đỏ, nung bằng trấu"),
                         ("Địa chỉ:", "Ấp Rạch Sỏi, xã Vĩnh Hòa Tây, huyện Bến Gỗ, tỉnh An Lạc"),
                         ("Quyết định công nhận:", "Số 2386/QĐ-UBND ngày 18 tháng 11 năm 2022")):
        p.put(48, y, label, 14, "i")
        p.put(98, y, value, 14, "b")
        p.lines.append(label + " " + value)
        y += 8.6
    p.line(48, 138, "Số hiệu: GCN-0093/2022", 13)
    p.line(48, 145, "Vào sổ cấp ngày 25/11/2022", 13)
    p.centred(205, 138, "Bến Gỗ, ngày 25 tháng 11 năm 2022", 13, "i")
    p.signed(145, ["CHỦ TỊCH"], "Đặng Phước Vĩnh", ("TỈNH AN LẠC · VIỆT NAM", ["UBND HUYỆN", "BẾN GỖ"]), 44, middle=205, gap=33)
    return [p]


def confirmation():
    p = Sheet()
    y = p.heading("UBND HUYỆN BẾN GỖ", ["ỦY BAN NHÂN DÂN", "XÃ VĨNH HÒA TÂY"], "Số: 312/GXN-UBND", "Vĩnh Hòa Tây, ngày 04 tháng 9 năm 2020")
    p.centred(110, y, "GIẤY XÁC NHẬN", 14, "b")
    p.centred(110, y + 6.5, "Về thời gian cư trú và sinh hoạt tại địa phương", 14, "b")
    p.rule(92, 128, y + 8.8)
    y += 20
    for text in ("Ủy ban nhân dân xã Vĩnh Hòa Tây, huyện Bến Gỗ, tỉnh An Lạc xác nhận:",
                 "Ông *Khổng Duy Thưởng,* sinh ngày 17 tháng 8 năm 1958; số giấy tờ tùy thân: 377045912; quê quán: xã Mỹ Phước "
                 "Thượng, huyện Bến Gỗ, tỉnh An Lạc.",
                 "Nơi đăng ký thường trú: Số nhà 27, tổ 4, ấp Rạch Sỏi, xã Vĩnh Hòa Tây.",
                 "Ông Khổng Duy Thưởng đã cư trú liên tục tại địa chỉ nêu trên từ ngày 12 tháng 3 năm 1986 đến nay; trong thời gian "
                 "cư trú luôn chấp hành tốt chủ trương, chính sách, pháp luật của Nhà nước và quy ước của ấp, tích cực tham gia "
                 "các phong trào do địa phương phát động.",
                 "Từ tháng 02 năm 1994 đến tháng 10 năm 2008, ông là tổ trưởng Tổ thủy nông số 2, phụ trách việc đóng, mở cống Kênh "
                 "Mới và nạo vét kênh nội đồng theo mùa vụ.",
                 "Giấy xác nhận này được cấp theo đề nghị của ông Khổng Duy Thưởng để bổ sung hồ sơ xét tặng Kỷ niệm chương vì sự "
                 "nghiệp phát triển thủy lợi. Giấy này không có giá trị thay thế các loại giấy tờ về cư trú./."):
        y = p.paragraph(y, text) + 2.1
    y += 6
    p.recipients(y, ["- Ông Khổng Duy Thưởng;", "- Công an xã (để biết);", "- Lưu: VT, VP."])
    p.signed(y, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Bùi Ngọc Thoại Mỹ", ("H. BẾN GỖ · T. AN LẠC", ["UBND XÃ", "V. HÒA TÂY"]), 55)
    return [p]


def dispatch():
    p = Sheet(dpi=300)
    y = p.heading("ỦY BAN NHÂN DÂN TỈNH AN LẠC", ["SỞ LƯU TRỮ"], "Số: 58/SLT-NV", "An Lạc, ngày 30 tháng 3 năm 2018",
                  ["V/v hướng dẫn bàn giao tài liệu", "giấy để số hóa năm 2018"])
    p.paragraph(y, "Kính gửi: Các phòng, ban thuộc Ủy ban nhân dân tỉnh.", indent=18)
    y += 11
    for text in ("Thực hiện kế hoạch số hóa tài liệu lưu trữ của tỉnh, Sở Lưu trữ hướng dẫn các đơn vị bàn giao tài liệu giấy như sau:",
                 "*1. Phạm vi.* Bàn giao bản chính kết quả giải quyết thủ tục hành chính còn hiệu lực, phát hành từ ngày 01/01/2005 đến "
                 "ngày 31/12/2017. Không bàn giao bản nháp, bản trùng thừa và tài liệu có đóng dấu chỉ mức độ mật.",
                 "*2. Chuẩn bị.* Tháo ghim, kẹp; vuốt phẳng nếp gấp; đánh số tờ bằng bút chì ở góc phải phía trên. Trang có dán giấy ghi "
                 "chú thì giữ nguyên giấy ghi chú và ghi rõ trong mục lục.",
                 "*3. Giao nhận.* Mỗi hồ sơ kèm 02 bản mục lục; số tờ thực tế phải khớp với số tờ ghi trong mục lục. Thời gian giao nhận "
                 "từ 07 giờ 30 đến 16 giờ 30 các ngày thứ Ba và thứ Năm, bắt đầu từ ngày 17/4/2018 tại kho số 3.",
                 "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh về Sở Lưu trữ (qua phòng Nghiệp vụ, điện thoại "
                 "nội bộ 2047) để được giải đáp kịp thời./."):
        y = p.paragraph(y, text, leading=1.25) + 2.1
    y += 5
    p.recipients(y, ["- Như trên;", "- UBND tỉnh (để báo cáo);", "- Ban Giám đốc;", "- Lưu: VT, NV (03)."])
    p.signed(y, ["GIÁM ĐỐC"], "Thạch Quế Nghiêm", ("TỈNH AN LẠC · VIỆT NAM", ["SỞ", "LƯU TRỮ"]), 66)
    return [p, Sheet(dpi=300)]


def main(folder):
    def path(name):
        return os.path.join(folder, name)

    os.makedirs(folder, exist_ok=True)
    sheets = decision()
    write_jpeg_tiff(path("quyet-dinh.tif"), [scanned(sheets[0], 101, 0.35), scanned(sheets[1], 102, -0.6)], 200)
    write_text(path("quyet-dinh.gt.txt"), sheets)

    sheets = licence()
    os.makedirs(path("giay-phep"), exist_ok=True)
    for sheet, number, skew in zip(sheets, (1, 2, 10), (-0.4, 0.2, 0.8)):
        with open(path("giay-phep/trang-%d.jpg" % number), "wb") as file:
            file.write(jpeg(scanned(sheet, 200 + number, skew, (247, 248, 244)), 200))
    write_text(path("giay-phep.gt.txt"), sheets)

    sheets = certificate()
    write_pdf(path("giay-chung-nhan.pdf"), [scanned(sheets[0], 301, 0.25, (252, 246, 228))], 200)
    write_text(path("giay-chung-nhan.gt.txt"), sheets)

    sheets = confirmation()
    on_its_side = scanned(sheets[0], 401, -0.3).transpose(Image.ROTATE_270)  # the head of the page lies at the right
    with open(path("trang-nam-ngang.jpg"), "wb") as file:
        file.write(jpeg(on_its_side, 200))
    write_text(path("trang-nam-ngang.gt.txt"), sheets)

    sheets = dispatch()
    write_g4_tiff(path("cong-van.tif"), [bitonal(sheets[0], 500, 0.45), bitonal(sheets[1], 501, -0.3)], 300)
    write_text(path("cong-van.gt.txt"), sheets)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
