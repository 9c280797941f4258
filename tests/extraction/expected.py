"""What a careful reader finds in the invented reports: written by hand, only what the report says."""

from __future__ import annotations

from typing import Any

Expected = tuple[str, str, dict[str, Any]]
"""Type, paragraph, fields."""

_APEC = "Asia-Pacific Economic Cooperation"
_SMEWG = "APEC Small and Medium Enterprises Working Group"
_SMEMM = "APEC Ministers Responsible for SMEs"
_WP = "Working Party on Harbour Towns"
_QUAY = "Team of Specialists on Quay Safety"
_FISH = "Team of Specialists on Fishing Ports"
_ECE = "United Nations Economic Commission for Europe"
_ILO = "International Labour Organization"
_OECD = "Organisation for Economic Co-operation and Development"
_WPSMEE = "Working Party on SMEs and Entrepreneurship"
_COM = "Commission on Enterprise, Business Facilitation and Development"
_UNCTAD = "United Nations Conference on Trade and Development"
_CRAFT = "Expert Meeting on Craft Markets"


def _states(meeting: str, paragraph: str, kind: str, capacity: str, codes: str) -> list[Expected]:
    shared = {"meeting": meeting, "participant_kind": kind, "capacity": capacity}
    return [("Participation", paragraph, {"participant": code, "iso3": code, **shared}) for code in codes.split()]


def _decisions(paragraph: str, actor: str, *acts: tuple[str, str] | tuple[str, str, str]) -> list[Expected]:
    found: list[Expected] = []
    for verb, class_, *rest in acts:
        found.append(
            (
                "Decision",
                paragraph,
                {"verb": verb, "actor": actor, "class": class_, "addressee": rest[0] if rest else None},
            )
        )
    return found


_FIFTH = "Fifth session of the Working Party on Harbour Towns"
UN_WORKING_PARTY: list[Expected] = [
    ("Organization", "Header", {"name": "United Nations", "kind": "intergovernmental"}),
    ("Organization", "Header", {"name": _ECE, "kind": "un-body"}),
    ("Organization", "3", {"name": "European Commission", "kind": "regional-group"}),
    ("Organization", "3", {"name": _ILO, "acronyms": ["ILO"], "kind": "un-body"}),
    ("Organization", "3", {"name": "World Bank", "kind": "intergovernmental"}),
    ("Body", "1", {"name": _WP, "kind": "working-party", "parent": _ECE}),
    ("Body", "6", {"name": _QUAY, "kind": "team-of-specialists", "parent": _WP}),
    ("Body", "9", {"name": _FISH, "kind": "team-of-specialists", "parent": _WP}),
    ("Body", "8", {"name": "UN/ECE secretariat", "kind": "secretariat-unit", "parent": _ECE}),
    (
        "Meeting",
        "1",
        {
            "name": _FIFTH,
            "of_body": _WP,
            "ordinal": 5,
            "start": "2003-06-16",
            "end": "2003-06-17",
            "place": "Geneva",
            "status": "held",
        },
    ),
    (
        "Meeting",
        "12",
        {
            "name": "Sixth session of the Working Party on Harbour Towns",
            "of_body": _WP,
            "ordinal": 6,
            "start": "2004-05",
            "status": "tentative",
        },
    ),
    (
        "Meeting",
        "7",
        {"name": "Workshop on small harbours", "start": "2004", "place": "Valletta", "status": "proposed"},
    ),
    *_states(_FIFTH, "2", "country", "representative", "ALB CZE EST MLT MDA GBR UZB"),
    ("Participation", "3", {"meeting": _FIFTH, "participant": "European Commission", "capacity": "representative"}),
    ("Participation", "3", {"meeting": _FIFTH, "participant": _ILO, "capacity": "observer"}),
    ("Participation", "3", {"meeting": _FIFTH, "participant": "World Bank", "capacity": "observer"}),
    ("Participation", "4", {"meeting": _FIFTH, "participant": "Peter Falk", "iso3": "EST", "capacity": "chair"}),
    ("Person", "4", {"name": "Peter Falk", "role": "Chairman", "affiliation": _WP}),
    (
        "Document",
        "Header",
        {
            "symbol": "TRADE/WP.12/2003/9",
            "title": "Report of the Working Party on Harbour Towns on its fifth session",
            "date": "2003-07-14",
        },
    ),
    ("Document", "5", {"symbol": "TRADE/WP.12/2003/1", "title": "Agenda of the fifth session", "date": "2003"}),
    (
        "Document",
        "6",
        {"symbol": "TRADE/WP.12/2003/2", "title": "Report of the Team of Specialists on Quay Safety", "date": "2003"},
    ),
    ("AgendaItem", "Item 1", {"number": "1", "title": "Adoption of the agenda"}),
    ("AgendaItem", "Item 2", {"number": "2", "title": "Review of the work of the teams"}),
    ("AgendaItem", "Item 3", {"number": "3", "title": "Other business"}),
    *_decisions("4", "Peter Falk", ("opened", "statement")),
    *_decisions("5", _WP, ("adopted", "decision")),
    *_decisions("6", _WP, ("took note", "decision"), ("extended", "decision")),
    *_decisions("6", _QUAY, ("will prepare", "commitment")),
    *_decisions("7", "Malta", ("proposed", "proposal")),
    *_decisions("7", _WP, ("welcomed", "statement")),
    *_decisions("8", "World Bank", ("requested", "request", "UN/ECE secretariat")),
    *_decisions("9", _WP, ("decided", "decision"), ("requested", "request", "UN/ECE secretariat")),
    *_decisions("10", "UN/ECE secretariat", ("will publish", "commitment")),
    *_decisions("11", _WP, ("suggested", "proposal", "member States")),
    *_decisions("12", _WP, ("agreed", "decision")),
    (
        "Recommendation",
        "8",
        {"issued_by": "World Bank", "addressee": "UN/ECE secretariat", "addressee_kind": "secretariat"},
    ),
    ("Recommendation", "9", {"issued_by": _WP, "addressee": "UN/ECE secretariat", "addressee_kind": "secretariat"}),
    ("Recommendation", "11", {"issued_by": _WP, "addressee": "member States", "addressee_kind": "governments"}),
    ("Mandate", "6", {"body": _QUAY, "activities": ["guidelines"], "duration": "P2Y"}),
    ("Mandate", "9", {"body": _FISH, "duration": "P1Y", "activities": ["best-practice collection"]}),
    ("Mandate", "10", {"body": "UN/ECE secretariat", "activities": ["publication"]}),
    ("Project", "6", {"name": "Guidelines on safe loading", "status": "planned"}),
    ("Project", "10", {"name": "Guidelines on harbour finance", "status": "planned", "date": "2003"}),
    ("Cooperation", "6", {"from": _QUAY, "to": [_ILO], "kind": "joint-activity", "status": "agreed"}),
    (
        "Cooperation",
        "8",
        {"from": "UN/ECE secretariat", "to": ["European Commission"], "kind": "consult", "status": "requested"},
    ),
    (
        "OverlapConcern",
        "8",
        {"raised_by": "World Bank", "about_body": "UN/ECE secretariat", "with": ["European Commission"]},
    ),
]

UNCTAD_AGREED_CONCLUSIONS: list[Expected] = [
    ("Organization", "Header", {"name": _UNCTAD, "kind": "un-body"}),
    ("Organization", "4(a)", {"name": "United Nations Industrial Development Organization", "kind": "un-body"}),
    ("Organization", "4(a)", {"name": _ILO, "kind": "un-body"}),
    ("Organization", "6", {"name": "Group of 77 and China", "kind": "intergovernmental"}),
    ("Body", "Header", {"name": "Trade and Development Board", "kind": "committee", "parent": _UNCTAD}),
    ("Body", "Header", {"name": _COM, "kind": "commission", "parent": "Trade and Development Board"}),
    ("Body", "1", {"name": "Expert Meeting on Workshop Finance", "kind": "expert-meeting", "parent": _COM}),
    ("Body", "1", {"name": "UNCTAD secretariat", "kind": "secretariat-unit", "parent": _UNCTAD}),
    (
        "Meeting",
        "Header",
        {
            "name": f"Sixth session of the {_COM}",
            "of_body": _COM,
            "ordinal": 6,
            "start": "2002-02-18",
            "end": "2002-02-21",
            "place": "Geneva",
        },
    ),
    ("Meeting", "5", {"name": f"Seventh session of the {_COM}", "of_body": _COM, "ordinal": 7, "status": "planned"}),
    ("Meeting", "1", {"name": "Expert Meeting on Workshop Finance", "of_body": _COM, "status": "held"}),
    ("Meeting", "5", {"name": "Expert meeting on workshop exports", "of_body": _COM, "status": "planned"}),
    ("Participation", "6", {"participant": "Egypt", "iso3": "EGY", "capacity": "representative"}),
    (
        "Document",
        "Header",
        {
            "symbol": "TD/B/COM.3/41",
            "title": "Agreed conclusions on market access for small workshops",
            "date": "2002-03-12",
        },
    ),
    (
        "Document",
        "1",
        {"symbol": "TD/B/COM.3/38", "title": "Report of the Expert Meeting on Workshop Finance", "date": "2002"},
    ),
    *_decisions("1", _COM, ("took note", "decision"), ("commended", "statement")),
    *_decisions("2", _COM, ("recommends", "proposal", "Governments")),
    *_decisions("3", _COM, ("calls upon", "request", "international community")),
    *_decisions("5", _COM, ("decided", "decision")),
    *_decisions("6", "Egypt", ("welcomed", "statement"), ("requested", "request", "UNCTAD secretariat")),
    ("Recommendation", "2", {"issued_by": _COM, "addressee": "Governments", "addressee_kind": "governments"}),
    (
        "Recommendation",
        "2(a)",
        {"number": "2(a)", "issued_by": _COM, "addressee": "Governments", "addressee_kind": "governments"},
    ),
    (
        "Recommendation",
        "2(b)",
        {"number": "2(b)", "issued_by": _COM, "addressee": "Governments", "addressee_kind": "governments"},
    ),
    (
        "Recommendation",
        "3",
        {"issued_by": _COM, "addressee": "international community", "addressee_kind": "international-community"},
    ),
    (
        "Recommendation",
        "3(a)",
        {
            "number": "3(a)",
            "issued_by": _COM,
            "addressee": "international community",
            "addressee_kind": "international-community",
        },
    ),
    (
        "Recommendation",
        "3(b)",
        {
            "number": "3(b)",
            "issued_by": _COM,
            "addressee": "international community",
            "addressee_kind": "international-community",
        },
    ),
    ("Recommendation", "4", {"issued_by": _COM, "addressee": "UNCTAD secretariat", "addressee_kind": "secretariat"}),
    (
        "Recommendation",
        "4(a)",
        {"number": "4(a)", "issued_by": _COM, "addressee": "UNCTAD secretariat", "addressee_kind": "secretariat"},
    ),
    (
        "Recommendation",
        "4(b)",
        {"number": "4(b)", "issued_by": _COM, "addressee": "UNCTAD secretariat", "addressee_kind": "secretariat"},
    ),
    ("Recommendation", "6", {"issued_by": "Egypt", "addressee": "UNCTAD secretariat", "addressee_kind": "secretariat"}),
    (
        "Cooperation",
        "4(a)",
        {"from": "UNCTAD secretariat", "to": [_ILO], "kind": "joint-activity", "status": "requested"},
    ),
    (
        "Cooperation",
        "4(a)",
        {
            "from": "UNCTAD secretariat",
            "to": ["United Nations Industrial Development Organization"],
            "kind": "joint-activity",
            "status": "requested",
        },
    ),
]

UNCTAD_EXPERT_MEETING: list[Expected] = [
    ("Organization", "Header", {"name": _UNCTAD, "kind": "un-body"}),
    ("Organization", "6", {"name": "International Trade Centre UNCTAD/WTO", "acronyms": ["ITC"], "kind": "agency"}),
    (
        "Organization",
        "8",
        {"name": "World Intellectual Property Organization", "acronyms": ["WIPO"], "kind": "un-body"},
    ),
    ("Body", "Header", {"name": "Trade and Development Board", "kind": "committee", "parent": _UNCTAD}),
    ("Body", "Header", {"name": _COM, "kind": "commission", "parent": "Trade and Development Board"}),
    ("Body", "Header", {"name": _CRAFT, "kind": "expert-meeting", "parent": _COM}),
    ("Body", "3", {"name": "UNCTAD secretariat", "kind": "secretariat-unit", "parent": _UNCTAD}),
    ("Meeting", "1", {"name": _CRAFT, "start": "2000-06-05", "end": "2000-06-07", "place": "Geneva", "status": "held"}),
    (
        "Participation",
        "8",
        {"meeting": _CRAFT, "participant": "World Intellectual Property Organization", "capacity": "representative"},
    ),
    (
        "Document",
        "Header",
        {"symbol": "TD/B/COM.3/EM.9/3", "title": "Report of the Expert Meeting on Craft Markets", "date": "2000-06-20"},
    ),
    *_decisions("2", "experts", ("noted", "statement")),
    *_decisions("2", "some experts", ("felt", "statement")),
    *_decisions(
        "3", "experts", ("suggested", "proposal", "Governments"), ("proposed", "proposal", "UNCTAD secretariat")
    ),
    *_decisions("6", "experts", ("recommended", "proposal", _UNCTAD)),
    *_decisions("8", "World Intellectual Property Organization", ("introduced", "statement")),
    ("Recommendation", "3", {"issued_by": _CRAFT, "addressee": "Governments", "addressee_kind": "governments"}),
    ("Recommendation", "3", {"issued_by": _CRAFT, "addressee": "UNCTAD secretariat", "addressee_kind": "secretariat"}),
    ("Recommendation", "6", {"issued_by": _CRAFT, "addressee": _UNCTAD, "addressee_kind": "UNCTAD"}),
    (
        "Recommendation",
        "7",
        {"issued_by": _CRAFT, "addressee": "business associations", "addressee_kind": "organization"},
    ),
    ("Theme", "4", {"name": "Access to markets", "body": _CRAFT}),
    ("Theme", "4", {"name": "Cost of transport", "body": _CRAFT}),
    ("Theme", "4", {"name": "Training for producers", "body": _CRAFT}),
    ("Example", "5", {"name": "Ghana craft sector", "country": "Ghana"}),
    ("Example", "5", {"name": "Kumasi Weavers Cluster", "country": "Ghana"}),
    (
        "Cooperation",
        "6",
        {
            "from": _UNCTAD,
            "to": ["International Trade Centre UNCTAD/WTO"],
            "kind": "joint-activity",
            "status": "requested",
        },
    ),
    (
        "OverlapConcern",
        "6",
        {"raised_by": "experts", "about_body": _UNCTAD, "with": ["International Trade Centre UNCTAD/WTO"]},
    ),
]

_M17 = "APEC SMEWG 17th Meeting"
_M11 = "11th APEC SME Ministerial Meeting"
APEC_SUMMARY: list[Expected] = [
    ("Organization", "Preamble", {"name": _APEC, "acronyms": ["APEC"], "kind": "regional-group"}),
    ("Organization", "Preamble", {"name": "APEC Business Advisory Council", "acronyms": ["ABAC"], "kind": "private"}),
    (
        "Organization",
        "Preamble",
        {"name": "Pacific Economic Cooperation Council", "acronyms": ["PECC"], "kind": "regional-group"},
    ),
    ("Organization", "Item 4", {"name": _ILO, "acronyms": ["ILO"], "kind": "un-body"}),
    ("Body", "Preamble", {"name": _SMEWG, "acronym": "SMEWG", "kind": "working-group", "parent": _APEC}),
    ("Body", "Preamble", {"name": "APEC Secretariat", "kind": "secretariat-unit", "parent": _APEC}),
    ("Body", "Item 2", {"name": "APEC Senior Officials' Meeting", "kind": "committee", "parent": _APEC}),
    (
        "Body",
        "Item 4",
        {"name": "APEC Human Resources Development Working Group", "acronym": "HRDWG", "kind": "working-group"},
    ),
    ("Body", "Item 5", {"name": _SMEMM, "kind": "committee", "parent": _APEC}),
    (
        "Meeting",
        "Preamble",
        {
            "name": _M17,
            "of_body": _SMEWG,
            "ordinal": 17,
            "start": "2003-10-08",
            "end": "2003-10-10",
            "place": "Chiang Mai, Thailand",
            "status": "held",
        },
    ),
    (
        "Meeting",
        "Item 5",
        {
            "name": _M11,
            "of_body": _SMEMM,
            "ordinal": 11,
            "start": "2004-10-07",
            "end": "2004-10-08",
            "place": "Santiago, Chile",
            "status": "planned",
        },
    ),
    *_states(_M17, "Preamble", "economy", "member", "AUS BRN CAN CHN HKG IDN JPN KOR PNG TWN VNM"),
    ("Participation", "Preamble", {"meeting": _M17, "participant": "APEC Secretariat", "capacity": "secretariat"}),
    (
        "Participation",
        "Preamble",
        {"meeting": _M17, "participant": "APEC Business Advisory Council", "capacity": "observer"},
    ),
    (
        "Participation",
        "Preamble",
        {"meeting": _M17, "participant": "Pacific Economic Cooperation Council", "capacity": "observer"},
    ),
    ("Participation", "Preamble", {"meeting": _M17, "participant": "Dao Lan", "iso3": "THA", "capacity": "chair"}),
    (
        "Person",
        "Preamble",
        {
            "name": "Dao Lan",
            "role": "Deputy Director of the Small Firms Office",
            "affiliation": "Small Firms Office, Thailand",
        },
    ),
    ("AgendaItem", "Item 1", {"number": "1", "title": "Adoption of the Agenda"}),
    ("AgendaItem", "Item 2", {"number": "2", "title": "Work Plan"}),
    ("AgendaItem", "Item 3", {"number": "3", "title": "Projects"}),
    ("AgendaItem", "Item 4", {"number": "4", "title": "Cooperation with Other Fora"}),
    ("AgendaItem", "Item 5", {"number": "5", "title": "SME Ministerial Meeting"}),
    *_decisions("Item 1", _SMEWG, ("adopted", "decision")),
    *_decisions("Item 2", _SMEWG, ("agreed", "decision"), ("encouraged", "request", "APEC economies")),
    *_decisions("Item 3", _SMEWG, ("received", "statement"), ("approved", "decision")),
    *_decisions("Item 4", _SMEWG, ("agreed", "decision", _ILO)),
    *_decisions("Item 4", "Dao Lan", ("informed", "statement")),
    *_decisions("Item 5", "Chile", ("was briefed", "statement", _SMEWG)),
    ("Decision", "Item 5", {"verb": "proposed", "class": "proposal"}),
    ("Project", "Item 3", {"name": "Seminar on Craft Exports", "status": "completed"}),
    ("Project", "Item 3", {"name": "Village Internet Kiosks", "status": "completed"}),
    ("Project", "Item 3", {"name": "Handbook for First Exporters", "status": "completed"}),
    ("Project", "Item 3", {"name": "Young Founders Exchange", "status": "approved"}),
    ("Project", "Item 3", {"name": "Port City Business Fair", "status": "approved"}),
    ("Theme", "Item 5", {"name": "Bridges for Small Firms", "body": _M11}),
    ("Theme", "Item 5", {"name": "Exports", "body": _M11}),
    ("Theme", "Item 5", {"name": "Finance", "body": _M11}),
    ("Cooperation", "Item 4", {"from": _SMEWG, "to": [_ILO], "kind": "invite", "status": "agreed"}),
    (
        "Cooperation",
        "Item 4",
        {
            "from": _SMEWG,
            "to": ["APEC Human Resources Development Working Group"],
            "kind": "joint-activity",
            "status": "proposed",
        },
    ),
    (
        "OverlapConcern",
        "Item 4",
        {"raised_by": _SMEWG, "about_body": _SMEWG, "with": ["APEC Human Resources Development Working Group"]},
    ),
]

_S26 = "26th session of the Working Party on SMEs and Entrepreneurship"
OECD_SUMMARY_RECORD: list[Expected] = [
    ("Organization", "Header", {"name": _OECD, "kind": "intergovernmental"}),
    ("Organization", "7", {"name": _ECE, "acronyms": ["UNECE"], "kind": "un-body"}),
    ("Body", "1", {"name": _WPSMEE, "acronym": "WPSMEE", "kind": "working-party"}),
    (
        "Body",
        "Header",
        {"name": "Committee on Industry and Business Environment", "kind": "committee", "parent": _OECD},
    ),
    ("Body", "5", {"name": "Committee on Statistics", "kind": "committee", "parent": _OECD}),
    ("Body", "4", {"name": "OECD secretariat", "kind": "secretariat-unit", "parent": _OECD}),
    (
        "Meeting",
        "1",
        {
            "name": _S26,
            "of_body": _WPSMEE,
            "ordinal": 26,
            "start": "2004-10-25",
            "end": "2004-10-26",
            "place": "Paris",
            "status": "held",
        },
    ),
    (
        "Meeting",
        "3",
        {
            "name": "25th session of the Working Party on SMEs and Entrepreneurship",
            "of_body": _WPSMEE,
            "ordinal": 25,
            "status": "held",
        },
    ),
    (
        "Meeting",
        "9",
        {
            "name": "27th session of the Working Party on SMEs and Entrepreneurship",
            "of_body": _WPSMEE,
            "ordinal": 27,
            "start": "2005-04-11",
            "place": "Paris",
            "status": "planned",
        },
    ),
    ("Meeting", "6", {"name": "Workshop on rural start-ups", "status": "proposed"}),
    ("Participation", "1", {"meeting": _S26, "participant": "Luis Prado", "iso3": "ESP", "capacity": "chair"}),
    ("Participation", "6", {"meeting": _S26, "participant": "Mexico", "iso3": "MEX", "capacity": "representative"}),
    ("Participation", "7", {"meeting": _S26, "participant": _ECE, "capacity": "observer"}),
    ("Person", "1", {"name": "Luis Prado", "affiliation": "Spain"}),
    ("Person", "8", {"name": "Rita Voss", "role": "Chair", "affiliation": "Germany"}),
    ("Person", "8", {"name": "Paul Roy", "role": "Vice-Chair", "affiliation": "France"}),
    (
        "Document",
        "Header",
        {"symbol": "DSTI/IND/PME/M(2004)1", "title": "Summary record of the 26th session", "date": "2004-11-30"},
    ),
    ("Document", "2", {"symbol": "DSTI/IND/PME/A(2004)2", "date": "2004"}),
    ("Document", "3", {"symbol": "DSTI/IND/PME/M(2004)0", "date": "2004"}),
    *_decisions("2", _WPSMEE, ("adopted", "decision")),
    *_decisions("3", _WPSMEE, ("approved", "decision")),
    *_decisions("4", "OECD secretariat", ("presented", "statement")),
    *_decisions("4", "delegates", ("welcomed", "statement"), ("suggested", "proposal")),
    *_decisions("5", _WPSMEE, ("agreed", "decision"), ("invited", "request", "delegations")),
    *_decisions("5", "OECD secretariat", ("will revise", "commitment")),
    *_decisions("6", "Mexico", ("offered", "commitment")),
    *_decisions("6", _WPSMEE, ("took note", "decision")),
    *_decisions("7", _ECE, ("informed", "statement")),
    *_decisions("7", "Luis Prado", ("called for", "request")),
    *_decisions("8", _WPSMEE, ("elected", "decision")),
    ("Recommendation", "5", {"issued_by": _WPSMEE, "addressee": "delegations"}),
    ("Recommendation", "7", {"issued_by": "Luis Prado"}),
    ("Mandate", "5", {"body": "OECD secretariat"}),
    (
        "Cooperation",
        "5",
        {"from": "OECD secretariat", "to": ["Committee on Statistics"], "kind": "consult", "status": "agreed"},
    ),
    ("Cooperation", "5", {"from": _WPSMEE, "to": ["delegations"], "kind": "invite", "status": "requested"}),
    ("Cooperation", "7", {"from": _WPSMEE, "to": [_ECE], "kind": "joint-activity", "status": "requested"}),
]

_M10 = "Tenth APEC SME Ministerial Meeting"
MINISTERIAL_DECLARATION: list[Expected] = [
    ("Organization", "1", {"name": _APEC, "acronyms": ["APEC"], "kind": "regional-group"}),
    ("Organization", "2", {"name": "Pacific Economic Cooperation Council", "kind": "regional-group"}),
    ("Organization", "7", {"name": "APEC Business Advisory Council", "acronyms": ["ABAC"], "kind": "private"}),
    ("Body", "1", {"name": _SMEMM, "kind": "committee", "parent": _APEC}),
    ("Body", "2", {"name": "APEC Secretariat", "kind": "secretariat-unit", "parent": _APEC}),
    ("Body", "4", {"name": _SMEWG, "acronym": "SMEWG", "kind": "working-group", "parent": _APEC}),
    (
        "Meeting",
        "1",
        {
            "name": _M10,
            "of_body": _SMEMM,
            "ordinal": 10,
            "start": "2003-08-07",
            "end": "2003-08-08",
            "place": "Chiang Mai, Thailand",
            "status": "held",
        },
    ),
    (
        "Meeting",
        "6",
        {
            "name": "Eleventh APEC SME Ministerial Meeting",
            "of_body": _SMEMM,
            "ordinal": 11,
            "start": "2004",
            "place": "Santiago",
        },
    ),
    *_states(_M10, "2", "economy", "member", "AUS CAN CHL JPN PER USA"),
    ("Participation", "2", {"meeting": _M10, "participant": "APEC Secretariat", "capacity": "secretariat"}),
    (
        "Participation",
        "2",
        {"meeting": _M10, "participant": "Pacific Economic Cooperation Council", "capacity": "observer"},
    ),
    *_decisions("3", _SMEMM, ("discussed", "statement")),
    *_decisions("4", _SMEMM, ("endorsed", "decision"), ("instructed", "request", _SMEWG)),
    *_decisions("5", _SMEMM, ("agreed", "decision")),
    *_decisions("6", _SMEMM, ("welcomed", "statement")),
    *_decisions("7", _SMEMM, ("called on", "request", "APEC Business Advisory Council")),
    ("Recommendation", "4", {"issued_by": _SMEMM, "addressee": _SMEWG, "addressee_kind": "organization"}),
    ("Recommendation", "7", {"issued_by": _SMEMM, "addressee": "APEC Business Advisory Council"}),
    ("Mandate", "4", {"body": _SMEWG}),
    ("Theme", "3", {"name": "Small Firms, Open Doors", "body": _SMEMM}),
    (
        "Cooperation",
        "7",
        {"from": "APEC Business Advisory Council", "to": [_SMEWG], "kind": "joint-activity", "status": "requested"},
    ),
]

EXPECTED: dict[str, list[Expected]] = {
    "un-working-party": UN_WORKING_PARTY,
    "unctad-agreed-conclusions": UNCTAD_AGREED_CONCLUSIONS,
    "unctad-expert-meeting": UNCTAD_EXPERT_MEETING,
    "apec-summary": APEC_SUMMARY,
    "oecd-summary-record": OECD_SUMMARY_RECORD,
    "ministerial-declaration": MINISTERIAL_DECLARATION,
}


def rows(name: str) -> list[dict[str, Any]]:
    """The expected facts of a report in the form of JSON lines."""
    return [
        {"type": kind, "paragraph": paragraph, "document": name, **{k: v for k, v in fields.items() if v is not None}}
        for kind, paragraph, fields in EXPECTED[name]
    ]
