"""What a template is given: frozen values, made by the page modules and turned into HTML by :mod:`graph.site.render`.

Text is plain text everywhere; the templates escape it. Addresses are relative to the root of the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that says how firm a statement is, or of which class: always shown, never only a colour."""

    shape: ClassVar[str] = "tag"
    text: str
    tone: str = "plain"
    """``done``, ``agreed``, ``open``, ``warn`` or ``plain``: see the style sheet."""


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a thing and the page that tells about it; no address if it has none."""

    shape: ClassVar[str] = "link"
    text: str
    href: str = ""
    tag: Tag | None = None
    """Shown beside the name when the thing is not settled: a tentative meeting, a proposed project."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A passage: the paragraph, and the document in a few words."""

    shape: ClassVar[str] = "cite"
    paragraph: str
    document: str
    href: str


@dataclass(frozen=True, slots=True)
class Outside:
    """An address outside the site: ``href`` is empty unless it is http or https."""

    shape: ClassVar[str] = "outside"
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Code:
    """An identifier or a term, set in a fixed-width face."""

    shape: ClassVar[str] = "code"
    text: str
    href: str = ""


Piece = str | Tag | Link | Cite | Outside | Code
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value: ``Topics: clusters; export promotion``."""

    label: str
    pieces: Pieces
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: values, and smaller lines below."""

    pieces: Pieces
    lines: tuple[Line, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; ``folded`` puts it behind a line to open."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Computed:
    """Statements that a method computed: always in a box that says so."""

    method: str
    does: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page."""

    anchor: str
    title: str
    intro: str = ""
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    computed: tuple[Computed, ...] = ()
    links: Pieces = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact told in one sentence, on the page of its document."""

    anchor: str
    word: str
    tags: tuple[Tag, ...]
    sentence: Pieces
    lines: tuple[Line, ...] = ()
    review: Tag | None = None
    members: tuple[Statement, ...] = ()
    """Facts that only differ in who: the sentence is said once, and each is a member with an anchor of its own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document and what was read in it."""

    anchor: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree in a list of bodies or topics."""

    link: Link
    about: str
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has; ``content`` is what its own template shows."""

    path: str
    template: str
    title: str
    heading: str
    eyebrow: str = ""
    crumbs: tuple[Link, ...] = ()
    lead: str = ""
    tags: tuple[Tag, ...] = ()
    sections: tuple[Section, ...] = ()
    content: Mapping[str, object] = field(default_factory=dict)
    iri: str = ""

    @property
    def root(self) -> str:
        """The way from the page to the root of the site.

        >>> Page("bodies/unece.html", "", "", "").root
        '../'
        """
        return "../" * self.path.count("/")
