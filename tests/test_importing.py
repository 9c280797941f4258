"""The command import: what it tells, where files go, and that one line is all that bad input gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cli
from tests.small_data import write_data
from tests.small_mandates import ROWS, row, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

BAD = sorted((Path(__file__).parent / "bad" / "un-mandates").glob("*.csv"))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command on the small data: exit code, standard output, standard error."""
    write_data(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main(["--data", str(tmp_path / "data"), "--store", str(tmp_path / "store"), *map(str, arguments)])
        out, err = capsys.readouterr()
        assert isinstance(stop.value.code, int)
        return stop.value.code, out, err

    return run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_table(tmp_path / "npb2031.csv")


def test_an_import_tells_what_it_holds_and_what_it_linked(
    run: Callable[..., tuple[int, str, str]], source: Path
) -> None:
    code, out, err = run("import", "un-mandates", source)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"Imported {source} as un-mandates/npb2031; the next command takes it into the store",
        "10 rows: 3 entities, 2 programmes, 4 subprogrammes, 6 documents (4 by their full symbol)",
        "Linked to the register by exact name or acronym (2): NORDA = body:norda, WGS = body:norda-wgs",
        "Not linked, each an entity of its own (1): OSF",
        "Line 6: the full symbol cannot be that of the document meant; series, printed symbol and title tell which it is",
        "Line 10: control or invisible characters were taken out",
    ]
    assert (
        run("import", "un-mandates", source)[1]
        == f"{source}: was imported before as un-mandates/npb2031; nothing changed\n"
    )


def test_a_bad_link_is_told_with_its_line(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    rows = [*ROWS[:2], row("NORDA", "NORDA", "79/3", "A/RES/79/3", "Plan", Link="javascript:alert(1)")]
    _, out, _ = run("import", "un-mandates", write_table(tmp_path / "a.csv", rows))
    assert out.splitlines()[-1] == "Line 4 ('javascript:alert(1)'): the link is no web address and was left out"


def test_names_that_lead_to_two_bodies_are_told(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    rows = [row("NORDA", "Solum Enterprise Union", "79/1", "A/RES/79/1", "Plan")]
    _, out, _ = run("import", "un-mandates", write_table(tmp_path / "a.csv", rows))
    assert "NORDA (its names lead to body:norda and body:solum)" in out


def test_the_next_command_has_the_import_and_after_its_removal_no_longer(
    run: Callable[..., tuple[int, str, str]], source: Path, tmp_path: Path
) -> None:
    question = ("query", "mandate-documents-of-entity", "--set", "body=NORDA", "--format", "csv")
    code, out, err = run(*question)
    assert (code, out.count("\n"), "smegraph import un-mandates FILE.csv" in err) == (0, 1, True)
    run("import", "un-mandates", source)
    assert run(*question)[1].count("\n") == 4
    assert "un-mandates--npb2031" in run("stats")[1]
    assert "acronym: OSF" in run("show", "OSF")[1]
    code, out, err = run("import", "--remove", "npb2031")
    assert (code, out) == (0, "Removed un-mandates/npb2031; the next command builds the store without it\n")
    assert run(*question)[1].count("\n") == 1
    assert [path for path in (tmp_path / "data" / "imports").rglob("*") if path.is_file()] == []


def test_imports_are_listed(run: Callable[..., tuple[int, str, str]], source: Path, tmp_path: Path) -> None:
    assert json.loads(run("import", "--list", "--json")[1]) == []
    run("import", "un-mandates", source)
    newer = write_table(tmp_path / "npb2032.csv", ROWS[:3])
    assert "Beside it stays un-mandates/npb2031" in run("import", "un-mandates", newer)[2]
    listed = json.loads(run("import", "--list", "--json")[1])
    assert [(note["name"], note["file"], note["rows"]) for note in listed] == [
        ("npb2031", "npb2031.csv", 10),
        ("npb2032", "npb2032.csv", 3),
    ]
    code, out, err = run("import", "--list")
    assert (code, err) == (0, f"2 imported, kept in {tmp_path / 'data' / 'imports'}\n")
    assert "un-mandates/npb2032" in out


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_file_with_a_fault_gets_one_line_and_leaves_nothing(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, path: Path
) -> None:
    code, out, err = run("import", "un-mandates", path)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"smegraph: {path}:")
    assert not (tmp_path / "data" / "imports").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("un-mandates", "nowhere.csv"), 2, "there is no such file; name the CSV file"),
        (("un-mandates", "."), 2, "is no file; name the CSV file"),
        (("un-mandates",), 2, "Missing argument 'FILE'"),
        (("tides", "a.csv"), 2, "No such command 'tides'"),
        (("--remove", "nothing"), 1, "nothing was imported"),
    ],
)
def test_wrong_use_is_told(
    run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], code: int, told: str
) -> None:
    done, out, err = run("import", *arguments)
    assert (done, out) == (code, "")
    assert told in err
    assert "Traceback" not in err


def test_a_table_that_was_changed_at_rest_stops_the_build_in_one_line(
    run: Callable[..., tuple[int, str, str]], source: Path, tmp_path: Path
) -> None:
    run("import", "un-mandates", source)
    (tmp_path / "data" / "imports" / "un-mandates" / "npb2031" / "table.csv").write_text("x", encoding="utf-8")
    code, out, err = run("stats")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "changed since it was imported" in err
    assert run("import", "--remove", "npb2031")[0] == 0
    assert run("stats")[0] == 0
