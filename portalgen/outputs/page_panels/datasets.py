"""The data files named in a page's front matter, each as a table with its chart."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from markupsafe import Markup

from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic
from portalgen.kinds.data_fields import DATASETS
from portalgen.on_demand import on_demand
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.inherited_language import find_inherited_language
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.markdown.resolver import FiguresRequest
from portalgen.render.page_files import PageFiles
from portalgen.render.views.page import PagePanel

with on_demand():
    from portalgen.render import datasets

_NAMES: Final = tuple(each.name for each in fields(FiguresRequest))


def _has_figures(page: Page) -> bool:
    return bool(page.fields.get(DATASETS.name)) and page.kind.field(DATASETS.name) is not None


def _build(context: Context, page: Page, _here: Address, files: PageFiles) -> BuiltPanels:
    templates = context.templates_of(context.portal.site(page.site), page.language)
    parts: list[Markup] = []
    diagnostics: list[Diagnostic] = []
    inherited = find_inherited_language(context, page, DATASETS.name)
    for index, entry in enumerate(page.fields[DATASETS.name]):
        request = FiguresRequest(*(str(entry.get(name) or "") for name in _NAMES))
        view, faults = datasets.build_data_view(context, page, files, request, "datasets", inherited)
        if not inherited:  # else the original reports it
            diagnostics.extend(_report(context, page, index, each) for each in faults)
        if view is not None:
            parts.append(templates.render_component("dataset", page.source, data=view))
    title = context.text(context.portal.site(page.site), page.language, "dataset.title")
    panels = (PagePanel(DATASETS.name, title, Markup("").join(parts)),) if parts else ()
    return panels, tuple(diagnostics)


def _report(context: Context, page: Page, index: int, fault: InvalidFile) -> Diagnostic:
    place = place_in_page(page, (DATASETS.name, index, "file"), context.portal)
    return Diagnostic(fault.code, place, fault.values)


PANEL: Final = PagePanelDefinition("datasets", _has_figures, _build)
