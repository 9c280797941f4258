"""Published pages, read as a browser would: start tags, text, identifiers."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_VOID = {"meta", "link", "img", "br", "input", "hr"}


@dataclass
class Element:
    """A start tag, with the text up to its end tag."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Parsed(HTMLParser):
    """A page: its elements in order, and its text."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


@dataclass
class Pages:
    """A published site."""

    folder: Path
    parsed: dict[str, Parsed]
    """By path; without the map, which is another module's."""

    def __getitem__(self, path: str) -> Parsed:
        return self.parsed[path]

    def source(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


def parse(folder: Path) -> Pages:
    parsed = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name != "map.html":
            parsed[name] = Parsed()
            parsed[name].feed(path.read_text(encoding="utf-8"))
    return Pages(folder, parsed)
