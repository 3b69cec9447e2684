"""The Atom feed of a section in one language: the newest dated pages of its list."""

from __future__ import annotations

from typing import Final

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.outputs.feed import build_view_of_pages
from portalgen.plan.model import SECTION_FEED_OUTPUT, Output, OutputType
from portalgen.plan.section_files import SECTION_FEED_TITLE, has_dated_items, plan_section_file
from portalgen.render.context import Context
from portalgen.render.section_files import find_page_of_section, title_section_file
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import machine


def build_section_feed_view(context: Context, output: Output) -> machine.FeedView:
    """Return the newest pages of a section's list in the language of the feed.

    An item listed without a translation is only in the feed of its own language, because feed readers do not show the
    language of an entry.
    """
    site, language, section = context.site, output.language, output.subject
    pages = context.graph.lists.get((site.id, language, section), ())
    title = title_section_file(context, output.type, language, section)
    about = find_page_of_section(context, language, section)
    own = (page for page in pages if page.language == language)
    return build_view_of_pages(context, output, own, title, about)


OUTPUT: Final = OutputDefinition(
    OutputType(
        SECTION_FEED_OUTPUT,
        plan_section_file("feed.xml", has_dated_items),
        media_type="application/atom+xml",
        is_announced_in_section=True,
        title=SECTION_FEED_TITLE,
        format_name="Atom",
        link_text=Bilingual("Nhận tin mới: {section} (Atom)", "Atom feed: {section}"),
    ),
    without_chrome(build_section_feed_view),
    template="feeds/atom.xml",
)
