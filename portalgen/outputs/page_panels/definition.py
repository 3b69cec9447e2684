"""What the definition of a panel of a page is: a piece of a page that is made of its front matter and the files beside it.

Each file of this folder that ends with a `PANEL` defines one; `table` lists them in the order in which pages show them.
"""

from __future__ import annotations

from collections.abc import Callable

from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.page import PagePanel

BuiltPanels = tuple[tuple[PagePanel, ...], tuple[Diagnostic, ...]]
"""What a panel shows of one page, in its order, and what is wrong in it."""
PanelBuilder = Callable[[Context, Page, Address, PageFiles], BuiltPanels]
"""Builds the panels of a page that is read at an address, from the files beside it; nothing where there is nothing to show.

Their HTML is that of components of the theme (`Context.templates_of`, `Templates.render_component`), as that of shortcodes.
"""


@frozen
class PagePanelDefinition:
    """One type of panel."""

    name: str
    """Of `PagePanel.name`."""
    is_for: Callable[[Page], bool]
    """Whether a page may have it; quick, since it is asked of every page."""
    build: PanelBuilder
