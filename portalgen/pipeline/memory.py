"""What the linter remembers between two runs, below `.portalgen/cache/`: safe to delete, rebuilt where it is stale.

Every row is kept with the digest of what it was made from, and each file with the edition of all that its rows depend
on beside that: this program, and for the rules the configuration. Nothing depends on a time of modification alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar

import portalgen
from portalgen.content.cache import FrontMatterCache, store_in, stored_in

T = TypeVar("T")
_PACKAGE: Final = Path(portalgen.__file__).parent


@dataclass(slots=True)
class Table:
    """Rows by name, each with the digest of what it was made from."""

    file: Path
    edition: str
    _before: dict[str, Any] = field(default_factory=dict)
    _rows: dict[str, list[Any]] = field(default_factory=dict)
    _changed: bool = False

    def __post_init__(self) -> None:
        self._before = stored_in(self.file, self.edition)

    def of(self, name: str, digest: str, make: Callable[[], list[Any]]) -> list[Any]:
        """The rows of `name` as it is with `digest`: those that are remembered, or made anew."""
        known = self._rows.get(name) or self._before.get(name)
        if not isinstance(known, list) or len(known) != 2 or known[0] != digest:
            known = [digest, make()]
            self._changed = True
        self._rows[name] = known
        rows: list[Any] = known[1]
        return rows

    def knows(self, name: str, digest: str) -> bool:
        """Whether the rows of `name` with `digest` are remembered."""
        known = self._rows.get(name) or self._before.get(name)
        return isinstance(known, list) and len(known) == 2 and known[0] == digest

    def put(self, name: str, digest: str, rows: list[Any]) -> None:
        """Remember rows that were made elsewhere."""
        self._rows[name] = [digest, rows]
        self._changed = True

    def save(self, *, whole: bool) -> None:
        """Write the rows; where `whole` is False, those that this run did not ask for are kept."""
        rows = self._rows if whole else {**self._before, **self._rows}
        if self._changed or rows.keys() != self._before.keys():
            store_in(self.file, self.edition, rows)


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered."""

    folder: Path
    front_matter: FrontMatterCache
    pages: Table
    attachments: Table
    bodies: Table


def memory_of(home: Path, configured: Path) -> Memory:
    """The memory below `home`, for the portal whose configuration and themes lie in `configured`."""
    folder = home / ".portalgen" / "cache"
    program = _digest(_stamps(_PACKAGE, (".py",)))
    rules = _digest((program, *_contents(configured / "site-config", (".yaml", ".yml"))))
    layouts = _digest((rules, *_contents(configured / "themes", (".html", ".xml", ".yaml"))))
    front_matter = FrontMatterCache(program)
    front_matter.load(folder / "front-matter.json")
    return Memory(
        folder,
        front_matter,
        Table(folder / "lint-pages.json", rules),
        Table(folder / "lint-attachments.json", rules),
        Table(folder / "lint-bodies.json", layouts),
    )


def save(memory: Memory, *, whole: bool) -> None:
    """Write what is remembered. `whole` says that every page was looked at."""
    memory.front_matter.save(memory.folder / "front-matter.json")
    for table in (memory.pages, memory.attachments, memory.bodies):
        table.save(whole=whole)


def digest_of(*parts: str) -> str:
    """A short digest of several texts."""
    return _digest(parts)


def _digest(parts: Iterable[str]) -> str:
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _stamps(folder: Path, endings: tuple[str, ...]) -> Iterable[str]:
    """What changes with the files of the program: their names, times and sizes."""
    for path in _files(folder, endings):
        status = path.stat()
        yield f"{path.name} {status.st_mtime_ns} {status.st_size}"


def _contents(folder: Path, endings: tuple[str, ...]) -> Iterable[str]:
    for path in _files(folder, endings):
        yield f"{path.relative_to(folder)} {blake2b(path.read_bytes(), digest_size=12).hexdigest()}"


def _files(folder: Path, endings: tuple[str, ...]) -> Iterable[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if name.endswith(endings) and path.is_file():
                yield path
