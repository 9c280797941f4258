"""The wheel holds the program and its data, nothing more and nothing less, and works where nothing else is."""

from __future__ import annotations

import ast
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from graph import __version__

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUNDLED = ("data", "ontology")


def kept() -> list[str]:
    """The files that are in the repository, or would be with the next commit."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no checkout of the repository")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    return sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()})


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy that has the files of the repository only, with a stray one beside them."""
    pytest.importorskip("build", reason="the package 'build' makes the wheel")
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for name in kept():
        if name.split("/")[0] in ("graph", *BUNDLED) or "/" not in name:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("published before", encoding="utf-8")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_exactly_the_files_of_the_repository(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {"cli.py"}
    for name in kept():
        top = name.split("/")[0]
        if top == "graph":
            expected.add(name)
        elif top in BUNDLED:
            expected.add(f"graph/_bundled/{name}")
    assert names == expected


def test_the_wheel_has_the_licences_and_is_for_any_machine(wheel: Path) -> None:
    assert wheel.name == f"sme_policy_graph-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = {name.split("/", 1)[1] for name in archive.namelist() if ".dist-info/" in name}
    assert {"METADATA", "entry_points.txt", "licenses/LICENSE", "licenses/LICENSE-DATA"} <= names


def test_the_unpacked_wheel_answers_from_its_own_data(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    stranger = tmp_path / "work"
    (stranger / "data").mkdir(parents=True)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import cli; cli.main()",
            "--store",
            "store",
            "query",
            "countries-at-meeting",
            "--format",
            "csv",
        ],
        cwd=stranger,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert done.stdout.startswith("code,country\n")
    assert "BLR,Belarus" in done.stdout


@pytest.mark.parametrize("target", PROJECT["scripts"].values())
def test_the_target_of_a_script_can_be_called(target: str) -> None:
    module, _, name = target.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


COMES_WITH = {"docx": "python-docx", "markupsafe": "jinja2", "prometheus_client": "prometheus-client"}
"""The package that a module is installed with, where the two have different names."""


def imported() -> set[tuple[str, str]]:
    """File and top-level name of each import that is neither ours nor of the standard library."""
    found = set()
    for path in (ROOT / "cli.py", *ROOT.glob("graph/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            found |= {(str(path.relative_to(ROOT)), name.split(".")[0]) for name in names}
    return {
        (path, name) for path, name in found if name not in sys.stdlib_module_names and name not in ("graph", "cli")
    }


def test_every_import_is_a_declared_dependency() -> None:
    extras = [name for extra in PROJECT["optional-dependencies"].values() for name in extra]
    declared = {re.split(r"[^\w-]", name)[0].lower() for name in (*PROJECT["dependencies"], *extras)}
    assert {(path, name) for path, name in imported() if COMES_WITH.get(name, name).lower() not in declared} == set()


def test_dependencies_have_a_lowest_version() -> None:
    assert all(">=" in name for name in PROJECT["dependencies"])


def test_the_version_stands_in_one_place() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "version" in PROJECT["dynamic"]
    assert __version__ not in [
        line.split("=")[-1].strip(' "') for line in text.split("\n") if line.startswith("version")
    ]
