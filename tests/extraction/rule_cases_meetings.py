"""Invented sentences for the rules about meetings."""

from __future__ import annotations

from tests.extraction.rule_cases import Rule

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
