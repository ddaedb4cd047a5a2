# SPDX-License-Identifier: GPL-3.0-or-later
"""A printed page: text laid out by Annex I of Decree 30/2020/NĐ-CP, seals and hand signatures, and its exact text."""
import math
import random
import unicodedata

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

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
        if governing:
            self.centred(left, y, governing, 12)
        else:
            y -= 5.3
        for row, text in enumerate(agency):
            self.centred(left, y + 5.3 * (row + 1), text, 12, "b")
        half = self.measure(agency[-1], 12, "b") * 0.2
        bottom, y = y + 5.3 * len(agency), y if governing else y + 5.3
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


def label(sheet, x, y, rows, tilt, colour, size=15):
    """A framed rubber stamp of a few lines, centred on x, y."""
    scale, font = 3, ImageFont.truetype(FONTS % "Bold", round(size * sheet.dpi / 72) * 3, layout_engine=ImageFont.Layout.BASIC)
    width = max(font.getlength(nfc(row)) for row in rows) + sheet.px(8) * scale
    height = (len(rows) * size * 1.3 * sheet.dpi / 72 + sheet.px(4)) * scale
    side = round(math.hypot(width, height))
    layer = Image.new("L", (side, side), 255)
    draw, mid = ImageDraw.Draw(layer), side / 2
    draw.rectangle((mid - width / 2, mid - height / 2, mid + width / 2, mid + height / 2), outline=0, width=sheet.px(0.8) * scale)
    for number, row in enumerate(rows):
        at = mid + (number - (len(rows) - 1) / 2) * size * 1.3 * sheet.dpi / 72 * scale
        draw.text((mid, at), row, 0, font, anchor="mm")
    layer = layer.rotate(tilt, Image.BICUBIC, fillcolor=255).resize((side // scale, side // scale), Image.LANCZOS)
    ink(sheet, layer.filter(ImageFilter.GaussianBlur(0.6)), x, y, colour)


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
