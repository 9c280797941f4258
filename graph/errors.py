"""What can go wrong, named by culprit.

::

    SmegraphError            base: one line that says where, what, and how to mend it
    +-- DataError            a register or fact file is missing or unreadable
    +-- OntologyError        the ontology or a concept scheme is wrong
    +-- QueryError           a SPARQL text or a question's parameter is wrong
    |   +-- FederationError      a query would ask another server
    |   +-- AnswerSizeError      an answer has more rows than were asked for
    +-- UnknownNameError     a name leads to nothing, or to more than one thing
    +-- StoreError           the store cannot be built or opened
    +-- DocumentError        a document cannot be read: what it is, why, what to do
    +-- OutputError          a result cannot be written where it was asked for
    +-- MissingExtraError    something optional is asked for and not installed
    +-- ServerError          the server cannot be started, or another one does not answer

The command line prints the message and exits with :attr:`SmegraphError.exit_code`.
"""

from __future__ import annotations


class SmegraphError(Exception):
    """Base of every error raised on purpose."""

    exit_code = 2


class DataError(SmegraphError):
    """A register or fact file is missing or unreadable."""


class OntologyError(SmegraphError):
    """The ontology or a concept scheme is wrong."""


class QueryError(SmegraphError):
    """A SPARQL text or a question's parameter is wrong; ``line`` and ``column`` say where, from 1, or are 0."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line, self.column = line, column


class FederationError(QueryError):
    """A query would send a part of itself to another server."""


class AnswerSizeError(QueryError):
    """An answer has more rows or triples than were asked for."""


class UnknownNameError(SmegraphError):
    """A name leads to nothing, or to more than one thing; ``near`` lists the likeliest."""

    exit_code = 1

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


class StoreError(SmegraphError):
    """The store cannot be built or opened."""

    exit_code = 1


class DocumentError(SmegraphError):
    """A document cannot be read; the message says which file, why, and what to do."""

    exit_code = 1


class OutputError(SmegraphError):
    """A result cannot be written where it was asked for."""


class MissingExtraError(SmegraphError):
    """Something optional is asked for and not installed."""

    exit_code = 1


class ServerError(SmegraphError):
    """The server cannot be started, or another one does not answer."""

    exit_code = 1
