"""The Atom feed of a site in one language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.list_order import sort_newest_first
from portalgen.graph.moments import is_sample, is_withdrawn, status_of
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import FEED_OUTPUT, Address, Output, OutputType
from portalgen.render.context import Context
from portalgen.render.entries import build_short_facts
from portalgen.render.page_statuses import (
    SAMPLE_LABEL,
    describe_correction,
    join_labels,
    label_page,
    label_status,
    newest_first,
)
from portalgen.render.views.machine import DeletedEntry, FeedEntry, FeedView

FEED_SIZE = 20
_DELETED: Final = frozenset(("withdrawn", "removed"))

_NEVER = "1970-01-01T00:00:00Z"
"""`updated` of a feed without entries, which RFC 4287 § 4.1.1 requires all the same."""


def build_feed_view(context: Context, output: Output) -> FeedView:
    """The newest dated pages of a site in one language (RFC 4287), without what was withdrawn.

    A correction makes the entry of its page newer, so that programs show it again; its place stays that of its date.
    """
    site = context.portal.site(output.site)
    own = context.own_pages.get(output.language, ())
    at = context.graph.at
    pages = sort_newest_first(page for page in own if page.date is not None and not is_withdrawn(page, at))[:FEED_SIZE]
    home = Address(site.host, site.prefix(output.language))
    author = site.name(output.language).full
    entries = tuple(_feed_entry(context, page, author) for page in pages)
    gone = [entry for page in _gone_pages(context, output.language) if (entry := _deleted_entry(context, page))]
    return FeedView(
        language=output.language,
        id=home.url,
        title=context.text(site, output.language, "feed.title", site=site.name(output.language).short),
        self_url=output.address.url,
        site_url=home.url,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=author,
        entries=entries,
        deleted=tuple(sorted(gone, key=lambda each: (each.at, each.id), reverse=True)[:FEED_SIZE]),
    )


def _gone_pages(context: Context, language: str) -> Iterator[Page]:
    """The pages of a language that were withdrawn or removed, which feeds may have had among their entries."""
    graph = context.graph
    pages = chain(context.own_pages.get(language, ()), graph.notice_pages.values())
    return (page for page in pages if page.language == language and status_of(page, graph.at) in _DELETED)


def _deleted_entry(context: Context, page: Page) -> DeletedEntry | None:
    """What tells programs that an entry no longer holds (RFC 6721); None for a page that was never an entry."""
    group = page.fields["removed" if page.kind.is_tombstone else "withdrawn"]
    if page.date is None:
        return None
    reason = label_of_choice(WITHDRAWAL_REASONS, group["reason"]).text(page.language)
    return DeletedEntry(_entry_id(context, page), to_vietnam_time(group["at"]).isoformat(), reason)


def _entry_id(context: Context, page: Page) -> str:
    return f"tag:{context.portal.site(page.site).host},2025:{page.id}/{page.language}"


def _feed_entry(context: Context, page: Page, author: str) -> FeedEntry:
    published = page.date.isoformat() if page.date else _NEVER
    status = status_of(page, context.graph.at)
    notes = newest_first(page.fields.get("change_notes", ()))
    updated = max(page.date, notes[0]["at"]).isoformat() if notes and page.date else published
    state = _label_entry(context, page)
    told = [state] if status == "superseded" or context.lapsed_label_of(page) is not None or is_sample(page) else []
    told += [f"{fact.label}: {fact.value}" for fact in build_short_facts(context, page)]
    return FeedEntry(
        id=_entry_id(context, page),
        title=page.title,
        url=context.page_address(page).url,
        updated=updated,
        summary=" ".join(filter(None, (*(f"{each}." for each in told), describe_correction(page), page.summary))),
        author=str(page.fields.get("author") or author),
        published=published if updated != published else "",
        state=state,
        # never empty beside words: a category has to have a term (RFC 4287 § 4.2.2.1)
        status=status or ("sample" if is_sample(page) else context.state_of(page) if state else ""),
    )


def _label_entry(context: Context, page: Page) -> str:
    """What became of a page; of every sample, that it is one: away from the site nothing else says so."""
    if not is_sample(page):
        return label_page(context, page, page.language)
    status = label_status(status_of(page, context.graph.at), page.language)
    return join_labels(SAMPLE_LABEL, status, page.language)


OUTPUT: Final = OutputDefinition(
    OutputType(
        FEED_OUTPUT,
        plan_language_file("feed.xml"),
        media_type="application/atom+xml",
        is_announced=True,
        title="feed.title",
    ),
    without_chrome(build_feed_view),
    template="feeds/atom.xml",
)
