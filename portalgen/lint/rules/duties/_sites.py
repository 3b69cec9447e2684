"""What a site has to have, and what it shows."""

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
"""Pages that are made from the configuration, by the section whose duty they do."""


def mandatory_sections_of(whole: LintContext, site: Site) -> tuple[str, ...]:
    """Paths of the sections that the settings want of the site's group."""
    found = whole.settings.mandatory.get(site.group)
    return found.sections if found else ()


def has_generated_page(site: Site, section: str) -> bool:
    """Whether a page made from the site's configuration does what `section` is for."""
    return _GENERATED.get(section) in site.generated_pages


def find_shown_pages(whole: LintContext) -> Mapping[str, tuple[Page, ...]]:
    """The pages in each site's own language that readers see at the clock, by the site's id."""
    own = {site.id: site.codes[0] for site in whole.portal.sites}
    found: dict[str, list[Page]] = {}
    for page in whole.library.pages:
        if page.language == own.get(page.site) and is_shown(page, whole.at):
            found.setdefault(page.site, []).append(page)
    return {site: tuple(pages) for site, pages in found.items()}


def has_content(whole: LintContext, pages: Iterable[Page], section: str) -> bool:
    """Whether one of `pages` stands in `section` or below it; an `_index` counts where it has a body."""
    return any(
        (page.section == section or page.section.startswith(f"{section}/"))
        and (not page.is_index or _has_body(whole, page))
        for page in pages
    )


def _has_body(whole: LintContext, page: Page) -> bool:
    return bool("".join(whole.text_of(page.source).splitlines()[page.body_line - 1 :]).strip())
