"""Reading a file that nobody vouches for: in a process of its own, with a limit of time, of memory and of size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.documents.reading import MAX_BYTES, inside, read, shown
from graph.errors import DocumentError, SmegraphError
from graph.worker import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.documents.structure import Document

T = TypeVar("T")

SECONDS = 60.0
MEMORY = 2**30


def read_safely(
    path: Path,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    max_bytes: int = MAX_BYTES,
    folder: Path | None = None,
    charset: str = "",
) -> Document:
    """The document at ``path``, read by a child process.

    ``memory`` is in bytes, beyond what this process holds already. With ``folder``, the file must lie in it, whatever links
    and ``..`` the path goes through; without, a link must not lead out of its own folder.

    Raises:
        DocumentError: it cannot be read, or not within the limits; one line says why and what to do.

    """
    return within_limits(path, lambda: read(Path(path), max_bytes), seconds, memory, folder)


def within_limits(
    path: Path, work: Callable[[], T], seconds: float = SECONDS, memory: int = MEMORY, folder: Path | None = None
) -> T:
    """What ``work`` makes of the file at ``path``, in a child process; the result must be picklable.

    Raises:
        DocumentError: the file lies outside, or the work takes too long or too much memory.

    """
    path = Path(path)
    inside(path, folder)

    def failed(passed: float) -> SmegraphError:
        reason = (
            f"it was not read within {passed:g} seconds"
            if passed
            else f"it needs more than {memory // 2**20} MB of memory"
        )
        return DocumentError(f"{shown(path.name)}: {reason}; save its text as .txt, or split it")

    return guarded(work, seconds, memory + _held(), failed)


def _held() -> int:
    """Bytes of address space that this process uses now; the child begins with them."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 2**30
    return pages * 4096
