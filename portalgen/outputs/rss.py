"""The RSS feed of a site in one language (RSS 2.0): the content of the Atom feed, for programs without Atom support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.feed import FEED_SIZE, build_feed_view
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.xml_text import escape_xml

with on_demand():
    from email import utils as email_dates

    from portalgen.render.views import machine

RSS_FILE: Final = "rss.xml"
RSS_MEDIA_TYPE: Final = "application/rss+xml"
_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    "<channel>"
)


def plan_rss(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the feed of a language, if the site also offers section feeds."""
    if scope.site.section_feeds:
        yield from plan_language_file(RSS_FILE)(output_type, scope)


def build_rss_view(context: Context, output: Output) -> machine.FeedView:
    """Return the content of the Atom feed, with deleted entries replaced by notices."""
    return show_deleted(build_feed_view(context, output))


def show_deleted(view: machine.FeedView) -> machine.FeedView:
    """Return the feed with a notice in place of each deleted entry, because RSS cannot mark deletions.

    A notice has the time of the withdrawal, so that programs with the old entry replace it.
    """
    gone = [(each.at, _tell_deleted(view, each)) for each in view.deleted]
    own = [(each.published or each.updated, each) for each in view.entries]
    newest = sorted((*own, *gone), key=lambda each: datetime.fromisoformat(each[0]), reverse=True)[:FEED_SIZE]
    entries = tuple(entry for _, entry in newest)
    return replace(
        view, entries=entries, deleted=(), updated=max((each.updated for each in entries), default=view.updated)
    )


def _tell_deleted(view: machine.FeedView, gone: machine.DeletedEntry) -> machine.FeedEntry:
    return machine.FeedEntry(
        id=gone.id,
        title=gone.title,
        url=gone.url,
        updated=gone.at,
        summary=gone.notice,
        author=view.author,
        published=gone.published,
        state=gone.state,
    )


def serialize_rss(feed: machine.FeedView) -> bytes:
    """Return the feed as RSS 2.0 in UTF-8, with its own address as recommended by the RSS Advisory Board."""
    return ("\n".join((_HEAD, *_channel(feed), "</channel>", "</rss>")) + "\n").encode()


def _channel(feed: machine.FeedView) -> Iterator[str]:
    yield _element("title", feed.title)
    yield _element("link", feed.site_url)
    yield _element("description", feed.author)
    yield _element("language", feed.language)
    if feed.entries:
        yield _element("lastBuildDate", _time(feed.updated))
    yield f'<atom:link rel="self" type="{RSS_MEDIA_TYPE}" href="{escape_xml(feed.self_url)}"/>'
    for entry in feed.entries:
        yield from ("<item>", *_item(entry), "</item>")


def _item(entry: machine.FeedEntry) -> Iterator[str]:
    yield _element("title", entry.title)
    yield _element("link", entry.url)
    if entry.summary:
        # Programs read a description as HTML: plain text must be escaped as HTML before it is escaped as XML.
        yield _element("description", escape_xml(entry.summary))
    yield _element("dc:creator", entry.author)
    if entry.state:
        yield _element("category", entry.state)
    yield f'<guid isPermaLink="false">{escape_xml(entry.id)}</guid>'
    yield _element("pubDate", _time(entry.published or entry.updated))
    if entry.published:
        yield _element("atom:updated", entry.updated)


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape_xml(text)}</{name}>"


def _time(moment: str) -> str:
    """Return a time of RFC 3339 in the format of RFC 822, with a four-digit year."""
    return email_dates.format_datetime(datetime.fromisoformat(moment))


OUTPUT: Final = OutputDefinition(
    OutputType("rss", plan_rss, media_type=RSS_MEDIA_TYPE, is_announced=True, title="feed.title", format_name="RSS"),
    without_chrome(build_rss_view),
    serialize=serialize_rss,
)
