"""A site is swapped in whole, and nothing else is ever overwritten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.errors import OutputError
from graph.site import publish
from graph.site.folder import MARKER, swapped_in

if TYPE_CHECKING:
    from pathlib import Path

    from graph.store import KnowledgeGraph


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def fail(out: Path, fault: BaseException) -> None:
    with swapped_in(out) as folder:
        (folder / "index.html").write_text("half")
        raise fault


def fill_meanwhile(out: Path) -> None:
    with swapped_in(out):
        out.mkdir()
        (out / "mine.txt").write_text("mine")


def test_tells_what_was_written_and_how_far_it_is(small: KnowledgeGraph, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    done = publish(small, tmp_path / "deep" / "site", lambda *step: steps.append(step))
    files = [path for path in (tmp_path / "deep" / "site").rglob("*") if path.is_file()]
    assert done.files == len(files)
    assert done.pages == len([path for path in files if path.suffix == ".html"])
    assert done.index.is_file()
    assert {what for what, _, _ in steps} == {"pages", "briefs", "questions", "downloads", "map"}
    assert all(0 <= made <= of for _, made, of in steps)
    assert names(tmp_path / "deep") == ["site"]


def test_replaces_an_old_site_whole(small: KnowledgeGraph, published: Path) -> None:
    (published / "bodies" / "gone.html").write_text("old")
    publish(small, published)
    assert not (published / "bodies" / "gone.html").exists()
    assert names(published.parent) == ["site"]


def test_writes_into_an_empty_folder(small: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(small, tmp_path / "site")
    assert (tmp_path / "site" / MARKER).is_file()


def test_refuses_a_folder_that_is_not_a_site(small: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty and not a site"):
        publish(small, tmp_path)
    assert names(tmp_path) == ["thesis.txt"]


def test_refuses_a_file(small: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        publish(small, tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), RuntimeError("broken")])
def test_a_failed_run_leaves_the_old_site(published: Path, fault: BaseException) -> None:
    before = (published / "index.html").read_bytes()
    expected = OutputError if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected):
        fail(published, fault)
    assert (published / "index.html").read_bytes() == before
    assert names(published.parent) == ["site"]


def test_a_full_disk_is_told_in_one_line(published: Path) -> None:
    with pytest.raises(OutputError) as told, swapped_in(published):
        raise OSError(28, "No space left on device")
    assert re.search(r"No space left on device.*--out", str(told.value))
    assert "\n" not in str(told.value)


def test_a_folder_that_filled_meanwhile_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="not empty"):
        fill_meanwhile(tmp_path / "site")
    assert names(tmp_path / "site") == ["mine.txt"]
