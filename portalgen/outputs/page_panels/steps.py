"""The steps for citizens, each with its title, explanation and facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from portalgen.content.model import Page
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic, diagnostic
from portalgen.kinds.step_fields import EVENT_STEPS, STEP_WORDS, fields_stated_elsewhere, has_steps
from portalgen.locale.catalog import language_name
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.inherited_language import find_inherited_language
from portalgen.plan.model import Address
from portalgen.plan.targets import SERVICE_SCHEME
from portalgen.render.context import Context
from portalgen.render.entries import build_field_fact
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Fact
from portalgen.render.views.page import PagePanel

_NAME: Final = "steps"


def _build(context: Context, page: Page, here: Address, _: PageFiles) -> BuiltPanels:
    fact = build_field_fact(context, page, here, EVENT_STEPS)
    if fact is None:
        return (), ()
    elsewhere = {field.name for field in fields_stated_elsewhere(page.kind, page.fields)}
    rows = ((_bare_words(cell) for cell in row if cell.name not in elsewhere) for row in fact.rows)
    table = replace(fact, rows=tuple(map(tuple, rows)))
    templates = context.templates_of(context.portal.site(page.site), page.language)
    html = templates.render_component(_NAME, page.source, table=table)
    language = find_inherited_language(context, page, EVENT_STEPS.name)
    if language:
        name = language_name(language, page.language)
        words = context.text(context.portal.site(page.site), page.language, "steps.untranslated", language=name)
        body = Markup("<p>{}</p>").format(words)
        html = templates.render_component("callout", page.source, kind="note", title="", body=body) + html
    faults = () if language else tuple(_check_services(context, page))
    return (PagePanel(_NAME, EVENT_STEPS.label.text(page.language), html),), faults


def _bare_words(cell: Fact) -> Fact:
    """Return a cell without its label if it is the heading or explanation of its step, not a fact."""
    return replace(cell, label="") if cell.name in STEP_WORDS else cell


def _check_services(context: Context, page: Page) -> Iterator[Diagnostic]:
    """Yield diagnostics for links of steps to services that are not configured or have no address yet."""
    for index, each in enumerate(page.fields[EVENT_STEPS.name]):
        written = each.get("link") or ""
        if written.startswith(f"{SERVICE_SCHEME}:") and context.targets.find(written, page.language) is None:
            place = place_in_page(page, (EVENT_STEPS.name, index, "link"), context.portal)
            if context.targets.is_service(written):
                yield diagnostic("LNK123", place, target=written)
            else:
                yield diagnostic("LNK125", place, target=written, suggestion="")


PANEL: Final = PagePanelDefinition(
    _NAME, lambda page: has_steps(page.kind) and bool(page.fields.get(EVENT_STEPS.name)), _build
)
