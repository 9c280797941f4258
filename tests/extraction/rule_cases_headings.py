"""Invented passages for the rules that rest on headings and on the head of a report, and for names and meetings."""

from __future__ import annotations

from tests.extraction.rule_cases import FRAME, OWN, OWN_MEETING, Rule
from tests.extraction.rule_cases_projects import ANNEX

RECORD = (
    "RECORD OF THE WORKING PARTY ON BRIDGES\n\nThe Working Party on Bridges of the Ferry and Bridge Organization (FBO)"
    " held its third session in Bern, Switzerland, on 4 and 5 May 2004.\n\n{text}\n"
)
PLAN = RECORD.replace("{text}", "Item 1: Strategic Plan\n\n{text}\n\nItem 2: Other business\n\nMembers left.")
AFTER = FRAME.replace("2. {text}", "2. It met.\n\n{text}")
ALONE = "{text}\n"
HEADINGS: tuple[Rule, ...] = (
    Rule(
        "AgendaItem",
        "agenda-heading",
        (
            (
                "Item 1: Ropes and knots\n\nMembers spoke of ropes.\n\nItem 2: Ferries\n\nMembers left.",
                {"number": "1", "title": "Ropes and knots"},
            ),
            (
                "1. Adoption of the agenda\n\nThe agenda was adopted.\n\n2. Rope safety\n\nMembers spoke.",
                {"number": "2", "title": "Rope safety"},
            ),
        ),
        ("Members spoke of item 1, ropes and knots.", "An item of clothing was found."),
        RECORD,
    ),
    Rule(
        "Theme",
        "lettered-heading",
        (
            (
                "A. Safe ropes\n\n1. Members work on ropes.\n\nB. Clean ports\n\n2. Members work on ports.",
                {"name": "Safe ropes", "code": "A", "body": OWN},
            ),
            ("A. Sails\n\n1. Members sew.\n\nB. Masts\n\n2. Members climb.", {"name": "Masts", "code": "B"}),
        ),
        ("Safe ropes\n\n1. Members work on ropes.", "1. Members work on A. Ropes."),
        ANNEX,
    ),
    Rule(
        "Theme",
        "heading-under-plan",
        (
            (
                "a. Rope safety\n\nMembers spoke.\n\nb. Clean ports\n\nMembers left.",
                {"name": "Rope safety", "body": OWN},
            ),
            ("a. Sails\n\nMembers sewed.\n\nb. Masts\n\nMembers climbed.", {"name": "Masts"}),
        ),
        ("Members spoke of rope safety.", "Members left a. and b. alone."),
        PLAN,
    ),
    Rule(
        "Theme",
        "heading-of-recommendations",
        (
            (
                "Recommendations to Governments\n\n1. Rope policy\n\n(a) Test the ropes;\n\n(b) Train the sailors.",
                {"name": "Rope policy", "body": OWN},
            ),
            (
                "Recommendations to Governments\n\n1. Ferries\n\n(a) Sail.\n\n2. Knots\n\n(a) Tie.",
                {"name": "Knots"},
            ),
        ),
        ("Rope policy\n\n(a) Test the ropes;\n\n(b) Train the sailors.", "Governments have a rope policy."),
        AFTER,
    ),
    Rule(
        "Recommendation",
        "under-addressee-heading",
        (
            (
                "Recommendations to Governments\n\n1. Rope policy\n\n(a) Test the ropes;\n\n(b) Train the sailors.",
                {"number": "1(a)", "addressee": "Governments", "addressee_kind": "governments"},
            ),
            (
                "Recommendations to UNCTAD\n\n(a) Study ropes;\n\n(b) Publish the results.",
                {"addressee": "United Nations Conference on Trade and Development", "addressee_kind": "UNCTAD"},
            ),
        ),
        ("Rope policy\n\n(a) Test the ropes;\n\n(b) Train the sailors.", "Recommendations to Governments are rare."),
        AFTER,
    ),
    Rule(
        "Theme",
        "sub-themes",
        (
            (
                "The theme was “Strong ropes”, with the sub-themes of Knots, Sails, and Anchors.",
                {"name": "Anchors", "part_of": "Strong ropes"},
            ),
            ("Sub-themes: Safe Ropes; Clean Ports.", {"name": "Safe Ropes"}),
        ),
        ("The theme was dull.", "A theme park had sub-tropical plants."),
    ),
    Rule(
        "Meeting",
        "own-meeting",
        (
            (
                "1. The Working Party on Bridges of the Ferry and Bridge Organization (FBO) held its third session in"
                " Bern, Switzerland, on 4 and 5 May 2004.",
                {
                    "name": OWN_MEETING,
                    "ordinal": 3,
                    "start": "2004-05-04",
                    "place": "Bern, Switzerland",
                    "status": "held",
                },
            ),
            (
                "1. The second session of the Committee on Ferries was held in Rome on 3 May 2004.",
                {"name": "Second session of the Committee on Ferries", "of_body": "Committee on Ferries"},
            ),
        ),
        ("1. Ropes were tied in Bern on 4 May 2004.", "1. A committee is long."),
        ALONE,
    ),
    Rule(
        "Meeting",
        "previous-session",
        (
            (
                "The previous session was held in Rome on 3 May 2003.",
                {"ordinal": 2, "start": "2003-05-03", "status": "held"},
            ),
            ("It recalled its last session, held on 2 June 2003.", {"ordinal": 2, "start": "2003-06-02"}),
        ),
        ("The previous session was long.", "The last ship sailed on 3 May 2003."),
    ),
    Rule(
        "Meeting",
        "dated-event",
        (
            (
                "A seminar on knots was held in Riga on 3 May 2003.",
                {"name": "Seminar on knots", "start": "2003-05-03", "place": "Riga", "status": "held"},
            ),
            (
                "A workshop on ferries will be held in Rome in June 2005.",
                {"name": "Workshop on ferries", "start": "2005-06", "status": "planned"},
            ),
        ),
        ("A seminar had been dull.", "Seminars on knots are rare."),
    ),
    Rule(
        "Body",
        "defined-acronym",
        (
            ("The Rope Committee (RC) met.", {"name": "Rope Committee", "acronym": "RC", "kind": "committee"}),
            ("It heard the Task Force on Ferry Safety (TFFS).", {"acronym": "TFFS", "kind": "task-force"}),
        ),
        ("The rope committee (really) met.", "It heard the Great Bell (GB)."),
    ),
    Rule(
        "Body",
        "known-name",
        (
            ("The Trade and Development Board took note.", {"name": "Trade and Development Board"}),
            ("The Women Leaders’ Network spoke.", {"name": "Women Leaders' Network", "kind": "network"}),
        ),
        ("The board of trade slept.", "Leaders spoke."),
    ),
    Rule(
        "Organization",
        "head-noun",
        (
            (
                "A note by the Black Sea Rope Association was read.",
                {"name": "Black Sea Rope Association", "kind": "ngo"},
            ),
            ("Members heard the Ministry of Ferries of Latvia.", {"kind": "government"}),
        ),
        ("An association of ideas was made.", "Each ministry has a door."),
    ),
)
