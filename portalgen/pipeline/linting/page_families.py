"""Finds the violations of some families of page rules, for commands other than `lint`, such as `check`.

Cached results of the linter are used for unchanged pages; for all other pages only the rules of these families run.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from portalgen.config.lint_settings import WAIVERS_FILE, LintSettings, load_lint_settings
from portalgen.config.portal import Portal
from portalgen.content.model import Page
from portalgen.lint.apply_suppressions import apply_suppressions
from portalgen.lint.baseline import read_baseline
from portalgen.lint.findings import build_findings
from portalgen.lint.model import Finding
from portalgen.lint.rows import row_of_violation, violation_of_row
from portalgen.lint.run import run_page_rules
from portalgen.lint.suppression import find_suppressions
from portalgen.pipeline.linting.lint_cache import PageTables
from portalgen.pipeline.linting.pages import read_page_text, row_of_suppression, suppression_of_row
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import map_in_processes
from portalgen.store.digest import digest_texts

_BATCH: Final = 64


def find_family_findings(
    portal: Portal,
    pages: Sequence[Page],
    families: tuple[str, ...],
    at: datetime,
    tables: PageTables,
    jobs: int,
    progress: Progress,
) -> tuple[Finding, ...]:
    """Return the findings of page rules whose code begins with any of `families`, sorted by place.

    Suppressions, waivers, the baseline and the severities of `lint.yaml` are applied; the linter reports errors in
    these files. Raises SourceChangedError if a file has changed since it was read.
    """
    settings, _ = load_lint_settings(portal.root, [site.id for site in portal.sites])
    rows = _find_rows(portal, pages, families, settings, tables, jobs, progress)
    tables.save()
    violations = [violation_of_row(row) for own, _ in rows for row in own]
    violations = [each for each in violations if each.diagnostic.code.startswith(families)]
    if not violations:
        return ()
    findings = build_findings(violations, settings, {page.source: f"{page.id} {page.language}" for page in pages})
    waivers = portal.root / WAIVERS_FILE
    remaining, _, _ = apply_suppressions(
        findings,
        tuple(suppression_of_row(row) for _, own in rows for row in own),
        settings.waivers,
        read_baseline(portal.root),
        (),
        {page.source: page.id for page in pages},
        at,
        waivers.read_text("utf-8-sig") if settings.waivers else "",
    )
    return remaining


def _find_rows(
    portal: Portal,
    pages: Sequence[Page],
    families: tuple[str, ...],
    settings: LintSettings,
    tables: PageTables,
    jobs: int,
    progress: Progress,
) -> list[tuple[list[Any], list[Any]]]:
    """Return (violations, suppressions) of each page as rows, and cache new rows."""
    sources = [page.source for page in pages]
    tables.pages.prefetch(sources)
    unknown = [page for page in pages if not tables.pages.has_current(page.source, page.digest)]
    tables.families.prefetch(page.source for page in unknown)
    digests = {page.source: digest_texts(page.digest, *families) for page in unknown}
    missing = [page for page in unknown if not tables.families.has_current(page.source, digests[page.source])]

    def batch(start: int) -> list[list[Any]]:
        return [_check_page(portal, page, families, settings) for page in missing[start : start + _BATCH]]

    if missing:
        progress("lint", 0, len(missing))
    done = 0
    for rows_of_batch in map_in_processes(batch, range(0, len(missing), _BATCH), jobs):
        for rows in rows_of_batch:
            tables.families.put(missing[done].source, digests[missing[done].source], rows)
            done += 1
        progress("lint", done, len(missing))
    found: list[tuple[list[Any], list[Any]]] = []
    for page in pages:
        if page.source in digests:
            own, suppressions = tables.families.get_or_create(page.source, digests[page.source], list)
        else:
            own, _, suppressions = tables.pages.get_or_create(page.source, page.digest, list)
        found.append((own, suppressions))
    return found


def _check_page(portal: Portal, page: Page, families: tuple[str, ...], settings: LintSettings) -> list[Any]:
    text = read_page_text(portal, page, settings)
    violations = [row_of_violation(each) for each in run_page_rules(text, families)]
    return [violations, [row_of_suppression(each) for each in find_suppressions(text)] if violations else []]
