"""The JSON Feed of a site and language (jsonfeed.org, version 1.1): the content of the Atom feed, for programs."""

from __future__ import annotations

import json
from typing import Any, Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.feed import build_feed_view
from portalgen.plan.addresses import plan_language_file
from portalgen.plan.model import OutputType

with on_demand():
    from portalgen.render.views import machine


def serialize_json_feed(feed: machine.FeedView) -> bytes:
    """Return the feed as JSON in UTF-8, its keys in the order of the specification."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site_url,
        "feed_url": feed.self_url,
        "authors": [{"name": feed.author}],
        "language": feed.language,
        "items": [_item(entry, feed.language) for entry in feed.entries],
        **_deleted(feed),
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _deleted(feed: machine.FeedView) -> dict[str, Any]:
    """Return the deleted entries of the Atom feed as an extension, because the format has no equivalent."""
    if not feed.deleted:
        return {}
    entries = [{"id": each.id, "date_deleted": each.at, "reason": each.reason} for each in feed.deleted]
    return {"_deleted": {"about": "https://www.rfc-editor.org/rfc/rfc6721", "items": entries}}


def _item(entry: machine.FeedEntry, language: str) -> dict[str, Any]:
    summary = {"summary": entry.summary} if entry.summary else {}
    modified = {"date_modified": entry.updated} if entry.published else {}
    tags = {"tags": [entry.state]} if entry.state else {}
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        # An item must have content as text or HTML. The feed announces a page without repeating it.
        "content_text": entry.summary or entry.title,
        **summary,
        "date_published": entry.published or entry.updated,
        **modified,
        **tags,
        "authors": [{"name": entry.author}],
        "language": language,
    }


OUTPUT: Final = OutputDefinition(
    OutputType(
        "json_feed",
        plan_language_file("feed.json"),
        media_type="application/feed+json",
        is_announced=True,
        title="feed.title",
        format_name="JSON",
    ),
    without_chrome(build_feed_view),
    serialize=serialize_json_feed,
)
