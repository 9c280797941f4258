"""The operations of the API: one table, from which the routes, the checks of parameters and the description are made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.facts import TYPES
from graph.search import KINDS
from graph.web.reply import Reply, problem
from graph.web.schemas import GRADES, LINKS, MOST, USUAL, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 200
"""Longest value of a parameter, in characters."""
_MOST_PAGES = 1_000_000
_WHOLE = re.compile(r"[0-9]{1,7}", re.ASCII)
_NAME = re.compile(r"[A-Za-z]\w{0,39}", re.ASCII)
_TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST}
_LOCAL: Schema = {"type": "string", "pattern": "^[A-Za-z0-9-]{1,200}$"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, in the path or, if ``place`` says so, in the query."""

    name: str
    about: str
    example: str | int
    schema: Schema = field(default_factory=lambda: _TEXT)
    place: str = "query"
    required: bool = False

    def value(self, given: str) -> str | int:
        """What a text means as a value.

        Raises:
            ValueError: it does not fit; says what would.

        """
        schema = self.schema
        if schema["type"] == "integer":
            if not _WHOLE.fullmatch(given) or not schema["minimum"] <= int(given) <= schema["maximum"]:
                raise ValueError(f"give a whole number from {schema['minimum']} to {schema['maximum']}")
            return int(given)
        if "enum" in schema and given not in schema["enum"]:
            raise ValueError(f"give one of {', '.join(schema['enum'])}")
        if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), given):
            raise ValueError("give an id: letters, digits and hyphens")
        if not schema.get("minLength", 0) <= len(given) <= schema.get("maxLength", LONGEST):
            raise ValueError(f"give a text of 1 to {LONGEST} characters")
        return given


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API: what it takes, which task answers, and which schema the answer has."""

    name: str
    path: str
    summary: str
    about: str
    schema: str
    parameters: tuple[Parameter, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    """Values that the address itself stands for."""
    free: bool = False
    """Whether it takes further parameters, which the task checks."""
    can_miss: bool = False
    """Whether it can be asked for what is not there."""
    example: str = ""

    @property
    def paged(self) -> bool:
        """Whether the answer comes in pages."""
        return any(one.name == "page" for one in self.parameters)

    def read(self, path: Mapping[str, str], fields: Iterable[tuple[str, str]]) -> dict[str, Any] | Reply:
        """The values of the parameters, those not given with their defaults; a problem if one does not fit."""
        known = {one.name: one for one in self.parameters}
        values: dict[str, Any] = dict(self.fixed)
        further: dict[str, str] = {}
        for name, given in (*path.items(), *fields):
            if name not in known and (not self.free or not _NAME.fullmatch(name) or len(given) > LONGEST):
                return _wrong(name, self._unknown())
            if name in values or name in further:
                return _wrong(name, "is given twice; give it once")
            if name not in known:
                further[name] = given
                continue
            try:
                values[name] = known[name].value(given)
            except ValueError as error:
                return _wrong(name, f"{given[:40]!r} does not fit; {error}")
        for name, one in known.items():
            if one.required and name not in values:
                return _wrong(name, f"is missing; {one.about[:1].lower()}{one.about[1:]}")
            values.setdefault(name, one.schema.get("default", ""))
        return {**values, "further": further} if self.free else values

    def _unknown(self) -> str:
        taken = ", ".join(one.name for one in self.parameters if one.place == "query") or "none"
        return f"is not a parameter of this address; it takes {taken}"


def _wrong(name: str, why: str) -> Reply:
    shown = name[:40]
    return problem("bad-value", f"{shown}: {why}", parameter=shown)


def _whole(most: int, usual: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": usual}


def _choice(values: Iterable[str], **more: Any) -> Schema:
    return {"type": "string", "enum": list(values), **more}


PAGING = (
    Parameter("page", "The number of the page, from 1.", 1, _whole(_MOST_PAGES, 1)),
    Parameter("size", "Most items on a page.", 10, _whole(MOST, USUAL)),
)
_KIND = "Only things of this kind; organizations and groups are bodies."
_BODY = "A body by its id or any of its names"
_BODY_ID = Parameter("id", "The id of a body.", "unece-wp8", _LOCAL, "path", required=True)
_QUESTION = Parameter(
    "name",
    "The name of a saved question.",
    "members-of-organization",
    {**_TEXT, "pattern": "^[a-z0-9-]{1,80}$"},
    "path",
    required=True,
)
_EVIDENCE = Parameter(
    "evidence",
    "Whether each row names the documents and paragraphs it rests on; takes longer.",
    "true",
    _choice(("false", "true"), default="false"),
)

OPERATIONS = (
    Operation(
        "search",
        "/api/search",
        "Search by any name",
        "Things with a name, acronym, symbol, code or id like the text: the same name first, then names that begin with it, "
        "that have a word that begins with it, that contain it, and names near it.",
        "Hits",
        (
            Parameter("q", "What to look for.", "working party", required=True),
            Parameter("kind", _KIND, "body", _choice(KINDS)),
            *PAGING,
        ),
    ),
    Operation(
        "thing",
        "/api/things/{kind}/{local}",
        "Tell of one thing",
        "All that is known of a body, economy, person, meeting, document, topic and so on, each statement with its citation.",
        "Thing",
        (
            Parameter("kind", "The kind of thing.", "economy", _choice(KINDS), "path", required=True),
            Parameter("local", "The id of the thing among those of its kind.", "lva", _LOCAL, "path", required=True),
        ),
        can_miss=True,
    ),
    Operation(
        "body",
        "/api/bodies/{id}",
        "Tell of one body",
        "The same as /api/things/body/{id}.",
        "Thing",
        (_BODY_ID,),
        fixed=(("kind", "body"),),
        can_miss=True,
    ),
    Operation(
        "neighbours",
        "/api/bodies/{id}/neighbours",
        "Tell what stands next to a body",
        "Typed links to other actors and to meetings, with date, standing and passage. What is proposed is told as that.",
        "Neighbours",
        (_BODY_ID, Parameter("type", "Only links of this type.", "cooperation", _choice(LINKS)), *PAGING),
        can_miss=True,
    ),
    Operation(
        "overlap",
        "/api/overlap",
        "Set two bodies side by side",
        "Where the provisions of two bodies, each with all under it, meet; whether cooperation is on record; and what was read. "
        "The items are pairs of provisions, the most alike first.",
        "Overlap",
        (
            Parameter("a", f"{_BODY}.", "UNECE", required=True),
            Parameter("b", f"{_BODY}.", "UNCTAD", required=True),
            Parameter("least", "The lowest grade of pairs to list.", "overlap", _choice(GRADES, default="overlap")),
            *PAGING,
        ),
        can_miss=True,
    ),
    Operation(
        "facts",
        "/api/documents/{id}/facts",
        "List the facts that a document states",
        "Facts as people noted them, in the order of the paragraphs, each with its passage and how far it was checked.",
        "Facts",
        (
            Parameter("id", "The id of a document.", "unece-wp8-session-2", _LOCAL, "path", required=True),
            Parameter("type", "Only facts of this type.", "Decision", _choice(sorted({*TYPES, "Role"}))),
            *PAGING,
        ),
        can_miss=True,
    ),
    Operation(
        "questions",
        "/api/questions",
        "List the saved questions",
        "Every saved question with its parameters.",
        "Questions",
        PAGING,
    ),
    Operation(
        "question",
        "/api/questions/{name}",
        "Tell of one saved question",
        "A saved question with its parameters and its query.",
        "Question",
        (_QUESTION,),
        can_miss=True,
    ),
    Operation(
        "question_answer",
        "/api/questions/{name}/answer",
        "Answer a saved question",
        "The rows of the answer as objects. The parameters of the question are given by their names; those not given have their "
        "defaults. Things are named by id, prefixed name or any of their names.",
        "Answer",
        (_QUESTION, _EVIDENCE, *PAGING),
        free=True,
        can_miss=True,
        example="/api/questions/members-of-organization/answer?body=APEC&size=10",
    ),
    Operation(
        "about",
        "/api/about",
        "Tell of program and data",
        "Versions, counts, what was read, and what one request may ask for.",
        "About",
    ),
)
"""Every operation; an address with fewer variables stands before one that would take it too."""
