"""The command: results on standard output, messages on standard error, and an exit code that tells how it went."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
import docx
import pytest
import rdflib

import cli
from benchmarks.processes import children, processor_seconds
from graph import __version__
from tests.small_data import FIRST, write_data
from tests.small_mandates import write_table
from tests.web.serving import Server, running, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.store import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = sorted(cli.smegraph.commands)
REPORT = (
    "APEC Small and Medium Enterprises Working Group",
    "Report of the 14th meeting, Vina del Mar, Chile, 3-5 April 2002",
    "1. The meeting was attended by Canada, Chile, Japan and Mexico.",
    "2. The meeting agreed to invite UNCTAD to the next meeting.",
)


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(kg: KnowledgeGraph, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Runs the command in this process, on the real data unless told otherwise."""

    def run(*arguments: str, data: Path = kg.paths.data, store: Path = kg.paths.store) -> Done:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main(["--data", str(data), "--store", str(store), *arguments])
        out, err = capsysbinary.readouterr()
        assert isinstance(stop.value.code, int)
        return Done(stop.value.code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program as a file, as an installation would put it on the path."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "smegraph"
    script.write_text(f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nimport cli\ncli.main()\n")
    script.chmod(0o755)
    return folder


def shell(line: str, folder: Path, program: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a line in a folder."""
    path = f"{program}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder,
        env=os.environ | {"PATH": path, "PYTHONPATH": ""} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def help_of(name: str) -> str:
    command = cli.smegraph.commands[name] if name else cli.smegraph
    context = click.Context(command, info_name=f"smegraph {name}".strip(), max_content_width=100)
    return command.get_help(context)


def examples_of(name: str) -> list[str]:
    return re.findall(r"^ +(smegraph .*)$", help_of(name).split("Examples:")[-1], re.MULTILINE)


EXAMPLES = list(dict.fromkeys(line for name in ["", *COMMANDS] for line in examples_of(name) if "--open" not in line))


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_says_what_the_command_is_for_and_ends_with_two_examples(name: str) -> None:
    text = help_of(name)
    assert text.rstrip().split("\n")[-3].strip() == "Examples:"
    assert len(examples_of(name)) == 2
    assert name in examples_of(name)[0]
    command = cli.smegraph.commands[name] if name else cli.smegraph
    assert re.match(r"[A-Z].*\.", command.help or "")
    assert all(option.help for option in command.params if isinstance(option, click.Option) and option.name != "form")


def test_help_lists_every_command_with_a_whole_sentence() -> None:
    for name in COMMANDS:
        line = re.search(rf"^  {name} +(.*)$", help_of(""), re.MULTILINE)
        assert line is not None
        assert line[1].endswith(".")
        assert not line[1].endswith("...")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Path:
    """A folder with the files that the examples name."""
    folder = tmp_path_factory.mktemp("examples")
    write_data(folder).rename(folder / "mydata")
    facts = (folder / "mydata" / "documents" / f"{FIRST}.jsonl").read_text(encoding="utf-8")
    for name in ("mine.jsonl", "reference.jsonl"):
        (folder / name).write_text(facts, encoding="utf-8")
    (folder / "mydata" / "documents" / "report.jsonl").write_text(facts.replace(FIRST, "report"), encoding="utf-8")
    with (folder / "mydata" / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("report,Another report,,2001,norda-wgs,meeting-report,,en,complete,\n")
    (folder / "my.rq").write_text("SELECT ?name { body:unece rdfs:label ?name }\n", encoding="utf-8")
    write_table(folder / "ppb2027.csv")
    side = {"org": "UNECE", "provision": "Seminar on trade finance"}
    (folder / "pairs.json").write_text(json.dumps([{"id": "1", "a": side, "b": side}]), encoding="utf-8")
    (folder / "reports").mkdir()
    (folder / "reports" / "one.txt").write_text("\n\n".join(REPORT), encoding="utf-8")
    report = docx.Document()
    for line in REPORT:
        report.add_paragraph(line)
    report.save(str(folder / "report.docx"))
    done = shell("smegraph ingest report.docx --out read", folder, program)
    assert done.returncode == 0, done.stderr
    return folder


ELSEWHERE = re.compile(r">| review | serve ")


@pytest.mark.parametrize("line", [line for line in EXAMPLES if not ELSEWHERE.search(line)])
def test_an_example_of_the_help_runs(
    run: Callable[..., Done], folder: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(folder)
    small = {"data": folder / "mydata", "store": folder / "store"} if re.search("publish|check|build", line) else {}
    done = run(*shlex.split(line)[1:], **small)
    assert done.code == 0, done.err
    if not re.search("--out| check", line):
        assert done.out


@pytest.mark.parametrize("line", [line for line in EXAMPLES if ">" in line or " review " in line])
def test_an_example_that_needs_a_shell_runs(kg: KnowledgeGraph, folder: Path, program: Path, line: str) -> None:
    done = shell(f"echo q | {line}", folder, program, SMEGRAPH_STORE=str(kg.paths.store))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", [line for line in EXAMPLES if " serve " in line])
def test_an_example_of_a_server_runs(kg: KnowledgeGraph, line: str) -> None:
    options = [word for word in shlex.split(line)[2:] if word != "--open"]
    with running(kg.paths.store, *options, "--port", "0") as server:
        assert server.works()


def test_a_server_stands_in_for_a_data_folder(server: Server, run: Callable[..., Done]) -> None:
    told = run("--data", server.address, "query", "members-of-organization", "--format", "csv")
    assert (told.code, told.out) == (0, run("query", "members-of-organization", "--format", "csv").out)
    refused = run("--data", server.address, "build")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "needs a data folder, not a server" in refused.err


def test_the_program_tells_its_version(run: Callable[..., Done]) -> None:
    assert run("--version") == Done(0, f"smegraph, version {__version__}\n", "")


def test_build_tells_what_the_store_holds(run: Callable[..., Done], tmp_path: Path) -> None:
    data = write_data(tmp_path)
    done = run("build", data=data, store=tmp_path / "store")
    assert done.code == 0
    assert re.fullmatch(r"Built .*/store: [\d,]+ statements in 12 named graphs\n", done.out)
    assert run("build", data=data, store=tmp_path / "store") == done


def test_check_tells_faults_with_place_and_mending_and_exits_with_one(run: Callable[..., Done], tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{FIRST}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"Bergia"', '"Bergio"', 1), encoding="utf-8")
    done = run("check", data=data)
    assert done.code == 1
    assert re.search(
        r"^data/documents/norda-wgs-1\.jsonl:8: error: participant: .*'Bergio'.* Did you mean Bergia", done.out
    )
    assert re.fullmatch(r"1 errors, \d+ warnings\n", done.err)
    found = json.loads(run("check", "--json", data=data).out)
    assert (found[0]["file"], found[0]["line"], found[0]["rule"]) == (
        "data/documents/norda-wgs-1.jsonl",
        8,
        "unknown-body",
    )


def test_warnings_are_no_errors_and_quiet_leaves_them_out(run: Callable[..., Done], tmp_path: Path) -> None:
    data = write_data(tmp_path)
    path = data / "documents" / f"{FIRST}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('": "', '":"', 1), encoding="utf-8")
    done = run("check", data=data)
    assert (done.code, done.err) == (0, "0 errors, 1 warnings\n")
    assert "norda-wgs-1.jsonl:1: warning: " in done.out
    assert run("check", "--quiet", data=data) == Done(0, "", "0 errors, 1 warnings\n")


def test_check_of_one_file_looks_at_its_form(run: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    path.write_text("{\n", encoding="utf-8")
    done = run("check", str(path))
    assert done.code == 1
    assert done.out.startswith(f"{path}:1: error: ")


def test_query_answers_a_saved_question(run: Callable[..., Done]) -> None:
    done = run("query", "countries-at-meeting", "--format", "csv")
    assert done.out.startswith("code,country\r\nBLR,Belarus\r\n")
    assert (done.code, done.err) == (0, "")


def test_query_gives_parameters_another_value(run: Callable[..., Done]) -> None:
    done = run("query", "members-of-organization", "--set", "body=BSEC", "--format", "json")
    rows = json.loads(done.out)["results"]["bindings"]
    assert len(rows) >= 11
    text = run("query", "members-of-organization", "--set", "body=BSEC", "--sparql").out
    assert "VALUES ?body { <https://w3id.org/smepb/id/body/bsec> }" in text


def test_query_adds_evidence(run: Callable[..., Done]) -> None:
    done = run("query", "who-invited-whom", "--evidence", "--format", "csv")
    header, *rows = csv.reader(io.StringIO(done.out))
    assert header[-2:] == ["document", "paragraph"] or "evidence_document" in header
    assert all(row[-1] for row in rows)


def test_query_takes_a_file_or_standard_input(kg: KnowledgeGraph, folder: Path, program: Path) -> None:
    store = {"SMEGRAPH_STORE": str(kg.paths.store)}
    from_file = shell("smegraph query my.rq --format tsv", folder, program, **store)
    from_pipe = shell("cat my.rq | smegraph query - --format tsv", folder, program, **store)
    assert from_file.stdout == from_pipe.stdout == '?name\n"United Nations Economic Commission for Europe"@en\n'


def test_query_without_rows_says_what_was_read(run: Callable[..., Done]) -> None:
    done = run("query", "members-of-organization", "--set", "body=body:unece-wp8", "--format", "csv")
    assert done.code == 0
    assert done.out.count("\n") == 1
    assert done.err.strip().endswith(".")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "xlsx", "table"])
def test_query_writes_a_file(run: Callable[..., Done], tmp_path: Path, form: str) -> None:
    target = tmp_path / "answer"
    done = run("query", "schedule-of-meetings", "--format", form, "--out", str(target))
    assert done == Done(0, "", f"Wrote {target}\n")
    assert target.stat().st_size > 200


def test_questions_are_listed(run: Callable[..., Done]) -> None:
    listed = json.loads(run("questions", "--json").out)
    assert {"name", "summary", "why", "columns"} == set(listed[0])
    table = run("questions").out
    assert all(question["name"] in table for question in listed)


def test_a_question_tells_its_parameters_and_what_they_can_be(run: Callable[..., Done]) -> None:
    done = run("questions", "members-of-organization")
    assert "--set body=..." in done.out
    assert "one of: " in done.out
    assert "SELECT" in done.out
    assert json.loads(run("questions", "members-of-organization", "--json").out)["parameters"][0]["name"] == "body"


def test_show_tells_what_is_known(run: Callable[..., Done]) -> None:
    done = run("show", "Hong", "Kong,", "China")
    assert done.out.startswith("Hong Kong, China (Economy)\nhttps://w3id.org/smepb/id/economy/hkg\n")
    assert json.loads(run("show", "WP.8", "--json").out)["kind"] == "Body"


def test_a_typing_error_is_told_beside_the_result(run: Callable[..., Done]) -> None:
    done = run("show", "Krystina Gurbiel")
    assert done.out.startswith("Krystyna Gurbiel (Person)")
    assert done.err == "'Krystina Gurbiel' is taken for 'krystyna gurbiel'\n"


def test_path_tells_each_step_with_its_evidence(run: Callable[..., Done]) -> None:
    steps = json.loads(run("path", "UNCTAD", "OECD", "--json").out)
    assert steps[0]["start"] == "United Nations Conference on Trade and Development"
    assert all(step["document"] for step in steps if step["type"] != "meeting-of")
    assert run("path", "UNCTAD", "UNCTAD", "--json").out == "[]\n"


def test_no_way_is_told_and_exits_with_one(run: Callable[..., Done]) -> None:
    done = run("path", "UNCTAD", "OECD", "--via", "parent")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("No way from UNCTAD to OECD is on record. ")


def test_stats_count(run: Callable[..., Done], kg: KnowledgeGraph) -> None:
    assert json.loads(run("stats", "--json").out)["statements"] == len(kg.lines())
    assert f"{len(kg.lines()):,} statements in " in run("stats").out


def test_export_writes_to_standard_output_or_a_file(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("export", "--format", "nq", "--graph", "apec-smewg-14")
    assert len(rdflib.Dataset().parse(data=done.out, format="nquads")) > 0
    target = tmp_path / "graph.nq"
    assert run("export", "--format", "nq", "--graph", "apec-smewg-14", "--out", str(target)).out == ""
    assert target.read_text(encoding="utf-8") == done.out


def test_evaluate_prints_figures(run: Callable[..., Done], folder: Path) -> None:
    mine, reference = str(folder / "mine.jsonl"), str(folder / "reference.jsonl")
    assert json.loads(run("evaluate", mine, reference, "--json").out)["micro"]["f1"] == 1.0
    shorter = folder / "shorter.jsonl"
    shorter.write_text("".join(Path(mine).read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
    done = run("evaluate", str(shorter), reference, "--misses")
    assert re.search(r"micro average +\d+ +\d+ +\d+ +1\.000 +0\.\d+", done.out)
    assert 'missed:\n  {"paragraph": "1", "type": "Organization"' in done.out


def test_ingest_prints_facts_and_names_files_that_cannot_be_read(run: Callable[..., Done], folder: Path) -> None:
    done = run("ingest", str(folder / "report.docx"), str(folder / "none.txt"), "--format", "jsonl")
    assert done.code == 1
    assert {json.loads(line)["document"] for line in done.out.splitlines()} == {"report"}
    assert "none.txt" in done.err
    assert done.err.endswith("1 of 2 files could not be read\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["query"], 2, "Missing argument 'NAME'"),
        (["query", "x", "--format", "pdf"], 2, "'pdf' is not one of"),
        (["query", "countries-at-meetings"], 2, "near: countries-at-meeting"),
        (["query", "none.rq"], 2, "none.rq: cannot be read"),
        (["query", "members-of-organization", "--set", "body"], 2, "write NAME=VALUE; the parameters of"),
        (["query", "members-of-organization", "--set", "bodi=x"], 2, "are: body"),
        (["query", "members-of-organization", "--set", "body=xyzzy"], 1, "no name 'xyzzy' is known"),
        (["query", "mandates-in-force-on-date", "--set", "date=soon"], 2, "date"),
        (["query", "countries-at-meeting", "--format", "ttl"], 2, "ttl needs a CONSTRUCT or DESCRIBE query"),
        (["questions", "none"], 2, "there is no saved question"),
        (["show", "xyzzy"], 1, "nothing is called 'xyzzy'"),
        (["show", "SMEWG"], 1, "'SMEWG' may mean body:apec-smewg"),
        (["path", "UNCTAD"], 2, "Missing argument 'OTHER'"),
        (["export", "--format", "ttl", "--graph", "none"], 1, "there is no named graph 'none'"),
        (["export", "--format", "xlsx", "--graph", "register"], 2, "not as xlsx"),
        (["evaluate", "none.jsonl", "none.jsonl"], 2, "none.jsonl: cannot be read"),
        (["check", "nowhere"], 2, "nowhere: there is no such file or folder"),
    ],
)
def test_a_mistake_is_one_message_and_an_exit_code(
    run: Callable[..., Done], arguments: list[str], code: int, message: str
) -> None:
    done = run(*arguments)
    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_missing_data_folder_or_a_store_that_cannot_be_written_is_told(
    run: Callable[..., Done], tmp_path: Path, kg: KnowledgeGraph
) -> None:
    assert run("stats", data=tmp_path / "none").err.endswith("give the folder that holds bodies.csv and documents/\n")
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("stats", data=write_data(tmp_path), store=tmp_path / "file")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "choose another with --store" in done.err


JSON: list[list[str]] = [
    ["questions", "--json"],
    ["questions", "names-of-body", "--json"],
    ["show", "UNECE", "--json"],
    ["path", "UNECE", "APEC", "--json"],
    ["stats", "--json"],
    ["cooperation", "--between", "UNECE", "OECD", "--json"],
    ["overlap", "--between", "UNECE", "OECD", "--json"],
    ["coverage", "--body", "OECD", "--json"],
    ["brief", "UNECE", "OECD", "--json"],
    ["query", "series-of-meetings", "--format", "json"],
]


@pytest.mark.parametrize("arguments", JSON, ids=" ".join)
def test_json_is_json_and_nothing_else(run: Callable[..., Done], arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 0
    assert json.loads(done.out)


def test_everything_that_can_print_json_is_tested() -> None:
    with_json = {name for name, command in cli.smegraph.commands.items() for p in command.params if "--json" in p.opts}
    assert with_json == {arguments[0] for arguments in JSON if "--json" in arguments} | {"check", "evaluate", "import"}


def on_a_terminal(arguments: str, folder: Path, program: Path, **environment: str) -> tuple[int, str]:
    """Exit code and screen of a command that writes to a terminal."""
    done = shell(
        f"script -qec {shlex.quote(arguments)} /dev/null", folder, program, TERM="xterm-256color", **environment
    )
    return done.returncode, done.stdout


COLOUR = re.compile(r"\x1b\[[\d;]*(3[0-8]|4[0-8]|9\d)")


@pytest.mark.skipif(shutil.which("script") is None, reason="the program 'script' makes the terminal")
def test_colours_are_for_terminals_that_want_them(kg: KnowledgeGraph, folder: Path, program: Path) -> None:
    store = {"SMEGRAPH_STORE": str(kg.paths.store)}
    code, screen = on_a_terminal("smegraph query countries-at-meeting", folder, program, NO_COLOR="1", **store)
    assert code == 0
    assert "Belarus" in screen
    assert not COLOUR.search(screen)
    assert "\x1b" not in shell("smegraph query countries-at-meeting", folder, program, **store).stdout


@pytest.mark.skipif(shutil.which("script") is None, reason="the program 'script' makes the terminal")
def test_bytes_are_not_thrown_at_a_terminal(kg: KnowledgeGraph, folder: Path, program: Path) -> None:
    code, screen = on_a_terminal("smegraph export --format xlsx", folder, program, SMEGRAPH_STORE=str(kg.paths.store))
    assert code == 2
    assert "name a file with --out" in screen


def test_a_table_in_a_pipe_is_not_broken_into_lines(run: Callable[..., Done]) -> None:
    lines = [line for line in run("query", "duplication-concerns").out.split("\n") if line.strip()]
    rows = list(csv.reader(io.StringIO(run("query", "duplication-concerns", "--format", "csv").out)))
    assert len(lines) == len(rows) + 1, "a header, a rule, and one line for each row"
    assert max(map(len, lines)) > 100


def test_a_reader_that_stops_early_is_no_error(kg: KnowledgeGraph, folder: Path, program: Path) -> None:
    done = shell("smegraph export --format nq | head -n 1", folder, program, SMEGRAPH_STORE=str(kg.paths.store))
    assert done.stdout.count("\n") == 1
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupt_stops_the_query_and_is_no_traceback(kg: KnowledgeGraph, program: Path) -> None:
    command = [str(program / "smegraph"), "--store", str(kg.paths.store), "query", "-", "--timeout", "60"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    process.stdin.close()
    process.stdin = None
    assert until(lambda: any(processor_seconds(child) > 0.1 for child in children(process.pid)))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, b"", b"stopped")


def test_help_needs_no_engine() -> None:
    code = "import sys, cli; print([m for m in ('pyoxigraph', 'rdflib', 'networkx', 'rich', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "[]\n"


def test_choices_of_options_are_those_of_the_library() -> None:
    from graph import export, formats, network

    def choices(command: str, option: str) -> tuple[Any, ...]:
        found = next(p for p in cli.smegraph.commands[command].params if option in p.opts)
        assert isinstance(found.type, click.Choice)
        return tuple(found.type.choices)

    assert choices("query", "--format") == formats.FORMATS
    assert choices("export", "--format") == export.FORMS
    assert choices("path", "--via") == network.LINK_TYPES
