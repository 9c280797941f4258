"""Commands that read documents and judge what was read: ingest, review, evaluate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.common import examples

if TYPE_CHECKING:
    from graph.ingest import Outcome, Reader
    from graph.names import NameIndex
    from graph.review import Candidate, Session


@click.command(
    epilog=examples("smegraph ingest report.docx --format table", "smegraph ingest reports --out read --jobs 2")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("jsonl", "table")), help="jsonl into a pipe, table on a terminal.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for one file of facts a document; a stopped run goes on there.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Documents read at once.")
@click.option("--explain", metavar="FACT-ID", help="Tell which rule gave this fact, on which words.")
@click.option(
    "--fidelity", is_flag=True, help="Report how much of each document gave facts, and which passages gave none."
)
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=60.0, show_default=True, help="Longest time for one document."
)
@click.pass_context
def ingest(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str | None,
    out: Path | None,
    jobs: int,
    explain: str | None,
    fidelity: bool,
    seconds: float,
) -> None:
    """Read documents into facts with their passages.

    Text, Markdown, HTML, DOCX and PDF with a text layer; folders too. What is read is a proposal, to be reviewed with
    'smegraph review'. A file that cannot be read is named with its reason, the others go on; the exit code is then 1.
    """
    from graph.console import Progress
    from graph.ingest import gather
    from graph.ingest import ingest as read_all

    reader = _reader(context, seconds)
    if explain:
        _explain(reader, paths, explain)
        return
    files, refused = gather(paths)
    failed = 0
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with Progress() as progress:
        for number, outcome in enumerate((*refused, *read_all(files, reader, out, jobs)), start=1):
            progress.step(outcome.path.name, number, len(files) + len(refused))
            failed += bool(outcome.reason)
            _report(outcome, form, out, fidelity=fidelity)
    if failed:
        click.echo(f"{failed} of {len(files) + len(refused)} files could not be read", err=True)
        context.exit(1)


def _reader(context: click.Context, seconds: float) -> Reader:
    from graph.concepts import read_concepts
    from graph.ingest import Reader
    from graph.registers import read_registers
    from graph.store import Paths

    home = Paths.of(**context.obj)
    return Reader(read_registers(home.data, home.data.name), read_concepts(home.ontology), seconds)


def _report(outcome: Outcome, form: str, out: Path | None, *, fidelity: bool) -> None:
    from graph import console
    from graph.fidelity import in_words
    from graph.ingest import as_table

    if outcome.reason:
        click.echo(f"smegraph: {outcome.reason}", err=True)
    elif outcome.done_before:
        click.echo(f"{outcome.path}: read before, nothing changed", err=True)
    elif out:
        click.echo(f"{outcome.path}: {len(outcome.lines)} facts to {out / (outcome.document + '.jsonl')}", err=True)
    elif form == "jsonl":
        for line in outcome.lines:
            click.echo(line)
    else:
        console.table(("paragraph", "type", "what it says", "confidence"), as_table(outcome.lines), outcome.document)
    if fidelity and outcome.fidelity:
        click.echo(in_words(outcome.document, outcome.fidelity), err=True)


def _explain(reader: Reader, paths: tuple[Path, ...], fact_id: str) -> None:
    from graph.errors import UnknownNameError
    from graph.extraction import explain
    from graph.ingest import gather

    files, _ = gather(paths)
    for file in files:
        _, extraction = reader.extract(file)
        for extracted in extraction.facts:
            if extracted.fact.id == fact_id:
                click.echo(explain(extracted))
                return
    raise UnknownNameError(f"no fact {fact_id!r} was read; 'smegraph ingest FILE --format jsonl' prints the ids")


@click.command(
    epilog=examples(
        "smegraph review read/report.jsonl --document report.docx", "smegraph --data mydata review read/report.jsonl"
    )
)
@click.argument("facts", type=click.Path(path_type=Path))
@click.option(
    "--document", type=click.Path(path_type=Path), help="The document the facts were read from, to show passages."
)
@click.pass_context
def review(context: click.Context, facts: Path, document: Path | None) -> None:
    """Accept, correct or reject facts one by one.

    Each fact is shown beside its passage. What you accept lands in the data folder; stop any time with q, the review goes
    on where it was left. A text that still has the source's wording has to be said in our own words first.
    """
    from graph.errors import DataError
    from graph.names import NameIndex
    from graph.registers import read_registers
    from graph.review import Session, document_of
    from graph.store import Paths

    data = Paths.of(**context.obj).data
    if not data.is_dir():
        raise DataError(f"{data} is not a folder; copy the folder data of the program, or name yours with --data")
    session = Session(facts, data)
    text = document_of(facts, document)
    names = NameIndex(read_registers(data))
    while session.open:
        candidate = session.open[0]
        _show(candidate, text, names, len(session.candidates) - len(session.open) + 1, len(session.candidates))
        if not _ask(session, candidate, text):
            break
    counts = session.counts()
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()), err=True)


def _show(candidate: Candidate, text: str, names: NameIndex, number: int, total: int) -> None:
    from graph.fact_json import to_row
    from graph.review import passage, unlinked

    row = to_row(candidate.fact)
    click.echo(
        f"\n[{number}/{total}] {row.pop('type')}, {row.pop('document')} {row.pop('paragraph')}, sure {candidate.confidence:.2f}"
    )
    if text and candidate.span:
        before, words, after = passage(text, candidate.span)
        click.echo(f"  ...{before}»{click.style(words, reverse=True)}«{after}...")
    for key, value in row.items():
        if key not in ("id", "review"):
            click.echo(f"  {key}: {'; '.join(value) if isinstance(value, list) else value}")
    for field, name, near in unlinked(candidate.fact, names):
        hint = f"near: {'; '.join(near)}" if near else "nothing is near"
        click.echo(f"  {field}: no register knows {name!r} ({hint}); add it to data/ if the fact is right", err=True)


def _ask(session: Session, candidate: Candidate, text: str) -> bool:
    """One verdict on a fact; False if the reviewer stops."""
    from graph.errors import DataError
    from graph.fact_json import FactError
    from graph.review import corrected

    question = "a accept, c FIELD=VALUE correct, r reject, s skip, u undo, q quit"
    try:
        answer = click.prompt(question, prompt_suffix="\n> ", err=True)
    except click.Abort:
        return False
    letter, _, rest = str(answer).strip().partition(" ")
    try:
        match letter:
            case "a":
                session.accept(candidate, candidate.fact, text)
            case "c":
                session.accept(candidate, corrected(candidate.fact, rest.split(" | ")), text, corrected=True)
            case "r" | "s":
                session.judge(candidate, "reject" if letter == "r" else "skip")
            case "u":
                click.echo(f"taken back: {session.undo() or 'nothing'}", err=True)
            case "q":
                return False
            case _:
                click.echo(f"{letter!r} is no answer; for several corrections: c FIELD=VALUE | FIELD=VALUE", err=True)
    except (FactError, DataError) as error:
        click.echo(f"not taken: {error}", err=True)
    return True


@click.command(
    epilog=examples(
        "smegraph evaluate mine.jsonl reference.jsonl", "smegraph evaluate mine.jsonl reference.jsonl --misses"
    )
)
@click.argument("facts", type=click.Path(path_type=Path))
@click.argument("reference", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="List what was missed and what was too much.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(facts: Path, reference: Path, misses: bool, as_json: bool) -> None:
    """Compare facts with reference facts.

    Precision, recall and F1 for each type, and how many fields of the matched facts agree.
    """
    from graph import console
    from graph.evaluation import evaluate as compare
    from graph.evaluation_report import as_rows, as_values, read_rows, unpaired

    result = compare(read_rows(facts), read_rows(reference))
    if as_json:
        console.as_json(as_values(result))
        return
    console.table(("type", "reference", "found", "matched", "precision", "recall", "F1", "fields"), as_rows(result))
    if misses:
        for title, lines in unpaired(result):
            click.echo(f"\n{title}:\n" + "\n".join(f"  {line}" for line in lines))
