"""Invented sentences for the rules about decisions, requests, commitments, proposals and statements."""

from __future__ import annotations

from tests.extraction.rule_cases import OWN, Rule

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
                {"verb": "recommended", "class": "decision"},
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
