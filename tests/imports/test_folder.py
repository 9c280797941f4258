"""An imported file is kept whole or not at all, is told from others, and can be taken out again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from graph.errors import DataError, OutputError, UnknownNameError
from graph.fingerprint import fingerprint
from graph.imports.folder import Stored, keep, name_for, remove, stored
from graph.imports.kinds import read_imports, take_in
from graph.resources import data_folder, imports_folder, ontology_folder
from tests.small_mandates import ROWS, write_table


@pytest.fixture
def imports(tmp_path: Path) -> Path:
    """A folder of imports that does not exist yet."""
    return tmp_path / "imports"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_table(tmp_path / "npb2031.csv")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_as_it_came(imports: Path, source: Path) -> None:
    taken = take_in("un-mandates", source, imports)
    assert not taken.before
    assert (taken.note.id, taken.note.file, taken.note.rows) == ("un-mandates/npb2031", "npb2031.csv", len(ROWS))
    assert files(imports) == ["un-mandates/npb2031/import.json", "un-mandates/npb2031/table.csv"]
    assert (imports / "un-mandates/npb2031/table.csv").read_bytes() == source.read_bytes()
    assert stored(imports) == (taken.note,)
    assert read_imports(imports)[0].rows == taken.rows


def test_the_same_file_twice_changes_nothing(imports: Path, source: Path) -> None:
    first = take_in("un-mandates", source, imports)
    before = {path: path.stat().st_mtime_ns for path in imports.rglob("*")}
    for name in ("", "another"):
        again = take_in("un-mandates", source, imports, name)
        assert (again.before, again.note) == (True, first.note)
    assert {path: path.stat().st_mtime_ns for path in imports.rglob("*")} == before


def test_another_file_needs_another_name(imports: Path, source: Path) -> None:
    take_in("un-mandates", source, imports)
    newer = write_table(source, ROWS[:3])
    with pytest.raises(DataError, match=r"un-mandates/npb2031 is the name of another file .*--name.*--remove"):
        take_in("un-mandates", newer, imports)
    take_in("un-mandates", newer, imports, "npb2031-revised")
    assert [note.name for note in stored(imports)] == ["npb2031", "npb2031-revised"]


def test_nothing_is_written_of_a_file_with_a_fault(imports: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError):
        take_in("un-mandates", bad, imports)
    assert not imports.exists()


@pytest.mark.parametrize("place", ["a file stands there", "proc"])
def test_a_folder_that_cannot_be_written_is_told(source: Path, tmp_path: Path, place: str) -> None:
    imports = Path("/proc/imports") if place == "proc" else tmp_path / "file" / "imports"
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"imports: cannot be written \(.+\); .*SMEGRAPH_IMPORTS"):
        take_in("un-mandates", source, imports)
    assert files(tmp_path) == ["file", "npb2031.csv"]


def test_what_a_killed_import_left_is_not_seen(imports: Path, source: Path) -> None:
    note = take_in("un-mandates", source, imports).note
    before = fingerprint(data_folder(), ontology_folder(), imports)
    shutil.copytree(imports / "un-mandates/npb2031", imports / "un-mandates" / ".new-1-half")
    assert stored(imports) == (note,)
    assert fingerprint(data_folder(), ontology_folder(), imports) == before


def test_an_import_and_its_removal_are_seen_by_the_fingerprint(imports: Path, source: Path) -> None:
    prints = [fingerprint(data_folder(), ontology_folder(), imports)]
    take_in("un-mandates", source, imports)
    prints.append(fingerprint(data_folder(), ontology_folder(), imports))
    remove(imports, "npb2031")
    prints.append(fingerprint(data_folder(), ontology_folder(), imports))
    assert prints[0] == prints[2] != prints[1]
    assert files(imports) == []


@pytest.mark.parametrize("name", ["npb2031", "un-mandates/npb2031"])
def test_an_import_is_removed_by_its_name(imports: Path, source: Path, name: str) -> None:
    take_in("un-mandates", source, imports)
    assert remove(imports, name).name == "npb2031"
    assert stored(imports) == ()
    with pytest.raises(UnknownNameError, match=r"no single import is called .*; nothing was imported"):
        remove(imports, name)


@pytest.mark.parametrize("name", ["npb", "../un-mandates/npb2031", "", ".", "un-mandates"])
def test_a_name_that_is_none_removes_nothing(imports: Path, source: Path, name: str) -> None:
    take_in("un-mandates", source, imports)
    with pytest.raises(UnknownNameError, match="there is un-mandates/npb2031"):
        remove(imports, name)
    assert len(stored(imports)) == 1


@pytest.mark.parametrize("name", ["../x", "A", "a b", "a/b", "x" * 61, ".."])
def test_a_name_is_of_letters_digits_and_hyphens(imports: Path, source: Path, name: str) -> None:
    with pytest.raises(DataError, match="is no name for an import"):
        take_in("un-mandates", source, imports, name)
    assert not imports.exists()


def test_a_file_name_becomes_a_name() -> None:
    assert name_for(Path("/x/PPB_2027 (Übersicht).CSV")) == "ppb-2027-ubersicht"
    assert len(name_for(Path("a" * 200))) == 60


def test_a_table_that_was_changed_at_rest_is_told(imports: Path, source: Path) -> None:
    take_in("un-mandates", source, imports)
    (imports / "un-mandates/npb2031/table.csv").write_text("changed", encoding="utf-8")
    with pytest.raises(DataError, match=r"table\.csv: changed since it was imported; 'smegraph import --remove un-"):
        read_imports(imports)
    (imports / "un-mandates/npb2031/table.csv").unlink()
    with pytest.raises(DataError, match=r"table\.csv: cannot be read \(No such file"):
        read_imports(imports)


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"kind": "un-mandates"}', "\udcff", "null", "moved"])
def test_a_note_that_is_broken_is_told(imports: Path, source: Path, note: str) -> None:
    path = imports / "un-mandates/npb2031/import.json"
    take_in("un-mandates", source, imports)
    if note == "moved":
        path.parent.rename(path.parent.with_name("other"))
    else:
        path.write_bytes(note.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError, match=r"import\.json: is no note of an import; delete the folder"):
        stored(imports)


def test_a_kind_of_a_later_version_is_told(imports: Path) -> None:
    keep(imports, Stored("tides", "a", "a.csv", "", 1), b"")
    with pytest.raises(DataError, match=r"imports of this kind are unknown \(known: un-mandates\)"):
        read_imports(imports)


def test_a_note_holds_no_time_and_no_place(imports: Path, source: Path) -> None:
    take_in("un-mandates", source, imports)
    text = (imports / "un-mandates/npb2031/import.json").read_text(encoding="utf-8")
    assert set(json.loads(text)) == {"kind", "name", "file", "sha256", "rows"}
    assert str(source.parent) not in text


def test_imports_lie_with_data_of_ones_own_else_in_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMEGRAPH_IMPORTS", raising=False)
    assert imports_folder(tmp_path) == tmp_path / "imports"
    assert data_folder() not in imports_folder(data_folder()).parents
    monkeypatch.setenv("SMEGRAPH_IMPORTS", os.fspath(tmp_path / "elsewhere"))
    assert imports_folder(data_folder()) == imports_folder(tmp_path) == tmp_path / "elsewhere"
