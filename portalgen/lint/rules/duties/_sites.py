"""Finds the mandatory sections of a site, and the pages that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_shown
from portalgen.lint.context import LintContext

_GENERATED: Final = MappingProxyType(
    {"gioi-thieu": "about", "lien-he": "contact", "so-do-cong": "site_map", "tim-kiem": "search"}
)
"""The pages generated from the configuration, keyed by the section that they replace."""


def mandatory_sections_of(context: LintContext, site: Site) -> tuple[str, ...]:
    """Return the paths of the sections that the settings require for the group of the site."""
    mandatory = context.settings.mandatory.get(site.group)
    return mandatory.sections if mandatory else ()


def has_generated_page(site: Site, section: str) -> bool:
    """Return True if the site has a page, generated from its configuration, that replaces `section`."""
    return _GENERATED.get(section) in site.generated_pages


def find_shown_pages(context: LintContext) -> Mapping[str, tuple[Page, ...]]:
    """Return the visible pages of each site in the site's own language, keyed by site id."""
    own = {site.id: site.codes[0] for site in context.portal.sites}
    pages_by_site: dict[str, list[Page]] = {}
    for page in context.library.pages:
        if page.language == own.get(page.site) and is_shown(page, context.at):
            pages_by_site.setdefault(page.site, []).append(page)
    return {site: tuple(pages) for site, pages in pages_by_site.items()}


def has_content(context: LintContext, pages: Iterable[Page], section: str) -> bool:
    """Return True if one of `pages` is in `section` or below it. An `_index` counts only if it has a body."""
    return any(
        (page.section == section or page.section.startswith(f"{section}/"))
        and (not page.is_index or _has_body(context, page))
        for page in pages
    )


def _has_body(context: LintContext, page: Page) -> bool:
    return bool("".join(context.text_of(page.source).splitlines()[page.body_line - 1 :]).strip())
