"""The Atom feed of a site in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import nsmallest
from itertools import chain
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_withdrawn, status_of
from portalgen.graph.title_labels import STATE_LABEL_NAMES, TitleLabel, join_labels
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import FEED_OUTPUT, Address, Output, OutputType
from portalgen.render.context import Context
from portalgen.render.entries import build_short_facts
from portalgen.render.metadata.page_facts import find_last_update, list_authors
from portalgen.render.page_statuses import (
    describe_correction,
    describe_retraction,
    label_status,
    list_labels,
)
from portalgen.text.xml_text import remove_forbidden_characters

with on_demand():
    from portalgen.render.views import machine

FEED_SIZE = 20
_DELETED: Final = frozenset(("withdrawn", "removed"))

_NEVER = "1970-01-01T00:00:00Z"
"""`updated` of a feed without entries, because RFC 4287 § 4.1.1 requires it."""


def build_feed_view(context: Context, output: Output) -> machine.FeedView:
    """Return the newest dated pages of a site in a language (RFC 4287), without withdrawn pages.

    A correction makes the entry of its page newer, so that programs show it again; its position still depends on its
    date.
    """
    site, language = context.portal.site(output.site), output.language
    pages = context.own_pages.get(language, ())
    title = context.text(site, language, "feed.title", site=site.name(language).short)
    return build_view_of_pages(context, output, pages, title, Address(site.host, site.prefix(language)))


def build_view_of_pages(
    context: Context, output: Output, pages: Iterable[Page], title: str, about: Address
) -> machine.FeedView:
    """Return the feed at `output` of the newest `pages` of a site or of its section `output.subject`.

    Its contents are computed once for all formats. `about` is the page that the feed belongs to.
    """
    key = output.language, output.subject
    contents = context.cache.feeds.get(key)
    if contents is None:
        contents = context.cache.feeds[key] = _find_contents(context, *key, tuple(pages))
    return build_feed_of_entries(context, output, contents.entries, title, about, contents.deleted)


def build_feed_of_entries(
    context: Context,
    output: Output,
    entries: tuple[machine.FeedEntry, ...],
    title: str,
    about: Address,
    deleted: tuple[machine.DeletedEntry, ...] = (),
) -> machine.FeedView:
    """Return the feed at `output` with these entries."""
    author = context.portal.site(output.site).name(output.language).full
    return machine.FeedView(
        language=output.language,
        id=about.url,
        title=remove_forbidden_characters(title),
        self_url=output.address.url,
        site_url=about.url,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=remove_forbidden_characters(author),
        entries=entries,
        deleted=deleted,
    )


def _find_contents(context: Context, language: str, section: str, pages: tuple[Page, ...]) -> machine.FeedContents:
    at = context.graph.at
    dated = (
        (page.published.timestamp(), page)
        for page in pages
        if page.published is not None and not is_withdrawn(page, at)
    )
    newest = nsmallest(FEED_SIZE, dated, key=lambda each: (-each[0], each[1].id))
    gone = (page for page in chain(pages, _notices_of(context, language, section)) if _is_gone(page, at))
    deleted = (entry for page in gone if (entry := _deleted_entry(context, page)) is not None)
    return machine.FeedContents(
        tuple(build_feed_entry(context, page) for _, page in newest),
        tuple(sorted(deleted, key=lambda each: (each.at, each.id), reverse=True)[:FEED_SIZE]),
    )


def _is_gone(page: Page, at: datetime) -> bool:
    return status_of(page, at) in _DELETED


def _notices_of(context: Context, language: str, section: str) -> Iterator[Page]:
    """Yield the pages of a language replaced by notices, which may have been entries of feeds."""
    for page in context.graph.notice_pages.values():
        if page.language == language and section in ("", page.section):
            yield page


def _deleted_entry(context: Context, page: Page) -> machine.DeletedEntry | None:
    """Return the marker of a deleted entry (RFC 6721); None for a page that was never an entry."""
    group = page.fields["removed" if page.kind.is_tombstone else "withdrawn"]
    if page.published is None:
        return None
    at = context.graph.at
    state = label_status(status_of(page, at), page.language)
    return machine.DeletedEntry(
        id=_entry_id(context, page),
        at=to_vietnam_time(group["at"]).isoformat(),
        reason=label_of_choice(WITHDRAWAL_REASONS, group["reason"]).text(page.language),
        title=remove_forbidden_characters(f"{state}: {page.title}"),
        url=context.page_address(page).url,
        published=page.published.isoformat(),
        notice=describe_retraction(page, at),
        state=state,
    )


def _entry_id(context: Context, page: Page) -> str:
    return f"tag:{context.portal.site(page.site).host},2025:{page.id}/{page.language}"


def build_feed_entry(context: Context, page: Page) -> machine.FeedEntry:
    """Return the entry of a page, the same in every feed."""
    entries = context.cache.feed_entries
    if page.source not in entries:
        entries[page.source] = _build_entry(context, page)
    return entries[page.source]


def _build_entry(context: Context, page: Page) -> machine.FeedEntry:
    published = page.published.isoformat() if page.published else _NEVER
    status = status_of(page, context.graph.at)
    changed = find_last_update(page, context.graph.at)
    updated = changed.isoformat() if changed is not None and page.published else published
    labels = list_labels(context, page)
    told = [*_list_told(labels, page)]
    told += [f"{fact.label}: {fact.value}" for fact in build_short_facts(context, page)]
    summary = " ".join(filter(None, (*(f"{each}." for each in told), describe_correction(page), page.summary)))
    author = ", ".join(list_authors(context, page)) or context.portal.site(page.site).name(page.language).full
    return machine.FeedEntry(
        id=_entry_id(context, page),
        title=remove_forbidden_characters(page.title),
        url=context.page_address(page).url,
        updated=updated,
        summary=remove_forbidden_characters(summary),
        author=remove_forbidden_characters(author),
        published=published if updated != published else "",
        state=join_labels(
            labels, page.language
        ),  # marks every sample, because outside the site only the feed can do so
        status=status or _name_label(context, page, labels),
    )


def _list_told(labels: Iterable[TitleLabel], page: Page) -> Iterator[str]:
    """Return the labels in words for the start of a summary, without corrections and last days, which follow later."""
    dates = (
        {"open_until"} if page.kind.period is not None and page.kind.period.closes in page.kind.short_card else set()
    )
    return (each.words.text(page.language) for each in labels if each.name not in {"corrected", *dates})


def _name_label(context: Context, page: Page, labels: tuple[TitleLabel, ...]) -> str:
    """Return the code of the first label; only empty without words: a category needs a term (RFC 4287 § 4.2.2.1)."""
    if not labels:
        return ""
    return context.state_of(page) if labels[0].name in STATE_LABEL_NAMES else labels[0].name


OUTPUT: Final = OutputDefinition(
    OutputType(
        FEED_OUTPUT,
        plan_language_file("feed.xml"),
        media_type="application/atom+xml",
        is_announced=True,
        title="feed.title",
        format_name="Atom",
    ),
    without_chrome(build_feed_view),
    template="feeds/atom.xml",
)
