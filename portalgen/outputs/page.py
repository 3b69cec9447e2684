"""A page written by an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic
from portalgen.graph.list_order import find_list_order
from portalgen.graph.model import Neighbours
from portalgen.kinds.definition import Kind
from portalgen.locale.dates import format_day
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.page_head import build_page_head
from portalgen.outputs.page_history import find_history_url
from portalgen.outputs.page_panels.table import build_page_panels
from portalgen.outputs.page_update import build_update_view
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_pages
from portalgen.plan.model import PAGE_OUTPUT, Address, Output, OutputType
from portalgen.plan.segments import PLAIN_TEXT_FILE
from portalgen.render.bodies import render_page_body
from portalgen.render.breadcrumbs import build_page_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer, link_to
from portalgen.render.context import Context
from portalgen.render.entries import build_facts, build_term_facts
from portalgen.render.frames import build_frame, build_page_notices
from portalgen.render.markdown.body import Body
from portalgen.render.page_files import PageFiles
from portalgen.render.page_statuses import label_page, label_under_title
from portalgen.render.presenters import build_day_view
from portalgen.render.references import check_references
from portalgen.render.relations import build_effect_notices
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.links import Fact, Link, Notice
from portalgen.render.views.page import PageView

with on_demand():
    from portalgen.outputs import page_notice


def build_page_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return the view of the page at `output`, and its diagnostics. If the body has errors, it is empty.

    If a notice replaces the page, return the view of the notice.
    """
    page = context.graph.addressed_pages[output.subject]
    if page.source in context.graph.notice_pages:
        return page_notice.build_page_notice_view(context, chrome, output, page)
    site, parts, here = context.portal.site(output.site), context.parts, output.address
    kind = page.kind
    body, diagnostics = render_page_body(context, page, here, files)
    images, image_diagnostics = _images(context, page, files)
    attachments, attachment_diagnostics = _attachments(context, page, files)
    panels, panel_diagnostics = build_page_panels(context, page, here, files)
    section_title = title_of_section(context, site, page.section, page.language) if page.section else ""
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        kind.layout,
        build_page_head(context, page, here, images, body.html if body else "", section_title),
        parts.build("breadcrumbs", build_page_trail, context, page, here),
        parts.build("notices", _build_notices, context, site, page, here),
    )
    facts = parts.build("facts", build_facts, context, page, here)
    neighbours = context.graph.neighbours.get(page.source, Neighbours(None, None))
    view = PageView(
        frame=frame,
        kind=kind.name,
        kind_label=kind.label.text(page.language),
        section_title=section_title,
        title=page.title,
        summary=page.summary,
        day=build_day_view(page.day, page.language),
        body=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer, raw HTML is refused
        contents=body.headings if body and not kind.body_first else (),
        facts=parts.build("facts", select_other_facts, kind, facts),
        attachments=attachments,
        images=images,
        terms=parts.build("terms", build_term_facts, context, page, here),
        previous=parts.build("previous", _neighbour, context, neighbours.newer, here),
        next=parts.build("next", _neighbour, context, neighbours.older, here),
        by_date=parts.build("by_date", _is_by_date, context, site, page),
        related=parts.build("related", _related, context, page, here),
        text_url=here.path + PLAIN_TEXT_FILE if site.plain_text else "",
        source=parts.build("source", _source, context, site, page),
        history_url=parts.build("history_url", find_history_url, context, page),
        facts_first=parts.build("facts_first", select_first_facts, kind, facts),
        category=(section_title if kind.is_named_by_section else "") or kind.label.text(page.language),
        panels=panels,
        updated=parts.build("updated", build_update_view, context, page),
        body_title=kind.body_title.text(page.language) if kind.body_title and body and body.html else "",
        folds_facts=kind.folds_facts,
        panels_first=kind.panels_first,
        body_first=kind.body_first,
        labels=parts.build("labels", label_under_title, context, page),
    )
    return ViewResult(
        view,
        chrome_digest,
        (
            *diagnostics,
            *image_diagnostics,
            *attachment_diagnostics,
            *panel_diagnostics,
            *check_references(context, page),
        ),
        body,
    )


def check_page(
    context: Context, page: Page, here: Address, files: PageFiles
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the body of a page, and all diagnostics of the body, of the page's files and of its references."""
    body, diagnostics = render_page_body(context, page, here, files)
    _, image_diagnostics = _images(context, page, files)
    _, attachment_diagnostics = _attachments(context, page, files)
    _, panel_diagnostics = build_page_panels(context, page, here, files)
    references = check_references(context, page)
    return body, (*diagnostics, *image_diagnostics, *attachment_diagnostics, *panel_diagnostics, *references)


def check_page_text(context: Context, output: Output, files: PageFiles) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the result of `check_page` for the page at `output`, empty if a notice replaces it."""
    page = context.graph.addressed_pages[output.subject]
    if page.source in context.graph.notice_pages:
        return None, ()
    return check_page(context, page, output.address, files)


def select_first_facts(kind: Kind, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts shown above the body, in the kind's order, if the kind shows the rest at the end."""
    by_name = {fact.name: fact for fact in facts} if kind.first_facts else {}
    return tuple(by_name[name] for name in kind.first_facts or () if name in by_name)


def select_other_facts(kind: Kind, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts not shown above the body."""
    first = kind.first_facts
    return tuple(fact for fact in facts if fact.name not in first) if first is not None else facts


def _build_notices(context: Context, site: Site, page: Page, here: Address) -> tuple[Notice, ...]:
    return (*build_page_notices(context, site, page), *build_effect_notices(context, page, here))


def _is_by_date(context: Context, site: Site, page: Page) -> bool:
    section = site.section(page.section)
    return section is not None and find_list_order(context.portal.kinds, section) != "weight"


def _images(context: Context, page: Page, files: PageFiles) -> tuple[tuple[ImageView, ...], list[Diagnostic]]:
    views, diagnostics = [], []
    for index, image in enumerate(page.fields.get("images", ())):
        image_view = files.use_image(
            page, image["file"], image["alt"], image.get("caption") or "", image.get("credit") or ""
        )
        if isinstance(image_view, InvalidFile):
            diagnostics.append(_at(context, page, image_view, "images", index))
        else:
            views.append(image_view)
    return tuple(views), diagnostics


def _attachments(context: Context, page: Page, files: PageFiles) -> tuple[tuple[AttachmentView, ...], list[Diagnostic]]:
    views, diagnostics = [], []
    for index, attachment in enumerate(page.fields.get("attachments", ())):
        attachment_view = files.use_attachment(page, attachment["file"], _title_of_attachment(page, attachment))
        if isinstance(attachment_view, InvalidFile):
            diagnostics.append(_at(context, page, attachment_view, "attachments", index))
        else:
            views.append(attachment_view)
    return tuple(views), diagnostics


def _title_of_attachment(page: Page, attachment: Mapping[str, Any]) -> str:
    """Return the title, preceded by the role if the kind distinguishes its files ("Tờ trình: …")."""
    title = attachment.get("title") or ""
    declared = page.kind.field("attachments")
    role = declared.below("role") if declared is not None else None
    if role is None or not attachment.get("role"):
        return title
    return f"{role.choice_label(attachment['role']).text(page.language)}: {title}"


def _related(context: Context, page: Page, here: Address) -> tuple[Link, ...]:
    """Return the published items named by the editor, without duplicates."""
    identifiers = (each for each in dict.fromkeys(page.fields.get("related", ())) if each != page.id)
    targets = (context.targets.item(each, page.language) for each in identifiers)
    return tuple(link_to(each, each.title, each.language, page.language, here) for each in targets if each is not None)


def _at(context: Context, page: Page, invalid_file: InvalidFile, key: str, index: int) -> Diagnostic:
    return Diagnostic(invalid_file.code, place_in_page(page, (key, index, "file"), context.portal), invalid_file.values)


def _neighbour(context: Context, page: Page | None, here: Address) -> Link | None:
    if page is None:
        return None
    state = label_page(context, page, page.language)
    return Link(page.title, context.page_address(page).link_from(here), state=state)


def _source(context: Context, site: Site, page: Page) -> Fact | None:
    """Return author, source and date of first posting of quoted content (QĐ 2111 Art. 8(3))."""
    source = page.fields.get("source")
    if not source:
        return None
    posted = source.get("posted")
    parts = [source.get("author"), source.get("name"), format_day(posted, page.language) if posted else None]
    label = context.text(site, page.language, "source.label")
    return Fact("source", label, ", ".join(part for part in parts if part), url=source.get("url") or "")


OUTPUT: Final = OutputDefinition(
    OutputType(PAGE_OUTPUT, plan_pages, step="site", is_listed=True, is_searched=True, needs_bodies=True),
    build_page_view,
    check_text=check_page_text,
)
