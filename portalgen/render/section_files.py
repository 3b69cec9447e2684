"""The feeds and the calendar of a section, for programs that subscribe to it."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.plan.model import SECTION_OUTPUT, Address, OutputType
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.views.chrome import AlternateFile
from portalgen.render.views.links import Link


def title_section_file(context: Context, output_type: OutputType, language: str, section: str) -> str:
    """Return the title of a feed or calendar. It consists of the name of the section and the short name of the site."""
    name = title_of_section(context, context.site, section, language)
    short = context.site.name(language).short
    return context.title_of_type(context.site, language, output_type, section=name, site=short)


def find_page_of_section(context: Context, language: str, section: str) -> Address:
    """Return the address of a section's list, to which its feeds and calendars link.

    Return the address of the home if all items of the section have expired.
    """
    site = context.site
    address = context.plan.address(site.id, language, SECTION_OUTPUT, section)
    return address or Address(site.host, site.prefix(language))


def list_section_files(context: Context, language: str, section: str) -> tuple[AlternateFile, ...]:
    """Return the files announced in the heads of a section's pages, in the order of the output types."""
    return tuple(file for file, _ in _find_files(context, language, section))


def build_subscription_links(context: Context, language: str, section: str) -> tuple[Link, ...]:
    """Return the links to the feeds and the calendar of a section for readers of its list."""
    return tuple(Link(text, file.url) for file, text in _find_files(context, language, section) if text)


def _find_files(context: Context, language: str, section: str) -> tuple[tuple[AlternateFile, str], ...]:
    """Return the files with their link texts, the same on every page of the section's lists."""
    files = context.cache.section_files
    if (language, section) not in files:
        files[language, section] = tuple(_build_files(context, language, section))
    return files[language, section]


def _build_files(context: Context, language: str, section: str) -> Iterator[tuple[AlternateFile, str]]:
    for each in context.plan.types:
        announced = each.is_announced_in_section
        address = context.plan.address(context.site.id, language, each.name, section) if announced else None
        if address is not None:
            title = title_section_file(context, each, language, section)
            name = title_of_section(context, context.site, section, language)
            text = each.link_text.text(language).format_map({"section": name}) if each.link_text is not None else ""
            yield AlternateFile(each.media_type, address.path, context.title_of_alternate(title, each)), text
