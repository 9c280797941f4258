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
    """A rule of one kind of fact, sentences it takes and sentences it refuses."""

    kind: str
    name: str
    takes: tuple[Take, Take]
    refuses: tuple[str, str]


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

MEETINGS = (
    Rule(
        "Meeting",
        "session-of-body",
        (
            (
                "It took note of the second session of the Committee on Ropes, held on 1 June 2003.",
                {"ordinal": 2, "start": "2003-06-01", "status": "held"},
            ),
            (
                "It decided on March 2005 as a tentative date for its fourth session.",
                {"ordinal": 4, "start": "2005-03", "status": "tentative"},
            ),
        ),
        ("A first bridge was built.", "The second edition is out."),
    ),
    Rule(
        "Meeting",
        "count-of-sessions",
        (
            (
                "The Team of Specialists on Ropes has had two sessions, the second having been held on 2 May.",
                {"ordinal": 2, "start": "2004-05-02"},
            ),
            (
                "The Committee on Ropes has held three meetings, the third on 7 April in Rome.",
                {"ordinal": 3, "start": "2004-04-07"},
            ),
        ),
        ("The Team of Specialists on Ropes will have two sessions.", "It has had two accidents, the second on 2 May."),
    ),
    Rule(
        "Meeting",
        "acronym-and-numeral",
        (
            ("The plan was put to UNCTAD IX in spring.", {"ordinal": 9}),
            ("It was endorsed at OECD II in Rome.", {"ordinal": 2, "place": "Rome"}),
        ),
        ("World War II was over.", "See Annex IV for ropes."),
    ),
    Rule(
        "Meeting",
        "titled-meeting",
        (
            ("It recalled the High Level Meeting on Rope Bridges.", {"status": "planned"}),
            ("The Ferry Leaders Meeting in 2003 had asked for it.", {"start": "2003"}),
        ),
        ("A meeting on ropes may help.", "The Meeting agreed."),
    ),
    Rule(
        "Meeting",
        "nth-meeting-of",
        (
            ("It prepared the Ninth Meeting of OECD Ministers Responsible for Ropes.", {"ordinal": 9}),
            ("It prepared the 12th Meeting of ILO Delegates on Ferries.", {"ordinal": 12}),
        ),
        ("It was the ninth meeting that week.", "A meeting of minds is needed."),
    ),
    Rule(
        "Meeting",
        "named-event",
        (
            (
                "The Seminar on Rope Safety, held in Oslo on 3 March 2004, was useful.",
                {"place": "Oslo", "start": "2004-03-03", "status": "held"},
            ),
            ("It noted the World Ferry Summit of 2002.", {"name": "World Ferry Summit"}),
        ),
        ("A seminar may be useful.", "The conference room was cold."),
    ),
    Rule(
        "Meeting",
        "meeting-of-experts",
        (
            (
                "It used the results of the FBO Meeting of Experts on Steel Ropes.",
                {"name": "FBO Meeting of Experts on Steel Ropes"},
            ),
            ("The Meeting of Experts on Old Bridges had asked for it.", {"name": "Meeting of Experts on Old Bridges"}),
        ),
        ("Meeting experts is a pleasure.", "A meeting of experts was short."),
    ),
    Rule(
        "Meeting",
        "expert-meeting",
        (
            (
                "The Expert Meeting on Rope Finance (3-4 March 2004) was cited.",
                {"start": "2004-03-03", "end": "2004-03-04"},
            ),
            ("The first expert meeting discussed ropes.", {"ordinal": 1}),
        ),
        ("Experts met on ropes.", "Meeting expert needs is hard."),
    ),
    Rule(
        "Meeting",
        "planned-event",
        (
            ("The first step will be a seminar on rope finance in small ports.", {"status": "planned"}),
            ("It agreed to hold a workshop on steel.", {"name": "Workshop on steel"}),
        ),
        ("There was a seminar on ropes.", "The seminar on ropes was long."),
    ),
    Rule(
        "Meeting",
        "similar-event",
        (
            (
                "It heard about the Seminar on Rope Safety held in Oslo and agreed that a similar seminar be held for 2006.",
                {"start": "2006", "status": "planned"},
            ),
            ("After the Forum on Ferries a similar forum in 2007 was asked for.", {"start": "2007"}),
        ),
        ("A similar seminar may be held in 2006.", "The Seminar on Rope Safety was similar to others."),
    ),
    Rule(
        "Meeting",
        "event-alongside",
        (
            (
                "The Rope Fair would also be held at the same time as the Summit, on 2-3 June 2004 in Rome, Italy.",
                {"start": "2004-06-02", "place": "Rome, Italy"},
            ),
            (
                "The Ferry Exhibition will be held in parallel to the Summit on 2 June 2004 in Oslo.",
                {"start": "2004-06-02"},
            ),
        ),
        ("The Rope Fair was held on 2 June 2003.", "The ropes would be held at the same time as the bar."),
    ),
    Rule(
        "Meeting",
        "meeting-at-place",
        (
            (
                "It invited all to the next OECD Meeting in Rome, Italy, June 2005.",
                {"start": "2005-06", "place": "Rome, Italy"},
            ),
            ("The ILO Meeting in Oslo, March 2005 was noted.", {"start": "2005-03"}),
        ),
        ("The OECD in Rome met often.", "A meeting in Rome, June 2005, is hoped for."),
    ),
)

ACTS = (
    Rule(
        "Decision",
        "actor-and-verb-decision",
        (
            (
                "The Working Party took note of the report and decided to test ropes.",
                {"verb": "decided", "actor": OWN, "class": "decision"},
            ),
            (
                "In this context, the Working Party, after some debate, endorsed the plan.",
                {"verb": "endorsed", "actor": OWN},
            ),
        ),
        ("The plan that some had agreed to was dropped.", "The adopted text was long."),
    ),
    Rule(
        "Decision",
        "actor-and-verb-request",
        (
            (
                "The Working Party requested the secretariat to test ropes.",
                {"class": "request", "addressee": "FBO secretariat"},
            ),
            (
                "The delegation of France called on member States to help.",
                {"actor": "France", "addressee": "member States", "class": "request"},
            ),
        ),
        ("The requested help came.", "It would have invited rain."),
    ),
    Rule(
        "Decision",
        "actor-and-verb-commitment",
        (
            ("The secretariat will prepare a note.", {"verb": "will prepare", "class": "commitment"}),
            (
                "The Government of Latvia will also liaise with others.",
                {"verb": "will liaise", "actor": "Government of Latvia"},
            ),
        ),
        ("The plan will cover ropes.", "Ropes will wear out."),
    ),
    Rule(
        "Decision",
        "actor-and-verb-statement",
        (
            ("The delegation of Finland emphasized the value of ropes.", {"actor": "Finland", "class": "statement"}),
            ("Some experts felt that ropes were weak.", {"actor": "some experts", "class": "statement"}),
        ),
        ("The noted poet came.", "It had been considered."),
    ),
    Rule(
        "Decision",
        "actor-and-verb-proposal",
        (
            ("The delegation of Finland proposed a test.", {"class": "proposal", "actor": "Finland"}),
            ("The European Commission suggested new rules.", {"class": "proposal"}),
        ),
        ("The proposed test was long.", "Tests as suggested are hard."),
    ),
    Rule(
        "Decision",
        "told-in-passive-statement",
        (
            ("It was noted that ropes were old.", {"verb": "noted", "class": "statement"}),
            ("The value of ropes was also stressed.", {"verb": "stressed"}),
        ),
        ("It should be noted that ropes are old.", "The rope, which had been discussed, broke."),
    ),
    Rule(
        "Decision",
        "told-in-passive-proposal",
        (
            ("It was suggested that ropes be tested.", {"verb": "suggested", "class": "proposal"}),
            (
                "It was also proposed that the secretariat should test ropes.",
                {"verb": "proposed", "addressee": "FBO secretariat"},
            ),
        ),
        ("More may be suggested.", "Ropes can be proposed."),
    ),
    Rule(
        "Decision",
        "told-in-passive-request",
        (
            ("The secretariat was requested to test ropes.", {"verb": "requested", "addressee": "FBO secretariat"}),
            ("Member States were invited to send ropes.", {"verb": "invited", "addressee": "Member States"}),
        ),
        ("Help may be requested.", "Nobody is to be invited."),
    ),
    Rule(
        "Decision",
        "told-in-passive-decision",
        (
            ("The agenda was adopted.", {"verb": "adopted", "actor": OWN, "class": "decision"}),
            ("The papers were forwarded to the Committee on Ropes.", {"verb": "forwarded"}),
        ),
        ("The agenda could be adopted.", "Rules that were agreed long ago are old."),
    ),
    Rule(
        "Decision",
        "told-in-passive-commitment",
        (
            (
                "The need for ropes will be assessed at the next session.",
                {"verb": "will be assessed", "class": "commitment"},
            ),
            ("The notes will be reviewed by the Committee on Ropes.", {"actor": "Committee on Ropes"}),
        ),
        ("Rain will be expected.", "More rope would be needed."),
    ),
    Rule(
        "Decision",
        "gets-a-mandate",
        (
            (
                "The Committee on Ropes will have a two-year mandate to test ropes.",
                {"verb": "mandated", "addressee": "Committee on Ropes"},
            ),
            ("The Task Force on Ferries shall have a one year mandate.", {"verb": "mandated"}),
        ),
        ("The Committee on Ropes will have a mandate some day.", "The mandate was long."),
    ),
    Rule(
        "Decision",
        "as-mandated-by",
        (
            (
                "As mandated by the second session, the Working Party on Bridges tests ropes.",
                {"verb": "mandated", "addressee": OWN},
            ),
            ("As requested by France, the secretariat tests ropes.", {"verb": "requested", "class": "request"}),
        ),
        ("It is mandated by law.", "As told by sailors, ropes break."),
    ),
    Rule(
        "Decision",
        "resulted-in",
        (
            (
                "The first expert meeting resulted in a number of recommendations.",
                {"verb": "recommended", "class": "proposal"},
            ),
            ("The last session resulted in conclusions.", {"verb": "concluded"}),
        ),
        ("The storm resulted in damage.", "The session resulted in a loss."),
    ),
    Rule(
        "Decision",
        "need-expressed",
        (
            ("There was talk, and there was an urgent need to test ropes.", {"verb": "expressed need"}),
            ("In short, there is a need for better ropes.", {"verb": "expressed need"}),
        ),
        ("There was no need to test.", "Sailors need ropes."),
    ),
    Rule(
        "Decision",
        "paper-proposes",
        (
            ("The paper proposes that ropes be tested.", {"verb": "proposes", "class": "proposal"}),
            ("The report also recommends new rules.", {"verb": "recommends", "class": "proposal"}),
        ),
        ("The paper tells of ropes.", "Papers may propose much."),
    ),
    Rule(
        "Decision",
        "proposed-thing",
        (
            ("The proposed theme for the summit is ropes.", {"verb": "proposed", "class": "proposal"}),
            ("The proposed date of the next session is 3 May.", {"verb": "proposed"}),
        ),
        ("The theme for the summit is ropes.", "The proposed rope is thin."),
    ),
    Rule(
        "Decision",
        "element-of-proposal",
        (
            (
                "The proposal included new elements:\n\n- Closer ties with other fora;\n\n- A new list of ropes.",
                {"verb": "proposed", "class": "proposal"},
            ),
            ("The paper contains the following:\n\n- More tests;\n\n- Fewer rules.", {"verb": "proposed"}),
        ),
        ("The shop sells:\n\n- More ropes;\n\n- Fewer knots.", "The proposal was short."),
    ),
    Rule(
        "Decision",
        "agreed-measure",
        (
            (
                "The Working Party agreed on measures for safety, by testing ropes; and inviting experts to speak.",
                {"verb": "agreed"},
            ),
            (
                "The Working Party decided on steps to save rope by encouraging members to knot; and keeping lists.",
                {"verb": "encouraged", "addressee": "members"},
            ),
        ),
        ("The Working Party agreed by phone.", "Measures by sailing men were few."),
    ),
    Rule(
        "Decision",
        "as-asked-by",
        (
            ("The first step, as requested by Belarus, is a test.", {"actor": "Belarus", "class": "request"}),
            ("A list, as proposed by the European Commission, is kept.", {"class": "proposal"}),
        ),
        ("It went as planned by sailors.", "Belarus asked nothing, as usual."),
    ),
    Rule(
        "Decision",
        "decision-of",
        (
            (
                "It noted the decision of the Committee on Ropes to adopt new rules.",
                {"actor": "Committee on Ropes", "verb": "adopted"},
            ),
            ("It noted the decision of the Task Force on Ferries to extend the trial.", {"verb": "extended"}),
        ),
        ("The decision to adopt rules was late.", "It noted the decision of the day."),
    ),
    Rule(
        "Decision",
        "as-adopted-by",
        (
            (
                "It follows the plan as adopted by the Committee on Ropes in May.",
                {"actor": "Committee on Ropes", "verb": "adopted"},
            ),
            ("It keeps the list as approved at the second session of the Committee on Ropes.", {"verb": "approved"}),
        ),
        ("It is as adopted by habit.", "It is as found by sailors."),
    ),
)
