"""What the search index knows of a page beside its text."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.kinds.legal_document import LEGAL_STATUSES
from portalgen.locale.formats import format_short_day
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.entries import name_of_term


def build_search_filters(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search in `language` can be narrowed by."""
    site = context.portal.site(page.site)
    filters = [("site", site.name(language).short), ("kind", page.kind.label.text(language))]
    if page.section:
        filters.append(("section", title_of_section(context, site, page.section, language)))
    if page.day:
        filters.append(("year", str(page.day.year)))
    filters += [("field", name_of_term(context, "field", term, language)) for term in page.fields.get("field", ())]
    return tuple(filters)


def build_search_meta(page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search result in `language` shows beside its title; `lapsed` puts it below what is in force."""
    metadata = [("kind", page.kind.label.text(language))]
    if page.day:
        metadata.append(("date", format_short_day(page.day, language)))
    if page.fields.get("number"):
        metadata.append(("number", str(page.fields["number"])))
    status = page.fields.get("legal_status")
    if status and status != "in_force":
        metadata += [("state", each.label.text(language)) for each in LEGAL_STATUSES if each.value == status]
    if status == "expired":
        metadata.append(("lapsed", "1"))
    return tuple(metadata)
