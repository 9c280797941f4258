"""A finding: one fault of data or ontology, where it is, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error makes ``smegraph check`` exit with 1, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault.

    >>> print(Finding("data/bodies.csv", 3, "parent", "unknown-body", "no body has the id 'unec'", "did you mean 'unece'?"))
    data/bodies.csv:3: error: parent: no body has the id 'unec' [unknown-body] Did you mean 'unece'?
    """

    file: str
    line: int
    field: str
    rule: str
    what: str
    fix: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """One line in the form compilers use, so that editors can jump to the place."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = f"{self.field}: " if self.field else ""
        fix = self.fix[:1].upper() + self.fix[1:]
        return f"{place}: {self.severity}: {field}{self.what} [{self.rule}] {fix}".rstrip()
