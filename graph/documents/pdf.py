"""PDF files with a text layer become pieces: the lines of every page as they stand, columns one after the other."""

from __future__ import annotations

import logging
import re
import textwrap
from io import BytesIO
from typing import TYPE_CHECKING

from graph.documents import text
from graph.documents.characters import clean
from graph.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

    from graph.documents.pieces import Piece

_MOST_PAGES = 2000
_MOST_TEXT = 50 * 2**20
_FEWEST = 20
_TOO_MUCH = "a part of the PDF unpacks to more than is taken; save its text as .txt"
# ISO 32000, annex D: codes that WinAnsiEncoding leaves unused print a bullet.
_UNUSED = "\x7f"
_NARROW_GAP = re.compile(r"(?<=\S) {2,4}(?=\S)")
_GUTTER = 3
_ACROSS_SHARE = 0.3
_PARTED_SHARE = 0.3
_COLUMN_LINES = 12


def pieces(content: bytes) -> list[Piece]:
    """The pieces of the PDF in ``content``.

    Raises:
        DocumentError: it is damaged, encrypted, scanned without a text layer, or has too many pages.

    """
    pages = _pages(_opened(content))
    words = sum(len(page) - page.count(" ") for page in pages)
    if words < _FEWEST:
        raise DocumentError(
            "the PDF has no text layer (it is a scan or a drawing); run text recognition (OCR) on it first"
        )
    return text.pieces(clean("\f".join(pages).replace(_UNUSED, "•")))


def _opened(content: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("the PDF is encrypted; save it without a password")
        count = len(reader.pages)
    except LimitReachedError:
        raise DocumentError(_TOO_MUCH) from None
    except (DependencyError, PyPdfError) as error:
        if isinstance(error, DependencyError) or "crypt" in str(error).lower():
            raise DocumentError("the PDF is encrypted; save it without a password") from None
        raise DocumentError("the PDF is damaged or cut short; print it to PDF again") from None
    if count > _MOST_PAGES:
        raise DocumentError(f"the PDF has {count} pages, more than {_MOST_PAGES}; split it")
    if not count:
        raise DocumentError("the PDF has no pages; print it to PDF again")
    return reader


def _pages(reader: PdfReader) -> list[str]:
    from pypdf.errors import LimitReachedError

    found = []
    size = 0
    for page in reader.pages:
        try:
            found.append(_page(page))
        except LimitReachedError:
            raise DocumentError(_TOO_MUCH) from None
        size += len(found[-1])
        if size > _MOST_TEXT:
            raise DocumentError(f"the PDF holds more than {_MOST_TEXT // 2**20} MB of text; split it")
    return found


def _page(page: PageObject) -> str:
    """The lines of a page with blank lines where the print leaves room; columns of print one after the other."""
    laid = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
    lines = [line.rstrip() for line in laid.replace("\f", "\n").split("\n")]
    return "\n".join(_NARROW_GAP.sub(" ", line) for line in _in_columns(lines))


def _in_columns(lines: list[str]) -> list[str]:
    """``lines``, the left column before the right where the page is set in two."""
    full = [line for line in lines if line.strip()]
    if len(full) < _COLUMN_LINES:
        return lines
    at = _gutter(full)
    if not at:
        return lines
    left: list[str] = []
    right: list[str] = []
    done: list[str] = []
    for line in lines:
        if line[at : at + _GUTTER].strip():
            done += [*left, *_set_left(right), line]
            left, right = [], []
        else:
            left.append(line[:at].rstrip())
            right.append(line[at:].rstrip())
    return [*done, *left, *_set_left(right)]


def _set_left(column: list[str]) -> list[str]:
    """The lines of a column without the indent that all of them have."""
    return textwrap.dedent("\n".join(column)).split("\n") if column else []


def _gutter(full: list[str]) -> int:
    """Where a blank column parts most of the lines into two columns of print; 0 if none does."""
    width = max(map(len, full))
    best, count = 0, 0
    for at in range(width * 2 // 5, width * 3 // 5):
        across = sum(1 for line in full if line[at : at + _GUTTER].strip())
        if across > _ACROSS_SHARE * len(full):
            continue
        parted = sum(1 for line in full if _is_parted(line, at))
        if parted > count:
            best, count = at, parted
    return best if count >= _PARTED_SHARE * len(full) else 0


def _is_parted(line: str, at: int) -> bool:
    return not line[at : at + _GUTTER].strip() and len(line[:at].strip()) > at // 2 and len(line[at:].strip()) > at // 4
