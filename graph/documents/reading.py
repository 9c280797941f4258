"""The door: a path, bytes or a text goes in, a document comes out, by way of the reader of its format."""

from __future__ import annotations

import os
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph.documents import assemble, encoding, html, markdown, text
from graph.documents.characters import clean
from graph.errors import DocumentError

if TYPE_CHECKING:
    from graph.documents.pieces import Piece
    from graph.documents.structure import Document

MAX_BYTES = 50 * 2**20
Format = Literal["txt", "md", "html", "docx", "pdf"]
_SUFFIXES: dict[str, Format] = {
    ".txt": "txt", ".text": "txt", ".asc": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
_NAMES = {"txt": "plain text", "md": "Markdown", "html": "HTML", "docx": "a Word document", "pdf": "PDF"}
_OFFICE = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint presentation"}
_READABLE = "give a txt, Markdown, HTML, DOCX or PDF file"


def read(path: Path, max_bytes: int = MAX_BYTES, charset: str = "") -> Document:
    """The document in the file at ``path``; ``charset`` names the encoding of a text that does not tell it.

    Raises:
        DocumentError: it is missing, empty, too large, damaged, encrypted, scanned, or of a format that is not read.

    """
    path = Path(path)
    return read_bytes(_content(path, max_bytes), path.name, charset)


def read_bytes(content: bytes, name: str, charset: str = "") -> Document:
    """The document in ``content``, whose format its file ``name`` and its first bytes tell.

    Raises:
        DocumentError: it cannot be read.

    """
    try:
        format_name = _format(content, name)
        return assemble.document(_pieces(content, format_name, charset), name, format_name)
    except DocumentError as error:
        raise DocumentError(f"{shown(name)}: {error}") from None


def read_text(content: str, name: str) -> Document:
    """The document in ``content``: Markdown or HTML if ``name`` ends so, else plain text.

    Raises:
        DocumentError: it holds no words.

    """
    named = _SUFFIXES.get(Path(name).suffix.lower(), "txt")
    format_name = named if named in ("md", "html") else "txt"
    try:
        return assemble.document(_filled(_of_text(content, format_name)), name, format_name)
    except DocumentError as error:
        raise DocumentError(f"{shown(name)}: {error}") from None


def shown(name: str) -> str:
    """``name`` fit for one line of a message."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:200]


def inside(path: Path, folder: Path | None) -> None:
    """Refuse a path that leads out of ``folder``; without one, a link that leads out of its own folder.

    Raises:
        DocumentError: it does.

    """
    home = path.parent if folder is None else folder
    if folder is None and not path.is_symlink():
        return
    try:
        leads_out = not path.resolve().is_relative_to(home.resolve())
    except (OSError, RuntimeError, ValueError):
        leads_out = True
    if leads_out:
        raise DocumentError(f"{shown(str(path))}: it leads out of its folder; give the file itself")


def _content(path: Path, max_bytes: int) -> bytes:
    name = shown(str(path))
    try:
        found = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the name is not valid").lower()
        raise DocumentError(f"{name}: {reason}; check the name") from None
    state = os.fstat(found)
    if not stat.S_ISREG(state.st_mode):
        os.close(found)
        raise DocumentError(f"{name}: it is not a file but a folder or a device; {_READABLE}")
    with os.fdopen(found, "rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        size = max(state.st_size, len(content))
        raise DocumentError(f"{name}: it has {size / 2**20:.0f} MB, more than {max_bytes / 2**20:g} MB; split it")
    return content


def _format(content: bytes, name: str) -> Format:
    """The format of ``content``; the name must not say another."""
    if not content.strip():
        raise DocumentError(f"it is empty; {_READABLE}")
    suffix = Path(name).suffix.lower()
    named = _SUFFIXES.get(suffix)
    held = _held(content)
    if named is None and held is None:
        if suffix in (".doc", ".rtf", ".odt", ".xlsx", ".xls", ".pptx", ".ppt", ".epub", ".zip"):
            raise DocumentError(f"{suffix} files are not read; save it as .docx or .txt")
        return "txt"
    if named in ("docx", "pdf") and held is None:
        raise DocumentError(f"the name says {_NAMES[named]} but it is not, or its beginning is damaged; {_READABLE}")
    if named and held and named != held:
        raise DocumentError(f"the name says {_NAMES[named]} but it is {_NAMES[held]}; rename it to end in .{held}")
    return named or held or "txt"


def _held(content: bytes) -> Format | None:
    """The format the first bytes tell; None if it is text."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("it is an old or encrypted Office file (.doc); save it as .docx without a password")
    if head.startswith(b"{\\rtf"):
        raise DocumentError("it is RTF, which is not read; save it as .docx or .txt")
    return "html" if head[:14].lower().startswith((b"<!doctype html", b"<html")) else None


def _zipped(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx"
    if "word/document.xml" in names:
        return "docx"
    kind = next((kind for part, kind in _OFFICE.items() if part in names), "a ZIP archive or another Office file")
    raise DocumentError(f"it is {kind}, which is not read; save its text as .docx or .txt")


def _pieces(content: bytes, format_name: Format, charset: str) -> list[Piece]:
    if format_name in ("docx", "pdf"):
        return _filled(_packed(content, format_name))
    return _filled(_of_text(encoding.decode(content, charset), format_name))


def _of_text(content: str, format_name: Format) -> list[Piece]:
    if format_name == "html":
        return html.pieces(content)
    content = clean(content)
    return markdown.pieces(content) if format_name == "md" else text.pieces(content)


def _packed(content: bytes, format_name: Format) -> list[Piece]:
    """The pieces of a DOCX or PDF; whatever its damage makes the libraries raise becomes one reason."""
    from graph.documents import docx, pdf

    try:
        return docx.pieces(content) if format_name == "docx" else pdf.pieces(content)
    except (DocumentError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a damaged file leads the libraries to any error
        kind = _NAMES[format_name].removeprefix("a ")
        raise DocumentError(f"it is a damaged {kind}; save it again, or save its text as .txt") from None


def _filled(pieces: list[Piece]) -> list[Piece]:
    if not any(sign.isalnum() for piece in pieces for sign in piece.text):
        raise DocumentError(f"it holds no words; {_READABLE}")
    return pieces
