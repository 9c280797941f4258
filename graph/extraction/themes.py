"""Themes: the headings under which a body orders its work, told in enumerations, in quotation marks and in headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import name_of
from graph.extraction.dates import ORDINAL, ordinal
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import section_body
from graph.extraction.cues import Cued, Cues

if TYPE_CHECKING:
    from graph.extraction.reading import Reading, Sentence

_ISSUES = Cued(
    r"\b(?:focus(?:ed|es)? on|consists? of|under|discussed|considered|cover(?:ed|s)?|identified|comprises?|agreed on|selected"
    r"|themes|titles)\b[^.;:()]{0,70}?"
    r"(?:\b(?:issues|themes|topics|areas|priorities|subjects|pillars|titles|workshops|sessions|are|were)\b[^.;:()]{0,40}?:"
    r"|(?=\((?:a|i)\)))",
)
_SUB_THEMES = Cued(
    r"\b[Ss]ub-?themes?\b(?: (?:are|were|is|was|of|will be|on|include|included))?:? (?P<list>[^.]+)",
)
_NTH_MEETING = re.compile(rf"\b({ORDINAL}) (?:[A-Z][\w’'-]* ){{0,6}}(?:Meeting|Conference|Forum|session)\b")
_PLAN = re.compile(r"\b(?:strategic plan|programme of work|work programme|work plan|priorit(?:y|ies)|strategy)\b", re.IGNORECASE)
_LEAD = Cued(
    r"\b(?:areas? (?:for|of) (?:\w+ )*work|(?:priority|main) (?:areas|themes|issues)|themes|priorities|topics)\b[^.;:]{0,60}:\s*$",
)
_QUOTED = Cued(
    r"\b[Tt]heme\b(?P<of>[^.;:“\"]{0,60}?)(?:is|was|:|will be|would be|)[\s:,]*[“\"](?P<name>[^”\"]+)[”\"]"
)
_INCLUDED = Cued(
    r"\binclude(?:d)? [“\"]?(?P<name>[^”\"“.;]+?)[”\"]? as an? (?:new |overall |cross-cutting )*theme\b"
)
_BE_THEME = Cued(
    r"\bthat (?P<name>[^.;]+?) be (?:included|considered|treated|added) as an? (?:new |overall |cross-cutting )*theme\b"
)
_ADDED = Cued(
    r"(?:^|[.;] )(?P<name>[A-Z][\w ]{3,60}?) (?:was|is|were|are|will) (?:to )?be added as (?:the |an? )?(?:\w+ )?priority areas?"
)
_WORK_AREAS = re.compile(r"\bwith (?:\w+ )?(?:work areas|sub-?themes|priority areas|areas) on[: ]*(?P<list>[^.;]+)")
_MAINSTREAM = Cued(r"\b(?:the )?mainstreaming of (?P<what>[a-z]+)(?: issues| perspectives?)?")
_OPENERS = re.compile(
    r"^The (?:(?:possible|respective|potential|main) )?(?:(?:value|importance|development|promotion|impacts?|ways and means)"
    r"(?:,| and| as well as)? ?(?:the )?)*(?:of )?(?:promoting |facilitating |and )*(?:effective )?"
)
_HINT = Cues("heme|mainstream|priorit")
_LETTER = re.compile(r"^[A-Z]$")
_REC_THEME = re.compile(r"^Rec\. to .* \d+$")
_MEASURE = re.compile(r"^(?P<name>.+?)(?:,| [-–])? to be taken by (?:the )?(?P<who>.+)$", re.IGNORECASE)


def read_themes(reading: Reading, meetings: list[Draft]) -> list[Draft]:
    """A draft of a Theme for each heading of work that the document gives a body."""
    found = _headings(reading)
    for sentence in reading.text_sentences():
        found += _enumerated(reading, sentence, meetings) + _told(reading, sentence, meetings)
    return _once(found)


def _once(drafts: list[Draft]) -> list[Draft]:
    """One draft for each name and body; the heading with a code goes before the sentence that only lists it."""
    kept: dict[tuple[str, object], Draft] = {}
    for entry in sorted(drafts, key=lambda d: (not d.fields.get("code"), d.span)):
        kept.setdefault((re.sub(r"\W+", " ", entry.fields["name"].lower()), entry.fields.get("body")), entry)
    return list(kept.values())


def _make(
    reading: Reading,
    sentence: Sentence,
    first: int,
    last: int,
    rule: str,
    name: str,
    body: str,
    confidence: float = 0.8,
    **more: object,
) -> Draft:
    clean = shorten(re.sub(r"^(?:the|The|an?|An?) (?=\w)", "", name.strip(' ,;.:“”"')), 30)
    return draft(
        "Theme", sentence, first, last, rule, confidence, clean, name=clean[:1].upper() + clean[1:], body=body, **more
    )


def _headings(reading: Reading) -> list[Draft]:
    found = []
    for block in reading.document.blocks:
        if block.kind != "heading":
            continue
        if _LETTER.match(block.number) and block.part != "main":
            fields = {"name": block.text, "body": reading.own.body_name, "code": block.number}
            found.append(
                Draft(
                    "Theme",
                    block.reference,
                    (block.start, block.end - 1),
                    "lettered-heading",
                    block.text,
                    0.85,
                    block.text,
                    fields,
                )
            )
        elif block.marker and block.part == "main" and block.item and _PLAN.search(" ".join(block.headings)):
            fields = {"name": block.text, "body": reading.own.body_name, "code": block.number}
            span = (block.start, block.end - 1)
            found.append(
                Draft("Theme", block.item, span, "heading-under-plan", block.text, 0.7, block.text, fields)
            )
        elif _REC_THEME.match(block.reference):
            match = _MEASURE.match(block.text)
            name = f"{match['name']}, {match['who']}" if match else block.text
            fields = {"name": name, "body": reading.own.body_name, "part_of": ""}
            found.append(
                Draft(
                    "Theme",
                    block.reference,
                    (block.start, block.end - 1),
                    "heading-of-recommendations",
                    block.text,
                    0.8,
                    name,
                    fields,
                )
            )
    return found


def _body(reading: Reading, sentence: Sentence, first: int) -> str:
    section = section_body(reading, sentence.block)
    return section.name if section else reading.own.body_name


def _enumerated(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    """A passage such as "focused on two issues: (a) ...; and (b) ...", and lists whose lead says they are areas of work."""
    block = sentence.block
    match = _ISSUES.told(sentence)
    if match and block.inline:
        body = _body(reading, sentence, match.start())
        if "heme" in match[0]:
            body = _meeting_before(sentence, match.start(), meetings) or body
        parts = [i for i in block.inline if sentence.start <= i.start < sentence.end]
        return [
            _make(
                reading,
                sentence,
                i.start - sentence.start,
                i.end - sentence.start,
                "enumerated-issues",
                re.sub(r"[;,]?(?: and)?$", "", i.text.rstrip(" .;,")),
                body,
            )
            for i in parts
        ]
    if (
        block.kind == "item"
        and block.parent >= 0
        and sentence.start == block.start
        and _LEAD.search(reading.document.blocks[block.parent].text)
    ):
        return [
            _make(
                reading,
                sentence,
                0,
                len(sentence.text),
                "listed-area",
                _core(sentence.text),
                _body(reading, sentence, 0),
            )
        ]
    return []


def _core(text: str) -> str:
    """The head of a long area of work: up to its first aside.

    >>> _core("Role of banks in towns, including those of States, in growth")
    'Role of banks in towns'
    """
    clause = re.split(r", (?:including|in particular|particularly|both|as an?)\b| in creating\b| as essential\b", text)[
        0
    ]
    if len(clause.split()) < 4:
        return text
    return _OPENERS.sub("", clause).strip(" ;.")


def _told(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    text = sentence.text
    found: list[Draft] = []
    if not _HINT.stand_in(sentence):
        return found
    match = _QUOTED.search(text)
    if match:
        who = next(
            (
                m
                for m in sentence.mentions
                if m.start - sentence.start < match.end()
                and m.entity.kind == "body"
                and m.start - sentence.start >= match.start()
            ),
            None,
        )
        body = (
            _meeting_named(sentence, match, meetings)
            or _meeting_before(sentence, match.start(), meetings)
            or (reading.own.meeting if "of the meeting" in match["of"].lower() else "")
            or (name_of(who.entity, who.printed) if who else reading.own.body_name)
        )
        status = "proposed" if re.search(r"\bpropos", text[: match.start() + 12]) else ""
        found.append(
            _make(
                reading,
                sentence,
                match.start("name"),
                match.end("name"),
                "quoted-theme",
                match["name"],
                body,
                0.9,
                status=status,
            )
        )
        areas = _WORK_AREAS.search(text, match.end())
        if areas:
            found += _listed(reading, sentence, areas.start("list"), areas["list"], body, match["name"], status)
    found += _sub_themes(reading, sentence, meetings)
    for pattern, rule in ((_INCLUDED, "included-as-theme"), (_BE_THEME, "asked-as-theme"), (_ADDED, "added-priority")):
        for match in pattern.finditer(text):
            status = "proposed" if pattern is not _INCLUDED else ""
            found.append(
                _make(
                    reading,
                    sentence,
                    match.start("name"),
                    match.end("name"),
                    rule,
                    _short(match["name"]),
                    reading.own.body_name,
                    0.85,
                    status=status,
                )
            )
    match = _MAINSTREAM.told(sentence)
    if match:
        organization = reading.own.organization
        named = organization and any(m.entity.key == organization.key for m in sentence.mentions)
        owner = organization.name if organization and named else reading.own.body_name
        found.append(
            _make(
                reading,
                sentence,
                match.start(),
                match.end(),
                "mainstreaming",
                f"{match['what'].capitalize()} mainstreaming",
                owner,
                0.6,
            )
        )
    return found


def _sub_themes(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    """The sub-themes that a passage lists: "with the sub-themes of A, B, and C"."""
    match = _SUB_THEMES.told(sentence)
    if not match or (sentence.block.inline and _ISSUES.told(sentence)):
        return []
    names = re.sub(r"\(?\b(?:[ivx]+|[a-z]|\d)\) ?", "", match["list"])
    quoted = _QUOTED.search(sentence.block.text)
    body = (
        (_meeting_named(sentence, quoted, meetings) if quoted else "")
        or _meeting_before(sentence, match.start(), meetings)
        or reading.own.meeting
        or reading.own.body_name
    )
    at = match.start("list")
    above = quoted["name"] if quoted else ""
    parted = r"; (?:and )?" if ";" in names else r", and |, (?=[A-Z])" if ", and " in names else r",? and (?=[A-Z])|, (?=[A-Z])"
    parts = re.split(parted, names.strip(" .;"))
    found = []
    for part in parts:
        name = part.strip(" ,;“”\"")
        first = sentence.text.find(name, at)
        if name and name[0].isupper() and first >= 0 and len(name) < 120:
            last = first + len(name)
            found.append(_make(reading, sentence, first, last, "sub-themes", name, body, 0.85, part_of=above))
            at = last
    return found


def _short(name: str) -> str:
    return re.sub(r"\ball forums of ", "", name)


def _meeting_named(sentence: Sentence, quoted: re.Match[str], meetings: list[Draft]) -> str:
    """The meeting whose theme it is, by the name the facts call it: the one of that number and body."""
    match = re.search(rf"\b(?:for|of) (?:the )?(?P<name>(?P<ordinal>{ORDINAL}) [A-Z][\w ]+)", quoted["of"])
    if not match:
        return ""
    number = ordinal(match["ordinal"])
    bodies = {m.entity.name for m in sentence.mentions}
    named = (d.fields["name"] for d in meetings if d.fields["ordinal"] == number and d.fields["of_body"] in bodies)
    return str(next(named, match["name"].strip()))


def _meeting_before(sentence: Sentence, at: int, meetings: list[Draft]) -> str:
    """The last other meeting that the passage names before an offset of one of its sentences."""
    before = sentence.block.text[: sentence.start + at - sentence.block.start]
    numbers = [ordinal(m[1]) for m in _NTH_MEETING.finditer(before)]
    if not numbers:
        return ""
    named = (d.fields["name"] for d in meetings if d.fields["ordinal"] == numbers[-1] and d.rule != "own-meeting")
    return str(next(named, ""))


def _listed(
    reading: Reading, sentence: Sentence, at: int, names: str, body: str, above: str, status: str
) -> list[Draft]:
    found = []
    for name in re.split(r",? and |, ", names.strip(" .")):
        first = sentence.text.find(name, at)
        found.append(
            _make(
                reading,
                sentence,
                first,
                first + len(name),
                "work-areas",
                name,
                body,
                0.85,
                part_of=above,
                status=status,
            )
        )
    return found
