"""Whether data, ontology and program are still those a store was built from."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parent


def fingerprint(data: Path, ontology: Path, imports: Path | None = None) -> str:
    """SHA-256 over the names and bytes of all files that a build reads, and of the program that makes the quads."""
    digest = hashlib.sha256()
    read = ((data, "*.csv"), (data, "documents/*.jsonl"), (ontology, "smepb.ttl"), (ontology, "concepts/*.ttl"))
    taken_in = ((imports, "*/[!.]*/*"),) if imports else ()
    program = tuple((_PROGRAM, pattern) for pattern in ("*.py", "imports/*.py", "analysis/*.py"))
    for folder, pattern in (*program, *read, *taken_in):
        for path in sorted(folder.glob(pattern)):
            try:
                content = path.read_bytes()
            except OSError:  # told with its name when the build reads it
                content = b""
            digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
