"""The safe repairs of the sources that were asked for, as values; the command writes them or shows them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.read import read
from portalgen.content.walk import FOLDER
from portalgen.lint.findings import site_of
from portalgen.lint.fixes.apply import FIXABLE, fixed

_ID: Final = re.compile(rb"^id: ([\w-]+)\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repair:
    """A source before and after; `codes` are what was repaired."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[str, ...]


def repairs(portal: Portal, sources: Iterable[str], codes: Iterable[str] = FIXABLE) -> tuple[Repair, ...]:
    """The repairs of these sources (paths from the root), of those codes."""
    taken = {item.id for item in read(portal)[0].items}
    wanted = tuple(codes)
    found = []
    for path in sources:
        before = (portal.root / path).read_bytes()
        result = fixed(before, path, site_of(path), taken, wanted)
        if result.data != before:
            found.append(Repair(path, before, result.data, result.applied))
        if "FMT105" in result.applied:
            taken |= {each.decode() for each in _ID.findall(result.data)[:1]}
    return tuple(found)


def pages_below(root: Path, path: str) -> tuple[str, ...]:
    """The sources at or below `path` (from the root; empty for all), in order; symbolic links are not followed."""
    clean = path.strip("/") or FOLDER
    start = root / clean
    if os.path.realpath(start) != os.path.join(os.path.realpath(root), clean):
        return ()
    if start.is_file():
        return (clean,) if clean.endswith(".md") and clean.startswith(f"{FOLDER}/") else ()
    found = []
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not Path(folder, name).is_symlink()
        )
        for name in sorted(names):
            file = Path(folder, name)
            if name.endswith(".md") and not name.startswith(".") and not file.is_symlink():
                found.append(file.relative_to(root).as_posix())
    return tuple(path for path in found if path.startswith(f"{FOLDER}/"))
