# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that scanners and their software write."""
import io
import json
import struct
import unicodedata
import zlib

from PIL import Image, TiffImagePlugin


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


def write_g4_tiff(path, pages, dpi, strip_bytes=1 << 24):
    """White is zero. By default one strip a page."""
    TiffImagePlugin.STRIP_SIZE = strip_bytes
    pages[0].save(path, "TIFF", compression="group4", dpi=(dpi, dpi), tiffinfo={262: 0}, save_all=True, append_images=pages[1:])


def write_objects(path, objects):
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


def stream(dictionary, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def dct(page, dpi):
    return b"/Filter /DCTDecode", jpeg(page, dpi)


def flate(page, dpi):
    """Rows filtered by PNG's "Up", as /Predictor 15 tells, then deflated."""
    row, pixels = page.width * 3, page.tobytes()
    before, rows = bytes(row), bytearray()
    for top in range(0, len(pixels), row):
        here = pixels[top:top + row]
        rows += b"\x02" + bytes((a - b) & 255 for a, b in zip(here, before))
        before = here
    parms = b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns %d >>" % page.width
    return parms, zlib.compress(bytes(rows), 9)


def old_text(lines, height):
    """An invisible text layer of another program, without Vietnamese letters: what it cannot spell it drops."""
    plain = [unicodedata.normalize("NFD", line).replace("Đ", "D").replace("đ", "d").encode("ascii", "ignore") for line in lines]
    rows = [b"BT 3 Tr /F1 11 Tf 14 TL 85 %d Td" % (height - 60)]
    rows += [b"(%s) Tj T*" % line.replace(b"\\", b"").replace(b"(", b"").replace(b")", b"") for line in plain]
    return b" ".join(rows + [b"ET"])


def write_pdf(path, pages, dpi, coded=dct, old=None):
    """One image a page, as the 'scan to PDF' key of an office machine makes it; `old`: lines of a text layer a page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None]
    kids = []
    if old:
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, page in enumerate(pages):
        first = len(objects) + 1
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        content = b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q" % (width, height)
        fonts = b""
        if old:
            content, fonts = content + b" " + old_text(old[number], height), b" /Font << /F1 3 0 R >>"
        filtered, data = coded(page, dpi)
        kids.append(b"%d 0 R" % first)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << /Im0 %d 0 R >>%s >> /Contents %d 0 R >>"
            % (width, height, first + 2, fonts, first + 1),
            stream(b"", content),
            stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 %s"
                   % (page.width, page.height, filtered), data)]
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    write_objects(path, objects)


def write_text(path, sheets):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\f\n".join("".join(line + "\n" for line in sheet.lines) for sheet in sheets))


def write_fields(path, fields):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(fields, file, ensure_ascii=False, indent=2)
        file.write("\n")
