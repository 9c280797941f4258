"""A made-up map with every view, class, type and status: it stays the same when the data change."""

from __future__ import annotations

from graph.maps.view import Atlas, Fact, Node, Row, Source, View, Words, make_view

HOUSES = ("North", "South", "East", "West", "Centre")
STATUSES = ("existing", "agreed", "requested", "proposed")
TOPICS = (
    "Finance",
    "Clusters",
    "Training",
    "Standards",
    "Digital economy",
    "Women's entrepreneurship",
    "Trade",
    "Loans",
)


def sample() -> Atlas:
    """Five organizations with bodies, groups, economies, topics and meetings."""
    nodes = _nodes()
    facts: dict[str, Fact] = {}
    views = tuple(_view(name, rows, nodes, facts) for name, rows in _rows().items())
    source = Source("doc", "Report of the first session", "X/2001/1", "2001-03-21", "https://example.org/report")
    topics = {f"body:{house.lower()}": ("topic:0",) for house in HOUSES}
    return Atlas(views, facts, {"doc": source}, (("complete", 2), ("record", 9)), topics, {"topic:0": "Finance"})


def _nodes() -> list[Node]:
    made = []
    for h, house in enumerate(HOUSES):
        key = house.lower()
        made.append(Node(f"body:{key}", f"{house} Organization", house.upper(), (), "organization"))
        made += [
            Node(f"body:{key}-{i}", f"{house} working party {i}", f"{house[0]}.WP.{i}", (), "body", "wp", "Working party",
                 f"body:{key}" if i < 4 else f"body:{key}-1") for i in range(1, 4 + h % 3)
        ]  # fmt: skip
        made += [Node(f"meeting:{key}-{i}", f"{house} session {i}", f"{house} {i}", (), "meeting", parent=f"body:{key}")
                 for i in (1, 2)]  # fmt: skip
    made += [Node(f"body:group-{i}", f"group number {i}", f"group {i}", (), "group") for i in range(4)]
    made += [Node(f"economy:{i:03}", f"Economy {i}", f"Economy {i}", (), "economy") for i in range(12)]
    made += [Node(f"topic:{i}", name, name, (), "topic", parent="topic:0" if i in (1, 7) else "")
             for i, name in enumerate(TOPICS)]  # fmt: skip
    return made


def _rows() -> dict[str, list[Row]]:
    bodies = [node for node in _nodes() if node.cls == "body"]
    parents = [Row(node.id, node.parent, "parent") for node in bodies]
    houses = [f"body:{house.lower()}" for house in HOUSES]
    cooperation = [
        Row(one, other, "cooperation", "liaise", STATUSES[(i + j) % 4], kind_label="Liaise")
        for i, one in enumerate(houses) for j, other in enumerate([*houses, "body:group-1", "body:group-2"])
        if i < j and (i + j) % 3
    ]  # fmt: skip
    cooperation += [Row("body:north", "body:south", "cooperation", "liaise", status) for status in STATUSES]
    cooperation += [
        Row("body:east", "body:west-1", "overlap-concern"),
        Row("economy:001", "body:centre", "cooperation"),
    ]
    topics = [
        Row(node.id, f"topic:{(i * 3 + k) % 8}", type_)
        for i, node in enumerate(bodies) for k, type_ in enumerate(("mandate", "decision", "recommendation")) if (i + k) % 2
    ]  # fmt: skip
    topics += [Row(f"topic:{i}", "topic:0", "broader") for i in (1, 7)]
    meetings = [
        Row(f"economy:{i:03}", f"meeting:{house.lower()}-{1 + i % 2}", "participation", "member", ("held", "planned")[i % 2])
        for i in range(12) for h, house in enumerate(HOUSES) if (i + h) % 3 == 0
    ]  # fmt: skip
    meetings += [Row(f"meeting:{h.lower()}-{i}", f"body:{h.lower()}", "meeting-of") for h in HOUSES for i in (1, 2)]
    overlap = [
        Row(f"body:{one}", f"body:{other}", type_, "partial", kind_label="partial (0.50)")
        for one, other, type_ in (("north-1", "south-1", "managed"), ("north-1", "east-1", "unmanaged"),
                                  ("south-2", "west-1", "unmanaged"), ("centre", "east", "managed"))
    ]  # fmt: skip
    around = [row for row in (*cooperation, *parents) if "body:north" in (row.source, row.target)]
    result = [
        Row(f"body:{h.lower()}", f"meeting:{h.lower()}-1", "row", "meeting", kind_label="meeting") for h in HOUSES
    ]
    return {"cooperation": cooperation + parents, "overlap": overlap, "topics": topics, "meetings": meetings,
            "around": around, "result": result}  # fmt: skip


def _view(name: str, rows: list[Row], nodes: list[Node], facts: dict[str, Fact]) -> View:
    told = []
    for row in rows:
        key = f"{name}/{len(facts):03}"
        facts[key] = Fact(
            key, row.type, (row.source,), (row.target,), row.kind_label, row.status, "Our summary of what is told.", "doc",
            "19", "Checked twice",
        )  # fmt: skip
        told.append(Row(row.source, row.target, row.type, row.kind, row.status, key, row.kind_label))
    ends = {end for row in told for end in (row.source, row.target)}
    words = Words(name, name.capitalize(), f"What the view of {name} shows.", ("links",), "SELECT * { ?s ?p ?o }")
    return make_view(words, [node for node in nodes if node.id in ends], told)
