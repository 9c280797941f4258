"""Invented sentences for the rules that find joint work, charges and cases of countries by who is named."""

from __future__ import annotations

from tests.extraction.rule_cases import FRAME, OWN, Rule

TEAM = "Team of Specialists on Rope Safety"
EXPERTS = "1. The Commission on Rope Trade held its second session in Geneva on 4 and 5 May 2004.\n\n2. {text}\n"
"""The report of a body that meets to exchange experience."""
ASKED = FRAME.replace("{text}", "It met.\n\nRecommendations to Governments\n\n1. Rope policy\n\n(a) {text}")
TOGETHER: tuple[Rule, ...] = (
    Rule(
        "Cooperation",
        "one-thing-together",
        (
            (
                "The Rope Agency and the Knot Federation will jointly organize a fair.",
                {"from": "Rope Agency", "to": ["Knot Federation"], "kind": "joint-activity", "status": "agreed"},
            ),
            ("The World Bank and the ILO run a common fund for ferries.", {"from": "World Bank", "status": "existing"}),
        ),
        ("The World Bank and the ILO spoke of ferries.", "The OECD will organize a fair."),
    ),
    Rule(
        "Cooperation",
        "the-two",
        (
            (
                "The representative of UNIDO proposed that the two secretariats exchange their calendars.",
                {"to": ["FBO secretariat"], "kind": "information-exchange", "status": "proposed"},
            ),
            ("The OECD suggested that the two organizations cooperate on ropes.", {"to": [OWN], "kind": "liaise"}),
        ),
        ("The two secretariats were painted.", "The OECD suggested that two ropes be tied."),
    ),
    Rule(
        "Cooperation",
        "with-support-of",
        (
            (
                "The seminar was held with financial support from the World Bank.",
                {"from": "World Bank", "to": [OWN], "kind": "fund", "status": "existing"},
            ),
            ("With the assistance of UNIDO, the secretariat translated the guide.", {"kind": "fund"}),
        ),
        ("It was written with support from the secretariat.", "With the support of all, it ended."),
    ),
    Rule(
        "Cooperation",
        "jointly-by",
        (
            ("A study was jointly prepared by the ILO and the OECD.", {"kind": "joint-activity", "status": "existing"}),
            (
                "The fair was jointly organized by the World Bank and UNIDO.",
                {"from": "World Bank", "to": ["United Nations Industrial Development Organization"]},
            ),
        ),
        ("A study was prepared by the OECD.", "It was jointly prepared by friends."),
    ),
    Rule(
        "Cooperation",
        "among-those-named",
        (
            (
                "The ILO and the OECD train pilots; members asked for coordination among the two organizations.",
                {"from": "International Labour Organization", "kind": "liaise", "status": "requested"},
            ),
            (
                "UNIDO had a fund, as had the World Bank; links between the two institutions were wanted.",
                {"to": ["World Bank"], "kind": "liaise"},
            ),
        ),
        ("Coordination among the two organizations was wanted.", "The OECD and the ILO train pilots."),
    ),
    Rule(
        "Cooperation",
        "among-parties",
        (
            (
                "The Working Party encouraged an exchange of information between Governments and banks.",
                {"from": "Governments", "to": ["banks"], "kind": "information-exchange"},
            ),
            ("Members wanted cooperation among donors and Governments.", {"from": "donors", "to": ["Governments"]}),
        ),
        ("Members wanted rope between two posts.", "There was cooperation on ropes."),
    ),
    Rule(
        "Cooperation",
        "among-themselves",
        (
            (
                "Members wanted better coordination among donors.",
                {"from": "donors", "to": ["donors"], "kind": "liaise"},
            ),
            ("Donors should coordinate their programmes.", {"from": "Donors", "to": ["Donors"], "status": "requested"}),
        ),
        ("Donors should publish their programmes.", "Members were among friends."),
    ),
    Rule(
        "Cooperation",
        "asked-to-work-together",
        (
            (
                "Bilateral and multilateral bodies should:\n\n(i) Work together on ropes.",
                {"from": "bilateral bodies", "to": ["multilateral bodies"], "status": "requested"},
            ),
            (
                "Private and public agencies should:\n\n(i) Promote information exchange on knots.",
                {"from": "private agencies", "kind": "information-exchange"},
            ),
        ),
        ("Banks should:\n\n(i) Work together on ropes.", "Bilateral and multilateral bodies should:\n\n(i) Buy ropes."),
        ASKED,
    ),
    Rule(
        "Mandate",
        "is-mandated",
        (
            (f"The Working Party mandated the {TEAM} to draft rules.", {"body": TEAM}),
            ("The Working Party entrusted the secretariat with the printing of maps.", {"body": "FBO secretariat"}),
        ),
        ("The Working Party thanked the secretariat.", "The law mandated seat belts."),
    ),
    Rule(
        "Mandate",
        "mandate-lasts",
        (
            (f"The mandate of the {TEAM} is one year.", {"body": TEAM, "duration": "P1Y"}),
            ("The term of office of the Steering Committee was two years.", {"body": "Steering Committee"}),
        ),
        (f"The mandate of the {TEAM} is broad.", "A year is long."),
    ),
    Rule(
        "Mandate",
        "task-in-list",
        (
            (f"The {TEAM} shall:\n\n(a) Draft a guide to knots;\n\n(b) Collect data.", {"body": TEAM}),
            ("The Steering Committee will:\n\n(a) Meet often;\n\n(b) Report back.", {"body": "Steering Committee"}),
        ),
        (f"The {TEAM} saw:\n\n(a) A guide to knots;\n\n(b) Data.", "Members will:\n\n(a) Sing;\n\n(b) Dance."),
    ),
    Rule(
        "Mandate",
        "areas-in-line",
        (
            ("It identified three areas for future work: (a) ropes; (b) knots.", {"body": OWN}),
            ("The Working Party selected two topics for further study: (a) sails; (b) masts.", {"body": OWN}),
        ),
        ("It identified three ships: (a) red; (b) blue.", "Areas for work were few."),
    ),
    Rule(
        "Example",
        "in-country",
        (
            ("In Latvia, rope schools had doubled their pupils.", {"name": "Rope schools", "iso3": "LVA"}),
            ("In the Philippines, the harbour fund guarantees small loans.", {"name": "Harbour fund", "iso3": "PHL"}),
        ),
        ("In spring, rope schools had doubled their pupils.", "In Latvia there."),
        EXPERTS,
    ),
    Rule(
        "Example",
        "of-country",
        (
            ("Chile’s Rope Fund lends to small yards.", {"name": "Rope Fund", "country": "Chile", "iso3": "CHL"}),
            ("Ghana’s Port Scheme was new.", {"name": "Port Scheme", "iso3": "GHA"}),
        ),
        ("Chile’s ropes are long.", "The chair’s Rope Fund was new."),
        EXPERTS,
    ),
    Rule(
        "Example",
        "described-by-country",
        (
            ("The expert from Poland described the work of the rope school.", {"name": "Rope school", "iso3": "POL"}),
            ("The representative of Kenya outlined the loan scheme, which was new.", {"name": "Loan scheme"}),
        ),
        ("The expert from Poland slept.", "The expert described the rope school."),
        EXPERTS,
    ),
)
