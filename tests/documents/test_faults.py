"""Files with one fault each: one line says what is wrong and what to do, in bounded time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest

from graph.documents import read, read_safely
from graph.errors import DocumentError
from tests.documents.pdf_writer import packed, pdf_with

if TYPE_CHECKING:
    from collections.abc import Callable

PDF = pdf_with([b"BT /F 11 Tf 72 700 Td (1. One came to the fair.) Tj ET"])
PYTHON_HAS_FORK = hasattr(os, "fork")

ROOT = Path(__file__).resolve().parents[2]


def word(*swaps: tuple[bytes, bytes], without: str = "") -> bytes:
    """A small Word document with something in its text swapped, or one part left out."""
    made = docx.Document()
    made.add_paragraph("1. One came.")
    out = BytesIO()
    made.save(out)
    changed = BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in swaps if name == "word/document.xml" else ():
                content = content.replace(before, after)
            if name != without:
                new.writestr(name, content)
    return changed.getvalue()


def zipped(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(name, "x")
    return out.getvalue()


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(PDF)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def entities() -> bytes:
    """A document type whose entities unfold to ten thousand million letters."""
    lines = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghij"))
    return f'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">{lines}]>'.encode()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FAULTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "it is empty"),
    "blank": ("a.txt", lambda: b" \n\t\n", "it is empty"),
    "no words": ("a.md", lambda: b"| |\n|-|\n", "it holds no words"),
    "no words in html": ("a.html", lambda: b"<html><script>x()</script></html>", "it holds no words"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 20, "binary data"),
    "cut utf-16": (
        "a.txt",
        lambda: "1. One.".encode("utf-16")[:-1],
        "it is not UTF-16, or is cut short; save it as UTF-8",
    ),
    "cut docx": ("a.docx", lambda: word()[:3000], "damaged or cut short; save it again from Word"),
    "cut pdf": ("a.pdf", lambda: PDF[:300], "the PDF is damaged or cut short"),
    "docx without its text": ("a.docx", lambda: word(without="word/document.xml"), "which is not read"),
    "docx without its types": ("a.docx", lambda: word(without="[Content_Types].xml"), "it is a damaged Word document"),
    "docx of broken xml": ("a.docx", lambda: word((b"</w:body>", b"")), "it is a damaged Word document"),
    "docx that unfolds": (
        "a.docx",
        lambda: word((b"<w:document ", entities() + b"<w:document "), (b"One", b"&j;")),
        "it is a damaged Word document",
    ),
    "docx that swells": ("a.docx", lambda: word((b"One", b"A" * (201 * 2**20))), "unpacks to 201 MB"),
    "docx nested deep": (
        "a.docx",
        lambda: word((b"<w:p>", b"<w:sdt><w:sdtContent>" * 5000 + b"<w:p>")),
        "damaged Word document",
    ),
    "docx with a password": ("a.docx", lambda: OLE, "old or encrypted Office file"),
    "pdf with a password": ("a.pdf", encrypted_pdf, "the PDF is encrypted; save it without a password"),
    "scanned pdf": ("a.pdf", lambda: pdf_with([b"q 500 0 0 700 40 40 cm Q"]), r"no text layer .*\(OCR\)"),
    "pdf that swells": (
        "a.pdf",
        lambda: pdf_with([packed(b"(x) Tj " * 30_000_000)], b"/Filter/FlateDecode"),
        "unpacks to more",
    ),
    "pdf that swells twice": (
        "a.pdf",
        lambda: pdf_with([packed(packed(bytes(300_000_000)))], b"/Filter[/FlateDecode/FlateDecode]"),
        "unpacks to more",
    ),
    "pdf called docx": ("a.docx", lambda: PDF, "the name says a Word document but it is PDF; rename it to end in .pdf"),
    "docx called txt": ("a.txt", word, "the name says plain text but it is a Word document; rename it to end in .docx"),
    "html called txt": (
        "a.txt",
        lambda: b"<!DOCTYPE html><p>1. One.",
        "the name says plain text but it is HTML; rename",
    ),
    "text called pdf": ("a.pdf", lambda: b"1. One came.", "the name says PDF but it is not"),
    "old word": ("a.doc", lambda: OLE, r"old or encrypted Office file \(.doc\); save it as .docx"),
    "rtf": ("a.rtf", lambda: rb"{\rtf1 One}", "it is RTF, which is not read; save it as .docx or .txt"),
    "workbook": ("a.xlsx", lambda: zipped("xl/workbook.xml"), "it is an Excel workbook"),
    "archive": ("a.zip", lambda: zipped("report.txt"), "it is a ZIP archive"),
    "text called odt": ("a.odt", lambda: b"1. One came.", ".odt files are not read"),
    "html nested deep": ("a.html", lambda: b"<div>" * 1_000_000, "nested more than 1000 deep"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str, tmp_path: Path) -> None:
    name, make, message = FAULTS[fault]
    path = tmp_path / name
    path.write_bytes(make())
    begin = time.monotonic()
    with pytest.raises(DocumentError, match=message) as raised:
        read_safely(path, seconds=30)
    assert time.monotonic() - begin < 20
    assert str(raised.value).startswith(name)
    assert "\n" not in str(raised.value)
    assert raised.value.exit_code == 1


HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "brackets": ("a.txt", lambda: b"1. One " + b"(" * 1_000_000),
    "square brackets": ("a.md", lambda: b"1. One " + b"[" * 1_000_000),
    "links": ("a.md", lambda: b"[a](" * 200_000),
    "stars": ("a.txt", lambda: b"a **b " * 200_000),
    "blanks": ("a.txt", lambda: b"a" + b" " * 3_000_000 + b"b"),
    "dots": ("a.txt", lambda: b"a" + b". " * 1_000_000),
    "lines": ("a.txt", lambda: b"\n" * 2_000_000 + b"1. One."),
    "one line": ("a.txt", lambda: b"a b " * 2_000_000),
    "numbers": ("a.txt", lambda: b"\n".join(b"%d. One." % number for number in range(30_000))),
    "headings": ("a.txt", lambda: b"A Long Title\n\n" * 20_000),
    "contents": ("a.txt", lambda: b"CONTENTS\n\nHats ..... 3\n\n" * 5_000),
    "paragraphs": ("a.html", lambda: b"<p>1. x" * 30_000),
    "attributes": ("a.html", lambda: b"<p title='" * 100_000 + b"'>1. One."),
    "comments": ("a.html", lambda: b"<p>1. One.</p>" + b"<!--" * 200_000),
    "broken utf-8": ("a.txt", lambda: b"1. Caf\xc3 \xff\xfe\x80 came." * 10_000),
}


@pytest.mark.parametrize("load", HEAVY)
def test_heavy_text_is_read_in_time(load: str, tmp_path: Path) -> None:
    name, make = HEAVY[load]
    path = tmp_path / name
    path.write_bytes(make())
    begin = time.monotonic()
    assert read_safely(path, seconds=30).blocks
    assert time.monotonic() - begin < 20


def test_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(500 * 2**20)
    with pytest.raises(DocumentError, match="it has 500 MB, more than 50 MB; split it"):
        read_safely(path)
    with pytest.raises(DocumentError, match="more than 1 MB"):
        read_safely(path, max_bytes=2**20)


@pytest.mark.skipif(not PYTHON_HAS_FORK, reason="no child processes on this system")
def test_time_and_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>1. x" * 60_000)
    with pytest.raises(
        DocumentError, match=r"a.html: it was not read within 0.1 seconds; save its text as .txt, or split it"
    ):
        read_safely(path, seconds=0.1)
    code = (  # in a process of its own: this one may have memory to spare from tests before
        "import sys; from pathlib import Path; from graph.documents.limits import read_safely\n"
        "try: read_safely(Path(sys.argv[1]), memory=32 * 2**20)\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "DocumentError a.html: it needs more than 32 MB of memory" in done.stdout


def test_missing_folder_and_device(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path / "none.txt", "no such file or directory; check the name"),
        (tmp_path, "it is not a file but a folder or a device"),
        (tmp_path / "a\0b.txt", "a[?]b.txt: the name is not valid"),
    ]:
        with pytest.raises(DocumentError, match=message):
            read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names on this system")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    with pytest.raises(DocumentError, match="it is not a file"):
        read_safely(pipe, seconds=5)


def test_paths_that_lead_out(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    outside = tmp_path / "secret.txt"
    outside.write_text("1. One came.")
    (inner / "own.txt").write_text("1. One came.")
    (inner / "link.txt").symlink_to(outside)
    (inner / "near.txt").symlink_to(inner / "own.txt")
    for path, folder in [
        (inner / "link.txt", None),
        (inner / "link.txt", inner),
        (inner / ".." / "secret.txt", inner),
        (outside, inner),
    ]:
        with pytest.raises(DocumentError, match="it leads out of its folder; give the file itself"):
            read_safely(path, folder=folder)
    assert read_safely(inner / "near.txt").blocks[0].text == "One came."
    assert read_safely(inner / ".." / "secret.txt").blocks[0].text == "One came."


def test_a_name_cannot_break_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_bytes(b"")
    with pytest.raises(DocumentError) as raised:
        read(path)
    assert "\n" not in str(raised.value)
    assert "\x1b" not in str(raised.value)
