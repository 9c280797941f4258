"""A small, whole record of invented bodies, made for what was read and what was not.

::

    record = small_record()                 # the Record of it, computed once
    graph = SmallGraph()                    # what the report functions take

NORDA has a working group (WGS) with a task force under it; SUDA has a group (SUG). Of four sessions of the working group the
first was read completely, the second and fourth for the record; the third is known from a speech and from the fourth report.
Six economies are members of NORDA; the list of the first session names four of them and Cantia, which is none.
"""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.analysis.record import Record
from graph.dataset import make, read_inputs
from graph.resources import ontology_folder
from graph.store import ask_in_memory
from graph.vocab import expand
from tests.small_data import fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.answer import Answer
    from graph.rdf import Iri
    from graph.store import KnowledgeGraph

CLUSTERS, WOMEN = expand("topic:clusters"), expand("topic:women-entrepreneurship")
NORDA, WGS, TFW = expand("body:norda"), expand("body:norda-wgs"), expand("body:norda-tfw")
SUDA, SUG, SOLUM = expand("body:suda"), expand("body:suda-sug"), expand("body:solum")

_GROUP, _SECOND_GROUP = "Working Group on Small Firms", "Group on Self-Employment"
_TASK, _UNION = "Task Force on Women in Business", "Solum Enterprise Union"
_SESSIONS = [f"{number} session of the {_GROUP}" for number in ("First", "Second", "Third", "Fourth")]
_FORUM = f"Forum of the {_SECOND_GROUP}"

CSV = {
    "bodies.csv": """\
id,name,acronym,class,kind,parent,country,established,source,paragraph
arl-government,Government of Arland,,organization,government,,ARL,,wgs-1,6
norda,Northern Development Association,NORDA,organization,intergovernmental,,,1961,wgs-1,1
norda-members,member States,,group,,,,,wgs-1,7
norda-tfw,Task Force on Women in Business,TFW,body,task-force,norda-wgs,,2001-03,wgs-1,9
norda-wgs,Working Group on Small Firms,WGS,body,working-group,norda,,,wgs-1,1
solum,Solum Enterprise Union,SOLUM,organization,ngo,,,,wgs-1,3
suda,Southern Development Association,SUDA,organization,intergovernmental,,,,sug-1,1
suda-sug,Group on Self-Employment,SUG,body,working-group,suda,,,sug-1,1
""",
    "economies.csv": "iso3,iso2,m49,name,source\n"
    + "".join(
        f"{name[:3].upper()},{name[:2].upper()},{number},{name},statistics\n"
        for number, name in enumerate(
            ("Arland", "Bergia", "Cantia", "Dolland", "Elsia", "Fenland", "Galia", "Hovia"), 901
        )
    ),
    "memberships.csv": "organization,member,kind,as_of,source\n"
    + "".join(f"norda,{code},member,2001,statistics\n" for code in ("ARL", "BER", "DOL", "ELS", "FEN", "GAL"))
    + "norda,body:solum,observer,2001-03-21,wgs-1\nsuda,BER,member,2001,statistics\n",
    "sources.csv": """\
id,title,symbol,date,body,kind,url,language,read,note
speech-2003,Speech at the third session,,2003-05-06,norda,speech,,en,record,
statistics,Codes of economies,,2000,norda,dataset,https://example.org/codes,en,dataset,
sug-1,Report of the forum,,2003-09-02,suda-sug,meeting-report,,en,complete,
wgs-1,Report of the first session,,2001-03-23,norda-wgs,meeting-report,,en,complete,
wgs-2,Report of the second session,,2002-05-02,norda-wgs,meeting-report,,en,record,
wgs-4,Report of the fourth session,,2004-05-14,norda-wgs,meeting-report,,en,record,
""",
    "links.csv": "entity,target,relation,evidence\n",
    "meetings.csv": "id,name,body,ordinal,source\n",
    "names.csv": "entity,name,kind,authority,valid_from,valid_until,source\n",
    "people.csv": "id,name,source\n",
}


def _session(document: str, number: int, paragraph: str, **fields: object) -> str:
    name = _SESSIONS[number - 1]
    return fact(
        document, "Meeting", f"session-{number}", paragraph, name=name, of_body=_GROUP, ordinal=number, **fields
    )


def _named(document: str, meeting: str, name: str) -> str:
    return fact(
        document, "Participation", name[:3].lower(), "2", meeting=meeting, participant=name, participant_kind="country"
    )


FACTS = {
    "wgs-1": [
        _session("wgs-1", 1, "Header", start="2001-03-21", end="2001-03-23", status="held"),
        _session("wgs-1", 2, "12", start="2002", status="planned"),
        *(_named("wgs-1", _SESSIONS[0], name) for name in ("Arland", "Bergia", "Cantia", "Dolland", "Elsia")),
        fact("wgs-1", "Body", "tfw", "9", name=_TASK, parent=_GROUP),
        fact("wgs-1", "Document", "plan", "5", symbol="ND/2001/8", title="Programme of work", date="2001", body=_GROUP),
        fact(
            "wgs-1", "Project", "loans", "6", name="Loans for makers", body=_GROUP, partners=[_UNION], status="ongoing",
            beneficiaries=["women"],
        ),
        fact(
            "wgs-1", "Decision", "p6-asked", "6", meeting=_SESSIONS[0], verb="requested", actor=_GROUP,
            addressee="Government of Arland", text_summary="Arland should lend its experts.", topics=["training"],
            **{"class": "request"},
        ),
        fact(
            "wgs-1", "Decision", "p7-asked", "7", meeting=_SESSIONS[0], verb="requested", actor=_GROUP,
            addressee="member States", text_summary="Clusters need help.", topics=["clusters"], **{"class": "request"},
        ),
        fact(
            "wgs-1", "Decision", "p4-told", "4", meeting=_SESSIONS[0], verb="underlined", actor=_GROUP,
            text_summary="A crisis makes firms change.", topics=["crisis"], **{"class": "statement"},
        ),
        fact(
            "wgs-1", "Recommendation", "p7-clusters", "7", issued_by=_GROUP, addressee_kind="governments",
            addressee="member States", summary="Help clusters of small firms to grow.", topics=["clusters"],
        ),
        fact(
            "wgs-1", "Mandate", "p9-tfw", "9", body=_TASK, summary="Looks into firms of women.", start="2001-03-23",
            duration="P1Y", topics=["women's entrepreneurship", "training"], beneficiaries=["women"],
        ),
        fact(
            "wgs-1", "Cooperation", "p8-solum", "8", **{"from": _GROUP}, to=[_UNION], kind="liaise", status="agreed",
            meeting=_SESSIONS[0],
        ),
        fact(
            "wgs-1", "Cooperation", "p8-members", "8", **{"from": _TASK}, to=["Government of Arland"], kind="liaise",
            status="proposed",
        ),
    ],
    "wgs-2": [
        _session("wgs-2", 2, "Header", start="2002-04-10", end="2002-04-12", status="held"),
        _named("wgs-2", _SESSIONS[1], "Bergia"),
        fact(
            "wgs-2", "Recommendation", "p3-clusters", "3", issued_by=_GROUP, addressee_kind="governments",
            addressee="member States", summary="Help clusters of small firms to grow and to export.",
            topics=["clusters", "supply chains"],
        ),
    ],
    "wgs-4": [
        _session("wgs-4", 3, "2", start="2003-05-06", end="2003-05-08", status="held"),
        _session("wgs-4", 4, "Header", start="2004-05-12", end="2004-05-14", status="held"),
    ],
    "speech-2003": [_session("speech-2003", 3, "Page", start="2003-05-06", status="held")],
    "sug-1": [
        fact("sug-1", "Meeting", "forum", "Header", name=_FORUM, of_body=_SECOND_GROUP, start="2003-09-01",
             end="2003-09-02", status="held"),
        fact("sug-1", "Meeting", "summit", "3", name="Southern Summit", status="held"),
        _named("sug-1", _FORUM, "Bergia"),
        _named("sug-1", _FORUM, "Cantia"),
        fact(
            "sug-1", "Mandate", "p2-women", "2", body=_SECOND_GROUP, summary="Helps women to begin a firm.",
            topics=["women's entrepreneurship"],
        ),
        fact(
            "sug-1", "Cooperation", "p4-solum", "4", **{"from": _SECOND_GROUP}, to=[_UNION], kind="liaise",
            status="existing",
        ),
        fact(
            "sug-1", "Cooperation", "p5-norda", "5", **{"from": _SECOND_GROUP}, to=[_GROUP], kind="liaise",
            status="existing",
        ),
        fact(
            "sug-1", "OverlapConcern", "p6-tfw", "6", raised_by=_SECOND_GROUP, about_body=_SECOND_GROUP,
            **{"with": [_TASK]}, summary="Both help women to begin.",
        ),
    ],
}  # fmt: skip
"""The lines of the fact files."""


def write_record(folder: Path, facts: dict[str, list[str]]) -> Path:
    """Write the registers above and some fact files as the data folder ``data`` into a folder, and return it."""
    data = folder / "data"
    (data / "documents").mkdir(parents=True)
    for name, text in CSV.items():
        (data / name).write_text(text, encoding="utf-8", newline="\n")
    for slug, lines in facts.items():
        (data / "documents" / f"{slug}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return data


@lru_cache(maxsize=2)
def _ask(*, empty: bool) -> Callable[[str], Answer]:
    with tempfile.TemporaryDirectory() as folder:
        data = write_record(Path(folder), {} if empty else FACTS)
        made = make(read_inputs(data, ontology_folder()))
    assert made.errors == ()
    return ask_in_memory(made.named, made.default)


def small_record(*, empty: bool = False) -> Record:
    """What was read of these bodies; or registers alone, of which nothing was read."""
    return Record(_ask(empty=empty))


@lru_cache(maxsize=1)
def real_record(kg: KnowledgeGraph) -> Record:
    """The record of the data, read once for all tests."""
    return Record(kg.query)


class SmallGraph:
    """The same as a graph that can be asked."""

    def __init__(self, *, empty: bool = False) -> None:
        self.query = _ask(empty=empty)


def rows(section: object, *columns: str) -> list[tuple[object, ...]]:
    """Some columns of a section's rows."""
    places = [section.columns.index(column) for column in columns]  # type: ignore[attr-defined]
    return [tuple(row[place] for place in places) for row in section.rows]  # type: ignore[attr-defined]


def fact_iri(name: str) -> Iri:
    """The IRI of a fact."""
    return expand(f"fact:{name}")
