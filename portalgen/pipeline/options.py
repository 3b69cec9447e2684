"""What a build is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.pipeline.definitions import Definitions, standard_definitions

if TYPE_CHECKING:
    from portalgen.config.unwritten_pages import UnwrittenPages
    from portalgen.lint.model import Finding

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, what is done and what there is to do (0 of 0: just begun)."""


def no_progress(stage: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


@frozen
class BuildOptions:
    """`at` is the clock, aware. `sites` empty means all. `unpublished` shows drafts, scheduled and expired pages."""

    root: Path
    out: Path
    at: datetime
    sites: tuple[str, ...] = ()
    unpublished: bool = False
    search: bool = True
    jobs: int = 1
    unsaved: tuple[tuple[str, bytes], ...] = ()
    """(source, content) of texts that stand in the place of files."""
    remember: bool = True
    """Whether what was made before may be used again, and what is made is kept for the next build."""
    definitions: Callable[[], Definitions] = standard_definitions
    """Returns what the portal is made of. Called where a site is loaded, since the standard ones take time to load."""
    cache_folder: Path | None = None
    """Where `root` is a copy that nobody builds again: the cache of the portal itself."""
    unwritten: UnwrittenPages | None = field(default=None, repr=False, compare=False)
    """Pages of the portal that are in memory and not in the folder; None where it holds all of them."""

    @property
    def cache(self) -> Path:
        """The folder of what can be computed again. Safe to delete."""
        return self.cache_folder or self.root / ".portalgen" / "cache"


@frozen
class SiteCount:
    """What was made for one site: pages are HTML pages but redirects, files are everything."""

    site: str
    pages: int
    files: int


@frozen
class BuildResult:
    """`written` is False where errors kept everything as it was. `changed` are output paths that got other bytes."""

    diagnostics: tuple[Diagnostic, ...]
    is_written: bool = False
    changed_paths: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()
    unchanged_count: int = 0
    stages: tuple[tuple[str, float], ...] = ()
    """(name, seconds)."""
    sites: tuple[SiteCount, ...] = ()
    hosts: tuple[tuple[str, str, str], ...] = field(default=())
    """(site, host, path) of every configured site, the main one first; none where the configuration has faults."""
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source) of every page that was written and is made from a text; none where nothing was written."""
    findings: tuple[Finding, ...] = ()
    """Of `check`: what no build refuses: what readers would see as it was typed, and what is wrong with the roster."""

    @property
    def has_failed(self) -> bool:
        """Whether there are errors."""
        return has_errors(self.diagnostics)


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(severity_of(each) is Severity.ERROR for each in diagnostics)
