"""The source of the columns of an item."""

from __future__ import annotations

from collections.abc import Mapping

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.facets import find_taxonomy
from portalgen.kinds.data_cell import CellType
from portalgen.render.context import Context


@frozen
class PageReader:
    """The source of the columns of a page, on any site."""

    context: Context
    page: Page

    @property
    def cells(self) -> Mapping[str, CellType]:
        """The type of each field in data files."""
        return self.context.data_cells

    @property
    def url(self) -> str:
        """The permalink of the page."""
        return self.context.page_address(self.page).url

    @property
    def agency(self) -> str:
        """The agency named by the page, or else that of its site, in the page's language."""
        named = self.page.fields.get("agency")
        return str(named) if named else self.context.portal.site(self.page.site).agency_name(self.page.language)

    def term_id(self, taxonomy: str, written: str) -> str:
        """Return the id of a term; a text that is not a term is returned unchanged."""
        declared = find_taxonomy(self.context.portal, taxonomy)
        term = declared.find_term(written) if declared is not None else None
        return term.id if term is not None else written

    def shows_item(self, identifier: str) -> bool:
        """Return True if readers can see the item with this id now, on any site."""
        return self.context.targets.shows_item(identifier)

    def file_url(self, name: str) -> str:
        """Return the absolute address of a file beside the page."""
        return self.context.file_address(self.page, name).url
