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
    """A site and the host with its pages. Sites below a path of another host share that host."""

    site: str
    host: str
    is_main: bool
    path: str = "/"
    """The path of the site on its host."""


@frozen
class ServeOptions:
    """The options of a preview. `out` has a folder per host; port 0 takes any free port.

    `hosts` are those known at the start: none if the configuration is not readable yet.
    """

    root: Path
    out: Path
    hosts: tuple[SiteHost, ...]
    port: int
    language: str
    watched_folders: tuple[Path, ...]
    opened_site: str = ""
    """The site to announce; empty for the main site."""


@frozen
class BuildOutcome:
    """The outcome of a rebuild.

    `is_written` is False if errors kept the output unchanged; `changed_paths` are output paths. `hosts` are from this
    rebuild; none if its configuration is unreadable: the former ones then stay.
    """

    diagnostics: tuple[Diagnostic, ...]
    is_written: bool
    changed_paths: tuple[str, ...]
    seconds: float
    hosts: tuple[SiteHost, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source) of the pages written."""
    themes_digest: str = ""
    """A digest of the themes: the gallery may show parts used on no page."""


Rebuild = Callable[[frozenset[Path] | None], BuildOutcome]
"""Rebuilds changed files. The argument has the changes since the last outcome with `is_written`, or more.

They are absolute paths below the watched folders, of files, or of folders with possible changes anywhere below; None
means anything. A path may no longer exist.
"""
