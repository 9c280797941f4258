"""Imported files at rest: one folder for each, with the file as it came and a note of what it is.

::

    imports/un-mandates/ppb2027/table.csv      the bytes of the file
    imports/un-mandates/ppb2027/import.json    its kind, name, first file name, SHA-256 and number of rows

A folder is written beside its place and renamed in one step, so a killed import leaves nothing that a build would see.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from graph.errors import DataError, OutputError, UnknownNameError
from graph.imports.csv_table import LARGEST, too_large
from graph.names import slug
from graph.register_cells import SLUG

if TYPE_CHECKING:
    from pathlib import Path

_TABLE, _NOTE = "table.csv", "import.json"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Stored:
    """One imported file: ``kind`` is the layout, ``name`` tells it from others of its kind, ``file`` is how it was called."""

    kind: str
    name: str
    file: str
    sha256: str
    rows: int

    @property
    def id(self) -> str:
        """Kind and name: what follows ``graph/import/`` in the IRI of its graph.

        >>> Stored("un-mandates", "ppb2027", "ppb2027.csv", "", 1).id
        'un-mandates/ppb2027'
        """
        return f"{self.kind}/{self.name}"

    def content(self, imports: Path) -> bytes:
        """The bytes of the file.

        Raises:
            DataError: the file is gone, or is not the one that was imported.

        """
        path = imports / self.kind / self.name / _TABLE
        try:
            content = path.read_bytes()
        except OSError as error:
            again = f"'smegraph import --remove {self.id}', then import the file again"
            raise DataError(f"{path}: cannot be read ({error.strerror}); {again}") from None
        if hashlib.sha256(content).hexdigest() != self.sha256:
            again = f"'smegraph import --remove {self.id}', then import the changed file"
            raise DataError(f"{path}: changed since it was imported; {again}")
        return content


def stored(imports: Path | None) -> tuple[Stored, ...]:
    """Every imported file of a folder of imports, sorted by kind and name; none if there is no such folder.

    Raises:
        DataError: a note cannot be read.

    """
    notes = sorted(imports.glob(f"*/*/{_NOTE}")) if imports else []
    return tuple(_read_note(path) for path in notes if not path.parent.name.startswith("."))


def _read_note(path: Path) -> Stored:
    try:
        note = Stored(**json.loads(path.read_text(encoding="utf-8")))
        whole = (note.kind, note.name) == path.parts[-3:-1] and isinstance(note.rows, int)
    except (OSError, ValueError, TypeError):
        whole = False
    if not whole:
        raise DataError(f"{path}: is no note of an import; delete the folder {path.parent} and import the file again")
    return note


def read_source(source: Path) -> bytes:
    """The bytes of a file that a user names.

    Raises:
        DataError: it is missing, no file, empty, too large, or cannot be read.

    """
    if not source.is_file():
        state = "is no file" if source.exists() else "there is no such file"
        raise DataError(f"{source}: {state}; name the CSV file")
    try:
        with source.open("rb") as handle:
            content = handle.read(LARGEST + 1)
            size = os.fstat(handle.fileno()).st_size
    except OSError as error:
        raise DataError(f"{source}: cannot be read ({error.strerror}); check who may read it") from None
    if len(content) > LARGEST:
        what, fix = too_large(max(size, len(content)))
        raise DataError(f"{source}: {what}; {fix}")
    return content


def name_for(source: Path, wanted: str = "") -> str:
    """The name under which a file is kept: the one wanted, else made of its file name.

    Raises:
        DataError: the name wanted is no name of lower-case letters, digits and hyphens.

    >>> from pathlib import Path
    >>> name_for(Path("PPB 2027 (final).csv"))
    'ppb-2027-final'
    """
    name = wanted or slug(source.stem)[:_LONGEST_NAME].strip("-")
    if not SLUG.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise DataError(f"{name!r} is no name for an import; write lower-case letters, digits and hyphens, at most 60")
    return name


def keep(imports: Path, note: Stored, content: bytes) -> None:
    """Keep a file that was read and found sound.

    Raises:
        DataError: another file is kept under that name.
        OutputError: the folder cannot be written.

    """
    place = imports / note.kind / note.name
    new = place.with_name(f".new-{os.getpid()}-{note.name}")
    if place.exists():
        fix = f"give it another name with --name, or take the other out with 'smegraph import --remove {note.id}'"
        raise DataError(f"{note.id} is the name of another file that was imported; {fix}")
    try:
        new.mkdir(parents=True, exist_ok=True)
        (new / _TABLE).write_bytes(content)
        text = json.dumps(asdict(note), ensure_ascii=False, indent=1, sort_keys=True)
        (new / _NOTE).write_text(text + "\n", encoding="utf-8")
        new.rename(place)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        fix = "choose another folder with the variable SMEGRAPH_IMPORTS"
        raise OutputError(f"{imports}: cannot be written ({error.strerror}); {fix}") from None


def remove(imports: Path, name: str) -> Stored:
    """Take an imported file out, by its name or by kind and name; the next build no longer has it.

    Raises:
        UnknownNameError: nothing, or more than one thing, was imported under that name.
        OutputError: the folder cannot be written.

    """
    known = stored(imports)
    found = [note for note in known if name in (note.name, note.id)]
    if len(found) != 1:
        among = found or known
        hint = f"there is {', '.join(note.id for note in among)}" if among else "nothing was imported"
        raise UnknownNameError(f"no single import is called {name!r}; {hint}", tuple(note.id for note in among))
    place = imports / found[0].kind / found[0].name
    gone = place.with_name(f".gone-{os.getpid()}-{place.name}")
    try:
        place.rename(gone)
    except OSError as error:
        raise OutputError(f"{place}: cannot be removed ({error.strerror}); check who may write there") from None
    shutil.rmtree(gone, ignore_errors=True)
    with contextlib.suppress(OSError):
        place.parent.rmdir()
    return found[0]
