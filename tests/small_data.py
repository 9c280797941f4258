"""A small, clean and complete data folder of invented bodies: every register, every type of fact, two documents.

::

    data = write_data(tmp_path)              # tmp_path/data
    folder = write_ontology(tmp_path)        # tmp_path/ontology, a copy that may be changed

The documents hold numbers that must never become numbers: the code ``007``, the agenda item ``1.30`` and the symbol
``TRADE/WP.8/2001/2/Add.8``.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from graph.resources import ontology_folder

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "norda-wgs-1", "norda-wgs-2"
"""The two documents: reports of a first session in 2001 and of a second one in 2002."""

CSV = {
    "bodies.csv": """\
id,name,acronym,class,kind,parent,country,established,source,paragraph
experts,experts,,group,,,,,norda-wgs-1,7
norda,Northern Development Association,NORDA,organization,intergovernmental,,,1961,norda-wgs-1,1
norda-members,member States,,group,,,,,norda-wgs-1,7
norda-tfw,Task Force on Women in Business,TFW,body,task-force,norda-wgs,,2001-03,norda-wgs-1,9
norda-wgs,Working Group on Small Firms,WGS,body,working-group,norda,,,norda-wgs-1,1
solum,Solum Enterprise Union,SOLUM,organization,ngo,,CAN,,norda-wgs-1,3
""",
    "economies.csv": """\
iso3,iso2,m49,name,source
ARL,AR,901,Arland,norda-statistics
BRG,BR,902,Bergia,norda-statistics
CAN,CA,903,"Cantia, Republic of",norda-statistics
""",
    "links.csv": """\
entity,target,relation,evidence
economy:ARL,http://example.org/id/arland,same,https://example.org/codes
""",
    "meetings.csv": """\
id,name,body,ordinal,source
norda-forum-3,Third Northern Forum,norda,3,norda-wgs-1
""",
    "memberships.csv": """\
organization,member,kind,as_of,source
norda,ARL,member,2001,norda-statistics
norda,BRG,member,2001,norda-statistics
norda,body:solum,observer,2001-03-21,norda-wgs-1
""",
    "names.csv": """\
entity,name,kind,authority,valid_from,valid_until,source
body:norda,ND Association,variant,norda,,,norda-wgs-1
economy:BRG,Bergian Kingdom,official,norda,,1990-01-01,norda-statistics
economy:BRG,Bergian Republic,official,norda,1990-01-01,,norda-statistics
economy:CAN,Cantia,short,,,,norda-wgs-1
economy:CAN,the Union,short,solum,,,norda-wgs-1
meeting:norda-forum-3,Forum III,variant,norda,,,norda-wgs-2
""",
    "people.csv": """\
id,name,source
ada-lind,Ada Lind,norda-wgs-1
bo-marsh,Bo Marsh,norda-wgs-1
""",
    "sources.csv": """\
id,title,symbol,date,body,kind,url,language,read,note
norda-statistics,Codes of economies,,2000,norda,dataset,https://example.org/codes,en,dataset,
norda-wgs-1,Report of the first session,TRADE/WP.8/2001/2,2001-03-23,norda-wgs,meeting-report,,en,complete,
norda-wgs-2,Report of the second session,TRADE/WP.8/2002/9,2002-04-12,norda-wgs,meeting-report,,en,record,only the dates
""",
}

_SESSION = "First session of the Working Group on Small Firms"
_GROUP = "Working Group on Small Firms"
_UNION = "Solum Enterprise Union"
_NEXT = "Second session of the Working Group on Small Firms"
_PAPER = "TRADE/WP.8/2001/2/Add.8"


def fact(document: str, kind: str, short: str, paragraph: str, /, **fields: Any) -> str:
    """A fact as a canonical line, if the fields are given in the declared order."""
    folder = "".join(f"-{c.lower()}" if c.isupper() else c for c in kind).lstrip("-")
    head = {"id": f"{document}/{folder}/{short}", "document": document, "paragraph": paragraph, "type": kind}
    return json.dumps({**head, **fields, "review": "checked-twice"}, ensure_ascii=False)


FACTS = {
    FIRST: [
        fact(FIRST, "Organization", "norda", "1", name="Northern Development Association", acronyms=["NORDA"]),
        fact(FIRST, "Organization", "solum", "3", name=_UNION, acronyms=["SOLUM"], kind="ngo", iso3="CAN"),
        fact(FIRST, "Body", "wgs", "1", name=_GROUP, acronym="WGS", parent="Northern Development Association"),
        fact(
            FIRST, "Body", "tfw", "9", name="Task Force on Women in Business", parent=_GROUP, established="2001-03",
            established_at=_SESSION,
        ),
        fact(
            FIRST, "Meeting", "first-session", "Header", name=_SESSION, of_body=_GROUP, ordinal=1, start="2001-03-21",
            end="2001-03-23", place="Port Ada, Arland", chair="Ada Lind", status="held",
        ),
        fact(
            FIRST, "Meeting", "second-session", "12", name=_NEXT, of_body=_GROUP, ordinal=2, start="2002",
            status="planned",
        ),
        fact(
            FIRST, "Participation", "arl", "2", meeting=_SESSION, participant="Arland", participant_kind="country",
            iso3="ARL", capacity="member",
        ),
        fact(FIRST, "Participation", "brg", "2", meeting=_SESSION, participant="Bergia", participant_kind="country"),
        fact(
            FIRST, "Participation", "solum", "3", meeting=_SESSION, participant=_UNION,
            participant_kind="organization", capacity="observer",
        ),
        fact(FIRST, "Person", "ada-lind", "4", name="Ada Lind", role="Chairperson", affiliation=_GROUP),
        fact(FIRST, "Document", "add-8", "5", symbol=_PAPER, title="Programme of work", date="2001", body=_GROUP),
        fact(
            FIRST, "Project", "loans", "6", name="Loans for makers", code="007", body=_GROUP, lead="Arland",
            lead_iso3="ARL", partners=[_UNION], status="ongoing", about="small loans", beneficiaries=["SMEs"],
        ),
        fact(
            FIRST, "Decision", "p5-adopted", "5", meeting=_SESSION, verb="adopted", actor=_GROUP,
            text_summary="The plan of work for two years was adopted.", topics=["enterprise development"],
            **{"class": "decision"}, documents=[_PAPER], about=["Loans for makers"],
        ),
        fact(
            FIRST, "Recommendation", "p7-training", "7", number="1.30", issued_by="experts",
            addressee_kind="governments", addressee="member States", summary="Train people who begin a firm.",
        ),
        fact(
            FIRST, "Mandate", "p9-tfw", "9", body="Task Force on Women in Business",
            summary="Looks into credit for women.", start="2001-03-23", duration="P1Y", until=_NEXT,
        ),
        fact(
            FIRST, "Cooperation", "p8-solum", "8", **{"from": _GROUP}, to=[_UNION], kind="liaise", status="agreed",
            about="training", meeting=_SESSION,
        ),
        fact(
            FIRST, "OverlapConcern", "p8-arland", "8", raised_by="Arland", about_body=_GROUP, **{"with": [_UNION]},
            summary="Courses of both should not be the same.",
        ),
        fact(FIRST, "Theme", "credit", "6", body=_GROUP, name="Credit"),
        fact(FIRST, "Theme", "guarantees", "6", body=_GROUP, name="Guarantees", part_of="Credit", code="1.30"),
        fact(FIRST, "AgendaItem", "1-30", "Header", meeting=_SESSION, number="1.30", title="Programme of work"),
        fact(FIRST, "Example", "fund", "7", name="Village fund", country="Bergia", iso3="BRG", summary="Ten share it."),
    ],
    SECOND: [
        fact(
            SECOND, "Meeting", "second-session", "Header", name=_NEXT, of_body=_GROUP, ordinal=2, start="2002-04-10",
            end="2002-04-12", status="held",
        ),
        fact(SECOND, "Participation", "brg", "2", meeting=_NEXT, participant="Bergian Republic",
             participant_kind="country"),
    ],
}  # fmt: skip
"""The lines of the two fact files."""


def write_data(folder: Path) -> Path:
    """Write the data folder ``data`` into a folder, and return it."""
    data = folder / "data"
    (data / "documents").mkdir(parents=True)
    for name, text in CSV.items():
        (data / name).write_text(text, encoding="utf-8", newline="\n")
    for slug, lines in FACTS.items():
        (data / "documents" / f"{slug}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return data


_FEW = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/smepb/concept/topic/enterprise-development> a skos:Concept ;
    skos:prefLabel "Enterprise development"@en ; skos:definition "Help for firms to grow."@en .
<https://w3id.org/smepb/concept/beneficiary/smes> a skos:Concept ;
    skos:prefLabel "SMEs"@en ; skos:definition "Small and medium-sized enterprises."@en .
"""


def write_small_ontology(folder: Path) -> Path:
    """Write a copy of the ontology with the code lists and two more concepts only, which is read fast; return it."""
    source, target = ontology_folder(), folder / "ontology"
    (target / "concepts").mkdir(parents=True)
    shutil.copytree(source / "checks", target / "checks")
    for name in ("smepb.ttl", "shapes.ttl", "concepts/codes.ttl"):
        shutil.copy(source / name, target / name)
    (target / "concepts" / "few.ttl").write_text(_FEW, encoding="utf-8")
    return target


def write_ontology(folder: Path) -> Path:
    """Write a copy of the ontology into a folder, and return it."""
    return shutil.copytree(ontology_folder(), folder / "ontology")
