"""JSON files that may be lost at any time: replaced in one step, and garbage reads as nothing."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any, Final

_PART: Final = ".part"
_ABANDONED: Final = 3600
"""Seconds after which a part was left by a process that was killed."""


def read_json(file: Path) -> dict[str, Any]:
    """The object in `file`; empty where there is none or it cannot be read."""
    try:
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def write_json(file: Path, value: dict[str, Any]) -> None:
    """Put `value` in the place of `file` in one step. Does nothing where the folder cannot be written."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _sweep(file)
        handle, part = tempfile.mkstemp(_PART, f"{file.name}.", file.parent)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as opened:
                opened.write(text)
            os.replace(part, file)
        except BaseException:
            os.unlink(part)
            raise


def _sweep(file: Path) -> None:
    for part in file.parent.glob(f"{file.name}.*{_PART}"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()
