"""The links between the numbered pages of a list, and its entries; `plan.pagination` determines their number."""

from __future__ import annotations

from itertools import pairwise

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.on_demand import on_demand
from portalgen.plan.model import Output
from portalgen.render.context import Context
from portalgen.render.entries import build_entry
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists

SHORT_LIST = 9
"""Maximum number of pages that all link to each other, so that a long list is not quadratic."""


def build_pagination(context: Context, site: Site, output: Output) -> lists.Pagination | None:
    """Return the numbered pages of a list, or None for a single page."""
    outputs = context.pages_of(output.site, output.language, output.type.name, output.subject)
    if len(outputs) < 2:
        return None
    here, count = output.number, len(outputs)

    def step(number: int) -> Link | None:
        if not 1 <= number <= count:
            return None
        title = context.text(site, output.language, "pagination.page", number=number)
        return Link(title, outputs[number - 1].address.path)

    pages = tuple(
        lists.PageLink(number, outputs[number - 1].address.path, number == here) if number else None
        for number in _window(here, count)
    )
    return lists.Pagination(here, count, step(here - 1), step(here + 1), pages)


def _window(here: int, count: int) -> tuple[int, ...]:
    """Return the numbers to show, 0 for a gap: all of a short list, else the ends and two on either side."""
    if count <= SHORT_LIST:
        return tuple(range(1, count + 1))
    shown = sorted({1, count, *(number for number in range(here - 2, here + 3) if 1 <= number <= count)})
    window = [shown[0]]
    for before, number in pairwise(shown):
        window += [number] if number == before + 1 else [0, number]
    return tuple(window)


def build_list_entries(
    context: Context, pages: tuple[Page, ...], output: Output, size: int, files: PageFiles
) -> tuple[lists.Entry, ...]:
    start = (output.number - 1) * size
    return tuple(
        build_entry(context, page, output.language, output.address, files) for page in pages[start : start + size]
    )


def number_title(context: Context, site: Site, output: Output, title: str) -> str:
    if output.number == 1:
        return title
    return f"{title} - {context.text(site, output.language, 'pagination.page', number=output.number)}"
