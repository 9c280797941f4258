"""What workers can do: each task is a function of a module, called with the desk and the job, and gives a reply.

A module here is imported in a worker only, so the server itself never loads what pages and analyses need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.web.desk import Desk
    from graph.web.reply import Reply

    Task = Callable[[Desk, Mapping[str, Any]], Reply]

TASKS: dict[str, str] = {
    "sparql": "graph.web.answering",
    "graph": "graph.web.answering",
    "description": "graph.web.describing",
    "page": "graph.web.page_tasks",
    "problems": "graph.web.problem_page",
    "api": "graph.web.api_tasks",
    "api_page": "graph.web.api_tasks",
    "query_page": "graph.web.query_tasks",
    "query_completion": "graph.web.query_tasks",
    "query_questions": "graph.web.query_tasks",
    "query_text": "graph.web.query_tasks",
    "answer_map": "graph.web.query_tasks",
}
"""The module of each task."""


def task_named(name: str) -> Task:
    """The task of a name of :data:`TASKS`."""
    task: Task = getattr(import_module(TASKS[name]), name)
    return task
