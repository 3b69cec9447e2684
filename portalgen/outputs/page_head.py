"""The head of an item's page: metadata for search engines, link previews and other programs."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_indexed, is_sample, status_of
from portalgen.plan.model import Address
from portalgen.plan.segments import PLAIN_TEXT_FILE
from portalgen.render.context import Context
from portalgen.render.frames import Head
from portalgen.render.metadata.forms import Subject, write_day
from portalgen.render.metadata.item_nodes import build_item_nodes
from portalgen.render.metadata.open_graph import Article
from portalgen.render.metadata.page_facts import (
    find_last_update,
    find_own_day,
    is_licensed,
    list_authors,
    list_keywords,
)
from portalgen.render.page_statuses import describe_shared_page, title_shared_page
from portalgen.render.search_metadata import build_search_filters, build_search_meta
from portalgen.render.views.chrome import AlternateFile
from portalgen.render.views.files import ImageView

_FORMS_BESIDE: Final = (
    ("plain_text", "text", PLAIN_TEXT_FILE, "text/plain"),
    ("item_data", "item_data", "index.json", "application/json"),
)
"""The files published beside each page, as (site setting, type of output, file name, media type)."""


def build_page_head(
    context: Context, page: Page, here: Address, images: tuple[ImageView, ...], body: str, section: str
) -> Head:
    """Return the head of a published page. `body` is the HTML of its text; `section` is the title of its section."""
    site, parts = context.portal.site(page.site), context.parts
    at = context.graph.at
    is_found = is_indexed(page, at)
    is_claimed = not page.draft and not is_sample(page) and (is_found or _keeps_nodes(page, at))
    authors = parts.build("metadata", list_authors, context, page)
    subjects = parts.build("metadata", list_keywords, context, page)
    subject = parts.build(
        "elements", Subject, context, site, page, here, page.fields, images, body, authors, subjects, section
    )
    return Head(
        title=page.title,
        shared_title=parts.build("elements", title_shared_page, context, page),
        description=describe_shared_page(page, context.graph.at),
        image=images[0] if images else None,
        filters=parts.build("filters", build_search_filters, context, page, page.language) if is_found else (),
        search_meta=parts.build("search_meta", build_search_meta, context, page, page.language) if is_found else (),
        sort_date=page.day.isoformat() if page.day else "",
        indexed=is_found and not page.draft,
        is_claimed=is_claimed,
        is_licensed=is_licensed(page, context.graph.at),
        day=parts.build("metadata", find_own_day, page),
        creators=authors,
        contributors=parts.build("metadata", _list_contributors, site, page),
        source=_name_source(page),
        subjects=subjects,
        article=parts.build("elements", _build_article, subject),
        items=parts.build("elements", build_item_nodes, subject) if is_claimed else None,
        files=list_files(context, site, here),
    )


def _keeps_nodes(page: Page, at: datetime) -> bool:
    """Return True if a page excluded from search engines still describes its subject."""
    mapping = page.kind.schema_org
    return mapping is not None and mapping.keeps_superseded and status_of(page, at) == "superseded"


def _build_article(subject: Subject) -> Article:
    page = subject.page
    changed = find_last_update(page, subject.context.graph.at)
    return Article(
        published=write_day(page.published) if page.published is not None else "",
        modified=write_day(changed) if changed is not None else "",
        authors=subject.authors,
    )


def _list_contributors(site: Site, page: Page) -> tuple[str, ...]:
    """Return the agency responsible for the content, if it is not the site's own agency."""
    agency = page.fields.get("agency")
    return (agency,) if agency and agency != site.name(page.language).full else ()


def _name_source(page: Page) -> str:
    """Return the source of a quoted page: its address, else its name."""
    source = page.fields.get("source") or {}
    return source.get("url") or source.get("name") or ""


def list_files(context: Context, site: Site, here: Address) -> tuple[AlternateFile, ...]:
    """Return the other forms of the page that are published beside it, if its site enables them and they are built."""
    return tuple(
        [
            AlternateFile(media_type, here.path + name, "")
            for setting, type_name, name, media_type in _FORMS_BESIDE
            if getattr(site, setting) and context.makes_output(type_name)
        ]
    )
