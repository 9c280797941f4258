"""Invented sentences for the rules that rest on headings, lists and turns of their own."""

from __future__ import annotations

from tests.extraction.rule_cases import OWN, Rule

MORE: tuple[Rule, ...] = (
    Rule(
        "Meeting",
        "next-session",
        (
            (
                "The next session will be held in Rome on 3 May 2005.",
                {"ordinal": 4, "start": "2005-05-03", "status": "planned"},
            ),
            ("It agreed to hold its next session on 2 June 2005.", {"ordinal": 4, "start": "2005-06-02"}),
        ),
        ("The next session was not dated.", "The next ship sails on 3 May 2005."),
    ),
    Rule(
        "Body",
        "short-form",
        (
            ("The secretariat prepared tea.", {"name": "FBO secretariat", "kind": "secretariat-unit"}),
            ("It thanked the Secretariat.", {"name": "FBO secretariat"}),
        ),
        ("Secretarial work is hard.", "He is a secretary."),
    ),
    Rule(
        "Theme",
        "mainstreaming",
        (
            ("It asked for the mainstreaming of gender issues in all work.", {"name": "Gender mainstreaming"}),
            ("The mainstreaming of safety was praised.", {"name": "Safety mainstreaming"}),
        ),
        ("The main stream is deep.", "Gender was praised."),
    ),
    Rule(
        "Theme",
        "listed-area",
        (
            (
                "It named two areas for future work:\n\n(a) The safety of old ropes;\n\n(b) Ferry finance.",
                {"name": "Ferry finance", "body": OWN},
            ),
            ("The work has these priorities:\n\n- Safe bridges;\n\n- Clean ports.", {"name": "Safe bridges"}),
        ),
        ("It named two reasons:\n\n(a) Rain;\n\n(b) Rust.", "Areas of rust were found."),
    ),
    Rule(
        "Mandate",
        "first-and-second",
        (
            (
                "The Working Party called upon the secretariat to hold two meetings: the first to discuss"
                " ropes, and the second to weigh knots.\n\nA. Expert Meeting on Ropes\n\n3. Experts met.\n\nB."
                " Expert Meeting on Knots\n\n4. Experts left.",
                {"body": "Expert Meeting on Ropes"},
            ),
            (
                "The Working Party requested the secretariat to hold two meetings: the first to discuss ropes"
                " and the second to weigh knots.\n\nA. Expert Meeting on Ropes\n\n3. Experts met.\n\nB."
                " Expert Meeting on Knots\n\n4. Experts left.",
                {"body": "Expert Meeting on Knots"},
            ),
        ),
        (
            "The first to land won, and the second to land lost.",
            "The Working Party requested the secretariat to hold two meetings.",
        ),
    ),
    Rule(
        "Mandate",
        "convened-to-discuss",
        (
            (
                "The first expert meeting convened by the Working Party discussed the price of ropes.",
                {"body": "First expert meeting"},
            ),
            (
                "The Expert Meeting on Knots convened by the Working Party considered old knots.",
                {"body": "Expert Meeting on Knots"},
            ),
        ),
        ("The Expert Meeting on Knots discussed old knots.", "A crowd convened by chance discussed ropes."),
    ),
    Rule(
        "Cooperation",
        "in-context-of",
        (
            (
                "The tests will be carried out in the framework of the World Bank.",
                {"to": ["World Bank"], "status": "existing"},
            ),
            ("The plan is implemented in the context of the Committee on Ropes.", {"to": ["Committee on Ropes"]}),
        ),
        ("It must be seen in the context of the World Bank report.", "The tests will be carried out in May."),
    ),
    Rule(
        "Cooperation",
        "leaders-in-liaison",
        (
            (
                "The lead countries, in liaison among themselves, and the secretariat will test.\n\n-"
                " Old ropes, with Latvia as the lead country;\n\n- New knots, with Malta as the lead country.",
                {"from": ["Latvia", "Malta"], "to": ["FBO secretariat"]},
            ),
            (
                "The member States, in consultation among themselves, and the secretariat will test.",
                {"from": "member States"},
            ),
        ),
        ("The lead countries and the secretariat will test.", "They spoke among themselves."),
    ),
    Rule(
        "Cooperation",
        "shares-on-invitation",
        (
            (
                "It will reply to any invitation from other international organizations to share its lists.",
                {"kind": "information-exchange", "from": OWN},
            ),
            ("It welcomed invitations from the World Bank to present its work.", {"to": ["World Bank"]}),
        ),
        ("An invitation from the World Bank came.", "It will reply to letters."),
    ),
    Rule(
        "Cooperation",
        "between-parties",
        (
            (
                "It praised the cooperation between the ILO and the World Bank.",
                {"from": "International Labour Organization", "to": ["World Bank"]},
            ),
            ("A memorandum of understanding between the OECD and the World Bank was signed.", {"to": ["World Bank"]}),
        ),
        ("It praised cooperation between themselves.", "The gap between the ILO and the World Bank is wide."),
    ),
    Rule(
        "Cooperation",
        "contributes-to-meeting",
        (
            (
                "See below.\n\nItem 2: High Level Meeting on Old Ropes\n\n3. The Working Party discussed"
                " how to contribute to the Meeting.",
                {"status": "proposed", "kind": "joint-activity"},
            ),
            (
                "See below.\n\nItem 2: World Ferry Summit\n\n3. The Working Party weighed ways on how to contribute to the Summit.",
                {"from": OWN},
            ),
        ),
        ("It discussed how to contribute.", "Rust may contribute to the fall."),
    ),
    Rule(
        "Project",
        "is-making-product",
        (
            (
                "The Committee on Ropes is reviewing the Guidelines on Old Knots.",
                {"status": "ongoing", "body": "Committee on Ropes"},
            ),
            ("The secretariat is preparing a study on rope fires.", {"name": "Study on rope fires"}),
        ),
        ("The secretariat is preparing lunch.", "The study on ropes is old."),
    ),
    Rule(
        "Project",
        "remaining-tasks",
        (
            ("It will start carrying out some specific tasks on old ropes.", {"name": "Tasks on old ropes"}),
            ("The Committee on Ropes will carry out studies on wet knots.", {"name": "Studies on wet knots"}),
        ),
        ("The tasks on deck are hard.", "It will carry out orders."),
    ),
    Rule(
        "Project",
        "event-in-programme",
        (
            (
                "It heard of the Seminar on Wet Knots held in Rome and agreed that a similar seminar be"
                " included in the programme for 2006.",
                {"status": "planned"},
            ),
            (
                "After the Workshop on Old Ropes held in Oslo it agreed that a similar workshop be organized.",
                {"status": "planned"},
            ),
        ),
        ("A similar seminar was held.", "It agreed that a seminar be held."),
    ),
    Rule(
        "Project",
        "reported-event",
        (
            ("It heard an oral report on the third Seminar on Wet Knots held in Rome.", {"status": "completed"}),
            ("It noted reports on the Workshop on Old Ropes held in Oslo.", {"name": "Workshop on Old Ropes"}),
        ),
        ("It heard a report on wet knots.", "The Seminar on Wet Knots was held."),
    ),
    Rule(
        "Project",
        "report-on-services",
        (
            ("It took note of an oral report on the FBO rope advisory services.", {"status": "ongoing"}),
            ("It took note of the report on the ferry safety initiative.", {"name": "Ferry safety initiative"}),
        ),
        ("The report on ropes is old.", "Services are few."),
    ),
    Rule(
        "Project",
        "work-on",
        (
            (
                "It will help the work of the secretariat on rope libraries for the ports.",
                {"name": "Rope libraries", "status": "ongoing"},
            ),
            ("It will join the work of the Bureau on port statistics.", {"name": "Port statistics"}),
        ),
        ("It praised the work on ropes.", "The work of the day was done."),
    ),
    Rule(
        "Project",
        "first-activity",
        (
            (
                "The first activity, as Malta had wished, will be a seminar on wet knots.",
                {"name": "Seminar on wet knots", "status": "planned"},
            ),
            ("The next step will be a survey on ports.", {"name": "Survey on ports"}),
        ),
        ("The first activity was long.", "The winner will be a sailor."),
    ),
    Rule(
        "Example",
        "as-was-the-case",
        (
            ("Change is slow, as had been the case in Riga, Latvia.", {"name": "Riga", "iso3": "LVA"}),
            ("Trade grew, as was the case in Malta.", {"iso3": "MLT"}),
        ),
        ("As was the case in winter, it froze.", "Riga, Latvia, is a port."),
    ),
    Rule(
        "Example",
        "case-in-place",
        (
            ("One success was the rope cluster in Latvia.", {"name": "Rope cluster", "iso3": "LVA"}),
            ("For example, the ferry network in Malta grew.", {"iso3": "MLT"}),
        ),
        ("The chair in Latvia broke.", "For example, the network grew."),
    ),
    Rule(
        "Example",
        "in-place-for-example",
        (
            ("In Ghana, for example, the local craft sector grew.", {"name": "Ghana craft sector", "iso3": "GHA"}),
            ("In Malta, for example, rain hurt the whole ferry industry.", {"name": "Malta ferry industry"}),
        ),
        ("In spring, for example, the craft sector grew.", "In Ghana the craft sector grew."),
    ),
    Rule(
        "Example",
        "adjective-of-country",
        (
            ("For example, the opening of the Brazilian market changed much while Brazil grew.", {"iso3": "BRA"}),
            ("An example was the reform of the Ghanaian ports while Ghana grew.", {"iso3": "GHA"}),
        ),
        ("For example, the opening of the door was slow.", "The Polish ports are old."),
    ),
    Rule(
        "Example",
        "figures-in-country",
        (
            ("Prices have risen sharply (by half in Latvia and Malta).", {"country": ["Latvia", "Malta"]}),
            ("Sales have declined (twofold in Ghana).", {"iso3": "GHA"}),
        ),
        ("Prices have risen sharply (by half).", "Prices in Latvia are high."),
    ),
)
