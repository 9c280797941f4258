"""Whether data and ontology are still those a store was built from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph import __version__

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint(data: Path, ontology: Path) -> str:
    """SHA-256 over the names and bytes of all files that a build reads, and the version of the program."""
    digest = hashlib.sha256(__version__.encode())
    patterns = ((data, "*.csv"), (data, "documents/*.jsonl"), (ontology, "smepb.ttl"), (ontology, "concepts/*.ttl"))
    for folder, pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            try:
                content = path.read_bytes()
            except OSError:  # told with its name when the build reads it
                content = b""
            digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
