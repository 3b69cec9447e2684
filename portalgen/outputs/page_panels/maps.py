"""The maps of a page, drawn from the GeoJSON files beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.on_demand import on_demand
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.inherited_language import find_inherited_language
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.page import PagePanel

with on_demand():
    from portalgen.render.maps import page_maps

_FIELD: Final = "maps"


def _is_for(page: Page) -> bool:
    return bool(page.fields.get(_FIELD))


def _build(context: Context, page: Page, _here: Address, files: PageFiles) -> BuiltPanels:
    """Return a panel for each map that can be drawn, and the diagnostics of all others."""
    templates = context.templates_of(context.portal.site(page.site), page.language)
    panels: list[PagePanel] = []
    diagnostics: list[Diagnostic] = []
    inherited = find_inherited_language(context, page, _FIELD)
    for index, entry in enumerate(page.fields[_FIELD]):
        view, faults = page_maps.load_map(
            page, entry["file"], entry.get("name_property") or "", files, Place(page.source), inherited
        )
        if not inherited:  # else the original reports it
            diagnostics += [_at_file(context, page, fault, index) for fault in faults]
        if view is not None:
            view = replace(view, title=entry["title"], description=entry["description"], source=entry["source"])
            html = templates.render_component("map", page.source, map=view, titled=False)
            panels.append(PagePanel(_FIELD, view.title, html, title_language=inherited))
    return tuple(panels), tuple(diagnostics)


def _at_file(context: Context, page: Page, fault: Diagnostic, index: int) -> Diagnostic:
    """Return the diagnostic at its place in the page's file, which is read only if there is something to report."""
    return replace(fault, place=place_in_page(page, (_FIELD, index, "file"), context.portal))


PANEL: Final = PagePanelDefinition(_FIELD, _is_for, _build)
