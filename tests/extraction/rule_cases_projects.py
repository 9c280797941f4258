"""Invented sentences for the rules that find projects: what is made, run, offered or proposed."""

from __future__ import annotations

from tests.extraction.rule_cases import FRAME, Rule

ANNEX = FRAME.replace("2. {text}", "2. It met.\n\nAnnex I\n\nPROGRAMME OF WORK\n\n{text}")
PROJECTS: tuple[Rule, ...] = (
    Rule(
        "Project",
        "being-made",
        (
            (
                "A manual on knots was being prepared by the secretariat.",
                {"name": "Manual on knots", "status": "ongoing"},
            ),
            ("A study of ports is being carried out.", {"name": "Study of ports", "status": "ongoing"}),
        ),
        ("A manual on knots was being read.", "Manuals are being sold."),
    ),
    Rule(
        "Project",
        "to-be-made",
        (
            ("A directory of ferries will be published in 2005.", {"name": "Directory of ferries", "date": "2005"}),
            ("A guide on ropes would be made available.", {"name": "Guide on ropes", "status": "planned"}),
        ),
        ("A directory of ferries will be burnt.", "A guide on ropes had been lost."),
    ),
    Rule(
        "Project",
        "asked-to-be-made",
        (
            (
                "The delegation of Latvia proposed that a handbook on ropes be published.",
                {"name": "Handbook on ropes", "lead_iso3": "LVA", "status": "proposed"},
            ),
            ("Poland suggested that a survey of ports be undertaken.", {"name": "Survey of ports"}),
        ),
        ("Poland suggested that the ports be closed.", "It proposed that a rope be cut."),
    ),
    Rule(
        "Project",
        "in-making",
        (
            ("Members were to work together in developing a database on ferries.", {"name": "Database on ferries"}),
            ("The OECD agreed to assist ports in preparing a manual on knots.", {"name": "Manual on knots"}),
        ),
        ("Members work together in the port.", "The OECD assists ports in storing ropes."),
    ),
    Rule(
        "Project",
        "named-programme",
        (
            ("The Safe Rope initiative had ended.", {"name": "Safe Rope initiative"}),
            ("The delegation presented the Clean Ferry Ports programme.", {"name": "Clean Ferry Ports programme"}),
        ),
        ("The initiative had ended.", "It adopted its Programme of work."),
    ),
    Rule(
        "Project",
        "titled-programme",
        (
            ("The record described its Small Ports Initiative.", {"name": "Small Ports Initiative"}),
            ("Latvia spoke of the “Clean Water Scheme”.", {"name": "Clean Water Scheme"}),
        ),
        ("The United Nations Development Programme left.", "It took the initiative."),
    ),
    Rule(
        "Project",
        "proposes-thing",
        (
            (
                "Latvia proposed to create a network of rope makers.",
                {"name": "Network of rope makers", "lead_iso3": "LVA", "status": "proposed"},
            ),
            ("Chile proposed a pilot project on knots.", {"name": "Pilot project on knots", "lead_iso3": "CHL"}),
        ),
        ("Latvia proposed to create trouble.", "Chile described a network of roads."),
    ),
    Rule(
        "Project",
        "proposal-of-thing",
        (
            ("A proposal to establish a fund for ferries was noted.", {"name": "Fund for ferries"}),
            ("The proposal by Poland for a database on ports was welcomed.", {"name": "Database on ports"}),
        ),
        ("A proposal to close the port was noted.", "The proposal by Poland was welcomed."),
    ),
    Rule(
        "Project",
        "quoted-proposal",
        (
            ("The Working Party took note of the proposal “Ropes for All”.", {"name": "Ropes for All"}),
            ("A proposal entitled “Clean Quays” was before it.", {"name": "Clean Quays", "status": "proposed"}),
        ),
        ("A poem entitled “Clean Quays” was read.", "The proposal was called bold."),
    ),
    Rule(
        "Project",
        "joint-project",
        (
            ("A joint project on ropes was planned.", {"name": "Joint project on ropes"}),
            ("Members spoke of a pilot programme for young sailors.", {"name": "Pilot programme for young sailors"}),
        ),
        ("A joint of beef was eaten.", "A new project had no name."),
    ),
    Rule(
        "Project",
        "runs-programme",
        (
            (
                "Poland launched a programme to train sailors.",
                {"name": "Programme to train sailors", "lead_iso3": "POL"},
            ),
            ("The secretariat runs a programme for ports.", {"name": "Programme for ports", "status": "ongoing"}),
        ),
        ("Poland launched a ship.", "The secretariat runs late."),
    ),
    Rule(
        "Project",
        "task-to-make",
        (
            (
                "The Team of Specialists on Rope Safety shall:\n\n(a) Draft a guide to knots;\n\n(b) Meet often.",
                {"name": "Guide to knots", "status": "planned"},
            ),
            (
                "The secretariat will:\n\n(a) Organize a workshop on ferries;\n\n(b) Report back.",
                {"name": "Workshop on ferries"},
            ),
        ),
        ("Members liked:\n\n(a) Draft a guide to knots;\n\n(b) Meet often.", "Draft a guide to knots, he said."),
    ),
    Rule(
        "Project",
        "dated-event-as-project",
        (
            (
                "A seminar on knots was held in Riga on 3 May 2003.",
                {"name": "Seminar on knots", "status": "completed", "place": "Riga", "date": "2003-05"},
            ),
            (
                "A workshop on ferries will be held in Rome in June 2005.",
                {"name": "Workshop on ferries", "status": "planned", "date": "2005-06"},
            ),
        ),
        ("A conference on knots was held in Riga on 3 May 2003.", "A seminar had been dull."),
    ),
    Rule(
        "Project",
        "coded-heading",
        (
            (
                "A.1 Rope tests\n\n1. The work goes on.\n\nA.2 Knot tests\n\n2. So does this.",
                {"name": "Rope tests", "code": "A.1"},
            ),
            ("A.1 Port maps\n\n1. Latvia leads.\n\nA.2 Sails\n\n2. It goes on.", {"name": "Sails", "code": "A.2"}),
        ),
        ("A. Rope tests\n\n1. The work goes on.\n\nB. Knots\n\n2. So does this.", "1. The work A.1 goes on."),
        ANNEX,
    ),
)
