"""`find_due`: reminders about the items on main and in every waiting submission.

The rules are the linter's own (DDL), run over the content of main and over the items of each submission, by main's law
and with main's waivers. Nothing is merged and nothing of a submission is run: its pages are taken as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from portalgen.content.model import Item, Library, Page
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.deadlines.board_reminders import list_offer_reminders, list_owed_approvals
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.offer_drafts import list_pushed_offers
from portalgen.editorial.deadlines.offer_report import sort_by_time_left
from portalgen.editorial.deadlines.open_items import OpenItem, OpenWork
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.findings import build_findings
from portalgen.lint.model import Finding, PortalRule
from portalgen.lint.rules.table import load_rules
from portalgen.lint.waivers import find_waiver
from portalgen.timeline.item_clock import ItemClock

LEFT_OUT: Final = frozenset(("DDL207", "DDL208", "DDL209", "DDL214", "DDL215", "DDL216", "DDL217", "DDL218"))
"""Codes that need no reminder.

They are still in time (DDL207), can no longer be judged (DDL208), only wait for a calendar (DDL209), are for the board
to confirm (DDL214, DDL215), or are over (DDL216 to DDL218).
"""
_RULES: Final = tuple(
    each for each in load_rules("deadlines") if isinstance(each, PortalRule) and each.code not in LEFT_OUT
)


@frozen
class DueFinding:
    """A finding of the linter with its source."""

    finding: Finding
    page: Page | None
    """The original of its item; None for a finding about a site."""
    names: tuple[str, ...] = ()
    """The submissions that contain it; empty for findings on main."""
    title: str = ""
    """The subject, if it is no page."""


def find_due(
    content: MainContent, work: OpenWork, sites: Collection[str] = (), audit: ApprovalAudit | None = None
) -> tuple[DueFinding, ...]:
    """Return the deadlines of main first, then of each waiting submission; in each the earliest first.

    With an `audit` of main's approvals, emergency publications still to be approved are included.
    """
    found = (
        *(_find_owed(content, audit) if audit is not None else ()),
        *_find_offers(content, work),
        *_find_on_main(content),
        *(each for item in work.items for each in _find_in_submission(content, work, item)),
    )
    return tuple(each for each in found if not sites or _site_of(each) in sites)


def _site_of(each: DueFinding) -> str:
    """Return the site of its item, or of its subject."""
    return each.page.site if each.page is not None else str(dict(each.finding.diagnostic.values).get("site", ""))


def _find_owed(content: MainContent, audit: ApprovalAudit) -> Iterator[DueFinding]:
    pages = {page.source: page for page in content.library.pages}
    for each in list_owed_approvals(audit, content.at):
        yield DueFinding(each, pages.get(each.place.path))


def _find_offers(content: MainContent, work: OpenWork) -> Iterator[DueFinding]:
    """Yield reminders about offers, on main and in unmerged submissions."""
    offers = (*content.offers, *list_pushed_offers(content, work))
    for finding, received in list_offer_reminders(content, sort_by_time_left(content, offers)):
        yield DueFinding(finding, None, received.pushed_names, received.title)


def _find_on_main(content: MainContent) -> Iterator[DueFinding]:
    context = LintContext(
        portal=content.portal,
        library=content.library,
        legal=content.legal,
        settings=content.settings,
        at=content.at,
        read_source=content.read_source,
        clocks=tuple(each for each in content.compute_clocks() if not _is_over(each)),
        timeline=content.timeline,
    )
    pages = {item.original.source: item.original for item in content.library.items}
    for finding in _sort_by_due(_run_rules(context, pages)):
        yield DueFinding(finding, pages.get(finding.place.path))


def _is_over(clock: ItemClock) -> bool:
    """Return True if an act ended the clock, and only the proof is open."""
    return clock.standing == "unproven" and clock.stop is not None and clock.stop.at is not None


def _find_in_submission(content: MainContent, work: OpenWork, open_item: OpenItem) -> Iterator[DueFinding]:
    page, item = open_item.page, open_item.item
    if page is None or not open_item.clocks:
        return
    context = LintContext(
        portal=content.portal,
        library=Library((Item(item.id, (page,)),)),
        legal=content.legal,
        settings=content.settings,
        at=content.at,
        read_source=lambda source: work.texts[item.blob] if source == item.path else content.read_source(source),
        clocks=open_item.clocks,
        submitted_ids=frozenset((item.id,)),
        timeline=open_item.submission.timeline,
    )
    for finding in _sort_by_due(_run_rules(context, {page.source: page})):
        yield DueFinding(finding, page, open_item.names)


def _run_rules(context: LintContext, pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield the findings not excused by a waiver; other suppressions of these rules are ignored."""
    violations = [each for rule in _RULES for each in rule.check(context)]
    subjects = {source: f"{page.id} {page.language}" for source, page in pages.items()}
    ids = {source: page.id for source, page in pages.items()}
    today = to_vietnam_time(context.at).date()
    for finding in build_findings(violations, context.settings, subjects):
        if find_waiver(finding, context.settings.waivers, ids, today) is None:
            yield finding


def _sort_by_due(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(
        findings, key=lambda each: (each.due is None, each.due.timestamp() if each.due else 0, each.place.path)
    )
