"""Ontology and data are found beside the package in a checkout, and inside it in an installation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from graph.resources import bundled, data_folder, ontology_folder

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_the_folders_beside_the_package() -> None:
    assert data_folder() == ROOT / "data"
    assert ontology_folder() == ROOT / "ontology"
    assert (data_folder() / "bodies.csv").is_file()
    assert (ontology_folder() / "smepb.ttl").is_file()
    assert bundled("nothing") == ROOT / "nothing"


def test_an_installation_uses_its_own_copies_wherever_it_is_run(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "graph"
    package.mkdir(parents=True)
    for name in ("__init__.py", "resources.py"):
        shutil.copy(ROOT / "graph" / name, package / name)
    (package / "_bundled" / "data").mkdir(parents=True)
    stranger = tmp_path / "work"
    (stranger / "data").mkdir(parents=True)
    code = "from graph.resources import data_folder; print(data_folder())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=stranger,
        env=os.environ | {"PYTHONPATH": str(package.parent)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert Path(done.stdout.strip()) == package / "_bundled" / "data"
