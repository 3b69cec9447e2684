"""The table of all panels below a page's body, in order."""

from __future__ import annotations

from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.outputs.page_panels import (
    channels,
    datasets,
    maps,
    opinions,
    schedule,
    sending,
    steps,
    survey_results,
    taken_questions,
)
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.page import PagePanel

PAGE_PANELS: Final[tuple[PagePanelDefinition, ...]] = (
    steps.PANEL,
    schedule.PANEL,
    opinions.PANEL,
    taken_questions.PANEL,
    survey_results.PANEL,
    datasets.PANEL,
    maps.PANEL,
    channels.PANEL,
    sending.PANEL,
)
"""A test checks that every file of this folder with a panel is listed."""


def build_page_panels(context: Context, page: Page, here: Address, files: PageFiles) -> BuiltPanels:
    """Return all panels that belong to a page, in the order of the table of panels, and their diagnostics."""
    panels: list[PagePanel] = []
    diagnostics: list[Diagnostic] = []
    for each in PAGE_PANELS:
        if each.is_for(page):
            own, wrong = each.build(context, page, here, files)
            panels.extend(own)
            diagnostics.extend(wrong)
    return tuple(panels), tuple(diagnostics)
