"""What a section has for programs that subscribe to it: its feeds and its calendar."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.plan.model import OutputType
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.views.chrome import AlternateFile
from portalgen.render.views.links import Link


def title_section_file(context: Context, output_type: OutputType, language: str, section: str) -> str:
    """Return what a feed or a calendar of a section is called: by the section and the short name of the site."""
    name = title_of_section(context, context.site, section, language)
    short = context.site.name(language).short
    return context.title_of_type(context.site, language, output_type, section=name, site=short)


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
            title = title_section_file(context, each, language, section)
            yield each, AlternateFile(each.media_type, address.path, title)
