"""The list of a section's pages."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.plan.model import Output, Role
from portalgen.render.bodies import body_of
from portalgen.render.breadcrumbs import section_title, section_trail
from portalgen.render.chrome import Furnisher
from portalgen.render.context import Context
from portalgen.render.frames import Head, frame
from portalgen.render.markdown.body import Body
from portalgen.render.outputs.pagination import TERM_PAGE_SIZE, list_entries, numbered_title, pagination
from portalgen.render.outputs.view_result import ViewResult
from portalgen.render.page_files import Shelf
from portalgen.render.views.links import Link
from portalgen.render.views.lists import ListView


def section_view(context: Context, furnisher: Furnisher, output: Output, shelf: Shelf) -> ViewResult:
    """One page of a section's list."""
    site = context.portal.site(output.site)
    declared = site.section(output.subject)
    size = declared.page_size if declared else TERM_PAGE_SIZE
    pages = context.graph.lists.get((site.id, output.language, output.subject), ())
    index = context.graph.indexes.get((site.id, output.language, output.subject))
    body, diagnostics = introduction(context, index, output, shelf)
    title = section_title(context, site, output.subject, output.language)
    parents = section_trail(context, site, output.subject, output.language, output.address)
    head = Head(numbered_title(context, site, output, title), description=index.summary if index else "")
    made, furniture = frame(context, furnisher, output, "list", head, _marked_last(parents))
    kinds = declared.kinds if declared else ()
    view = ListView(
        frame=made,
        title=title,
        introduction=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer
        list_style=KINDS[kinds[0]].list_style if kinds and kinds[0] in KINDS else "plain",
        entries=list_entries(context, pages, output, size, shelf),
        total=len(pages),
        pagination=pagination(context, site, output),
        sections=_subsections(context, site, output),
        feed_url=_feed(context, output),
    )
    return ViewResult(view, furniture, diagnostics, body)


def introduction(
    context: Context, index: Page | None, output: Output, shelf: Shelf
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """The body of an `_index`, on the first page of its list only."""
    if index is None or output.number > 1:
        return None, ()
    return body_of(context, index, output.address, shelf)


def _marked_last(trail: tuple[Link, ...]) -> tuple[Link, ...]:
    return (*trail[:-1], replace(trail[-1], current=True)) if trail else ()


def _subsections(context: Context, site: Site, output: Output) -> tuple[Link, ...]:
    below = [
        section
        for section in context.graph.sections[site.id, output.language]
        if section.rpartition("/")[0] == output.subject
    ]
    return tuple(
        Link(
            section_title(context, site, section, output.language),
            context.plan.addresses[site.id, output.language, Role.SECTION, section].path,
        )
        for section in below
    )


def _feed(context: Context, output: Output) -> str:
    address = context.plan.address(output.site, output.language, Role.FEED)
    return address.path if address else ""
