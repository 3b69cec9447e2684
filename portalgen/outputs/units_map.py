"""The map of the units on pages of the main site."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Site
from portalgen.plan.model import Output
from portalgen.render.chrome import link_to_site
from portalgen.render.context import Context
from portalgen.render.views.maps import MapPoint, UnitArea, UnitsMapView
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.sorting import place_name_of, sort_key

_TITLE: Final = B("Bản đồ các đơn vị", "Map of the units")
_NOTE: Final = B(
    "Chọn một đơn vị để mở trang của đơn vị đó. Danh sách theo chữ cái ở trên dẫn đến cùng các trang ấy.",
    "Choose a unit to open its site. The alphabetical list above leads to the same sites.",
)
_SOURCE: Final = B("Nguồn ranh giới: {source}.", "Source of the boundaries: {source}.")


def build_units_map(context: Context, site: Site, output: Output) -> UnitsMapView | None:
    """Return the map of the units on the main site, in directory order; None if there is no map."""
    drawing = context.units
    if drawing is None or site.id != context.portal.main_site.id:
        return None
    language = output.language
    areas = (
        UnitArea(
            link_to_site(context.portal.site(unit.site), language, output.address),
            unit.path,
            tuple(MapPoint(x, y) for x, y in unit.points),
        )
        for unit in drawing.units
    )
    source = drawing.source.removesuffix(".")
    return UnitsMapView(
        title=_TITLE.text(language),
        note=_NOTE.text(language),
        width=drawing.width,
        height=drawing.height,
        units=tuple(sorted(areas, key=lambda each: sort_key(place_name_of(each.link.title)))),
        source=_SOURCE.text(language).format(source=source) if source else "",
    )
