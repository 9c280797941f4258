"""Projects: by code, in lists, and as what a body makes, runs or plans."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, of_block
from graph.extraction.products import activities, products, proposals
from graph.extraction.speakers import section_body
from graph.extraction.words import products as words

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.entities import Mention
    from graph.extraction.reading import Reading

_CODE = re.compile(r"^[A-Z]\.\d+(?:\.\d+)?$")
_SERIAL = re.compile(r"\(?\b(?P<code>[A-Z]{2,6} ?\d{2}[ /]\d{2,4}[A-Z]{0,2}|[A-Z]{2,6}-\d{2})\b\)?(?: [-–])?")
_LEADS = tuple((re.compile(pattern, re.IGNORECASE), status) for pattern, status in words.LIST_LEADS)
_LIST_NOUN = Cued(words.LIST_NOUN)
_NOT_PROJECTS = Cued(words.NOT_PROJECTS)
_LEADER = re.compile(
    r"[,(]* ?\(?lead (?:country|countries|economy|economies|agency): (?:the )?(?P<lead>[^();]+)\)?"
    r"|,? to be (?:hosted|led|organi[sz]ed) by (?:the )?(?P<host>[A-Z][\w ]+?)(?= in | on |[.;,]|$)"
    r"|,? with (?:the )?(?P<who>[^,;]+?) as (?:the )?(?:lead (?:country|economy|agency)|leader|overseer|proponent)",
    re.IGNORECASE,
)
_PROPOSER = Cued(r",? \(?(?:proposed|submitted|sponsored) by (?:the )?(?P<who>[A-Z][^,(;)]+?)(?= and | \(|[,;)]|$)")
_WORKING = frozenset(["committee", "expert-group", "team-of-specialists", "working-group", "working-party"])
_COURSE = re.compile(r"\b(?:seminar|workshop|course|summer school|study tour)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \((?:the )?[A-Z][^()\d/]{2,60}\)$")
_TABLE_HEAD = re.compile(r"(?:project|title|name|proposing|no\.?)\b[^\t]{0,30}\t", re.IGNORECASE)
_ADDENDUM = re.compile(r"^Add(?:endum|\.) ?\d+ (?:on )?(?:the )?")
_LAST_SIGN = re.compile(r"[;.,\s]*(?:\band\b)?\s*[;.,]?$")
_LONGEST = 40
_AS_LEAD = re.compile(r"\b[Ww]ith (?:the )?(?P<who>[\w ]+?) as the lead (?:country|economy)")
_RUNS = re.compile(r"\bwill (?:also )?(?:coordinate|lead|manage) the\b")
_MADE = re.compile(
    r"\b(?:decided to establish|(?:would|will|should) be established|establish(?:ed)? (?:an?|the|\w+ new)|set up"
    r"|creation)\b"
)


def project_positions(reading: Reading) -> dict[int, str]:
    """Positions of the list elements that are projects, with the status that the words before the list give."""
    found = {}
    for position, block in enumerate(reading.document.blocks):
        if block.kind in ("item", "row") and block.parent >= 0:
            status = _status_of_list(reading, block)
            if status:
                found[position] = status
    return found


def _status_of_list(reading: Reading, block: Block) -> str:
    lead = reading.document.blocks[block.parent].text
    last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", lead)[-1]
    named = lead.rstrip().endswith((":", ".")) and _LIST_NOUN.search(last) and not _NOT_PROJECTS.search(last)
    if not named and not (_LIST_NOUN.search(lead) and "component" in lead):
        return ""
    return next((status for pattern, status in _LEADS if pattern.search(last)), "planned")


def read_projects(reading: Reading, positions: dict[int, str], meetings: list[Draft]) -> list[Draft]:
    """A draft of a Project for each code, list element, product, activity and course among the ``meetings``."""
    found = [d for position in positions if (d := _from_list(reading, position, positions[position]))]
    found += [
        _coded(reading, position)
        for position, b in enumerate(reading.document.blocks)
        if b.kind == "heading" and _CODE.match(b.number)
    ]
    for sentence in reading.text_sentences:
        if sentence.position in positions or sentence.reference.startswith(("Rec.", "Summary", "Highlights")):
            continue
        found += products(reading, sentence) + proposals(reading, sentence) + activities(reading, sentence)
    listed = [(b.start, b.end) for at in positions for b in (reading.document.blocks[at],)]
    held = [m for m in meetings if not any(first <= m.span[0] < last for first, last in listed)]
    kept = _once(found)
    return _once([*kept, *(d for meeting in held if (d := _course(reading, meeting)) and not _told_before(d, kept))])


def _told_before(course: Draft, kept: list[Draft]) -> bool:
    """Whether a project of the list is the course, told with other words around it."""
    return any(d.span[0] <= course.span[1] and course.span[0] <= d.span[1] for d in kept)


def _course(reading: Reading, meeting: Draft) -> Draft | None:
    """The project that a seminar or course is for the working body that holds it; None for other meetings."""
    own = reading.own.body
    works = own is not None and own.type in _WORKING and not reading.members
    if not works or meeting.rule not in ("dated-event", "planned-event") or not _COURSE.search(meeting.fields["name"]):
        return None
    status = {"held": "completed", "proposed": "proposed"}.get(meeting.fields["status"], "planned")
    fields = {
        "name": meeting.fields["name"],
        "body": meeting.fields["of_body"] or reading.own.body_name,
        "status": status,
        "date": meeting.fields["start"][:7],
        "place": meeting.fields["place"],
    }
    return replace(meeting, kind="Project", rule=f"{meeting.rule}-as-project", fields=fields)


def _once(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    names: list[set[str]] = []
    for entry in sorted(drafts, key=lambda d: d.span):
        key = set(re.findall(r"\w+", entry.fields["name"].lower())) - {"the", "of", "a", "on", "and"}
        if (
            not entry.fields.get("code")
            and any(key <= other or (other <= key and len(other) > 2) for other in names)
            and entry.rule
            not in ("proposals-from", "listed", "report-on-services", "reported-event", "event-in-programme")
        ):
            continue
        if entry.rule == "new-edition" and any(
            k.reference == entry.reference and "uidelines" in k.fields["name"] for k in kept
        ):
            continue
        kept.append(entry)
        names.append(key)
    return kept


def _from_list(reading: Reading, position: int, status: str) -> Draft | None:
    block = reading.document.blocks[position]
    text = _LAST_SIGN.sub("", block.text)
    if block.kind == "row" and _TABLE_HEAD.match(text):
        return None
    leader, proposer = _LEADER.search(text), _PROPOSER.search(text)
    ends = [m.start() for m in (leader, proposer, _IN_BRACKETS.search(text)) if m]
    whole = len(block.cells[0] if block.kind == "row" else text)
    name = _SERIAL.sub("", _ADDENDUM.sub("", text[: min([*ends, whole])])).strip(" ;,-–")
    if not name or len(name.split()) > _LONGEST:
        return None
    fields = {
        "name": name[0].upper() + name[1:],
        "body": _list_body(reading, block),
        "status": status,
        "proposed_by": (proposer["who"],) if proposer else (),
        "code": _serial(text),
        "date": _year(name),
        **_led(_leaders(reading, block, text, leader)),
    }
    entry = of_block("Project", block, "listed", 0.88, name, **fields)
    return replace(entry, span=(block.start, block.start + len(text) - 1), words=text)


def _led(who: list[Mention]) -> dict[str, object]:
    """The fields that tell who leads."""
    return {
        "lead": tuple(m.entity.name if m.entity.is_actor else m.printed for m in who),
        "lead_iso3": tuple(m.entity.iso3 for m in who if m.entity.iso3),
    }


def _leaders(reading: Reading, block: Block, text: str, leader: re.Match[str] | None) -> list[Mention]:
    """Who leads a project in a list: told so, in brackets behind its name, or in the second cell of its row."""
    brackets = list(_IN_BRACKETS.finditer(text))
    if leader:
        group = next(g for g in ("lead", "host", "who") if leader[g])
        first, last = leader.span(group)
    elif block.kind == "row" and len(block.cells) > 1:
        first, last = len(block.cells[0]), len(text)
    elif brackets:
        first, last = brackets[-1].span()
    else:
        return []
    found = [m for m in reading.mentions if block.start + first <= m.start < block.start + last]
    return [m for m in found if m.entity.kind == "economy" or m.entity.is_actor]


def _list_body(reading: Reading, block: Block) -> str:
    lead = reading.document.blocks[block.parent]
    inside = [m.entity for m in reading.mentions if lead.start <= m.start < lead.end and m.entity.kind == "body"]
    other = [e for e in inside if reading.own.body is None or e.key != reading.own.body.key]
    return other[0].name if other and "forwarded" in lead.text else reading.own.body_name


def _serial(text: str) -> str:
    match = _SERIAL.search(text)
    return match["code"] if match else ""


def _year(name: str) -> str:
    match = re.search(r"\b(?:19|20)\d\d$", name)
    return match[0] if match else ""


def _coded(reading: Reading, position: int) -> Draft:
    block = reading.document.blocks[position]
    below = [b for b in reading.document.blocks[position + 1 : position + 4] if b.headings[-1:] == (block.text,)]
    section = section_body(reading, below[0]) if below else None
    fields = {
        "name": block.text,
        "code": block.number,
        "body": section.name if section else reading.own.body_name,
        "status": _running(reading, block, section.key if section else ""),
        **_led(_leader_below(reading, below)),
    }
    entry = of_block("Project", block, "coded-heading", 0.9, block.number, **fields)
    return replace(entry, reference=block.reference, words=f"{block.number} {block.text}")


def _leader_below(reading: Reading, below: list[Block]) -> list[Mention]:
    """Who leads a project, by the passages under its heading: "with A as the lead country", "B will coordinate the"."""
    if not below:
        return []
    text, first = " ".join(b.text for b in below), below[0].start
    leader, runs = _AS_LEAD.search(text), _RUNS.search(text)
    inside = [m for m in reading.mentions if first <= m.start < below[-1].end]
    who = [m for m in inside if leader and m.printed == leader["who"]][:1]
    at = first + text.find(runs[0]) if runs else 0
    return who or [m for m in inside if runs and m.end == at - 1 and m.entity.is_actor][:1]


def _running(reading: Reading, block: Block, body: str) -> str:
    """``ongoing`` if the project is the work of a body that existed before the meeting, else ``planned``."""
    if not body or (reading.own.body and body == reading.own.body.key):
        return "planned"
    for sentence in reading.sentences:
        if any(m.entity.key == body for m in sentence.mentions):
            if re.search(r"\bproposal for\b[^;]*\bwas (?:adopted|approved|accepted|endorsed)\b", sentence.text):
                return "approved"
            if _MADE.search(sentence.text):
                return "planned"
    later = [
        s
        for s in reading.sentences
        if any(m.entity.key == body for m in s.mentions) and re.search(r"\bwill have an?\b", s.text)
    ]
    return "planned" if later else "ongoing"
