"""Checks individual sources: violations of page rules, the files that they refer to, and suppressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.config.unit_names import UnitNames, unit_names_of
from portalgen.content.body import SourceChangedError, read_source
from portalgen.content.front_matter import digest_of_content
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.diagnostics.rows import row_of_place
from portalgen.frozen import frozen
from portalgen.lint.model import Violation
from portalgen.lint.named_files import find_named_files
from portalgen.lint.page_text import PageText
from portalgen.lint.rows import row_of_violation, violation_of_row
from portalgen.lint.run import run_rules_over_pages
from portalgen.lint.suppression import Suppression, find_suppressions, find_yaml_suppressions
from portalgen.pipeline.linting.attachments import FileReference
from portalgen.pipeline.linting.bodies import BodyChecks, CheckedBody
from portalgen.pipeline.linting.lint_cache import CacheTable
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import map_in_processes

_APPROVALS: Final = "site-config/approvals/"
_BATCH: Final = 64
_TOGETHER: Final = 16
"""Pages with their texts in memory at once."""


@frozen
class PageLintResults:
    """The results of all sources, in the order of the library."""

    violations: tuple[Violation, ...]
    file_references: tuple[FileReference, ...]
    suppressions: tuple[Suppression, ...]


def lint_pages(
    portal: Portal,
    pages: Sequence[Page],
    settings: LintSettings,
    table: CacheTable,
    jobs: int,
    progress: Progress,
    bodies: BodyChecks | None = None,
) -> PageLintResults:
    """Return the results of these pages, which are cached by content, with the suppressions in the configuration.

    `bodies` are checked in the same pass, since each page is parsed here.
    """
    _fill_cache(portal, pages, settings, table, jobs, progress, bodies)
    violations: list[Violation] = []
    named: list[FileReference] = []
    suppressions: list[Suppression] = []
    for page in pages:
        own_violations, own_files, own_suppressions = table.get_or_create(page.source, page.digest, list)
        violations += (violation_of_row(row) for row in own_violations)
        named += ((page.folder, name, Place(*place)) for name, place in own_files)
        suppressions += (suppression_of_row(row) for row in own_suppressions)
    suppressions += _configured(portal)
    return PageLintResults(tuple(violations), tuple(named), tuple(suppressions))


def lint_suppressions(
    portal: Portal, pages: Sequence[Page], settings: LintSettings, table: CacheTable, jobs: int, progress: Progress
) -> tuple[Suppression, ...]:
    """Return the suppressions written in these pages."""
    _fill_cache(portal, pages, settings, table, jobs, progress)
    return tuple(
        suppression_of_row(row) for page in pages for row in table.get_or_create(page.source, page.digest, list)[2]
    )


def _fill_cache(
    portal: Portal,
    pages: Sequence[Page],
    settings: LintSettings,
    table: CacheTable,
    jobs: int,
    progress: Progress,
    bodies: BodyChecks | None = None,
) -> None:
    """Run the rules over every page missing or outdated in the cache."""
    table.prefetch(page.source for page in pages)
    missing = [page for page in pages if not table.has_current(page.source, page.digest)]
    names = unit_names_of(portal)

    def batch(start: int) -> list[tuple[list[Any], CheckedBody | None]]:
        batched = missing[start : start + _BATCH]
        if bodies is not None:
            bodies.prefetch(batched)
        checked = [
            each
            for first in range(0, len(batched), _TOGETHER)
            for each in _check(
                [read_page_text(portal, page, settings, names) for page in batched[first : first + _TOGETHER]], bodies
            )
        ]
        if bodies is not None:
            bodies.save_rendered()
        return checked

    if missing:
        progress("lint", 0, len(missing))
    done = 0
    for checked in map_in_processes(batch, range(0, len(missing), _BATCH), jobs):
        for rows, body in checked:
            table.put(missing[done].source, missing[done].digest, rows)
            if body is not None and bodies is not None:
                bodies.keep(missing[done], body)
            done += 1
        progress("lint", done, len(missing))


def read_page_text(portal: Portal, page: Page, settings: LintSettings, names: UnitNames | None = None) -> PageText:
    """Return the page in the form received by page rules. `names` are those of the portal, shared by several pages.

    Raises SourceChangedError if its file has changed since it was read.
    """
    try:
        data = read_source(portal, page.source)
    except FileNotFoundError:
        data = b""
    if digest_of_content(data) != page.digest:
        raise SourceChangedError(
            f"{page.source} đã thay đổi trong khi đang kiểm tra; chạy lại lệnh",
            f"{page.source} changed while it was being checked; run the command again",
        )
    return PageText(page, portal.site(page.site), settings, data, names or unit_names_of(portal))


def _check(texts: Sequence[PageText], bodies: BodyChecks | None) -> Iterator[tuple[list[Any], CheckedBody | None]]:
    for text, violations in zip(texts, run_rules_over_pages(texts), strict=True):
        rows = _rows(text, violations)
        names = (name for name, _ in rows[1])
        yield rows, bodies.check_parsed(text.page, names, lambda: text.parsed_body) if bodies is not None else None  # noqa: B023 - called at once


def _rows(text: PageText, violations: Iterable[Violation]) -> list[Any]:
    return [
        [row_of_violation(each) for each in violations],
        [[name, row_of_place(place)] for name, place in find_named_files(text)],
        [row_of_suppression(each) for each in find_suppressions(text)],
    ]


def row_of_suppression(each: Suppression) -> list[Any]:
    """Return a suppression in the form of a cache row."""
    until = each.until.isoformat() if each.until else ""
    return [each.code, each.reason, row_of_place(each.place), each.first_line, each.last_line, until]


def suppression_of_row(row: list[Any]) -> Suppression:
    """Return the suppression from a cache row made by `row_of_suppression`."""
    code, reason, place, first, last, until = row
    return Suppression(code, reason, Place(*place), first, last, date.fromisoformat(until) if until else None)


def _configured(portal: Portal) -> Iterator[Suppression]:
    for file in sorted((portal.root / "site-config").rglob("*.yaml")):
        path = file.relative_to(portal.root).as_posix()
        if path.startswith(_APPROVALS):
            continue
        try:
            raw = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        yield from find_yaml_suppressions(raw, path)
