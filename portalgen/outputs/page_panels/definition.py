"""The definition of a panel: a part of a page built from its front matter and the files beside it.

Each file of this folder that ends with `PANEL` defines a panel; `table` lists them in the order shown on pages.
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
"""The panels of a page, in order, and their diagnostics."""
PanelBuilder = Callable[[Context, Page, Address, PageFiles], BuiltPanels]
"""Builds the panels of a page at an address, from the files beside it; empty if there is nothing to show.

Their HTML is produced by theme components (`Context.templates_of`, `Templates.render_component`), like the HTML of
shortcodes.
"""


@frozen
class PagePanelDefinition:
    """A type of panel."""

    name: str
    """The `PagePanel.name`."""
    is_for: Callable[[Page], bool]
    """Returns True if a page may have the panel; must be fast, because it is called for every page."""
    build: PanelBuilder
