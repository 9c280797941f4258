"""Documents: by symbol, with ranges of addenda, dates from the symbol, and the title printed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extraction.cues import Cued
from graph.extraction.draft import Draft, shorten

if TYPE_CHECKING:
    from graph.documents.structure import Block
    from graph.extraction.reading import Reading

_SYMBOL = re.compile(
    r"(?<![\w/])(?P<symbol>[A-Z]{1,10}(?:/[A-Z0-9][\w.()]*)*(?:/(?:\d{4}/\d+|\d+|INF\.?/?\d+|MISC\.?\d*|L\.\d+|R\.\d+"
    r"|Rev\.\d+))"
    r"(?:/(?:Add|Rev|Corr|Amend|INF)\.?\s?\d+)*(?:/\d+)*)(?![\w/])"
    r"|(?<![\w/])(?P<apec>(?:19|20)\d\d/[A-Z]{2,}[\w/]*\d[\w.]*)"
    r"|(?<![\w/])(?P<oecd>[A-Z]{2,}(?:/[A-Z]+)*\((?:19|20)?\d\d\)\d+(?:/(?:REV|FINAL|ADD|PROV)\d*)*)"
)
_SIGN = re.compile(r"[A-Za-z\d]/[A-Z\d]|[A-Z/]\(\d\d")
"""What every symbol has in it."""
_ADDENDA = re.compile(
    r"^[\s,(]*(?:with |and )?(?:Addendum|Addenda|Adds?\.)\s*(?P<first>\d+)(?:\s*(?:-|–|to|and|,)\s*(?P<last>\d+))?",
    re.IGNORECASE,
)
_LOOSE = Cued(r"\bAddendum (?P<number>\d+)(?: (?P<title>on [^.;]+))?")
_YEAR = re.compile(r"/((?:19|20)\d\d)/|^((?:19|20)\d\d)/|\(((?:19|20)\d\d)\)")
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]{6,160})[”\"] [\[(]$")
_CALLED = re.compile(
    r"(?P<title>(?:[Tt]he |[Aa]n? |[Ii]ts )?(?:[\w-]+ ){0,6}?(?:[Rr]eport|[Pp]roposal|[Pp]aper|[Nn]ote|[Aa]genda"
    r"|[Pp]rogramme of work"
    r"|[Gg]uidelines|[Dd]ocument|[Ss]tudy|[Pp]lan|[Rr]ecord|[Ss]ynopsis|[Oo]utlook|[Ss]urvey|[Tt]erms of reference"
    r"|[Rr]eview|[Ss]ummary"
    r"|[Hh]andbook|[Ss]trategy|[Ss]tatement|[Mm]inutes)s?\b[^()\[\].;:]*?),? (?:[\[(]$|(?:as )?(?:circulated|contained"
    r"|set out|issued|reproduced)"
    r" (?:in|as) (?:document )?$)"
)
_SAME_BRACKET = re.compile(r"[\[(](?:[^()\[\]]*\b[A-Z][\w./-]*/[\w./()-]+,? (?:and |to )?)+$")
_JOINED = re.compile(r"(?<=\d)-(?=[A-Z]{1,6}/)")


def read_documents(reading: Reading) -> list[Draft]:
    """A draft of a Document for every symbol the text cites, with the title printed beside it if one is."""
    found: dict[str, Draft] = {}
    base = ""
    for block in reading.document.blocks:
        if not block.is_source:
            continue
        if "/" not in block.text and "ddend" not in block.text and ")" not in block.text:
            continue
        text = _JOINED.sub(" ", block.text)
        for match in _SYMBOL.finditer(text) if _SIGN.search(text) else ():
            symbol = _clean(match[0])
            if block.text[match.start() - 1 : match.start()] == "-":
                continue
            if not re.search(r"\d", symbol) or ("/" not in symbol and "(" not in symbol):
                continue
            end = match.start() + len(match[0].rstrip(".,"))
            entry = _draft(reading, block, symbol, match.start(), end)
            _keep(found, entry)
            base = symbol if "/Add" not in symbol else base
            _addenda(reading, block, symbol, end, found)
        _loose(reading, block, base, found)
    return list(found.values())


def _clean(symbol: str) -> str:
    return symbol.rstrip(".,/").replace(" ", "")


def _keep(found: dict[str, Draft], entry: Draft) -> None:
    """Keep the first place of a document, and the first title that any place gives."""
    symbol = entry.fields["symbol"]
    known = found.setdefault(symbol, entry)
    if entry.fields["title"] and not known.fields["title"]:
        found[symbol] = entry


def _draft(
    reading: Reading, block: Block, symbol: str, first: int, last: int, title: str = "", rule: str = "symbol"
) -> Draft:
    fields = {
        "symbol": symbol,
        "title": title or _title(reading, block, first, last),
        "date": _date(reading, symbol),
        "addendum_to": _addendum_to(symbol),
    }
    span = (block.start + first, block.start + last - 1)
    return Draft("Document", block.reference or "Text", span, rule, block.text[first:last], 0.95, symbol, fields)


def _addendum_to(symbol: str) -> str:
    head, sep, _ = symbol.rpartition("/Add.")
    return head if sep else ""


def _date(reading: Reading, symbol: str) -> str:
    if symbol == reading.document.masthead.symbol:
        return reading.document.masthead.date
    match = _YEAR.search(symbol)
    return next((g for g in match.groups() if g), "") if match else _year_in_series(reading, symbol)


def _year_in_series(reading: Reading, symbol: str) -> str:
    """The year of the document itself for a lower number of the same series, which has come out shortly before it."""
    own = reading.document.masthead
    series, _, number = symbol.rpartition("/")
    same, _, mine = own.symbol.rpartition("/")
    close = series == same and number.isdigit() and mine.isdigit() and 0 < int(mine) - int(number) < 10
    return own.date[:4] if close else ""


def _title(reading: Reading, block: Block, first: int, last: int) -> str:
    if block.kind == "documentation":
        rest = block.text[last:].strip(" \t:–-")
        return "" if re.match(r"^(?:Addend|Add\.|and\b|,|\()", rest) else rest
    if block.kind in ("masthead", "title"):
        return reading.document.masthead.title if block.text[first:last] == reading.document.masthead.symbol else ""
    before = block.text[:first]
    quoted = _QUOTED.search(before)
    if quoted:
        return quoted["title"]
    second = re.match(r"-(?P<code>[A-Z][\w./]*)/\d+", block.text[last:])
    if second:
        return next(
            (f"Report of the {m.entity.name}" for m in reading.mentions if m.entity.acronym == second["code"]), ""
        )
    again = _SAME_BRACKET.search(before)
    return _called(reading, block, again.start() + 1 if again else first)


def _called(reading: Reading, block: Block, first: int) -> str:
    """What the words before the brackets call the document: "its agenda (", "the report of the Team (", "Team on X (": no title."""
    clause = re.split(
        r"\b(?:took note of|[Tt]akes note of|[Aa]dopts|[Ee]ndorses|[Aa]pproves|[Cc]onsiders|adopted|considered|endorsed"
        r"|noted|approved|reviewed|discussed|introduced|presented|welcomes?d?"
        r"|submitted|prepared|APPROVED|ADOPTED|before it|results of|recommends?e?d?|requests?e?d?) ",
        block.text[:first],
    )[-1]
    match = _CALLED.search(re.split(r" and (?:the|its|an?) |, and ", clause)[-1])
    if not match:
        return ""
    title = re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts) ", "", match["title"]).strip(" ,")
    if len(title.split()) > 25:
        return ""
    own = reading.own
    if (
        re.fullmatch(r"(?:(?:provisional|draft|annotated|revised) )*agenda|terms of reference", title)
        and own.meeting
        and own.ordinal
    ):
        meeting = own.meeting.split(" of the ")[0]
        title = f"{title} of the {meeting[0].lower() + meeting[1:] if meeting[1:2].islower() else meeting}"
    return title[0].upper() + title[1:]


def _addenda(reading: Reading, block: Block, symbol: str, end: int, found: dict[str, Draft]) -> None:
    match = _ADDENDA.match(block.text[end:])
    if not match:
        return
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if not first <= last < first + 60:
        return
    for number in range(first, last + 1):
        entry = _draft(reading, block, f"{symbol}/Add.{number}", end, end + match.end(), " ", "addenda-range")
        entry.fields["title"] = ""
        _keep(found, entry)


def _loose(reading: Reading, block: Block, base: str, found: dict[str, Draft]) -> None:
    """``Addendum 2 on ...`` where the document it belongs to was cited before."""
    if not base or block.kind == "documentation":
        return
    for match in _LOOSE.finditer(block.text):
        topic = re.split(r"[,(]| was | were | is ", match["title"] or "")[0].strip()
        title = f"Proposal {shorten(topic)}" if topic else _proposal_before(block.text[: match.start()])
        entry = _draft(
            reading,
            block,
            f"{base.split('/Add')[0]}/Add.{match['number']}",
            match.start(),
            match.end(),
            title or " ",
            "addendum",
        )
        entry.fields["title"] = title
        _keep(found, entry)


def _proposal_before(before: str) -> str:
    match = re.search(r"\b[Pp]roposal (?:for|on) (?:an? |the )?([^().]+?) \([^()]*$", before)
    return f"Proposal on {match[1]}" if match else ""
