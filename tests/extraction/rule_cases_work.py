"""Invented sentences for the rules about cooperation, overlap, themes, projects and examples."""

from __future__ import annotations

from tests.extraction.rule_cases import OWN, Rule

WORK: tuple[Rule, ...] = (
    Rule(
        "Cooperation",
        "with-partner",
        (
            (
                "The secretariat will liaise with the World Bank on ropes.",
                {"from": "FBO secretariat", "to": ["World Bank"], "kind": "liaise", "status": "agreed"},
            ),
            (
                "The Committee on Ropes works in cooperation with agencies such as the ILO and the World Bank.",
                {
                    "to": ["International Labour Organization", "World Bank"],
                    "kind": "joint-activity",
                    "status": "existing",
                },
            ),
        ),
        ("He dealt with the World Bank robbery.", "Cooperation is good."),
    ),
    Rule(
        "Cooperation",
        "with-each-partner",
        (
            (
                "The European Commission requested the secretariat to ensure cooperation with the OECD and the World Bank.",
                {"from": "FBO secretariat", "to": ["World Bank"], "status": "requested"},
            ),
            (
                "The Committee on Ropes will test ropes in partnership with the ILO, the OECD and the World Bank.",
                {"to": ["World Bank"], "status": "agreed"},
            ),
        ),
        ("The OECD and the World Bank differ.", "He sat with the OECD and the World Bank."),
    ),
    Rule(
        "Cooperation",
        "sponsored-by",
        (
            (
                "The report will be co-sponsored by the ILO, the OECD and the World Bank.",
                {"from": "International Labour Organization", "kind": "co-sponsor"},
            ),
            ("The fair is co-sponsored by the ILO and the World Bank.", {"to": ["World Bank"]}),
        ),
        ("The fair is sponsored by sailors.", "The ILO is a sponsor."),
    ),
    Rule(
        "Cooperation",
        "together-with",
        (
            (
                "The Committee on Ropes, together with the secretariat, tested ropes.",
                {"from": "Committee on Ropes", "to": ["FBO secretariat"]},
            ),
            ("The World Bank, together with the OECD, paid.", {"from": "World Bank"}),
        ),
        ("The ropes, together with the knots, held.", "Together with the tide came rain."),
    ),
    Rule(
        "Cooperation",
        "invites",
        (
            (
                "The Working Party invited the World Bank to speak.",
                {"to": ["World Bank"], "kind": "invite", "status": "requested"},
            ),
            ("The Working Party invited all member States to take part.", {"kind": "invite"}),
        ),
        ("Member States were invited to speak.", "France invited the World Bank."),
    ),
    Rule(
        "Cooperation",
        "agreed-to-invite",
        (
            (
                "The Working Party agreed to invite the OECD to its next session.",
                {"kind": "invite", "status": "agreed"},
            ),
            ("The Working Party decided to invite the World Bank.", {"to": ["World Bank"], "status": "agreed"}),
        ),
        ("It may agree to invite the OECD.", "The Working Party agreed to test."),
    ),
    Rule(
        "Cooperation",
        "helps-to-create",
        (
            (
                "The secretariat will coordinate the creation of the Committee on Ropes.",
                {"from": "FBO secretariat", "to": ["Committee on Ropes"]},
            ),
            ("The World Bank will support the work of the Task Force on Ferries.", {"from": "World Bank"}),
        ),
        ("The wind will support the work of sails.", "The secretariat will coordinate flights."),
    ),
    Rule(
        "Cooperation",
        "secretariat-serves",
        (
            (
                "The secretariat supports the teams with reports.",
                {"to": ["teams of specialists"], "kind": "in-kind", "status": "existing"},
            ),
            ("The secretariat assists the Committee on Ropes.", {"to": ["Committee on Ropes"]}),
        ),
        ("The secretariat supports change.", "The steel supports the teams."),
    ),
    Rule(
        "Cooperation",
        "contributes-to",
        (
            (
                "The Committee on Ropes will contribute to the work of the World Bank.",
                {"to": ["World Bank"], "kind": "in-kind"},
            ),
            ("The Committee on Ropes will contribute to a seminar on knots.", {"to": ["organizers of the seminar"]}),
        ),
        ("Rust will contribute to the fall.", "It may contribute to the work of the World Bank."),
    ),
    Rule(
        "Cooperation",
        "seeks-approval",
        (
            (
                "A letter on this would be sent to the World Bank to seek OECD approval.",
                {"kind": "consult", "status": "agreed"},
            ),
            (
                "The proposal will be sent to the ILO for OECD endorsement.",
                {"to": ["International Labour Organization", "Organisation for Economic Co-operation and Development"]},
            ),
        ),
        ("A rope was sent to the World Bank.", "A letter was lost."),
    ),
    Rule(
        "Cooperation",
        "would-share",
        (
            (
                "This would enable the OECD and the ILO to share views.",
                {"kind": "information-exchange", "status": "proposed"},
            ),
            ("It will enable the Committee on Ropes and the World Bank to exchange lists.", {"to": ["World Bank"]}),
        ),
        ("Ropes enable boats and men to land.", "The OECD and the ILO share views."),
    ),
    Rule(
        "OverlapConcern",
        "worry-about-double-work",
        (
            (
                "The European Commission requested the secretariat to work with the OECD while avoiding"
                " duplication and overlapping activities.",
                {
                    "raised_by": "European Commission",
                    "about_body": "FBO secretariat",
                    "with": ["Organisation for Economic Co-operation and Development"],
                },
            ),
            ("The Working Party agreed to share lists in order to avoid re-inventing the wheel.", {"raised_by": OWN}),
        ),
        ("The wheels of the cart overlap the road.", "A duplicate of the list was made."),
    ),
    Rule(
        "Theme",
        "enumerated-issues",
        (
            (
                "The talks focused on two major issues: (a) the age of ropes; and (b) the cost of steel.",
                {"name": "Age of ropes", "body": OWN},
            ),
            (
                "The work is set out under two themes: (a) ferry safety; and (b) knots for all.",
                {"name": "Ferry safety"},
            ),
        ),
        ("It cost (a) ten; and (b) twenty.", "The talks focused on ropes."),
    ),
    Rule(
        "Theme",
        "included-as-theme",
        (
            (
                "The Working Party decided to include “ferry finance” as a new theme in its work.",
                {"name": "Ferry finance", "body": OWN},
            ),
            ("It included rope safety as an overall theme.", {"name": "Rope safety"}),
        ),
        ("It included a new knot.", "The theme was old."),
    ),
    Rule(
        "Theme",
        "asked-as-theme",
        (
            (
                "France requested that rope safety be included as a cross-cutting theme.",
                {"name": "Rope safety", "status": "proposed"},
            ),
            ("It asked that old bridges be treated as a theme.", {"name": "Old bridges"}),
        ),
        ("It asked that rope be sold.", "That theme was good."),
    ),
    Rule(
        "Theme",
        "quoted-theme",
        (
            ("The theme of the meeting is “Ropes for All”.", {"name": "Ropes for All"}),
            ("The proposed theme for the summit is: “Knots First”.", {"name": "Knots First", "status": "proposed"}),
        ),
        ("He quoted “Ropes for All”.", "The theme was not found."),
    ),
    Rule(
        "Theme",
        "work-areas",
        (
            (
                "The theme is “Knots First” with two work areas on: Steel, Rope and Wood.",
                {"name": "Steel", "part_of": "Knots First"},
            ),
            ("The theme will be “Ropes for All” with sub-themes on Safety and Cost.", {"name": "Safety"}),
        ),
        ("It has two work areas on the deck.", "Areas on the map are blue."),
    ),
    Rule(
        "Theme",
        "added-priority",
        (
            ("Rope safety was to be added as the sixth priority area.", {"name": "Rope safety", "status": "proposed"}),
            ("Ferry finance will be added as a priority area.", {"name": "Ferry finance"}),
        ),
        ("Salt was added as a last step.", "It is a priority area."),
    ),
    Rule(
        "Project",
        "listed",
        (
            (
                "The Working Party approved two new project proposals:\n\n- Safe Ropes for Ports;\n\n- Knots Online.",
                {"name": "Safe Ropes for Ports", "status": "approved"},
            ),
            (
                "It received reports on completed projects:\n\n- Rope Atlas 2003;\n\n- Ferry School,"
                " with Latvia as the lead country.",
                {"name": "Ferry School", "status": "completed", "lead": "Latvia"},
            ),
        ),
        ("It named two reasons:\n\n- Rain;\n\n- Rust.", "Projects are few."),
    ),
    Rule(
        "Project",
        "makes-product",
        (
            (
                "The Committee on Ropes will produce the Guidelines on Old Knots.",
                {"name": "Guidelines on Old Knots", "status": "planned", "body": "Committee on Ropes"},
            ),
            (
                "The secretariat will finalise a report on rope fires in the spring of 2004.",
                {"name": "Report on rope fires", "status": "ongoing"},
            ),
        ),
        ("The secretariat will prepare tea.", "Guidelines on knots are old."),
    ),
    Rule(
        "Project",
        "activity-in-list",
        (
            (
                "The Committee on Ropes will carry out activities such as knot courses, rope tests and ferry tours.",
                {"name": "Rope tests", "status": "planned"},
            ),
            (
                "The Committee on Ropes runs initiatives, such as rope schools and port clubs for women.",
                {"status": "ongoing"},
            ),
        ),
        ("Ropes such as hemp, jute and steel are sold.", "Activities are many."),
    ),
    Rule(
        "Project",
        "proposals-from",
        (
            (
                "It adopted the proposals on rope tests from the Governments of Latvia and Finland.",
                {"lead": "Latvia", "lead_iso3": "LVA", "status": "approved"},
            ),
            (
                "It noted the proposal on knot lists from the Government of France.",
                {"lead": "France", "status": "proposed"},
            ),
        ),
        ("The rope from the Government of France is old.", "Proposals on ropes came from sailors."),
    ),
    Rule(
        "Project",
        "programmes-run-by",
        (
            ("It took note of the training programmes organized by the World Bank.", {"status": "ongoing"}),
            ("It noted training courses offered by the ILO.", {"status": "ongoing"}),
        ),
        ("Programmes on television were noted.", "Training is organized by day."),
    ),
    Rule(
        "Project",
        "further-activities",
        (
            ("The secretariat will develop further activities related to rope finance.", {"status": "planned"}),
            ("The Committee on Ropes will develop new activities on knots.", {"body": "Committee on Ropes"}),
        ),
        ("Activities related to ropes were few.", "It will develop rust."),
    ),
    Rule(
        "Project",
        "to-include-work",
        (
            (
                "The plan expands the work to include benchmarking the cost of ropes in cooperation with others.",
                {"status": "proposed"},
            ),
            ("It hopes for activities to include testing old knots.", {"status": "proposed"}),
        ),
        ("The price is to include testing.", "The work includes knots."),
    ),
    Rule(
        "Example",
        "named-case",
        (
            ("For example, in Latvia the Old Rope cluster had grown.", {"name": "Old Rope cluster", "iso3": "LVA"}),
            ("The success of the Singapore model was in its people.", {"name": "Singapore model", "iso3": "SGP"}),
        ),
        ("The cluster of stars is bright.", "The World Bank programme in India is large."),
    ),
    Rule(
        "Example",
        "case-of-country",
        (
            ("One lesson came from the case of Latvia in spring.", {"name": "Latvia case", "iso3": "LVA"}),
            ("It was shown by experience, notably the case of Mauritius.", {"iso3": "MUS"}),
        ),
        ("In the case of fire, use ropes.", "The model of the bridge was small."),
    ),
)
