"""What the Markdown of one page refers to outside it: targets, files, the theme's components.

A resolver returns a value or the diagnostic that the author has to fix; it never raises.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView
from portalgen.render.views.figures import DataView
from portalgen.render.views.files import AttachmentView, ImageView
from portalgen.render.views.maps import MapView

FindPlace = Callable[[], Place]
"""Returns the place of a link, which only a diagnostic needs: to find it takes longer than to resolve most links."""


@frozen
class ResolvedLink:
    """Where a link leads. `is_shown` is False for a page that is not public now: only its text is rendered."""

    url: str
    title: str
    language: str = ""
    """The target's language where it differs from the page's, else empty."""
    is_external: bool = False
    source: str = ""
    """Source of the page that is linked to; empty for a link that leads to no page of the portal."""
    anchor: str = ""
    is_shown: bool = True
    asset: str = ""
    warning: Diagnostic | None = None
    state: str = ""
    """What became of the page that it leads to, in the language of the text; else empty."""


@frozen
class ResolvedImage:
    """A picture whose `alt`, `caption` and `credit` the caller fills in."""

    image: ImageView
    asset: str = ""


@frozen
class ResolvedAttachment:
    """A file to download."""

    attachment: AttachmentView
    asset: str = ""


@frozen
class ResolvedContact:
    """How to reach the agency of a site, and its name."""

    contact: ContactView
    name: str


@frozen
class ResolvedMap:
    """A map whose `title`, `description` and `source` the caller fills in; None where its file cannot be drawn."""

    map: MapView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the file: of a map that is drawn, warnings."""
    asset: str = ""


@frozen
class FiguresRequest:
    """What an editor says of a file of figures."""

    file: str
    title: str
    unit: str = ""
    source: str = ""
    chart: str = ""
    """A type of chart; empty or `none` for none."""
    chart_says: str = ""


@frozen
class ResolvedFigures:
    """A file of figures; no view where it has errors."""

    data: DataView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    asset: str = ""


class Resolver(Protocol):
    """Resolves references for one page."""

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """A page: a source path with or without `#anchor`, `id:…`, `site:…` or `self:…`."""

    def is_own(self, url: str) -> bool:
        """Whether a web address is on one of the portal's own hosts."""

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        """A picture, by its path from the page."""

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        """A file, by its path from the page."""

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        """A map, by its file's path from the page."""

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        """A file of figures, as a table and a chart."""

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """A page, by its item's id."""

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        """The contact of a site, by its id."""


class Components(Protocol):
    """The macros of the theme."""

    def render(self, name: str, /, **arguments: object) -> str:
        """The HTML of one macro; its name is positional, since a macro can have an argument `name`."""
