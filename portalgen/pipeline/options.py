"""The options of a build, and its result."""

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
"""Called with the name of a stage, the number of steps done and the total (0 of 0: just begun)."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Show no progress."""


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
    """(source, content) of texts in place of files."""
    remember: bool = True
    """True if cached results may be reused and new results are cached."""
    definitions: Callable[[], Definitions] = standard_definitions
    """Returns the definitions of the portal. Called on loading a site, since the standard ones take time to load."""
    cache_folder: Path | None = None
    """The cache of the portal itself, if `root` is a temporary copy."""
    unwritten: UnwrittenPages | None = field(default=None, repr=False, compare=False)
    """Pages of the portal kept in memory instead of the folder; None if all are in the folder."""

    @property
    def cache(self) -> Path:
        """The cache folder. Safe to delete."""
        return self.cache_folder or self.root / ".portalgen" / "cache"


@frozen
class SiteCount:
    """The output of a site: HTML pages except redirects, and all files."""

    site: str
    pages: int
    files: int


@frozen
class BuildResult:
    """`is_written` is False if errors prevented writing. `changed_paths` are output paths with changed bytes."""

    diagnostics: tuple[Diagnostic, ...]
    is_written: bool = False
    changed_paths: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()
    unchanged_count: int = 0
    stages: tuple[tuple[str, float], ...] = ()
    """(name, seconds)."""
    sites: tuple[SiteCount, ...] = ()
    hosts: tuple[tuple[str, str, str], ...] = field(default=())
    """(site, host, path) of every configured site, the main site first; empty if the configuration has errors."""
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source) of every written page made from a text; empty without output."""
    findings: tuple[Finding, ...] = ()
    """Findings of `check` that do not fail a build, such as visible typing errors and errors in the roster."""

    @property
    def has_failed(self) -> bool:
        """True if there are errors."""
        return has_errors(self.diagnostics)


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Return True if any of them is an error."""
    return any(severity_of(each) is Severity.ERROR for each in diagnostics)
