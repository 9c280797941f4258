"""The log: one JSON object a line, on standard error."""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any


def write(event: str, **facts: Any) -> None:
    """Write a line; line ends and control characters in a value stay inside their JSON string."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": now, "event": event, **facts}, ensure_ascii=True, default=str)
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
