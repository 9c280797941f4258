"""Small maps that are made for tests, and names that attack the page."""

from __future__ import annotations

from graph.maps.view import Atlas, Fact, Node, Row, Source, Words, make_view

WIDE, PHONE = (1400, 900), (360, 740)
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "Beta <!-- \u2028 & 'B' ]]>",
    '=HYPERLINK("http://127.0.0.1:9/","x")',
    "\u202eright to left\u202d {{7*7}} ${7*7}",
    "long " + "x" * 10_000,
)


def node(id_: str, cls: str = "body", parent: str = "", name: str = "", kind: str = "") -> Node:
    return Node(id=id_, name=name or id_, short=name or id_, names=(), cls=cls, kind=kind, parent=parent)


def fact(
    id_: str, one: str, other: str, status: str = "existing", kind: str = "liaise", type_: str = "cooperation"
) -> Fact:
    return Fact(
        id=id_, type=type_, sources=(one,), targets=(other,), kind_label=kind.capitalize(), status=status,
        summary=f"about {id_}", document="doc", paragraph="19", review="Checked twice",
    )  # fmt: skip


def row_of(found: Fact) -> Row:
    return Row(
        found.sources[0],
        found.targets[0],
        found.type,
        found.kind_label.lower(),
        found.status,
        found.id,
        found.kind_label,
    )


def atlas_of(nodes: list[Node], facts: list[Fact], *documents: Source, words: Words | None = None) -> Atlas:
    view = make_view(words or Words("cooperation", "Cooperation", "What it is."), nodes, map(row_of, facts))
    return Atlas((view,), {one.id: one for one in facts}, {one.id: one for one in documents}, (("record", 1),))


def asks(url: str, address: str) -> bool:
    """Whether an address leads out of the page; what the page itself holds or makes does not."""
    return url.split("#", maxsplit=1)[0] != address and not url.startswith(("data:", "blob:"))
