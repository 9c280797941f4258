"""Asks one query as a command does: a saved question, a file or a text, with parameters, evidence and a deadline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.query import Question, one, questions, value_of
from graph.worker import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.answer import Answer
    from graph.store import KnowledgeGraph

LONGEST = 200_000
"""Longest query text in characters."""
LONGEST_WAIT = 86_400
"""Longest deadline in seconds."""


def text_of(kg: KnowledgeGraph, name: str, settings: Sequence[str] = ()) -> tuple[Question | None, str]:
    """The saved question of that name (None for a file or ``-``) and the query text with its parameters filled in.

    Raises:
        QueryError: there is no such question, file or parameter, or a value does not fit.
        UnknownNameError: a value names nothing in the graph.

    """
    saved = questions(kg.paths.ontology)
    if name not in saved and (name == "-" or name.endswith((".rq", ".sparql")) or _is_file(name)):
        if settings:
            raise QueryError("--set is for saved questions; write the value into the query")
        return None, _read(name)
    question = one(saved, name)
    parameters = {parameter.name: parameter for parameter in question.parameters}
    values = {}
    for setting in settings:
        key, sign, text = setting.partition("=")
        if not sign or key not in parameters:
            known = ", ".join(parameters) or "none"
            raise QueryError(f"--set {setting}: write NAME=VALUE; the parameters of {name} are: {known}")
        values[key] = value_of(parameters[key], text, kg.names, kg.query)
    return question, question.with_values(values)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # a text longer than any name of a file
        return False


def _read(name: str) -> str:
    try:
        content = sys.stdin.buffer.read(LONGEST * 4) if name == "-" else Path(name).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise QueryError(f"{name}: not UTF-8 at byte {error.start}; save the query as UTF-8") from None
    if len(text) > LONGEST:
        raise QueryError(f"{name}: the query has {len(text):,} characters, more than {LONGEST:,}; shorten it")
    return text


def ask(kg: KnowledgeGraph, text: str, *, evidence: bool = False, seconds: float = 60.0) -> Answer:
    """The answer, computed in a worker with a deadline in seconds; with ``evidence``, two more columns.

    Raises:
        QueryError: the text is no query, or took too long or too much memory, or the deadline is none.

    """
    if not seconds <= LONGEST_WAIT:
        raise QueryError(f"--timeout {seconds:g}: give at most a day, {LONGEST_WAIT:,} seconds")

    def work() -> Answer:
        if evidence:
            from graph.evidence import with_evidence

            return with_evidence(kg, text)
        return kg.query(text)

    return guarded(work, seconds)
