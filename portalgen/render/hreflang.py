"""The addresses of an output in other languages, for `hreflang` and the language switch.

If a language lacks the content, the switch links to the nearest list or the home, and `hreflang` omits the language.
"""

from __future__ import annotations

from portalgen.plan.model import HOME_OUTPUT, PAGE_HISTORY_OUTPUT, PAGE_OUTPUT, SECTION_OUTPUT, Address, Output
from portalgen.plan.segments import facet_of_subject
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.views.links import Alternate, Link


def find_alternates(context: Context, output: Output) -> tuple[tuple[str, Address], ...]:
    """Return (language, address) for each language that has the content of `output`, including its own language."""
    codes = context.portal.site(output.site).codes
    if len(codes) == 1:
        return ((output.language, output.address),)
    alternates = []
    for code in codes:
        address = output.address if code == output.language else _in_language(context, output, code)
        if address is not None:
            alternates.append((code, address))
    return tuple(alternates)


def build_hreflang_links(others: tuple[tuple[str, Address], ...]) -> tuple[Alternate, ...]:
    """Return the links with `hreflang`. The first language is also linked as `x-default`."""
    links = tuple(Alternate(code, address.url) for code, address in others)
    return (*links, Alternate("x-default", links[0].url))


def find_nearest(context: Context, output: Output, code: str) -> Link | None:
    """Return a link to the nearest list in the language `code`, or else to the home in that language.

    It is used if that language lacks the content of `output`. Return None if the language has no home either.
    """
    site = context.portal.site(output.site)
    page = context.graph.addressed_pages.get(output.subject)
    section = page.section if page is not None else facet_of_subject(output.subject)[0]
    while section:
        address = context.plan.address(site.id, code, SECTION_OUTPUT, section)
        if address is not None:
            return Link(title_of_section(context, site, section, code), address.link_from(output.address))
        section = section.rpartition("/")[0]
    home = context.plan.address(site.id, code, HOME_OUTPUT)
    return Link(context.text(site, code, "home.title"), home.link_from(output.address)) if home is not None else None


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
