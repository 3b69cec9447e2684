"""Which findings were asked for: of everything, of some files, or of what a submission changed or caused."""

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
"""Codes that are reported of one page because of another that it is joined to or links to."""
_CHECKED: Final = ("content", "site-config", "themes")
"""Folders of the portal's root of which something can be found."""
_OF_PAGES: Final = frozenset(rule.code for rule in load_rules() if isinstance(rule, PageRule | AttachmentRule))
"""Codes that depend on a page and the files beside it only."""
_CLOCKS_UNKNOWN: Final = "DDL210"
"""The code that says that no clock was read: without it a file would seem to be in time."""
_BUILD: Final = re.compile("[A-Z]{3}1")
"""Codes of the build; what is published has no error of theirs."""


@frozen
class Scope:
    """What was asked for. `paths` is None for everything; a path that ends in `/` is a folder."""

    paths: frozenset[str] | None
    ids: frozenset[str] | None
    """Items whose clocks are reported; None where everything is checked."""
    sites: frozenset[str]
    names: frozenset[str]
    """By what pages that were not changed may name one that was."""
    bundles: frozenset[str]
    """Sources of the items that were changed, also those of their other languages; without language and ending."""
    includes_history: bool
    """Whether findings about the history as a whole belong to what was asked for."""
    folders: frozenset[str] = frozenset()
    """Where files that are no pages were changed."""
    is_configuration_changed: bool = False
    """Whether the configuration was changed: then every error of the build is asked for."""
    moved_files: frozenset[str] = frozenset()
    """Files of `paths` that were there before, under another name."""
    includes_clocks: bool = False
    """Whether saved pages were asked for, so that it matters where no clock could be read."""

    def includes(self, finding: Finding) -> bool:
        """Whether the finding stands in what was asked for, or is caused by it."""
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

    def select_bodies(self, read: Iterable[Page], mentioning: frozenset[str]) -> Iterable[Page]:
        """Those of the pages that are read whose bodies are to be checked."""
        if self.paths is None or self.is_configuration_changed:
            return tuple(read)
        return [page for page in read if self._has(page.source) or page.source in mentioning]

    def count_sources(self, library: Library) -> int:
        """How many files of pages were asked for: each language is one, and one with errors was checked as well."""
        sources = {page.source for page in library.pages} | {page.source for page in library.faulty_pages}
        if self.sites:
            sources = {source for source in sources if site_of_path(source) in self.sites}
        return len(sources) if self.paths is None else sum(self._has(source) for source in sources)

    def covers_file(self, path: str) -> bool:
        """Whether everything that can be found in this file is looked for."""
        if self.sites and site_of_path(path) not in self.sites:
            return False
        return self.paths is None or self.is_configuration_changed or self._has(path)

    def covers_page(self, page: Page) -> bool:
        """Whether the page itself is checked: it was asked for, or a file beside it that it may name."""
        return self.covers_file(page.source) or page.folder in self.folders

    def _has_below(self, folder: str) -> bool:
        """Whether something below a folder was asked for: of a folder it is said that it is no site, or no section."""
        return any(each.startswith(f"{folder}/") for each in self.paths or ())

    def _is_new(self, path: str) -> bool:
        return self._has(path) and path not in self.moved_files

    def _names(self, finding: Finding) -> bool:
        """Whether the words of the finding name a page that was changed, not merely one whose name begins alike."""
        said = " ".join((finding.place.excerpt, *_texts(finding)))
        return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said) for name in self.names)

    def _has(self, path: str) -> bool:
        assert self.paths is not None
        return path in self.paths or any(each.endswith("/") and path.startswith(each) for each in self.paths)


def bundle_of(source: str) -> str:
    """What the sources of one item in its languages have in common: `content/so/tin-tuc/hop-bao`."""
    folder, slash, name = source.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}"


def _texts(finding: Finding) -> Iterator[str]:
    return (value for _, value in finding.diagnostic.values if isinstance(value, str))


def _others(finding: Finding) -> Iterator[str]:
    """The other files that the finding is about: sources that it names, and files beside its page."""
    yield from finding.related
    folder = posixpath.dirname(finding.place.path)
    for value in _texts(finding):
        yield value
        if finding.code.startswith("ATT"):
            yield posixpath.normpath(f"{folder}/{value}")


def resolve_scope(options: LintOptions, portal: Portal, library: Library, submission: Submission | None) -> Scope:
    """The scope of a check. Raises UsageError for a path or a site that does not exist."""
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
    """The sites that were asked for. Raises UsageError for one that is not configured."""
    known = [site.id for site in portal.sites]
    for site in options.sites:
        if site not in known:
            raise _unknown("trang", "site", site, find_closest(site, known))
    return frozenset(options.sites)


def resolve_lint_paths(options: LintOptions) -> tuple[str, ...]:
    """The paths that were asked for: folders end in `/`, the root is empty.

    Raises UsageError for one that is not there, or that holds nothing that can be checked.
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
            f"`{path}` holds nothing that can be checked; pages and files beside them (content/…), configuration "
            "(site-config/…) and themes (themes/…) can be",
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
    """The folders of files that are no pages: the pages there may name them."""
    return frozenset(posixpath.dirname(path) for path in paths if not path.endswith((".md", "/")))


def _unknown(vi: str, en: str, name: str, suggestion: str) -> UsageError:
    meant = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
    return UsageError(f"không có {vi} `{name}`{meant[0]}", f"there is no {en} `{name}`{meant[1]}")
