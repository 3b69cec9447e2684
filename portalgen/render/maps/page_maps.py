"""The maps that a page names, in its front matter or in its text."""

from __future__ import annotations

from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.maps.model import MapFault
from portalgen.render.maps.view import build_map_view, read_and_draw
from portalgen.render.page_files import PageFiles

with on_demand():
    from portalgen.render.views import maps


def load_map(
    page: Page, file: str, name_property: str, files: PageFiles, place: Place, foreign: str = ""
) -> tuple[maps.MapView | None, tuple[Diagnostic, ...]]:
    """Return the view of a map with the diagnostics about its file. The view is None if the map cannot be drawn.

    The view does not contain the editor's words yet. `foreign` is the language of these words and of the names in the
    file, if different from the page's.
    """
    used = files.use_data_file(page, file)
    if isinstance(used, InvalidFile):
        return None, (Diagnostic(used.code, place, used.values),)
    facts, attachment = used
    drawn = read_and_draw(facts, name_property)
    if isinstance(drawn, MapFault):
        return None, (_at(drawn, file, place),)
    return build_map_view(drawn, attachment, page.language, foreign), tuple(
        _at(warning, file, place) for warning in drawn.data.warnings
    )


def _at(fault: MapFault, file: str, place: Place) -> Diagnostic:
    return diagnostic(fault.code, place, file=file, **dict(fault.values))
