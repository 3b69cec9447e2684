"""The elements of the head that machines read, as HTML: in one piece, since loops in a template would take longer than
all else that a head costs.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from portalgen.render.metadata.dublin_core import NamedValues
from portalgen.render.views.chrome import HeadView


def write_elements(head: HeadView, open_graph: NamedValues, data: str) -> Markup:
    """Return all elements of `head` that machines read, each on a line of its own.

    `data` is the JSON-LD, in which no `<` stands; empty: none.
    """
    written = "".join((*_list_elements(head, open_graph), _write_data(data) if data else ""))
    return Markup(written)  # noqa: S704 - every value in it is escaped


def _list_elements(head: HeadView, open_graph: NamedValues) -> Iterator[str]:
    """In their order: for previews, for catalogues, for the search, and the same content in other forms."""
    for name, content in open_graph:
        yield f'<meta property="{name}" content="{escape(content)}">\n'
    card = "summary_large_image" if head.image_url else "summary"
    yield f'<meta name="twitter:card" content="{card}">\n'
    if head.metadata:
        yield '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    for name, content in head.metadata:
        yield f'<meta name="{name}" content="{escape(content)}">\n'
    for name, content in head.filters:
        yield _write_search_element("filter", name, content)
    for name, content in head.search_meta:
        yield _write_search_element("meta", name, content)
    if head.sort_date:
        yield f'<meta data-pagefind-sort="date[content]" content="{head.sort_date}" name="pagefind:sort">\n'
    if head.license_url:
        yield f'<link rel="license" href="{escape(head.license_url)}">\n'
    for file in head.files:
        title = f' title="{escape(file.title)}"' if file.title else ""
        yield f'<link rel="alternate" type="{file.media_type}"{title} href="{escape(file.url)}">\n'


def _write_search_element(use: str, name: str, content: str) -> str:
    """What Pagefind keeps of a page: a value by which results are narrowed (`filter`), or one shown with them (`meta`)."""
    shown = escape(name)
    return f'<meta data-pagefind-{use}="{shown}[content]" content="{escape(content)}" name="pagefind:{shown}">\n'


def _write_data(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>\n'
