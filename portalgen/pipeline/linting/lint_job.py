"""The input of all rules in a lint run. It is gathered before the first rule runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.body import read_source
from portalgen.content.model import Library, Page
from portalgen.content.places import is_written_as_day
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.lint.context import AddedNumber, LintContext
from portalgen.pipeline.linting.history import LintHistory
from portalgen.pipeline.linting.judgement import Judgement
from portalgen.pipeline.linting.lint_inputs import LintInputs
from portalgen.pipeline.linting.options import LintOptions
from portalgen.pipeline.linting.scope import Scope
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.plan.model import Plan
from portalgen.plan.published import PublishedAddress, list_published_addresses
from portalgen.text.document_head import DocumentHead
from portalgen.timeline.clocks import clocks_of

_NONE: Final[frozenset[str]] = frozenset()


@frozen
class LintJob:
    """A lint run on a portal that could be read."""

    options: LintOptions
    inputs: LintInputs
    portal: Portal
    library: Library
    settings: LintSettings
    legal: LegalSettings | None
    """None if the legal files have errors. Rules over the whole portal do not run then."""
    settings_diagnostics: tuple[Diagnostic, ...]
    """Errors in the settings of the linter and in the legal files."""
    history: LintHistory
    scope: Scope
    roster_diagnostics: tuple[Diagnostic, ...] = ()
    """Errors in the rosters. They do not affect the verdict."""
    judgement: Judgement | None = None
    """The submission to judge; None without a base."""


def create_lint_context(
    job: LintJob,
    legal: LegalSettings,
    document_heads: Mapping[str, DocumentHead],
    added_numbers: tuple[AddedNumber, ...] = (),
) -> LintContext:
    """Return the whole portal in the form received by rules.

    `document_heads` are the heads of the documents read, keyed by path.
    """
    portal, timeline, submission = job.portal, job.history.timeline, job.history.submission

    def read(source: str) -> bytes:
        try:
            return read_source(portal, source)
        except OSError:
            return b""

    def is_day(page: Page, location: Location) -> bool:
        return is_written_as_day(read(page.source), location)

    return LintContext(
        portal=portal,
        library=job.library,
        legal=legal,
        settings=job.settings,
        at=job.options.at,
        read_source=read,
        previous_pages=submission.previous_pages if submission else None,
        previous_portal=submission.previous_portal if submission else None,
        clocks=clocks_of(job.library, legal, timeline, job.options.at, is_day, portal.kinds, job.history.former),
        submitted_ids=job.scope.ids,
        history_state=job.history.state,
        timeline=timeline,
        list_served_urls=_list_urls_of(job.inputs.contexts, portal),
        list_published=list_published_of(job.inputs.contexts, portal, job.options.at),
        previous_ledgers=submission.previous_ledgers if submission else None,
        replaced_files=submission.replaced_files if submission else _NONE,
        added_numbers=added_numbers,
        document_heads=document_heads,
    )


def _list_urls_of(contexts: ContextStore | None, portal: Portal) -> Callable[[str], frozenset[str]] | None:
    if contexts is None:
        return None
    sites = frozenset(site.id for site in portal.sites)
    return cache(lambda site: frozenset(_list_urls(contexts.get(site).plan)) if site in sites else _NONE)


def _list_urls(plan: Plan) -> Iterator[str]:
    yield from (each.address.url for each in plan.outputs)
    yield from (each.url for each in plan.rules if not each.is_prefix)


def list_published_of(
    contexts: ContextStore | None, portal: Portal, at: datetime
) -> Callable[[str], Mapping[str, PublishedAddress]] | None:
    """Return a function that maps a site to its permanent published addresses, keyed by address.

    The mapping is empty for an unknown site.
    """
    if contexts is None:
        return None
    sites = frozenset(site.id for site in portal.sites)

    @cache
    def list_of(site: str) -> Mapping[str, PublishedAddress]:
        if site not in sites:
            return {}
        context = contexts.get(site)
        return {each.url: each for each in list_published_addresses(context.plan, context.graph, at)}

    return list_of
