"""Projects inside sentences: what a body makes, runs, plans or is offered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.actors import all_named, named_in
from graph.extraction.cues import Cued, CuedRows
from graph.extraction.dates import find_dates
from graph.extraction.draft import Draft, draft, shorten
from graph.extraction.speakers import section_body
from graph.extraction.words import products as words

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading, Sentence

_PRODUCTS = CuedRows((pattern, (rule, re.compile(pattern), status)) for rule, pattern, status in words.PRODUCTS)
_LISTS = CuedRows((pattern, re.compile(pattern)) for pattern in words.ACTIVITY_LISTS)
_FROM = Cued(r"\bproposals? on (?P<name>[^.;]+?) from the Governments? of (?P<who>[^.;]+?)(?=, which|[.;])")
_FINISHES = Cued(r"\b(?:finali[sz]e|complete|update|review)\b")
_OPENS = re.compile(
    r"(?:(?:The |A |An )?(?:[Dd]elegation|[Rr]epresentative|[Mm]ember|[Oo]bserver|[Ee]xpert)s? (?:of|from"
    r"|for) )?(?:the |The )?"
)
_TELLS = re.compile(
    r"(?:, as [^,]+,)?(?: representative)? (?:described|presented|proposed|proposes|outlined|introduced|submitted"
    r"|offered|announced|gave"
    r"|stated|informed|confirmed|expressed|explained|volunteered)\b"
)
_LONGEST = 30
_OPENING = re.compile(r"^(?:and |several |a number of |as )")
_ALSO = re.compile(r" as well as | and several | and a number of ")
_NO_ACTIVITY = re.compile(r"(?:initiatives|activities|several|as well|other)")
_GENERIC = re.compile(
    r"^(?:the )?(?:report|reports|guidelines|publication|study|seminar|studies|its|workshop|conference"
    r"|tasks|following .*|(?:more )?detailed action plan for)$"
)


def _body(reading: Reading, sentence: Sentence | None, block: Block) -> str:
    """Whose project it is: the body that acts in the sentence, else the one of the section, else of the report."""
    if sentence is not None:
        inside = [m.entity for m in sentence.mentions if m.entity.kind == "body"]
        own = reading.own.body
        other = next((e for e in inside if own is None or e.key != own.key), None)
        if other:
            return other.name
    section = section_body(reading, block)
    return section.name if section else reading.own.body_name


def products(reading: Reading, sentence: Sentence) -> list[Draft]:
    """What a body makes, runs or plans, by the patterns of :mod:`graph.extraction.words.products`."""
    found = []
    for rule, pattern, status in _PRODUCTS.told(sentence):
        for match in pattern.finditer(sentence.text):
            name = match["name"].strip(" ,’'")
            if _is_project(reading, sentence, match, rule, name):
                now = "ongoing" if rule == "makes-product" and _FINISHES.search(match[0]) else status
                whole, leader = _whole(reading, sentence, name, rule), _leader(sentence, match)
                found.append(_draft(reading, sentence, match.span("name"), rule, whole, now, **leader))
    return found


def _is_project(reading: Reading, sentence: Sentence, match: re.Match[str], rule: str, name: str) -> bool:
    """Whether words name something made or run: not just its kind, not who makes it, not what others should do."""
    words = len(name.split())
    if words > _LONGEST or (rule != "event-in-programme" and (words < 2 or _GENERIC.match(name.lower()))):
        return False
    if rule in ("named-programme", "titled-programme"):
        return not _is_actor(sentence, match)
    return rule != "task-to-make" or _is_task(reading, sentence)


def _is_actor(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words name a body or organization, not something made."""
    first, last = sentence.start + match.start("name"), sentence.start + match.end("name")
    return any(m.entity.is_actor and m.start <= first + 4 and m.end >= last - 1 for m in sentence.mentions)


def _is_task(reading: Reading, sentence: Sentence) -> bool:
    """Whether an element of a list tells what somebody will do, not what somebody should."""
    parent = sentence.block.parent
    lead = reading.document.blocks[parent].text if parent >= 0 and sentence.block.kind == "item" else ""
    return bool(re.search(r"\b(?:will|shall|tasks?|agreed to)\b[^.]{0,40}:\s*$", lead))


def _leader(sentence: Sentence, match: re.Match[str]) -> dict[str, object]:
    """Whose project it is: of the economy or organization named beside it, or of the one that tells of it."""
    first, last = match.span("name")
    beside = [
        m for m in sentence.mentions if m.entity.kind == "economy" and m.end - sentence.start <= match.start() + 1
    ]
    if beside and match.start() - (beside[-1].end - sentence.start) < 3:
        return _led(beside[-1])
    inside = [
        m for m in sentence.within(match.start(), match.end()) if m.entity.kind == "organization" and m.entity.iso3
    ]
    country = re.search(r"\bof (?P<name>[A-Z][\w ]+)$", inside[0].entity.name) if inside else None
    if country:
        return {"lead": (country["name"],), "lead_iso3": (inside[0].entity.iso3,)}
    for mention in sentence.mentions:
        if mention.entity.kind not in ("economy", "organization"):
            continue
        begin, end = mention.start - sentence.start, mention.end - sentence.start
        owns = sentence.text[end:first] in ("’s ", "'s ") or re.fullmatch(r" of (?:the )?", sentence.text[last:begin])
        told = end <= first and _TELLS.match(sentence.text[end:first]) and _OPENS.fullmatch(sentence.text[:begin])
        if owns or told:
            return _led(mention)
    return {}


def _led(mention: Mention) -> dict[str, object]:
    name = mention.printed.removeprefix("the ") if mention.entity.kind == "economy" else mention.entity.name
    return {"lead": (name,), "lead_iso3": (mention.entity.iso3,) if mention.entity.iso3 else ()}


def _whole(reading: Reading, sentence: Sentence, name: str, rule: str) -> str:
    """The name with what it leaves to the passage: "a similar seminar" on what, "these services" which."""
    if rule == "event-in-programme":
        model = re.search(rf"\b{name.capitalize()} on (?P<topic>[^.;]+?)(?= held| in [A-Z]|,|[.;])", sentence.text)
        year = re.search(r"\b(?:19|20)\d\d\b", sentence.text)
        topic = re.search(rf"\b{name.capitalize()} on (?P<topic>.+?) (?:held|which|that)\b", sentence.text) or model
        return f"{name.capitalize()} on {topic['topic']} {year[0] if year else ''}".strip() if topic else name
    if re.search(r"\bin these (?:services|areas?)\b", name):
        subject = next((m.entity.name for m in sentence.mentions if m.entity.kind == "body"), "")
        return re.sub(r"\bthese (?:services|areas?)\b", re.sub(r"^.*? on ", "", subject), name) if subject else name
    return name[0].upper() + name[1:]


def _draft(
    reading: Reading, sentence: Sentence, span: tuple[int, int], rule: str, name: str, status: str, **more: object
) -> Draft:
    dates = find_dates(sentence.text[span[1] : span[1] + 80], reading.own.year)
    fields = {
        "name": name,
        "body": _body(reading, sentence, sentence.block),
        "status": status,
        "date": dates[0].start if dates else "",
        **more,
    }
    return draft("Project", sentence, span, rule, 0.65, name, **fields)


def proposals(reading: Reading, sentence: Sentence) -> list[Draft]:
    """A project for each Government whose proposal a passage names: "proposals on ... from the Governments of A and B"."""
    found: list[Draft] = []
    if "roposal" not in sentence.text:
        return found
    for match in _FROM.all_told(sentence):
        adopted = bool(re.search(r"\b(?:adopt|adopted|accept|approved?|endorsed)\b", sentence.text[: match.start()]))
        for actor in all_named(sentence, match.start("who") - 20, match.end("who") + 1):
            if actor.entity.kind == "group":
                continue
            name = f"{match['name']} (proposal of {actor.name})"
            found.append(
                _draft(
                    reading,
                    sentence,
                    match.span(),
                    "proposals-from",
                    name[0].upper() + name[1:],
                    "approved" if adopted else "proposed",
                    lead=(actor.name.removeprefix("Government of ").removeprefix("the "),),
                    lead_iso3=(actor.entity.iso3,) if actor.entity.iso3 else (),
                )
            )
    return found


def _parts(words: str) -> list[str]:
    """The members of a list in a sentence; "and" parts only the last two of three or more.

    >>> _parts("bridge tests, rope and knot schools and port fairs")
    ['bridge tests', 'rope and knot schools', 'port fairs']
    """
    parts = re.split(r", (?:and )?| as well as ", words)
    if len(parts) > 1 and not re.search(r", and |as well as", words):
        head, on, tail = parts[-1].partition(" on ")
        pair = head.rsplit(" and ", 1)
        parts[-1:] = [*pair[:-1], pair[-1] + on + tail]
    return parts


def activities(reading: Reading, sentence: Sentence) -> list[Draft]:
    """Each of the activities that a sentence lists: "activities such as A, B and C"."""
    found = []
    bodies = [m for m in sentence.mentions if m.entity.kind == "body"]
    for match in [m for p in (_LISTS.told(sentence) if bodies else ()) for m in p.finditer(sentence.text)]:
        at = match.start("list")
        status = "planned" if re.search(r"\bwill\b", sentence.text[: match.start()]) else "ongoing"
        for part in _parts(match["list"]):
            name = _ALSO.split(_OPENING.sub("", part.strip()))[0]
            if not name or _NO_ACTIVITY.match(name) or named_in(reading, sentence, at, at + 3):
                continue
            first = sentence.text.find(name, at)
            at = first + len(name)
            title = shorten(name[0].upper() + name[1:], 20)
            found.append(_draft(reading, sentence, (first, at), "activity-in-list", title, status))
    return found
