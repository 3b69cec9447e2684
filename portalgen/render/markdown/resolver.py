"""The references from a page's Markdown to other content: targets, files, the theme's components.

A resolver returns a value or a diagnostic for the author to fix; it never raises.
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
"""Returns the place of a link. Only a diagnostic needs it, and finding it takes longer than resolving most links."""


@frozen
class ResolvedLink:
    """A resolved link. `is_shown` is False for a page that is not public now: only its text is rendered."""

    url: str
    title: str
    language: str = ""
    """The target's language if different from the page's, else empty."""
    is_external: bool = False
    source: str = ""
    """The source of the linked page; empty for a link to anything but a page of the portal."""
    anchor: str = ""
    is_shown: bool = True
    asset: str = ""
    warning: Diagnostic | None = None
    state: str = ""
    """The state of the linked page, in the language of the text, or empty."""


@frozen
class ResolvedImage:
    """A picture without its `alt`, `caption` and `credit`, which the caller fills in."""

    image: ImageView
    asset: str = ""


@frozen
class ResolvedAttachment:
    """A file to download."""

    attachment: AttachmentView
    asset: str = ""


@frozen
class ResolvedContact:
    """The contact details and the name of the agency of a site."""

    contact: ContactView
    name: str


@frozen
class ResolvedMap:
    """A map without its `title`, `description` and `source`, which the caller sets; None if it cannot be drawn."""

    map: MapView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    """The faults of the file; only warnings if the map was drawn."""
    asset: str = ""


@frozen
class FiguresRequest:
    """The editor's settings for a file of figures."""

    file: str
    title: str
    unit: str = ""
    source: str = ""
    chart: str = ""
    """A type of chart; empty or `none` for none."""
    chart_says: str = ""


@frozen
class ResolvedFigures:
    """A file of figures; without a view if it has errors."""

    data: DataView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    asset: str = ""


class Resolver(Protocol):
    """Resolves references for a page."""

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a page: a source path with or without `#anchor`, `id:…`, `site:…` or `self:…`."""

    def is_own(self, url: str) -> bool:
        """Return True if a web address is on a host of the portal."""

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        """Resolve a picture, by its path from the page."""

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        """Resolve a file, by its path from the page."""

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        """Resolve a map, by its file's path from the page."""

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        """Resolve a file of figures, as a table and a chart."""

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a page, by its item's id."""

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        """Resolve the contact details of a site, by its id."""


class Components(Protocol):
    """The macros of the theme."""

    def render(self, name: str, /, **arguments: object) -> str:
        """Return the HTML of a macro; `name` is positional, since a macro may have an argument of that name."""
