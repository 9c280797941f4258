"""Invented sentences for the rules about recommendations and mandates."""

from __future__ import annotations

from tests.extraction.rule_cases import OWN, Rule

CHARGES: tuple[Rule, ...] = (
    Rule(
        "Recommendation",
        "request",
        (
            (
                "The Working Party requested the secretariat to test ropes.",
                {"issued_by": OWN, "addressee_kind": "secretariat"},
            ),
            (
                "The European Commission invited member States to send ropes.",
                {"addressee": "member States", "addressee_kind": "governments"},
            ),
        ),
        ("The Committee had asked members to knot.", "The requested rope came."),
    ),
    Rule(
        "Recommendation",
        "listed-under-request",
        (
            (
                "The secretariat should:\n\n(a) Test ropes;\n\n(b) Keep lists.",
                {"number": "2(a)", "addressee_kind": "secretariat"},
            ),
            (
                "The Working Party recommends that Governments:\n\n(a) Test ropes;\n\n(b) Keep lists.",
                {"number": "2(b)", "addressee": "Governments"},
            ),
        ),
        ("The shop sells:\n\n(a) Ropes;\n\n(b) Knots.", "The secretariat should rest."),
    ),
    Rule(
        "Recommendation",
        "should",
        (
            (
                "It was suggested that Governments should test ropes.",
                {"addressee": "Governments", "addressee_kind": "governments"},
            ),
            ("It was recommended that old ropes be tested.", {"addressee_kind": "governments"}),
        ),
        ("It was asked whether ropes should be tested.", "It was pointed out that ropes should hold."),
    ),
    Rule(
        "Recommendation",
        "proposal-of",
        (
            (
                "The Working Party accepted the proposal of the Government of France that ropes be tested.",
                {"issued_by": "Government of France", "addressee": OWN},
            ),
            (
                "The Working Party endorsed the proposals made by the European Commission.",
                {"issued_by": "European Commission"},
            ),
        ),
        ("The proposal was long.", "It accepted the offer of France."),
    ),
    Rule(
        "Recommendation",
        "as-asked-by",
        (
            ("The first step, as requested by Belarus, is a test.", {"issued_by": "Belarus", "addressee": OWN}),
            ("A list, as proposed by the European Commission, is kept.", {"issued_by": "European Commission"}),
        ),
        ("It went as planned by sailors.", "It is as told by Belarus."),
    ),
    Rule(
        "Recommendation",
        "recommendations-of",
        (
            (
                "The Committee on Ropes follows the recommendations of the Expert Meeting on Knots, and"
                " particularly the testing of knots.",
                {"issued_by": "Expert Meeting on Knots"},
            ),
            (
                "The secretariat will use the recommendations of the Task Force on Ferries, in particular the keeping of lists.",
                {"issued_by": "Task Force on Ferries"},
            ),
        ),
        (
            "The recommendations of the doctor were firm.",
            "It follows the rules of the Committee on Ropes, notably the first.",
        ),
    ),
    Rule(
        "Mandate",
        "purpose-of",
        (
            ("The mission of the Working Party on Bridges is to make bridges safe.", {"body": OWN}),
            (
                "It is the role of the secretariat to help Governments.",
                {"body": "FBO secretariat", "beneficiaries": ["Governments"]},
            ),
        ),
        ("The aim of the trip is to rest.", "The role of ropes is plain."),
    ),
    Rule(
        "Mandate",
        "undertakes",
        (
            (
                "The Committee on Ropes will test ropes for women.",
                {"body": "Committee on Ropes", "beneficiaries": ["women"]},
            ),
            ("The secretariat will prepare guidelines.", {"body": "FBO secretariat", "activities": ["guidelines"]}),
        ),
        ("Latvia will test ropes.", "The ropes will hold."),
    ),
    Rule(
        "Mandate",
        "has-a-mandate",
        (
            (
                "The Committee on Ropes will have a two-year mandate to test ropes.",
                {"duration": "P2Y", "start": "2004-05"},
            ),
            ("The Task Force on Ferries shall have an 18-month mandate.", {"duration": "P18M"}),
        ),
        ("The mandate of the rope is long.", "The Committee on Ropes has had a long life."),
    ),
    Rule(
        "Mandate",
        "set-up",
        (
            (
                "The Working Party decided that a Task Force on Ferries would be established for one year to test boats.",
                {"body": "Task Force on Ferries", "duration": "P1Y"},
            ),
            (
                "The Working Party decided to establish a Committee on Ropes to test ropes.",
                {"body": "Committee on Ropes"},
            ),
        ),
        ("The Working Party decided to establish a list.", "A fact would be established by the Committee on Ropes."),
    ),
    Rule(
        "Mandate",
        "term-renewed",
        (
            (
                "The Working Party renewed the two-year mandate of the Committee on Ropes.",
                {"body": "Committee on Ropes"},
            ),
            ("The Working Party extended the mandate of the Task Force on Ferries.", {"body": "Task Force on Ferries"}),
        ),
        ("The contract was renewed.", "The mandate of the Committee on Ropes ended."),
    ),
    Rule(
        "Mandate",
        "responsible-for",
        (
            ("The Committee on Ropes is responsible for testing.", {"body": "Committee on Ropes"}),
            ("The teams were expected to carry out tests.", {"body": "teams of specialists"}),
        ),
        ("Rain is responsible for rust.", "Storms were expected."),
    ),
    Rule(
        "Mandate",
        "scope-of-work",
        (
            ("The work of the Committee on Ropes will assist sailors.", {"body": "Committee on Ropes"}),
            ("The Programme will also cover old ropes.", {"body": OWN}),
        ),
        ("The paint will cover old ropes.", "The work was hard."),
    ),
    Rule(
        "Mandate",
        "charged-with",
        (
            ("The papers were forwarded for review to the Committee on Ropes.", {"body": "Committee on Ropes"}),
            ("The tests will be reviewed by the Task Force on Ferries.", {"body": "Task Force on Ferries"}),
        ),
        ("The letters were forwarded to sailors.", "The tests had been reviewed by the Committee on Ropes."),
    ),
    Rule(
        "Mandate",
        "area-of-work",
        (
            (
                "The Working Party identified two areas for future work:\n\n(a) The safety of ropes;\n\n(b) The age of bridges.",
                {"body": OWN},
            ),
            ("It set out three areas of further work:\n\n(a) Ropes;\n\n(b) Knots.", {"body": OWN}),
        ),
        ("It named two reasons:\n\n(a) Rain;\n\n(b) Rust.", "It identified areas of rust."),
    ),
    Rule(
        "Mandate",
        "agreed-measures",
        (
            (
                "The Working Party agreed on a set of measures on women in ports.",
                {"body": OWN, "beneficiaries": ["women"]},
            ),
            ("The Working Party adopted an action plan on ropes.", {"body": OWN, "activities": ["action-plan"]}),
        ),
        ("Latvia agreed on measures.", "The measures were few."),
    ),
    Rule(
        "Mandate",
        "to-be-led-by",
        (
            ("The Working Party agreed that the tests were to be coordinated by one economy.", {"body": "one economy"}),
            (
                "The Working Party decided that the work should be led by the Committee on Ropes.",
                {"body": "Committee on Ropes"},
            ),
        ),
        ("The band was to be led by a drummer.", "The Working Party agreed that tests be made."),
    ),
    Rule(
        "Mandate",
        "is-asked",
        (
            ("The Working Party called upon the secretariat to hold two meetings.", {"body": "FBO secretariat"}),
            ("The Working Party requested the Committee on Ropes to test knots.", {"body": "Committee on Ropes"}),
        ),
        ("France requested the secretariat to test knots.", "The secretariat asked nothing."),
    ),
)
