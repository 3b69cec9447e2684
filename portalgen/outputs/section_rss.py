"""The RSS feed of a section in one language: the content of its Atom feed."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.rss import RSS_FILE, RSS_MEDIA_TYPE, serialize_rss, show_deleted
from portalgen.outputs.section_feed import build_section_feed_view
from portalgen.plan.model import Output, OutputType
from portalgen.plan.section_files import SECTION_FEED_TITLE, has_dated_items, plan_section_file
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import machine


def build_section_rss_view(context: Context, output: Output) -> machine.FeedView:
    """Return the content of the section's Atom feed, with deleted entries replaced by notices."""
    return show_deleted(build_section_feed_view(context, output))


OUTPUT: Final = OutputDefinition(
    OutputType(
        "section_rss",
        plan_section_file(RSS_FILE, has_dated_items),
        media_type=RSS_MEDIA_TYPE,
        is_announced_in_section=True,
        title=SECTION_FEED_TITLE,
        format_name="RSS",
        link_text=Bilingual("RSS", "RSS"),
    ),
    without_chrome(build_section_rss_view),
    serialize=serialize_rss,
)
