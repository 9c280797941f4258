"""The same data gives the same bytes, whatever the hash seed or the day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph
    from tests.site.reading import Pages

ROOT = Path(__file__).resolve().parents[2]
WHOLE = """
import sys
from pathlib import Path
from graph.site import publish
from graph.store import KnowledgeGraph
data, store, ontology, out = map(Path, sys.argv[1:])
publish(KnowledgeGraph.open(data, store, ontology), out)
"""
PAGES = """
import sys
from pathlib import Path
from graph.site.publishing import write
from graph.site.site import Site
from graph.site.source import read_source
from graph.store import KnowledgeGraph
data, store, ontology, out = map(Path, sys.argv[1:])
kg = KnowledgeGraph.open(data, store, ontology)
site = Site(kg, read_source(kg))
out.mkdir()
write(out, "pages", {**site.things, **site.lists, **site.briefs}, lambda *step: None)
"""


def run(script: str, kg: KnowledgeGraph, out: Path, seed: str) -> None:
    paths = kg.paths
    command = [sys.executable, "-c", script, *map(str, (paths.data, paths.store, paths.ontology, out))]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)})


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_two_hash_seeds_give_the_same_site(small: KnowledgeGraph, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        run(WHOLE, small, tmp_path / seed, seed)
    one, other = contents(tmp_path / "1"), contents(tmp_path / "2")
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_the_pages_of_the_real_data_are_the_same_under_another_hash_seed(
    kg: KnowledgeGraph, site: Pages, tmp_path: Path
) -> None:
    run(PAGES, kg, tmp_path / "pages", "3")
    made, known = contents(tmp_path / "pages"), contents(site.folder)
    assert set(made) <= set(known)
    assert [name for name in made if made[name] != known[name]] == []
