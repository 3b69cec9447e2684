"""This program as files of a portal's repository, as where nobody installed it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def program_files() -> dict[str, bytes]:
    """This program and its theme."""
    found = (file for name in ("portalgen", "themes/default") for file in (ROOT / name).rglob("*") if file.is_file())
    return {
        file.relative_to(ROOT).as_posix(): file.read_bytes()
        for file in found
        if "__pycache__" not in file.parts and "bundled" not in file.parts
    }
