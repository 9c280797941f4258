"""What the README shows can be run as it stands, and nothing it should name is missing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cli
from graph.vocab import BASE
from tests.test_ingest import REPORT
from tests.web.serving import Server, running

if TYPE_CHECKING:
    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Each command of the console blocks, with the output shown below it."""
    shown = [block.split("\n$ ") for block in blocks("console")]
    lines = [line.removeprefix("$ ").partition("\n") for block in shown for line in block]
    return [(command.strip(), output) for command, _, output in lines]


COMMANDS = [(command, output) for command, output in commands() if re.search(r"(^|\| )smegraph ", command)]
ELSEWHERE = ("publish", "check", "build", "serve", "--open")
"""Commands that other tests run, because they take a while; and no browser is opened here."""
IN_HELP = {line.strip() for command in cli.smegraph.commands.values() for line in (command.epilog or "").split("\n")}
"""Examples of the help, which its own tests run."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data beside it, and the program on the path."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "data").symlink_to(ROOT / "data")
    for report in (folder / "report.txt", folder / "reports" / "report.txt"):
        report.parent.mkdir(exist_ok=True)
        report.write_text(REPORT.format(number=1), encoding="utf-8")
    side = {"org": "UNECE", "provision": "Seminar on trade finance"}
    (folder / "pairs.json").write_text(json.dumps([{"id": "1", "a": side, "b": side}]), encoding="utf-8")
    program = folder / "bin" / "smegraph"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nimport cli\ncli.main()\n")
    program.chmod(0o755)
    done = run("smegraph ingest report.txt --out read", folder, folder / "store")
    assert done.returncode == 0, done.stderr
    return folder


def environment(folder: Path, store: Path) -> dict[str, str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "SMEGRAPH_STORE": str(store),
        "XDG_CACHE_HOME": str(folder),
    }


def run(command: str, folder: Path, store: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment(folder, store),
        input="q\n",
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize(
    ("command", "output"),
    [
        (command, output)
        for command, output in COMMANDS
        if not any(w in command for w in ELSEWHERE) and command not in IN_HELP
    ],
)
def test_a_command_runs_and_prints_what_is_shown(kg: KnowledgeGraph, folder: Path, command: str, output: str) -> None:
    done = run(command, folder, kg.paths.store)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    printed = [line.rstrip() for line in (done.stdout + done.stderr).split("\n")]
    for line in output.split("\n"):
        assert not line.strip() or line.strip() == "..." or line.rstrip() in printed


@pytest.mark.parametrize("block", [block for block in blocks("python") if "http://" not in block])
def test_a_piece_of_python_runs(kg: KnowledgeGraph, folder: Path, block: str) -> None:
    python(block, folder, kg.paths.store)


def python(block: str, folder: Path, store: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", block], cwd=folder, env=environment(folder, store), capture_output=True, check=True
    )


@pytest.mark.parametrize("block", [block for block in blocks("python") if "http://" in block])
def test_a_piece_of_python_asks_a_server(server: Server, kg: KnowledgeGraph, folder: Path, block: str) -> None:
    at = block.replace("http://127.0.0.1:8765/", server.address)
    assert at != block
    python(at + 'assert kg.query("ASK {}").truth\n', folder, kg.paths.store)


@pytest.mark.parametrize("command", [command for command, _ in COMMANDS if "smegraph serve" in command])
def test_a_server_starts_as_shown(kg: KnowledgeGraph, folder: Path, command: str) -> None:
    (folder / "token").write_text("secret")
    options = command.removeprefix("smegraph serve").replace("--open", "").split()
    with running(kg.paths.store, *options, "--port", "0", folder=folder) as server:
        assert server.ask("/health").json()["status"] == "ok"


@pytest.mark.parametrize("name", sorted(cli.smegraph.commands))
def test_every_command_is_named(name: str) -> None:
    assert re.search(rf"smegraph {name}\b", README)


def test_only_commands_and_options_that_exist_are_named() -> None:
    known = {option for command in cli.smegraph.commands.values() for p in command.params for option in p.opts}
    known |= {option for p in cli.smegraph.params for option in p.opts}
    for command in re.findall(r"smegraph ([a-z]+)", README):
        assert command in cli.smegraph.commands
    lines = [command for command, _ in COMMANDS]
    assert {option for line in lines for option in re.findall(r"(?<= )--[a-z-]+", line)} <= known


def test_files_and_folders_that_are_named_exist() -> None:
    named = re.findall(r"`((?:graph|data|ontology|tests|\.ci)/[\w./-]*)`", README)
    assert named
    made = {"graph/document/SLUG", "graph/import/KIND/NAME", "graph/register", "graph/description"}
    missing = [path for path in named if path not in made and not path.startswith("graph/derived/")]
    assert [path for path in missing if not (ROOT / path).exists()] == []
    assert BASE in README


def test_links_within_the_repository_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists()
