# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to print on its way through paper, scanner and file. Pictures are float arrays: ink from 0 to 1, or grey
from 0 (black) to 255; `size` is the x-height in pixels, by which everything is measured."""
import io

import numpy as np
from PIL import Image, ImageFilter


def blurred(values, sigma):
    """Gaussian, by two passes along the axes."""
    if sigma < 0.15:
        return values
    reach = max(1, int(3 * sigma + 0.5))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2).astype(np.float32)
    kernel /= kernel.sum()
    for axis in (0, 1):
        pad = [(reach, reach) if a == axis else (0, 0) for a in (0, 1)]
        wide = np.pad(values, pad, mode="edge")
        length = values.shape[axis]
        values = sum(k * (wide[i:i + length] if axis == 0 else wide[:, i:i + length]) for i, k in enumerate(kernel))
    return values


def clouds(rng, shape, grain):
    """Smooth noise between 0 and 1 with spots of `grain` pixels."""
    small = rng.random((int(shape[0] / grain) + 2, int(shape[1] / grain) + 2), np.float32)
    picture = Image.fromarray((small * 255).astype(np.uint8)).resize((shape[1], shape[0]), Image.BICUBIC)
    return np.asarray(picture, np.float32) / 255


def wear_ink(rng, ink, size):
    """Ink that bleeds, thins, breaks or dries up."""
    kind = rng.random()
    if kind < 0.22:  # bleeds: strokes grow together
        ink = np.clip(blurred(ink, size * rng.uniform(0.03, 0.09)) * rng.uniform(1.4, 2.4), 0, 1)
    elif kind < 0.44:  # thins
        ink = np.clip((blurred(ink, size * rng.uniform(0.02, 0.05)) - rng.uniform(0.12, 0.32)) * 1.6, 0, 1)
    if rng.random() < 0.2:  # broken strokes
        ink = ink * (clouds(rng, ink.shape, max(2, size * rng.uniform(0.12, 0.35))) > rng.uniform(0.08, 0.27))
    if rng.random() < 0.15:  # uneven ink
        ink = ink * (0.45 + 0.55 * clouds(rng, ink.shape, size * rng.uniform(1, 8)))
    if rng.random() < 0.1:  # rough edges
        ink = np.clip((blurred(ink, 0.6) + (rng.random(ink.shape, np.float32) - 0.5) * 0.7 - 0.25) * 2, 0, 1)
    return ink


def on_paper(rng, ink, size):
    """Grey values of the ink on its paper: tone, shade, what shows through, seals, rules."""
    paper = rng.uniform(185, 255) if rng.random() < 0.5 else rng.uniform(240, 255)
    black = rng.uniform(0, 60) if rng.random() < 0.75 else rng.uniform(60, 130)
    page = np.full(ink.shape, paper, np.float32)
    if rng.random() < 0.3:
        page += (clouds(rng, ink.shape, size * rng.uniform(6, 40)) - 0.5) * rng.uniform(5, 50)
    if rng.random() < 0.22:  # the back of the sheet
        page -= blurred(np.roll(ink[:, ::-1], rng.integers(-int(size * 3), int(size * 3) + 1), 0), size * rng.uniform(0.05, 0.2)) * rng.uniform(15, 80)
    page = page + (black - page) * ink
    if rng.random() < 0.2:
        page = seal(rng, page, size)
    return np.clip(page, 0, 255)


def seal(rng, page, size):
    """A round seal's rings and letters, in the grey that red becomes or in what the red channel leaves of it."""
    height, width = page.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    level = rng.uniform(70, 150) if rng.random() < 0.5 else rng.uniform(150, 225)
    radius = size * rng.uniform(9, 14)
    distance = np.hypot(x - rng.uniform(0, width), y - rng.uniform(0, height))
    mask = np.zeros(page.shape, np.float32)
    for ring, thick in ((1, 0.14), (0.92, 0.06), (0.62, 0.06)):
        mask = np.maximum(mask, np.abs(distance - radius * ring) < size * thick)
    angle = rng.uniform(10, 18)
    spokes = np.sin(np.arctan2(y - height / 2, x - width / 2) * angle * 3) > 0.4
    mask = np.maximum(mask, spokes * (np.abs(distance - radius * 0.77) < size * rng.uniform(0.3, 0.6)))
    mask = mask * (clouds(rng, page.shape, max(2, size * 0.5)) > rng.uniform(0, 0.55))
    return np.minimum(page, page + (level - page) * blurred(mask, size * 0.05))


def scan_noise(rng, page, size):
    if rng.random() < 0.7:
        page = blurred(page, size * rng.choice([rng.uniform(0.01, 0.06), rng.uniform(0.04, 0.12)]))
    if rng.random() < 0.6:
        page = page + rng.normal(0, rng.uniform(1, 14), page.shape).astype(np.float32)
    if rng.random() < 0.12:  # salt and pepper
        dice, part = rng.random(page.shape, np.float32), rng.uniform(0.0005, 0.012)
        page = np.where(dice < part, rng.uniform(0, 90), np.where(dice > 1 - part * 0.6, 255, page))
    if rng.random() < 0.08:  # a background of dots
        page = dots(rng, page, size)
    if rng.random() < 0.1:  # specks of some pixels
        spots = blurred((rng.random(page.shape, np.float32) < rng.uniform(0.0003, 0.002)).astype(np.float32), rng.uniform(0.5, 1.1))
        page = page * (1 - np.clip(spots * 5, 0, 1) * rng.uniform(0.3, 1))
    return np.clip(page, 0, 255)


def dots(rng, page, size):
    step = max(3, size * rng.uniform(0.25, 0.7))
    y, x = np.mgrid[0:page.shape[0], 0:page.shape[1]]
    if rng.random() < 0.5:
        x = x + (y // step % 2) * step / 2
    mask = ((x % step < 1.1) & (y % step < 1.1)).astype(np.float32)
    return page - mask * rng.uniform(30, 190) * (rng.random(page.shape, np.float32) < rng.uniform(0.4, 1))


def jpeg(rng, page):
    file = io.BytesIO()
    Image.fromarray(page.astype(np.uint8)).save(file, "JPEG", quality=int(rng.integers(22, 90)))
    return np.asarray(Image.open(file), np.float32)


def bitonal(rng, page):
    """Black and white at one of several levels between paper and ink, for the whole or by the surroundings."""
    dark, light = np.percentile(page, 1), np.percentile(page, 80)
    level = dark + (light - dark) * rng.uniform(0.45, 0.84)
    if rng.random() < 0.3:
        level = blurred(page, 8) - rng.uniform(6, 30)
    return np.where(page < level, 0.0, 255.0).astype(np.float32)


def scaled(rng, page, factor):
    if abs(factor - 1) < 0.01:
        return page
    size = (max(8, round(page.shape[1] * factor)), max(8, round(page.shape[0] * factor)))
    way = rng.choice([Image.BILINEAR, Image.BICUBIC, Image.BOX] if factor < 1 else [Image.BILINEAR, Image.BICUBIC, Image.LANCZOS])
    return np.asarray(Image.fromarray(page.astype(np.uint8)).resize(size, int(way)), np.float32)


def contrast(rng, page):
    low = rng.uniform(0, 25)
    return np.clip((page - low) * rng.uniform(0.85, 1.15) + low, 0, 255)


def sharpened(page):
    return np.asarray(Image.fromarray(page.astype(np.uint8)).filter(ImageFilter.UnsharpMask(1, 120, 2)), np.float32)
