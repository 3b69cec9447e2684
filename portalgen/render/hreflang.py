"""The addresses of an output in the other languages: `hreflang`, and what the language switch leads to."""

from __future__ import annotations

from portalgen.plan.model import PAGE_HISTORY_OUTPUT, PAGE_OUTPUT, Address, Output
from portalgen.render.context import Context
from portalgen.render.views.links import Alternate


def find_alternates(context: Context, output: Output) -> tuple[tuple[str, Address], ...]:
    """(language, address) of the same content in each language that it exists in, this one among them."""
    alternates = []
    for code in context.portal.site(output.site).codes:
        address = output.address if code == output.language else _in_language(context, output, code)
        if address is not None:
            alternates.append((code, address))
    return tuple(alternates)


def build_hreflang_links(others: tuple[tuple[str, Address], ...]) -> tuple[Alternate, ...]:
    """The alternates as `hreflang` wants them; the first language also stands as `x-default`."""
    links = tuple(Alternate(code, address.url) for code, address in others)
    return (*links, Alternate("x-default", links[0].url))


def _in_language(context: Context, output: Output, code: str) -> Address | None:
    if output.number > 1:
        others = context.pages_of(output.site, code, output.type.name, output.subject)
        return others[output.number - 1].address if output.number <= len(others) else None
    if output.type.name in (PAGE_OUTPUT, PAGE_HISTORY_OUTPUT):
        page = context.graph.item_of(context.graph.addressed_pages[output.subject]).page(code)
        if page is None or output.type.name == PAGE_OUTPUT:
            return context.page_address(page) if page else None
        return context.plan.address(output.site, code, PAGE_HISTORY_OUTPUT, page.source)
    return context.plan.address(output.site, code, output.type.name, output.subject)
