"""Every type of output that a portal is made of, in the order in which they are planned."""

from __future__ import annotations

from typing import Final

from portalgen.outputs import (
    about,
    accessibility,
    calendar,
    contact,
    facet,
    facet_list,
    feed,
    home,
    json_feed,
    not_found,
    outage,
    page,
    page_history,
    plain_text,
    portal_data_csv,
    portal_data_json,
    redirect,
    robots,
    schedule_calendar,
    search,
    section,
    security_txt,
    site_map,
    sitemap_index,
    sitemaps,
    taxonomy,
    terms,
    verification,
)
from portalgen.outputs.definition import OutputDefinition

OUTPUTS: Final[tuple[OutputDefinition, ...]] = (
    home.OUTPUT,
    about.OUTPUT,
    contact.OUTPUT,
    site_map.OUTPUT,
    search.OUTPUT,
    accessibility.OUTPUT,
    verification.OUTPUT,
    not_found.OUTPUT,
    feed.OUTPUT,
    json_feed.OUTPUT,
    calendar.OUTPUT,
    schedule_calendar.OUTPUT,
    section.OUTPUT,
    facet.OUTPUT,
    facet_list.OUTPUT,
    taxonomy.OUTPUT,
    terms.OUTPUT,
    page.OUTPUT,
    plain_text.OUTPUT,
    page_history.OUTPUT,
    portal_data_csv.OUTPUT,
    portal_data_json.OUTPUT,
    redirect.OUTPUT,
    sitemaps.OUTPUT,
    sitemap_index.OUTPUT,
    robots.OUTPUT,
    security_txt.OUTPUT,
    outage.OUTPUT,
)
"""A test holds that no file of this folder with a definition is missing."""
