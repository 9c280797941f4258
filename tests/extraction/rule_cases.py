"""Invented sentences for each rule: what it must take, with the fields expected, and what it must refuse.

Each stands as the second paragraph of a report of the Working Party on Bridges (:data:`FRAME`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

FRAME = (
    "1. The Working Party on Bridges of the Ferry and Bridge Organization (FBO) held its third session in Bern, "
    "Switzerland, on 4 and 5 May 2004.\n\n2. {text}\n"
)
OWN = "Working Party on Bridges"
OWN_MEETING = "Third session of the Working Party on Bridges"
Take = tuple[str, dict[str, Any]]


class Rule(NamedTuple):
    """A rule of one kind of fact, sentences it takes and sentences it refuses, and the report they stand in."""

    kind: str
    name: str
    takes: tuple[Take, Take]
    refuses: tuple[str, str]
    frame: str = FRAME


WHO = (
    Rule(
        "Organization",
        "known-name",
        (
            (
                "The delegation of the OECD presented a paper.",
                {"name": "Organisation for Economic Co-operation and Development"},
            ),
            ("A note by the World Bank was before the meeting.", {"name": "World Bank", "kind": "intergovernmental"}),
        ),
        ("The world banked on better weather.", "Officials swiftly left the hall."),
    ),
    Rule(
        "Organization",
        "defined-acronym",
        (
            (
                "A speaker of the Rope Makers Association (RMA) spoke.",
                {"name": "Rope Makers Association", "acronyms": ["RMA"]},
            ),
            (
                "The Nordic Ferry Bank (NFB) and others financed it.",
                {"name": "Nordic Ferry Bank", "kind": "intergovernmental"},
            ),
        ),
        ("It adopted the Long Rope Plan (LRP).", "Small Ferry Enterprises (SFEs) grow."),
    ),
    Rule(
        "Body",
        "head-noun",
        (
            (
                "The Committee on Inland Ferries met earlier.",
                {"name": "Committee on Inland Ferries", "kind": "committee"},
            ),
            (
                "The Team of Specialists on Rope Safety reported.",
                {"name": "Team of Specialists on Rope Safety", "kind": "team-of-specialists"},
            ),
        ),
        ("Every committee works hard.", "A good team wins."),
    ),
    Rule(
        "Participation",
        "attendance-list",
        (
            (
                "Representatives of Latvia; Hong Kong, China; and the Republic of Korea took part.",
                {"participant": "Hong Kong, China", "iso3": "HKG"},
            ),
            (
                "The International Labour Organization was also represented.",
                {"participant": "International Labour Organization"},
            ),
        ),
        ("Ferries from Latvia and Finland are old.", "Trade with Kazakhstan has grown."),
    ),
    Rule(
        "Participation",
        "unnamed-participants",
        (
            ("Representatives of three international non-governmental organizations took part.", {"count": 3}),
            ("Representatives of two regional NGOs attended.", {"count": 2}),
        ),
        ("Non-governmental organizations matter.", "Three engineers were absent."),
    ),
    Rule(
        "Participation",
        "speaks-at-meeting",
        (
            ("The representative of the World Bank said that bridges cost money.", {"participant": "World Bank"}),
            ("The representative of Egypt welcomed the paper.", {"iso3": "EGY", "participant_kind": "country"}),
        ),
        ("A representative of the World Bank will be invited next year.", "It is representative of Egypt."),
    ),
    Rule(
        "Participation",
        "officer-at-meeting",
        (
            (
                "Ms. Anna Brook, Chairperson of the Working Party on Bridges, opened the session.",
                {"participant": "Anna Brook", "capacity": "chair"},
            ),
            (
                "The meeting was chaired by Mr. Bo Lind, Director of Ferries.",
                {"participant": "Bo Lind", "capacity": "chair"},
            ),
        ),
        ("A book by Mr. Carl Stone on ropes was cited.", "The late Dr. Dora Rope had built it."),
    ),
    Rule(
        "Person",
        "titled-person",
        (
            (
                "Ms. Anna Brook, Director of the Rope Office, spoke.",
                {"name": "Anna Brook", "role": "Director of the Rope Office"},
            ),
            ("Mr. Bo Lind (Finland) was elected as Vice-Chairperson.", {"name": "Bo Lind"}),
        ),
        ("Dear Sir or Madam is old.", "Dr. Dora Rope wrote it."),
    ),
    Rule(
        "AgendaItem",
        "agenda-in-text",
        (
            (
                "The agenda includes the safety of old rope bridges (item 4).",
                {"number": "4", "title": "safety of old rope bridges"},
            ),
            (
                "The provisional agenda for the session includes financing of ferries in spring (agenda item 2).",
                {"number": "2"},
            ),
        ),
        ("The agenda was adopted.", "The list includes five bridges (see below)."),
    ),
    Rule(
        "Document",
        "symbol",
        (
            ("It adopted the agenda (TRADE/WP.99/2004/1).", {"symbol": "TRADE/WP.99/2004/1", "date": "2004"}),
            ("See 2004/SOM1/012 for the plan.", {"symbol": "2004/SOM1/012", "date": "2004"}),
        ),
        ("The and/or clause was struck.", "Sections 3/4 and 5/6 follow."),
    ),
    Rule(
        "Document",
        "addenda-range",
        (
            (
                "It noted TRADE/WP.99/2004/2 with Addenda 1 - 3.",
                {"symbol": "TRADE/WP.99/2004/2/Add.2", "addendum_to": "TRADE/WP.99/2004/2"},
            ),
            ("It noted TRADE/WP.99/2004/2, Addenda 4 and 5.", {"symbol": "TRADE/WP.99/2004/2/Add.5"}),
        ),
        ("It noted TRADE/WP.99/2004/2 of 3 May.", "It noted TRADE/WP.99/2004/2 on 4 bridges."),
    ),
    Rule(
        "Document",
        "addendum",
        (
            (
                "It noted TRADE/WP.99/2004/2. Addendum 3 on rope tests was new.",
                {"symbol": "TRADE/WP.99/2004/2/Add.3", "title": "Proposal on rope tests"},
            ),
            (
                "The proposal for a rope club (TRADE/WP.99/2004/2 Addendum 8) was adopted.",
                {"symbol": "TRADE/WP.99/2004/2/Add.8"},
            ),
        ),
        ("Addendum 3 on rope tests was new.", "An addendum will follow."),
    ),
)
