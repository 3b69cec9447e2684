"""Shows front matter entries in a panel: an accessible table of the theme, with a row for each entry."""

from __future__ import annotations

from collections.abc import Iterable

from portalgen.content.model import Page
from portalgen.locale.formats import format_number
from portalgen.render.context import Context
from portalgen.render.views.links import Fact
from portalgen.render.views.page import PagePanel

LedgerRow = tuple[Fact, ...]


def build_ledger_panel(
    context: Context,
    page: Page,
    name: str,
    title: str,
    tables: Iterable[tuple[str, tuple[LedgerRow, ...]]],
    note: str = "",
) -> PagePanel:
    """Return the panel `name` of a page: (caption, rows) of each table, and a note below the last table."""
    templates = context.templates_of(context.portal.site(page.site), page.language)
    facts = [Fact(name, caption, "", rows=rows) for caption, rows in tables] or [Fact(name, title, "")]
    notes = [*("" for _ in facts[1:]), note]
    parts = (
        templates.render_component("ledger", page.source, table=fact, note=each)
        for fact, each in zip(facts, notes, strict=True)
    )
    html = next(parts)
    for part in parts:
        html += part
    return PagePanel(name, title, html)


def number_cell(name: str, label: str, value: int, language: str) -> Fact:
    """Return a cell with a number."""
    return Fact(name, label, format_number(value, language), presentation="number")
