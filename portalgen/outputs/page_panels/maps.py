"""The maps of a page, drawn from the GeoJSON files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic, MessageValue
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.maps.model import MapFault
from portalgen.render.maps.view import MapText, build_map_view, read_and_draw
from portalgen.render.page_files import PageFiles
from portalgen.render.views.maps import MapView
from portalgen.render.views.page import PagePanel

_FIELD: Final = "maps"


def _is_for(page: Page) -> bool:
    return bool(page.fields.get(_FIELD))


def _build(context: Context, page: Page, _here: Address, files: PageFiles) -> BuiltPanels:
    """A panel for each map that can be drawn, and what is wrong with the others."""
    templates = context.templates_of(context.portal.site(page.site), page.language)
    panels: list[PagePanel] = []
    diagnostics: list[Diagnostic] = []
    for index, entry in enumerate(page.fields[_FIELD]):
        view, faults = build_map(page, entry, files)
        diagnostics += [_at(context, page, fault, index) for fault in faults]
        if view is not None:
            html = templates.render_component("map", page.source, map=view, titled=False)
            panels.append(PagePanel(_FIELD, view.title, html))
    return tuple(panels), tuple(diagnostics)


def build_map(
    page: Page, entry: Mapping[str, Any], files: PageFiles
) -> tuple[MapView | None, tuple[InvalidFile | MapFault, ...]]:
    """Return the view of a map that the front matter names, or None, and what is wrong with its file."""
    file = entry["file"]
    used = files.use_data_file(page, file)
    if isinstance(used, InvalidFile):
        return None, (used,)
    facts, attachment = used
    drawn = read_and_draw(facts, entry.get("name_property") or "")
    if isinstance(drawn, MapFault):
        return None, (drawn,)
    text = MapText(entry["title"], entry["description"], entry["source"])
    return build_map_view(drawn, text, attachment, page.language), drawn.data.warnings


def _at(context: Context, page: Page, fault: InvalidFile | MapFault, index: int) -> Diagnostic:
    place = place_in_page(page, (_FIELD, index, "file"), context.portal.root)
    name: dict[str, MessageValue] = {"file": page.fields[_FIELD][index]["file"]}
    return Diagnostic(fault.code, place, tuple(sorted({**name, **dict(fault.values)}.items())))


PANEL: Final = PagePanelDefinition(_FIELD, _is_for, _build)
