"""Resolves the references from a page's Markdown to other content: link targets, files, components of the theme.

A resolver returns a value, or a diagnostic for the author to fix. It never raises an exception.
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
"""Returns the place of a link.

It is called only to build a diagnostic, since finding the place takes longer than resolving most links.
"""


@frozen
class ResolvedLink:
    """A resolved link. `is_shown` is False if its page is not public now: then only the text is rendered."""

    url: str
    title: str
    language: str = ""
    """The language of the target if different from the page's, otherwise empty."""
    is_external: bool = False
    source: str = ""
    """The source of the linked page. Empty if the link does not lead to a page of the portal."""
    anchor: str = ""
    is_shown: bool = True
    asset: str = ""
    warning: Diagnostic | None = None
    state: str = ""
    """The state of the linked page, in the language of the text, or empty."""


@frozen
class ResolvedImage:
    """A resolved picture. Its `alt`, `caption` and `credit` are empty: the caller fills them in."""

    image: ImageView
    asset: str = ""


@frozen
class ResolvedAttachment:
    """A file to download."""

    attachment: AttachmentView
    asset: str = ""


@frozen
class ResolvedContact:
    """The contact details of a site, and the name of its agency."""

    contact: ContactView
    name: str


@frozen
class ResolvedMap:
    """A drawn map; None if it cannot be drawn. Its `title`, `description` and `source` are set by the caller."""

    map: MapView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    """The faults of the file; only warnings if the map was drawn."""
    asset: str = ""


@frozen
class FiguresRequest:
    """The editor's settings for the table and the chart of a file of figures."""

    file: str
    title: str
    unit: str = ""
    source: str = ""
    chart: str = ""
    """The type of the chart. Empty or `none` if there is no chart."""
    chart_says: str = ""


@frozen
class ResolvedFigures:
    """The view of a file of figures, or None if the file has errors."""

    data: DataView | None
    diagnostics: tuple[Diagnostic, ...] = ()
    asset: str = ""


class Resolver(Protocol):
    """Resolves the references in the Markdown of a page."""

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a link to a page: a source path with or without `#anchor`, `id:…`, `site:…` or `self:…`."""

    def is_own(self, url: str) -> bool:
        """Return True if a web address is on a host of the portal."""

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        """Resolve a picture. `file` is its path relative to the page."""

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        """Resolve a file to download. `file` is its path relative to the page."""

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        """Resolve a map. `file` is the path of the map file relative to the page."""

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        """Resolve a file of figures, to be shown as a table and a chart."""

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve the page of the item with this id."""

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        """Resolve the contact details of the site with this id."""


class Components(Protocol):
    """The macros of the theme."""

    def render(self, name: str, /, **arguments: object) -> str:
        """Return the HTML of the macro `name`.

        `name` is positional, since a macro may have an argument with that name.
        """
