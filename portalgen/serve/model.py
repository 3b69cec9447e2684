"""What a preview is asked for, and what a rebuild answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from portalgen.diagnostics.model import Diagnostic
from portalgen.lint.model import Finding


class Check(Protocol):
    """Holds everything against the rules."""

    def __call__(self, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
        """What is found; `built` are the diagnostics of the last build, which belong to it."""

    def stop(self) -> None:
        """End, whatever is being checked; a call that is under way raises."""


@dataclass(frozen=True, slots=True)
class SiteHost:
    """A site and the host whose folder holds its pages. Sites below a path of another host share that host."""

    site: str
    host: str
    is_main: bool
    path: str = "/"
    """Where the site begins on its host."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """`out` holds one folder a host; `watched` are folders; port 0 takes any free one.

    `hosts` are those known at the start: none where the configuration cannot be read yet.
    """

    root: Path
    out: Path
    hosts: tuple[SiteHost, ...]
    port: int
    language: str
    watched_folders: tuple[Path, ...]
    opened_site: str = ""
    """The site whose address is announced; the main one where none is named."""


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """`written` is False where errors kept the output as it was; `changed` are output paths.

    `hosts` are those of this rebuild; none where its configuration cannot be read: then the former ones stay.
    """

    diagnostics: tuple[Diagnostic, ...]
    is_written: bool
    changed_paths: tuple[str, ...]
    seconds: float
    hosts: tuple[SiteHost, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source) of the pages that were written."""
    themes_digest: str = ""
    """A digest of the themes, of which the gallery may show what no page does."""


Rebuild = Callable[[frozenset[Path] | None], BuildOutcome]
"""Makes what changed new. Given is what changed since the last outcome that was `written`, or more than that: absolute
paths below the watched folders, of files, or of folders below which anything may have changed; None is anything at all.
A path need not exist (any more)."""
