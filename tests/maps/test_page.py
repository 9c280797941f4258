from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import OutputError
from graph.maps import write_map
from graph.maps.page import SCRIPTS, embed, page
from graph.store import KnowledgeGraph

if TYPE_CHECKING:
    from graph.maps.view import Atlas

VOID = {"meta", "link", "input", "br", "img"}


class Outline(HTMLParser):
    """Start tags with attributes, texts of scripts, and texts of everything else."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        elif "style" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def outline(small: Atlas) -> Outline:
    return Outline(page(small))


def test_the_page_is_well_formed_with_one_heading_language_title_and_landmarks(outline: Outline) -> None:
    assert outline.open == []
    assert outline.tags[0] == ("html", {"lang": "en"})
    assert [len(outline.all(tag)) for tag in ("h1", "title", "header", "main")] == [1, 1, 1, 1]
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_only_the_scripts_of_the_page_may_run_and_nothing_may_be_loaded(outline: Outline) -> None:
    policy = next(str(m["content"]) for m in outline.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    data, *run = outline.scripts
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in run]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    assert f"script-src {allowed};" in policy
    assert "unsafe-inline" not in re.sub("style-src 'unsafe-inline'", "", policy)
    assert json.loads(data)["views"][0]["options"]["physics"]["enabled"] is False


def test_nothing_is_referred_to_that_would_be_loaded(outline: Outline) -> None:
    assert [tag for tag, attributes in outline.tags if "src" in attributes or "srcset" in attributes] == []
    assert [attributes["href"] for attributes in outline.all("link")] == ["data:,"]


def test_names_that_attack_the_page_stay_names(outline: Outline) -> None:
    assert len(outline.scripts) == 3
    assert outline.all("img") == []
    assert all(not name.startswith("on") for _, attributes in outline.tags for name in attributes)
    assert "</script><script>alert(1)</script>" in outline.text


def test_an_address_that_is_no_web_address_is_no_link(outline: Outline) -> None:
    assert [link["href"] for link in outline.all("a")] == ["#"]


def test_on_a_site_the_map_leads_to_the_pages_beside_it(small: Atlas) -> None:
    found = {attributes["href"] for attributes in Outline(page(small, site=True)).all("a")}
    assert {"bodies/a.html", "documents/doc.html#19"} <= found
    assert all(str(href).startswith(("bodies/", "documents/", "economies/", "index.html", "#")) for href in found)


def test_without_script_the_tables_hold_every_node_and_every_fact_behind_a_link(real: Atlas) -> None:
    outline = Outline(page(real))
    rows = outline.all("tr")
    links = [link for view in real.views for link in view.links]
    assert {row["data-link"] for row in rows if "data-link" in row} == {link.id for link in links}
    assert {row["data-node"] for row in rows if "data-node" in row} == set(real.nodes())
    assert sum("data-link" in row for row in rows) == sum(len(link.facts) for link in links)


def test_an_empty_graph_says_what_was_looked_for(empty_data: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_map(KnowledgeGraph.open(data=empty_data, store=tmp_path / "store"), path)
    outline = Outline(path.read_text(encoding="utf-8"))
    text = " ".join(outline.text.split())
    assert "Nothing to draw" in text
    assert "concerns that the work of two of them overlaps" in text
    assert "States and economies that take part in a meeting" in text
    assert outline.scripts == []
    assert len(outline.all("h1")) == 1


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(kg: KnowledgeGraph, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from graph.store import KnowledgeGraph; from graph.maps import write_map; "
        "write_map(KnowledgeGraph.open(store=Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        arguments = [sys.executable, "-c", code, str(kg.paths.store), str(tmp_path / seed)]
        subprocess.run(arguments, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[2], check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_every_script_is_put_in_and_short() -> None:
    assets = Path(__file__).parents[2] / "graph" / "maps" / "assets"
    assert {file.name for file in assets.glob("*.js")} == set(SCRIPTS)
    assert max(len(file.read_text(encoding="utf-8").splitlines()) for file in assets.iterdir()) <= 350


def test_a_place_that_cannot_be_written_is_named(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"nowhere.*cannot be written"):
        write_map(kg, tmp_path / "nowhere" / "map.html")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_embedded_data_come_back_and_cannot_leave_their_script(value: object) -> None:
    text = embed(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")
