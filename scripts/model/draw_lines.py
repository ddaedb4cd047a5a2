#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws lines of text as they look when Tesseract cuts them out of scanned pages.

usage: draw_lines.py TEXT FIRST LAST SEED OUT [ruled]

Lines FIRST to LAST - 1 of TEXT go by strips of some lines of one family and size (Pango and cairo) through the damage
of a scan, are cut out, and end in the files OUT_0000.lstmf, OUT_0001.lstmf, … of 500 lines each.
With `ruled` some lines are rows of tables: upright rules between the cells, of which the truth says nothing.

A third of the cuts ends at the height of the ascenders: Tesseract's layout cuts stacked accents off like that. A third
is as tight as the ink, a third has room above and below, with what the next lines leave there.
"""
import math
import random
import re
import sys
import warnings

import cairo
import gi
import numpy as np

warnings.simplefilter("ignore")
gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

import damage  # noqa: E402
from faces import Faces  # noqa: E402
from lstmf import write_lines  # noqa: E402

STRIP, FILE = 10, 500  # lines
SMALLEST = 5.2  # x-height in pixels below which a scan cannot be read


class Drawn:
    """A line on the strip: where its ink and its baseline are, before the strip is turned."""

    def __init__(self, truth, box, baseline, size):
        self.truth, self.box, self.baseline, self.size = truth, box, baseline, size


def x_height(layout, description):
    layout.set_font_description(description)
    layout.set_text("x", -1)
    ink, _ = layout.get_pixel_extents()
    return ink.height


def description_of(family, style, points):
    description = Pango.FontDescription(f"{family} {style}")
    description.set_absolute_size(points * Pango.SCALE)
    return description


class Strip:
    def __init__(self, rng, faces, texts, ruled):
        self.ruled = ruled
        self.rng, self.noise = rng, np.random.default_rng(rng.getrandbits(32))
        self.family = faces.family(rng)
        self.faces = faces
        self.size = min(24, max(8, rng.choice([rng.gauss(12, 2), rng.gauss(12, 2), rng.uniform(8, 24), rng.gauss(15, 3)])))
        kind = rng.random()
        self.bitonal = rng.random() < 0.33
        if kind < 0.5:
            self.scan = 1.0
        elif kind < 0.78:
            self.scan = rng.uniform(1.2, 2.0)
        else:
            self.scan = max(SMALLEST / self.size, rng.uniform(0.5, 0.95))
        self.angle = math.radians(rng.gauss(0, 0.12) if rng.random() < 0.75 else rng.uniform(-0.7, 0.7))
        self.stretch = rng.uniform(0.9, 1.1) if rng.random() < 0.4 else 1.0
        self.lines = []
        self.draw(texts)

    def layouts(self, context, texts):
        px = self.size * self.scan
        probe = PangoCairo.create_layout(context)
        at_100 = x_height(probe, description_of(self.family, "", 100))
        points = px * 100 / max(at_100, 1)
        for text in texts:
            style = self.faces.style(self.rng, self.family, text)
            family = self.family
            if style is None:  # a letter that the family has not
                family = "Liberation Serif"
                style = self.faces.style(self.rng, family, text)
            if style is None:
                family, style = "DejaVu Serif", ""
            layout = PangoCairo.create_layout(context)
            layout.set_font_description(description_of(family, style, points))
            if self.ruled:
                text, shown, gaps = self.cells(text)
                layout.set_text(shown, -1)
                layout.gaps = gaps
            else:
                layout.set_text(text, -1)
            if self.rng.random() < 0.25:
                attributes = Pango.AttrList()
                attributes.insert(Pango.attr_letter_spacing_new(int(self.rng.uniform(-0.05, 0.12) * px * Pango.SCALE)))
                layout.set_attributes(attributes)
            yield text, layout

    def cells(self, text):
        """The truth, what is drawn, and between which bytes of it rules stand: where the text has a bar, in half of its
        wide gaps, and in some lines at any space."""
        rng = self.rng
        text = text.replace(" | ", "   ")
        some = rng.random() < 0.16
        parts, gaps, at = [], [], 0
        for piece in re.split("( +)", text):
            if piece.isspace() and (len(piece) > 1 and rng.random() < 0.5 or some and rng.random() < 0.25):
                piece = " " * rng.randint(2, 9)
                gaps.append((at, at + len(piece)))
            parts.append(piece)
            at += len(piece.encode())
        return " ".join(text.split()), "".join(parts), gaps

    def upright_rules(self, context, layout, baseline, px):
        for start, end in layout.gaps:
            left, right = (layout.index_to_pos(index).x / Pango.SCALE for index in (start, end))
            x = left + (right - left) * self.rng.uniform(0.3, 0.7)
            context.set_line_width(px * self.rng.uniform(0.05, 0.14))
            context.move_to(x, baseline - px * self.rng.uniform(2, 3.2))
            context.line_to(x, baseline + px * self.rng.uniform(0.6, 1.4))
            context.stroke()

    def draw(self, texts):
        px = self.size * self.scan
        options = cairo.FontOptions()
        options.set_antialias(cairo.ANTIALIAS_GRAY)
        options.set_hint_style(self.rng.choice([cairo.HINT_STYLE_NONE, cairo.HINT_STYLE_NONE, cairo.HINT_STYLE_SLIGHT, cairo.HINT_STYLE_FULL]))
        options.set_hint_metrics(cairo.HINT_METRICS_OFF)
        scratch = cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8))
        scratch.set_font_options(options)
        laid = list(self.layouts(scratch, texts))
        margin = round(px * 2)
        spacing = px * self.rng.uniform(2.35, 4.0)
        widest = max(layout.get_pixel_extents()[0].x + layout.get_pixel_extents()[0].width for _, layout in laid)
        width = int(widest * self.stretch + 2 * margin + px * 4)
        height = int(spacing * (len(laid) + 1) + 2 * margin)
        self.centre = (width / 2, height / 2)
        surface = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
        context = cairo.Context(surface)
        context.set_font_options(options)
        context.translate(*self.centre)
        context.rotate(self.angle)
        context.translate(-self.centre[0], -self.centre[1])
        for row, (text, layout) in enumerate(laid):
            x, baseline = margin + self.rng.uniform(0, px * 3), margin + spacing * (row + 1) + self.rng.uniform(-0.5, 0.5)
            base = layout.get_baseline() / Pango.SCALE
            ink, _ = layout.get_extents()
            ink_x, ink_y, ink_w, ink_h = (v / Pango.SCALE for v in (ink.x, ink.y, ink.width, ink.height))
            context.save()
            context.translate(x, baseline - base)
            context.scale(self.stretch, 1)
            context.move_to(0, 0)
            PangoCairo.show_layout(context, layout)
            if self.ruled:
                self.upright_rules(context, layout, base, px)
            context.restore()
            top = baseline - base + ink_y
            box = (x + ink_x * self.stretch, top, x + (ink_x + ink_w) * self.stretch, top + ink_h)
            self.rules(context, box, baseline, px)
            self.lines.append(Drawn(" ".join(text.split()), box, baseline, px))
        surface.flush()
        data = np.ndarray((height, surface.get_stride()), np.uint8, surface.get_data())[:, :width]
        self.ink = data.astype(np.float32) / 255

    def rules(self, context, box, baseline, px):
        """Underlines, and the lines of tables that touch the text or stand near it."""
        dice = self.rng.random()
        if dice > 0.14:
            return
        left, top, right, bottom = box
        context.set_line_width(px * self.rng.uniform(0.06, 0.16))
        if dice < 0.06:
            start = left + (right - left) * self.rng.uniform(0, 0.6)
            y = baseline + px * self.rng.uniform(0.15, 0.55)
            context.move_to(start, y)
            context.line_to(start + (right - start) * self.rng.uniform(0.3, 1), y)
        elif dice < 0.11:
            y = self.rng.choice([top - px * self.rng.uniform(0.1, 0.5), bottom + px * self.rng.uniform(0.05, 0.5)])
            context.move_to(left - px * 2, y)
            context.line_to(right + px * 2, y)
        else:
            x = self.rng.choice([left - px * self.rng.uniform(0.25, 0.8), right + px * self.rng.uniform(0.25, 0.8)])
            context.move_to(x, top - px)
            context.line_to(x, bottom + px)
        context.stroke()

    def page(self):
        """The strip as a scanner and a file leave it, at the size that is read."""
        noise, px = self.noise, self.size * self.scan
        page = damage.on_paper(noise, damage.wear_ink(noise, self.ink, px), px)
        page = damage.scan_noise(noise, page, px)
        if self.bitonal and self.rng.random() < 0.8:  # the scanner's own black and white
            page = damage.scaled(noise, damage.bitonal(noise, page), 1 / self.scan)
        else:
            if self.rng.random() < 0.55:
                page = damage.jpeg(noise, page)
            page = damage.scaled(noise, page, 1 / self.scan)
            if self.bitonal:
                page = damage.bitonal(noise, page)
            elif self.rng.random() < 0.1:
                page = damage.sharpened(page)
            elif self.rng.random() < 0.2:
                page = damage.contrast(noise, page)
        return np.clip(page, 0, 255).astype(np.uint8)

    def turned(self, x, y):
        c, s = math.cos(self.angle), math.sin(self.angle)
        dx, dy = x - self.centre[0], y - self.centre[1]
        return self.centre[0] + c * dx - s * dy, self.centre[1] + s * dx + c * dy

    def cut(self, page, line):
        left, top, right, bottom = line.box
        px, rng = line.size, self.rng
        pad = px * rng.uniform(0.2, 0.42)  # Tesseract adds 4 pixels all round
        kind = rng.random()
        if kind < 0.34:
            top = line.baseline - px * rng.uniform(1.4, 1.55)
            bottom = max(bottom, line.baseline + px * rng.uniform(0.25, 0.45))
        elif kind < 0.68:
            top, bottom = top - px * rng.uniform(0, 0.12), bottom + px * rng.uniform(0, 0.12)
        else:
            top, bottom = min(top, line.baseline - px * 1.45) - px * rng.uniform(0.25, 0.9), max(bottom, line.baseline + px * 0.4) + px * rng.uniform(0.1, 0.5)
        if rng.random() < 0.1:
            right += px * rng.uniform(0, 4)
        corners = [self.turned(x, y) for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))]
        x0, x1 = min(x for x, _ in corners) - pad, max(x for x, _ in corners) + pad
        y0, y1 = min(y for _, y in corners) - pad, max(y for _, y in corners) + pad
        x0, y0, x1, y1 = (v / self.scan for v in (x0, y0, x1, y1))
        return page[max(0, round(y0)):round(y1), max(0, round(x0)):round(x1)]


def drawn_lines(texts, seed, faces, ruled):
    rng = random.Random(seed)
    for start in range(0, len(texts), STRIP):
        strip = Strip(rng, faces, texts[start:start + STRIP], ruled)
        page = strip.page()
        for line in strip.lines:
            yield strip.cut(page, line), line.truth


def main(text, first, last, seed, out, ruled=None):
    with open(text, encoding="utf-8") as file:
        texts = file.read().split("\n")[int(first):int(last)]
    faces = Faces()
    for number, start in enumerate(range(0, len(texts), FILE)):
        chunk = texts[start:start + FILE]
        write_lines(f"{out}_{number:04d}.lstmf", drawn_lines(chunk, f"{seed}/{number}", faces, ruled == "ruled"))


if __name__ == "__main__":
    if len(sys.argv) not in (6, 7):
        sys.exit(__doc__)
    main(*sys.argv[1:])
