"""The view of a page that an editor wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.content.files import FileFault
from portalgen.content.kinds.legal_document import LEGAL_STATUSES
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.content.places import page_place
from portalgen.diagnostics.model import Diagnostic, fault
from portalgen.graph.build import by_date
from portalgen.graph.model import Neighbours
from portalgen.locale.formats import short_day
from portalgen.plan.model import Address, Output, Role
from portalgen.plan.segments import TEXT
from portalgen.render.bodies import body_of
from portalgen.render.chrome import Furnisher
from portalgen.render.context import Context
from portalgen.render.entries import day_view, facts, term_facts, term_name
from portalgen.render.files import Shelf
from portalgen.render.frames import Head, frame, page_notices
from portalgen.render.markdown.body import Body
from portalgen.render.resolver import PageResolver
from portalgen.render.views import AttachmentView, Fact, ImageView, Link, PageView


@dataclass(frozen=True, slots=True)
class MadeView:
    """A view with what its making found: `furniture` is the digest of the chrome in it."""

    view: object
    furniture: str
    diagnostics: tuple[Diagnostic, ...] = ()
    body: Body | None = None


def page_view(context: Context, furnisher: Furnisher, output: Output, shelf: Shelf) -> MadeView:
    """The view of the page at `output`; its body's diagnostics come along, and errors mean an empty body."""
    page = context.graph.shown[output.subject]
    site = context.portal.site(output.site)
    kind = KINDS[page.kind]
    body, diagnostics = body_of(context, page, output.address, shelf)
    images, image_faults = _images(context, page, shelf)
    attachments, attachment_faults = _attachments(context, page, shelf)
    related, related_faults = _related(context, page, output.address, shelf)
    made, furniture = frame(
        context,
        furnisher,
        output,
        kind.layout,
        _head(context, site, page, images),
        trail(context, page, output.address),
        page_notices(context, site, page),
    )
    neighbours = context.graph.neighbours.get(page.source, Neighbours(None, None))
    view = PageView(
        frame=made,
        kind=page.kind,
        kind_label=kind.label.within(page.language),
        section_title=section_title(context, site, page.section, page.language) if page.section else "",
        title=page.title,
        summary=page.summary,
        day=day_view(page.day, page.language),
        body=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer, raw HTML is refused
        contents=body.headings if body else (),
        facts=facts(context, page, output.address),
        attachments=attachments,
        images=images,
        terms=term_facts(context, page, output.address),
        previous=_neighbour(context, neighbours.newer, output.address),
        next=_neighbour(context, neighbours.older, output.address),
        by_date=(section := site.section(page.section)) is not None and by_date(section),
        related=related,
        text_url=output.address.path + TEXT if site.plain_text else "",
        source=_source(context, site, page),
    )
    return MadeView(view, furniture, (*diagnostics, *image_faults, *attachment_faults, *related_faults), body)


def trail(context: Context, page: Page, here: Address) -> tuple[Link, ...]:
    """The breadcrumbs from below the home to the page itself."""
    links = section_trail(context, context.portal.site(page.site), page.section, page.language, here)
    return (*links, Link(page.title, here.path, current=True))


def section_trail(context: Context, site: Site, section: str, language: str, here: Address) -> tuple[Link, ...]:
    """The breadcrumbs of a section's parents and itself, those that are made."""
    links = []
    parts = section.split("/") if section else []
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        address = context.plan.address(site.id, language, Role.SECTION, path)
        if address is not None:
            links.append(Link(section_title(context, site, path, language), address.seen_from(here)))
    return tuple(links)


def section_title(context: Context, site: Site, section: str, language: str) -> str:
    """The title of a section: its `_index`'s, else its name in the configuration."""
    index = context.section_index(site.id, language, section)
    declared = site.section(section)
    return index.title if index else declared.names.get(language, section) if declared else section


def search_filters(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search in `language` can be narrowed by."""
    site = context.portal.site(page.site)
    found = [("site", site.name(language).short), ("kind", KINDS[page.kind].label.within(language))]
    if page.section:
        found.append(("section", section_title(context, site, page.section, language)))
    if page.day:
        found.append(("year", str(page.day.year)))
    found += [("field", term_name(context, "field", term, language)) for term in page.fields.get("field", ())]
    return tuple(found)


def search_meta(page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search result in `language` shows beside its title; `lapsed` puts it below what is in force."""
    found = [("kind", KINDS[page.kind].label.within(language))]
    if page.day:
        found.append(("date", short_day(page.day, language)))
    if page.fields.get("number"):
        found.append(("number", str(page.fields["number"])))
    status = page.fields.get("legal_status")
    if status and status != "in_force":
        found += [("state", each.label.within(language)) for each in LEGAL_STATUSES if each.value == status]
    if status == "expired":
        found.append(("lapsed", "1"))
    return tuple(found)


def _head(context: Context, site: Site, page: Page, images: Iterable[ImageView]) -> Head:
    day = page.day.isoformat() if page.day else ""
    address = next((image.url for image in images), "")
    return Head(
        title=page.title,
        description=page.summary,
        image_url=f"https://{site.host}{address}" if address.startswith("/") else address,
        filters=search_filters(context, page, page.language),
        search_meta=search_meta(page, page.language),
        sort_date=day,
        metadata=(("DC.date", day),) if day else (),
        indexed=not page.draft,
    )


def _images(context: Context, page: Page, shelf: Shelf) -> tuple[tuple[ImageView, ...], list[Diagnostic]]:
    views, faults = [], []
    for index, image in enumerate(page.fields.get("images", ())):
        made = shelf.image(page, image["file"], image["alt"], image.get("caption") or "", image.get("credit") or "")
        if isinstance(made, FileFault):
            faults.append(_at(context, page, made, "images", index))
        else:
            views.append(made)
    return tuple(views), faults


def _attachments(context: Context, page: Page, shelf: Shelf) -> tuple[tuple[AttachmentView, ...], list[Diagnostic]]:
    views, faults = [], []
    for index, attachment in enumerate(page.fields.get("attachments", ())):
        made = shelf.attachment(page, attachment["file"], attachment.get("title") or "")
        if isinstance(made, FileFault):
            faults.append(_at(context, page, made, "attachments", index))
        else:
            views.append(made)
    return tuple(views), faults


def _related(context: Context, page: Page, here: Address, shelf: Shelf) -> tuple[tuple[Link, ...], list[Diagnostic]]:
    links: dict[str, Link] = {}
    faults: list[Diagnostic] = []
    resolver = PageResolver(context, page, here, shelf)
    for index, identifier in enumerate(page.fields.get("related", ())):
        place = page_place(page, ("related", index), context.portal.root)
        if identifier == page.id:
            faults.append(fault("LNK107", place, target=identifier))
            continue
        found = resolver.item(identifier, place)
        if isinstance(found, Diagnostic):
            faults.append(found)
        elif found.warning is not None:
            faults.append(found.warning)
        else:
            links[identifier] = Link(found.title, found.url, found.language, found.language)
    return tuple(links.values()), faults


def _at(context: Context, page: Page, found: FileFault, key: str, index: int) -> Diagnostic:
    return Diagnostic(found.code, page_place(page, (key, index, "file"), context.portal.root), found.values)


def _neighbour(context: Context, page: Page | None, here: Address) -> Link | None:
    return Link(page.title, context.page_address(page).seen_from(here)) if page else None


def _source(context: Context, site: Site, page: Page) -> Fact | None:
    """Author, source and date of first posting of quoted content (QĐ 2111 Art. 8(3))."""
    source = page.fields.get("source")
    if not source:
        return None
    posted = source.get("posted")
    parts = [source.get("author"), source.get("name"), short_day(posted, page.language) if posted else None]
    label = context.text(site, page.language, "source.label")
    return Fact("source", label, ", ".join(part for part in parts if part), url=source.get("url") or "")
