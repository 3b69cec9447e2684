"""The JSON Feed of a section in one language: the content of its Atom feed."""

from __future__ import annotations

from typing import Final

from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.json_feed import serialize_json_feed
from portalgen.outputs.section_feed import build_section_feed_view
from portalgen.plan.model import OutputType
from portalgen.plan.section_files import SECTION_FEED_TITLE, has_dated_items, plan_section_file

OUTPUT: Final = OutputDefinition(
    OutputType(
        "section_json_feed",
        plan_section_file("feed.json", has_dated_items),
        media_type="application/feed+json",
        is_announced_in_section=True,
        title=SECTION_FEED_TITLE,
        format_name="JSON",
    ),
    without_chrome(build_section_feed_view),
    serialize=serialize_json_feed,
)
