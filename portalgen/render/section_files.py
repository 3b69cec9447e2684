"""What a section has for programs that subscribe to it: its feeds and its calendar."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.plan.model import OutputType
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.views.chrome import AlternateFile
from portalgen.render.views.links import Link


def list_section_files(context: Context, language: str, section: str) -> tuple[AlternateFile, ...]:
    """Return the files that the pages of a section announce in their head, in the order of the types."""
    return tuple(file for _, file in _find_files(context, language, section))


def build_subscription_links(context: Context, language: str, section: str) -> tuple[Link, ...]:
    """Return the ways to subscribe to a section's list that people are shown: what a feed reader or a calendar reads."""
    return tuple(
        Link(each.link_text.text(language), file.url)
        for each, file in _find_files(context, language, section)
        if each.link_text is not None
    )


def _find_files(context: Context, language: str, section: str) -> Iterator[tuple[OutputType, AlternateFile]]:
    site = context.site
    for each in context.plan.types:
        address = context.plan.address(site.id, language, each.name, section) if each.is_announced_in_section else None
        if address is not None:
            values = {"section": title_of_section(context, site, section, language), "site": site.name(language).short}
            title = context.title_of_type(site, language, each, **values)
            yield each, AlternateFile(each.media_type, address.path, title)
