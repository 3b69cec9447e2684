"""The options of a preview, and the outcome of a rebuild."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.lint.model import Finding


class Check(Protocol):
    """Checks everything against the rules."""

    def __call__(self, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
        """Return the findings, including `built`, the diagnostics of the last build."""

    def stop(self) -> None:
        """End the check; a running call raises."""


@frozen
class SiteHost:
    """A site and the host whose folder holds its pages. Sites below a path of another host share that host."""

    site: str
    host: str
    is_main: bool
    path: str = "/"
    """Where the site begins on its host."""


@frozen
class ServeOptions:
    """The options of a preview. `out` holds one folder a host; port 0 takes any free one.

    `hosts` are those known at the start: none where the configuration cannot be read yet.
    """

    root: Path
    out: Path
    hosts: tuple[SiteHost, ...]
    port: int
    language: str
    watched_folders: tuple[Path, ...]
    opened_site: str = ""
    """The site whose address is announced; empty for the main one."""


@frozen
class BuildOutcome:
    """The outcome of a rebuild. `is_written` is False where errors kept the output as it was; `changed_paths` are
    output paths.

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
"""Rebuilds what changed. The argument is what changed since the last outcome with `is_written`, or more: absolute
paths below the watched folders, of files, or of folders below which anything may have changed; None is anything at all.
A path need not exist (any more)."""
