"""`log.jsonl`: one line of JSON per event of a target, for people and security centres.

Each has `time` (with its zone), `event`, `outcome` (`done`, `refused`, `failed`, `recovered`), the actor, and, as far
as they are known, `release`, `number`, `commit`, `clock`, `milliseconds`, `reason`, `message`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portalgen.publish.target.actor import describe_actor
from portalgen.publish.target.files import write_all
from portalgen.publish.target.folder import TargetFolder


def append_event(
    target: TargetFolder, event: str, outcome: str, now: datetime, values: Mapping[str, Any] | None = None
) -> None:
    """Add a line, and flush it to disk: evidence must survive a crash of the machine."""
    row = {"time": now.isoformat(timespec="seconds"), "event": event, "outcome": outcome, **describe_actor()}
    row |= {key: value for key, value in (values or {}).items() if value not in (None, "")}
    line = json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(target.log, flags, 0o644)
    try:
        write_all(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
