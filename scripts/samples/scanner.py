# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scanner makes of a printed page."""
import random
from statistics import NormalDist

from PIL import Image, ImageChops, ImageDraw, ImageFilter


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


def faded(sheet, seed, skew, paper=(226, 214, 186)):
    """An old, pale copy: grey ink on yellowed paper, out of focus, a fold across the middle, dust and coarse noise."""
    rng = random.Random(seed)
    pale = sheet.image.point(lambda v: 96 + v * 159 // 255)
    image = pale.rotate(skew, Image.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(1.0))
    image = ImageChops.multiply(image, Image.new("RGB", image.size, paper))
    draw, fold = ImageDraw.Draw(image), image.height // 2 - sheet.px(6)
    draw.line((0, fold, image.width, fold + sheet.px(1)), fill=tuple(v - 34 for v in paper), width=sheet.px(0.5))
    for _ in range(90):
        x, y, r = rng.randrange(image.width), rng.randrange(image.height), rng.choice((1, 1, 2))
        draw.ellipse((x, y, x + r, y + r), fill=(120, 110, 96))
    grain = noise(image.size, rng, 9)
    return ImageChops.add(image, Image.merge("RGB", (grain,) * 3), 1, -128)


def cleaned(sheet, skew):
    """What scanner software leaves that whitens paper: the print on pure white, in few shades."""
    image = sheet.image.rotate(skew, Image.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.5))
    return image.point(lambda v: 255 if v > 236 else v // 24 * 24)
