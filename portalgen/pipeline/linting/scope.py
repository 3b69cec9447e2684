"""The scope of a lint run: everything, some files, or a submission with the effects of its changes."""

from __future__ import annotations

import posixpath
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from portalgen.config.portal import Portal
from portalgen.content.model import Library, Page
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.lint.baseline import BASELINE
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import AttachmentRule, Finding, PageRule
from portalgen.lint.rules.table import load_rules
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.submission import Submission

_BETWEEN_PAGES: Final = ("LNG", "LNK1", "CHG1")
"""Codes reported at a page because of another page, joined or linked to it."""
_CHECKED: Final = ("content", "site-config", "themes")
"""Folders in the portal's root with possible findings."""
_SETTINGS: Final = ("site-config/", "themes/")
_OF_PAGES: Final = frozenset(rule.code for rule in load_rules() if isinstance(rule, PageRule | AttachmentRule))
"""Codes that depend only on a page and the files beside it."""
_CLOCKS_UNKNOWN: Final = "DDL210"
"""Reported if no clock could be read, since files would otherwise seem to be in time."""
_BUILD: Final = re.compile("[A-Z]{3}1")
"""Codes of the build; published pages have no such error."""


@frozen
class Scope:
    """The requested scope. `paths` is None for everything. A path that ends in `/` is a folder."""

    paths: frozenset[str] | None
    ids: frozenset[str] | None
    """Ids of the items whose clocks are reported; None if everything is checked."""
    sites: frozenset[str]
    names: frozenset[str]
    """Names by which unchanged pages may refer to changed pages."""
    bundles: frozenset[str]
    """Paths of the changed items in all languages, without language and file ending."""
    includes_history: bool
    """True if findings about the history as a whole are included."""
    folders: frozenset[str] = frozenset()
    """Folders with changed files other than pages."""
    is_configuration_changed: bool = False
    """True if the configuration was changed. The scope then includes every error of the build."""
    moved_files: frozenset[str] = frozenset()
    """Files of `paths` that already existed under another name."""
    includes_clocks: bool = False
    """True if the scope includes saved pages, so that unreadable clocks matter."""

    def includes(self, finding: Finding) -> bool:
        """Return True if the finding is in the scope, or is caused by a change in the scope."""
        path = finding.place.path
        if self.sites and site_of_path(path) not in self.sites:
            return False
        if path in self.moved_files and finding.code in _OF_PAGES and not any(map(self._is_new, _others(finding))):
            return False
        if self.paths is None or self._has(path) or any(self._has(each) for each in _others(finding)):
            return True
        is_build_error = finding.severity is Severity.ERROR and _BUILD.match(finding.code) is not None
        if is_build_error and (self.is_configuration_changed or self._has_below(path)):
            return True
        if self.ids is not None and any(f"id:{each}" in finding.related for each in self.ids):
            return True
        if self.includes_clocks and finding.code == _CLOCKS_UNKNOWN:
            return True
        if self.includes_history and path == BASELINE:
            return True
        between = (is_build_error and not finding.code.startswith("ATT")) or finding.code.startswith(_BETWEEN_PAGES)
        return between and (bundle_of(path) in self.bundles or self._names(finding))

    def is_judged_by(self, path: str) -> bool:
        """Return True if `path` is a settings file or a theme by which the scope is judged.

        The files of other sites than those in the scope do not count.
        """
        if not path.startswith(_SETTINGS):
            return False
        owner = site_of_path(path)
        sites = self.sites or {site_of_path(each) for each in self.paths or ()}
        return not owner or not sites or "" in sites or owner in sites

    def select_bodies(self, read: Iterable[Page], mentioning: frozenset[str]) -> Iterable[Page]:
        """Return the pages of `read` whose bodies have to be checked."""
        if self.paths is None or self.is_configuration_changed:
            return tuple(read)
        return [page for page in read if self._has(page.source) or page.source in mentioning]

    def count_sources(self, library: Library) -> int:
        """Return the number of page files in the scope.

        Each language of an item counts, and so do pages with errors.
        """
        sources = {page.source for page in library.pages} | {page.source for page in library.faulty_pages}
        if self.sites:
            sources = {source for source in sources if site_of_path(source) in self.sites}
        return len(sources) if self.paths is None else sum(self._has(source) for source in sources)

    def covers_file(self, path: str) -> bool:
        """Return True if all rules are applied to this file."""
        if self.sites and site_of_path(path) not in self.sites:
            return False
        return self.paths is None or self.is_configuration_changed or self._has(path)

    def covers_page(self, page: Page) -> bool:
        """Return True if the page is checked because it, or a file beside it, is in the scope."""
        return self.covers_file(page.source) or page.folder in self.folders

    def _has_below(self, folder: str) -> bool:
        """Return True if a path below the folder is in the scope: a folder may be reported as no site or section."""
        return any(each.startswith(f"{folder}/") for each in self.paths or ())

    def _is_new(self, path: str) -> bool:
        return self._has(path) and path not in self.moved_files

    def _names(self, finding: Finding) -> bool:
        """Return True if the finding's text contains the full name of a changed page."""
        said = " ".join((finding.place.excerpt, *_texts(finding)))
        return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said) for name in self.names)

    def _has(self, path: str) -> bool:
        assert self.paths is not None
        return path in self.paths or any(each.endswith("/") and path.startswith(each) for each in self.paths)


def bundle_of(source: str) -> str:
    """Return the path that an item's sources have in common, such as `content/so/tin-tuc/hop-bao`."""
    folder, slash, name = source.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}"


def _texts(finding: Finding) -> Iterator[str]:
    return (value for _, value in finding.diagnostic.values if isinstance(value, str))


def _others(finding: Finding) -> Iterator[str]:
    """Yield the other files of a finding: related sources, and files beside its page."""
    yield from finding.related
    folder = posixpath.dirname(finding.place.path)
    for value in _texts(finding):
        yield value
        if finding.code.startswith("ATT"):
            yield posixpath.normpath(f"{folder}/{value}")


def resolve_scope(options: LintOptions, portal: Portal, library: Library, submission: Submission | None) -> Scope:
    """Return the scope requested by `options`. Raises UsageError for a path or a site that does not exist."""
    sites = resolve_lint_sites(options, portal)
    if submission is not None:
        items = frozenset(
            (
                *(bundle_of(page.source) for page in library.pages if page.id in submission.ids),
                *(bundle_of(path) for path in submission.paths if path.endswith(".md")),
            )
        )
        return Scope(
            paths=submission.paths,
            ids=submission.ids,
            sites=sites,
            names=submission.names,
            bundles=items,
            includes_history=True,
            folders=_beside(submission.paths),
            is_configuration_changed=submission.is_configuration_changed,
            moved_files=submission.moved_files,
        )
    if options.unsaved is not None:
        return _files((options.unsaved[0],), library, sites)
    if options.paths:
        scope = _files(resolve_lint_paths(options), library, sites)
        return replace(scope, includes_clocks=bool(scope.ids))
    return Scope(None, None, sites, frozenset(), frozenset(), includes_history=True)


def resolve_lint_sites(options: LintOptions, portal: Portal) -> frozenset[str]:
    """Return the ids of the requested sites. Raises UsageError for an unknown site."""
    known = [site.id for site in portal.sites]
    for site in options.sites:
        if site not in known:
            raise _unknown("trang", "site", site, find_closest(site, known))
    return frozenset(options.sites)


def resolve_lint_paths(options: LintOptions) -> tuple[str, ...]:
    """Return the requested paths. Folders end in `/`, and the root is the empty path.

    Raises UsageError for a path that does not exist or cannot be checked.
    """
    return tuple(_path(options, each) for each in options.paths)


def _path(options: LintOptions, path: str) -> str:
    target = options.root / path
    try:
        mode = target.stat().st_mode
    except (OSError, ValueError):
        raise _unknown("tệp", "file", path, "") from None
    clean = path.strip("/")
    if clean in ("", "."):
        return ""
    if clean.split("/")[0] not in _CHECKED:
        raise UsageError(
            f"`{path}` không có gì để kiểm tra; kiểm tra được bài và tệp kèm theo (content/…), cấu hình "
            "(site-config/…), giao diện (themes/…)",
            f"`{path}` cannot be checked; pages and files beside them (content/…), configuration (site-config/…) "
            "and themes (themes/…) can be",
        )
    return f"{clean}/" if stat.S_ISDIR(mode) else path


def _files(paths: tuple[str, ...], library: Library, sites: frozenset[str]) -> Scope:
    if "" in paths:
        return Scope(None, None, sites, frozenset(), frozenset(), includes_history=True)
    asked = frozenset(paths)
    scope = Scope(asked, frozenset(), sites, frozenset(), frozenset(), includes_history=False)
    own = [page for page in library.pages if scope._has(page.source)]
    return replace(
        scope, ids=frozenset(page.id for page in own), folders=_beside(asked), names=frozenset(_file_names(asked))
    )


def _file_names(paths: Iterable[str]) -> Iterator[str]:
    return (posixpath.basename(path) for path in paths if not path.endswith((".md", "/")))


def _beside(paths: Iterable[str]) -> frozenset[str]:
    """Return the folders of files other than pages: pages there may name them."""
    return frozenset(posixpath.dirname(path) for path in paths if not path.endswith((".md", "/")))


def _unknown(vi: str, en: str, name: str, suggestion: str) -> UsageError:
    meant = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    return UsageError(f"không có {vi} `{name}`{meant[0]}", f"there is no {en} `{name}`{meant[1]}")
