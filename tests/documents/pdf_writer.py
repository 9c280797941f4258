"""A small writer of PDF files, so that the tests can make sound, scanned, damaged and swollen ones."""

from __future__ import annotations

import textwrap
import zlib
from dataclasses import dataclass

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 72
_LEADING = 13


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print: where it begins, in points from the lower left corner, and its words."""

    x: float
    y: float
    words: str
    bold: bool = False


def pages_of(paragraphs: list[tuple[int, bool, str]], columns: int, head: str) -> list[list[Line]]:
    """Pages of wrapped paragraphs (each: level of indent, bold, words), with a running head from the second page on."""
    pages: list[list[Line]] = [[]]
    y = _HEIGHT - _MARGIN
    for level, bold, words in paragraphs:
        for line in textwrap.wrap(words, columns - 4 * level, break_on_hyphens=False):
            if y < _MARGIN:
                pages.append(
                    [Line(_MARGIN, _HEIGHT - 40, head), Line(_WIDTH - 120, _HEIGHT - 40, f"page {len(pages) + 1}")]
                )
                y = _HEIGHT - _MARGIN
            pages[-1].append(Line(_MARGIN + 18 * level, y, line, bold))
            y -= _LEADING
        y -= 9
    return pages


def pdf_of(pages: list[list[Line]]) -> bytes:
    """The PDF file of ``pages``."""
    return pdf_with([_stream(page) for page in pages])


def pdf_with(streams: list[bytes], filters: bytes = b"") -> bytes:
    """A PDF whose pages have the content ``streams``, already coded by ``filters``."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * place) for place in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(streams)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for place, stream in enumerate(streams):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>"
            % (_WIDTH, _HEIGHT, 6 + 2 * place)
        )
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (filters, len(stream), stream))
    return _file(objects)


def packed(stream: bytes) -> bytes:
    """``stream`` as ``/FlateDecode`` has it."""
    return zlib.compress(stream, 9)


def _stream(page: list[Line]) -> bytes:
    parts = []
    for line in page:
        words = line.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = b"B" if line.bold else b"F"
        parts.append(b"BT /%s 11 Tf %.1f %.1f Td (%s) Tj ET" % (font, line.x, line.y, words))
    return b"\n".join(parts)


def _file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        rows,
        size,
        len(out),
    )
