"""Deliberate faults: one file, one fault, and the name of the file says which rule must tell it.

A file of ``tests/bad/`` is called ``RULE--WORDS.EXT`` or ``RULE--WORDS--TARGET``; the target is a file of the small, clean
data folder of :mod:`tests.small_data` or of a copy of the ontology (if it is left out, the first fact file).

- ``added/``: its lines are put behind those of the target, or are the target if there is none; the last line is faulty;
- ``instead/``: it stands in place of the target;
- ``graph/``: statements taken out of the graph (``-``) or put in (``+``), for the rules that guard the graph itself.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.check import check, check_paths
from graph.dataset import make, read_inputs
from graph.errors import DataError, OntologyError
from graph.fact_fields import Range
from graph.findings import Finding, Severity
from graph.resources import ontology_folder
from graph.store import ask_in_memory
from graph.validate import Where, shape_findings, sparql_findings
from tests.small_data import FACTS, FIRST, SECOND, fact, write_data, write_ontology, write_small_ontology

ROOT = Path(__file__).resolve().parents[1]
BAD = Path(__file__).parent / "bad"
NO_LINE = {"unknown-source--file-without-a-row--norda-wgs-9.jsonl", "not-canonical--windows-line-end.jsonl"}
"""Faults of a whole file; the others of that kind are known by their rule or by the Turtle they stand in."""
NO_LINE_RULES = {"not-utf-8", "unreadable"}
NO_FIELD = {
    "bad-header",
    "broken-line",
    "broken-row",
    "byte-order-mark",
    "empty-line",
    "not-canonical",
    "not-utf-8",
    "unreadable",
}
CHECKING = ("check", "fact_json", "ontology_check", "register_cells", "registers", "triples", "validate")
"""The modules that make findings."""
ELSEWHERE = {
    "ambiguous-name--two-meanings--names.csv": f"data/documents/{FIRST}.jsonl",
    "duplicate-id--same-id-in-two-documents.jsonl": f"data/documents/{SECOND}.jsonl",
}
"""Faults that show in another file than the one that was changed."""


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ontology folder with few concepts."""
    return write_small_ontology(tmp_path_factory.mktemp("few"))


def bad(folder: str) -> list[Path]:
    return sorted(path for path in (BAD / folder).iterdir() if path.is_file())


def rule_of(path: Path) -> str:
    return path.name.split("--")[0].removesuffix(path.suffix)


def target_of(path: Path) -> str:
    """The file that a bad file changes, as findings call it."""
    parts = path.name.split("--")
    name = parts[-1] if len(parts) > 2 or path.suffix != ".jsonl" else f"{FIRST}.jsonl"
    if name.endswith(".ttl"):
        return f"ontology/{name}" if name == "smepb.ttl" else f"ontology/concepts/{name}"
    return f"data/documents/{name}" if name.endswith(".jsonl") else f"data/{name}"


def spoil(folder: Path, path: Path, few: Path) -> list[Finding]:
    """What ``check`` says of the clean folders in which one file was changed."""
    data = write_data(folder)
    ontology = write_ontology(folder) if path.suffix == ".ttl" else few
    target = folder / target_of(path)
    before = target.read_bytes() if path.parent.name == "added" and target.exists() else b""
    target.write_bytes(before + path.read_bytes())
    return check(data, ontology)


def assert_tells(finding: Finding) -> None:
    """A finding says what is wrong and how to mend it, in one line without the words of the program."""
    line = str(finding)
    assert finding.what.strip()
    assert finding.fix.strip()
    assert "\n" not in line
    assert "None" not in line
    assert line.isprintable()


def test_the_clean_folder_has_no_findings(tmp_path: Path, few: Path) -> None:
    data = write_data(tmp_path)
    assert check(data, ontology_folder()) == []
    assert check(data, few) == []


@pytest.mark.parametrize("path", [*bad("added"), *bad("instead")], ids=lambda path: path.name)
def test_a_fault_is_told_where_it_is(tmp_path: Path, few: Path, path: Path) -> None:
    found = spoil(tmp_path, path, few)
    rule, file = rule_of(path), ELSEWHERE.get(path.name, target_of(path))
    assert [f for f in found if f.rule == rule], f"only {found}"
    here = [f for f in found if f.rule == rule and f.file == file]
    assert here, f"in another file: {found}"
    for finding in found:
        assert_tells(finding)
    has_line = not (rule in NO_LINE_RULES or path.name in NO_LINE or path.suffix == ".ttl" or " " in path.name)
    if not has_line:
        assert {f.line for f in here} == {0}
    elif path.parent.name == "added" and path.name not in ELSEWHERE:
        assert (tmp_path / file).read_bytes().count(b"\n") in {f.line for f in here}
    else:
        assert all(f.line > 0 for f in here)
    if rule not in NO_FIELD and " " not in path.name:
        assert all(f.field for f in here)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str], Where]:
    """The lines of the named graphs and of the default graph of the clean folder, and where things stand in it."""
    made = make(read_inputs(write_data(tmp_path_factory.mktemp("clean")), ontology_folder()))
    return made.named, made.default, Where(made.places, "data")


@pytest.mark.parametrize("path", bad("graph"), ids=lambda path: path.name)
def test_a_fault_of_the_graph_itself_is_told(path: Path, clean: tuple[list[str], list[str], Where]) -> None:
    named, default, where = clean
    named, default = list(named), list(default)
    for change in path.read_text(encoding="utf-8").splitlines():
        sign, _, line = change.partition(" ")
        lines = named if "/graph/" in line else default
        if sign == "-":
            lines.remove(line)
        else:
            lines.append(line)
    found = [*shape_findings(default, ontology_folder(), where)]
    found += sparql_findings(ask_in_memory(named, default), ontology_folder(), where)
    here = [f for f in found if f.rule.removeprefix("shape:") == rule_of(path)]
    assert here, f"only {found}"
    for finding in here:
        assert_tells(finding)
        assert (finding.file.startswith("data/"), finding.line > 0, bool(finding.field)) == (True, True, True)


def rules_of_the_code() -> set[str]:
    """Every rule that a call of ``Finding`` or ``Fault`` names, each shape, each check, and a rule for each range."""
    found = {path.stem for path in (ontology_folder() / "checks").glob("*.rq")}
    shapes = (ontology_folder() / "shapes.ttl").read_text(encoding="utf-8").splitlines()
    found |= {line.split()[0].removeprefix("shape:") for line in shapes if line.startswith("shape:")}
    found |= {f"bad-{range_.name.lower()}" for range_ in Range}
    place = {"Finding": 3, "Fault": 1, "_finding": 1}
    for name in CHECKING:
        path = ROOT / "graph" / f"{name}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                call = getattr(node.func, "id", getattr(node.func, "attr", ""))
                rule = node.args[place[call]] if len(node.args) > place.get(call, 99) else None
                found |= {str(rule.value)} if isinstance(rule, ast.Constant) else set()
    return found


def test_every_rule_has_a_bad_file() -> None:
    told_in_tests_of_their_own = {"unreadable", "no-documents"}
    tried = {rule_of(path) for folder in ("added", "instead", "graph") for path in bad(folder)}
    assert rules_of_the_code() - tried == told_in_tests_of_their_own


def test_a_missing_or_unreadable_file_is_a_finding(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    (data / "links.csv").unlink()
    (data / "people.csv").unlink()
    (data / "people.csv").mkdir()
    (data / "documents" / "folder.jsonl").mkdir()
    (data / "documents" / "gone.jsonl").symlink_to(tmp_path / "nowhere")
    unreadable = [f for f in check(data, ontology_folder()) if f.rule == "unreadable"]
    assert [f.file.split("/")[-1] for f in unreadable] == ["folder.jsonl", "gone.jsonl", "links.csv", "people.csv"]
    for finding in unreadable:
        assert_tells(finding)


def test_a_fact_file_alone_is_checked_for_its_form(tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    path.write_text(fact("report", "Meeting", "first", "1", name="First session", ordinal="1") + "\n", encoding="utf-8")
    found = check_paths([path], ontology_folder())
    assert [(f.file, f.line, f.rule) for f in found] == [(str(path), 1, "bad-integer")]
    with pytest.raises(DataError, match=r"none\.jsonl: there is no such file"):
        check_paths([path, tmp_path / "none.jsonl"], ontology_folder())


def test_a_folder_without_facts_is_told(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    shutil.rmtree(data / "documents")
    assert [(f.file, f.rule, f.severity) for f in check(data, ontology_folder())] == [
        ("data/documents", "no-documents", Severity.WARNING)
    ]


TEN = {
    "broken-line": "{",
    "bad-date": fact(FIRST, "Meeting", "x1", "1", name="X1", start="2001-02-30"),
    "unknown-body": fact(FIRST, "Mandate", "x2", "1", body="Nobody", summary="Acts."),
    "unknown-concept": fact(FIRST, "Mandate", "x3", "1", body="NORDA", summary="Acts.", topics=["nothing"]),
    "dangling-reference": fact(FIRST, "AgendaItem", "x4", "1", meeting="Nowhere", title="X4"),
    "no-passage": fact(FIRST, "Theme", "x5", "", name="X5"),
    "duplicate-id": fact(FIRST, "Theme", "credit", "1", name="X6"),
    "ends-before-it-begins": fact(FIRST, "Meeting", "x7", "1", name="X7", start="2001-03-02", end="2001-03-01"),
    "unknown-field": fact(FIRST, "Theme", "x8", "1", name="X8", colour="red"),
    "unknown-source": "cy-north,Cy North,norda-wgs-7",
}


def with_ten_faults(folder: Path) -> Path:
    data = write_data(folder)
    facts = [*FACTS[FIRST], *(line for rule, line in TEN.items() if rule != "unknown-source")]
    (data / "documents" / f"{FIRST}.jsonl").write_text("\n".join(facts) + "\n", encoding="utf-8")
    people = data / "people.csv"
    people.write_text(people.read_text(encoding="utf-8") + TEN["unknown-source"] + "\n", encoding="utf-8")
    return data


def smegraph(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_ten_faults_are_told_in_one_run(tmp_path: Path) -> None:
    data = with_ten_faults(tmp_path)
    ran = smegraph("--data", data, "--store", tmp_path / "store", "check")
    assert ran.returncode == 1
    assert [rule for rule in TEN if f"[{rule}]" not in ran.stdout] == []
    assert len(ran.stdout.splitlines()) == len(TEN)
    assert ran.stderr == "10 errors, 0 warnings\n"
    again = smegraph("--data", data, "--store", tmp_path / "store", "check", "--json")
    assert {finding["rule"] for finding in json.loads(again.stdout)} == set(TEN)
    assert again.returncode == 1


@pytest.mark.parametrize("command", ["build", "publish", "stats"])
def test_nothing_is_built_from_faulty_data(tmp_path: Path, command: str) -> None:
    out = ("--out", tmp_path / "site") if command == "publish" else ()
    ran = smegraph("--data", with_ten_faults(tmp_path), "--store", tmp_path / "store", command, *out)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert "'smegraph check'" in ran.stderr
    assert not (tmp_path / "store").exists()
    assert not (tmp_path / "site").exists()


def test_warnings_alone_do_not_fail(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{SECOND}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace(", ", ","), encoding="utf-8")
    assert {f.severity for f in check(data, ontology_folder())} == {Severity.WARNING}
    ran = smegraph("--data", data, "check", "--quiet")
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("smepb.ttl", "@prefix smepb <https://w3id.org/smepb/ontology#> .", "smepb.ttl:1:"),
        ("concepts/topics.ttl", '<a:b> "c" .', "topics.ttl:1:"),
        ("shapes.ttl", "shape:x a sh:NodeShape .", "shapes.ttl: cannot be read"),
        ("checks/new.rq", "SELECT * {}", "new.rq: the header needs"),
        ("checks/new.rq", "#+ what: a\n#+ fix: b\n#+ severity: bad\nSELECT * {}", "new.rq: the header needs"),
        ("checks/new.rq", "#+ what: a\nSELECT", "new.rq: line 2, column "),
        ("checks/new.rq", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "new.rq: SERVICE is refused"),
        ("checks/new.rq", "\udcff", "new.rq: "),
    ],
)
def test_a_broken_ontology_is_told_with_its_file(tmp_path: Path, name: str, content: str, told: str) -> None:
    ontology = write_ontology(tmp_path)
    (ontology / name).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(OntologyError) as caught:
        check(write_data(tmp_path), ontology)
    assert told in str(caught.value)
