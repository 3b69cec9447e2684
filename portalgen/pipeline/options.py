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
"""Called with the name of a stage, the number of finished steps and their total. 0 of 0 means just begun."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Show no progress."""


@frozen
class BuildOptions:
    """`at` is the clock, aware. An empty `sites` means all.

    `unpublished` shows drafts, scheduled and expired pages.
    """

    root: Path
    out: Path
    at: datetime
    sites: tuple[str, ...] = ()
    unpublished: bool = False
    search: bool = True
    jobs: int = 1
    unsaved: tuple[tuple[str, bytes], ...] = ()
    """(source, content) of texts to be used instead of the files."""
    remember: bool = True
    """True if cached results may be reused and new results are cached."""
    definitions: Callable[[], Definitions] = standard_definitions
    """Returns the definitions of the portal.

    It is called when a site is loaded, since the standard ones load slowly.
    """
    cache_folder: Path | None = None
    """The portal's own cache, to be used if `root` is a temporary copy of the portal."""
    unwritten: UnwrittenPages | None = field(default=None, repr=False, compare=False)
    """Pages of the portal kept in memory instead of its folder; None if all pages are in the folder."""

    @property
    def cache(self) -> Path:
        """The cache folder. It can be deleted safely."""
        return self.cache_folder or self.root / ".portalgen" / "cache"


@frozen
class SiteCount:
    """The size of a site's output: the number of HTML pages except redirects, and of all files."""

    site: str
    pages: int
    files: int


@frozen
class BuildResult:
    """The result of a build. `is_written` is False if errors prevented writing.

    `changed_paths` are the output paths of files with changed bytes.
    """

    diagnostics: tuple[Diagnostic, ...]
    is_written: bool = False
    changed_paths: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()
    unchanged_count: int = 0
    stages: tuple[tuple[str, float], ...] = ()
    """(name, duration in seconds) of each stage."""
    sites: tuple[SiteCount, ...] = ()
    hosts: tuple[tuple[str, str, str], ...] = field(default=())
    """(site, host, path) of every configured site, the main site first; empty if the configuration has errors."""
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source) of every written page made from a text. Empty if no output was written."""
    findings: tuple[Finding, ...] = ()
    """Findings of `check` that do not fail a build, such as visible typing errors and errors in the roster."""

    has_faulty_rules: bool = False
    """True if `findings` include errors in the law or in rules, which `lint` refuses. Errors in the roster do not count."""

    @property
    def has_failed(self) -> bool:
        """True if there are errors."""
        return has_errors(self.diagnostics) or self.has_faulty_rules


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Return True if any of the diagnostics is an error."""
    return any(severity_of(each) is Severity.ERROR for each in diagnostics)
