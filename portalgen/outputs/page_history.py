"""The history of a page for readers: published versions, approvers, notes and changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.history_faults import read_page_history
from portalgen.content.model import Page
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day_or_moment
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import PAGE_HISTORY_OUTPUT, Address, Output, OutputType, PlanScope
from portalgen.plan.segments import section_path
from portalgen.render.breadcrumbs import build_page_trail
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.views.links import Link, Time
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.content import page_history as content_page_history
    from portalgen.content import withheld_text
    from portalgen.render.views import page_history

SEGMENT: Final = Bilingual("lich-su", "history")
"""The segment below the address of the page."""


def plan_page_histories(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the history of each addressed page with a committed history, if the site shows histories."""
    site = scope.site
    if not site.page_history:
        return
    known = content_page_history.list_page_histories(scope.portal.root, site.id)
    for page in scope.graph.addressed_pages.values():
        if page.id in known and not page.is_index:
            folder = f"{section_path(site, page.section, page.language)}{page.slug}/"
            address = Address(site.host, f"{folder}{SEGMENT.text(page.language)}/")
            yield Output(address, site.id, page.language, output_type, page.source, page.source)


def build_page_history_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the view of the history of a page, from its committed file alone.

    Faults of the file are reported with the checks of the site's files.
    """
    page = context.graph.addressed_pages[output.subject]
    site = context.portal.site(output.site)
    history = _read_history(context, page)
    title = context.text(site, page.language, "history.title", page=page.title)
    *trail, own = build_page_trail(context, page, context.page_address(page))
    link = Link(own.title, own.url)
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        "page_history",
        Head(title, indexed=False),
        (*trail, link, Link(context.text(site, page.language, "history.label"), output.address.path, current=True)),
    )
    versions = _Versions(context, site, page).build(history)
    older = history.older_versions
    view = page_history.PageHistoryView(
        frame=frame,
        title=title,
        page=link,
        versions=tuple(versions),
        older=context.text(site, page.language, "history.older", count=older) if older else "",
    )
    return ViewResult(view, chrome_digest)


def find_history_url(context: Context, page: Page) -> str:
    """Return the path of the page that shows the history of `page`. Return an empty string if there is none."""
    address = context.plan.address(page.site, page.language, PAGE_HISTORY_OUTPUT, page.source)
    return address.path if address is not None else ""


def _read_history(context: Context, page: Page) -> content_page_history.LanguageHistory:
    """Return the history in the page's language, without versions if it is missing or invalid."""
    history, _ = read_page_history(context.portal, page.site, page.id)
    own = history.in_language(page.language) if history is not None else None
    return own or content_page_history.LanguageHistory(page.language, ())


class _Versions:
    """Builds the views of the versions of a page."""

    def __init__(self, context: Context, site: Site, page: Page) -> None:
        self._context = context
        self._site = site
        self._language = page.language
        self._page = page

    def build(self, history: content_page_history.LanguageHistory) -> Iterator[page_history.VersionView]:
        until = max((each.at for each in history.versions), default=None)
        is_withheld = withheld_text.is_text_withheld(self._page, self._context.graph.at, until)
        count = len(history.versions) + history.older_versions
        for number, version in enumerate(history.versions):
            has_withheld = version.is_withheld or (is_withheld and bool(version.changes))
            yield self._version(version, count - number, has_withheld)

    def _version(
        self, version: content_page_history.HistoryVersion, number: int, is_withheld: bool
    ) -> page_history.VersionView:
        return page_history.VersionView(
            anchor=f"v{number}",
            event=self._text(f"history.event_{version.event}"),
            time=self._time(version.at),
            worth="" if version.worth == "proven" else self._text(f"history.time_{version.worth}"),
            approval=self._approval(version),
            note=version.note,
            reason=label_of_choice(WITHDRAWAL_REASONS, version.reason).text(self._language) if version.reason else "",
            withheld=self._text("history.withheld") if is_withheld else "",
            passages=() if is_withheld else tuple(map(self._passage, version.changes)),
            more=self._text("history.more", count=version.more_changes)
            if version.more_changes and not is_withheld
            else "",
        )

    def _time(self, at: datetime) -> Time:
        moment = to_vietnam_time(at)
        return Time(moment.isoformat(timespec="minutes"), format_day_or_moment(moment, self._language))

    def _approval(self, version: content_page_history.HistoryVersion) -> str:
        if version.level == "person" and version.approvers:
            posts = "; ".join(version.approvers)
            return self._text(f"history.approved_{version.approval}", posts=posts)
        return self._text(f"history.level_{version.level}")

    def _passage(self, change: content_page_history.PassageChange) -> page_history.ChangedPassage:
        label = change.name or self._text(f"history.part_{change.part}")
        if change.part == "file" and change.name:
            label = self._text("history.file", name=change.name)
        return page_history.ChangedPassage(
            label, tuple(page_history.ChangedWords(kind, text) for kind, text in change.runs)
        )

    def _text(self, key: str, /, **values: object) -> str:
        return self._context.text(self._site, self._language, key, **values)


OUTPUT: Final = OutputDefinition(
    OutputType(PAGE_HISTORY_OUTPUT, plan_page_histories, step="site"),
    without_files(build_page_history_view),
)
