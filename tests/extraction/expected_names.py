"""Names and short forms for the lists of what the invented reports say."""

from __future__ import annotations

from typing import Any

Expected = tuple[str, str, dict[str, Any]]
"""Type, paragraph, fields."""

APEC = "Asia-Pacific Economic Cooperation"
SMEWG = "APEC Small and Medium Enterprises Working Group"
SMEMM = "APEC Ministers Responsible for SMEs"
WP = "Working Party on Harbour Towns"
QUAY = "Team of Specialists on Quay Safety"
FISH = "Team of Specialists on Fishing Ports"
ECE = "United Nations Economic Commission for Europe"
ILO = "International Labour Organization"
OECD = "Organisation for Economic Co-operation and Development"
WPSMEE = "Working Party on SMEs and Entrepreneurship"
COM = "Commission on Enterprise, Business Facilitation and Development"
UNCTAD = "United Nations Conference on Trade and Development"
CRAFT = "Expert Meeting on Craft Markets"


def states(meeting: str, paragraph: str, kind: str, capacity: str, codes: str) -> list[Expected]:
    shared = {"meeting": meeting, "participant_kind": kind, "capacity": capacity}
    return [("Participation", paragraph, {"participant": code, "iso3": code, **shared}) for code in codes.split()]


def decisions(paragraph: str, actor: str, *acts: tuple[str, str] | tuple[str, str, str]) -> list[Expected]:
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
