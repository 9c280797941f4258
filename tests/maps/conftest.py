from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.maps.read import read_view
from graph.maps.view import Fact, Node, Source, View, make_view

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import KnowledgeGraph


def node(id_: str, cls: str = "body", parent: str = "", name: str = "", kind: str = "") -> Node:
    return Node(id=id_, name=name or id_, short=name or id_, names=(), cls=cls, kind=kind, parent=parent)


def fact(
    id_: str, one: str, other: str, status: str = "existing", kind: str = "liaise", type_: str = "cooperation"
) -> Fact:
    return Fact(
        id=id_, type=type_, sources=(one,), targets=(other,), kind=kind, kind_label=kind.capitalize(), status=status,
        summary=f"about {id_}", document="doc", paragraph="19", review="Checked twice",
    )  # fmt: skip


@pytest.fixture(scope="session")
def real(kg: KnowledgeGraph) -> View:
    return read_view(kg.query)


@pytest.fixture(scope="session")
def small() -> View:
    """Two organizations with bodies, an economy, three parallel links, and names that attack the page."""
    nodes = [
        node("body:a", "organization", name="Alpha"),
        node("body:a1", parent="body:a", name="</script><script>alert(1)</script>"),
        node("body:a2", parent="body:a1", name='"><img src=x onerror=alert(2)>'),
        node("body:b", "organization", name="Beta <!-- \u2028 & 'B'"),
        node("body:b1", parent="body:b"),
        node("body:lone", "organization", name="Lone"),
        node("economy:lva", "economy", name="Latvia"),
    ]
    facts = [
        fact("f1", "body:a1", "body:b", "existing"),
        fact("f2", "body:a1", "body:b", "requested"),
        fact("f3", "body:b", "body:a1", "proposed"),
        fact("f4", "economy:lva", "body:a", "agreed"),
        fact("f5", "body:a", "body:b", "", "", "overlap-concern"),
        *(fact(f"p{low}", low, high, "", "", "parent") for low, high in
          (("body:a1", "body:a"), ("body:a2", "body:a1"), ("body:b1", "body:b"))),
    ]  # fmt: skip
    return make_view(
        nodes, facts, [Source("doc", "The report", "X/1", "2001-03", "javascript:alert(3)")], (("record", 1),)
    )


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory, kg: KnowledgeGraph) -> Path:
    """A data folder whose registers have headers only, and no documents."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "documents").mkdir()
    for register in sorted(kg.paths.data.glob("*.csv")):
        header = register.read_text(encoding="utf-8").splitlines()[0]
        (folder / register.name).write_text(header + "\n", encoding="utf-8")
    return folder
