"""A small portal in a repository, whose folder takes submissions that are compared with main."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.model import PortalDifference
from portalgen.pipeline.diff import DiffOptions, find_differences
from tests.makers.portal import AT, SmallPortal
from tests.makers.repository import RepositoryMaker, day


class PortalRepository:
    """A small portal on main, whose folder takes submissions one after the other."""

    def __init__(self, folder: Path) -> None:
        self.maker = RepositoryMaker(folder)
        self.portal = SmallPortal(folder)
        self.maker.commit(day(1))

    @property
    def root(self) -> Path:
        return self.maker.root

    @contextmanager
    def submission(self) -> Iterator[SmallPortal]:
        """The folder, which is as on main again behind the block."""
        try:
            yield self.portal
        finally:
            self.maker.git("checkout", "--quiet", "--force", "main")
            self.maker.git("clean", "-fdq")

    def compare(self, head: str = "", base: str = "main", **options: object) -> PortalDifference:
        return find_differences(DiffOptions(self.root, base, AT, head, **options))  # type: ignore[arg-type]

    def text(self, **options: object) -> str:
        return format_difference_as_text(self.compare(**options))  # type: ignore[arg-type]
