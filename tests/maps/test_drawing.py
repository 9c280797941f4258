from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.maps.drawing import draw, engine
from graph.maps.layout import lay_out

if TYPE_CHECKING:
    from graph.maps.view import Atlas

GRAPH = Path(__file__).parents[2] / "graph"


def test_pyvis_is_imported_in_one_module_and_late() -> None:
    users = [
        file.name for file in GRAPH.rglob("*.py") if re.search(r"(import|from) pyvis", file.read_text(encoding="utf-8"))
    ]
    assert users == ["drawing.py"]
    code = "import sys, graph.maps; sys.exit('pyvis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=GRAPH.parent, check=False).returncode == 0


def test_all_links_are_drawn_and_parallel_ones_differently(small: Atlas) -> None:
    drawing = draw(small.views[0], lay_out(small.views[0], 60, 1.4))
    assert [edge["id"] for edge in drawing.edges] == [link.id for link in small.views[0].links]
    between = [edge for edge in drawing.edges if {edge["from"], edge["to"]} == {"body:a1", "body:b"}]
    assert len(between) == 3
    assert len({(edge["from"], str(edge["smooth"])) for edge in between}) == 3


def test_positions_are_given_and_nothing_moves(small: Atlas) -> None:
    drawing = draw(small.views[0], lay_out(small.views[0], 60, 1.4))
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in drawing.nodes)
    assert drawing.options["physics"]["enabled"] is False


def test_statuses_differ_in_dashes_and_types_in_ends(small: Atlas) -> None:
    drawing = draw(small.views[0], lay_out(small.views[0], 60, 1.4))
    looks = {link.id: (link.type, link.status) for link in small.views[0].links}
    dashes = {looks[edge["id"]]: str(edge["dashes"]) for edge in drawing.edges}
    assert len({dashes["cooperation", status] for status in ("existing", "agreed", "requested", "proposed")}) == 4
    ends = {looks[edge["id"]][0]: edge["arrows"]["to"]["type"] for edge in drawing.edges}
    assert ends == {"cooperation": "arrow", "overlap-concern": "diamond", "parent": "vee"}


def test_the_engine_can_stand_in_a_page() -> None:
    script, style = engine()
    assert "vis-network" in script[:200]
    assert "MIT License" in script[:1000]
    assert "sourceMappingURL" not in script
    assert "</script" not in script.lower()
    assert re.findall(r"url\((?!\"data:)", style) == []
