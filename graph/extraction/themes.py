"""Themes: the headings under which a body orders its work, told in enumerations, in quotation marks and in headings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.actors import name_of
from graph.extraction.cues import Cued, Cues
from graph.extraction.dates import ORDINAL, ordinal
from graph.extraction.draft import Draft, draft, of_block, shorten
from graph.extraction.speakers import section_body

if TYPE_CHECKING:
    from graph.documents.structure import Block, Inline
    from graph.extraction.reading import Reading, Sentence

_ISSUES = Cued(
    r"\b(?:focus(?:ed|es)? on|consists? of|under|discussed|considered|cover(?:ed|s)?|identified|comprises?|agreed on"
    r"|selected"
    r"|themes|titles)\b[^.;:()]{0,70}?"
    r"(?:\b(?:issues|themes|topics|areas|priorities|subjects|pillars|titles|workshops|sessions|are"
    r"|were)\b[^.;:()]{0,40}?:"
    r"|(?=\((?:a|i)\)))"
)
_SUB_THEMES = Cued(r"\b[Ss]ub-?themes?\b(?: (?:are|were|is|was|of|will be|on|include|included))?:? (?P<list>[^.]+)")
_NTH_MEETING = re.compile(rf"\b({ORDINAL}) (?:[A-Z][\w’'-]* ){{0,6}}(?:Meeting|Conference|Forum|session)\b")
_PLAN = re.compile(
    r"\b(?:strategic plan|programme of work|work programme|work plan|priorit(?:y|ies)|strategy)\b", re.IGNORECASE
)
_LEAD = Cued(
    r"\b(?:areas? (?:for|of) (?:\w+ )*work|(?:priority|main) (?:areas|themes|issues)|themes|priorities"
    r"|topics)\b[^.;:]{0,60}:\s*$"
)
_QUOTED = Cued(r"\b[Tt]heme\b(?P<of>[^.;:“\"]{0,60}?)(?:is|was|:|will be|would be|)[\s:,]*[“\"](?P<name>[^”\"]+)[”\"]")
_INCLUDED = Cued(r"\binclude(?:d)? [“\"]?(?P<name>[^”\"“.;]+?)[”\"]? as an? (?:new |overall |cross-cutting )*theme\b")
_BE_THEME = Cued(
    r"\bthat (?P<name>[^.;]+?) be (?:included|considered|treated|added) as an? (?:new |overall |cross-cutting )*theme\b"
)
_ADDED = Cued(
    r"(?:^|[.;] )(?P<name>[A-Z][\w ]{3,60}?) (?:was|is|were|are|will) (?:to )?be added as (?:the "
    r"|an? )?(?:\w+ )?priority areas?"
)
_WORK_AREAS = re.compile(r"\bwith (?:\w+ )?(?:work areas|sub-?themes|priority areas|areas) on[: ]*(?P<list>[^.;]+)")
_MAINSTREAM = Cued(r"\b(?:the )?mainstreaming of (?P<what>[a-z]+)(?: issues| perspectives?)?")
_OPENERS = re.compile(
    r"^The (?:(?:possible|respective|potential|main) )?(?:(?:value|importance|development|promotion|impacts?"
    r"|ways and means)"
    r"(?:,| and| as well as)? ?(?:the )?)*(?:of )?(?:promoting |facilitating |and )*(?:effective )?"
)
_HINT = Cues("heme|mainstream|priorit")
_BECOMES_THEME = (
    (_INCLUDED, "included-as-theme", ""),
    (_BE_THEME, "asked-as-theme", "proposed"),
    (_ADDED, "added-priority", "proposed"),
)
_LONGEST = 120
_ASIDE = re.compile(r", (?:including|in particular|particularly|both|as an?)\b| in creating\b| as essential\b")
_LETTER = re.compile(r"^[A-Z]$")
_REC_THEME = re.compile(r"^Rec\. to .* \d+$")
_MEASURE = re.compile(r"^(?P<name>.+?)(?:,| [-–])? to be taken by (?:the )?(?P<who>.+)$", re.IGNORECASE)


def read_themes(reading: Reading, meetings: list[Draft]) -> list[Draft]:
    """A draft of a Theme for each heading of work that the document gives a body."""
    found = _headings(reading)
    for sentence in reading.text_sentences:
        found += _enumerated(reading, sentence, meetings) + _told(reading, sentence, meetings)
    return _once(found)


def _once(drafts: list[Draft]) -> list[Draft]:
    """One draft for each name and body; the heading with a code goes before the sentence that only lists it."""
    kept: dict[tuple[str, object], Draft] = {}
    for entry in sorted(drafts, key=lambda d: (not d.fields.get("code"), d.span)):
        kept.setdefault((re.sub(r"\W+", " ", entry.fields["name"].lower()), entry.fields.get("body")), entry)
    return list(kept.values())


def _make(
    sentence: Sentence, span: tuple[int, int], rule: str, name: str, body: str, sure: float = 0.8, **more: object
) -> Draft:
    clean = shorten(re.sub(r"^(?:the|The|an?|An?) (?=\w)", "", name.strip(' ,;.:“”"')), 30)
    fields = {"name": clean[:1].upper() + clean[1:], "body": body, **more}
    return draft("Theme", sentence, span, rule, sure, clean, **fields)


def _headings(reading: Reading) -> list[Draft]:
    """The headings that are themes: lettered in an annex, under a plan of work, or of a list of recommendations."""
    return [d for block in reading.document.blocks if block.kind == "heading" and (d := _heading(reading, block))]


def _heading(reading: Reading, block: Block) -> Draft | None:
    name, reference, part_of = block.text, block.reference, None
    if _LETTER.match(block.number) and block.part != "main":
        rule, sure = "lettered-heading", 0.85
    elif block.marker and block.part == "main" and block.item and _PLAN.search(" ".join(block.headings)):
        rule, sure, reference = "heading-under-plan", 0.7, block.item
    elif _REC_THEME.match(block.reference):
        match = _MEASURE.match(block.text)
        name = f"{match['name']}, {match['who']}" if match else block.text
        rule, sure, part_of = "heading-of-recommendations", 0.8, ""
    else:
        return None
    code = block.number if part_of is None else ""
    fields = {"name": name, "body": reading.own.body_name, "code": code}
    return replace(of_block("Theme", block, rule, sure, name, **fields), reference=reference)


def _body(reading: Reading, sentence: Sentence) -> str:
    section = section_body(reading, sentence.block)
    return section.name if section else reading.own.body_name


def _enumerated(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    """A passage such as "focused on two issues: (a) ...; and (b) ...", and lists whose lead says they are areas of work."""
    block = sentence.block
    match = _ISSUES.told(sentence)
    if match and block.inline:
        themes = _meeting_before(sentence, match.start(), meetings) if "heme" in match[0] else ""
        body = themes or _body(reading, sentence)
        return [_element(sentence, i, body) for i in block.inline if sentence.start <= i.start < sentence.end]
    first = block.kind == "item" and block.parent >= 0 and sentence.start == block.start
    if first and _LEAD.search(reading.document.blocks[block.parent].text):
        whole = (0, len(sentence.text))
        return [_make(sentence, whole, "listed-area", _core(sentence.text), _body(reading, sentence))]
    return []


def _element(sentence: Sentence, element: Inline, body: str) -> Draft:
    span = (element.start - sentence.start, element.end - sentence.start)
    name = re.sub(r"[;,]?(?: and)?$", "", element.text.rstrip(" .;,"))
    return _make(sentence, span, "enumerated-issues", name, body)


def _core(text: str) -> str:
    """The head of a long area of work: up to its first aside.

    >>> _core("Role of banks in towns, including those of States, in growth")
    'Role of banks in towns'
    """
    clause = _ASIDE.split(text)[0]
    if len(clause.split()) < 4:
        return text
    return _OPENERS.sub("", clause).strip(" ;.")


def _told(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    if not _HINT.stand_in(sentence):
        return []
    found = _quoted(reading, sentence, meetings) + _sub_themes(reading, sentence, meetings)
    own = reading.own.body_name
    for pattern, rule, status in _BECOMES_THEME:
        for match in pattern.finditer(sentence.text):
            found.append(_make(sentence, match.span("name"), rule, _short(match["name"]), own, 0.85, status=status))
    spread = _MAINSTREAM.told(sentence)
    if spread:
        organization = reading.own.organization
        named = organization and any(m.entity.key == organization.key for m in sentence.mentions)
        name = f"{spread['what'].capitalize()} mainstreaming"
        owner = organization.name if organization and named else own
        found.append(_make(sentence, spread.span(), "mainstreaming", name, owner, 0.6))
    return found


def _quoted(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    """A theme in quotation marks, and the areas of work that the passage lists under it."""
    text, match = sentence.text, _QUOTED.search(sentence.text)
    if not match:
        return []
    inside = [m for m in sentence.mentions if match.start() <= m.start - sentence.start < match.end()]
    who = next((m for m in inside if m.entity.kind == "body"), None)
    body = (
        _meeting_named(sentence, match, meetings)
        or _meeting_before(sentence, match.start(), meetings)
        or (reading.own.meeting if "of the meeting" in match["of"].lower() else "")
        or (name_of(who.entity, who.printed) if who else reading.own.body_name)
    )
    status = "proposed" if re.search(r"\bpropos", text[: match.start() + 12]) else ""
    theme = _make(sentence, match.span("name"), "quoted-theme", match["name"], body, 0.9, status=status)
    areas = _WORK_AREAS.search(text, match.end())
    listed = _listed(sentence, areas, body, match["name"], status) if areas else []
    return [theme, *listed]


def _sub_themes(reading: Reading, sentence: Sentence, meetings: list[Draft]) -> list[Draft]:
    """The sub-themes that a passage lists: "with the sub-themes of A, B, and C"."""
    match = _SUB_THEMES.told(sentence)
    if not match or (sentence.block.inline and _ISSUES.told(sentence)):
        return []
    quoted = _QUOTED.search(sentence.block.text)
    named = _meeting_named(sentence, quoted, meetings) if quoted else ""
    before = _meeting_before(sentence, match.start(), meetings)
    body = named or before or reading.own.meeting or reading.own.body_name
    at, above = match.start("list"), quoted["name"] if quoted else ""
    found = []
    for name in _parts(match["list"]):
        first = sentence.text.find(name, at)
        if name and name[0].isupper() and first >= 0 and len(name) < _LONGEST:
            at = first + len(name)
            found.append(_make(sentence, (first, at), "sub-themes", name, body, 0.85, part_of=above))
    return found


def _parts(words: str) -> list[str]:
    """The names in a list, parted by semicolons, else by commas, else by "and" between capitals.

    >>> _parts("(a) Rope and Knots; (b) Sails."), _parts("Ropes, Knots, and Sails")
    (['Rope and Knots', 'Sails'], ['Ropes', 'Knots', 'Sails'])
    """
    names = re.sub(r"\(?\b(?:[ivx]+|[a-z]|\d)\) ?", "", words)
    sign = r"; (?:and )?"
    if ";" not in names:
        sign = r", and |, (?=[A-Z])" if ", and " in names else r",? and (?=[A-Z])|, (?=[A-Z])"
    return [part.strip(' ,;“”"') for part in re.split(sign, names.strip(" .;"))]


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


def _listed(sentence: Sentence, areas: re.Match[str], body: str, above: str, status: str) -> list[Draft]:
    found = []
    for name in re.split(r",? and |, ", areas["list"].strip(" .")):
        first = sentence.text.find(name, areas.start("list"))
        span = (first, first + len(name))
        found.append(_make(sentence, span, "work-areas", name, body, 0.85, part_of=above, status=status))
    return found
