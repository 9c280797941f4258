"""Saved questions: ``.rq`` files with a ``#+`` header, and their parameters.

A question file runs as it stands in any SPARQL 1.1 engine. A parameter is a line ``VALUES ?name { default }``; giving it
another value replaces that one line, so that the text shown to a user is always the text that ran.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import QueryError, UnknownNameError
from graph.fact_fields import is_date
from graph.names import fold, slug
from graph.rdf import XSD, Iri, Literal, Term, date_literal, is_iri
from graph.vocab import PREFIXES, entity_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.answer import Answer
    from graph.names import NameIndex

KINDS = ("body", "economy", "person", "meeting", "document", "topic", "date", "text", "number")
"""Kinds of parameter: the first six are things that have a name in the graph."""

_VALUES = re.compile(r"VALUES \?(\w+) \{([^}]*)\}")

_CLASSES = {
    "body": "smepb:Organization smepb:Body smepb:ActorGroup",
    "economy": "smepb:Economy",
    "person": "smepb:Person",
    "meeting": "smepb:Meeting",
    "document": "smepb:Document",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: ``#+ param: name (kind): what it is``."""

    name: str
    kind: str
    about: str
    default: str
    """The default as it stands in the query."""


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question."""

    name: str
    summary: str
    why: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    asks: str = ""
    """Id of the reference question that it answers, if any."""
    empty: str = ""
    """What to say when no row comes back: what was read, never 'none'."""

    def with_values(self, values: Mapping[str, Term]) -> str:
        """The query text with the given parameters in place of the defaults."""
        left = dict(values)

        def filled(line: re.Match[str]) -> str:
            term = left.pop(line[1], None)
            return line[0] if term is None else f"VALUES ?{line[1]} {{ {_token(term)} }}"

        return _VALUES.sub(filled, self.text)


def _token(term: Term) -> str:
    if not isinstance(term, Literal):
        return f"<{term}>"
    quoted = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'
    return quoted if term.datatype == XSD + "string" else f"{quoted}^^<{term.datatype}>"


def read_question(path: Path) -> Question:
    """Read one question file.

    Raises:
        QueryError: the header lacks a key, or a parameter has no VALUES line.

    """
    text = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for key, value in re.findall(r"^#\+ (\w+): (.*)$", text, re.MULTILINE):
        header.setdefault(key, []).append(value.strip())
    for key in ("summary", "why", "columns"):
        if key not in header:
            raise QueryError(f"{path.name}: the header has no '#+ {key}:' line; add it")
    parameters = tuple(_parameter(path.name, text, line) for line in header.get("param", []))
    columns = tuple(column.strip() for column in header["columns"][0].split(","))
    first = {key: values[0] for key, values in header.items()}
    asks, empty = first.get("asks", ""), first.get("empty", "")
    return Question(path.stem, first["summary"], first["why"], columns, parameters, text, asks, empty)


def _parameter(file: str, text: str, line: str) -> Parameter:
    match = re.fullmatch(r"(\w+) \((\w+)\): (.+)", line)
    if not match or match[2] not in KINDS:
        raise QueryError(f"{file}: '#+ param: {line}' is not 'name (kind): about' with a kind of {', '.join(KINDS)}")
    defaults = [values for name, values in _VALUES.findall(text) if name == match[1]]
    if not defaults:
        raise QueryError(f"{file}: the parameter {match[1]} has no line VALUES ?{match[1]} {{ ... }}")
    return Parameter(match[1], match[2], match[3], defaults[0].strip())


def questions(ontology: Path) -> dict[str, Question]:
    """All saved questions by name, sorted."""
    return {path.stem: read_question(path) for path in sorted((ontology / "questions").glob("*.rq"))}


def one(saved: Mapping[str, Question], name: str) -> Question:
    """The saved question of a name.

    Raises:
        QueryError: there is none; the message lists the nearest names.

    """
    if name in saved:
        return saved[name]
    near = difflib.get_close_matches(name, saved, n=3, cutoff=0.5)
    hint = f"near: {', '.join(near)}" if near else "'smegraph questions' lists them"
    raise QueryError(f"there is no saved question and no file {name!r}; {hint}")


def pick_list(kind: str, ask: Callable[[str], Answer]) -> list[tuple[str, Term]]:
    """(label, IRI) of everything a parameter of a kind can be, sorted by label; empty for dates, texts and numbers."""
    if kind == "topic":
        pattern = "?thing skos:inScheme <https://w3id.org/smepb/concept/topic> ; skos:prefLabel ?label"
    elif kind in _CLASSES:
        pattern = f"VALUES ?class {{ {_CLASSES[kind]} }} ?thing a ?class ; rdfs:label ?label"
    else:
        return []
    answer = ask(f"SELECT DISTINCT ?label ?thing WHERE {{ {pattern} }} ORDER BY ?label ?thing")
    return [(label.value, thing) for label, thing in answer.rows if isinstance(label, Literal) and thing is not None]


def value_of(parameter: Parameter, text: str, names: NameIndex, ask: Callable[[str], Answer]) -> Term:
    """What a user's text means as the value of a parameter: an IRI, a prefixed name, a name, a date, a number or text.

    Raises:
        QueryError: the text does not fit the kind.
        UnknownNameError: no single thing of that kind has the name.

    """
    if parameter.kind == "date":
        if not is_date(text):
            raise QueryError(f"{parameter.name}: {text!r} is not a date; write 2001-03-21, 2001-03 or 2001")
        return date_literal(text)
    if parameter.kind == "number":
        if not (text.isascii() and text.isdigit()):
            raise QueryError(f"{parameter.name}: {text!r} is not a whole number")
        return Literal(text, XSD + "integer")
    if parameter.kind == "text":
        return Literal(text)
    return named_thing(parameter.kind, text, names, ask)


def named_thing(kind: str, text: str, names: NameIndex, ask: Callable[[str], Answer]) -> Iri:
    """The thing of a kind that a user means: by IRI, prefixed name, id, code, or any of its names."""
    prefix, _, local = text.partition(":")
    iri = text if re.match(r"https?://", text) else PREFIXES[prefix] + local if local and prefix in PREFIXES else ""
    if is_iri(iri):
        return Iri(iri)
    if kind in ("body", "economy", "person"):
        unregistered = () if names.anywhere(text) else _bearers(kind, text, ask)
        return unregistered[0] if len(unregistered) == 1 else entity_iri(names.one(text))
    choices = pick_list(kind, ask)
    found = sorted({thing for label, thing in choices if fold(label) == fold(text)}, key=str)
    found = found or [thing for _, thing in choices if str(thing).rsplit("/", 1)[1] == slug(text)]
    if len(found) == 1:
        return Iri(str(found[0]))
    near = tuple(label for label, _ in choices if fold(text) in fold(label))[:5]
    hint = f"; near: {'; '.join(near)}" if near else "; 'smegraph questions' lists what there is"
    state = "several things are" if found else f"no {kind} is"
    raise UnknownNameError(f"{state} called {text!r}{hint}", near)


def _bearers(kind: str, text: str, ask: Callable[[str], Answer]) -> list[Iri]:
    """The things of a kind whose name or acronym is exactly the text, where the registers know none."""
    pattern = f"VALUES ?class {{ {_CLASSES[kind]} }} ?thing a ?class ; rdfs:label|smepb:acronym ?name"
    rows = ask(f"SELECT DISTINCT ?thing ?name WHERE {{ {pattern} }}").rows
    return sorted(
        {Iri(str(thing)) for thing, name in rows if isinstance(name, Literal) and fold(name.value) == fold(text)}
    )
