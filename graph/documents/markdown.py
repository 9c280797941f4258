"""Markdown becomes pieces: headings, paragraphs, lists, tables; links keep their words, pictures and comments are dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.documents import markers, shapes, text
from graph.documents.characters import squeeze
from graph.documents.pieces import Hint, Piece

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_QUOTE = re.compile(r"(?:[ \t]*>[ \t]?)+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELLS = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r" {0,3}\[\^([^\]]{1,40})\]:[ \t]*(.*)$")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)")
_LINK = re.compile(r"(?<!\\)\[([^\]\[]{1,1000})\]\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)")
_REFERENCE_LINK = re.compile(r"\[([^\]\[]{1,500})\]\[[^\]\[]{0,200}\]")
_DEFINITION = re.compile(r" {0,3}\[[^\]^][^\]]{0,200}\]:[ \t]+\S+")
_NOTE_SIGN = re.compile(r"\[\^([^\]]{1,40})\]")
_UNDERSCORES = re.compile(r"(?<![\w_])(__?)(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])")
_CODE = re.compile(r"`([^`\n]{1,2000})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]{1,500})>")
_TAGS = re.compile(r"</?(?:u|b|i|em|strong|span|font|sub|sup|center|p|div|a|br)(?:\s[^>]{0,500})?/?>", re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?: {2,}|\\|<br\s*/?>)$", re.IGNORECASE)
_ITALIC_LINE = re.compile(r"(?:__(?=\S).+(?<=\S)__|_(?=[^\s_])[^_]+_)$")


def pieces(content: str) -> list[Piece]:
    """The pieces of a Markdown text whose characters are already clean."""
    content = _COMMENT.sub("", _FRONT.sub("", content)) if "<!--" in content or content.startswith("---") else content
    reader = _Reader()
    for line in content.replace("\f", "\n").split("\n"):
        reader.take(line)
    reader.flush()
    return reader.found


@dataclass(slots=True)
class _Reader:
    """What has been found, and the lines of the paragraph under way."""

    found: list[Piece] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    gap: bool = True
    begun_gap: bool = True
    hint: Hint = ""
    fence: str = ""
    titled: bool = False

    def take(self, line: str) -> None:
        """Take one line."""
        if self.fence or _FENCE.match(line):
            self._fenced(line)
            return
        if quote := _QUOTE.match(line):
            line = line[quote.end() :]
        if not line.strip():
            self.flush()
            self.gap = True
        elif self._special(line):
            self.gap = True
        else:
            self._words(line)

    def flush(self) -> None:
        """End the paragraph under way."""
        if not self.lines:
            return
        raw = " ".join(line.strip() for line in self.lines)
        indent = len(self.lines[0]) - len(self.lines[0].lstrip())
        self.lines.clear()
        self._add(raw, self.hint, 0, indent)
        self.hint = ""

    def _special(self, line: str) -> bool:
        """Take a line that is a heading, a rule, a table row, a note or a link definition."""
        if match := _ATX.match(line):
            self.flush()
            self._heading(match[2] or "", len(match[1]))
        elif self.lines and len(self.lines) == 1 and (match := _SETEXT.match(line)):
            words = self.lines.pop()
            self._heading(words, 1 if match[1][0] == "=" else 2)
        elif shapes.is_rule(line.strip()) or _DEFINITION.match(line):
            self.flush()
        elif "|" in line and (_TABLE_RULE.match(line) or line.lstrip().startswith("|")):
            self._row(line)
        elif match := _NOTE.match(line):
            self.flush()
            self.hint, self.begun_gap = "footnote", True
            self.lines.append(f"{match[1]}. {match[2]}")
        else:
            return False
        return True

    def _heading(self, words: str, level: int) -> None:
        first = level == 1 and not self.titled
        self.titled = self.titled or first
        self.begun_gap = True
        self._add(words, "title" if first else "heading", level, 0)

    def _row(self, line: str) -> None:
        self.flush()
        if _TABLE_RULE.match(line):
            return
        cells = [squeeze(inline(cell)[0]) for cell in _CELLS.split(line.strip().strip("|"))]
        self.found.append(Piece("\t".join(cell for cell in cells if cell), "row", gap=self.gap))

    def _words(self, line: str) -> None:
        if self.lines and self._begins(line):
            self.flush()
            self.gap = False
        if not self.lines:
            self.begun_gap = self.gap
        self.gap = False
        broken = _HARD_BREAK.search(line)
        self.lines.append(line[: broken.start()] if broken else line)
        if broken:
            self.flush()

    def _begins(self, line: str) -> bool:
        """Whether the line begins an element of a list or a paragraph with a number of its own."""
        marked = markers.split(_ESCAPE.sub(r"\1", line.strip()))
        if not marked.style:
            return markers.is_label(self.lines[-1].strip()) and not self.lines[-1].strip()[0].isdigit()
        return bool(marked.text) or marked.style != "bullet"

    def _fenced(self, line: str) -> None:
        match = _FENCE.match(line)
        if not self.fence and match:
            self.flush()
            self.fence = match[1]
        elif match and match[1].startswith(self.fence):
            self.fence = ""
        elif line.strip():
            self.found.append(Piece(squeeze(line), gap=self.gap))
        self.gap = True

    def _add(self, raw: str, hint: Hint, level: int, indent: int) -> None:
        words, strong = inline(raw)
        if words:
            self.found.append(Piece(words, hint, level, gap=self.begun_gap, strong=strong, indent=indent))


def inline(raw: str) -> tuple[str, bool]:
    r"""The words of a piece of Markdown, and whether all of them are bold or italic.

    >>> inline(r"1\. The *second* [session](http://example.org)")
    ('1. The second session', False)
    """
    if "[" in raw:
        raw = _NOTE_SIGN.sub(r"[\1]", _REFERENCE_LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", raw))))
    if "`" in raw:
        raw = _CODE.sub(r"\1", raw)
    words, strong = text.unmarked_emphasis(squeeze(raw))
    if "_" in words:
        strong = strong or bool(_ITALIC_LINE.match(words[markers.split(words).at :]))
        words = _UNDERSCORES.sub(r"\2", _UNDERSCORES.sub(r"\2", words))
    if "<" in words:
        words = _TAGS.sub("", _AUTOLINK.sub(r"\1", words))
    return squeeze(_ESCAPE.sub(r"\1", words) if "\\" in words else words), strong
