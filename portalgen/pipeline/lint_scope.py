"""Which findings were asked for: of everything, of some files, or of what a submission changed or caused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.model import Library, Page
from portalgen.diagnostics.sentences import closest
from portalgen.errors import UsageError
from portalgen.lint.baseline import BASELINE
from portalgen.lint.findings import site_of
from portalgen.lint.model import Finding
from portalgen.pipeline.changes import Submission
from portalgen.pipeline.lint_options import LintOptions

_BETWEEN_PAGES: Final = ("LNG", "LNK1")
"""Codes that are told of one page because of another that it is joined to or links to."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What was asked for. `paths` is None for everything; a path that ends in `/` is a folder."""

    paths: frozenset[str] | None
    ids: frozenset[str] | None
    """Items whose clocks are told; None where all is looked at."""
    sites: frozenset[str]
    names: frozenset[str]
    """By what pages that were not changed may name one that was."""
    items: frozenset[str]
    """Sources of the items that were changed, also those of their other languages."""
    history: bool
    """Whether findings about the history as a whole belong to what was asked for."""

    def holds(self, finding: Finding) -> bool:
        """Whether the finding stands in what was asked for, or is caused by it."""
        path = finding.place.path
        if self.sites and site_of(path) not in self.sites:
            return False
        if self.paths is None or self._has(path) or any(self._has(each) for each in finding.related):
            return True
        if self.ids is not None and any(f"id:{each}" in finding.related for each in self.ids):
            return True
        if self.history and path == BASELINE:
            return True
        return finding.code.startswith(_BETWEEN_PAGES) and (
            path in self.items or any(name in finding.place.excerpt for name in self.names)
        )

    def bodies(self, library: Library, mentioning: Iterable[Page]) -> Iterable[Page]:
        """The pages whose bodies are to be judged."""
        if self.paths is None:
            return library.pages
        own = [page for page in library.pages if self._has(page.source)]
        return [*own, *(page for page in mentioning if page not in own)]

    def count(self, library: Library) -> int:
        """How many sources were asked for."""
        pages = library.pages
        if self.sites:
            pages = tuple(page for page in pages if page.site in self.sites)
        return len(pages) if self.paths is None else sum(self._has(page.source) for page in pages)

    def _has(self, path: str) -> bool:
        assert self.paths is not None
        return path in self.paths or any(each.endswith("/") and path.startswith(each) for each in self.paths)


def scope_of(options: LintOptions, portal: Portal, library: Library, submission: Submission | None) -> Scope:
    """The scope of a check. Raises UsageError for a path or a site that does not exist."""
    known = [site.id for site in portal.sites]
    for site in options.sites:
        if site not in known:
            raise _unknown("trang", "site", site, closest(site, known))
    sites = frozenset(options.sites)
    if submission is not None:
        items = frozenset(page.source for page in library.pages if page.id in submission.ids)
        return Scope(submission.paths, submission.ids, sites, submission.names, items, history=True)
    if options.unsaved is not None:
        return _files((options.unsaved[0],), library, sites)
    if options.paths:
        return _files(tuple(_path(options, each) for each in options.paths), library, sites)
    return Scope(None, None, sites, frozenset(), frozenset(), history=True)


def _path(options: LintOptions, path: str) -> str:
    target = options.root / path
    if target.is_dir():
        clean = path.strip("/")
        return "" if clean in ("", ".") else f"{clean}/"
    if not target.exists():
        raise _unknown("tệp", "file", path, "")
    return path


def _files(paths: tuple[str, ...], library: Library, sites: frozenset[str]) -> Scope:
    if "" in paths:
        return Scope(None, None, sites, frozenset(), frozenset(), history=True)
    asked = frozenset(paths)
    scope = Scope(asked, frozenset(), sites, frozenset(), frozenset(), history=False)
    own = [page for page in library.pages if scope._has(page.source)]
    return Scope(asked, frozenset(page.id for page in own), sites, frozenset(), frozenset(), history=False)


def _unknown(vi: str, en: str, name: str, suggestion: str) -> UsageError:
    meant = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    return UsageError(f"không có {vi} `{name}`{meant[0]}", f"there is no {en} `{name}`{meant[1]}")
