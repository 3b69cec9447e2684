"""The check of SIT202; its page is `SIT202.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from portalgen.config.places import place_of_key
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.duties._sites import find_shown_pages, has_content, has_generated_page, mandatory_sections_of


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT202 for each empty mandatory section of sites with published pages."""
    shown = find_shown_pages(context)
    written: dict[str, list[Page]] = {}
    for page in context.library.pages:
        written.setdefault(page.site, []).append(page)
    for site in context.portal.sites:
        pages = shown.get(site.id, ())
        if all(page.is_index for page in pages):
            continue
        for section in mandatory_sections_of(context, site):
            declared = site.section(section) is not None
            folder = f"content/{site.id}/{section}/"
            if any(page.source.startswith(folder) for page in context.library.faulty_pages):
                continue
            if declared and not has_generated_page(site, section) and not has_content(context, pages, section):
                causes = _find_causes(context, written.get(site.id, ()), site, section)
                yield violation(
                    "SIT202", _place_of_section(context, site, section), *causes, site=site.id, section=section
                )


def _find_causes(context: LintContext, written: Iterable[Page], site: Site, section: str) -> Iterator[str]:
    """Yield the pages that would fill the section: hidden pages, and pages removed by this change."""
    folder = f"content/{site.id}/{section}/"
    yield from (page.source for page in written if page.source.startswith(folder) and not page.is_index)
    yield from (
        each.path
        for each in (context.previous_pages or {}).values()
        if each.is_removed and each.path.startswith(folder)
    )


def _place_of_section(context: LintContext, site: Site, section: str) -> Place:
    """Return a place in the site's own file, even if the section comes from a profile shared with other sites."""
    index = next(number for number, each in enumerate(site.sections) if each.path == section)
    place = place_of_key(context.portal.root, site, "sections", index, "path")
    return place if place.path == site.source else Place(site.source)


RULE: Final = PortalRule("SIT202", check)
