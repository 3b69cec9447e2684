"""Runs all rules of a lint run: on pages, attachments, bodies, and the whole portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.content.body import read_source
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext
from portalgen.lint.model import Violation
from portalgen.lint.run import run_portal_rules
from portalgen.lint.suppression import Suppression, find_suppressions
from portalgen.pipeline.linting.added_numbers import find_added_numbers
from portalgen.pipeline.linting.attachments import check_attachments
from portalgen.pipeline.linting.bodies import BodyChecks
from portalgen.pipeline.linting.lint_cache import LintCache
from portalgen.pipeline.linting.lint_job import LintJob, create_lint_context
from portalgen.pipeline.linting.pages import lint_pages, lint_suppressions, read_page_text
from portalgen.pipeline.options import Progress


@frozen
class RuleResults:
    """The violations found, and the suppressions written in the sources."""

    violations: tuple[Violation, ...]
    suppressions: tuple[Suppression, ...]
    context: LintContext | None
    """The input of rules over the whole portal; None if these rules did not run."""


def run_rules(job: LintJob, cache: LintCache, progress: Progress) -> RuleResults:
    """Run all rules. The results of unchanged pages, attachments and bodies are taken from the cache."""
    portal, settings, jobs = job.portal, job.settings, job.options.jobs
    mentioning = _find_mentioning(job)
    sources = (*job.library.pages, *job.library.refused_pages)
    covered = [page for page in sources if job.scope.covers_page(page) or page.source in mentioning]
    partial = _find_partial_pages(job)
    covered_partial = [page for page in partial if job.scope.covers_page(page)]
    read = [*covered, *covered_partial]
    bodies = _select_bodies(job, job.scope.select_bodies(read, mentioning), cache)
    pages = lint_pages(portal, read, settings, cache.pages, jobs, progress, bodies)
    outside_pages = (*job.inputs.diagnostics, *job.settings_diagnostics, *job.roster_diagnostics)
    violations = [Violation(each) for each in outside_pages]
    violations += _violations_that_count(pages.violations, covered_partial)
    attachments = check_attachments(portal, pages.file_references, settings, cache.attachments)
    violations += attachments.violations
    if bodies is not None:
        violations += map(Violation, bodies.check(pages.file_references, jobs, progress))
    added = find_added_numbers(job, pages.file_references)
    context = create_lint_context(job, job.legal, attachments.heads, added) if job.legal is not None else None
    if context is not None:
        violations += run_portal_rules(context)
    elsewhere = {each.diagnostic.place.path for each in violations} - {page.source for page in read}
    others = [page for page in sources if page.source in elsewhere]
    suppressions = lint_suppressions(portal, others, settings, cache.pages, jobs, progress)
    of_partial = (
        each
        for page in partial
        if page.source in elsewhere
        for each in find_suppressions(read_page_text(portal, page, settings))
    )
    return RuleResults(tuple(violations), (*pages.suppressions, *suppressions, *of_partial), context)


def _violations_that_count(violations: Iterable[Violation], partial: Iterable[Page]) -> Iterator[Violation]:
    """Yield the violations, except in the front matter of partially read pages: it may be incomplete."""
    bodies = {page.source: page.body_line for page in partial}
    for each in violations:
        place = each.diagnostic.place
        if place.line >= bodies.get(place.path, 0):
            yield each


def _find_partial_pages(job: LintJob) -> list[Page]:
    """Return the pages with faulty front matter: no rule judges it, but their bodies can be checked."""
    refused = {page.source for page in job.library.refused_pages}
    return [each.page for each in job.library.faulty_pages if each.page is not None and each.source not in refused]


def _find_mentioning(job: LintJob) -> frozenset[str]:
    """Return the sources of pages naming changed files: their links or files may be broken."""
    names = [name.encode() for name in sorted(job.scope.names)]
    if not names:
        return frozenset()
    return frozenset(
        page.source for page in job.library.pages if any(name in read_source(job.portal, page.source) for name in names)
    )


def _select_bodies(job: LintJob, pages: Iterable[Page], cache: LintCache) -> BodyChecks | None:
    """Return the check of the bodies of these pages; None if errors prevent rendering."""
    contexts, sites = job.inputs.contexts, job.inputs.sites
    return BodyChecks(contexts, sites, pages, cache) if contexts is not None and sites is not None else None
