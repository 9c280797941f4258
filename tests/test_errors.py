"""Every error of ours is one line with a way out, and the command line knows how to end with it."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from graph import errors
from graph.errors import SmegraphError, UnknownNameError

KINDS = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, SmegraphError)]


@pytest.mark.parametrize("cls", KINDS)
def test_an_error_is_ours_and_has_an_exit_code(cls: type[SmegraphError]) -> None:
    assert issubclass(cls, SmegraphError)
    assert cls.exit_code in (1, 2)
    assert cls.__doc__


def test_the_tree_in_the_module_is_the_tree_of_the_code() -> None:
    named = set(re.findall(r"^ +(?:\| +)?(?:\+-- )?(\w+Error)\b", errors.__doc__ or "", re.MULTILINE))
    assert named == {cls.__name__ for cls in KINDS}


@pytest.mark.parametrize("cls", KINDS)
def test_an_error_survives_the_way_from_a_worker(cls: type[SmegraphError]) -> None:
    error = pickle.loads(pickle.dumps(cls("what is wrong; how to mend it")))  # noqa: S301 - our own bytes
    assert type(error) is cls
    assert str(error) == "what is wrong; how to mend it"


def test_near_names_survive_too() -> None:
    error = pickle.loads(pickle.dumps(UnknownNameError("no such name", ("near",))))  # noqa: S301 - our own bytes
    assert error.near == ("near",)
